package figure

import (
	"fmt"
	"math"
	"strconv"
)

// parsePath reads SVG path data of the subset used by icons: M L H V C A Z, all
// absolute. Arcs become cubic curves.
func parsePath(data string) (outline, error) {
	p := pathReader{data: data}
	var o outline
	var at, start vec
	var op byte
	for {
		p.skip()
		if p.pos == len(p.data) {
			return o, nil
		}
		if c := p.data[p.pos]; c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			op = c
			p.pos++
		} else if op == 0 || op == 'Z' {
			return nil, fmt.Errorf("path data %q: number without command at %d", data, p.pos)
		}
		if len(o) == 0 && op != 'M' {
			return nil, fmt.Errorf("path data %q: does not begin with M", data)
		}
		switch op {
		case 'M':
			at = p.vec()
			start = at
			o.move(at)
			op = 'L' // further pairs are lines
		case 'L':
			at = p.vec()
			o.line(at)
		case 'H':
			at.x = p.number()
			o.line(at)
		case 'V':
			at.y = p.number()
			o.line(at)
		case 'C':
			a, b, c := p.vec(), p.vec(), p.vec()
			o.curve(a, b, c)
			at = c
		case 'A':
			rx, ry, turn, large, sweep, to := p.number(), p.number(), p.number(), p.flag(), p.flag(), p.vec()
			o.svgArc(at, rx, ry, turn, large, sweep, to)
			at = to
		case 'Z':
			o.close()
			at = start
		default:
			return nil, fmt.Errorf("path data %q: command %q is not supported", data, op)
		}
		if p.err != nil {
			return nil, fmt.Errorf("path data %q: %w", data, p.err)
		}
	}
}

// pathReader takes numbers from path data. After an error every number is zero.
type pathReader struct {
	data string
	pos  int
	err  error
}

func (p *pathReader) skip() {
	for p.pos < len(p.data) && (p.data[p.pos] == ' ' || p.data[p.pos] == ',' || p.data[p.pos] == '\n' || p.data[p.pos] == '\t') {
		p.pos++
	}
}

func (p *pathReader) number() float64 {
	p.skip()
	i, dot := p.pos, false
	if i < len(p.data) && (p.data[i] == '-' || p.data[i] == '+') {
		i++
	}
	for ; i < len(p.data); i++ {
		c := p.data[i]
		if c == '.' && !dot {
			dot = true
		} else if c < '0' || c > '9' {
			break
		}
	}
	v, err := strconv.ParseFloat(p.data[p.pos:i], 64)
	if err != nil && p.err == nil {
		p.err = fmt.Errorf("number expected at %d", p.pos)
	}
	p.pos = i
	return v
}

// flag reads the one digit of an arc flag, which needs no separator after it.
func (p *pathReader) flag() bool {
	p.skip()
	if p.pos < len(p.data) && (p.data[p.pos] == '0' || p.data[p.pos] == '1') {
		p.pos++
		return p.data[p.pos-1] == '1'
	}
	if p.err == nil {
		p.err = fmt.Errorf("flag expected at %d", p.pos)
	}
	return false
}

func (p *pathReader) vec() vec {
	x := p.number()
	return vec{x, p.number()}
}

// svgArc appends an elliptical arc from endpoint to endpoint (SVG 1.1, F.6.5).
func (o *outline) svgArc(from vec, rx, ry, turn float64, large, sweep bool, to vec) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || from == to {
		o.line(to)
		return
	}
	sin, cos := math.Sincos(rad(turn))
	d := from.sub(to).mul(.5)
	p := vec{cos*d.x + sin*d.y, cos*d.y - sin*d.x}
	if l := p.x*p.x/(rx*rx) + p.y*p.y/(ry*ry); l > 1 {
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	num := rx*rx*ry*ry - rx*rx*p.y*p.y - ry*ry*p.x*p.x
	k := math.Sqrt(math.Max(0, num/(rx*rx*p.y*p.y+ry*ry*p.x*p.x)))
	if large == sweep {
		k = -k
	}
	q := vec{k * rx * p.y / ry, -k * ry * p.x / rx}
	m := mix(from, to, .5)
	c := vec{cos*q.x - sin*q.y + m.x, sin*q.x + cos*q.y + m.y}
	a0 := math.Atan2((p.y-q.y)/ry, (p.x-q.x)/rx)
	a1 := math.Atan2((-p.y-q.y)/ry, (-p.x-q.x)/rx)
	if sweep && a1 < a0 {
		a1 += 2 * math.Pi
	}
	if !sweep && a1 > a0 {
		a1 -= 2 * math.Pi
	}
	// Draw it as a unit circle and stretch and turn that to the ellipse.
	var unit outline
	unit.arc(vec{}, 1, a0, a1)
	for _, s := range unit {
		for j := range s.p {
			v := vec{s.p[j].x * rx, s.p[j].y * ry}
			s.p[j] = vec{cos*v.x - sin*v.y, sin*v.x + cos*v.y}.add(c)
		}
		*o = append(*o, s)
	}
	(*o)[len(*o)-1].p[2] = to // the end is exact
}
