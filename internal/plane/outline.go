package plane

import (
	"math"

	"malbild/internal/geom"
)

// Seg is one segment of an outline: Op is 'M', 'L', 'C' or 'Z'; P holds 1, 1, 3 or 0
// points.
type Seg struct {
	Op byte
	P  [3]Vec
}

// Points is how many points the segment has.
func (s Seg) Points() int { return geom.Seg{Op: s.Op}.Points() }

// Outline is a path before it is placed.
type Outline []Seg

// Move begins a contour.
func (o *Outline) Move(p Vec) { *o = append(*o, Seg{'M', [3]Vec{p}}) }

// Line draws a line.
func (o *Outline) Line(p Vec) { *o = append(*o, Seg{'L', [3]Vec{p}}) }

// Curve draws a Bézier curve with control points a and b.
func (o *Outline) Curve(a, b, p Vec) { *o = append(*o, Seg{'C', [3]Vec{a, b, p}}) }

// Close closes the contour.
func (o *Outline) Close() { *o = append(*o, Seg{Op: 'Z'}) }

// Step is a line, or the beginning of an outline that has none.
func (o *Outline) Step(p Vec) {
	if len(*o) == 0 {
		o.Move(p)
		return
	}
	o.Line(p)
}

// Last is where the pen stands, after anything but a Close.
func (o Outline) Last() Vec {
	s := o[len(o)-1]
	return s.P[max(s.Points(), 1)-1]
}

// OutlineOf is a path of integer lengths in points.
func OutlineOf(p geom.Path) Outline {
	o := make(Outline, len(p))
	for i, s := range p {
		o[i].Op = s.Op
		for j := range s.Points() {
			o[i].P[j] = Of(s.P[j])
		}
	}
	return o
}

// Path is the outline in integer lengths.
func (o Outline) Path() geom.Path {
	out := make(geom.Path, len(o))
	for i, s := range o {
		out[i].Op = s.Op
		for j := range s.Points() {
			out[i].P[j] = s.P[j].Point()
		}
	}
	return out
}

// Scaled returns the outline × k, then shifted by d.
func (o Outline) Scaled(k float64, d Vec) Outline {
	out := make(Outline, len(o))
	for i, s := range o {
		for j := range s.Points() {
			s.P[j] = s.P[j].Mul(k).Add(d)
		}
		out[i] = s
	}
	return out
}

// Polygon is the outline as points, n of them for each curve.
func (o Outline) Polygon(n int) []Vec {
	var out []Vec
	var at Vec
	for _, s := range o {
		switch s.Op {
		case 'M', 'L':
			at = s.P[0]
			out = append(out, at)
		case 'C':
			for i := 1; i <= n; i++ {
				out = append(out, OnCubic(at, s.P[0], s.P[1], s.P[2], float64(i)/float64(n)))
			}
			at = s.P[2]
		}
	}
	return out
}

// Arc appends a circular arc from the present point, on the circle round c, from angle
// a0 to a1 (radians, clockwise on the page when it grows), as curves of at most a
// quarter turn each.
func (o *Outline) Arc(c Vec, r, a0, a1 float64) {
	n := max(1, int(math.Ceil(math.Abs(a1-a0)/(math.Pi/2)-1e-9)))
	step := (a1 - a0) / float64(n)
	h := 4.0 / 3 * math.Tan(step/4) * r
	for i := range n {
		b0, b1 := a0+step*float64(i), a0+step*float64(i+1)
		p0, p1 := c.Add(Polar(r, b0)), c.Add(Polar(r, b1))
		t0, t1 := Vec{-math.Sin(b0), math.Cos(b0)}, Vec{-math.Sin(b1), math.Cos(b1)}
		o.Curve(p0.Add(t0.Mul(h)), p1.Sub(t1.Mul(h)), p1)
	}
}

// Circle is a full circle.
func Circle(c Vec, r float64) Outline {
	var o Outline
	o.Move(Vec{c.X + r, c.Y})
	o.Arc(c, r, 0, 2*math.Pi)
	o.Close()
	return o
}

// Ellipse appends an elliptical arc from endpoint to endpoint as curves of at most a
// quarter, with the axes turned by so many degrees (SVG 1.1, F.6).
func (o *Outline) Ellipse(from Vec, rx, ry, turn float64, large, sweep bool, to Vec) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || from == to {
		o.Line(to)
		return
	}
	sin, cos := math.Sincos(turn * math.Pi / 180)
	dx, dy := (from.X-to.X)/2, (from.Y-to.Y)/2
	x, y := cos*dx+sin*dy, -sin*dx+cos*dy
	if k := x*x/(rx*rx) + y*y/(ry*ry); k > 1 {
		rx, ry = rx*math.Sqrt(k), ry*math.Sqrt(k)
	}
	den := rx*rx*y*y + ry*ry*x*x
	k := math.Sqrt(max(0, (rx*rx*ry*ry-den)/den))
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	centre := Vec{cos*cx - sin*cy + (from.X+to.X)/2, sin*cx + cos*cy + (from.Y+to.Y)/2}
	begin := math.Atan2((y-cy)/ry, (x-cx)/rx)
	sweepBy := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - begin
	if sweep && sweepBy < 0 {
		sweepBy += 2 * math.Pi
	} else if !sweep && sweepBy > 0 {
		sweepBy -= 2 * math.Pi
	}
	n := int(math.Ceil(math.Abs(sweepBy)/(math.Pi/2) - 1e-9))
	step := sweepBy / float64(max(n, 1))
	h := 4.0 / 3 * math.Tan(step/4)
	on := func(a, along float64) Vec {
		s, c := math.Sincos(a)
		px, py := rx*(c-along*s), ry*(s+along*c)
		return Vec{centre.X + cos*px - sin*py, centre.Y + sin*px + cos*py}
	}
	for i := range n {
		a := begin + float64(i)*step
		end := on(a+step, 0)
		if i == n-1 {
			end = to
		}
		o.Curve(on(a, h), on(a+step, -h), end)
	}
}

// Rounded is the polygon with corner i rounded with radius radii[i]: with half angle φ
// the tangent length is r/tan φ. Corners run clockwise on the page.
func Rounded(corners []Vec, radii []float64) Outline {
	var o Outline
	n := len(corners)
	for i, p := range corners {
		u := corners[(i+n-1)%n].Sub(p).Unit()
		v := corners[(i+1)%n].Sub(p).Unit()
		r := radii[i]
		if r <= 0 {
			o.Step(p)
			continue
		}
		phi := math.Acos(math.Max(-1, math.Min(1, u.Dot(v)))) / 2
		t := r / math.Tan(phi)
		c := p.Add(u.Add(v).Unit().Mul(r / math.Sin(phi)))
		a, b := p.Add(u.Mul(t)), p.Add(v.Mul(t))
		o.Step(a)
		a0 := math.Atan2(a.Y-c.Y, a.X-c.X)
		a1 := math.Atan2(b.Y-c.Y, b.X-c.X)
		if a1 < a0 {
			a1 += 2 * math.Pi
		}
		o.Arc(c, r, a0, a1)
	}
	o.Close()
	return o
}
