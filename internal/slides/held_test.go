package slides

import (
	"strings"
	"testing"

	"malbild/internal/diag"
	"malbild/internal/document"
)

func TestAShortLastWordIsNotAlone(t *testing.T) {
	long := "Mina goda vanor grundläggs tidigt i livet och jag strävar efter goda "
	for in, want := range map[string]string{
		long + "vanor.":                       long[:len(long)-1] + "\u00a0vanor.",
		long + "välbefinnanden.":              long + "välbefinnanden.",
		"Kiruna kommun":                       "Kiruna kommun",
		long + "samverkansberedningens vanor": long + "samverkansberedningens vanor",
		long:                                  long,
	} {
		if got := document.Plain(held(document.T(in))); got != want {
			t.Errorf("%q became %q", in, got)
		}
	}
	strong := []document.Inline{&document.Text{Value: long}, &document.Strong{Text: document.T("vanor")}}
	if got := held(strong); strings.Contains(document.Plain(got), "\u00a0") {
		t.Error("words with emphasis are left as they are")
	}
}

// TestASmallWordIsNotTheFirstLineOfATitle: «Så samarbetar vi» is set a little smaller, on
// one line, rather than with «Så» alone above.
func TestASmallWordIsNotTheFirstLineOfATitle(t *testing.T) {
	p := newPlanner(samples(t)["orebro-orebro"].doc, samples(t)["orebro-orebro"].options())
	for title, want := range map[string]int{"Så samarbetar vi": 1, "Medarbetarnas upplevelse": 2, "Vi samarbetar om omsorg": 2} {
		s := slide{layout: layoutPart, title: document.T(title)}
		n := p.fitTitle(&s, diag.Pos{}, panelWidth-2*margin, titleRoom)
		if n != want {
			t.Errorf("%s: %d lines", title, n)
		}
		if least := p.ls[layoutPart].holders[0].style.size * mostCloser; s.titleSet.size > 0 && s.titleSet.size < least {
			t.Errorf("%s: %.0f units", title, s.titleSet.size)
		}
	}
}
