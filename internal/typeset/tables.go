package typeset

import (
	"encoding/binary"

	"github.com/boxesandglue/textshape/ot"
)

// The few tables that setting simple text asks, read in place. The library that
// shapes parses all of them into lists of its own, which takes longer than to set a
// poster; it does so when it is first needed. What a face does in an unusual way is
// left to it too.

// tables are those of one face. They are used only where they are sound.
type tables struct {
	sound   bool
	metrics table // hmtx
	wide    int   // glyphs with an advance of their own there
	codes   table // the subtable of cmap, of format 4 or 12
	places  table // loca; none in fonts with outlines of PostScript
	shapes  table // glyf
	long    bool  // places are of 32 bits
}

// readTables finds the tables, and the measures of the face.
func (f *Face) readTables() {
	head, hhea, t := f.table("head"), f.table("hhea"), &f.tables
	t.metrics, t.wide, t.codes = f.table("hmtx"), hhea.u16(34), f.table("cmap").codes()
	t.sound = len(head) >= 54 && head.u16(18) > 0 && len(hhea) >= 36 && t.wide > 0 && t.codes != nil &&
		len(t.metrics) >= 4*t.wide+2*max(f.font.NumGlyphs()-t.wide, 0)
	t.places, t.shapes, t.long = f.table("loca"), f.table("glyf"), head.u16(50) != 0
	if os2 := f.table("OS/2"); t.sound && os2.u16(0) >= 2 && len(os2) >= 96 && os2.u16(86) != 0 && os2.u16(88) != 0 {
		f.upem, f.rise, f.fall = int64(head.u16(18)), int16(hhea.i16(4)), int16(hhea.i16(6))
		f.smalls, f.caps = int16(os2.i16(86)), int16(os2.i16(88))
	} else {
		o := f.OTFace()
		f.upem, f.rise, f.fall = int64(o.Upem()), o.Ascender(), o.Descender()
		f.smalls, f.caps = o.XHeight(), o.CapHeight()
	}
	f.caps, f.smalls = f.tall(f.caps, f.rise, 'H'), f.tall(f.smalls, f.rise/2, 'x')
}

// codes is the subtable of cmap that the library would choose, where it is a usual one
// (OpenType 1.9, «cmap»): all of Unicode, else its first plane. A font with subtables
// of other kinds has none here.
func (t table) codes() (best table) {
	rank := 0
	for i := range t.u16(2) {
		at := 4 + 8*i
		platform, encoding := t.u16(at), t.u16(at+2)
		sub := t.from(t.u16(at+4)<<16 | t.u16(at+6))
		r := 0
		switch {
		case platform == 3 && encoding == 10:
			r = 5
		case platform == 0 && encoding == 6:
			r = 4
		case platform == 0 && encoding == 4:
			r = 3
		case platform == 3 && encoding == 1:
			r = 2
		case platform == 0 && encoding == 3:
			r = 1
		case platform == 0 && encoding == 5, platform == 1: // variants; Macintosh, never better
			continue
		default:
			return nil
		}
		if !sub.mapsCodes() {
			return nil
		}
		if r > rank {
			rank, best = r, sub
		}
	}
	return best
}

// mapsCodes reports whether a subtable is whole and of a format read here.
func (t table) mapsCodes() bool {
	switch t.u16(0) {
	case 4:
		return t.u16(2) <= len(t) && 16+4*t.u16(6) <= t.u16(2)
	case 12:
		return t.u32(4) <= len(t) && 16+12*t.u32(12) <= t.u32(4)
	}
	return false
}

func (t table) u32(at int) int {
	if at < 0 || at+4 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint32(t[at:]))
}

// lookUp is the glyph of a rune, or 0.
func (t table) lookUp(r rune) int {
	if t.u16(0) == 12 {
		return t.inGroups(int(r))
	}
	return t.inSegments(int(r))
}

// inGroups looks a rune up in format 12: first rune, last rune, first glyph.
func (t table) inGroups(r int) int {
	lo, hi := 0, t.u32(12)
	for lo < hi {
		mid := (lo + hi) / 2
		switch at := 16 + 12*mid; {
		case t.u32(at+4) < r:
			lo = mid + 1
		case t.u32(at) > r:
			hi = mid
		default:
			if g := t.u32(at+8) + r - t.u32(at); g <= 0xffff {
				return g
			}
			return 0
		}
	}
	return 0
}

// inSegments looks a rune up in format 4: four lists side by side, of last runes,
// first runes, what to add, and where glyphs are listed instead.
func (t table) inSegments(r int) int {
	if r > 0xffff {
		return 0
	}
	width := t.u16(6) &^ 1 // of a list
	lo, hi := 0, width/2
	for lo < hi {
		if mid := (lo + hi) / 2; t.u16(14+2*mid) < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	at := 16 + width + 2*lo
	first, add, list := t.u16(at), t.u16(at+width), t.u16(at+2*width)
	if 2*lo >= width || r < first {
		return 0
	}
	if list == 0 {
		return (r + add) & 0xffff
	}
	at += 2*width + list&^1 + 2*(r-first)
	if at+2 > t.u16(2) || t.u16(at) == 0 {
		return 0
	}
	return (t.u16(at) + add) & 0xffff
}

// glyphOf is the glyph of a rune, or 0.
func (f *Face) glyphOf(r rune) int {
	if f.tables.sound {
		return f.tables.codes.lookUp(r)
	}
	if cmap := f.OTFace().Cmap(); cmap != nil {
		if g, ok := cmap.Lookup(ot.Codepoint(r)); ok {
			return int(g)
		}
	}
	return 0
}

// advanceOf is how far a glyph moves the pen, in font units.
func (f *Face) advanceOf(glyph int) int16 {
	if t := &f.tables; t.sound {
		return int16(t.metrics.u16(4 * min(glyph, t.wide-1)))
	}
	return int16(f.OTFace().HorizontalAdvance(ot.GlyphID(glyph)))
}

// box is what the font says of a glyph's outline (OpenType 1.9, «glyf», glyph header):
// the box around its points, curves' handles among them. It is not ok where the glyph
// has none.
func (t *tables) box(glyph int) (b bounds, ok bool) {
	from, to := 2*t.places.u16(2*glyph), 2*t.places.u16(2*glyph+2)
	if t.long {
		from, to = t.places.u32(4*glyph), t.places.u32(4*glyph+4)
	}
	if from >= to || to > len(t.shapes) {
		return b, false
	}
	g := t.shapes[from:to]
	return bounds{int16(g.i16(2)), int16(g.i16(4)), int16(g.i16(6)), int16(g.i16(8))}, g.u16(0) != 0
}
