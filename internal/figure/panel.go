package figure

import (
	"math"

	"malbild/internal/geom"
	"malbild/internal/plane"
)

// Corner names a corner of a panel, clockwise from the top left.
type Corner int

// The corners.
const (
	TopLeft Corner = iota
	TopRight
	BottomRight
	BottomLeft
)

// Panel is a rectangle with its own radius at every corner: tl, tr, br, bl. A
// leaf panel has three large ones and a heel.
func Panel(size geom.Size, radii [4]geom.Length) geom.Path {
	w, h := size.W.Pt(), size.H.Pt()
	var r [4]float64
	for i, v := range radii {
		r[i] = v.Pt()
	}
	return plane.Rounded([]plane.Vec{plane.V(0, 0), plane.V(w, 0), plane.V(w, h), plane.V(0, h)}, r[:]).Path()
}

// PanelWithHub is a panel whose one corner is cut by the hub: a concave quarter
// circle of radius k. The quarter disc of the hub, radius inner, is the second
// path. radii are those of the other corners; that of the hub corner is not used.
func PanelWithHub(size geom.Size, radii [4]geom.Length, hub Corner, k, inner geom.Length) (panel, disc geom.Path) {
	w, h := size.W.Pt(), size.H.Pt()
	corners := [4]plane.Vec{plane.V(0, 0), plane.V(w, 0), plane.V(w, h), plane.V(0, h)}
	var o plane.Outline
	for i, p := range corners {
		before, after := corners[(i+3)%4].Sub(p).Unit(), corners[(i+1)%4].Sub(p).Unit()
		r := radii[i].Pt()
		if Corner(i) == hub {
			r = k.Pt()
		}
		a := p.Add(before.Mul(r))
		o.Step(a)
		if r == 0 {
			continue
		}
		from := math.Atan2(before.Y, before.X)
		if Corner(i) == hub {
			o.Arc(p, r, from, from-math.Pi/2) // round the corner itself: concave
			continue
		}
		c := p.Add(before.Mul(r)).Add(after.Mul(r))
		a0 := math.Atan2(a.Y-c.Y, a.X-c.X)
		o.Arc(c, r, a0, a0+math.Pi/2)
	}
	o.Close()

	p := corners[hub]
	before := corners[(int(hub)+3)%4].Sub(p).Unit()
	from := math.Atan2(before.Y, before.X)
	var q plane.Outline
	q.Move(p)
	q.Line(p.Add(before.Mul(inner.Pt())))
	q.Arc(p, inner.Pt(), from, from-math.Pi/2)
	q.Close()
	return o.Path(), q.Path()
}

// HubCorner is the corner of part i's panel that faces the hub: nearest to the
// leaf's place in the figure. A leaf on an axis takes the side of the gutter.
func HubCorner(n, i int, gutterRight bool) Corner {
	axis := firstAxis(n) + 2*math.Pi*float64(i)/float64(n)
	if n == 2 {
		axis = math.Pi * float64(1-i)
	}
	d := plane.Polar(1, axis)
	left, upper := d.X < -1e-9, d.Y < -1e-9
	if math.Abs(d.X) < 1e-9 {
		left = gutterRight
	}
	if math.Abs(d.Y) < 1e-9 {
		upper = true
	}
	switch {
	case upper && left:
		return BottomRight
	case upper:
		return BottomLeft
	case left:
		return TopRight
	}
	return TopLeft
}

// HubRadii are the corner radii of a panel with hub corner: the corner before the
// hub's gets the large radius, the opposite one the middle, the one after the
// heel (part 1 is bl L, tl M, tr S, br hub).
func HubRadii(hub Corner, large, middle, heel geom.Length) [4]geom.Length {
	var r [4]geom.Length
	order := [3]geom.Length{large, middle, heel}
	for i, v := range order {
		r[(int(hub)+1+i)%4] = v
	}
	return r
}
