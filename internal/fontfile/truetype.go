package fontfile

import (
	"encoding/binary"
	"math"
)

// Bounds of a TrueType glyph.
const (
	maxParts  = 6       // glyphs made of glyphs
	maxPoints = 1 << 13 // points of one glyph with its parts
	maxCodes  = 1 << 17 // letters of a table
)

// TrueType is what an embedded TrueType font says of its glyphs: the letters that its
// Unicode table gives them, and their outlines (OpenType 1.9, cmap, glyf, loca). It is
// read only, and safe for concurrent use.
type TrueType struct {
	Upem, Glyphs int
	// Letters finds a glyph by its letter, where there is a Unicode table, or nil.
	Letters map[rune]int
	// Codes finds a glyph by the code of a simple font: a symbol or Macintosh table.
	Codes map[int]int

	glyf, loca []byte
	long       bool
}

// Point is a point of an outline in font units; On says that it is on the curve.
type Point struct {
	X, Y float64
	On   bool
}

// OpenTrueType reads the tables of a font.
func OpenTrueType(data []byte) (*TrueType, error) {
	t := Tables(data)
	head, maxp := t["head"], t["maxp"]
	if len(head) < 54 || len(maxp) < 6 || t["glyf"] == nil || t["loca"] == nil {
		return nil, ErrBroken
	}
	f := &TrueType{Upem: int(binary.BigEndian.Uint16(head[18:])), Glyphs: int(binary.BigEndian.Uint16(maxp[4:])), glyf: t["glyf"], loca: t["loca"], long: head[51] != 0}
	if f.Upem == 0 {
		return nil, ErrBroken
	}
	f.tables(t["cmap"])
	return f, nil
}

// CFFTable is the compact font inside an OpenType font, or nil.
func CFFTable(data []byte) []byte { return Tables(data)["CFF "] }

// Tables finds the tables of an sfnt by their tags (ISO/IEC 14496-22, 4.5), as far as the
// file holds them.
func Tables(data []byte) map[string][]byte {
	if len(data) < 12 {
		return nil
	}
	out := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return out
		}
		off, n := int(binary.BigEndian.Uint32(data[at+8:])), int(binary.BigEndian.Uint32(data[at+12:]))
		if off <= len(data) && n <= len(data)-off {
			out[string(data[at:at+4])] = data[off : off+n]
		}
	}
	return out
}

// Letters finds the glyphs of an sfnt by their letters, where it has a Unicode table.
func Letters(data []byte) map[rune]int {
	var f TrueType
	f.tables(Tables(data)["cmap"])
	return f.Letters
}

// tables reads the tables of codes: letters of Unicode, else codes of a simple font.
func (f *TrueType) tables(b []byte) {
	for i := 0; len(b) >= 4 && i < int(binary.BigEndian.Uint16(b[2:])); i++ {
		at := 4 + 8*i
		if at+8 > len(b) {
			return
		}
		platform, kind := binary.BigEndian.Uint16(b[at:]), binary.BigEndian.Uint16(b[at+2:])
		off := int(binary.BigEndian.Uint32(b[at+4:]))
		if off+6 > len(b) {
			continue
		}
		m := CodeTable(b[off:])
		if platform == 0 && kind != 5 || platform == 3 && (kind == 1 || kind == 10) {
			if f.Letters == nil {
				f.Letters = map[rune]int{}
			}
			for c, g := range m {
				f.Letters[rune(c)] = g
			}
		} else if f.Codes == nil || platform == 3 && kind == 0 {
			f.Codes = m
		}
	}
}

// CodeTable reads a table of codes, which glyph each stands for: formats 0, 4, 6 and 12
// (ISO/IEC 14496-22, cmap). Another format, or a table that is cut off, gives what there is.
func CodeTable(b []byte) map[int]int {
	t, out := codeTable(b), map[int]int{}
	switch t.u16(0) {
	case 0:
		for c := 0; c < 256 && 6+c < len(b); c++ {
			out[c] = int(b[6+c])
		}
	case 4:
		for s := range t.u16(6) / 2 {
			t.segment(s, out)
		}
	case 6:
		for i := range t.u16(8) {
			out[t.u16(6)+i] = t.u16(10 + 2*i)
		}
	case 12:
		for i := 0; i < t.u32(12) && 16+12*i+12 <= len(b); i++ {
			first, last, g := t.u32(16+12*i), t.u32(20+12*i), t.u32(24+12*i)
			for c := first; c <= last && c <= 0x10ffff && len(out) < maxCodes; c++ {
				out[c] = g + c - first
			}
		}
	}
	return out
}

// codeTable is the bytes of a table of codes; what it lacks is 0.
type codeTable []byte

func (t codeTable) u16(i int) int {
	if i < 0 || i+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[i:]))
}

func (t codeTable) u32(i int) int { return t.u16(i)<<16 | t.u16(i+2) }

// segment reads one segment of format 4: its glyphs follow its codes, or stand in a list.
func (t codeTable) segment(s int, out map[int]int) {
	n := t.u16(6) / 2
	last, first := t.u16(14+2*s), t.u16(16+2*n+2*s)
	delta, offset := t.u16(16+4*n+2*s), t.u16(16+6*n+2*s)
	for c := first; c <= last && c < 0xffff && len(out) < maxCodes; c++ {
		g := c
		if offset != 0 {
			g = t.u16(16 + 6*n + 2*s + offset + 2*(c-first))
		}
		if offset == 0 || g != 0 { // 0 in the list is no glyph
			g += delta
		}
		if g &= 0xffff; g != 0 {
			out[c] = g
		}
	}
}

