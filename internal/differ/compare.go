package differ

import "strings"

// Op is what happened to words.
type Op int

// The operations.
const (
	Same Op = iota
	Deleted
	Inserted
)

// Piece is words that share their fate. Of words that are the same, Words is how the
// first text writes them and Now how the second does.
type Piece struct {
	Op    Op
	Words []string
	Now   []string
}

// Row is a paragraph and what happened to it. One of Old and New may be nil.
type Row struct {
	Old, New *Para
	Pieces   []Piece
	Moved    int // rows that are one paragraph moved share a number; 0: not moved
}

// Changed reports whether the row holds a change.
func (r Row) Changed() bool {
	for _, p := range r.Pieces {
		if p.Op != Same {
			return true
		}
	}
	return false
}

// Para is the paragraph that gives the row its look: the new one if there is one.
func (r Row) Para() *Para {
	if r.New != nil {
		return r.New
	}
	return r.Old
}

// Comparison is what differs between two texts.
type Comparison struct {
	Name     string // of the document, as a path
	Title    string // of the document, for people; empty: Name
	Old, New string // names of the texts
	Also     []string
	Rows     []Row
}

func (c Comparison) title() string {
	if c.Title != "" {
		return c.Title
	}
	return c.Name
}

// Changed reports whether anything differs.
func (c Comparison) Changed() bool {
	for _, r := range c.Rows {
		if r.Changed() {
			return true
		}
	}
	return false
}

// Count counts words taken away and added; words of a paragraph that moved are not.
func (c Comparison) Count() (deleted, inserted, moved int) {
	for _, r := range c.Rows {
		if r.Moved > 0 {
			if r.New != nil {
				moved++
			}
			continue
		}
		for _, p := range r.Pieces {
			switch p.Op {
			case Deleted:
				deleted += len(p.Words)
			case Inserted:
				inserted += len(p.Words)
			}
		}
	}
	return deleted, inserted, moved
}

// Compare compares two texts.
func Compare(a, b Text) Comparison {
	folded, loose := a.Folded || b.Folded || a.Loose || b.Loose, a.Loose || b.Loose
	a, b = settle(a, b)
	c := Comparison{Old: a.Name, New: b.Name}
	w := &rows{a: a.Paras, b: b.Paras, ka: paraKeys(a.Paras, folded), kb: paraKeys(b.Paras, folded)}
	w.between(0, len(w.a), 0, len(w.b), maxRounds)
	for _, r := range w.out {
		if r.Old == nil || r.Old.Kind != Beside {
			c.Rows = append(c.Rows, r)
		}
	}
	findMoves(c.Rows, folded)
	if loose {
		passDots(c.Rows)
	}
	return c
}

// passDots lets the dots between words pass, and those before the items of a list:
// a text without places does not have them.
func passDots(rs []Row) {
	for _, r := range rs {
		if r.Old == nil || r.New == nil {
			continue
		}
		for i, p := range r.Pieces {
			if p.Op != Same && strings.Trim(strings.Join(p.Words, ""), "·•▪◦●") == "" {
				r.Pieces[i].Op = Same
			}
		}
	}
}

func paraKeys(ps []Para, folded bool) [][]string {
	out := make([][]string, len(ps))
	for i, p := range ps {
		out[i] = keys(p.Words, folded)
	}
	return out
}

// rows pairs paragraphs.
type rows struct {
	a, b   []Para
	ka, kb [][]string
	out    []Row
}

func (w *rows) between(a0, a1, b0, b1, rounds int) {
	for a0 < a1 && b0 < b1 && equal(w.ka[a0], w.kb[b0]) {
		w.pair(a0, b0)
		a0, b0 = a0+1, b0+1
	}
	tail := 0
	for a1-tail > a0 && b1-tail > b0 && equal(w.ka[a1-tail-1], w.kb[b1-tail-1]) {
		tail++
	}
	w.middle(a0, a1-tail, b0, b1-tail, rounds)
	for k := tail; k > 0; k-- {
		w.pair(a1-k, b1-k)
	}
}

// maxPairing bounds how many paragraphs are compared each with each: some 245 by 245.
const maxPairing = 60_000

// middle pairs paragraphs so that as many words as possible are the same. Long stretches
// are cut at paragraphs that are surely one, and what is between them is compared again.
func (w *rows) middle(a0, a1, b0, b1, rounds int) {
	n, m := a1-a0, b1-b0
	if n > 0 && m > 0 && n*m > maxPairing && rounds > 0 {
		if anchors := w.anchors(a0, a1, b0, b1); len(anchors) > 0 {
			for _, p := range anchors {
				w.between(a0, p.a, b0, p.b, rounds-1)
				w.pair(p.a, p.b)
				a0, b0 = p.a+1, p.b+1
			}
			w.between(a0, a1, b0, b1, rounds-1)
			return
		}
	}
	if n == 0 || m == 0 || n*m > maxPairing {
		for i := a0; i < a1; i++ {
			w.one(&w.a[i], nil, Deleted)
		}
		for j := b0; j < b1; j++ {
			w.one(nil, &w.b[j], Inserted)
		}
		return
	}
	like := make([]int, n*m)
	for i := range n {
		bag := map[string]int{}
		for _, k := range w.ka[a0+i] {
			bag[k]++
		}
		for j := range m {
			like[i*m+j] = likeness(bag, w.ka[a0+i], w.kb[b0+j])
		}
	}
	best := make([]int, (n+1)*(m+1))
	at := func(i, j int) *int { return &best[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			v := max(*at(i+1, j), *at(i, j+1))
			if l := like[i*m+j]; l > 0 {
				v = max(v, *at(i+1, j+1)+l)
			}
			*at(i, j) = v
		}
	}
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case i < n && j < m && like[i*m+j] > 0 && *at(i, j) == *at(i+1, j+1)+like[i*m+j]:
			w.pair(a0+i, b0+j)
			i, j = i+1, j+1
		case j == m || i < n && *at(i, j) == *at(i+1, j):
			w.one(&w.a[a0+i], nil, Deleted)
			i++
		default:
			w.one(nil, &w.b[b0+j], Inserted)
			j++
		}
	}
}

