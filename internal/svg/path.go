package svg

import (
	"math"
	"strconv"

	"malbild/internal/plane"
)

// reader reads numbers of path data, points and transformations.
type reader struct {
	data string
	pos  int
	bad  bool
}

func (r *reader) skip() {
	for r.pos < len(r.data) {
		switch r.data[r.pos] {
		case ' ', '\t', '\r', '\n', '\f', ',':
			r.pos++
		default:
			return
		}
	}
}

func (r *reader) more() bool { r.skip(); return !r.bad && r.pos < len(r.data) }

// number reads one number; «1.5.5» is two, as the grammar has it (SVG 1.1, 8.3.9).
func (r *reader) number() float64 {
	r.skip()
	from, dot := r.pos, false
	digits := 0
	for ; r.pos < len(r.data); r.pos++ {
		c := r.data[r.pos]
		switch {
		case c >= '0' && c <= '9':
			digits++
			continue
		case c == '.' && !dot:
			dot = true
			continue
		case (c == '-' || c == '+') && r.pos == from:
			continue
		case (c == 'e' || c == 'E') && digits > 0 && r.exponent():
			continue
		}
		break
	}
	v, err := strconv.ParseFloat(r.data[from:r.pos], 64)
	if err != nil || math.Abs(v) > 1e9 {
		r.bad = true
		return 0
	}
	return v
}

// exponent takes an exponent and stands on its last digit.
func (r *reader) exponent() bool {
	i := r.pos + 1
	if i < len(r.data) && (r.data[i] == '-' || r.data[i] == '+') {
		i++
	}
	from := i
	for i < len(r.data) && r.data[i] >= '0' && r.data[i] <= '9' {
		i++
	}
	if i == from {
		return false
	}
	r.pos = i - 1
	return true
}

func (r *reader) flag() bool {
	r.skip()
	if r.pos < len(r.data) && (r.data[r.pos] == '0' || r.data[r.pos] == '1') {
		r.pos++
		return r.data[r.pos-1] == '1'
	}
	r.bad = true
	return false
}

// pen is where the drawing of a path stands.
type pen struct {
	reader
	out       plane.Outline
	at, start plane.Vec
	turn      plane.Vec // last control point, for S and T
	last      byte      // command before, upper case
}

// PathData reads path data (SVG 1.1, 8.3); not ok when it is broken. It stops at more
// segments than a drawing may have.
func PathData(d string) (plane.Outline, bool) {
	p := &pen{reader: reader{data: d}}
	var op byte
	for p.more() {
		c := p.data[p.pos]
		if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			op = c
			p.pos++
		} else if op == 0 || op == 'Z' || op == 'z' {
			return nil, false
		}
		if len(p.out) == 0 && op != 'M' && op != 'm' {
			return nil, false
		}
		if len(p.out) > maxSegments {
			break
		}
		if !p.command(op) || p.bad {
			return nil, false
		}
		switch op { // further pairs are lines
		case 'M':
			op = 'L'
		case 'm':
			op = 'l'
		}
	}
	return p.out, !p.bad
}

func (p *pen) command(op byte) bool {
	var from plane.Vec
	if op >= 'a' {
		from = p.at
		op -= 'a' - 'A'
	}
	to := func() plane.Vec { x := p.number(); return plane.V(from.X+x, from.Y+p.number()) }
	if p.last == 'Z' && op != 'M' && op != 'Z' {
		p.out.Move(p.at) // a drawing that goes on after Z begins where it closed
	}
	switch op {
	case 'M':
		p.at = to()
		p.start = p.at
		p.out.Move(p.at)
	case 'L':
		p.at = to()
		p.out.Line(p.at)
	case 'H':
		p.at.X = from.X + p.number()
		p.out.Line(p.at)
	case 'V':
		p.at.Y = from.Y + p.number()
		p.out.Line(p.at)
	case 'C':
		a, b, q := to(), to(), to()
		p.cubic(a, b, q)
	case 'S':
		a := p.mirrored("CS")
		b, q := to(), to()
		p.cubic(a, b, q)
	case 'Q':
		a, q := to(), to()
		p.quadratic(a, q)
	case 'T':
		a := p.mirrored("QT")
		p.quadratic(a, to())
	case 'A':
		rx, ry, turn, large, sweep := p.number(), p.number(), p.number(), p.flag(), p.flag()
		q := to()
		p.out.Ellipse(p.at, rx, ry, turn, large, sweep, q)
		p.at = q
	case 'Z':
		p.out.Close()
		p.at = p.start
	default:
		return false
	}
	p.last = op
	return true
}

// mirrored is the last control point on the other side, after a curve of the kind.
func (p *pen) mirrored(kinds string) plane.Vec {
	for i := range kinds {
		if kinds[i] == p.last {
			return plane.V(2*p.at.X-p.turn.X, 2*p.at.Y-p.turn.Y)
		}
	}
	return p.at
}

func (p *pen) cubic(a, b, q plane.Vec) {
	p.out.Curve(a, b, q)
	p.turn, p.at = b, q
}

func (p *pen) quadratic(a, q plane.Vec) {
	third := func(u, v plane.Vec) plane.Vec { return plane.V(u.X+(v.X-u.X)*2/3, u.Y+(v.Y-u.Y)*2/3) }
	p.out.Curve(third(p.at, a), third(q, a), q)
	p.turn, p.at = a, q
}
