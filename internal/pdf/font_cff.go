package pdf

import (
	"fmt"
	"slices"

	"github.com/boxesandglue/textshape/ot"
	otsubset "github.com/boxesandglue/textshape/subset"

	"malbild/internal/diag"
)

// OpenType fonts with cubic outlines (CFF). ISO 32000-1, 9.7.4.2 and 9.9: they are
// embedded as FontFile3 of subtype CIDFontType0C, a bare CFF program. It is written
// anew with one outline for every code of the document, so that no map from codes
// to glyphs is needed: PDF has none for this kind. A font whose glyphs are keyed by
// CID stays so, as its glyphs may have different private parts. The form is that of
// Adobe's Technical Note 5176.

// cff is what a subset needs of a CFF program.
type cff struct {
	matrix, box []byte // operands of FontMatrix and FontBBox, as they stand
	global      [][]byte
	outlines    [][]byte
	dicts       []cffDict
	choose      []byte // dict by glyph; nil: always the first
}

// cffDict is what a group of glyphs has in common.
type cffDict struct {
	matrix  []byte
	private []byte // without its pointer to subroutines
	local   [][]byte
}

// Operators of dictionaries; two-byte ones are 12<<8 | the second.
const (
	cffBox, cffCharset, cffOutlines, cffPrivate, cffSubrs = 5, 15, 17, 18, 19
	cffMatrix, cffROS, cffCount, cffArray, cffSelect      = 12<<8 | 7, 12<<8 | 30, 12<<8 | 34, 12<<8 | 36, 12<<8 | 37
)

var errCFF = diag.NewError("typsnittets program (CFF) är trasigt", "the CFF program is broken")

// cffIndex reads an INDEX and returns where it ends.
func cffIndex(b []byte, at int) (items [][]byte, end int, err error) {
	if at < 0 || at+2 > len(b) {
		return nil, 0, errCFF
	}
	n := int(be.Uint16(b[at:]))
	if n == 0 {
		return nil, at + 2, nil
	}
	size := 0
	if at+2 < len(b) {
		size = int(b[at+2])
	}
	first := at + 3
	base := first + size*(n+1) - 1
	if size < 1 || size > 4 || base >= len(b) {
		return nil, 0, errCFF
	}
	offset := func(i int) int {
		v := 0
		for _, c := range b[first+size*i : first+size*(i+1)] {
			v = v<<8 | int(c)
		}
		return base + v
	}
	items = make([][]byte, n)
	from := offset(0)
	for i := range items {
		to := offset(i + 1)
		if from <= base || to < from || to > len(b) {
			return nil, 0, errCFF
		}
		items[i], from = b[from:to:to], to
	}
	return items, from, nil
}

// cffEntry is one operator of a dictionary with its operands: as they stand, and
// those that are whole numbers as numbers.
type cffEntry struct {
	raw     []byte
	numbers []int
}

func cffDictionary(b []byte) (map[int]cffEntry, error) {
	out := map[int]cffEntry{}
	var e cffEntry
	start := 0
	for i := 0; i < len(b); {
		c := int(b[i])
		size, value := 1, 0
		rest := b[i:]
		switch {
		case c <= 21:
			op := c
			if c == 12 {
				if len(rest) < 2 {
					return nil, errCFF
				}
				op, size = 12<<8|int(rest[1]), 2
			}
			e.raw = b[start:i:i]
			out[op] = e
			i += size
			start, e = i, cffEntry{}
			continue
		case c == 28 && len(rest) >= 3:
			size, value = 3, int(int16(be.Uint16(rest[1:])))
		case c == 29 && len(rest) >= 5:
			size, value = 5, int(int32(be.Uint32(rest[1:])))
		case c == 30:
			for size < len(rest) && rest[size]&0xf != 0xf && rest[size]>>4 != 0xf {
				size++
			}
			size++
		case c >= 32 && c <= 246:
			value = c - 139
		case c >= 247 && c <= 250 && len(rest) >= 2:
			size, value = 2, (c-247)*256+int(rest[1])+108
		case c >= 251 && c <= 254 && len(rest) >= 2:
			size, value = 2, -(c-251)*256-int(rest[1])-108
		default:
			return nil, errCFF
		}
		e.numbers = append(e.numbers, value)
		i += size
	}
	return out, nil
}

// parseCFF takes a CFF table apart.
func parseCFF(b []byte) (*cff, error) {
	if len(b) < 4 || b[0] != 1 {
		return nil, errCFF
	}
	_, at, err := cffIndex(b, int(b[2])) // names
	if err != nil {
		return nil, err
	}
	tops, at, err := cffIndex(b, at)
	if err != nil || len(tops) != 1 {
		return nil, errCFF
	}
	_, at, err = cffIndex(b, at) // strings
	if err != nil {
		return nil, err
	}
	c := &cff{}
	if c.global, _, err = cffIndex(b, at); err != nil {
		return nil, err
	}
	top, err := cffDictionary(tops[0])
	if err != nil || len(top[cffOutlines].numbers) != 1 {
		return nil, errCFF
	}
	c.matrix, c.box = top[cffMatrix].raw, top[cffBox].raw
	if c.outlines, _, err = cffIndex(b, top[cffOutlines].numbers[0]); err != nil {
		return nil, err
	}
	if _, keyed := top[cffROS]; keyed {
		return c, c.readArray(b, top)
	}
	d, err := readCFFDict(b, top)
	d.matrix = nil
	c.dicts = []cffDict{d}
	return c, err
}

