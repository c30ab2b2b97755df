package documenttest

import (
	"encoding/base64"

	"malbild/internal/document"
)

// square is 12 × 8 pixels of one green, some of them half transparent.
const square = "iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAYAAADN5B7xAAAAIElEQVR42mOQj/ZuAOL/UEyQzUCKYhCbgRTFMBtGnJMAQ7OZobpwdvIAAAAASUVORK5CYII="

// leaf is a leaf, in the part of SVG that package svg reads.
const leaf = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40pt" height="40pt">
<title>Löv</title>
<path d="M4 36V20A16 16 0 0 1 20 4h16v16a16 16 0 0 1-16 16z" fill="#1f5b4b"/>
<path d="M8 32 28 12" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/>
</svg>
`

// parts has a footnote, pictures and a table whose cells span.
func parts() *document.Section {
	note := &document.Footnote{Text: []document.Inline{&document.Text{Value: "Noten läses "}, &document.Emphasis{Text: document.T("där den anropas")}, &document.Text{Value: "."}}}
	span := func(text string, cols, rows int) *document.Cell {
		return &document.Cell{Header: true, Text: document.T(text), ColSpan: cols, RowSpan: rows}
	}
	cell := func(text string) *document.Cell { return &document.Cell{Text: document.T(text)} }
	return &document.Section{ID: "bilder", Title: document.T("Bilder, noter och tabeller"), Body: []document.Block{
		&document.Paragraph{Text: []document.Inline{&document.Text{Value: "Ett ord kan ha en not."}, note, &document.Text{Value: " Sedan fortsätter texten."}}},
		&document.Picture{ID: "foto", Image: image(fromBase64(square)), Alt: "En grön ruta", Caption: document.T("Bild 1. En ruta.")},
		&document.Picture{ID: "lov", Image: image([]byte(leaf)), Alt: "Ett grönt löv"},
		&document.Picture{ID: "prydnad", Image: image(fromBase64(square)), Decorative: true},
		&document.Table{Caption: document.T("Beslut per instans"),
			Head: []*document.Row{{Cells: []*document.Cell{span("Instans", 1, 2), span("Beslut", 2, 1)}}, {Cells: []*document.Cell{span("Dag", 1, 1), span("Paragraf", 1, 1)}}},
			Rows: []*document.Row{{Cells: []*document.Cell{span("Nämnden", 1, 2), cell("2021-05-27"), cell("§\u00a08")}}, {Cells: []*document.Cell{cell("2021-09-06"), cell("§\u00a012")}}}},
	}}
}

// image is a picture known to be good.
func image(b []byte) *document.Image {
	m, err := document.NewImage(b)
	if err != nil {
		panic(err)
	}
	return m
}

func fromBase64(s string) []byte {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return b
}
