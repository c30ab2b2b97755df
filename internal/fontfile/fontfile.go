// Package fontfile reads what an embedded PostScript font says of its glyphs: their
// names or numbers, the codes it gives them, how wide they are and what they draw. It reads CFF
// (Adobe Technical Notes 5176 and 5177) and Type 1 (Adobe Type 1 Font Format, 1990),
// and knows the names of glyphs and the encodings of simple fonts.
//
// Programs may mean harm: every table is held to its length, charstrings are run by
// counted steps, for a width no further than to where it stands, and nothing is kept but
// what points into the bytes that came in.
package fontfile

import "errors"

// ErrBroken is a program that cannot be read.
var ErrBroken = errors.New("the font program is broken")

// Bounds of a program.
const (
	maxGlyphs = 65535
	maxDepth  = 10   // subroutines in subroutines
	maxSteps  = 4096 // operators and operands of one glyph until its width is known
)

// Program is an embedded font. It is read only, and safe for concurrent use.
type Program struct {
	// CID says that glyphs are told by number and not by name.
	CID bool
	// Names finds a glyph by its name, or nil.
	Names map[string]int
	// Codes is the font's own encoding: names by code.
	Codes *[256]string

	cids    map[int]int // glyphs by number
	glyphs  [][]byte    // charstrings
	width   func(gid int) (float64, bool)
	outline func(gid int, left *int) ([][]Point, bool)
}

// Glyphs is how many glyphs there are, .notdef among them.
func (p *Program) Glyphs() int { return len(p.glyphs) }

// Glyph finds the glyph of a CID: by the font's list, or its place where it has none.
func (p *Program) Glyph(cid int) (gid int, ok bool) {
	if !p.CID {
		return cid, cid >= 0 && cid < len(p.glyphs)
	}
	gid, ok = p.cids[cid]
	return gid, ok
}

// CIDs calls yield with the number of every glyph, in no order.
func (p *Program) CIDs(yield func(cid int) bool) {
	if !p.CID {
		for i := range p.glyphs {
			if !yield(i) {
				return
			}
		}
		return
	}
	for c := range p.cids {
		if !yield(c) {
			return
		}
	}
}

// Width is the advance of a glyph in thousandths of an em; false when the program
// does not tell it.
func (p *Program) Width(gid int) (float64, bool) {
	if gid < 0 || gid >= len(p.glyphs) {
		return 0, false
	}
	return p.width(gid)
}
