package compose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/edition"
)

func TestDifferencesInWords(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"anta målbilden", "anta målbilden", "[]"},
		{"anta målbilden", "anta målbilden i länet", "[+i länet]"},
		{"anta hela målbilden", "anta målbilden", "[-hela]"},
		{"anta målbilden för nära vård", "avslå målbilden för nära omsorg", "[anta→avslå vård→omsorg]"},
		{"den gamla texten", "en helt annan sak", "[den gamla texten→en helt annan sak]"},
		{"", "anta", "[+anta]"},
		{"ett\u00a0mål  här", "ett mål här", "[]"},
	} {
		var got []string
		for _, d := range diff(c.old, c.new) {
			switch {
			case d.old == "":
				got = append(got, "+"+d.new)
			case d.new == "":
				got = append(got, "-"+d.old)
			default:
				got = append(got, d.old+"→"+d.new)
			}
		}
		if s := fmt.Sprint(got); s != c.want {
			t.Errorf("%q, %q: %s, want %s", c.old, c.new, s, c.want)
		}
	}
}

// No word is lost: what is gone and what has come, with what is common, make up
// both texts.
func FuzzDiff(f *testing.F) {
	f.Add("a b c d", "a x c y d")
	f.Add("anta målbilden", "")
	f.Fuzz(func(t *testing.T, old, new string) {
		if len(old)+len(new) > 400 {
			return
		}
		a, b := strings.Fields(document.Fold(old)), strings.Fields(document.Fold(new))
		count := map[string]int{}
		for _, w := range a {
			count[w]++
		}
		for _, w := range b {
			count[w]--
		}
		ds := diff(old, new)
		for _, d := range ds {
			for _, w := range strings.Fields(d.old) {
				count[w]--
			}
			for _, w := range strings.Fields(d.new) {
				count[w]++
			}
		}
		for w, n := range count {
			if n != 0 {
				t.Fatalf("%q → %q: %q is %d off in %v", old, new, w, n, ds)
			}
		}
		if slices.Equal(a, b) != (len(ds) == 0) {
			t.Fatalf("%q → %q: %v", old, new, ds)
		}
	})
}

// A change is said with the old and the new words, by whom and why.
func TestAnAmendedClauseShowsWhatDiffers(t *testing.T) {
	steps := `  - body: styrelse
    date: 2021-09-06
    paragraph: 101
    outcome: amended
    clauses:
      - {id: anta, text: anta visionen för en Nära vård och omsorg, reason: det är visionen som gäller}
`
	c, found := play(t, municipality("", steps))
	if len(found) > 0 {
		t.Fatal(found)
	}
	want := "Kommunstyrelsen 2021-09-06, § 101 ändrade att-satsen: ”målbilden” ersattes av ”visionen”. Skäl: det är visionen som gäller."
	for name, o := range map[string]edition.Options{"board": {Meeting: &edition.Meetings(c.find(t, "kiruna"), document.MinutesExtract)[0]}, "council": {}} {
		d, _, found := c.issue(t, document.MinutesExtract, o)
		if s := text(d); len(found) > 0 || !strings.Contains(s, want) {
			t.Errorf("%s: %v %s", name, found, s)
		}
	}
	d, _, _ := c.issue(t, document.OfficerReport, edition.Options{})
	if s := text(d); strings.Contains(s, "visionen") {
		t.Errorf("the report that came before the board's change: %s", s)
	}
}

// What a step changes must exist.
func TestAChangeOfAClauseThatDoesNotExist(t *testing.T) {
	c, _ := play(t, municipality("", "  - body: styrelse\n    outcome: amended\n    clauses: [{id: antaga, text: x}]\n"))
	_, _, found := c.issue(t, document.MinutesExtract, edition.Options{})
	if len(found) != 1 || found[0].Code != edition.NoClause {
		t.Error(found)
	}
	c, _ = play(t, municipality("", "  - body: fullmaktige\n    fields: {bedomnin: x}\n"))
	_, _, found = c.issue(t, document.MinutesExtract, edition.Options{})
	if len(found) != 1 || found[0].Code != edition.NoField {
		t.Error(found)
	}
}

// A body may add a clause of its own, which goes on to the next body, or strike one.
func TestClausesAddedAndStruckOnTheWay(t *testing.T) {
	steps := `  - body: styrelse
    date: 2021-09-06
    outcome: amended
    clauses:
      - {id: folj, add: true, text: följa upp målbilden varje år}
  - body: fullmaktige
    date: 2021-09-20
    outcome: amended
    clauses:
      - {id: anta, strike: true}
`
	c, found := play(t, municipality("  marker: 1.\n", steps))
	if len(found) > 0 {
		t.Fatal(found)
	}
	d, _, found := c.issue(t, document.MinutesExtract, edition.Options{})
	s := text(d)
	for _, want := range []string{
		"besluta 1. anta målbilden för en Nära vård och omsorg 2. följa upp målbilden varje år Kommunfullmäktige beslutar 1. följa upp målbilden varje år",
		"Kommunstyrelsen 2021-09-06 lade till en att-sats: ”följa upp målbilden varje år”.",
		"Kommunfullmäktige 2021-09-20 strök att-sats 1: ”anta målbilden för en Nära vård och omsorg”.",
	} {
		if len(found) > 0 || !strings.Contains(s, want) {
			t.Errorf("%v: %q is not in %s", found, want, s)
		}
	}
	c, _ = play(t, municipality("", "  - {body: styrelse, outcome: amended, clauses: [{id: anta, add: true, text: x}]}\n"))
	if _, _, found := c.issue(t, document.MinutesExtract, edition.Options{}); len(found) != 1 || found[0].Code != edition.NoClause {
		t.Error(found)
	}
}
