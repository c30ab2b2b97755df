package fontfile

// Bounds of the outline of one glyph of a PostScript font.
const (
	maxGlyphWork = 1 << 15 // operators, operands and points
	maxSubrs     = 65536   // subroutines of a Type 1 program
	curveParts   = 4       // straight lines for a curve
)

// affine is a FontMatrix: units of the program to an em.
type affine [6]float64

// usualMatrix is that of a program which tells none.
var usualMatrix = affine{0.001, 0, 0, 0.001, 0, 0}

// times is m applied first, then n.
func (m affine) times(n affine) affine {
	return affine{m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5]}
}

// Outline is the contours of a glyph in thousandths of an em, its curves cut into straight
// lines; nil and true: it has no ink. False: it cannot be read. What it costs is taken
// from work, and nothing is drawn when that is used up.
func (p *Program) Outline(gid int, work *int) ([][]Point, bool) {
	if gid < 0 || gid >= len(p.glyphs) || *work <= 0 {
		return nil, false
	}
	left := min(maxGlyphWork, *work)
	before := left
	out, ok := p.outline(gid, &left)
	*work -= before - left + 1
	return out, ok
}

// pen draws contours in units of the program.
type pen struct {
	x, y float64
	open bool // the last contour is being drawn
	out  [][]Point
	left *int
}

// cost takes from what the glyph may cost, and reports whether there was so much.
func (p *pen) cost(n int) bool {
	*p.left -= n
	return *p.left >= 0
}

// move begins a contour.
func (p *pen) move(dx, dy float64) {
	p.x, p.y, p.open = p.x+dx, p.y+dy, false
}

func (p *pen) point(x, y float64) {
	if !p.open {
		p.out, p.open = append(p.out, []Point{{p.x, p.y, true}}), true
	}
	last := len(p.out) - 1
	p.out[last] = append(p.out[last], Point{x, y, true})
}

func (p *pen) line(dx, dy float64) {
	p.cost(1)
	p.point(p.x+dx, p.y+dy)
	p.x, p.y = p.x+dx, p.y+dy
}

// curve draws a Bézier curve, each of its points told from the one before.
func (p *pen) curve(ax, ay, bx, by, cx, cy float64) {
	p.cost(curveParts)
	x0, y0 := p.x, p.y
	x1, y1 := x0+ax, y0+ay
	x2, y2 := x1+bx, y1+by
	x3, y3 := x2+cx, y2+cy
	for i := 1; i < curveParts; i++ {
		t := float64(i) / curveParts
		u := 1 - t
		p.point(u*u*u*x0+3*u*u*t*x1+3*u*t*t*x2+t*t*t*x3, u*u*u*y0+3*u*u*t*y1+3*u*t*t*y2+t*t*t*y3)
	}
	p.point(x3, y3)
	p.x, p.y = x3, y3
}

// placed is what was drawn, by a matrix, in thousandths of an em.
func (p *pen) placed(m affine) [][]Point {
	for _, c := range p.out {
		for i, q := range c {
			c[i].X, c[i].Y = 1000*(q.X*m[0]+q.Y*m[2]+m[4]), 1000*(q.X*m[1]+q.Y*m[3]+m[5])
		}
	}
	return p.out
}

// accented draws a letter and its accent, that are told by their codes in the standard
// encoding (5177, 4.2, endchar; Type 1, 6.4, seac).
func (p *pen) accented(names map[string]int, base, accent, dx, dy float64, draw func(gid int, to *pen) bool) bool {
	for i, c := range [2]float64{base, accent} {
		if c < 0 || c > 255 {
			return false
		}
		gid, ok := names[Standard()[int(c)]]
		if !ok || !p.cost(16) {
			return false
		}
		part := pen{left: p.left}
		if !draw(gid, &part) {
			return false
		}
		if i == 1 {
			part.shift(dx, dy)
		}
		p.out = append(p.out, part.out...)
	}
	return true
}

// shift moves what has been drawn.
func (p *pen) shift(dx, dy float64) {
	for _, contour := range p.out {
		for k := range contour {
			contour[k].X, contour[k].Y = contour[k].X+dx, contour[k].Y+dy
		}
	}
}
