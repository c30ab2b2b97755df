package principal_test

import (
	"strings"
	"testing"

	"malbild/internal/principal"
)

func steps(lines ...string) map[string]string {
	return map[string]string{"principals/nora.yaml": nora + "steps:\n" + strings.Join(lines, "\n") + "\n"}
}

func TestFaultsInTheChain(t *testing.T) {
	const at = " orebro/principals/nora.yaml:"
	for _, c := range []struct {
		name   string
		change map[string]string
		want   string
	}{
		{"a chain as it should be", steps("  - {body: styrelse, date: 2021-06-07, case: KS 1, outcome: approved}", "  - {body: fullmaktige, date: 2021-06-21/2021-06-22, case: KF 2, outcome: adopted, adjusted: 2021-07-01, published: 2021-07-02}"), ""},
		{"nothing known but the body", steps("  - {body: fullmaktige}"), ""},
		{"no such body", steps("  - {body: styrelsen}"), "MB279" + at + "11:12"},
		{"no body", steps("  - {date: 2021-06-07}"), "MB121" + at + "11:5"},
		{"no such role", steps("  - {body: styrelse, role: advises}"), "MB124" + at + "11:28"},
		{"no such outcome", steps("  - {body: styrelse, outcome: tabled}"), "MB124" + at + "11:31"},
		{"no such day", steps("  - {body: styrelse, date: 2021-02-29}"), "MB216" + at + "11:28"},
		{"a month", steps("  - {body: styrelse, date: 2021-02}"), "MB216" + at + "11:28"},
		{"days turned round", steps("  - {body: styrelse, date: 2021-06-08/2021-06-07}"), "MB217" + at + "11:28"},
		{"steps out of order", steps("  - {body: styrelse, date: 2021-06-07}", "  - {body: fullmaktige, date: 2021-05-31}"), "MB217" + at + "12:31"},
		{"adjusted before the meeting", steps("  - {body: styrelse, date: 2021-06-07, adjusted: 2021-06-01}"), "MB217" + at + "11:5"},
		{"announced before it was adjusted", steps("  - {body: styrelse, adjusted: 2021-06-07, published: 2021-06-01}"), "MB217" + at + "11:5"},
		{"the council before the board", steps("  - {body: fullmaktige, outcome: referred-back}", "  - {body: styrelse}"), "MB218" + at + "11:5"},
		{"a step after the last", steps("  - {body: styrelse}", "  - {body: fullmaktige, outcome: adopted}", "  - {body: fullmaktige, outcome: adopted}"), "MB219" + at + "13:5"},
		{"adopted and nobody proposed", steps("  - {body: fullmaktige, date: 2021-06-21, outcome: adopted}"), "MB785" + at + "11:5"},
		{"adopted and nothing known of the board", steps("  - {body: styrelse}", "  - {body: fullmaktige, outcome: adopted}"), ""},
		{"on a Sunday", steps("  - {body: styrelse, date: 2021-06-06}"), "MB783" + at + "11:28"},
		{"on Midsummer Eve", steps("  - {body: styrelse, planned: 2021-06-25}"), "MB783" + at + "11:31"},
		{"planned before the board", steps("  - {body: styrelse, planned: 2021-06-07}", "  - {body: fullmaktige, planned: 2021-05-31}"), "MB784" + at + "12:34"},
		{"planned, and held another day", steps("  - {body: styrelse, planned: 2021-06-14, date: 2021-06-07, outcome: approved}", "  - {body: fullmaktige, planned: 2021-06-08}"), ""},
		{"two numbers", steps("  - {body: styrelse, case: KS 1}", "  - {body: styrelse, case: KS 2}"), "MB237" + at + "12:28"},
		{"amended without words", steps("  - {body: styrelse, outcome: amended}"), "MB238" + at + "11:5"},
		{"words without an amendment", steps("  - {body: styrelse, clauses: [{id: anta, text: x}]}"), "MB238" + at + "11:5"},
		{"struck and changed", steps("  - {body: styrelse, outcome: amended, clauses: [{id: anta, strike: true, text: x}]}"), "MB209" + at + "11:50"},
		{"a personal number", steps("  - {body: styrelse, proceedings: {notes: [Nils 811218-9876 talade]}}"), "MB239" + at + "11:44"},
		{"ballots and result", steps("  - {body: styrelse, proceedings: {vote: {yes: 2, no: 0, ballots: [{name: A, vote: 'yes'}]}}}"), "MB240" + at + "11:42"},
		{"a body's id twice", map[string]string{"principals/nora.yaml": strings.Replace(nora, "{id: fullmaktige", "{id: styrelse", 1)}, "MB241" + at + "9:10"},
		{"a body called webb", map[string]string{"principals/nora.yaml": strings.Replace(nora, "{id: styrelse", "{id: webb", 1)}, "MB241" + at + "8:10"},
		{"a record nowhere", steps("  - {body: styrelse, document: protokoll.pdf}"), "MB242" + at + "11:32"},
		{"adjusted late", steps("  - {body: styrelse, date: 2021-06-07, adjusted: 2021-06-22}"), "MB243" + at + "11:5"},
		{"announced late", steps("  - {body: styrelse, adjusted: 2021-06-07, published: 2021-06-10}"), "MB244" + at + "11:5"},
		{"a key that is not there", steps("  - {body: styrelse, dnr: 1}"), "MB120" + at + "11:22"},
	} {
		_, found := principal.Load(project(t, c.change), "orebro")
		if got := summary(found); got != c.want {
			t.Errorf("%s: got\n%s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestFaultsInTheOverview(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"a window", "window: 2021-06-01/2021-11-30\n", ""},
		{"a map", "map:\n  - {principal: nora, column: 1, row: 2, width: 2}\n", ""},
		{"a window that ends before it begins", "window: 2021-06-01/2021-05-01\n", "MB217 orebro/lage.yaml:1:9"},
		{"a tile of nobody", "map:\n  - {principal: noora, column: 1, row: 2}\n", "MB780 orebro/lage.yaml:2:17"},
		{"two tiles", "map:\n  - {principal: nora, column: 1, row: 2}\n  - {principal: nora, column: 1, row: 3}\n", "MB780 orebro/lage.yaml:3:17"},
		{"a column without a title", "columns:\n  - {bodies: [styrelse]}\n", "MB121 orebro/lage.yaml:2:5"},
		{"off the map", "map:\n  - {principal: nora, column: 0, row: 2}\n", "MB126 orebro/lage.yaml:2:31"},
		{"two on one place", "map:\n  - {principal: nora, column: 1, row: 2, width: 2}\n  - {principal: laxa, column: 2, row: 2}\n", "MB781 orebro/lage.yaml:3:17"},
	} {
		_, found := principal.Load(project(t, map[string]string{"lage.yaml": c.file}), "orebro")
		got := summary(found)
		absent := strings.Contains(got, "MB782 ")
		if got = strings.TrimSpace(strings.Replace(got, "MB782 orebro/lage.yaml:2:17", "", 1)); got != c.want || absent != strings.HasPrefix(c.file, "map:") {
			t.Errorf("%s: got\n%s\nwant %s", c.name, got, c.want)
		}
	}
	change := steps("  - {body: fullmaktige, planned: 2021-12-13}")
	change["lage.yaml"] = "window: 2021-06-01/2021-11-30\n"
	_, found := principal.Load(project(t, change), "orebro")
	if got := summary(found); got != "MB786 orebro/principals/nora.yaml:11:34" {
		t.Errorf("a plan after the window: %s", got)
	}
}

func TestPersonalNumbersAreKnownFromRegistrationNumbers(t *testing.T) {
	for s, want := range map[string]bool{
		"811218-9876": true, "19811218-9876": true, "8112189876": true, "198112189876": true, "811278-9873": true, // the last a samordningsnummer
		"född 811218–9876.": true, "811218+9876": true,
		"KS 2021/124": false, "RS 2022/713-1": false, "212000-2775": false, "811218987": false, "8112189877": false, "0733-811218": false,
		"2021-06-21": false, "KS2014/143 nr 2014.3074": false, "RA 22-2007/03552": false, "20210621": false, "": false,
	} {
		if got := principal.PersonalNumber(s) != ""; got != want {
			t.Errorf("%q: %t", s, got)
		}
	}
}

func FuzzPersonalNumber(f *testing.F) {
	f.Add("x 811218-9876 y")
	f.Fuzz(func(t *testing.T, s string) {
		if n := principal.PersonalNumber(s); !strings.Contains(s, n) {
			t.Errorf("%q is not in %q", n, s)
		}
		if strings.Trim(s, "0123456789") != s {
			return
		}
		if principal.PersonalNumber(s+" 811218-9876 ") == "" {
			t.Errorf("hidden behind %q", s)
		}
	})
}

// Whatever stands under steps, the reader answers with findings, never with a panic.
func FuzzSteps(f *testing.F) {
	f.Add("  - {body: styrelse, date: 2021-06-07/2021-06-08, outcome: amended, clauses: [{id: a, text: b}]}")
	f.Add("  - {body: fullmaktige, proceedings: {vote: {yes: 1, no: 0, ballots: [{name: A, vote: no}]}}, persons: [{name: B, private: true}]}")
	f.Add("  - body: [styrelse]\n    fields: {a: {}}\n")
	f.Fuzz(func(t *testing.T, s string) {
		reg, found := principal.Load(project(t, steps(s)), "orebro")
		for _, p := range reg.Principals {
			ms := p.Meetings()
			if !found.HasErrors() && len(ms) < len(p.Steps) {
				t.Errorf("%d steps, %d meetings", len(p.Steps), len(ms))
			}
		}
	})
}
