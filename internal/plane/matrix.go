package plane

import "math"

// Matrix is a transformation as PDF and SVG write it, a b c d e f: x' = ax + cy + e,
// y' = bx + dy + f.
type Matrix [6]float64

// Identity changes nothing.
var Identity = Matrix{1, 0, 0, 1, 0, 0}

// Then is m, and n after it (ISO 32000-1, 8.3.4: m × n).
func (m Matrix) Then(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// On is where the transformation takes a point.
func (m Matrix) On(p Vec) Vec {
	return Vec{m[0]*p.X + m[2]*p.Y + m[4], m[1]*p.X + m[3]*p.Y + m[5]}
}

// Scale is by how much lengths grow, if by the same in all directions.
func (m Matrix) Scale() (k float64, even bool) {
	k = math.Hypot(m[0], m[1])
	l := math.Hypot(m[2], m[3])
	return k, math.Abs(k-l) <= 1e-3*k && math.Abs(m[0]*m[2]+m[1]*m[3]) <= 1e-3*k*l
}
