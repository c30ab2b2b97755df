package svg

import (
	"math"
	"strconv"
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
	out       outline
	at, start vec
	turn      vec  // last control point, for S and T
	last      byte // command before, upper case
}

// parsePath reads path data (SVG 1.1, 8.3). most is how many segments there may be.
func parsePath(d string, most int) (outline, bool) {
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
		if len(p.out) == 0 && op != 'M' && op != 'm' || len(p.out) > most {
			return nil, false
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
	var from vec
	if op >= 'a' {
		from = p.at
		op -= 'a' - 'A'
	}
	to := func() vec { x := p.number(); return vec{from.x + x, from.y + p.number()} }
	if p.last == 'Z' && op != 'M' && op != 'Z' {
		p.out.move(p.at) // a drawing that goes on after Z begins where it closed
	}
	switch op {
	case 'M':
		p.at = to()
		p.start = p.at
		p.out.move(p.at)
	case 'L':
		p.at = to()
		p.out.line(p.at)
	case 'H':
		p.at.x = from.x + p.number()
		p.out.line(p.at)
	case 'V':
		p.at.y = from.y + p.number()
		p.out.line(p.at)
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
		p.out.arc(p.at, rx, ry, turn, large, sweep, q)
		p.at = q
	case 'Z':
		p.out.close()
		p.at = p.start
	default:
		return false
	}
	p.last = op
	return true
}

// mirrored is the last control point on the other side, after a curve of the kind.
func (p *pen) mirrored(kinds string) vec {
	for i := range kinds {
		if kinds[i] == p.last {
			return vec{2*p.at.x - p.turn.x, 2*p.at.y - p.turn.y}
		}
	}
	return p.at
}

func (p *pen) cubic(a, b, q vec) {
	p.out.curve(a, b, q)
	p.turn, p.at = b, q
}

func (p *pen) quadratic(a, q vec) {
	third := func(u, v vec) vec { return vec{u.x + (v.x-u.x)*2/3, u.y + (v.y-u.y)*2/3} }
	p.out.curve(third(p.at, a), third(q, a), q)
	p.turn, p.at = a, q
}

// arc draws an elliptical arc as curves of at most a quarter (SVG 1.1, F.6).
func (o *outline) arc(from vec, rx, ry, turn float64, large, sweep bool, to vec) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || from == to {
		o.line(to)
		return
	}
	sin, cos := math.Sincos(turn * math.Pi / 180)
	dx, dy := (from.x-to.x)/2, (from.y-to.y)/2
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
	centre := vec{cos*cx - sin*cy + (from.x+to.x)/2, sin*cx + cos*cy + (from.y+to.y)/2}
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
	on := func(a, along float64) vec {
		s, c := math.Sincos(a)
		px, py := rx*(c-along*s), ry*(s+along*c)
		return vec{centre.x + cos*px - sin*py, centre.y + sin*px + cos*py}
	}
	for i := range n {
		a := begin + float64(i)*step
		end := on(a+step, 0)
		if i == n-1 {
			end = to
		}
		o.curve(on(a, h), on(a+step, -h), end)
	}
}
