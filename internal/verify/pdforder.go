package verify

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"malbild/internal/lazy"
	"malbild/internal/pdfread"
)

// line is stretches that stand on one line of one column.
type line struct {
	stretches []stretch
	u0, u1, v float64
	size      float64
}

// pdfOrders reads a PDF in the orders a reader may follow: as it is tagged, as it is
// drawn, and as it stands in columns. What is seen on the page is the same in all of
// them; an order that leaves out or moves what stands among its words is not followed.
func pdfOrders(b []byte, told *notices) (orders []letters, err error) {
	defer guard("pdf", &err)
	r, err := openPDF(b)
	if err != nil {
		return nil, err
	}
	r.judged = true
	refs, err := r.pageRefs()
	if err != nil {
		return nil, err
	}
	fonts, steps := map[int]*metric{}, 1<<23
	var shown [][]stretch
	for i, p := range refs {
		if i == 0 {
			r.tellCatalog(told)
		}
		runs := r.runsOf(p, i+1, fonts, &steps, told)
		if err := r.problem(); err != nil {
			return nil, err
		}
		shown = append(shown, runs)
		r.pages[pdfread.RefNumber(p)] = texts(runs)
	}
	tagged, ok := r.taggedText()
	if ok && r.tagsHold(refs, shown) {
		orders = append(orders, oneOrder(tagged))
	}
	return append(orders, pageOrders(shown)...), nil
}

// pageOrders are the orders of what stands on the pages: as it is drawn, when that is the
// order it stands in, and in columns.
func pageOrders(shown [][]stretch) []letters {
	inOrder := true
	var drawn [][]line
	for _, runs := range shown {
		kept, held := withoutAsides(runs)
		inOrder = inOrder && held
		drawn = append(drawn, linesOf(kept))
	}
	dropRunning(drawn)
	var asDrawn, inColumns letters
	for i, lines := range drawn {
		asDrawn.page, inColumns.page = int32(i+1), int32(i+1)
		for _, l := range lines {
			asDrawn.addLine(l)
		}
		for _, l := range columns(lines, 0) {
			inColumns.addLine(l)
		}
	}
	asDrawn.finish()
	inColumns.finish()
	if !inOrder {
		return []letters{inColumns}
	}
	return []letters{asDrawn, inColumns}
}

// texts is what the marked content of a page shows, by MCID.
func texts(runs []stretch) map[int]*strings.Builder {
	out := map[int]*strings.Builder{}
	for _, s := range runs {
		if s.aside || s.mcid < 0 {
			continue
		}
		if out[s.mcid] == nil {
			out[s.mcid] = &strings.Builder{}
		}
		out[s.mcid].WriteString(s.text)
	}
	return out
}

// taggedText is the text in the order of the structure tree, if there is one.
func (r *pdfReader) taggedText() (string, bool) {
	root := r.Dict(r.catalog.Raw("StructTreeRoot"))
	if root == nil {
		return "", false
	}
	r.roles, r.told = r.Dict(root.Raw("RoleMap")), map[[2]int]int{}
	var out text
	r.kids(root.Raw("K"), walker{out: &out})
	return out.b.String(), r.problem() == nil && !out.overflow
}

// tagsHold reports whether the tags tell all that stands among the words they tell, in
// its place.
func (r *pdfReader) tagsHold(pages []pdfread.Object, shown [][]stretch) bool {
	for i, runs := range shown {
		page := pdfread.RefNumber(pages[i])
		if strays, ordered := among(runs, func(k int) int {
			if at, ok := r.told[[2]int{page, runs[k].mcid}]; ok && !runs[k].aside {
				return at
			}
			return -1
		}); !ordered || len(strays) > 0 {
			return false
		}
	}
	return true
}

// withoutAsides leaves out the artifacts of a page, but those that stand among its
// words. Held says that what is left is drawn in the order it stands in.
func withoutAsides(runs []stretch) (kept []stretch, held bool) {
	strays, _ := among(runs, func(k int) int {
		if runs[k].aside {
			return -1
		}
		return 0
	})
	for k, s := range runs {
		if !s.aside || strays[k] {
			kept = append(kept, s)
		}
	}
	_, held = among(kept, func(k int) int { return k })
	return kept, held
}

// pageRefs lists the pages in order.
func (r *pdfReader) pageRefs() ([]pdfread.Object, error) {
	var out []pdfread.Object
	seen := map[int]bool{}
	var walk func(o pdfread.Object, depth int)
	walk = func(o pdfread.Object, depth int) {
		n, d := pdfread.RefNumber(o), r.Dict(o)
		if d == nil || depth > maxDepth || n != 0 && seen[n] || len(out) >= mostPages {
			return
		}
		seen[n] = true
		kids, ok := r.Get(d.Raw("Kids")).(pdfread.Array)
		if !ok {
			out = append(out, o)
			return
		}
		for _, k := range kids {
			walk(k, depth+1)
		}
	}
	walk(r.catalog.Raw("Pages"), 0)
	return out, r.problem()
}

