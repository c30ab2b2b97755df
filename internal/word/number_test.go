package word

import (
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/document/documenttest"
)

// The footer has the page number in every style of practice, as fields that Word
// brings up to date itself.
func TestPageNumbersInEveryStyle(t *testing.T) {
	for style, want := range map[document.NumberStyle]string{document.NumberSpaced: "1 (1)", document.NumberTight: "1(1)", document.NumberWords: "Sida 1 av 1",
		document.NumberPage: "Sida 1 (1)", document.NumberPlain: "1"} {
		d := documenttest.Specimen()
		d.Meta.Running.Number = style
		_, content := parts(t, write(t, d))
		found := false
		for name, data := range content {
			if !strings.Contains(name, "footer") {
				continue
			}
			var words strings.Builder
			for _, e := range parse(t, data).FindElements("//w:t") {
				words.WriteString(e.Text())
			}
			s := words.String()
			found = found || strings.HasSuffix(s, want) && (style == document.NumberWords || style == document.NumberPage || !strings.Contains(s, "Sida"))
		}
		if !found {
			t.Errorf("style %d: no footer ends with %q", style, want)
		}
	}
}
