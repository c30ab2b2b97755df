package figure

import (
	"math"

	"malbild/internal/geom"
)

// vec is a point or direction. The geometry of a figure is worked out in floating
// points, in one place, and becomes integer lengths when it leaves this package.
type vec struct{ x, y float64 }

func (a vec) add(b vec) vec       { return vec{a.x + b.x, a.y + b.y} }
func (a vec) sub(b vec) vec       { return vec{a.x - b.x, a.y - b.y} }
func (a vec) mul(k float64) vec   { return vec{a.x * k, a.y * k} }
func (a vec) dot(b vec) float64   { return a.x*b.x + a.y*b.y }
func (a vec) len() float64        { return math.Hypot(a.x, a.y) }
func (a vec) unit() vec           { return a.mul(1 / a.len()) }
func (a vec) point() geom.Point   { return geom.Point{X: geom.Pt(a.x), Y: geom.Pt(a.y)} }
func polar(r, angle float64) vec  { return vec{r * math.Cos(angle), r * math.Sin(angle)} }
func mix(a, b vec, t float64) vec { return vec{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t} }
func vecOf(p geom.Point) vec      { return vec{p.X.Pt(), p.Y.Pt()} }
func rad(degrees float64) float64 { return degrees * math.Pi / 180 }
func cubic(a, b, c, d vec, t float64) vec {
	s := 1 - t
	return a.mul(s * s * s).add(b.mul(3 * s * s * t)).add(c.mul(3 * s * t * t)).add(d.mul(t * t * t))
}

// seg is one segment of an outline: op is 'M', 'L', 'C' or 'Z'.
type seg struct {
	op byte
	p  [3]vec
}

// outline is a path in points (or in units of R before it is fitted).
type outline []seg

func (o *outline) move(p vec)        { *o = append(*o, seg{'M', [3]vec{p}}) }
func (o *outline) line(p vec)        { *o = append(*o, seg{'L', [3]vec{p}}) }
func (o *outline) curve(a, b, p vec) { *o = append(*o, seg{'C', [3]vec{a, b, p}}) }
func (o *outline) close()            { *o = append(*o, seg{op: 'Z'}) }

func (s seg) count() int {
	switch s.op {
	case 'M', 'L':
		return 1
	case 'C':
		return 3
	}
	return 0
}

// scaled returns the outline × k, then shifted by d.
func (o outline) scaled(k float64, d vec) outline {
	out := make(outline, len(o))
	for i, s := range o {
		for j := range s.count() {
			s.p[j] = s.p[j].mul(k).add(d)
		}
		out[i] = s
	}
	return out
}

// path is the outline in integer lengths.
func (o outline) path() geom.Path {
	out := make(geom.Path, len(o))
	for i, s := range o {
		out[i].Op = s.op
		for j := range s.count() {
			out[i].P[j] = s.p[j].point()
		}
	}
	return out
}

// samples is how many points stand for one curve when bounds and chords are
// measured (posters-and-figures.md 4: 25 points an arc).
const samples = 25

// polygon is the outline as points; curves are sampled.
func (o outline) polygon() []vec {
	var out []vec
	var at vec
	for _, s := range o {
		switch s.op {
		case 'M', 'L':
			at = s.p[0]
			out = append(out, at)
		case 'C':
			for i := 1; i <= samples; i++ {
				out = append(out, cubic(at, s.p[0], s.p[1], s.p[2], float64(i)/samples))
			}
			at = s.p[2]
		}
	}
	return out
}

// arc appends a circular arc from the present point, on the circle round c, to
// the angle a1 (radians, clockwise on the page when it grows), as curves of at
// most a quarter turn each.
func (o *outline) arc(c vec, r, a0, a1 float64) {
	n := int(math.Ceil(math.Abs(a1-a0)/(math.Pi/2) - 1e-9))
	if n < 1 {
		n = 1
	}
	step := (a1 - a0) / float64(n)
	h := 4.0 / 3 * math.Tan(step/4) * r
	for i := range n {
		b0, b1 := a0+step*float64(i), a0+step*float64(i+1)
		p0, p1 := c.add(polar(r, b0)), c.add(polar(r, b1))
		t0, t1 := vec{-math.Sin(b0), math.Cos(b0)}, vec{-math.Sin(b1), math.Cos(b1)}
		o.curve(p0.add(t0.mul(h)), p1.sub(t1.mul(h)), p1)
	}
}

// circle is a full circle.
func circle(c vec, r float64) outline {
	var o outline
	o.move(vec{c.x + r, c.y})
	o.arc(c, r, 0, 2*math.Pi)
	o.close()
	return o
}

// rounded is the polygon with corner i rounded with radius radii[i]: with half
// angle φ the tangent length is r/tan φ. Corners run clockwise on the page.
func rounded(corners []vec, radii []float64) outline {
	var o outline
	n := len(corners)
	for i, p := range corners {
		u := corners[(i+n-1)%n].sub(p).unit()
		v := corners[(i+1)%n].sub(p).unit()
		r := radii[i]
		if r <= 0 {
			o.step(p)
			continue
		}
		phi := math.Acos(math.Max(-1, math.Min(1, u.dot(v)))) / 2
		t := r / math.Tan(phi)
		c := p.add(u.add(v).unit().mul(r / math.Sin(phi)))
		a, b := p.add(u.mul(t)), p.add(v.mul(t))
		o.step(a)
		a0 := math.Atan2(a.y-c.y, a.x-c.x)
		a1 := math.Atan2(b.y-c.y, b.x-c.x)
		if a1 < a0 {
			a1 += 2 * math.Pi
		}
		o.arc(c, r, a0, a1)
	}
	o.close()
	return o
}

// step is a move for the first point of a path, else a line.
func (o *outline) step(p vec) {
	if len(*o) == 0 {
		o.move(p)
		return
	}
	o.line(p)
}

// bounds is the box round points.
func bounds(ps []vec) (lo, hi vec) {
	for i, p := range ps {
		if i == 0 {
			lo, hi = p, p
			continue
		}
		lo = vec{math.Min(lo.x, p.x), math.Min(lo.y, p.y)}
		hi = vec{math.Max(hi.x, p.x), math.Max(hi.y, p.y)}
	}
	return lo, hi
}
