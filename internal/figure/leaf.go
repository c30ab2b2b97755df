package figure

import (
	"math"

	"malbild/internal/plane"
)

// Proportions of the leaf figure in units of R, its radius.
const (
	defaultGap  = 0.03
	defaultRing = 0.03
	heelRound   = 0.06
)

// kite is the bare leaf before its corners are rounded, for R = 1: the vertex
// furthest from the hub lies V out, the tangent corners a, the inscribed circle
// has its centre d out and the radius rho, and touches R.
type kite struct{ V, a, d, rho float64 }

// kiteOf returns the kite of one of n leaves.
func kiteOf(n int) kite {
	alpha := math.Pi / float64(n)
	s, c := math.Sin(alpha), math.Cos(alpha)
	d1 := c / (s + c)
	rho1 := d1 * s
	V := 1 / (d1 + rho1)
	return kite{V: V, a: V * c, d: d1 * V, rho: rho1 * V}
}

// firstAxis is the direction of the first leaf, so that reading order runs
// clockwise from the top or the upper left.
func firstAxis(n int) float64 {
	switch n {
	case 4:
		return rad(-135)
	case 6:
		return rad(-120)
	case 8:
		return rad(-112.5)
	}
	return rad(-90)
}

// leaf is one part of a figure: its outline and the circle its label aims at.
type leaf struct {
	shape  plane.Outline
	centre plane.Vec // of the inscribed circle
}

// hubRadius is the hub's default radius in units of R.
func hubRadius(n int) float64 {
	switch n {
	case 2:
		return .27
	case 3, 5, 6:
		return .33
	}
	return .34
}

// leavesOf returns n leaves round the origin, R = 1, with a gap between them.
func leavesOf(n int, gap float64) []leaf {
	if n == 2 {
		return pairOf(gap)
	}
	k := kiteOf(n)
	alpha := math.Pi / float64(n)
	e := gap / (2 * math.Sin(alpha)) // shift along the axis that opens the gap
	scale := 1 - e                   // so that the leaf still ends at R
	ko, kb := .80, .90
	if n == 4 {
		ko, kb = .72, .95
	}
	rho := k.rho * scale
	radii := []float64{0, kb * rho, ko * rho, heelRound * rho}
	out := make([]leaf, n)
	for i := range out {
		axis := firstAxis(n) + 2*math.Pi*float64(i)/float64(n)
		o := plane.Polar(e, axis)
		corners := []plane.Vec{o, o.Add(plane.Polar(k.a*scale, axis-alpha)), o.Add(plane.Polar(k.V*scale, axis)), o.Add(plane.Polar(k.a*scale, axis+alpha))}
		out[i] = leaf{shape: plane.Rounded(corners, radii), centre: o.Add(plane.Polar(k.d*scale, axis))}
	}
	return out
}

// pairOf is the special case of two parts: two panels side by side.
func pairOf(gap float64) []leaf {
	w, h := 1-gap/2, 1.6
	const outer, inner = .5, .06
	left := []plane.Vec{plane.V(-1, -h/2), plane.V(-gap/2, -h/2), plane.V(-gap/2, h/2), plane.V(-1, h/2)}
	right := []plane.Vec{plane.V(gap/2, -h/2), plane.V(1, -h/2), plane.V(1, h/2), plane.V(gap/2, h/2)}
	return []leaf{
		{plane.Rounded(left, []float64{outer, inner, inner, outer}), plane.V(-gap/2-w/2, 0)},
		{plane.Rounded(right, []float64{inner, outer, outer, inner}), plane.V(gap/2+w/2, 0)},
	}
}

// fitted is a figure's geometry fitted to a box, in points.
type fitted struct {
	R      float64
	hub    plane.Vec
	leaves []leaf
}

// fit scales the leaves to the box: the bounding box of the sampled leaves, not
// the hub, stands in its middle.
func fit(n int, gap, w, h float64) fitted {
	ls := leavesOf(n, gap)
	var all []plane.Vec
	for _, l := range ls {
		all = append(all, l.shape.Polygon(samples)...)
	}
	lo, hi := plane.Box(all)
	k := math.Min(w/(hi.X-lo.X), h/(hi.Y-lo.Y))
	shift := plane.V(w/2-k*(lo.X+hi.X)/2, h/2-k*(lo.Y+hi.Y)/2)
	f := fitted{R: k, hub: shift, leaves: make([]leaf, n)}
	for i, l := range ls {
		f.leaves[i] = leaf{l.shape.Scaled(k, shift), l.centre.Mul(k).Add(shift)}
	}
	return f
}

func rad(degrees float64) float64 { return degrees * math.Pi / 180 }
