package inspect

import (
	"regexp"
	"slices"
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
		for _, p := range []diag.Phrase{r.What, *r.Why, *r.Cure} {
			if p.SV == "" || p.EN == "" || strings.HasSuffix(p.SV, ".") || strings.HasSuffix(p.EN, ".") {
				t.Errorf("%s: %+v", r.ID, p)
			}
		}
		if sv, en := phraseVerb.FindAllString(r.What.SV, -1), phraseVerb.FindAllString(r.What.EN, -1); len(sv) != len(en) {
			t.Errorf("%s: %v and %v", r.ID, sv, en)
		}
		for _, test := range r.Tests() {
			if p, clause, ok := strings.Cut(test, ":"); !ok || clause == "" || !slices.Contains([]string{"ua1", "2a", "1b", "1a", "3a", "4", "ua2"}, p) {
				t.Errorf("%s: test %q", r.ID, test)
			}
			tests[test] = true
		}
	}
	if len(seen) < 100 || len(tests) < 100 {
		t.Errorf("only %d rules and %d tests seen", len(seen), len(tests))
	}
}

// What fails by a profile of its standard is refused before it gets its name; the
// whole file of each standard is not.
func TestBrokenFilesAreRefused(t *testing.T) {
	said := recorded(t)
	for _, s := range corpus(t) {
		refused := 0
		for _, v := range s.files {
			err := File(v.Name+".pdf", v.File, Options{Purpose: Screen, Standard: s.standard, Verdict: true}).Refusal()
			for _, profile := range s.profiles {
				if _, failed := said[v.Name+" "+profile]; failed && err == nil {
					t.Errorf("%s is handed over, though it fails %s", v.Name, profile)
				}
			}
			if v.Name == string(s.standard)+".whole" && err != nil {
				t.Errorf("the whole file is refused: %v", err)
			}
			if err != nil {
				refused++
			}
		}
		if refused < 20 {
			t.Errorf("%s: only %d files refused", s.standard, refused)
		}
	}
}

// A file is held to the standard it was to follow, and not to another it claims.
func TestAnotherStandardIsRefused(t *testing.T) {
	for _, s := range corpus(t) {
		for want := range judges {
			err := File("x.pdf", s.files[0].File, Options{Purpose: Screen, Standard: want, Verdict: true}).Refusal()
			if own := want == s.standard || want == A1b && s.standard == A1a; own != (err == nil) {
				t.Errorf("a file made to %s, held to %s: %v", s.standard, want, err)
			}
		}
	}
}

// A verdict is the same with and without the rest of the report, and with fonts known.
func TestVerdictDoesNotDependOnWhatElseIsAsked(t *testing.T) {
	shared := &FontCache{}
	for _, s := range corpus(t) {
		for _, v := range s.files {
			whole := File("x.pdf", v.File, Options{Purpose: Screen, Standard: s.standard})
			for range 2 {
				if quick := File("x.pdf", v.File, Options{Purpose: Screen, Standard: s.standard, Verdict: true, Fonts: shared}); quick.Failed() != whole.Failed() {
					t.Errorf("%s: %v and %v", v.Name, quick.Failed(), whole.Failed())
				}
			}
		}
	}
}
