package document

import "encoding/base64"

// specimenPNG is 12 × 8 pixels of one green, some of them half transparent.
const specimenPNG = "iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAYAAADN5B7xAAAAIElEQVR42mOQj/ZuAOL/UEyQzUCKYhCbgRTFMBtGnJMAQ7OZobpwdvIAAAAASUVORK5CYII="

// specimenSVG is a leaf, in the part of SVG that package svg reads.
const specimenSVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40pt" height="40pt">
<title>Löv</title>
<path d="M4 36V20A16 16 0 0 1 20 4h16v16a16 16 0 0 1-16 16z" fill="#1f5b4b"/>
<path d="M8 32 28 12" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/>
</svg>
`

// specimenParts has a footnote, pictures and a table whose cells span.
func specimenParts() *Section {
	note := &Footnote{Text: []Inline{&Text{"Noten läses "}, &Emphasis{T("där den anropas")}, &Text{"."}}}
	span := func(text string, cols, rows int) *Cell {
		return &Cell{Header: true, Text: T(text), ColSpan: cols, RowSpan: rows}
	}
	cell := func(text string) *Cell { return &Cell{Text: T(text)} }
	return &Section{ID: "bilder", Title: T("Bilder, noter och tabeller"), Body: []Block{
		&Paragraph{Text: []Inline{&Text{"Ett ord kan ha en not."}, note, &Text{" Sedan fortsätter texten."}}},
		&Picture{ID: "foto", Image: specimenImage(fromBase64(specimenPNG)), Alt: "En grön ruta", Caption: T("Bild 1. En ruta.")},
		&Picture{ID: "lov", Image: specimenImage([]byte(specimenSVG)), Alt: "Ett grönt löv"},
		&Picture{ID: "prydnad", Image: specimenImage(fromBase64(specimenPNG)), Decorative: true},
		&Table{Caption: T("Beslut per instans"),
			Head: []*Row{{Cells: []*Cell{span("Instans", 1, 2), span("Beslut", 2, 1)}}, {Cells: []*Cell{span("Dag", 1, 1), span("Paragraf", 1, 1)}}},
			Rows: []*Row{{Cells: []*Cell{span("Nämnden", 1, 2), cell("2021-05-27"), cell("§\u00a08")}}, {Cells: []*Cell{cell("2021-09-06"), cell("§\u00a012")}}}},
	}}
}

// specimenImage is a picture known to be good.
func specimenImage(b []byte) *Image {
	m, err := NewImage(b)
	if err != nil {
		return nil
	}
	return m
}

func fromBase64(s string) []byte {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return nil
	}
	return b
}
