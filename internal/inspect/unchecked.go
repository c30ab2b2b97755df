package inspect

import "malbild/internal/diag"

// unchecked says aloud that a part of the file was not looked into, once for each.
func (r *Report) unchecked(sv, en string) {
	p := diag.Phrase{SV: sv, EN: en}
	const most = 40
	for _, u := range r.Unchecked {
		if u == p {
			return
		}
	}
	if len(r.Unchecked) < most {
		r.Unchecked = append(r.Unchecked, p)
	}
}

// unread notes what is not known of a font whose codes or program are not read.
func (f *font) unread() {
	r := f.d.r
	switch {
	case f.composite && !f.identity:
		r.unchecked("tecken och bredder i "+f.name+", vars teckentabell (CMap) inte läses", "codes and widths of "+f.name+", whose table of codes (CMap) is not read")
	case f.kind == "Type3":
		r.unchecked("bredder i "+f.name+", vars tecken är ritade (Type 3)", "widths of "+f.name+", whose characters are drawn (Type 3)")
	case f.program != nil && !f.program.broken && !f.program.trueType:
		r.unchecked("bredder och tecken i "+f.name+", ett PostScript-teckensnitt (CFF eller Type 1)", "widths and glyphs of "+f.name+", a PostScript font (CFF or Type 1)")
	}
}
