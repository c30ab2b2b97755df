package geom

import "math"

// Holds reports whether a point lies in the path, by the even-odd rule. Outlines that
// are not closed count as closed; curves are followed in steps.
func (p Path) Holds(q Point) bool {
	in := false
	var at, start Point
	edge := func(b Point) {
		a := at
		if (a.Y > q.Y) != (b.Y > q.Y) && float64(q.X) < float64(b.X-a.X)*float64(q.Y-a.Y)/float64(b.Y-a.Y)+float64(a.X) {
			in = !in
		}
		at = b
	}
	for _, s := range p {
		switch s.Op {
		case 'M':
			edge(start)
			at, start = s.P[0], s.P[0]
		case 'L':
			edge(s.P[0])
		case 'C':
			const steps = 8
			from := at
			for i := 1; i <= steps; i++ {
				edge(OnCurve(from, s.P, float64(i)/steps))
			}
		case 'Z':
			edge(start)
		}
	}
	edge(start)
	return in
}

// OnCurve is the point of a cubic curve from a at t, from 0 to 1; p are its two control
// points and its end.
func OnCurve(a Point, p [3]Point, t float64) Point {
	u := 1 - t
	k := [4]float64{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t}
	mix := func(a, b, c, d Length) Length {
		return Length(math.Round(k[0]*float64(a) + k[1]*float64(b) + k[2]*float64(c) + k[3]*float64(d)))
	}
	return Point{mix(a.X, p[0].X, p[1].X, p[2].X), mix(a.Y, p[0].Y, p[1].Y, p[2].Y)}
}
