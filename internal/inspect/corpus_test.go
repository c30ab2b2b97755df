package inspect

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"malbild/internal/pdf/pdftest"
)

var (
	corpusDir = flag.String("corpus", "", "write the files of the corpus into this folder")
	judged    = flag.String("judged", "", "veraPDF's report on that folder, to be kept in testdata")
)

// record is veraPDF's verdict on every file of the corpus, kept so that the tests
// need no Java: «name profile clause-test …», a line for each file and profile that
// fails. «make conformance» compares it with what veraPDF says today.
const record = "testdata/verapdf.txt"

// corpus is the good file, every broken one, and those of this room.
func corpus(t testing.TB) []pdftest.Variant {
	t.Helper()
	whole, err := pdftest.Whole()
	if err != nil {
		t.Fatal(err)
	}
	broken, err := pdftest.Broken()
	if err != nil {
		t.Fatal(err)
	}
	return append([]pdftest.Variant{{Name: "whole", File: whole}}, broken...)
}

var (
	judgedFile = regexp.MustCompile(`^(?:.*/)?([^/ ]+)\.pdf: (\S+) FAIL`)
	judgedRule = regexp.MustCompile(`^ +\d+ × (\S+) `)
)

// readJudge turns the report of check-pdf into the lines of the record.
func readJudge(report []byte) []string {
	var out []string
	s := bufio.NewScanner(bytes.NewReader(report))
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if m := judgedFile.FindStringSubmatch(s.Text()); m != nil {
			out = append(out, m[1]+" "+m[2])
		} else if m := judgedRule.FindStringSubmatch(s.Text()); m != nil && len(out) > 0 {
			out[len(out)-1] += " " + m[1]
		}
	}
	slices.Sort(out)
	return out
}

// verdict is which of the rules with tests of a profile a file breaks.
func verdict(r *Report, profile string) (rules []*Rule) {
	for _, f := range r.Findings {
		own := slices.ContainsFunc(f.Rule.Tests, func(s string) bool { return strings.HasPrefix(s, profile+":") })
		if own && !slices.Contains(rules, f.Rule) {
			rules = append(rules, f.Rule)
		}
	}
	// A file that says it is of another part is judged by that part.
	if profile == "2a" && len(rules) == 0 && !slices.Contains(r.Claims, "PDF/A-2a") {
		rules = append(rules, ruleA)
	}
	return rules
}

// Our verdict and veraPDF's agree on every file and profile, and on the reasons:
// what veraPDF names we name, and the other way round.
func TestAgreesWithVeraPDF(t *testing.T) {
	files := corpus(t)
	if *corpusDir != "" {
		for _, v := range files {
			if err := os.WriteFile(filepath.Join(*corpusDir, v.Name+".pdf"), v.File, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if *judged != "" {
		report, err := os.ReadFile(*judged)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(record, []byte(strings.Join(readJudge(report), "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string][]string{}
	for line := range strings.Lines(string(kept)) {
		f := strings.Fields(line)
		said[f[0]+" "+f[1]] = f[2:]
	}
	if len(said) < 25 || len(files) < 26 {
		t.Fatalf("%d verdicts on %d files: the corpus is not whole", len(said), len(files))
	}
	for _, v := range files {
		r := File(v.Name+".pdf", v.File, Options{Purpose: Screen})
		for _, profile := range []string{"ua1", "2a"} {
			theirs, failed := said[v.Name+" "+profile]
			compare(t, v.Name, profile, verdict(r, profile), theirs, failed)
		}
	}
}

// compare demands one verdict and the same reasons. A file that veraPDF could not
// open failed without a reason.
func compare(t *testing.T, name, profile string, ours []*Rule, theirs []string, failed bool) {
	t.Helper()
	if (len(ours) > 0) != failed {
		t.Errorf("%s %s: we find %s, veraPDF %v", name, profile, ids(ours), theirs)
		return
	}
	if len(theirs) == 0 {
		return
	}
	for _, test := range theirs {
		if !slices.ContainsFunc(ours, func(r *Rule) bool { return slices.Contains(r.Tests, profile+":"+test) }) {
			t.Errorf("%s %s: veraPDF finds %s, we find %s", name, profile, test, ids(ours))
		}
	}
	for _, r := range ours {
		if !slices.ContainsFunc(theirs, func(s string) bool { return slices.Contains(r.Tests, profile+":"+s) }) {
			t.Errorf("%s %s: we find %s, veraPDF %v", name, profile, r.ID, theirs)
		}
	}
}

func ids(rules []*Rule) string {
	var out []string
	for _, r := range rules {
		out = append(out, r.ID)
	}
	return fmt.Sprint(out)
}