// likeness is how many words two paragraphs have in common, or 0 when they are not
// one paragraph that was changed.
func likeness(bag map[string]int, a, b []string) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	both := 0
	used := make(map[string]int, len(b))
	for _, k := range b {
		if used[k] < bag[k] {
			used[k]++
			both++
		}
	}
	if 10*2*both < 4*(len(a)+len(b)) { // fewer than two in five are the same
		return 0
	}
	l := 4 * both
	if equal(a, b) {
		l += 3
	}
	return l
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (w *rows) one(old, now *Para, op Op) {
	p := old
	if p == nil {
		p = now
	}
	w.out = append(w.out, Row{Old: old, New: now, Pieces: []Piece{{Op: op, Words: p.Words}}})
}

func (w *rows) pair(i, j int) {
	w.out = append(w.out, Row{Old: &w.a[i], New: &w.b[j], Pieces: pieces(w.a[i].Words, w.b[j].Words, w.ka[i], w.kb[j])})
}

// pieces compares the words of one paragraph.
func pieces(old, now, ka, kb []string) []Piece {
	var out []Piece
	put := func(op Op, words, twin []string) {
		if len(words) == 0 {
			return
		}
		if n := len(out); n > 0 && out[n-1].Op == op {
			out[n-1].Words, out[n-1].Now = append(out[n-1].Words, words...), append(out[n-1].Now, twin...)
			return
		}
		out = append(out, Piece{op, append([]string{}, words...), append([]string{}, twin...)})
	}
	ps := readable(pairs(ka, kb), len(ka), len(kb))
	i, j := 0, 0
	for _, p := range append(ps, pair{len(old), len(now)}) {
		put(Deleted, old[i:p.a], nil)
		put(Inserted, now[j:p.b], nil)
		if p.a < len(old) && p.b < len(now) {
			put(Same, old[p.a:p.a+1], now[p.b:p.b+1])
		}
		i, j = p.a+1, p.b+1
	}
	return out
}

// readable drops words that are the same by chance: one or two between changes that
// are larger. A reader understands a sentence replaced as a whole better than one
// with three small words of it left.
func readable(ps []pair, n, m int) []pair {
	for again := true; again; {
		again = false
		for k := 0; k < len(ps); {
			e := k + 1
			for e < len(ps) && ps[e].a == ps[e-1].a+1 && ps[e].b == ps[e-1].b+1 {
				e++
			}
			left, right := ps[k].a+ps[k].b, n+m-ps[e-1].a-ps[e-1].b-2
			if k > 0 {
				left -= ps[k-1].a + ps[k-1].b + 2
			}
			if e < len(ps) {
				right = ps[e].a + ps[e].b - ps[e-1].a - ps[e-1].b - 2
			}
			if run := e - k; run <= 2 && left >= 3*run && right >= 3*run && left+right >= 8*run {
				ps = append(ps[:k], ps[e:]...)
				again = true
				continue
			}
			k = e
		}
	}
	return ps
}

// findMoves marks paragraphs that are taken away in one place and stand in another.
func findMoves(rs []Row, folded bool) {
	gone := map[string]int{}
	key := func(p *Para) string { return strings.Join(keys(p.Words, folded), " ") }
	for i, r := range rs {
		if r.New == nil && len(r.Old.Words) > 3 {
			gone[key(r.Old)] = i + 1
		}
	}
	n := 0
	for i, r := range rs {
		if r.Old != nil || len(r.New.Words) <= 3 {
			continue
		}
		if at := gone[key(r.New)]; at > 0 && rs[at-1].Moved == 0 {
			n++
			rs[i].Moved, rs[at-1].Moved = n, n
		}
	}
}

// Nearness is the share of words that two texts have in common, whatever their
// order: for finding the document that a file is a copy of.
func Nearness(a, b Text) float64 {
	bag := map[string]int{}
	n, both := 0, 0
	for _, k := range keys(a.words(), true) {
		bag[k]++
		n++
	}
	for _, k := range keys(b.words(), true) {
		n++
		if bag[k] > 0 {
			bag[k]--
			both++
		}
	}
	return 2 * float64(both) / float64(max(1, n))
}

func (t Text) words() []string {
	var out []string
	for _, p := range t.Paras {
		out = append(out, p.Words...)
	}
	for _, x := range t.Breaks {
		out = append(out, x.Word)
	}
	return out
}
