package inspect

import (
	"strings"

	"malbild/internal/fontfile"
	"malbild/internal/pdfread"
)

// encoding finds the glyph and the text of each code of a simple font (9.6.6): by the
// encoding that is named, or else that of the font itself, and by its differences.
func (d *pdfDoc) encoding(f *font, o pdfread.Object) {
	name := d.Name(o)
	dict, _ := d.Get(o).(pdfread.Dict)
	if dict != nil {
		name = d.Name(dict.Raw("BaseEncoding"))
	}
	f.encoded = name != "" || dict != nil
	var base *[256]string
	switch {
	case name == "WinAnsiEncoding":
		base = fontfile.WinAnsi()
	case name == "MacRomanEncoding":
		base = fontfile.MacRoman()
	case name == "StandardEncoding":
		base = fontfile.Standard()
	case f.program != nil && f.program.outlines != nil && f.program.outlines.Codes != nil:
		base = f.program.outlines.Codes
	case f.kind != "Type3" && !f.symbolic && name == "":
		base = fontfile.Standard()
	case dict == nil:
		return
	}
	var glyphs [256]string
	if base != nil {
		glyphs = *base
	}
	code := 0
	for _, v := range d.Array(dict.Raw("Differences")) {
		switch v := d.Get(v).(type) {
		case int:
			code = v
		case pdfread.Name:
			if code >= 0 && code < 256 {
				glyphs[code] = string(v)
			}
			code++
		}
	}
	f.glyphs = &glyphs
	f.named = textsOf(&glyphs)
}

func textsOf(glyphs *[256]string) *[256]string {
	var out [256]string
	for code, name := range glyphs {
		if name != "" && name != ".notdef" {
			out[code] = readable.Replace(fontfile.Letter(name))
		}
	}
	return &out
}

// readable takes ligatures apart, as they are read.
var readable = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl")

// checkCharSet: what a subset says that it brings is what it brings. PDF/A-1 wants it
// said, of Type 1 fonts in their own form (PDF/A-2, 6.2.11.4.2; PDF/A-1, 6.3.5).
func (d *pdfDoc) checkCharSet(f *font, set string, said bool) {
	if said {
		f.charSet = map[string]bool{}
	}
	for _, n := range strings.Split(set, "/") {
		if n = strings.TrimSpace(n); n != "" && n != ".notdef" {
			f.charSet[n] = true
		}
	}
	if !said || d.part1() || !f.subset || f.program == nil || f.program.outlines == nil {
		return
	}
	names := f.program.outlines.Names
	_, box := names[".notdef"]
	whole := len(f.charSet) == len(names) || box && len(f.charSet) == len(names)-1
	for n := range f.charSet {
		_, there := names[n]
		whole = whole && there
	}
	if !whole {
		d.r.add(ruleCharSet, 0, "", f.name, "CharSet")
	}
}

// checkShownSet: PDF/A-1 wants of every Type 1 subset a list with what is shown.
func (d *pdfDoc) checkShownSet(f *font) {
	if f.composite || !f.subset || f.kind != "Type1" && f.kind != "MMType1" {
		return
	}
	whole := f.charSet != nil && f.program != nil && f.program.outlines != nil && f.glyphs != nil && len(f.pages) > 0 && f.pages[0] != nil
	for code := 0; whole && code < 256; code++ {
		if f.pages[0][code].known {
			_, brought := f.program.outlines.Names[f.glyphs[code]]
			whole = f.charSet[f.glyphs[code]] || !brought
		}
	}
	if !whole {
		d.r.add(ruleCharSet, 0, "", f.name, "CharSet")
	}
}

// listsAll reports whether the CIDSet of a subset is the list of what it brings
// (PDF/A-2, 6.2.11.4.2).
func (f *font) listsAll() bool {
	has := func(cid int) bool { return cid>>3 < len(f.cidSet) && f.cidSet[cid>>3]&(0x80>>(cid&7)) != 0 }
	p := f.program
	switch {
	case p.broken:
		return true
	case p.outlines != nil:
		for cid := range p.outlines.CIDs {
			if cid != 0 && !has(cid) {
				return false
			}
		}
		for cid := range 8 * len(f.cidSet) {
			if _, ok := p.outlines.Glyph(cid); !ok && has(cid) {
				return false
			}
		}
		return true
	case !p.trueType:
		return true
	}
	n := p.glyphs
	if f.gids != nil {
		n = len(f.gids) / 2
	}
	for cid := range max(n, 8*len(f.cidSet)) {
		gid, _ := f.gid(cid)
		there := cid < n && gid < p.glyphs && (gid != 0 || f.gids == nil)
		if cid != 0 && there != has(cid) {
			return false
		}
	}
	return true
}

// checkTrueType: a simple TrueType font tells its letters by a named encoding, a
// symbolic one by its own table alone (PDF/A-2, 6.2.11.6; PDF/UA-1, 7.21.6).
func (d *pdfDoc) checkTrueType(f *font, encoding pdfread.Object) {
	name := d.Name(encoding)
	dict, _ := d.Get(encoding).(pdfread.Dict)
	if dict != nil {
		name = d.Name(dict.Raw("BaseEncoding"))
	}
	if p := f.program; p != nil && p.trueType && !p.broken {
		if d.part1() { // says nothing of those with letters
			if f.symbolic && p.cmaps != 1 {
				d.r.add(ruleTrueType, 0, "", f.name)
			}
		} else if f.symbolic && p.cmaps != 1 && !p.symbolTable || !f.symbolic && (p.cmaps == 0 || p.symbolTable && p.cmaps == 1) {
			d.r.add(ruleTrueType, 0, "", f.name)
		}
	}
	if f.symbolic {
		if name != "" || dict != nil {
			d.r.add(ruleTrueType, 0, "", f.name)
		}
		return
	}
	differences := d.Array(dict.Raw("Differences"))
	ok := name == "MacRomanEncoding" || name == "WinAnsiEncoding"
	for _, v := range differences {
		if n, is := d.Get(v).(pdfread.Name); is && (fontfile.Letter(string(n)) == "" || f.program == nil || f.program.letters == nil) || d.part1() {
			ok = false
		}
	}
	if !ok {
		d.r.add(ruleTrueType, 0, "", f.name)
	}
}
