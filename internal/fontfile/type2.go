package fontfile

import "math"

// outline2 draws a Type 2 charstring (Adobe Technical Note 5177). Arithmetic, which no
// program of today writes, is refused.
type outline2 struct {
	pen
	local, global [][]byte
	stack         [48]float64
	n             int
	stems         int
	begun         bool // the width has been passed
	seac          func(o *outline2, args []float64) bool
}

// outline draws a glyph of a compact font.
func (c *cffFont) outline(gid int, left *int) ([][]Point, bool) {
	p, ok := c.privateOf(gid)
	if !ok {
		return nil, false
	}
	o := pen{left: left}
	if !c.draw(gid, &o, 0) {
		return nil, false
	}
	return o.placed(c.placing(p)), true
}

func (c *cffFont) draw(gid int, to *pen, depth int) bool {
	p, ok := c.privateOf(gid)
	if !ok {
		return false
	}
	o := outline2{pen: pen{left: to.left}, local: p.subrs, global: c.global}
	o.seac = func(o *outline2, a []float64) bool {
		return depth == 0 && c.names != nil &&
			o.accented(c.names, a[2], a[3], a[0], a[1], func(gid int, to *pen) bool { return c.draw(gid, to, depth+1) })
	}
	if o.run(c.glyphs[gid], 0) == broken {
		return false
	}
	to.out = append(to.out, o.out...)
	return true
}

// privateOf is the private dictionary of a glyph.
func (c *cffFont) privateOf(gid int) (*private, bool) {
	fd := 0
	if c.choose != nil {
		fd = c.choose(gid)
	}
	if fd >= len(c.privates) {
		return nil, false
	}
	return &c.privates[fd], true
}

// placing is the matrix of a glyph: that of its own dictionary, then that of the font.
func (c *cffFont) placing(p *private) affine {
	switch {
	case p.placing == nil:
		return c.placed
	case c.told:
		return p.placing.times(c.placed)
	}
	return *p.placing
}

func (o *outline2) run(b []byte, depth int) ending {
	for len(b) > 0 {
		if !o.cost(1) {
			return broken
		}
		c := b[0]
		if c >= 32 || c == 28 {
			v, n, ok := operand(b, true)
			if !ok || o.n == len(o.stack) {
				return broken
			}
			o.stack[o.n] = v
			o.n++
			b = b[n:]
			continue
		}
		b = b[1:]
		switch c {
		case 11:
			return returned
		case 10, 29:
			if end := o.call(c == 29, depth); end != returned {
				return end
			}
			continue
		case 14:
			return o.end()
		case 1, 3, 18, 23, 19, 20:
			o.pass(o.n%2 == 1)
			o.stems += o.n / 2
			if c == 19 || c == 20 {
				n := (o.stems + 7) / 8
				if n > len(b) {
					return broken
				}
				b = b[n:]
			}
		case 12:
			if len(b) == 0 || !o.flex(b[0]) {
				return broken
			}
			b = b[1:]
		default:
			if !o.draw(c) {
				return broken
			}
		}
		o.n = 0
	}
	return returned
}

// pass passes the width, which stands before the operands of the first operator.
func (o *outline2) pass(told bool) {
	if !o.begun && told && o.n > 0 {
		copy(o.stack[:], o.stack[1:o.n])
		o.n--
	}
	o.begun = true
}

func (o *outline2) call(global bool, depth int) ending {
	subrs := o.local
	if global {
		subrs = o.global
	}
	if o.n == 0 || depth >= maxDepth {
		return broken
	}
	o.n--
	i := int(o.stack[o.n]) + biasOf(len(subrs))
	if i < 0 || i >= len(subrs) {
		return broken
	}
	return o.run(subrs[i], depth+1)
}

func (o *outline2) end() ending {
	o.pass(o.n == 1 || o.n == 5)
	if o.n == 4 && !o.seac(o, o.stack[:4]) {
		return broken
	}
	return found
}

