package brand

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Typeface is what programs that set type by name (Word, PowerPoint) call a face: a
// family, and whether it is the bold or the italic one of the four that a family
// has there. A face of another weight is a family of its own.
type Typeface struct {
	Family       string
	Bold, Italic bool
}

// ownTypefaces are the faces of the program.
var ownTypefaces = map[string]Typeface{
	"roboto-light": {Family: "Roboto Light"}, "roboto-regular": {Family: "Roboto"}, "roboto-italic": {Family: "Roboto", Italic: true},
	"roboto-medium": {Family: "Roboto Medium"}, "roboto-bold": {Family: "Roboto", Bold: true}, "roboto-black": {Family: "Roboto Black"},
	"robotocondensed-regular": {Family: "Roboto Condensed"}, "robotocondensed-medium": {Family: "Roboto Condensed Medium"},
	"robotocondensed-bold": {Family: "Roboto Condensed", Bold: true},
}

// Typeface is what the face that stands in place of one of the program's is called.
// A nil profile has the program's own.
func (p *Profile) Typeface(id string) Typeface {
	if p != nil {
		if f, ok := p.Faces[id]; ok {
			return f.Typeface
		}
	}
	return ownTypefaces[id]
}

// typefaceOf reads the name table (OpenType, name): names 1 and 2 are family and
// style as the programs know them.
func typefaceOf(tables map[string][]byte, fallback string) Typeface {
	t := Typeface{Family: nameOf(tables["name"], 1)}
	if t.Family == "" {
		t.Family = fallback
	}
	style := strings.ToLower(nameOf(tables["name"], 2))
	os2 := span(tables["OS/2"])
	const italic, bold = 1 << 0, 1 << 5 // fsSelection
	t.Bold = strings.Contains(style, "bold") || style == "" && os2.u16(62)&bold != 0
	t.Italic = strings.Contains(style, "italic") || strings.Contains(style, "oblique") || style == "" && os2.u16(62)&italic != 0
	return t
}

// nameOf is a name in English, in Unicode for Windows, else in the Roman letters of
// the Macintosh.
func nameOf(b []byte, id int) string {
	t := span(b)
	store, found := t.part(4), ""
	for i := range min(t.u16(2), 512) {
		r := t.from(6 + 12*i)
		size, at := r.u16(8), r.u16(10)
		if r.u16(6) != id || at+size > len(store) {
			continue
		}
		text := store[at : at+size]
		switch platform, language := r.u16(0), r.u16(4); {
		case platform == 3 && (language == 0x409 || found == ""):
			u := make([]uint16, size/2)
			for k := range u {
				u[k] = binary.BigEndian.Uint16(text[2*k:])
			}
			found = plainName(string(utf16.Decode(u)))
		case platform == 1 && found == "":
			found = plainName(string(text))
		}
	}
	return found
}

// plainName keeps what may stand in the name of a font; Windows takes 31 letters.
func plainName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == unicode.ReplacementChar || !unicode.IsPrint(r) || strings.ContainsRune(`<>&"';,{}\`, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	if r := []rune(strings.Join(strings.Fields(s), " ")); len(r) > 31 {
		return strings.TrimSpace(string(r[:31]))
	} else {
		return string(r)
	}
}

// Panose is the font's own description of its design (OS/2), ten numbers that help
// a program without it to choose another.
func (f Face) Panose() [10]byte {
	var p [10]byte
	if os2 := fontTables(f.Data)["OS/2"]; len(os2) >= 42 {
		copy(p[:], os2[32:42])
	}
	return p
}

// Editable reports whether the whole font may lie in a document that people go on
// writing in (OS/2, fsType: 0 or editable embedding), and is of the kind that Word
// takes: TrueType outlines.
func (f Face) Editable() bool {
	tables := fontTables(f.Data)
	const levels = restricted | preview | edit
	bits := span(tables["OS/2"]).u16(8) & levels
	return tables["glyf"] != nil && len(tables["OS/2"]) >= 10 && (bits == 0 || bits&edit != 0)
}
