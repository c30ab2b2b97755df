package inspect

import (
	"math"
	"slices"

	"malbild/internal/fontfile"
)

// check holds a code against the embedded program: the glyph is there, is not the box
// for missing letters, and is as wide as the file says (PDF/A-2, 6.2.11.4 to 6.2.11.8).
func (f *font) check(in *interpreter, code int, g *glyph) {
	p := f.program
	if p == nil || p.broken || f.composite && g.cid < 0 {
		return
	}
	var at found
	switch {
	case p.outlines != nil:
		at = f.outline(code, int(g.cid))
	case p.trueType:
		at = f.trueTypeGlyph(code, int(g.cid))
	}
	if !at.known {
		return
	}
	r := in.d.r
	if !at.there {
		r.add(ruleGlyph, in.p.number, "", f.name, code)
	}
	if at.box {
		r.add(ruleNotdef, in.p.number, "", f.name)
	}
	if said := g.width * 1000; at.measured && math.Abs(said-at.width) > 1 {
		r.add(ruleWidths, in.p.number, "", f.name, code, int(said+0.5), int(at.width+0.5))
	}
}

// found is what the program has for a code.
type found struct {
	known    bool // what it has for the code is known
	there    bool // it has a glyph
	box      bool // what shows is the box for missing letters
	measured bool
	width    float64 // of the glyph, or of the box that shows in its place
}

// outline finds the glyph of a code in a PostScript font: by number, or by the name
// that the encoding gives it.
func (f *font) outline(code, cid int) found {
	o := f.program.outlines
	if f.composite {
		gid, ok := o.Glyph(cid)
		at := found{known: true, there: ok, box: !ok || gid == 0}
		if ok {
			at.width, at.measured = o.Width(gid)
		}
		return at
	}
	if f.glyphs == nil || o.Names == nil {
		return found{}
	}
	name := f.glyphs[code]
	gid, ok := o.Names[name]
	at := found{known: true, there: ok && name != ".notdef", box: name == "" || name == ".notdef"}
	at.width, at.measured = o.Width(gid) // of .notdef, the first, where there is none
	return at
}

// trueTypeGlyph finds the glyph of a code or CID.
func (f *font) trueTypeGlyph(code, cid int) found {
	p := f.program
	if f.composite {
		code = cid
	}
	gid, known := f.gid(code)
	if gid >= p.glyphs {
		return found{known: known}
	}
	return found{known: known, there: gid != 0 || f.composite, box: gid == 0, width: p.width(gid), measured: true}
}

// gid finds the glyph of a code or CID in a TrueType font; false when that is not known.
func (f *font) gid(code int) (int, bool) {
	if f.composite {
		if f.gids == nil {
			return code, f.trueType
		}
		if 2*code+1 >= len(f.gids) {
			return 0, true
		}
		return int(f.gids[2*code])<<8 | int(f.gids[2*code+1]), true
	}
	if !f.trueType {
		return 0, false
	}
	p := f.program
	if f.symbolic || !f.encoded { // by its own table
		for _, c := range []int{code, 0xf000 + code, 0xf100 + code} {
			if g := p.symbols[c]; g != 0 {
				return g, true
			}
		}
		return 0, p.symbols != nil
	}
	if f.glyphs == nil {
		return 0, false
	}
	name := f.glyphs[code]
	if r := []rune(fontfile.Letter(name)); p.letters != nil && len(r) > 0 {
		if g, ok := p.letters[int(r[0])]; ok {
			return g, true
		}
	}
	if at := slices.Index(fontfile.MacRoman()[:], name); p.mac != nil && at >= 0 {
		if g := p.mac[at]; g != 0 {
			return g, true
		}
	}
	return 0, p.letters != nil || p.mac != nil
}
