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
	case f.composite && f.codes.predefined && !f.codes.identity || f.composite && f.codes.base != "":
		r.unchecked("tecken och bredder i "+f.name+", vars teckentabell ("+f.codes.name+") är en av de asiatiska som varje läsare har", "codes and widths of "+f.name+", whose table of codes ("+f.codes.name+") is one of the Asian ones that every reader has")
	case f.kind == "Type3":
		r.unchecked("bredder i "+f.name+", vars tecken är ritade (Type 3)", "widths of "+f.name+", whose characters are drawn (Type 3)")
	}
}