// draw runs an operator that moves or draws (4.1).
func (o *outline2) draw(c byte) bool {
	switch c {
	case 21: // rmoveto
		o.pass(o.n > 2)
		if o.n < 2 {
			return false
		}
		o.move(o.stack[0], o.stack[1])
		return true
	case 4, 22: // vmoveto, hmoveto
		o.pass(o.n > 1)
		if o.n < 1 {
			return false
		}
		if c == 4 {
			o.move(0, o.stack[0])
		} else {
			o.move(o.stack[0], 0)
		}
		return true
	}
	if !o.begun {
		return false
	}
	a := o.stack[:o.n]
	switch c {
	case 5:
		o.lines(a)
	case 6, 7:
		o.stairs(a, c == 6)
	case 8:
		o.curves(a)
	case 24: // rcurveline
		if len(a) < 2 {
			return false
		}
		o.curves(a[:len(a)-2])
		o.lines(a[len(a)-2:])
	case 25: // rlinecurve
		if len(a) < 6 {
			return false
		}
		o.lines(a[:len(a)-6])
		o.curves(a[len(a)-6:])
	case 26, 27:
		o.straightEnds(a, c == 27)
	case 30, 31:
		o.turns(a, c == 31)
	default:
		return false
	}
	return true
}

func (p *pen) lines(a []float64) {
	for ; len(a) >= 2; a = a[2:] {
		p.line(a[0], a[1])
	}
}

// stairs draws lines that are level and upright by turns.
func (p *pen) stairs(a []float64, level bool) {
	for _, d := range a {
		if level {
			p.line(d, 0)
		} else {
			p.line(0, d)
		}
		level = !level
	}
}

func (p *pen) curves(a []float64) {
	for ; len(a) >= 6; a = a[6:] {
		p.curve(a[0], a[1], a[2], a[3], a[4], a[5])
	}
}

// straightEnds draws curves that begin and end level, or upright (hhcurveto, vvcurveto).
func (p *pen) straightEnds(a []float64, level bool) {
	aside := 0.0
	if len(a)%4 == 1 {
		aside, a = a[0], a[1:]
	}
	for ; len(a) >= 4; a = a[4:] {
		if level {
			p.curve(a[0], aside, a[1], a[2], a[3], 0)
		} else {
			p.curve(aside, a[0], a[1], a[2], 0, a[3])
		}
		aside = 0
	}
}

// turns draws curves that begin level and end upright, and the other way round, by turns
// (hvcurveto, vhcurveto). The last may end with any direction.
func (p *pen) turns(a []float64, level bool) {
	for ; len(a) >= 4; a = a[4:] {
		aside := 0.0
		if len(a) == 5 {
			aside = a[4]
		}
		if level {
			p.curve(a[0], 0, a[1], a[2], aside, a[3])
		} else {
			p.curve(0, a[0], a[1], a[2], a[3], aside)
		}
		level = !level
	}
}

// flex draws two curves that are nearly a line (4.1); a dotsection is passed.
func (o *outline2) flex(c byte) bool {
	a := o.stack[:o.n]
	need := map[byte]int{0: 0, 34: 7, 35: 12, 36: 9, 37: 11}
	n, known := need[c]
	if !known || len(a) < n || !o.begun && c != 0 {
		return false
	}
	switch c {
	case 34: // hflex
		o.curve(a[0], 0, a[1], a[2], a[3], 0)
		o.curve(a[4], 0, a[5], -a[2], a[6], 0)
	case 35: // flex
		o.curves(a[:12])
	case 36: // hflex1
		o.curve(a[0], a[1], a[2], a[3], a[4], 0)
		o.curve(a[5], 0, a[6], a[7], a[8], -(a[1] + a[3] + a[7]))
	case 37: // flex1
		dx, dy := a[0]+a[2]+a[4]+a[6]+a[8], a[1]+a[3]+a[5]+a[7]+a[9]
		o.curves(a[:6])
		if math.Abs(dx) > math.Abs(dy) {
			o.curve(a[6], a[7], a[8], a[9], a[10], -dy)
		} else {
			o.curve(a[6], a[7], a[8], a[9], -dx, a[10])
		}
	}
	return true
}
