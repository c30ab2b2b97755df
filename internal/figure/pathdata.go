package figure

import (
	"fmt"
	"strconv"

	"malbild/internal/plane"
)

// parsePath reads SVG path data of the subset used by icons: M L H V C A Z, all
// absolute. Arcs become cubic curves.
func parsePath(data string) (plane.Outline, error) {
	p := pathReader{data: data}
	var o plane.Outline
	var at, start plane.Vec
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
			o.Move(at)
			op = 'L' // further pairs are lines
		case 'L':
			at = p.vec()
			o.Line(at)
		case 'H':
			at.X = p.number()
			o.Line(at)
		case 'V':
			at.Y = p.number()
			o.Line(at)
		case 'C':
			a, b, c := p.vec(), p.vec(), p.vec()
			o.Curve(a, b, c)
			at = c
		case 'A':
			rx, ry, turn, large, sweep, to := p.number(), p.number(), p.number(), p.flag(), p.flag(), p.vec()
			o.Ellipse(at, rx, ry, turn, large, sweep, to)
			at = to
		case 'Z':
			o.Close()
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

func (p *pathReader) vec() plane.Vec {
	x := p.number()
	return plane.V(x, p.number())
}
