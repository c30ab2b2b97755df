package typeset

import (
	"strings"
	"testing"

	"malbild/internal/geom"
)

// show prints lines as text, an inserted hyphen as =.
func show(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		for _, r := range l.Runs {
			for _, g := range r.Glyphs {
				if g.Text == hyphenText {
					b.WriteByte('=')
				} else {
					b.WriteString(g.Text)
				}
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

const sample = "Den gemensamma målbilden beskriver ett paradigmskifte för vård och omsorg ur ett medborgarperspektiv – från vård på sjukhus och särskilt boende till nära hälsovård, omsorg och sammanhållet stöd i hemmet. Beslut fattades 2021-05-27 (dnr HSN/2021-345-12) enligt § 37 och gäller 2021–2030. Se https://www.norrbottenskommuner.se/malbild eller skriv till info@kfnb.se."

func TestLook(t *testing.T) {
	l := New()
	for _, a := range []Align{Left, Justify} {
		for _, m := range []float64{120, 160, 240, 400} {
			lines, err := l.Break(Paragraph{Spans: []Span{{Text: sample, Style: body}}, Measure: geom.Pt(m), Align: a, Hyphenate: true, Language: "sv-SE"})
			t.Logf("%v %v\n%s", m, err, show(lines))
		}
	}
}
