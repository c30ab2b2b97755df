package differ

import "malbild/internal/adoption"

// pair says that word a of one text is word b of the other.
type pair struct{ a, b int }

// maxCells bounds a table of comparison; larger stretches are compared without one.
const maxCells = 1 << 21

// pairs finds the words that two texts have in common, in order. Long texts are cut
// at runs of words that occur once in both; what is between is compared as a whole.
func pairs(a, b []string) []pair {
	w := &aligner{a: a, b: b}
	w.between(0, len(a), 0, len(b), 4)
	return w.out
}

type aligner struct {
	a, b []string
	out  []pair
}

func (w *aligner) between(a0, a1, b0, b1, run int) {
	for a0 < a1 && b0 < b1 && w.a[a0] == w.b[b0] {
		w.out = append(w.out, pair{a0, b0})
		a0, b0 = a0+1, b0+1
	}
	tail := 0
	for a1-tail > a0 && b1-tail > b0 && w.a[a1-tail-1] == w.b[b1-tail-1] {
		tail++
	}
	w.middle(a0, a1-tail, b0, b1-tail, run)
	for k := tail; k > 0; k-- {
		w.out = append(w.out, pair{a1 - k, b1 - k})
	}
}

func (w *aligner) middle(a0, a1, b0, b1, run int) {
	if a0 == a1 || b0 == b1 {
		return
	}
	if run > 0 && (a1-a0)*(b1-b0) > 4096 {
		anchors := w.anchors(a0, a1, b0, b1, run)
		if len(anchors) > 0 {
			for _, p := range anchors {
				if p.a >= a0 && p.b >= b0 {
					w.between(a0, p.a, b0, p.b, run)
					w.out = append(w.out, p)
					a0, b0 = p.a+1, p.b+1
				}
			}
			w.between(a0, a1, b0, b1, run)
			return
		}
		w.middle(a0, a1, b0, b1, run-1)
		return
	}
	if (a1-a0)*(b1-b0) > maxCells {
		for _, p := range common(numbered(w.a[a0:a1], w.b[b0:b1])) {
			w.out = append(w.out, pair{a0 + p.a, b0 + p.b})
		}
		return
	}
	i, j := a0, b0
	for _, c := range adoption.Diff(w.a[a0:a1], w.b[b0:b1]) {
		for ; i < a0+c.At; i, j = i+1, j+1 {
			w.out = append(w.out, pair{i, j})
		}
		i, j = i+len(c.Old), j+len(c.New)
	}
	for ; i < a1 && j < b1; i, j = i+1, j+1 {
		w.out = append(w.out, pair{i, j})
	}
}

// anchors are the runs of words that stand once in both stretches, as many as keep
// their order.
func (w *aligner) anchors(a0, a1, b0, b1, run int) []pair {
	type place struct{ n, at int }
	at := func(words []string, from, to int) map[string]place {
		m := map[string]place{}
		for i := from; i+run <= to; i++ {
			k := ""
			for _, x := range words[i : i+run] {
				k += x + "\x00"
			}
			p := m[k]
			m[k] = place{p.n + 1, i}
		}
		return m
	}
	inB := at(w.b, b0, b1)
	var all []pair
	for i, m := a0, at(w.a, a0, a1); i+run <= a1; i++ {
		k := ""
		for _, x := range w.a[i : i+run] {
			k += x + "\x00"
		}
		if p, ok := inB[k]; ok && p.n == 1 && m[k].n == 1 {
			all = append(all, pair{i, p.at})
		}
	}
	return rising(all)
}

// rising is the longest sequence of pairs that rises in both.
func rising(all []pair) []pair {
	var ends []int // index of the pair that ends the best sequence of each length
	before := make([]int, len(all))
	for i, p := range all {
		lo, hi := 0, len(ends)
		for lo < hi {
			if mid := (lo + hi) / 2; all[ends[mid]].b < p.b {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		before[i] = -1
		if lo > 0 {
			before[i] = ends[lo-1]
		}
		if lo == len(ends) {
			ends = append(ends, i)
		} else {
			ends[lo] = i
		}
	}
	out := make([]pair, len(ends))
	if len(ends) == 0 {
		return nil
	}
	for n, i := len(ends)-1, ends[len(ends)-1]; n >= 0; n, i = n-1, before[i] {
		out[n] = all[i]
	}
	return out
}
