package layout_test

import (
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/page"
)

// The page number is set in every style of practice.
func TestPageNumbersInEveryStyle(t *testing.T) {
	for style, want := range map[document.NumberStyle]string{document.NumberSpaced: "1 (", document.NumberTight: "1(", document.NumberWords: "Sida 1 av ",
		document.NumberPage: "Sida 1 (", document.NumberPlain: "1"} {
		d := documenttest.Specimen()
		d.Meta.Running.Number = style
		var foot string
		for _, it := range arrange(t, d, "protokollsutdrag-a4")[0].Items {
			if r, ok := it.(*page.Run); ok && r.Of == nil {
				foot = "" // the number stands last on the page
				for _, g := range r.Glyphs {
					foot += g.Text
				}
			}
		}
		if !strings.HasPrefix(foot, want) || style == document.NumberPlain && foot != want {
			t.Errorf("%d: %q, want %q", style, foot, want)
		}
	}
}
