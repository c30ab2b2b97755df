package raster

import (
	"math"

	"malbild/internal/geom"
)

// vec is a point or a direction in points.
type vec struct{ x, y float64 }

func (a vec) add(b vec) vec       { return vec{a.x + b.x, a.y + b.y} }
func (a vec) sub(b vec) vec       { return vec{a.x - b.x, a.y - b.y} }
func (a vec) mul(k float64) vec   { return vec{a.x * k, a.y * k} }
func (a vec) dot(b vec) float64   { return a.x*b.x + a.y*b.y }
func (a vec) len() float64        { return math.Hypot(a.x, a.y) }
func (a vec) unit() vec           { return a.mul(1 / a.len()) }
func (a vec) left() vec           { return vec{a.y, -a.x} }
func polar(r, angle float64) vec  { return vec{r * math.Cos(angle), r * math.Sin(angle)} }
func mix(a, b vec, t float64) vec { return vec{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t} }
func vecOf(p geom.Point) vec      { return vec{p.X.Pt(), p.Y.Pt()} }

func cubic(a, b, c, d vec, t float64) vec {
	s := 1 - t
	return a.mul(s * s * s).add(b.mul(3 * s * s * t)).add(c.mul(3 * s * t * t)).add(d.mul(t * t * t))
}

// seg is one segment of an outline: op is 'M', 'L', 'C' or 'Z'.
type seg struct {
	op byte
	p  [3]vec
}

func (s seg) count() int {
	switch s.op {
	case 'M', 'L':
		return 1
	case 'C':
		return 3
	}
	return 0
}

// outline is a path in points.
type outline []seg

func (o *outline) move(p vec)        { *o = append(*o, seg{'M', [3]vec{p}}) }
func (o *outline) line(p vec)        { *o = append(*o, seg{'L', [3]vec{p}}) }
func (o *outline) curve(a, b, p vec) { *o = append(*o, seg{'C', [3]vec{a, b, p}}) }
func (o *outline) close()            { *o = append(*o, seg{op: 'Z'}) }

// step is a line, or the beginning of an outline that has none.
func (o *outline) step(p vec) {
	if len(*o) == 0 {
		o.move(p)
		return
	}
	o.line(p)
}

// last is where the pen stands.
func (o outline) last() vec {
	s := o[len(o)-1]
	return s.p[max(s.count(), 1)-1]
}

// outlineOf is a path of integer lengths in points.
func outlineOf(p geom.Path) outline {
	o := make(outline, len(p))
	for i, s := range p {
		o[i].op = s.Op
		for j := range s.Points() {
			o[i].p[j] = vecOf(s.P[j])
		}
	}
	return o
}

// arc appends a circular arc on the circle round c, from angle a0 to a1 (radians,
// clockwise on the page when it grows), as curves of at most a quarter turn each.
func (o *outline) arc(c vec, r, a0, a1 float64) {
	n := max(1, int(math.Ceil(math.Abs(a1-a0)/(math.Pi/2)-1e-9)))
	step := (a1 - a0) / float64(n)
	h := 4.0 / 3 * math.Tan(step/4) * r
	for i := range n {
		b0, b1 := a0+step*float64(i), a0+step*float64(i+1)
		p0, p1 := c.add(polar(r, b0)), c.add(polar(r, b1))
		t0, t1 := vec{-math.Sin(b0), math.Cos(b0)}, vec{-math.Sin(b1), math.Cos(b1)}
		o.curve(p0.add(t0.mul(h)), p1.sub(t1.mul(h)), p1)
	}
}
