package svg

import (
	"math"
	"strings"

	"malbild/internal/geom"
	"malbild/internal/plane"
)

// parseTransform reads a list of transformations (SVG 1.1, 7.6).
func parseTransform(s string) (plane.Matrix, bool) {
	m := plane.Identity
	for s = strings.Trim(s, " \t\r\n,"); s != ""; s = strings.TrimLeft(s, " \t\r\n,") {
		name, rest, ok := strings.Cut(s, "(")
		list, after, closed := strings.Cut(rest, ")")
		r := reader{data: list}
		var v []float64
		for r.more() && len(v) < 7 {
			v = append(v, r.number())
		}
		n, good := transformOf(strings.TrimSpace(name), v)
		if !ok || !closed || r.bad || !good {
			return plane.Identity, false
		}
		m, s = n.Then(m), after
	}
	return m, true
}

func transformOf(name string, v []float64) (plane.Matrix, bool) {
	sin, cos := func(d float64) float64 { return math.Sin(d * math.Pi / 180) }, func(d float64) float64 { return math.Cos(d * math.Pi / 180) }
	switch {
	case name == "matrix" && len(v) == 6:
		return plane.Matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case name == "translate" && len(v) == 1:
		return plane.Matrix{1, 0, 0, 1, v[0], 0}, true
	case name == "translate" && len(v) == 2:
		return plane.Matrix{1, 0, 0, 1, v[0], v[1]}, true
	case name == "scale" && len(v) == 1:
		return plane.Matrix{v[0], 0, 0, v[0]}, true
	case name == "scale" && len(v) == 2:
		return plane.Matrix{v[0], 0, 0, v[1]}, true
	case name == "rotate" && len(v) == 1:
		return plane.Matrix{cos(v[0]), sin(v[0]), -sin(v[0]), cos(v[0]), 0, 0}, true
	case name == "rotate" && len(v) == 3:
		m := plane.Matrix{cos(v[0]), sin(v[0]), -sin(v[0]), cos(v[0]), 0, 0}.Then(plane.Matrix{1, 0, 0, 1, v[1], v[2]})
		return plane.Matrix{1, 0, 0, 1, -v[1], -v[2]}.Then(m), true
	case name == "skewX" && len(v) == 1:
		return plane.Matrix{1, 0, math.Tan(v[0] * math.Pi / 180), 1, 0, 0}, true
	case name == "skewY" && len(v) == 1:
		return plane.Matrix{1, math.Tan(v[0] * math.Pi / 180), 0, 1, 0, 0}, true
	}
	return plane.Identity, false
}

// farthest is as far as a point of a page may be from its corner, in points.
const farthest = 14400

// placed is an outline where a transformation takes it; not ok when a point is nowhere
// near a page.
func placed(o plane.Outline, m plane.Matrix) (geom.Path, bool) {
	out := make(geom.Path, len(o))
	for i, s := range o {
		out[i].Op = s.Op
		for k := range s.Points() {
			q := m.On(s.P[k])
			if !(math.Abs(q.X) <= farthest && math.Abs(q.Y) <= farthest) { // NaN too
				return nil, false
			}
			out[i].P[k] = q.Point()
		}
	}
	return out, true
}
