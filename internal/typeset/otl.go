package typeset

import "encoding/binary"

// The OpenType layout tables GSUB and GPOS, read in place (OpenType 1.9, «OpenType
// Layout Common Table Formats»). Only what simple.go asks is here: which lookups a
// language uses, which glyphs can set one off, and how two glyphs are kerned. A
// read outside the table is 0, which in these formats means «none».

// table is a table or a part of one that begins at its first byte.
type table []byte

func (t table) u16(at int) int {
	if at < 0 || at+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[at:]))
}

func (t table) i16(at int) int { return int(int16(t.u16(at))) }

func (t table) tag(at int) string {
	if at < 0 || at+4 > len(t) {
		return ""
	}
	return string(t[at : at+4])
}

// from is the part that begins at an offset; offset 0 is no part.
func (t table) from(offset int) table {
	if offset <= 0 || offset >= len(t) {
		return nil
	}
	return t[offset:]
}

// part follows the 16-bit offset that stands at a place.
func (t table) part(at int) table { return t.from(t.u16(at)) }

// find looks a record up by tag in a list of tag and offset: «latn», «SVE ».
func (t table) find(count, first int, tag string) table {
	for i := range count {
		if at := first + 6*i; t.tag(at) == tag {
			return t.part(at + 4)
		}
	}
	return nil
}

// script is the part for a script, or the default one.
func (t table) script(tag string) table {
	scripts := t.part(4)
	if s := scripts.find(scripts.u16(0), 2, tag); s != nil {
		return s
	}
	return scripts.find(scripts.u16(0), 2, "DFLT")
}

// lookupIndices are the lookups of the features wanted, for one script and one
// language (or the default one), with the feature each is used by. Of a damaged
// table that claims more than there can be it gives some.
func (t table) lookupIndices(tag, language string, wanted func(feature string) bool) map[int]string {
	script := t.script(tag)
	system := script.find(script.u16(2), 4, language)
	if system == nil {
		system = script.part(0)
	}
	features := t.part(6)
	lookups := map[int]string{}
	room := len(t) // each feature and each index takes two bytes at least
	add := func(feature int, required bool) {
		at := 2 + 6*feature
		if tag := features.tag(at); required || wanted(tag) {
			f := features.part(at + 4)
			for i := range f.u16(2) {
				if room--; room < 0 {
					return
				}
				lookups[f.u16(4+2*i)] = tag
			}
		}
	}
	if required := system.u16(2); system != nil && required != 0xffff {
		add(required, true)
	}
	for i := range system.u16(4) {
		add(system.u16(6+2*i), false)
	}
	return lookups
}

// lookup is one lookup; kind is the type of its subtables, past an extension.
type lookup struct {
	kind, flag int
	subtables  []table
}

func (t table) lookup(index, extension int) lookup {
	list := t.part(8)
	lt := list.part(2 + 2*index)
	l := lookup{kind: lt.u16(0), flag: lt.u16(2)}
	n := min(lt.u16(4), len(lt)/2)
	l.subtables = make([]table, 0, n)
	for i := range n {
		st := lt.part(6 + 2*i)
		if lt.u16(0) == extension {
			l.kind = st.u16(2)
			st = st.from(st.u16(4)<<16 | st.u16(6))
		}
		l.subtables = append(l.subtables, st)
	}
	return l
}

// covers is the coverage index of a glyph, or -1.
func (t table) covers(glyph int) int {
	n := t.u16(2)
	lo, hi := 0, n
	switch t.u16(0) {
	case 1:
		for lo < hi {
			mid := (lo + hi) / 2
			switch g := t.u16(4 + 2*mid); {
			case g == glyph:
				return mid
			case g < glyph:
				lo = mid + 1
			default:
				hi = mid
			}
		}
	case 2:
		for lo < hi {
			mid := (lo + hi) / 2
			at := 4 + 6*mid
			switch {
			case t.u16(at+2) < glyph:
				lo = mid + 1
			case t.u16(at) > glyph:
				hi = mid
			default:
				return t.u16(at+4) + glyph - t.u16(at)
			}
		}
	}
	return -1
}

// glyphs yields the glyphs of a coverage in the order of their indices.
func (t table) glyphs(yield func(int) bool) {
	room := 1 << 16 // no font has more glyphs; a broken table may claim so
	for i := range t.u16(2) {
		switch t.u16(0) {
		case 1:
			if !yield(t.u16(4 + 2*i)) {
				return
			}
		case 2:
			for g := t.u16(4 + 6*i); g <= t.u16(6+6*i); g++ {
				if room--; room < 0 || !yield(g) {
					return
				}
			}
		}
	}
}

// class is the class of a glyph; glyphs not named are of class 0.
func (t table) class(glyph int) int {
	switch t.u16(0) {
	case 1:
		if i := glyph - t.u16(2); i >= 0 && i < t.u16(4) {
			return t.u16(6 + 2*i)
		}
	case 2:
		lo, hi := 0, t.u16(2)
		for lo < hi {
			mid := (lo + hi) / 2
			at := 4 + 6*mid
			switch {
			case t.u16(at+2) < glyph:
				lo = mid + 1
			case t.u16(at) > glyph:
				hi = mid
			default:
				return t.u16(at + 4)
			}
		}
	}
	return 0
}

// Kinds of GSUB and GPOS lookups that are asked for.
const (
	gsubSingle, gsubMultiple, gsubAlternate, gsubLigature = 1, 2, 3, 4
	gsubContext, gsubChain, gsubExtension, gsubReverse    = 5, 6, 7, 8
	gposPair, gposContext, gposChain, gposExtension       = 2, 7, 8, 9
)

// advanceOnly is the value format of a pair that moves the second glyph only by
// widening or narrowing the first: kerning.
const advanceOnly = 4

// kern is how much a pair subtable widens the first of two glyphs; done is true
// when no later subtable of the lookup is asked.
func (t table) kern(first, second int) (value int, done bool) {
	c := t.part(2).covers(first)
	if c < 0 || t.u16(4) != advanceOnly {
		return 0, c >= 0 && t.u16(0) == 2
	}
	if t.u16(0) == 2 {
		row, column := t.part(8).class(first), t.part(10).class(second)
		return t.i16(16 + 2*(row*t.u16(14)+column)), true
	}
	set := t.part(10 + 2*c)
	lo, hi := 0, set.u16(0)
	for lo < hi {
		mid := (lo + hi) / 2
		switch g := set.u16(2 + 4*mid); {
		case g == second:
			return set.i16(4 + 4*mid), true
		case g < second:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0, false
}
