package figure

import (
	"math"

	"malbild/internal/plane"
)

// How labels give way where they do not fit on the chords of their leaves.
const (
	keepTwo   = .84 // a label of two phrases keeps two lines at this part of the largest size
	outward   = .10 // the target lies this much further from the hub than the leaf's circle
	strayPair = .05 // of R: two panels are so high that their labels could leave the middle
	hubPad    = .10 // of the hub's radius
	hubAbove  = .52 // of the hub's block stands above its centre
	hubIcon   = .9  // of the leaves' icon, in em
	hubLarger = 1.1 // the hub's label is at most this much larger than the leaves'
	sameRow   = .02 // of R: leaves whose centres differ less stand in one row or column
	costDown  = .7
	costRag   = .1
	costLines = .25
)

// fitting is the result of fitting all labels in one face.
type fitting struct {
	face     string
	size     float64 // points, common to all leaves
	icon     float64 // em
	tightest int     // the leaf that decided the size
	chords   []*chords
	sets     [][]lineSet // that may be used, per leaf
}

// labelled reports whether leaf i has a label.
func (g *painter) labelled(i int) bool {
	return g.o.Labels.has(i) && len(g.fig.Parts[i].Label) > 0
}

// fitLabels finds the common size and the line sets that may be used at it. With
// freely labels break between any words.
func (g *painter) fitLabels(face string, icon float64, freely bool) (fitting, error) {
	r := ruler{lib: g.lib, face: face}
	n := len(g.fig.Parts)
	ft := fitting{face: face, icon: icon, chords: make([]*chords, n), sets: make([][]lineSet, n)}
	all, best := make([][]float64, n), make([]float64, n) // largest size of every set, and of each leaf
	reach := (g.o.Hub + g.o.Ring + g.o.Pad) * g.fit.R
	if g.fig.Hub == nil {
		reach = 0
	}
	for i, l := range g.fit.leaves {
		if !g.labelled(i) {
			continue
		}
		ft.chords[i] = chordsOf(l.shape, g.o.Pad*g.fit.R, g.fit.hub, reach)
		if n == 2 {
			ft.chords[i].aim, ft.chords[i].stray = g.target(i).Y, strayPair*g.fit.R
		}
		label := g.fig.Parts[i].Label
		if freely {
			label = []string{wordsOf(label)}
		}
		ft.sets[i] = g.subbed(i, &r, r.lineSets(label))
		all[i], best[i] = g.largest(&ft, i, ft.sets[i])
	}
	if !freely {
		g.breakElsewhere(&ft, &r, all, best, false)
		g.breakElsewhere(&ft, &r, all, best, true)
	}
	common := math.Inf(1)
	for i, v := range best {
		if g.labelled(i) && v < common {
			common, ft.tightest = v, i
		}
	}
	if r.err != nil {
		return ft, r.err
	}
	ft.size = g.cut(common)
	if !freely {
		ft.size = g.keepPhrases(&ft, all, common)
	}
	for i := range ft.sets {
		ft.sets[i] = usable(ft.sets[i], all[i], ft.size)
	}
	return ft, nil
}

// largest is the largest size of every set in leaf i, and the largest of them.
func (g *painter) largest(ft *fitting, i int, sets []lineSet) (all []float64, best float64) {
	for _, s := range sets {
		v := ft.chords[i].largest(s, g.iconOf(i, ft.icon), g.centred())
		all, best = append(all, v), math.Max(best, v)
	}
	return all, best
}

// breakElsewhere lets labels break between other words where their preferred
// breaks would hold the common size under 84 % of what it could be. The tightest leaf
// is looked at first: where it has no more to give, nor has the whole.
func (g *painter) breakElsewhere(ft *fitting, r *ruler, all [][]float64, best []float64, leaning bool) {
	n := len(ft.sets)
	others, sizes, could := make([][]lineSet, n), make([][]float64, n), make([]float64, n)
	preferred, free, tightest := math.Inf(1), math.Inf(1), 0
	for i := range n {
		if g.labelled(i) && best[i] < preferred {
			preferred, tightest = best[i], i
		}
	}
	for k := range n {
		i := (tightest + k) % n
		if !g.labelled(i) {
			continue
		}
		others[i] = g.subbed(i, r, r.otherPairs(g.fig.Parts[i].Label, leaning))
		sizes[i], could[i] = g.largest(ft, i, others[i])
		if free = math.Min(free, math.Max(best[i], could[i])); preferred >= keepTwo*free {
			return
		}
	}
	for i := range n {
		if g.labelled(i) && best[i] < keepTwo*free {
			ft.sets[i], all[i], best[i] = others[i], sizes[i], could[i]
		}
	}
}

// cut is a size less the safety, in half points, within the upper limit.
func (g *painter) cut(v float64) float64 {
	v = math.Floor(v*g.o.Safety*2+1e-9) / 2
	if g.o.Max > 0 {
		v = math.Min(v, g.o.Max.Pt())
	}
	return v
}

// keepPhrases lets labels of two or more phrases have two lines where the common
// size sinks to no less than 84 % of the largest. Sets that lose are marked with 0.
func (g *painter) keepPhrases(ft *fitting, all [][]float64, common float64) float64 {
	size := common
	for i := range ft.sets {
		if len(g.fig.Parts[i].Label) < 2 {
			continue
		}
		best := 0.0
		for k, s := range ft.sets[i] {
			if len(s.lines) == 2 {
				best = math.Max(best, all[i][k])
			}
		}
		if best < keepTwo*common {
			continue
		}
		size = math.Min(size, best)
		for k, s := range ft.sets[i] {
			if len(s.lines) != 2 {
				all[i][k] = 0
			}
		}
	}
	return g.cut(size)
}

