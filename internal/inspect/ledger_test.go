package inspect

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"malbild/internal/diag"
)

var writeLedger = flag.Bool("ledger", false, "write the ledger anew")

const ledgerFile = "../../docs/standards/inspect.md"

// human lists what no machine can judge.
var human = []string{
	"that the tags say what the page looks like (PDF/UA-1 7.1, PDF/A-2 6.7: «appropriate»)",
	"that the reading order makes sense",
	"that an alternative text says what its picture says",
	"that headings, link texts and descriptions are understood",
	"that the stated language is the language of the words",
	"contrast and meaning by colour alone, in a PDF",
	"that a press file looks right on a proof: moiré, banding, skin, registration",
	"that Word opens a file without a question (a person opens one of each kind before a release)",
}

// ledger says for every rule what it is called elsewhere, and for every test of
// veraPDF which rule does it.
func ledger(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("# What `malbild inspect` checks\n\nWritten by a test from the rules themselves (`go test ./internal/inspect -ledger`); do not edit.\n\n" +
		"*Checked* rules with tests of veraPDF have one verdict with it on every file of the corpus, for each of the profiles PDF/A-1b, 1a, 2a with UA-1, 3a with UA-1, and UA-2 with A-4 (1b, 1a, 2a, ua1, 3a, ua2, 4): `make conformance` compares them. The corpus is a file of ours of each profile, whole and broken in one way at a time, and small files that Chromium, Ghostscript, LibreOffice, MuPDF, pdfTeX, qpdf, Typst and WeasyPrint made, as they came and broken. A rule counts for the profiles that name it, and a file of ours is held to the profile it was made to. Rules without tests are ours alone. *Advice* never fails a file.\n")
	for _, g := range Groups {
		fmt.Fprintf(&b, "\n## %s\n\n| rule | | clause | what is wrong | veraPDF |\n| --- | --- | --- | --- | --- |\n", g.Name("en"))
		for _, r := range Rules() {
			if r.Group != g {
				continue
			}
			kind := "checked"
			if r.Severity == diag.Warning {
				kind = "advice"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", r.ID, kind, r.Clause, strings.ReplaceAll(phraseVerb.ReplaceAllString(r.What.EN, "…"), "%%", "%"), namesOf(r))
		}
	}
	b.WriteString("\n## Unsupported\n\nTests of veraPDF that no rule does yet. A file that breaks only these passes here and fails there.\n\n")
	b.WriteString("Those of 1b are among those of 1a; those of 3a are named where 2a has no such test. veraPDF has no open fellow for PDF/X: the press rules are ours alone.\n")
	missing := unsupported(t)
	for _, p := range []string{"ua1", "2a", "3a", "1a", "4", "ua2"} {
		var own []string
		for _, m := range missing {
			name, rest, _ := strings.Cut(m, ":")
			if name == p && !(p == "3a" && slices.Contains(missing, "2a:"+rest)) {
				own = append(own, rest)
			}
		}
		fmt.Fprintf(&b, "\n**%s**: %s\n", p, strings.Join(own, " · "))
	}
	b.WriteString("\n\nAlso, and said of every file that has it («not checked»): widths behind the predefined Asian CMaps, whose tables are not here, fonts of Type 3, ink of pictures in JPEG 2000 and of shadings by meshes or programs, Lab where the file brings no profile of a press; and not said: areas clipped by text, overprint of a whole group; the schema of Office files beyond order and identity (the Open XML SDK judges ours).\n\n## Human\n\n")
	for _, h := range human {
		b.WriteString("- " + h + "\n")
	}
	return b.String()
}

// namesOf is what veraPDF calls a rule, the long table of nesting in short.
func namesOf(r *Rule) string {
	var out []string
	table := 0
	for _, t := range r.Tests() {
		if strings.HasPrefix(t, "ua2:T5.") && r == ruleNestingUA2 {
			table++
			continue
		}
		out = append(out, t)
	}
	if table > 0 {
		out = append(out, fmt.Sprintf("ua2:Table 5 (%d tests)", table))
	}
	return strings.Join(out, " ")
}

// unsupported lists veraPDF's tests that no rule names.
func unsupported(t *testing.T) []string {
	t.Helper()
	known, err := os.ReadFile("testdata/verapdf-tests.txt")
	if err != nil {
		t.Fatal(err)
	}
	done := map[string]bool{}
	for _, r := range Rules() {
		for _, test := range r.Tests() {
			done[test] = true
		}
	}
	var all, out []string
	for line := range strings.Lines(string(known)) {
		id, object, _ := strings.Cut(strings.TrimSpace(line), " ")
		all = append(all, id)
		if !done[id] {
			out = append(out, id+" ("+object+")")
		}
	}
	for id := range done {
		if !slices.Contains(all, id) {
			t.Errorf("veraPDF has no test %s", id)
		}
	}
	return out
}

func TestLedgerIsUpToDate(t *testing.T) {
	want := ledger(t)
	if *writeLedger {
		if err := os.WriteFile(ledgerFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(ledgerFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s differs from the rules; write it with -ledger", ledgerFile)
	}
}
