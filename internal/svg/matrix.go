package svg

import (
	"math"
	"strings"

	"malbild/internal/geom"
)

// matrix is a transformation: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// times is m after n: the coordinates of n are those inside m.
func (m matrix) times(n matrix) matrix {
	return matrix{m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b, m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d, m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f}
}

func (m matrix) on(p vec) vec { return vec{m.a*p.x + m.c*p.y + m.e, m.b*p.x + m.d*p.y + m.f} }

// scale is by how much lengths grow, if by the same in all directions.
func (m matrix) scale() (k float64, even bool) {
	k = math.Hypot(m.a, m.b)
	l := math.Hypot(m.c, m.d)
	return k, math.Abs(k-l) <= 1e-3*k && math.Abs(m.a*m.c+m.b*m.d) <= 1e-3*k*l
}

// parseTransform reads a list of transformations (SVG 1.1, 7.6).
func parseTransform(s string) (matrix, bool) {
	m := identity
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
			return identity, false
		}
		m, s = m.times(n), after
	}
	return m, true
}

func transformOf(name string, v []float64) (matrix, bool) {
	sin, cos := func(d float64) float64 { return math.Sin(d * math.Pi / 180) }, func(d float64) float64 { return math.Cos(d * math.Pi / 180) }
	switch {
	case name == "matrix" && len(v) == 6:
		return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case name == "translate" && len(v) == 1:
		return matrix{1, 0, 0, 1, v[0], 0}, true
	case name == "translate" && len(v) == 2:
		return matrix{1, 0, 0, 1, v[0], v[1]}, true
	case name == "scale" && len(v) == 1:
		return matrix{a: v[0], d: v[0]}, true
	case name == "scale" && len(v) == 2:
		return matrix{a: v[0], d: v[1]}, true
	case name == "rotate" && len(v) == 1:
		return matrix{cos(v[0]), sin(v[0]), -sin(v[0]), cos(v[0]), 0, 0}, true
	case name == "rotate" && len(v) == 3:
		m := matrix{1, 0, 0, 1, v[1], v[2]}.times(matrix{cos(v[0]), sin(v[0]), -sin(v[0]), cos(v[0]), 0, 0})
		return m.times(matrix{1, 0, 0, 1, -v[1], -v[2]}), true
	case name == "skewX" && len(v) == 1:
		return matrix{1, 0, math.Tan(v[0] * math.Pi / 180), 1, 0, 0}, true
	case name == "skewY" && len(v) == 1:
		return matrix{1, math.Tan(v[0] * math.Pi / 180), 0, 1, 0, 0}, true
	}
	return identity, false
}

type vec struct{ x, y float64 }

// outline is a path in the units of the file.
type outline []segment

type segment struct {
	op byte
	p  [3]vec
}

func (o *outline) move(p vec)        { *o = append(*o, segment{'M', [3]vec{p}}) }
func (o *outline) line(p vec)        { *o = append(*o, segment{'L', [3]vec{p}}) }
func (o *outline) curve(a, b, p vec) { *o = append(*o, segment{'C', [3]vec{a, b, p}}) }
func (o *outline) close()            { *o = append(*o, segment{op: 'Z'}) }

// farthest is as far as a point of a page may be from its corner, in points.
const farthest = 14400

// path transforms an outline; not ok when a point is nowhere near a page.
func (o outline) path(m matrix) (geom.Path, bool) {
	out := make(geom.Path, len(o))
	for i, s := range o {
		out[i].Op = s.op
		for k := range out[i].Points() {
			q := m.on(s.p[k])
			if !(math.Abs(q.x) <= farthest && math.Abs(q.y) <= farthest) { // NaN too
				return nil, false
			}
			out[i].P[k] = geom.Point{X: geom.Pt(q.x), Y: geom.Pt(q.y)}
		}
	}
	return out, true
}
