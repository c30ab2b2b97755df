package typeset

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"malbild/internal/geom"
)

// TestBrokenLinesEqualHarfBuzz: what stands on a line is what hb-shape gives for
// the words of that line, hyphen included: a ligature or a kern over the place
// where the line is broken is undone.
func TestBrokenLinesEqualHarfBuzz(t *testing.T) {
	tool := hbShape(t)
	if tool == "" {
		return
	}
	text, err := os.ReadFile("testdata/annex.txt")
	if err != nil {
		t.Fatal(err)
	}
	lib := New()
	const id = "roboto-regular"
	var texts, got []string
	for _, measure := range []float64{90, 140, 230, 425} {
		for paragraph := range strings.SplitSeq(string(text)+"\nskaffika affischfinansiering flygfältsflottiljen offlinefilmfinal", "\n") {
			if strings.TrimSpace(paragraph) == "" {
				continue
			}
			p := plain(paragraph, measure)
			p.Hyphenate, p.Language = true, "sv-SE"
			for i := range p.Spans {
				p.Spans[i].Style.Face, p.Spans[i].Style.Size = id, geom.Pt(11)
			}
			lines, _ := lib.Break(p) // a word that is too wide is set all the same
			for _, l := range lines {
				var said, glyphs []string
				for _, r := range l.Runs {
					for _, g := range r.Glyphs {
						said = append(said, strings.ReplaceAll(g.Text, "\u00ad", "-"))
						glyphs = append(glyphs, fmt.Sprint(g.ID))
					}
				}
				for len(said) > 0 && strings.TrimSpace(said[len(said)-1]) == "" {
					said, glyphs = said[:len(said)-1], glyphs[:len(glyphs)-1]
				}
				texts, got = append(texts, strings.Join(said, "")), append(got, strings.Join(glyphs, " "))
			}
		}
	}
	want := hbLines(t, tool, id, texts, "--language=sv", "--no-positions")
	for i := range texts {
		if w := strings.NewReplacer("[", "", "]", "", "|", " ").Replace(want[i]); w != got[i] {
			t.Errorf("%q\n got %s\nwant %s", texts[i], got[i], w)
		}
	}
	if len(texts) < 300 {
		t.Errorf("only %d lines", len(texts))
	}
}
