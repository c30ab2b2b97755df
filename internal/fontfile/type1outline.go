package fontfile

import (
	"bytes"
	"strconv"
)

// outline1 draws a Type 1 charstring (Adobe Type 1 Font Format, 6 and 8).
type outline1 struct {
	pen
	f       *type1Font
	stack   []float64
	handed  []float64 // by an other subroutine, to be popped
	bending bool      // moves are the points of a flex
	bend    [][2]float64
	start   [2]float64 // where the flex began
	bearing float64
	parts   int // accents in accents
}

func (f *type1Font) outline(gid int, left *int) ([][]Point, bool) {
	o := outline1{pen: pen{left: left}, f: f}
	if o.run(f.plain(f.glyphs[gid]), 0) == broken {
		return nil, false
	}
	return o.placed(f.placed), true
}

// plain is a charstring without its encryption.
func (f *type1Font) plain(b []byte) []byte {
	if f.skip >= 0 {
		return decrypt(b, 4330, f.skip)
	}
	return b
}

// subroutines reads «dup 5 12 RD …bytes… NP» for every subroutine.
func (f *type1Font) subroutines() [][]byte {
	i := bytes.Index(f.own, []byte("/Subrs"))
	if i < 0 {
		return nil
	}
	w := words{b: f.own[i+len("/Subrs"):]}
	n, err := strconv.Atoi(string(w.next()))
	if err != nil || n < 0 || n > min(maxSubrs, len(f.own)) {
		return nil
	}
	out := make([][]byte, n)
	for {
		switch word := string(w.next()); {
		case word == "" || word[0] == '/': // CharStrings, or the end
			return out
		case word != "dup":
			continue
		}
		at, err := strconv.Atoi(string(w.next()))
		size, err2 := strconv.Atoi(string(w.next()))
		w.next() // RD or -|
		if err != nil || err2 != nil || at < 0 || at >= n || size < 0 || size+1 > len(w.b) {
			return out
		}
		out[at] = w.b[1 : 1+size]
		w.b = w.b[1+size:]
	}
}

func (o *outline1) run(b []byte, depth int) ending {
	for len(b) > 0 {
		if !o.cost(1) {
			return broken
		}
		c := b[0]
		switch {
		case len(o.stack) > 24:
			return broken
		case c == 255:
			if len(b) < 5 {
				return broken
			}
			o.stack = append(o.stack, float64(int32(uint32(b[1])<<24|uint32(b[2])<<16|uint32(b[3])<<8|uint32(b[4]))))
			b = b[5:]
			continue
		case c >= 32:
			v, n, ok := operand(b, true)
			if !ok {
				return broken
			}
			o.stack = append(o.stack, v)
			b = b[n:]
			continue
		}
		op := int(c)
		b = b[1:]
		if c == 12 {
			if len(b) == 0 {
				return broken
			}
			op, b = 12<<8|int(b[0]), b[1:]
		}
		switch op {
		case 11:
			return returned
		case 14:
			return found
		case 10:
			if end := o.call(depth); end != returned {
				return end
			}
		case 12<<8 | 6:
			return o.accent()
		default:
			if !o.operate(op) {
				return broken
			}
		}
	}
	return returned
}

// call runs a subroutine, whose number is on the stack.
func (o *outline1) call(depth int) ending {
	v, ok := o.pop()
	subrs := o.f.subrs()
	if i := int(v); ok && depth < maxDepth && i >= 0 && i < len(subrs) && subrs[i] != nil && o.cost(len(subrs[i])/16) {
		return o.run(o.f.plain(subrs[i]), depth+1)
	}
	return broken
}

func (o *outline1) pop() (float64, bool) {
	n := len(o.stack) - 1
	if n < 0 {
		return 0, false
	}
	v := o.stack[n]
	o.stack = o.stack[:n]
	return v, true
}

