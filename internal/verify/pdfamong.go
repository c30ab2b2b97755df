package verify

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// rank is a line as it stands on the page, whatever order it is drawn in.
type rank struct {
	items     []int // stretches, from left to right
	u0, u1, v float64
	size      float64
	told      int // how many of them have a place in the order
	from, to  int // the first and the last place
}

// reach is how many lines above and below a line are looked at.
const reach = 48

// among holds an order against the page. Strays are stretches that have no place in it
// (at is -1) and stand in a line, or between two lines, of those that have. Ordered says
// that in a line, and from line to line, the places rise as the words do.
func among(runs []stretch, at func(k int) int) (strays map[int]bool, ordered bool) {
	strays, ordered = map[int]bool{}, true
	ranks := ranksOf(runs)
	for i := range ranks {
		l := &ranks[i]
		l.from, l.to = math.MaxInt, -1
		last := -1
		for _, k := range l.items {
			place := at(k)
			if place < 0 {
				continue
			}
			ordered = ordered && place >= last
			last = place
			l.told++
			l.from, l.to = min(l.from, place), max(l.to, place)
		}
	}
	for i := range ranks {
		l := &ranks[i]
		above, below := beside(ranks, i, -1), beside(ranks, i, +1)
		between := above != nil && below != nil && above.told > 0 && below.told > 0 && above.to <= below.from
		for _, k := range l.items {
			if at(k) < 0 && (l.told > 0 || between) {
				strays[k] = true
			}
		}
		if between && l.told > 0 && (l.from < above.from || l.to > below.to) {
			ordered = false
		}
	}
	return strays, ordered
}

// ranksOf sorts the stretches that have letters into lines. Words that run from right
// to left are left out: they are drawn either way.
func ranksOf(runs []stretch) []rank {
	var level []int
	for k, s := range runs {
		if s.angle == 0 && strings.ContainsFunc(s.text, unicode.IsLetter) && !strings.ContainsFunc(s.text, rightToLeft) {
			level = append(level, k)
		}
	}
	slices.SortStableFunc(level, func(a, b int) int { return cmpFloat(runs[b].v, runs[a].v) })
	var out []rank
	for i := 0; i < len(level); {
		e := i + 1
		for e < len(level) && runs[level[e-1]].v-runs[level[e]].v < 0.3*runs[level[e]].size {
			e++
		}
		out = append(out, ranks(runs, level[i:e])...)
		i = e
	}
	return out
}

func rightToLeft(r rune) bool {
	return unicode.Is(unicode.Arabic, r) || unicode.Is(unicode.Hebrew, r) || unicode.Is(unicode.Syriac, r)
}

// ranks cuts one height of the page where more than a word's space is between.
func ranks(runs []stretch, level []int) []rank {
	level = slices.Clone(level)
	slices.SortStableFunc(level, func(a, b int) int { return cmpFloat(runs[a].u0, runs[b].u0) })
	var out []rank
	for _, k := range level {
		s := runs[k]
		if n := len(out) - 1; n >= 0 && s.u0-out[n].u1 < math.Max(s.size, out[n].size) {
			l := &out[n]
			l.items = append(l.items, k)
			l.u1, l.size = math.Max(l.u1, s.u1), math.Max(l.size, s.size)
			continue
		}
		out = append(out, rank{items: []int{k}, u0: s.u0, u1: s.u1, v: s.v, size: s.size})
	}
	return out
}

// beside is the next line above (-1) or below (+1) that is of the same column and size.
func beside(ranks []rank, i, step int) *rank {
	l := &ranks[i]
	for k, n := i+step, 0; k >= 0 && k < len(ranks) && n < reach; k, n = k+step, n+1 {
		o := &ranks[k]
		away := math.Abs(o.v - l.v)
		if away > 2.2*l.size {
			return nil
		}
		over := math.Min(l.u1, o.u1) - math.Max(l.u0, o.u0)
		if away > 0.3*l.size && over > 0.5*(l.u1-l.u0) && o.size < 1.4*l.size && l.size < 1.4*o.size {
			return o
		}
	}
	return nil
}
