package typeset

import (
	"strings"

	"malbild/internal/geom"
)

const sample = "Den gemensamma målbilden beskriver ett paradigmskifte för vård och omsorg ur ett medborgarperspektiv – från vård på sjukhus och särskilt boende till nära hälsovård, omsorg och sammanhållet stöd i hemmet. Beslut fattades 2021-05-27 (dnr HSN/2021-345-12) enligt § 37 och gäller 2021–2030. Se https://www.norrbottenskommuner.se/malbild eller skriv till info@kfnb.se."

var (
	body = Style{Face: "roboto-regular", Size: 10 * geom.Point1}
	bold = Style{Face: "roboto-bold", Size: 10 * geom.Point1}
)

// plain is a paragraph of one span.
func plain(text string, measure float64) Paragraph {
	return Paragraph{Spans: []Span{{Text: text, Style: body}}, Measure: geom.Pt(measure), Language: "sv-SE"}
}

// show prints lines as text; an inserted hyphen is shown as =.
func show(lines []Line) string {
	var b strings.Builder
	for i := range lines {
		b.WriteString(strings.ReplaceAll(lines[i].text(), hyphenText, "=") + "\n")
	}
	return b.String()
}

func (l *Line) text() string {
	var b strings.Builder
	for _, r := range l.Runs {
		for _, g := range r.Glyphs {
			b.WriteString(g.Text)
		}
	}
	return b.String()
}

// words are the words that lines carry, put together again.
func words(lines []Line) []string {
	var b strings.Builder
	for i := range lines {
		b.WriteString(lines[i].text())
	}
	return strings.Fields(strings.ReplaceAll(b.String(), hyphenText, ""))
}