// readArray reads the dictionaries of a program that is keyed by CID.
func (c *cff) readArray(b []byte, top map[int]cffEntry) error {
	if len(top[cffArray].numbers) != 1 || len(top[cffSelect].numbers) != 1 {
		return errCFF
	}
	fonts, _, err := cffIndex(b, top[cffArray].numbers[0])
	if err != nil || len(fonts) == 0 || len(fonts) > 255 {
		return errCFF
	}
	for _, f := range fonts {
		m, err := cffDictionary(f)
		if err != nil {
			return err
		}
		d, err := readCFFDict(b, m)
		if err != nil {
			return err
		}
		c.dicts = append(c.dicts, d)
	}
	c.choose, err = readCFFSelect(b, top[cffSelect].numbers[0], len(c.outlines), len(c.dicts))
	return err
}

// readCFFDict reads the private part that a dictionary points to.
func readCFFDict(b []byte, m map[int]cffEntry) (cffDict, error) {
	d := cffDict{matrix: m[cffMatrix].raw}
	p := m[cffPrivate].numbers
	if len(p) != 2 || p[0] < 0 || p[1] < 0 || p[1] > len(b) || p[0] > len(b)-p[1] {
		return d, errCFF
	}
	raw := b[p[1] : p[1]+p[0]]
	entries, err := cffDictionary(raw)
	if err != nil {
		return d, err
	}
	d.private = raw
	if s, ok := entries[cffSubrs]; ok && len(s.numbers) == 1 {
		if d.local, _, err = cffIndex(b, p[1]+s.numbers[0]); err != nil {
			return d, err
		}
		d.private = slices.Clone(raw)
		if i := indexOfEntry(raw, s.raw); i >= 0 {
			d.private = slices.Delete(d.private, i, i+len(s.raw)+1)
		}
	}
	return d, nil
}

// indexOfEntry is where the operands of an operator stand in their dictionary:
// they are a part of it, so their distance from its end tells.
func indexOfEntry(dict, operands []byte) int {
	for i := 0; i+len(operands) < len(dict); i++ {
		if len(operands) > 0 && &dict[i] == &operands[0] {
			return i
		}
	}
	return -1
}

func readCFFSelect(b []byte, at, glyphs, dicts int) ([]byte, error) {
	if at < 0 || at+3 > len(b) {
		return nil, errCFF
	}
	out := make([]byte, glyphs)
	switch b[at] {
	case 0:
		if at+1+glyphs > len(b) {
			return nil, errCFF
		}
		copy(out, b[at+1:])
	case 3:
		n := int(be.Uint16(b[at+1:]))
		if at+5+3*n > len(b) {
			return nil, errCFF
		}
		for i := range n {
			r := b[at+3+3*i:]
			for g := int(be.Uint16(r)); g < min(int(be.Uint16(r[3:])), glyphs); g++ {
				out[g] = r[2]
			}
		}
	default:
		return nil, errCFF
	}
	if slices.ContainsFunc(out, func(d byte) bool { return int(d) >= dicts }) {
		return nil, errCFF
	}
	return out, nil
}

// parseOpenType is parseSfnt for fonts with cubic outlines.
func parseOpenType(f *ot.Font, s *sfnt) error {
	data, err := f.TableData(ot.TagCFF)
	if err != nil {
		return err
	}
	if s.cff, err = parseCFF(data); err != nil {
		return err
	}
	s.font = f
	if s.glyphs = min(s.glyphs, len(s.cff.outlines)); s.glyphs == 0 {
		return errCFF
	}
	return nil
}

// programCFF is a CFF program with an outline for every code, in order; the
// first is .notdef, and so are places that nothing uses.
func (s *sfnt) programCFF(codes []uint16) ([]byte, error) {
	gids := slices.Compact(slices.Sorted(slices.Values(codes)))
	c, number := s.cff, func(g uint16) int { return int(g) }
	if small, err := s.shrink(gids); err == nil && len(small.outlines) == len(gids) {
		c = small
		number = func(g uint16) int {
			i, _ := slices.BinarySearch(gids, g)
			return i
		}
	}
	glyphs := make([]int, len(codes))
	for i, g := range codes {
		if glyphs[i] = number(g); glyphs[i] >= len(c.outlines) {
			return nil, fmt.Errorf("glyph %d of %d", g, len(c.outlines))
		}
		if i > 0 && g == 0 {
			glyphs[i] = nothing
		}
	}
	return c.write(glyphs), nil
}

// shrink drops the subroutines that no glyph at hand needs.
func (s *sfnt) shrink(gids []uint16) (*cff, error) {
	in := otsubset.NewInput()
	for _, g := range gids {
		in.AddGlyph(ot.GlyphID(g))
	}
	in.Flags = otsubset.FlagNoLayoutClosure | otsubset.FlagDropLayoutTables | otsubset.FlagNotdefOutline
	plan, err := otsubset.CreatePlan(s.font, in)
	if err != nil {
		return nil, err
	}
	data, err := plan.Execute()
	if err != nil {
		return nil, err
	}
	f, err := ot.ParseFont(data, 0)
	if err != nil {
		return nil, err
	}
	table, err := f.TableData(ot.TagCFF)
	if err != nil {
		return nil, err
	}
	return parseCFF(table)
}