// linesOf joins stretches, in the order they are drawn, into lines.
func linesOf(all []stretch) []line {
	var out []line
	for _, s := range all {
		if n := len(out) - 1; n >= 0 {
			l := &out[n]
			last := l.stretches[len(l.stretches)-1]
			gap := s.u0 - last.u1
			if last.angle == s.angle && math.Abs(s.v-last.v) < 0.5*math.Max(s.size, last.size) && gap > -0.6*s.size && gap < 2*math.Max(s.size, last.size) {
				l.stretches = append(l.stretches, s)
				l.u1, l.size = math.Max(l.u1, s.u1), math.Max(l.size, s.size)
				continue
			}
		}
		if strings.TrimSpace(s.text) == "" {
			continue
		}
		out = append(out, line{[]stretch{s}, s.u0, s.u1, s.v, s.size})
	}
	return out
}

// text is what the line says, for comparing running heads.
func (l line) text() string {
	var b strings.Builder
	for _, s := range l.stretches {
		b.WriteString(s.text)
	}
	return digitless(b.String())
}

// digitless is a text with its digits made alike: two page numbers are one.
func digitless(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return r
	}, s)), " ")
}

var pageNumber = lazy.Pattern(`^(?i:sid(?:a|an)|page|s\.)? ?[-–(]? ?#+ ?[-–)]?(?: ?(?:\(|/|av|of) ?#+\)?)?$`)

// dropRunning takes away what pagination repeats: lines at the head or foot of a
// page that say the same, digits apart, in the same place on another page; and page
// numbers there.
func dropRunning(pages [][]line) {
	if len(pages) < 2 {
		return
	}
	type place struct {
		text string
		v    int
	}
	edge := make([]map[int]bool, len(pages))
	count := map[place]int{}
	for i, lines := range pages {
		edge[i] = edges(lines)
		seen := map[place]bool{}
		for k := range edge[i] {
			for dv := -1; dv <= 1; dv++ {
				seen[place{lines[k].text(), int(math.Round(lines[k].v/2)) + dv}] = true
			}
		}
		for p := range seen {
			count[p]++
		}
	}
	for i, lines := range pages {
		var kept []line
		for k, l := range lines {
			t := l.text()
			if edge[i][k] && (count[place{t, int(math.Round(l.v / 2))}] > 1 || pageNumber().MatchString(t)) {
				continue
			}
			kept = append(kept, l)
		}
		pages[i] = kept
	}
}

// edges finds the lines that stand in the outermost four rows of a page.
func edges(lines []line) map[int]bool {
	var vs []float64
	for _, l := range lines {
		vs = append(vs, l.v)
	}
	slices.Sort(vs)
	vs = slices.CompactFunc(vs, func(a, b float64) bool { return b-a < 3 })
	out := map[int]bool{}
	for k, l := range lines {
		if len(vs) < 8 || l.v <= vs[3]+1 || l.v >= vs[len(vs)-4]-1 {
			out[k] = true
		}
	}
	return out
}

// columns orders lines as columns are read: a gap from top to bottom parts left from
// right, a gap across parts above from below (recursive cut).
func columns(lines []line, depth int) []line {
	if len(lines) < 2 || depth > 20 {
		return lines
	}
	byU := slices.Clone(lines)
	slices.SortStableFunc(byU, func(a, b line) int { return cmpFloat(a.u0, b.u0) })
	if at := widest(byU, func(l line) (float64, float64) { return l.u0, l.u1 }, 6); at > 0 {
		return append(columns(byU[:at:at], depth+1), columns(byU[at:], depth+1)...)
	}
	byV := slices.Clone(lines)
	slices.SortStableFunc(byV, func(a, b line) int {
		if c := cmpFloat(b.v, a.v); c != 0 {
			return c
		}
		return cmpFloat(a.u0, b.u0)
	})
	if at := widest(byV, func(l line) (float64, float64) { return -l.v - 0.8*l.size, -l.v + 0.2*l.size }, 0.5); at > 0 {
		return append(columns(byV[:at:at], depth+1), columns(byV[at:], depth+1)...)
	}
	return byV
}

// widest finds where the widest gap between sorted extents is; 0: none that is wider
// than least.
func widest(lines []line, extent func(line) (float64, float64), least float64) int {
	at, best := 0, least
	_, reach := extent(lines[0])
	for i, l := range lines[1:] {
		from, to := extent(l)
		if from-reach > best {
			at, best = i+1, from-reach
		}
		reach = math.Max(reach, to)
	}
	return at
}

func cmpFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
