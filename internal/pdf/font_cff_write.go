package pdf

import (
	"slices"
	"strconv"
)

// cffStrings is the number of strings that need not be written.
const cffStrings = 391

// nothing is the number of a place that no code uses; its outline ends at once.
const (
	nothing    = -1
	cffEndChar = 14
)

// write makes a program of the given glyphs.
func (c *cff) write(glyphs []int) []byte {
	outlines, selects := make([][]byte, len(glyphs)), []byte{0}
	for i, g := range glyphs {
		if g == nothing {
			outlines[i], g = []byte{cffEndChar}, 0
		} else {
			outlines[i] = c.outlines[g]
		}
		if c.choose != nil {
			selects = append(selects, c.choose[g])
		}
	}
	strings := [][]byte{[]byte("Adobe"), []byte("Identity")}
	if c.choose == nil {
		strings, selects = nil, nil
		for n := cffStrings; n < len(glyphs); n++ { // names are asked for by nobody, but each must be there
			strings = append(strings, strconv.AppendInt([]byte("g"), int64(n), 10))
		}
	}
	w := &cffWriter{c: c, glyphs: len(glyphs)}
	w.head = appendCFFIndex([]byte{1, 0, 4, 4}, [][]byte{[]byte("MALBILD")})
	w.after = appendCFFIndex(appendCFFIndex(nil, strings), c.global)
	w.start = len(appendCFFIndex(w.head, [][]byte{w.top(cffPlaces{})})) + len(w.after)
	var at cffPlaces
	at.charset = w.put(cffNames(len(glyphs)))
	at.selects = w.put(selects)
	at.outlines = w.put(appendCFFIndex(nil, outlines))
	var fonts [][]byte
	for _, d := range c.dicts {
		private := d.private
		if len(d.local) > 0 {
			private = append(append(slices.Clone(private), cffNumber(len(private)+6)...), cffSubrs)
		}
		at.size, at.private = len(private), w.put(private)
		if len(d.local) > 0 {
			w.put(appendCFFIndex(nil, d.local))
		}
		fonts = append(fonts, d.font(at))
	}
	at.array = w.put(appendCFFIndex(nil, fonts))
	out := appendCFFIndex(w.head, [][]byte{w.top(at)})
	return append(append(out, w.after...), w.body...)
}

// cffNames is a charset: glyph n is called by string n, or has the CID n.
func cffNames(glyphs int) []byte {
	if glyphs < 2 {
		return []byte{0}
	}
	return be.AppendUint16(be.AppendUint16([]byte{2}, 1), uint16(glyphs-2))
}

// font is the dictionary of a group of glyphs.
func (d *cffDict) font(at cffPlaces) []byte {
	var b []byte
	if d.matrix != nil {
		b = appendCFFOperator(append(b, d.matrix...), cffMatrix)
	}
	b = append(append(b, cffNumber(at.size)...), cffNumber(at.private)...)
	return append(b, cffPrivate)
}

// cffWriter puts a program together.
type cffWriter struct {
	c                 *cff
	glyphs, start     int
	head, after, body []byte
}

// cffPlaces is where things stand in a program.
type cffPlaces struct{ charset, selects, outlines, array, size, private int }

// put appends to the body and returns where that stands in the program.
func (w *cffWriter) put(b []byte) int {
	at := w.start + len(w.body)
	w.body = append(w.body, b...)
	return at
}

// top is the top dictionary. Offsets are always written in five bytes, so that
// its length does not depend on them.
func (w *cffWriter) top(at cffPlaces) []byte {
	c := w.c
	var b []byte
	entries := [][2]int{{at.charset, cffCharset}, {at.outlines, cffOutlines}}
	if c.choose != nil {
		b = append(append(cffNumber(cffStrings), cffNumber(cffStrings+1)...), cffNumber(0)...) // Adobe, Identity
		b = appendCFFOperator(b, cffROS)
		entries = append(entries, [][2]int{{w.glyphs, cffCount}, {at.selects, cffSelect}, {at.array, cffArray}}...)
	}
	if c.matrix != nil {
		b = appendCFFOperator(append(b, c.matrix...), cffMatrix)
	}
	if c.box != nil {
		b = appendCFFOperator(append(b, c.box...), cffBox)
	}
	for _, e := range entries {
		b = appendCFFOperator(append(b, cffNumber(e[0])...), e[1])
	}
	if c.choose == nil {
		b = append(append(append(b, cffNumber(at.size)...), cffNumber(at.private)...), cffPrivate)
	}
	return b
}

func cffNumber(n int) []byte { return be.AppendUint32([]byte{29}, uint32(n)) }

func appendCFFOperator(b []byte, op int) []byte {
	if op > 0xff {
		b = append(b, byte(op>>8))
	}
	return append(b, byte(op))
}

func appendCFFIndex(b []byte, items [][]byte) []byte {
	b = be.AppendUint16(slices.Clip(b), uint16(len(items)))
	if len(items) == 0 {
		return b
	}
	b = append(b, 4)
	at := uint32(1)
	b = be.AppendUint32(b, at)
	for _, it := range items {
		at += uint32(len(it))
		b = be.AppendUint32(b, at)
	}
	for _, it := range items {
		b = append(b, it...)
	}
	return b
}
