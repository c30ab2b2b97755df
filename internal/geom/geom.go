// Package geom holds lengths and plane figures. Lengths are integers so that
// line breaks never depend on the rounding of floats and bytes repeat on every
// machine. The origin is the top left of the trimmed page, y grows downwards.
package geom

import "math"

// Length is a distance in 1/65536 PDF points (1/72 inch).
type Length int64

// Unit lengths.
const (
	Point1 Length = 65536
	perMM         = 65536 * 72 / 25.4
)

// Pt makes a Length from points, rounded to the nearest unit.
func Pt(v float64) Length { return Length(math.Round(v * 65536)) }

// MM makes a Length from millimetres, rounded to the nearest unit. It is the one
// place where maroto's float64 millimetres become lengths.
func MM(v float64) Length { return Length(math.Round(v * perMM)) }

// Pt returns the length in points.
func (l Length) Pt() float64 { return float64(l) / 65536 }

// MM returns the length in millimetres.
func (l Length) MM() float64 { return float64(l) / perMM }

// Mul returns l × num ÷ den, rounded half away from zero.
func (l Length) Mul(num, den int64) Length {
	p := int64(l) * num
	if (p < 0) != (den < 0) {
		return Length((p - den/2) / den)
	}
	return Length((p + den/2) / den)
}

// Scale returns l × f, rounded.
func (l Length) Scale(f float64) Length { return Length(math.Round(float64(l) * f)) }

// Point is a place on the page.
type Point struct{ X, Y Length }

// Add returns p + q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Size is a width and a height.
type Size struct{ W, H Length }

// Rect is a rectangle by its top left corner and size.
type Rect struct {
	Point
	Size
}

// R makes a Rect.
func R(x, y, w, h Length) Rect { return Rect{Point{x, y}, Size{w, h}} }

// Right is the x of the right edge.
func (r Rect) Right() Length { return r.X + r.W }

// Bottom is the y of the bottom edge.
func (r Rect) Bottom() Length { return r.Y + r.H }

// Contains reports whether q lies within r.
func (r Rect) Contains(q Rect) bool {
	return q.X >= r.X && q.Y >= r.Y && q.Right() <= r.Right() && q.Bottom() <= r.Bottom()
}

// Union returns the smallest rectangle around both; an empty one counts for nothing.
func (r Rect) Union(q Rect) Rect {
	if r.W == 0 && r.H == 0 {
		return q
	}
	if q.W == 0 && q.H == 0 {
		return r
	}
	x, y := min(r.X, q.X), min(r.Y, q.Y)
	return R(x, y, max(r.Right(), q.Right())-x, max(r.Bottom(), q.Bottom())-y)
}

// Seg is one segment of a path: Op is 'M', 'L', 'C' or 'Z'; P holds 1, 1, 3 or 0 points.
type Seg struct {
	Op byte
	P  [3]Point
}

// Path is an outline of straight lines and cubic Bézier curves.
type Path []Seg

// MoveTo begins a subpath.
func (p *Path) MoveTo(q Point) { *p = append(*p, Seg{'M', [3]Point{q}}) }

// LineTo draws a line.
func (p *Path) LineTo(q Point) { *p = append(*p, Seg{'L', [3]Point{q}}) }

// CurveTo draws a Bézier curve with control points a and b.
func (p *Path) CurveTo(a, b, q Point) { *p = append(*p, Seg{'C', [3]Point{a, b, q}}) }

// Close closes the subpath.
func (p *Path) Close() { *p = append(*p, Seg{Op: 'Z'}) }

// Rect adds a rectangle, RectSegs segments.
func (p *Path) Rect(r Rect) {
	*p = append(*p, Seg{'M', [3]Point{r.Point}}, Seg{'L', [3]Point{{r.Right(), r.Y}}},
		Seg{'L', [3]Point{{r.Right(), r.Bottom()}}}, Seg{'L', [3]Point{{r.X, r.Bottom()}}}, Seg{Op: 'Z'})
}

// RectSegs is how many segments a rectangle has.
const RectSegs = 5

// RectPath is the outline of a rectangle.
func RectPath(r Rect) Path {
	p := make(Path, 0, RectSegs)
	p.Rect(r)
	return p
}

// Points returns how many points a segment of this kind has.
func (s Seg) Points() int {
	switch s.Op {
	case 'M', 'L':
		return 1
	case 'C':
		return 3
	}
	return 0
}

// Move returns the path shifted by d.
func (p Path) Move(d Point) Path {
	q := make(Path, len(p))
	for i, s := range p {
		for k := range s.Points() {
			s.P[k] = s.P[k].Add(d)
		}
		q[i] = s
	}
	return q
}

// Turned is the path on the other side of the axis that halves a width from x = 0; its
// argument is that width.
func (p Path) Turned(width Length) Path {
	out := make(Path, len(p))
	for i, s := range p {
		for k := range s.Points() {
			s.P[k].X = width - s.P[k].X
		}
		out[i] = s
	}
	return out
}

// Bounds is the box around all points, control points included.
func (p Path) Bounds() Rect {
	first := true
	var x0, y0, x1, y1 Length
	for _, s := range p {
		for k := range s.Points() {
			q := s.P[k]
			if first {
				x0, y0, x1, y1, first = q.X, q.Y, q.X, q.Y, false
				continue
			}
			x0, y0, x1, y1 = min(x0, q.X), min(y0, q.Y), max(x1, q.X), max(y1, q.Y)
		}
	}
	return R(x0, y0, x1-x0, y1-y0)
}
