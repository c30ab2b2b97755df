package compose

import (
	"strings"
	"testing"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
)

func webSteps(note, persons string) string {
	return municipality("", "  - body: fullmaktige\n    date: 2021-09-20\n    outcome: adopted\n    proceedings:\n      motions: [{by: Eva Niemi (S), text: yrkar bifall.}]\n      notes: ["+note+"]\n    persons: ["+persons+"]\n")
}

func webEdition(t *testing.T, note, persons string) (*document.Document, diag.List) {
	t.Helper()
	c, found := play(t, webSteps(note, persons))
	if found.HasErrors() {
		t.Fatal(found)
	}
	d, _, found := c.issue(t, document.MinutesExtract, edition.Options{Web: true})
	return d, found
}

// Every form of a private name goes: other case, genitive, no-break space, twice
// in a row, in other forms. An elected member keeps hers.
func TestPrivateNamesAreGoneFromTheTree(t *testing.T) {
	d, found := webEdition(t, "'Nils Holm talar. NILS HOLM, Nils Holms bror och Nils\u00a0Holm Nils Holm kom från Holmgården.'",
		"{name: Nils Holm, also: [Holmgården], private: true}, {name: Eva Niemi}")
	s := document.Print(d)
	if len(found) > 0 || strings.Contains(strings.ToLower(s), "holm") || !strings.Contains(s, "Eva Niemi (S)") {
		t.Errorf("%v\n%s", found, s)
	}
	if n := strings.Count(s, "[uppgift borttagen]"); n != 6 {
		t.Errorf("%d removals", n)
	}
	if !strings.Contains(s, "Webbversion.") {
		t.Error("it does not say that names are removed")
	}
}

// A name that is only half there is refused, not left.
func TestWhatIsLeftOfANameIsAFinding(t *testing.T) {
	for note, want := range map[string]int{
		"Nils Holm talar. Holm tackar.": 1,
		"Nils talar.":                   1,
		"Holms bror talar.":             1,
		"Nilsson och Holmberg talar.":   0,
	} {
		_, found := webEdition(t, note, "{name: Nils Holm, private: true}")
		if len(found) != want || want > 0 && found[0].Code != NameLeft {
			t.Errorf("%s: %v", note, found)
		}
	}
}

// The registered record keeps what the web edition removes.
func TestTheRegisteredRecordIsWhole(t *testing.T) {
	c, _ := play(t, webSteps("Nils Holm talar.", "{name: Nils Holm, private: true}"))
	d, _, _ := c.issue(t, document.MinutesExtract, edition.Options{})
	if s := text(d); !strings.Contains(s, "Nils Holm talar.") || strings.Contains(s, "borttag") {
		t.Error(s)
	}
}

// A private person who spoke is not thereby public, and a name that is also in
// the words put in its place ends.
func TestAPrivateSpeakerIsRemoved(t *testing.T) {
	steps := "  - body: fullmaktige\n    outcome: adopted\n    proceedings:\n      statements: [{by: Nils Holm, text: berättar. Holm tackar.}]\n    persons: [{name: Nils Holm, also: [uppgift], private: true}]\n"
	c, found := play(t, municipality("", steps))
	if found.HasErrors() {
		t.Fatal(found)
	}
	d, _, found := c.issue(t, document.MinutesExtract, edition.Options{Web: true})
	if s := text(d); strings.Contains(s, "Nils") || len(found) == 0 {
		t.Errorf("%v %s", found, s)
	}
}

// A name divided by markup is met by the search of what is left.
func TestANameDividedByMarkupIsFound(t *testing.T) {
	p := &document.Paragraph{Text: []document.Inline{&document.Text{Value: "Nils "}, &document.Strong{Text: document.T("Holm")}}}
	d := &document.Document{Body: []document.Block{p}}
	c, _ := play(t, webSteps("x", "{name: Nils Holm, private: true}"))
	_, e, _ := c.issue(t, document.MinutesExtract, edition.Options{Web: true})
	if found := redact(d, e); len(found) == 0 {
		t.Error(document.Print(d))
	}
}

// An elected member may share a word with a private person: her whole name
// stays, and only what could be the private person is asked about.
func TestAnElectedNamesakeStays(t *testing.T) {
	d, found := webEdition(t, "Nils Niemi talar. Eva Niemis yrkande bifalls.", "{name: Nils Niemi, private: true}")
	if s := text(d); len(found) > 0 || !strings.Contains(s, "Eva Niemi (S) yrkar bifall.") || !strings.Contains(s, "Eva Niemis yrkande") || strings.Contains(s, "Nils") {
		t.Errorf("%v %s", found, s)
	}
	if _, found := webEdition(t, "Niemi talar.", "{name: Nils Niemi, private: true}"); len(found) != 1 {
		t.Error(found)
	}
}
