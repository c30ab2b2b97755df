package verify

import "slices"

// gramSize is how many letters in a row make an anchor.
const gramSize = 10

// Bounds of a comparison.
const (
	maxHits    = 1 << 18 // anchors of one passage in one file
	maxChains  = 48      // places that are followed at the same time
	maxStray   = 700     // letters that may stand inside a passage without being of it
	maxPairing = 4 << 20 // cells of one table
)

// pattern is a passage to look for.
type pattern struct {
	list      []letter
	size      int // letters in an anchor
	quotation bool
}

func newPattern(text string, quotation bool) *pattern {
	var l letters
	l.add(text)
	n := len(l.list)
	if quotation && n > 0 && l.list[n-1].r == '.' {
		l.list = l.list[:n-1]
	}
	return &pattern{list: l.list, quotation: quotation, size: max(1, min(gramSize, len(l.list)/3))}
}

// grams indexes the anchors of patterns by their hash.
type grams struct {
	size  int
	index map[uint64][]gramAt
}

type gramAt struct{ pattern, at int32 }

// prime is the base of the rolling hash.
const prime = 1099511628211

// hashes calls f with the hash of every run of size letters, without the letters
// that may be passed over.
func hashes(list []letter, size int, f func(h uint64, at int)) {
	var top uint64 = 1
	for range size {
		top *= prime
	}
	ring := make([]int, size)
	var h uint64
	n := 0
	for i, x := range list {
		if x.free {
			continue
		}
		h = h*prime + uint64(x.r)
		if n >= size {
			h -= top * uint64(list[ring[n%size]].r)
		}
		ring[n%size] = i
		if n++; n >= size {
			f(h, ring[n%size])
		}
	}
}

func indexGrams(ps []*pattern, size int) grams {
	g := grams{size, map[uint64][]gramAt{}}
	for i, p := range ps {
		if p.size == size {
			hashes(p.list, size, func(h uint64, at int) {
				if len(g.index[h]) < 32 {
					g.index[h] = append(g.index[h], gramAt{int32(i), int32(at)})
				}
			})
		}
	}
	return g
}

// hit is an anchor: the letter at ref of a passage seems to stand at in of the file.
type hit struct{ ref, in int }

// chain is hits that follow each other in both.
type chain struct {
	hits     []hit
	coverage int // letters of the passage they cover
	straight int // anchors in a row without a difference
	longest  int // the most of them
}

// indexAll makes an index for every size of anchor there is.
func indexAll(ps []*pattern) []grams {
	var out []grams
	for _, p := range ps {
		if len(p.list) > 0 && !slices.ContainsFunc(out, func(g grams) bool { return g.size == p.size }) {
			out = append(out, indexGrams(ps, p.size))
		}
	}
	return out
}

// find looks for all patterns in a text and returns where each seems to stand.
func find(ps []*pattern, index []grams, text []letter) [][]chain {
	hits := make([][]hit, len(ps))
	for _, g := range index {
		hashes(text, g.size, func(h uint64, at int) {
			for _, x := range g.index[h] {
				if len(hits[x.pattern]) < maxHits {
					hits[x.pattern] = append(hits[x.pattern], hit{int(x.at), at})
				}
			}
		})
	}
	out := make([][]chain, len(ps))
	for i, p := range ps {
		out[i] = chains(hits[i], p.size)
	}
	return out
}

// chains sorts hits into places: each hit goes on with the chain it fits best.
func chains(hits []hit, size int) []chain {
	var open, closed []chain
	for _, h := range hits {
		best, cost := -1, 1<<30
		for i := range open {
			last := open[i].hits[len(open[i].hits)-1]
			dr, df := h.ref-last.ref, h.in-last.in
			if dr <= 0 || df <= 0 || df > dr+maxStray {
				continue
			}
			if c := abs(df-dr)*4 + dr; c < cost {
				best, cost = i, c
			}
		}
		if best < 0 {
			if len(open) >= maxChains {
				closed, open = append(closed, open[0]), open[1:]
			}
			open = append(open, chain{[]hit{h}, size, size, size})
			continue
		}
		c := &open[best]
		last := c.hits[len(c.hits)-1]
		c.coverage += min(size, h.ref-last.ref)
		if c.straight++; h.ref-last.ref != 1 || h.in-last.in > 3 {
			c.straight = size
		}
		c.longest = max(c.longest, c.straight)
		c.hits = append(c.hits, h)
	}
	all := append(closed, open...)
	slices.SortStableFunc(all, func(a, b chain) int { return b.coverage - a.coverage })
	return apart(all)
}

