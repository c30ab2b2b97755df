package inspect

import (
	"regexp"
	"strings"
	"testing"

	"malbild/internal/diag"
)

var phraseVerb = regexp.MustCompile(`%(?:\[\d\])?[sd]`)

// Every rule has an id of its own and says what, why and what to do in both
// languages, with the same arguments.
func TestRulesSpeakBothLanguages(t *testing.T) {
	seen := map[string]bool{}
	tests := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || r.ID == "" {
			t.Errorf("id %q is there twice", r.ID)
		}
		seen[r.ID] = true
		for _, p := range []diag.Phrase{r.What, r.Why, r.Cure} {
			if p.SV == "" || p.EN == "" || strings.HasSuffix(p.SV, ".") || strings.HasSuffix(p.EN, ".") {
				t.Errorf("%s: %+v", r.ID, p)
			}
		}
		if sv, en := phraseVerb.FindAllString(r.What.SV, -1), phraseVerb.FindAllString(r.What.EN, -1); len(sv) != len(en) {
			t.Errorf("%s: %v and %v", r.ID, sv, en)
		}
		for _, test := range r.Tests {
			if !strings.HasPrefix(test, "ua1:") && !strings.HasPrefix(test, "2a:") {
				t.Errorf("%s: test %q", r.ID, test)
			}
			tests[test] = true
		}
	}
	if len(seen) < 100 || len(tests) < 100 {
		t.Errorf("only %d rules and %d tests seen", len(seen), len(tests))
	}
}

// What fails by a clause of an accessible file is refused; the whole file is not.
func TestBrokenFilesAreRefused(t *testing.T) {
	for _, v := range corpus(t) {
		err := File(v.Name+".pdf", v.File, Options{Purpose: Screen, Verdict: true}).Refusal()
		if v.Judge != "" && err == nil && v.Name != "wrong-part" {
			t.Errorf("%s is handed over", v.Name)
		}
		if v.Name == "whole" && err != nil {
			t.Errorf("the whole file is refused: %v", err)
		}
	}
}

// A verdict is the same with and without the rest of the report, and with fonts known.
func TestVerdictDoesNotDependOnWhatElseIsAsked(t *testing.T) {
	shared := &FontCache{}
	for _, v := range corpus(t) {
		whole := File("x.pdf", v.File, Options{Purpose: Screen})
		for range 2 {
			if quick := File("x.pdf", v.File, Options{Purpose: Screen, Verdict: true, Fonts: shared}); quick.Failed() != whole.Failed() {
				t.Errorf("%s: %v and %v", v.Name, quick.Failed(), whole.Failed())
			}
		}
	}
}
