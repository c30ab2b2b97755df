package differ

import (
	"cmp"
	"slices"
	"strings"
)

// Bounds of how paragraphs of long texts are paired.
const (
	maxShelf      = 16 // paragraphs that one word or phrase may lead to; what stands in more tells nothing
	maxCandidates = 8  // partners that are tried for a paragraph
	maxRounds     = 12 // how often a stretch is anchored anew
)

// match is two paragraphs that may be one that was changed.
type match struct{ a, b, like int }

// anchors pairs paragraphs of two long stretches, in order. Partners are looked for by the
// words and phrases that stand in few paragraphs, and of all the pairs the rising sequence
// is taken that has most words in common. Where nothing tells paragraphs apart, those that
// are equal are paired.
func (w *rows) anchors(a0, a1, b0, b1 int) []pair {
	if ps := heaviest(w.candidates(a0, a1, b0, b1)); len(ps) > 0 {
		return ps
	}
	whole := func(keys [][]string) []string {
		out := make([]string, len(keys))
		for i, k := range keys {
			out[i] = strings.Join(k, "\x00")
		}
		return out
	}
	out := common(numbered(whole(w.ka[a0:a1]), whole(w.kb[b0:b1])))
	for i := range out {
		out[i].a, out[i].b = out[i].a+a0, out[i].b+b0
	}
	return out
}

// shelf is which paragraphs have what tells them from others; what more than maxShelf
// have tells nothing.
func (w *rows) shelf(b0, b1 int) map[string][]int {
	out := map[string][]int{}
	for j := b0; j < b1; j++ {
		for _, k := range tells(w.kb[j]) {
			if at := out[k]; len(at) <= maxShelf && (len(at) == 0 || at[len(at)-1] != j) {
				out[k] = append(at, j)
			}
		}
	}
	return out
}

// candidates are the likeliest partners of every paragraph.
func (w *rows) candidates(a0, a1, b0, b1 int) []match {
	shelf := w.shelf(b0, b1)
	var out []match
	votes := map[int]int{}
	for i := a0; i < a1; i++ {
		clear(votes)
		for _, k := range tells(w.ka[i]) {
			at := shelf[k]
			if len(at) > maxShelf {
				continue
			}
			for _, j := range at {
				votes[j] += 2*maxShelf/len(at) + 1
			}
		}
		out = append(out, w.best(i, votes)...)
	}
	return out
}

// best are the partners with most votes that are alike.
func (w *rows) best(i int, votes map[int]int) []match {
	var list []match
	for j, v := range votes {
		list = append(list, match{i, j, v})
	}
	slices.SortFunc(list, func(x, y match) int { return cmp.Or(y.like-x.like, x.b-y.b) })
	bag := map[string]int{}
	for _, k := range w.ka[i] {
		bag[k]++
	}
	var out []match
	for _, m := range list[:min(len(list), maxCandidates)] {
		if m.like = likeness(bag, w.ka[i], w.kb[m.b]); m.like > 0 {
			out = append(out, m)
		}
	}
	return out
}

// tells is what a paragraph can be found by: its words, each two that follow each other,
// and the whole of it.
func tells(keys []string) []string {
	out := make([]string, 0, 2*len(keys))
	for i, k := range keys {
		out = append(out, k)
		if i > 0 {
			out = append(out, keys[i-1]+"\x00"+k)
		}
	}
	return append(out, strings.Join(keys, "\x00")+"\x00")
}

// heaviest is the sequence of pairs that rises in both texts and is most alike.
func heaviest(all []match) []pair {
	if len(all) == 0 {
		return nil
	}
	// Of one paragraph the last partner comes first, so that none follows another.
	slices.SortFunc(all, func(x, y match) int { return cmp.Or(x.a-y.a, y.b-x.b) })
	low, high := all[0].b, all[0].b
	for _, m := range all {
		low, high = min(low, m.b), max(high, m.b)
	}
	sum, before := make([]int, len(all)), make([]int, len(all))
	top := make([]int, high-low+2) // a Fenwick tree: 1 + the best that ends below a place
	end := 0
	for i, m := range all {
		before[i] = -1
		sum[i] = m.like
		for at := m.b - low; at > 0; at &= at - 1 {
			if k := top[at] - 1; k >= 0 && sum[k]+m.like > sum[i] {
				sum[i], before[i] = sum[k]+m.like, k
			}
		}
		for at := m.b - low + 1; at < len(top); at += at & -at {
			if k := top[at] - 1; k < 0 || sum[k] < sum[i] {
				top[at] = i + 1
			}
		}
		if sum[i] > sum[end] {
			end = i
		}
	}
	var out []pair
	for ; end >= 0; end = before[end] {
		out = append(out, pair{all[end].a, all[end].b})
	}
	slices.Reverse(out)
	return out
}