// operands is how many an operator takes; the stack is empty after it.
var operands = map[int]int{1: 2, 3: 2, 4: 1, 5: 2, 6: 1, 7: 1, 8: 6, 9: 0, 13: 2, 21: 2, 22: 1, 30: 4, 31: 4, 12 << 8: 0, 12<<8 | 1: 6, 12<<8 | 2: 6, 12<<8 | 7: 4, 12<<8 | 33: 2}

func (o *outline1) operate(op int) bool {
	switch op {
	case 12<<8 | 12: // div
		b, _ := o.pop()
		a, ok := o.pop()
		o.stack = append(o.stack, a/b)
		return ok && b != 0
	case 12<<8 | 16:
		return o.other()
	case 12<<8 | 17: // pop
		n := len(o.handed) - 1
		if n < 0 {
			return false
		}
		o.stack, o.handed = append(o.stack, o.handed[n]), o.handed[:n]
		return true
	}
	n, known := operands[op]
	if !known || len(o.stack) < n {
		return false
	}
	a := o.stack[len(o.stack)-n:]
	switch op {
	case 4:
		o.jump(0, a[0])
	case 5:
		o.line(a[0], a[1])
	case 6:
		o.line(a[0], 0)
	case 7:
		o.line(0, a[0])
	case 8:
		o.curves(a)
	case 9:
		o.open = false
	case 13:
		o.bearing, o.x, o.y = a[0], a[0], 0
	case 21:
		o.jump(a[0], a[1])
	case 22:
		o.jump(a[0], 0)
	case 30:
		o.turns(a, false)
	case 31:
		o.turns(a, true)
	case 12<<8 | 7:
		o.bearing, o.x, o.y = a[0], a[0], a[1]
	}
	o.stack = o.stack[:0]
	return true
}

// jump is a move, or a point of a flex.
func (o *outline1) jump(dx, dy float64) {
	if o.bending {
		o.x, o.y = o.x+dx, o.y+dy
		return
	}
	o.move(dx, dy)
}

// other runs the subroutines of PostScript that fonts use: flex (0–2) and another set of
// hints (3) (8.3).
func (o *outline1) other() bool {
	which, _ := o.pop()
	count, ok := o.pop()
	n := int(count)
	if !ok || n < 0 || n > len(o.stack) {
		return false
	}
	args := o.stack[len(o.stack)-n:]
	o.stack = o.stack[:len(o.stack)-n]
	o.handed = o.handed[:0]
	switch {
	case which == 1 && n == 0:
		o.bending, o.bend, o.start = true, o.bend[:0], [2]float64{o.x, o.y}
	case which == 2 && n == 0 && o.bending && len(o.bend) < 7:
		o.bend = append(o.bend, [2]float64{o.x, o.y})
	case which == 0 && n == 3 && o.bending && len(o.bend) == 7:
		o.bent()
		o.handed = append(o.handed, args[2], args[1])
	case which == 3 && n == 1:
		o.handed = append(o.handed, args[0])
	default:
		return false
	}
	return true
}

// bent draws the two curves of a flex: the first of its points is only a reference.
func (o *outline1) bent() {
	b := o.bend
	o.bending, o.x, o.y = false, o.start[0], o.start[1]
	for i := 1; i < 7; i += 3 {
		o.curve(b[i][0]-o.x, b[i][1]-o.y, b[i+1][0]-b[i][0], b[i+1][1]-b[i][1], b[i+2][0]-b[i+1][0], b[i+2][1]-b[i+1][1])
	}
}

// accent draws a letter with its accent, and ends.
func (o *outline1) accent() ending {
	if len(o.stack) < 5 || o.parts > 0 {
		return broken
	}
	a := o.stack[len(o.stack)-5:]
	draw := func(gid int, to *pen) bool {
		part := outline1{pen: pen{left: to.left}, f: o.f, parts: o.parts + 1}
		if part.run(o.f.plain(o.f.glyphs[gid]), 0) == broken {
			return false
		}
		to.out = part.out
		return true
	}
	if !o.accented(o.f.names, a[3], a[4], a[1]+o.bearing-a[0], a[2], draw) {
		return broken
	}
	return found
}
