// Package pdftest makes PDF files to test readers and judges with: one that is as
// it should be, the same file broken in one way at a time, and files that mean
// harm. What each breaks is a clause of a standard, and who must see it is told.
package pdftest

import (
	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/pdf"
	"malbild/internal/typeset"
)

// Good writes a small document that has something of everything: headings of two
// levels, emphasis, another language, a link, a list, a figure and a table.
func Good(p pdf.Profile) ([]byte, error) {
	lib := typeset.New()
	s := &setter{lib: lib, y: 60 * geom.Point1, page: &page.Page{Number: 1, Label: "1", Trim: trim}}
	d := s.document()
	if s.err != nil {
		return nil, s.err
	}
	return pdf.Write(d, []*page.Page{s.page}, pdf.Options{Library: lib, Profile: p})
}

var trim = geom.Size{W: 420 * geom.Point1, H: 595 * geom.Point1}

// setter sets every text on a line of its own.
type setter struct {
	lib  *typeset.Library
	page *page.Page
	y    geom.Length
	err  error
}

func (s *setter) document() *document.Document {
	link := &document.Link{Text: s.text("webbplatsen"), Target: "https://malbild.example/"}
	s.page.Items = append(s.page.Items, &page.Annotation{Owner: page.Owner{Of: link}, URI: link.Target, Description: "Länk till webbplatsen",
		Boxes: []geom.Rect{geom.R(margin, s.y-30*geom.Point1, 80*geom.Point1, 14*geom.Point1)}})
	first := &document.Paragraph{Text: []document.Inline{s.line("Läs mer på "), link, s.line(" och på samiska: "),
		&document.Foreign{Language: "se", Text: s.text("buorre")}, &document.Strong{Text: s.text("Viktigt.")}}}
	list := &document.List{}
	for _, w := range []string{"Första", "Andra"} {
		it := &document.ListItem{}
		s.run(page.Owner{Of: it}, "•", margin-12*geom.Point1)
		it.Body = []document.Block{&document.Paragraph{Text: s.text(w)}}
		list.Items = append(list.Items, it)
	}
	table := &document.Table{Head: []*document.Row{{Cells: []*document.Cell{{Header: true, Text: s.text("Instans")}, {Header: true, Text: s.text("Datum")}}}},
		Rows: []*document.Row{{Cells: []*document.Cell{{Text: s.text("Nämnd")}, {Text: s.text("2021-05-27")}}}}}
	below := &document.Section{ID: "del", Title: s.text("Del"), Body: []document.Block{list, s.figure(), table}}
	s.run(page.Owner{Artifact: page.Footer}, "Sida 1", margin)
	return &document.Document{Meta: document.Meta{Title: "Prov", Language: "sv-SE", Issuer: "Kiruna kommun", Date: "2021-05-27", Identity: "pdftest"},
		Body: []document.Block{&document.Section{ID: "titel", Title: s.text("Prov"), Body: []document.Block{first, below}}}}
}

const margin = 50 * geom.Point1

func (s *setter) run(o page.Owner, text string, x geom.Length) {
	style := typeset.Style{Face: "roboto-regular", Size: 11 * geom.Point1}
	gs, err := s.lib.Shape(text, style, "sv-SE")
	if err != nil {
		s.err = err
		return
	}
	s.page.Items = append(s.page.Items, &page.Run{Owner: o, Face: style.Face, Size: style.Size, Fill: brand.Black, Glyphs: gs, At: geom.Point{X: x, Y: s.y}})
}

func (s *setter) line(text string) *document.Text {
	n := &document.Text{Value: text}
	s.run(page.Owner{Of: n}, text, margin)
	s.y += 20 * geom.Point1
	return n
}

func (s *setter) text(text string) []document.Inline { return []document.Inline{s.line(text)} }

func (s *setter) figure() *document.Figure {
	f := &document.Figure{ID: "ruta", Form: document.FigureQR, Target: "https://malbild.example/", Alt: "En grön ruta"}
	green := brand.Colour{RGB: [3]uint8{20, 90, 60}}
	s.page.Items = append(s.page.Items, &page.Shape{Owner: page.Owner{Of: f}, Fill: &green, Path: geom.RectPath(geom.R(margin, s.y, 60*geom.Point1, 40*geom.Point1))})
	s.y += 60 * geom.Point1
	return f
}
