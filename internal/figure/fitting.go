package figure

import (
	"math"

	"malbild/internal/brand"
)

// Steps 2–4 of «labels on chords» (posters-and-figures.md 4).
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

// fitLabels finds the common size and the line sets that may be used at it.
func (g *painter) fitLabels(face string, icon float64) (fitting, error) {
	r := ruler{lib: g.lib, face: face}
	n := len(g.fig.Parts)
	ft := fitting{face: face, icon: icon, chords: make([]*chords, n), sets: make([][]lineSet, n)}
	all := make([][]float64, n) // largest size of every set
	common := math.Inf(1)
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
			ft.chords[i].aim, ft.chords[i].stray = g.target(i).y, strayPair*g.fit.R
		}
		ft.sets[i] = r.lineSets(g.fig.Parts[i].Label)
		best := 0.0
		for _, s := range ft.sets[i] {
			v := ft.chords[i].largest(s, g.iconOf(i, icon), g.centred())
			all[i] = append(all[i], v)
			best = math.Max(best, v)
		}
		if best < common {
			common, ft.tightest = best, i
		}
	}
	if r.err != nil {
		return ft, r.err
	}
	ft.size = g.cut(common)
	ft.size = g.keepPhrases(&ft, all, common)
	for i := range ft.sets {
		ft.sets[i] = usable(ft.sets[i], all[i], ft.size)
	}
	return ft, nil
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
func (g *painter) target(i int) vec {
	c := g.fit.leaves[i].centre
	return vec{c.x, c.y + (c.y-g.fit.hub.y)*outward}
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
	x := math.Max(lo, math.Min(hi, t.x-half))
	cost := costDown*math.Abs(y+height(rs)/2-t.y) + math.Abs(x+half-t.x) + costRag*rag*ft.size + costLines*float64(len(s.lines))*ft.size
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
	for _, group := range g.groups(&ft, func(v vec) float64 { return v.y }) {
		g.alignRow(&ft, group, spots)
	}
	for _, group := range g.groups(&ft, func(v vec) float64 { return v.x }) {
		g.alignColumn(&ft, group, spots)
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
		g.text(p.set, p.x, y, ft.size, ft.face, g.centred(), g.leafInk())
	}
}

// groups are the labelled leaves that stand in one row (or column), two or more.
func (g *painter) groups(ft *fitting, by func(vec) float64) [][]int {
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
func (g *painter) alignColumn(ft *fitting, group []int, spots []spot) {
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

// hubLabel sets the hub's icon and label. leaf is the size of the leaves' labels.
func (g *painter) hubLabel(face string, leaf float64) error {
	h := g.fig.Hub
	if h == nil || g.o.HubText == ShowNone {
		return nil
	}
	radius := g.o.Hub * g.fit.R
	st := IconStyle{Line: brand.White, Fill: g.hubLayer()}
	if len(h.Label) == 0 {
		size := 1.15 * radius
		g.iconAt(h.Icon, g.fit.hub.x-size/2, g.fit.hub.y-size/2, size, st)
		return nil
	}
	icon := g.o.Icon * hubIcon
	if h.Icon == "" || g.o.HubText == ShowFirst {
		icon = 0
	}
	s, size, err := g.fitHub(face, icon, radius, leaf)
	if err == nil && size < g.o.Min.Pt() && !g.o.Strict && icon > 0 {
		icon = 0
		s, size, err = g.fitHub(face, icon, radius, leaf)
	}
	if err == nil && size < g.o.Min.Pt() && !g.o.Strict && face != g.o.Condensed {
		face = g.o.Condensed
		s, size, err = g.fitHub(face, icon, radius, leaf)
	}
	if err != nil {
		return err
	}
	if size < g.o.Min.Pt() {
		return g.refuse(joined(h.Label), size)
	}
	rs := rows(s, size, icon)
	y := g.fit.hub.y - hubAbove*height(rs)
	if icon > 0 {
		g.iconAt(h.Icon, g.fit.hub.x-icon*size/2, y, icon*size, st)
		y += (icon + iconGapEm) * size
	}
	g.text(s, g.fit.hub.x, y, size, face, true, brand.White)
	g.d.Report.Hub = g.d.Lines[len(g.d.Lines)-1].Size
	return nil
}

// hubLayer is the flat layer of the hub's icon.
func (g *painter) hubLayer() brand.Colour {
	if c := g.hubInk(); c.Name != "night" {
		return dark(g.prof, c.Name)
	}
	return hubLayer
}

func joined(phrases []string) string {
	s := ""
	for i, a := range atomsOf(phrases) {
		s += a.text
		if !a.soft && i+1 < len(atomsOf(phrases)) {
			s += " "
		}
	}
	return s
}

// fitHub finds the set and size of the hub's label.
func (g *painter) fitHub(face string, icon, radius, leaf float64) (lineSet, float64, error) {
	r := ruler{lib: g.lib, face: face}
	var best lineSet
	size := 0.0
	for _, s := range r.lineSets(g.fig.Hub.Label) {
		if v := largestInDisc(s, icon, radius); v > size {
			best, size = s, v
		}
	}
	size = math.Floor(size*2) / 2
	if leaf > 0 {
		size = math.Min(size, math.Floor(leaf*hubLarger*2)/2)
	}
	if g.o.HubSize > 0 {
		size = math.Min(size, g.o.HubSize.Pt())
	}
	return best, size, r.err
}

// largestInDisc is the largest size at which a centred block stands in a disc.
func largestInDisc(s lineSet, icon, radius float64) float64 {
	lo, hi := 0.0, 2*radius
	for range 16 {
		m := (lo + hi) / 2
		rs := rows(s, m, icon)
		top, ok := -hubAbove*height(rs), true
		for _, r := range rs {
			y := math.Max(math.Abs(top+r.top), math.Abs(top+r.bottom))
			if y >= radius || r.width/2 > math.Sqrt(radius*radius-y*y)-hubPad*radius {
				ok = false
				break
			}
		}
		if ok {
			lo = m
		} else {
			hi = m
		}
	}
	return lo
}