// apart keeps the best of chains that stand on the same letters of the file.
func apart(all []chain) []chain {
	var out []chain
	for _, c := range all {
		from, to := c.hits[0].in, c.hits[len(c.hits)-1].in
		free := !slices.ContainsFunc(out, func(o chain) bool { return from <= o.hits[len(o.hits)-1].in && o.hits[0].in <= to })
		if free {
			out = append(out, c)
		}
	}
	return out
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// align pairs every letter of the passage with one of the text, or -1. What lies
// between the anchors is compared letter by letter.
func align(p *pattern, text []letter, c chain) []int {
	pairs := make([]int, len(p.list))
	for i := range pairs {
		pairs[i] = -1
	}
	r, f := 0, max(0, c.hits[0].in-c.hits[0].ref-60)
	lead := true
	for _, h := range c.hits {
		if h.ref < r || h.in < f {
			continue
		}
		fill(p.list, text, pairs, r, h.ref, f, h.in, lead, false)
		lead = false
		r, f = h.ref, h.in
		for n := 0; n < p.size && r < len(p.list) && f < len(text); {
			if text[f].free && text[f].r != p.list[r].r {
				f++
				continue
			}
			if text[f].r != p.list[r].r {
				break // two texts with one hash
			}
			pairs[r] = f
			r, f, n = r+1, f+1, n+1
		}
	}
	rest := len(p.list) - r
	fill(p.list, text, pairs, r, len(p.list), f, min(len(text), f+rest+60+rest/4), lead, true)
	return pairs
}

// fill pairs a stretch of the passage with a stretch of the text at the least cost.
// Lead and tail say that the text may begin earlier or end later for nothing.
func fill(ref, text []letter, pairs []int, r0, r1, f0, f1 int, lead, tail bool) {
	n, m := r1-r0, f1-f0
	if n <= 0 || m <= 0 || (n+1)*(m+1) > maxPairing {
		return
	}
	w := m + 1
	cost := make([]int32, (n+1)*w)
	extra := func(i, j int) int32 { // passing over text[j-1] after i letters of the passage
		if text[f0+j-1].free || i == 0 && lead || i == n && tail {
			return 0
		}
		return 2
	}
	for j := 1; j <= m; j++ {
		cost[j] = cost[j-1] + extra(0, j)
	}
	for i := 1; i <= n; i++ {
		cost[i*w] = cost[(i-1)*w] + 2
		for j := 1; j <= m; j++ {
			best := min(cost[(i-1)*w+j]+2, cost[i*w+j-1]+extra(i, j))
			if d := cost[(i-1)*w+j-1]; ref[r0+i-1].r == text[f0+j-1].r {
				best = min(best, d+misplaced(ref[r0+i-1], text[f0+j-1]))
			} else {
				best = min(best, d+3)
			}
			cost[i*w+j] = best
		}
	}
	for i, j := n, m; i > 0 && j > 0; {
		now := cost[i*w+j]
		same := ref[r0+i-1].r == text[f0+j-1].r
		switch {
		case same && now == cost[(i-1)*w+j-1]+misplaced(ref[r0+i-1], text[f0+j-1]):
			pairs[r0+i-1] = f0 + j - 1
			i, j = i-1, j-1
		case !same && now == cost[(i-1)*w+j-1]+3:
			i, j = i-1, j-1
		case now == cost[i*w+j-1]+extra(i, j):
			j--
		default:
			i--
		}
	}
}

// misplaced makes the pairing prefer letters whose spaces agree.
func misplaced(ref, in letter) int32 {
	if (ref.gap != noGap) != (in.gap != noGap) {
		return 1
	}
	return 0
}
