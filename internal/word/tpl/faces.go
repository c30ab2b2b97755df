package tpl

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"malbild/internal/word/opc"
)

// Typeface is a face as Word knows it: a family, and whether it is the bold or the
// italic of the four that a family has there.
type Typeface struct {
	Family       string
	Bold, Italic bool
	File         *FontFile // nil: one of ours
}

// FontFile is a font of a brand's own.
type FontFile struct {
	Panose [10]byte
	Data   []byte // embedded in the document; nil: named only
}

// Faces are the faces of the documents. The zero value is our own.
type Faces struct{ Regular, Medium, Bold, Italic Typeface }

// jointFaces are our own: bold and italic are weights of Roboto, Medium is a family
// of its own in Word.
var jointFaces = Faces{Typeface{Family: "Roboto"}, Typeface{Family: "Roboto Medium"}, Typeface{Family: "Roboto", Bold: true}, Typeface{Family: "Roboto", Italic: true}}

func (l Look) faces() Faces {
	if l.Faces == (Faces{}) {
		return jointFaces
	}
	return l.Faces
}

// named is the family of a typeface.
func named(t Typeface) string { return fonts(t.Family) }

// heavy is how bold words are asked for: by weight where the family has it.
func (l Look) heavy() string {
	f := l.faces()
	if f.Bold.Family == f.Regular.Family && f.Bold.Bold {
		return `<w:b/><w:bCs/>`
	}
	if f.Bold.Bold {
		return named(f.Bold) + `<w:b/><w:bCs/>`
	}
	return named(f.Bold) + `<w:b w:val="0"/><w:bCs w:val="0"/>`
}

// slanted is how words in italics are asked for.
func (l Look) slanted() string {
	f := l.faces()
	if f.Italic.Family == f.Regular.Family {
		return `<w:i/><w:iCs/>`
	}
	return named(f.Italic) + `<w:i/><w:iCs/>`
}

// embedded are the files that the document carries, by family and place in it.
type embedded struct {
	id, place, key string
	data           []byte
}

// embeds lists the font files of the look in the order of its faces, each once.
func (l Look) embeds() map[string][]embedded {
	f, out, n := l.faces(), map[string][]embedded{}, 0
	if l.Variant == Graft {
		return out
	}
	seen := map[[2]string]bool{}
	for _, t := range []Typeface{f.Regular, f.Medium, f.Bold, f.Italic} {
		place := map[[2]bool]string{{false, false}: "embedRegular", {true, false}: "embedBold", {false, true}: "embedItalic", {true, true}: "embedBoldItalic"}[[2]bool{t.Bold, t.Italic}]
		if t.File == nil || t.File.Data == nil || seen[[2]string{t.Family, place}] {
			continue
		}
		seen[[2]string{t.Family, place}] = true
		n++
		sum := sha256.Sum256(t.File.Data)
		h := strings.ToUpper(hex.EncodeToString(sum[:16]))
		out[t.Family] = append(out[t.Family], embedded{id: fmt.Sprintf("rId%d", n), place: place, data: t.File.Data,
			key: fmt.Sprintf("{%s-%s-%s-%s-%s}", h[:8], h[8:12], h[12:16], h[16:20], h[20:])})
	}
	return out
}

// obfuscated hides a font as ECMA-376 wants it (part 4, 2.8.1, «Font Embedding»):
// the first 32 bytes are mixed with the key of the font, backwards.
func (e embedded) obfuscated() []byte {
	key, _ := hex.DecodeString(strings.NewReplacer("{", "", "}", "", "-", "").Replace(e.key)) // it was made of digits
	out := append([]byte(nil), e.data...)
	for i := range min(32, len(out)) {
		out[i] ^= key[15-i%16]
	}
	return out
}

// fontTable names the fonts, and carries those that a brand may give away; a
// computer without the others takes Arial.
func (l Look) fontTable() string {
	var b strings.Builder
	b.WriteString(head + `<w:fonts ` + nsW)
	files := l.embeds()
	if len(files) > 0 {
		b.WriteString(` ` + nsR)
	}
	b.WriteString(`>`)
	f, seen := l.faces(), map[string]bool{}
	for _, t := range []Typeface{f.Regular, f.Medium, f.Bold, f.Italic, {Family: "Arial"}} {
		if seen[t.Family] {
			continue
		}
		seen[t.Family] = true
		b.WriteString(l.fontEntry(t, files[t.Family]))
	}
	b.WriteString(`</w:fonts>`)
	return b.String()
}

func (l Look) fontEntry(t Typeface, files []embedded) string {
	alternative, panose, pitch := `<w:altName w:val="Arial"/>`, "02000000000000000000", `<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>`
	if t.Family == "Arial" {
		alternative, panose = "", "020B0604020202020204"
	}
	if t.File != nil {
		panose, pitch = strings.ToUpper(hex.EncodeToString(t.File.Panose[:])), `<w:charset w:val="00"/><w:family w:val="auto"/><w:pitch w:val="variable"/>`
	}
	s := `<w:font w:name="` + t.Family + `">` + alternative + `<w:panose1 w:val="` + panose + `"/>` + pitch
	for _, place := range []string{"embedRegular", "embedBold", "embedItalic", "embedBoldItalic"} {
		for _, e := range files {
			if e.place == place {
				s += `<w:` + e.place + ` r:id="` + e.id + `" w:fontKey="` + e.key + `"/>`
			}
		}
	}
	return s + `</w:font>`
}

// carry puts the font files into the package.
func (l Look) carry(p *opc.Package) {
	rels := ""
	for _, t := range []Typeface{l.faces().Regular, l.faces().Medium, l.faces().Bold, l.faces().Italic} {
		for _, e := range l.embeds()[t.Family] {
			name := "fonts/" + strings.TrimPrefix(e.id, "rId") + ".odttf"
			rel := `<Relationship Id="` + e.id + `" Type="` + relO + `font" Target="` + name + `"/>`
			if strings.Contains(rels, rel) {
				continue
			}
			rels += rel
			p.Set("word/"+name, e.obfuscated())
		}
	}
	if rels != "" {
		p.Set("word/_rels/fontTable.xml.rels", []byte(head+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+rels+`</Relationships>`))
	}
}

// embedding are the settings and the content type of a document that carries fonts.
func (l Look) embedding() (settings, contentType string) {
	if len(l.embeds()) == 0 {
		return "", ""
	}
	return `<w:embedTrueTypeFonts/>`, `<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>`
}
