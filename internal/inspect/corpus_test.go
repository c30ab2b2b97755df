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

	"malbild/internal/pdf"
	"malbild/internal/pdf/pdftest"
	"malbild/internal/pdfread"
)

var (
	corpusDir = flag.String("corpus", "", "write the files of the corpus into this folder")
	judged    = flag.String("judged", "", "veraPDF's report on that folder, to be kept in testdata")
)

// record is veraPDF's verdict on every file of the corpus, kept so that the tests
// need no Java: «name profile clause-test …», a line for each file and profile that
// fails. «make conformance» compares it with what veraPDF says today.
const record = "testdata/verapdf.txt"

// standardFiles are the files of one standard, good and broken, and the profiles of
// veraPDF that judge them. The names of files begin with that of the standard.
type standardFiles struct {
	standard Standard
	profiles []string
	files    []pdftest.Variant
}

// corpus is, for each standard, the good file and every broken one.
func corpus(t testing.TB) (out []standardFiles) {
	t.Helper()
	for _, s := range []struct {
		standard Standard
		made     pdf.Profile
		least    int
	}{{A2a, pdf.A2aUA1, 50}, {A1b, pdf.A1b, 30}, {A1a, pdf.A1a, 50}, {A3a, pdf.A3a, 50}, {UA2, pdf.UA2, 50}} {
		whole, err := pdftest.WholeAs(s.made)
		if err != nil {
			t.Fatal(err)
		}
		broken, err := pdftest.BrokenAs(s.made)
		if err != nil {
			t.Fatal(err)
		}
		if len(broken) < s.least {
			t.Fatalf("%s: %d broken files: the corpus is not whole", s.standard, len(broken))
		}
		files := append([]pdftest.Variant{{Name: "whole", File: whole}}, broken...)
		for i := range files {
			files[i].Name = string(s.standard) + "." + files[i].Name
		}
		for _, v := range foreign(t) {
			v.Name = string(s.standard) + "." + v.Name
			files = append(files, v)
		}
		out = append(out, standardFiles{s.standard, judges[s.standard], files})
	}
	return out
}

var (
	judgedFile = regexp.MustCompile(`^(?:.*/)?([^/ ]+)\.pdf: (\S+) FAIL`)
	judgedRule = regexp.MustCompile(`^ +\d+ × (Table 5\. )?(\S+) `)
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
			if m[1] != "" { // a name with a blank in it
				m[2] = "T5." + m[2]
			}
			out[len(out)-1] += " " + m[2]
		}
	}
	slices.Sort(out)
	return out
}

// verdict is which of the rules with tests of a profile a file breaks, and whether its
// objects are written so that veraPDF cannot open it; that has no test. Of their ends it
// judges only where lines end.
func verdict(r *Report, profile string) (rules []*Rule) {
	for _, f := range r.Findings {
		own := slices.ContainsFunc(f.Rule.Tests(), func(s string) bool { return strings.HasPrefix(s, profile+":") })
		if (own || f.Rule == ruleEncrypted || f.Rule == ruleSyntax && f.Args[0] != slipNames[pdfread.NoEnd]) && !slices.Contains(rules, f.Rule) {
			rules = append(rules, f.Rule)
		}
	}
	return rules
}

// Our verdict and veraPDF's agree on every file and profile, and on the reasons:
// what veraPDF names we name, and the other way round.
func TestAgreesWithVeraPDF(t *testing.T) {
	all := corpus(t)
	if *corpusDir != "" {
		for _, s := range all {
			for _, v := range s.files {
				if err := os.WriteFile(filepath.Join(*corpusDir, v.Name+".pdf"), v.File, 0o644); err != nil {
					t.Fatal(err)
				}
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
	said := recorded(t)
	if len(said) < 200 {
		t.Fatalf("%d verdicts: the record is not whole", len(said))
	}
	for _, s := range all {
		for _, v := range s.files {
			r := File(v.Name+".pdf", v.File, Options{Purpose: Screen, Standard: s.standard})
			for _, profile := range s.profiles {
				theirs, failed := said[v.Name+" "+profile]
				compare(t, v.Name, profile, verdict(r, profile), theirs, failed)
			}
		}
	}
}

// recorded is the record by «name profile».
func recorded(t *testing.T) map[string][]string {
	t.Helper()
	kept, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string][]string{}
	for line := range strings.Lines(string(kept)) {
		f := strings.Fields(line)
		said[f[0]+" "+f[1]] = f[2:]
	}
	return said
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
		if !slices.ContainsFunc(ours, func(r *Rule) bool { return slices.Contains(r.Tests(), profile+":"+test) }) {
			t.Errorf("%s %s: veraPDF finds %s, we find %s", name, profile, test, ids(ours))
		}
	}
	for _, r := range ours {
		if len(r.Tests()) > 0 && !slices.ContainsFunc(theirs, func(s string) bool { return slices.Contains(r.Tests(), profile+":"+s) }) {
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
