// Package plane is geometry in floating points: vectors, transformations, outlines of
// lines and cubic curves. What is worked out here becomes integer lengths (package
// geom) when it is placed on a page. y grows downwards, so that angles grow clockwise.
package plane

import (
	"math"

	"malbild/internal/geom"
)

// Vec is a point or a direction.
type Vec struct{ X, Y float64 }

// V makes a Vec.
func V(x, y float64) Vec { return Vec{x, y} }

// Of is a point of a page, in PDF points.
func Of(p geom.Point) Vec { return Vec{p.X.Pt(), p.Y.Pt()} }

// Polar is the direction of an angle in radians, as long as r.
func Polar(r, angle float64) Vec { return Vec{r * math.Cos(angle), r * math.Sin(angle)} }

// Mix is on the way from a, at t = 0, to b, at t = 1.
func Mix(a, b Vec, t float64) Vec { return Vec{a.X + (b.X-a.X)*t, a.Y + (b.Y-a.Y)*t} }

// OnCubic is the point at t of the Bézier curve from a to d with control points b and c.
func OnCubic(a, b, c, d Vec, t float64) Vec {
	s := 1 - t
	return a.Mul(s * s * s).Add(b.Mul(3 * s * s * t)).Add(c.Mul(3 * s * t * t)).Add(d.Mul(t * t * t))
}

// Add is a + b.
func (a Vec) Add(b Vec) Vec { return Vec{a.X + b.X, a.Y + b.Y} }

// Sub is a − b: the way from b to a.
func (a Vec) Sub(b Vec) Vec { return Vec{a.X - b.X, a.Y - b.Y} }

// Mul is a, k times as long.
func (a Vec) Mul(k float64) Vec { return Vec{a.X * k, a.Y * k} }

// Dot is the product of the lengths and the cosine of the angle between.
func (a Vec) Dot(b Vec) float64 { return a.X*b.X + a.Y*b.Y }

// Len is the length.
func (a Vec) Len() float64 { return math.Hypot(a.X, a.Y) }

// Unit is the same direction, of length 1.
func (a Vec) Unit() Vec { return a.Mul(1 / a.Len()) }

// Left is a quarter turn to the left.
func (a Vec) Left() Vec { return Vec{a.Y, -a.X} }

// Point is the point of a page, rounded.
func (a Vec) Point() geom.Point { return geom.Point{X: geom.Pt(a.X), Y: geom.Pt(a.Y)} }

// Box is the corners of the box round points; of none, nothing.
func Box(ps []Vec) (lo, hi Vec) {
	for i, p := range ps {
		if i == 0 {
			lo, hi = p, p
			continue
		}
		lo = Vec{math.Min(lo.X, p.X), math.Min(lo.Y, p.Y)}
		hi = Vec{math.Max(hi.X, p.X), math.Max(hi.Y, p.Y)}
	}
	return lo, hi
}
