package cli

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"malbild/internal/diag"
)

// What a terminal would obey is shown, not done, wherever a source's words are told.
func TestNoWordOfASourceReachesTheTerminalAsAnOrder(t *testing.T) {
	code := &diag.Code{ID: "MB998", What: diag.Phrase{SV: "«%[1]s»", EN: "«%[1]s»"}, Why: diag.Phrase{SV: "%[1]s", EN: "%[1]s"}, Cure: diag.Phrase{SV: "%[1]s", EN: "%[1]s"}}
	evil := "a\x1b[31mb\x1b]0;titel\x07\r\v\u009b\u202e\u2028\x7f"
	f := code.At(diag.Pos{File: "k\x1b[2J.yaml", Line: 3, Col: 1}, evil)
	f.Excerpt = evil
	said := (&app{lang: "sv"}).finding(group{Finding: f})
	for _, r := range said {
		if r != '\n' && unicode.IsControl(r) || r == '\u202e' || r == '\u2028' {
			t.Errorf("%U is printed: %q", r, said)
		}
	}
	if !strings.Contains(said, "a␛[31mb") {
		t.Errorf("the signs cannot be seen: %s", said)
	}
}

// Of very many errors of one kind in one file the first are told, and where the others
// stand; every file and every kind is told of.
func TestVeryManyErrorsOfOneKindAreFew(t *testing.T) {
	tab := &diag.Code{ID: "MB998", What: diag.Phrase{SV: "tabb", EN: "tab"}}
	lacks := &diag.Code{ID: "MB999", What: diag.Phrase{SV: "«%[1]s» saknas", EN: "«%[1]s» is missing"}}
	var found diag.List
	for i := range 40 {
		found.Add(tab.At(diag.Pos{File: "a.yaml", Line: i + 1, Col: 2}))
		found.Add(lacks.At(diag.Pos{File: "b.yaml", Line: 1, Col: 1}, fmt.Sprint("nyckel", i)))
	}
	for i := range mostOfOne {
		found.Add(tab.At(diag.Pos{File: "c.yaml", Line: i + 1, Col: 1}))
	}
	all := fewer(grouped(found, "sv"))
	if len(all) != firstOfOne+firstOfOne+mostOfOne {
		t.Fatalf("%d are told in full", len(all))
	}
	a, said := &app{lang: "sv"}, ""
	for _, g := range all {
		said += a.finding(g)
	}
	for _, want := range []string{"37 till av samma slag i filen: 4:2, 5:2, ", "37 till av samma slag i filen: «nyckel3», «nyckel4», "} {
		if !strings.Contains(said, want) {
			t.Errorf("%s\nwant %s", said, want)
		}
	}
}
