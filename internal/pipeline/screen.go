package pipeline

import (
	"strings"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/raster"
)

// The formats of pictures for screens: the picture, and beside it the text that must
// be given wherever it is published (WCAG 2.1, 1.1.1).
const (
	PNG Format = "png"
	Alt Format = "txt"
)

// png draws the one page of a picture at the width its layout asks for.
func (j *job) png() ([]byte, error) {
	if err := j.arrange(); err != nil {
		return nil, err
	}
	j.stage = "raster"
	p := j.pages[0]
	o := raster.Options{Scale: float64(j.format.Pixels) / p.Trim.W.Pt(), Size: geom.Size{W: p.Trim.W, H: p.Trim.H},
		Ground: &[3]uint8{255, 255, 255}, Glyphs: &j.shop.kit(j.copy.County, j.profile()).outlines}
	return raster.File(j.shop.kit(j.copy.County, j.profile()).library, p.Items, o, j.notes()...)
}

// notes are what a picture says of itself: title, whose it is, its alternative text,
// and where its words come from, as the other formats say it.
func (j *job) notes() []raster.Note {
	m := &j.document.Meta
	out := []raster.Note{{Keyword: "Title", Language: m.Language, Text: m.Title}, {Keyword: "Author", Language: m.Language, Text: m.Issuer},
		{Keyword: "Description", Language: m.Language, Text: strings.TrimSpace(string(j.alternative()))}, {Keyword: "Software", Text: "malbild " + j.shop.version}}
	for _, p := range m.Provenance.Properties() {
		out = append(out, raster.Note{Keyword: "malbild:" + p.Name, Text: strings.Join(p.Values, "\n")})
	}
	return out
}

// alternative says in words what the picture shows: every text on it in reading
// order, and what its figure says. An address that stands as a code is left to the
// page where the picture is published.
func (j *job) alternative() []byte {
	var b strings.Builder
	say := func(s string) {
		if s = strings.TrimSpace(s); s == "" {
			return
		}
		if last := s[len(s)-1]; !strings.ContainsRune(".!?:", rune(last)) {
			s += "."
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
	document.Walk(j.document, func(n document.Node, _ int) bool {
		switch t := n.(type) {
		case *document.Section:
			say(document.Plain(t.Title))
		case *document.Paragraph:
			say(document.Plain(t.Text))
		case *document.ListItem:
			say(document.Plain(t.Label))
		case *document.Figure:
			if t.Form != document.FigureQR {
				say(t.Alt)
			}
		case *document.Picture:
			say(t.Alt) // of what only adorns it is empty
			say(document.Plain(t.Caption))
		case *document.Cell:
			say(document.Plain(t.Text))
		}
		return true
	})
	return []byte(b.String() + "\n")
}
