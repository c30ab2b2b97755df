package inspect

import (
	"slices"
	"strings"
	"testing"
)

// A transcript is shown in the language of who reads it: every role of a tagged PDF has
// a word in both, words of the document stay, and what is no role is left as it is.
func TestTranscriptsAreReadInTheReadersLanguage(t *testing.T) {
	for _, std := range []string{"Document", "Sect", "Part", "Art", "Div", "P", "H", "H1", "H6", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TFoot",
		"TR", "TH", "TD", "Caption", "Figure", "Formula", "BlockQuote", "Quote", "TOC", "TOCI", "Note", "Link", "Form"} {
		kind, _, _ := strings.Cut(role(&elem{std: std}), " ")
		if std == "L" {
			kind = "list"
		}
		for _, lang := range []string{"sv", "en"} {
			if word, ok := Role(kind, lang); !ok || word == "" {
				t.Errorf("%s: «%s» is no word in %s", std, kind, lang)
			}
		}
	}
	r := &Report{Transcript: []string{"document «list 3» [sv-SE]", "  heading 1 «paragraph»", "  list 2", "    item «table»", "unknown(X) «a»", "  figure"}}
	want := []string{"dokument «list 3» [sv-SE]", "  rubrik 1 «paragraph»", "  lista med 2", "    punkt «table»", "unknown(X) «a»", "  bild"}
	if got := r.Read("sv"); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