// usable are the sets that have a place at the size.
func usable(sets []lineSet, largest []float64, size float64) []lineSet {
	var out []lineSet
	for k, s := range sets {
		if largest[k] >= size {
			out = append(out, s)
		}
	}
	return out
}

func (g *painter) centred() bool { return g.o.Align == AlignCentre }

// iconOf is the icon of part i in em; 0 when it has none.
func (g *painter) iconOf(i int, em float64) float64 {
	if g.fig.Parts[i].Icon == "" || !g.o.Icons.has(i) {
		return 0
	}
	return em
}

// target is where the middle of leaf i's block wants to stand: the centre of the
// leaf's circle, moved away from the hub in y.
func (g *painter) target(i int) plane.Vec {
	c := g.fit.leaves[i].centre
	return plane.V(c.X, c.Y+(c.Y-g.fit.hub.Y)*outward)
}

// spot is one place of a block.
type spot struct {
	set    lineSet
	rows   []row
	x, y   float64 // x: left edge, or middle when centred
	lo, hi float64 // of x
	cost   float64
}

// best is the least costly spot of leaf i with the block's top at y.
func (g *painter) best(ft *fitting, i int, s lineSet, rs []row, y float64) (spot, bool) {
	lo, hi, ok := ft.chords[i].span(rs, y, g.centred())
	if !ok {
		return spot{}, false
	}
	t := g.target(i)
	w, rag := s.widest()
	half := w * ft.size / 2
	if g.centred() {
		half = 0
	}
	x := math.Max(lo, math.Min(hi, t.X-half))
	cost := costDown*math.Abs(y+height(rs)/2-t.Y) + math.Abs(x+half-t.X) + costRag*rag*ft.size + costLines*float64(len(s.lines))*ft.size
	return spot{s, rs, x, y, lo, hi, cost}, true
}

// alone is the least costly spot of leaf i by itself.
func (g *painter) alone(ft *fitting, i int) spot {
	best := spot{cost: math.Inf(1)}
	for _, s := range ft.sets[i] {
		rs := rows(s, ft.size, g.iconOf(i, ft.icon))
		ft.chords[i].scan(rs, func(y float64) bool {
			if p, ok := g.best(ft, i, s, rs, y); ok && p.cost < best.cost {
				best = p
			}
			return true
		})
	}
	return best
}

// place chooses the spots and paints icons and labels.
func (g *painter) place(ft fitting) {
	n := len(g.fig.Parts)
	spots := make([]spot, n)
	for i := range n {
		if ft.chords[i] != nil {
			spots[i] = g.alone(&ft, i)
		}
	}
	for _, group := range g.groups(&ft, func(v plane.Vec) float64 { return v.Y }) {
		g.alignRow(&ft, group, spots)
	}
	for _, group := range g.groups(&ft, func(v plane.Vec) float64 { return v.X }) {
		g.alignColumn(group, spots)
	}
	for i, p := range spots {
		if ft.chords[i] == nil {
			continue
		}
		y := p.y
		if em := g.iconOf(i, ft.icon); em > 0 {
			size := em * ft.size
			x := p.x - size/2
			if !g.centred() {
				x = p.x - hangIcon*size
			}
			g.icon(i, x, y, size)
			y += size + iconGapEm*ft.size
		}
		g.text(i, p.set, p.x, y, ft.size, ft.face, g.centred(), g.leafInk())
	}
}

// groups are the labelled leaves that stand in one row (or column), two or more.
func (g *painter) groups(ft *fitting, by func(plane.Vec) float64) [][]int {
	var out [][]int
	for i, l := range g.fit.leaves {
		if ft.chords[i] == nil {
			continue
		}
		v, found := by(l.centre), false
		for k := range out {
			if math.Abs(by(g.fit.leaves[out[k][0]].centre)-v) < sameRow*g.fit.R {
				out[k], found = append(out[k], i), true
				break
			}
		}
		if !found {
			out = append(out, []int{i})
		}
	}
	return out
}

// alignRow gives the leaves of one row a common top, where all have a place.
func (g *painter) alignRow(ft *fitting, group []int, spots []spot) {
	if len(group) < 2 {
		return
	}
	best, cost := make([]spot, len(group)), math.Inf(1)
	try := make([]spot, len(group))
	first := spots[group[0]]
	ft.chords[group[0]].scan(first.rows, func(y float64) bool {
		sum := 0.0
		for k, i := range group {
			p, ok := g.best(ft, i, spots[i].set, spots[i].rows, y)
			if !ok {
				return true
			}
			try[k], sum = p, sum+p.cost
		}
		if sum < cost {
			cost = sum
			copy(best, try)
		}
		return true
	})
	if math.IsInf(cost, 1) {
		return
	}
	for k, i := range group {
		spots[i] = best[k]
	}
}

// alignColumn gives the leaves of one column a common left edge (or middle), where all can.
func (g *painter) alignColumn(group []int, spots []spot) {
	lo, hi, sum := math.Inf(-1), math.Inf(1), 0.0
	for _, i := range group {
		p := spots[i]
		lo, hi, sum = math.Max(lo, p.lo), math.Min(hi, p.hi), sum+p.x
	}
	if lo > hi {
		return
	}
	x := math.Max(lo, math.Min(hi, sum/float64(len(group))))
	for _, i := range group {
		spots[i].x = x
	}
}
