package geom

import "math"

// Holds reports whether a point lies in the path, by the even-odd rule.
func (p Path) Holds(q Point) bool { return p.winding(q)%2 != 0 }

// Covers reports whether a point lies in the path, by the rule that printers and
// screens fill by: where the outline goes round it (ISO 32000-1, 8.5.3.3.2).
func (p Path) Covers(q Point) bool {
	if b := p.Bounds(); q.X < b.X || q.X > b.Right() || q.Y < b.Y || q.Y > b.Bottom() {
		return false
	}
	return p.winding(q) != 0
}

// winding is how often the outline goes round a point. Outlines that are not closed
// count as closed; curves are followed in steps.
func (p Path) winding(q Point) (n int) {
	var at, start Point
	edge := func(b Point) {
		a := at
		if (a.Y > q.Y) != (b.Y > q.Y) && float64(q.X) < float64(b.X-a.X)*float64(q.Y-a.Y)/float64(b.Y-a.Y)+float64(a.X) {
			if b.Y > a.Y {
				n++
			} else {
				n--
			}
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
				edge(onCurve(from, s.P, float64(i)/steps))
			}
		case 'Z':
			edge(start)
		}
	}
	edge(start)
	return n
}

// onCurve is the point of a cubic curve from a at t, from 0 to 1; p are its two control
// points and its end.
func onCurve(a Point, p [3]Point, t float64) Point {
	u := 1 - t
	k := [4]float64{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t}
	mix := func(a, b, c, d Length) Length {
		return Length(math.Round(k[0]*float64(a) + k[1]*float64(b) + k[2]*float64(c) + k[3]*float64(d)))
	}
	return Point{mix(a.X, p[0].X, p[1].X, p[2].X), mix(a.Y, p[0].Y, p[1].Y, p[2].Y)}
}