// Outline is the contours of a glyph with those it is made of; nil and true: it has no
// ink. False: it cannot be read.
func (f *TrueType) Outline(gid int) ([][]Point, bool) {
	left := maxPoints
	return f.outline(gid, 0, &left)
}

// glyph is the bytes of a glyph.
func (f *TrueType) glyph(gid int) ([]byte, bool) {
	at := func(i int) int {
		if f.long {
			if 4*i+4 > len(f.loca) {
				return -1
			}
			return int(binary.BigEndian.Uint32(f.loca[4*i:]))
		}
		if 2*i+2 > len(f.loca) {
			return -1
		}
		return 2 * int(binary.BigEndian.Uint16(f.loca[2*i:]))
	}
	if gid < 0 || gid >= f.Glyphs {
		return nil, false
	}
	from, to := at(gid), at(gid+1)
	if from < 0 || to < from || to > len(f.glyf) {
		return nil, false
	}
	return f.glyf[from:to], true
}

func (f *TrueType) outline(gid, depth int, left *int) ([][]Point, bool) {
	b, ok := f.glyph(gid)
	if !ok || depth > maxParts {
		return nil, false
	}
	if len(b) < 10 {
		return nil, len(b) == 0
	}
	if n := int(int16(binary.BigEndian.Uint16(b))); n >= 0 {
		return simpleGlyph(b[10:], n, left)
	}
	return f.composed(b[10:], depth, left)
}

// simpleGlyph reads the points of a glyph of n contours.
func simpleGlyph(b []byte, n int, left *int) ([][]Point, bool) {
	if n == 0 {
		return nil, true
	}
	if len(b) < 2*n+2 {
		return nil, false
	}
	ends := make([]int, n)
	for i := range ends {
		ends[i] = int(binary.BigEndian.Uint16(b[2*i:]))
	}
	count := ends[n-1] + 1
	if *left -= count; *left < 0 {
		return nil, false
	}
	hints := int(binary.BigEndian.Uint16(b[2*n:]))
	if b = b[2*n+2:]; hints > len(b) {
		return nil, false
	}
	b = b[hints:]
	flags := make([]byte, 0, count)
	for len(flags) < count {
		if len(b) == 0 {
			return nil, false
		}
		c := b[0]
		b = b[1:]
		again := 0
		if c&8 != 0 {
			if len(b) == 0 {
				return nil, false
			}
			again, b = int(b[0]), b[1:]
		}
		for ; again >= 0 && len(flags) < count; again-- {
			flags = append(flags, c)
		}
	}
	all := make([]Point, count)
	axis := func(short, same byte, put func(*Point, float64)) bool {
		v := 0
		for i, c := range flags {
			switch {
			case c&short != 0:
				if len(b) == 0 {
					return false
				}
				d := int(b[0])
				b = b[1:]
				if c&same == 0 {
					d = -d
				}
				v += d
			case c&same == 0:
				if len(b) < 2 {
					return false
				}
				v += int(int16(binary.BigEndian.Uint16(b)))
				b = b[2:]
			}
			put(&all[i], float64(v))
		}
		return true
	}
	if !axis(2, 16, func(p *Point, v float64) { p.X = v }) || !axis(4, 32, func(p *Point, v float64) { p.Y = v }) {
		return nil, false
	}
	var out [][]Point
	from := 0
	for _, e := range ends {
		if e < from-1 || e >= count {
			return nil, false
		}
		for i := from; i <= e; i++ {
			all[i].On = flags[i]&1 != 0
		}
		if e >= from {
			out = append(out, all[from:e+1])
		}
		from = e + 1
	}
	return out, true
}

// composed reads a glyph that is made of others, moved and scaled.
func (f *TrueType) composed(b []byte, depth int, left *int) ([][]Point, bool) {
	var out [][]Point
	for more := true; more; {
		if len(b) < 4 {
			return nil, false
		}
		flags, gid := binary.BigEndian.Uint16(b), int(binary.BigEndian.Uint16(b[2:]))
		b = b[4:]
		need := 2
		if flags&1 != 0 {
			need = 4
		}
		scales := 0
		switch {
		case flags&8 != 0:
			scales = 1
		case flags&0x40 != 0:
			scales = 2
		case flags&0x80 != 0:
			scales = 4
		}
		if len(b) < need+2*scales || flags&2 == 0 {
			return nil, false
		}
		dx, dy := float64(int8(b[0])), float64(int8(b[1]))
		if need == 4 {
			dx, dy = float64(int16(binary.BigEndian.Uint16(b))), float64(int16(binary.BigEndian.Uint16(b[2:])))
		}
		m := [4]float64{1, 0, 0, 1}
		k := func(i int) float64 { return float64(int16(binary.BigEndian.Uint16(b[need+2*i:]))) / (1 << 14) }
		switch scales {
		case 1:
			m[0], m[3] = k(0), k(0)
		case 2:
			m[0], m[3] = k(0), k(1)
		case 4:
			m = [4]float64{k(0), k(1), k(2), k(3)}
		}
		b = b[need+2*scales:]
		if *left -= 16; *left < 0 { // a part of no points costs as well
			return nil, false
		}
		part, ok := f.outline(gid, depth+1, left)
		if !ok {
			return nil, false
		}
		for _, c := range part {
			moved := make([]Point, len(c))
			for i, p := range c {
				moved[i] = Point{math.Round(p.X*m[0] + p.Y*m[2] + dx), math.Round(p.X*m[1] + p.Y*m[3] + dy), p.On}
			}
			out = append(out, moved)
		}
		more = flags&0x20 != 0
	}
	return out, true
}
