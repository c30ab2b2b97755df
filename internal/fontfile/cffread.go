package fontfile

import (
	"encoding/binary"
	"math"
	"strconv"
)

// cffReader reads numbers and indexes; what lies outside is bad, and zero.
type cffReader struct {
	data []byte
	pos  int
	bad  bool
}

func (r *cffReader) u8() int {
	if r.pos < 0 || r.pos >= len(r.data) {
		r.bad = true
		return 0
	}
	r.pos++
	return int(r.data[r.pos-1])
}

func (r *cffReader) u16() int { return r.u8()<<8 | r.u8() }

func (r *cffReader) offset(size int) int {
	n := 0
	for range size {
		n = n<<8 | r.u8()
	}
	return n
}

// index reads an INDEX (5): parts of the data, not copied.
func (r *cffReader) index() [][]byte {
	n := r.u16()
	if n == 0 || r.bad {
		return nil
	}
	size := r.u8()
	if size < 1 || size > 4 || r.pos+(n+1)*size > len(r.data) {
		r.bad = true
		return nil
	}
	base := r.pos + (n+1)*size - 1
	out := make([][]byte, n)
	from := r.offset(size)
	for i := range out {
		to := r.offset(size)
		if from < 1 || to < from || to > len(r.data)-base {
			r.bad = true
			return nil
		}
		out[i] = r.data[base+from : base+to]
		from = to
	}
	r.pos = base + from
	return out
}

// dict is the operands of each operator (4).
type dict map[int][]float64

func (d dict) has(op int) bool { return d[op] != nil }

func (d dict) num(op int, usual float64) float64 {
	if v := d[op]; len(v) > 0 {
		return v[len(v)-1]
	}
	return usual
}

func (d dict) int(op, usual int) int {
	v := d.num(op, float64(usual))
	if math.Abs(v) > 1<<31 || v != v {
		return usual
	}
	return int(v)
}

// matrix is the horizontal scale of FontMatrix.
func (d dict) matrix(usual float64) float64 {
	if v := d[opMatrix]; len(v) == 6 && v[0] != 0 {
		return v[0]
	}
	return usual
}

// placing is the whole of FontMatrix.
func (d dict) placing(usual affine) affine {
	if v := d[opMatrix]; len(v) == 6 {
		return affine(v)
	}
	return usual
}

func readDict(b []byte) dict {
	d := dict{}
	var args []float64
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case c <= 21:
			op := int(c)
			i++
			if c == 12 {
				if i >= len(b) {
					return d
				}
				op = 12<<8 | int(b[i])
				i++
			}
			if args == nil {
				args = []float64{}
			}
			d[op] = args
			args = nil
			continue
		case c == 30:
			v, n := realNumber(b[i+1:])
			args = append(args, v)
			i += 1 + n
			continue
		}
		v, n, ok := operand(b[i:], false)
		if !ok {
			return d
		}
		if args = append(args, v); len(args) > 513 {
			return d
		}
		i += n
	}
	return d
}

// operand reads a number of a dictionary or of a charstring (4; 5177, 3.2).
func operand(b []byte, charstring bool) (v float64, n int, ok bool) {
	c := b[0]
	switch {
	case c >= 32 && c <= 246:
		return float64(int(c) - 139), 1, true
	case c >= 247 && c <= 250 && len(b) > 1:
		return float64((int(c)-247)*256 + int(b[1]) + 108), 2, true
	case c >= 251 && c <= 254 && len(b) > 1:
		return float64(-(int(c)-251)*256 - int(b[1]) - 108), 2, true
	case c == 28 && len(b) > 2:
		return float64(int16(binary.BigEndian.Uint16(b[1:]))), 3, true
	case c == 29 && !charstring && len(b) > 4:
		return float64(int32(binary.BigEndian.Uint32(b[1:]))), 5, true
	case c == 255 && charstring && len(b) > 4:
		return float64(int32(binary.BigEndian.Uint32(b[1:]))) / 65536, 5, true
	}
	return 0, 0, false
}

// realNumber reads a decimal number by its half bytes.
func realNumber(b []byte) (v float64, n int) {
	var s []byte
	for n < len(b) && len(s) < 64 {
		c := b[n]
		n++
		for _, half := range [2]byte{c >> 4, c & 15} {
			switch {
			case half <= 9:
				s = append(s, '0'+half)
			case half == 10:
				s = append(s, '.')
			case half == 11:
				s = append(s, 'E')
			case half == 12:
				s = append(s, 'E', '-')
			case half == 14:
				s = append(s, '-')
			case half == 15:
				v, _ = strconv.ParseFloat(string(s), 64)
				return v, n
			}
		}
	}
	return 0, n
}

// type2 runs a Type 2 charstring as far as its width.
type type2 struct {
	local, global [][]byte
	stack         [48]float64
	n, steps      int
	width         float64
	told          bool // a width stands in the charstring; else it is the usual one
}

// ending is how a charstring ended.
type ending uint8

const (
	broken   ending = iota
	returned        // to what called it
	found           // its width is known
)

// run stops at the first operator that takes the stack: it has one operand too many
// when a width stands first (5177, 3.1).
func (t *type2) run(b []byte, depth int) ending {
	for len(b) > 0 {
		if t.steps++; t.steps > maxSteps {
			return broken
		}
		c := b[0]
		if c >= 32 || c == 28 {
			v, n, ok := operand(b, true)
			if !ok || t.n == len(t.stack) {
				return broken
			}
			t.stack[t.n] = v
			t.n++
			b = b[n:]
			continue
		}
		b = b[1:]
		switch c {
		case 1, 3, 18, 23, 19, 20: // stems and masks take pairs
			return t.find(t.n%2 == 1)
		case 21: // rmoveto
			return t.find(t.n > 2)
		case 4, 22: // vmoveto, hmoveto
			return t.find(t.n > 1)
		case 14: // endchar, or an accented letter of four operands
			return t.find(t.n == 1 || t.n == 5)
		case 11:
			return returned
		case 10, 29:
			if end := t.call(c == 29, depth); end != returned {
				return end
			}
		default: // arithmetic before a width is not met with
			return broken
		}
	}
	return broken
}

func (t *type2) find(told bool) ending {
	t.width, t.told = t.stack[0], told
	return found
}

// call runs a subroutine, whose number is on the stack less a bias (5177, 4.7).
func (t *type2) call(global bool, depth int) ending {
	subrs := t.local
	if global {
		subrs = t.global
	}
	if t.n == 0 || depth >= maxDepth {
		return broken
	}
	t.n--
	i := int(t.stack[t.n]) + biasOf(len(subrs))
	if i < 0 || i >= len(subrs) {
		return broken
	}
	return t.run(subrs[i], depth+1)
}

// biasOf is what is added to the number of one of n subroutines.
func biasOf(n int) int {
	switch {
	case n >= 33900:
		return 32768
	case n >= 1240:
		return 1131
	}
	return 107
}
