package figure

import (
	"math"

	"malbild/internal/brand"
)

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
		g.iconAt(h.Icon, g.fit.hub.X-size/2, g.fit.hub.Y-size/2, size, st)
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
		return g.refuse(wordsOf(h.Label), size)
	}
	rs := rows(s, size, icon)
	y := g.fit.hub.Y - hubAbove*height(rs)
	if icon > 0 {
		g.iconAt(h.Icon, g.fit.hub.X-icon*size/2, y, icon*size, st)
		y += (icon + iconGapEm) * size
	}
	g.text(noPart, s, g.fit.hub.X, y, size, face, true, brand.White)
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

// fitHub finds the set and size of the hub's label.
func (g *painter) fitHub(face string, icon, radius, leaf float64) (lineSet, float64, error) {
	r := ruler{lib: g.lib, face: face}
	best, size := largestOf(r.lineSets(g.fig.Hub.Label), icon, radius)
	for _, leaning := range []bool{false, true} {
		if other, v := largestOf(r.otherPairs(g.fig.Hub.Label, leaning), icon, radius); size < keepTwo*v {
			best, size = other, v
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

// largestOf is the set that can be set largest in a disc.
func largestOf(sets []lineSet, icon, radius float64) (best lineSet, size float64) {
	for _, s := range sets {
		if v := largestInDisc(s, icon, radius); v > size {
			best, size = s, v
		}
	}
	return best, size
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
