package raster

import (
	"math"

	"malbild/internal/plane"
)

// strokeOutline turns the lines of o, drawn width wide, into closed outlines to be
// filled by the non-zero rule. With round set, caps and joins are round; else caps
// are butt and joins bevelled.
func strokeOutline(o plane.Outline, width float64, round bool) []plane.Outline {
	var out []plane.Outline
	for _, c := range contours(o) {
		if c.closed {
			out = append(out, side(c.points, width/2, round), side(reversed(c.points), width/2, round))
			continue
		}
		out = append(out, openStroke(c.points, width/2, round))
	}
	return out
}

// contour is one subpath as points without repetitions.
type contour struct {
	points []plane.Vec
	closed bool
}

// contours flattens the subpaths of an outline.
func contours(o plane.Outline) []contour {
	var out []contour
	var c contour
	end := func() {
		if c.closed && len(c.points) > 1 && near(c.points[0], c.points[len(c.points)-1]) {
			c.points = c.points[:len(c.points)-1]
		}
		if len(c.points) > 1 {
			out = append(out, c)
		}
		c = contour{}
	}
	push := func(p plane.Vec) {
		if len(c.points) == 0 || !near(c.points[len(c.points)-1], p) {
			c.points = append(c.points, p)
		}
	}
	for _, s := range o {
		switch s.Op {
		case 'M':
			end()
			push(s.P[0])
		case 'L':
			push(s.P[0])
		case 'C':
			at := c.points[len(c.points)-1]
			n := curveSteps(at, s.P)
			for i := 1; i <= n; i++ {
				push(plane.OnCubic(at, s.P[0], s.P[1], s.P[2], float64(i)/float64(n)))
			}
		case 'Z':
			c.closed = true
			end()
		}
	}
	end()
	return out
}

// curveSteps is how many lines stand for a curve: enough that none is seen.
func curveSteps(at plane.Vec, p [3]plane.Vec) int {
	l := p[0].Sub(at).Len() + p[1].Sub(p[0]).Len() + p[2].Sub(p[1]).Len()
	return max(6, min(48, int(math.Sqrt(l)*4)))
}

func near(a, b plane.Vec) bool { return math.Abs(a.X-b.X) < 1e-6 && math.Abs(a.Y-b.Y) < 1e-6 }

func reversed(ps []plane.Vec) []plane.Vec {
	out := make([]plane.Vec, len(ps))
	for i, p := range ps {
		out[len(ps)-1-i] = p
	}
	return out
}

// side is the left side of a closed contour, as a closed outline.
func side(ps []plane.Vec, r float64, round bool) plane.Outline {
	var o plane.Outline
	n := len(ps)
	for i, p := range ps {
		join(&o, ps[(i+n-1)%n], p, ps[(i+1)%n], r, round)
	}
	o.Close()
	return o
}

// openStroke goes along one side, round the end, back along the other and round the start.
func openStroke(ps []plane.Vec, r float64, round bool) plane.Outline {
	var o plane.Outline
	for _, way := range [][]plane.Vec{ps, reversed(ps)} {
		o.Step(way[0].Add(way[1].Sub(way[0]).Unit().Left().Mul(r)))
		for i := 1; i < len(way)-1; i++ {
			join(&o, way[i-1], way[i], way[i+1], r, round)
		}
		last := way[len(way)-1]
		n := last.Sub(way[len(way)-2]).Unit().Left().Mul(r)
		o.Line(last.Add(n))
		if round {
			a := math.Atan2(n.Y, n.X)
			o.Arc(last, r, a, a+math.Pi)
		}
	}
	o.Close()
	return o
}

// join adds the left side of the corner at p.
func join(o *plane.Outline, before, p, after plane.Vec, r float64, round bool) {
	d0, d1 := p.Sub(before).Unit(), after.Sub(p).Unit()
	n0, n1 := d0.Left().Mul(r), d1.Left().Mul(r)
	turn := d0.X*d1.Y - d0.Y*d1.X // positive: to the right on the page, so the left side is outside
	o.Step(p.Add(n0))
	switch {
	case d0.Dot(d1) > .999: // a curve: go straight on
	case turn > 0 && round:
		a0, a1 := math.Atan2(n0.Y, n0.X), math.Atan2(n1.Y, n1.X)
		if a1 < a0 {
			a1 += 2 * math.Pi
		}
		o.Arc(p, r, a0, a1)
		return
	case turn <= 0:
		o.Line(p) // inside: over the corner itself, so that winding never turns negative
	}
	o.Line(p.Add(n1))
}
