package compose

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// onlySpaces reports whether two texts differ in nothing but which spaces are
// no-break spaces: not a letter, not a sign, not their number.
func onlySpaces(in, out string) bool {
	a, b := []rune(in), []rune(out)
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && (a[i] != ' ' || b[i] != '\u00a0') {
			return false
		}
	}
	return true
}

// Swedish typography by rule changes no letter of anything in the sources, adopted
// or not.
func TestTypographyChangesNoLetterOfTheSources(t *testing.T) {
	lines, bound := 0, 0
	err := filepath.WalkDir("../../sources", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) != ".yaml" {
			return err
		}
		b, err := os.ReadFile(name)
		for line := range strings.Lines(string(b)) {
			lines++
			got := bindWords(line)
			if got != line {
				bound++
			}
			if !onlySpaces(line, got) {
				t.Errorf("%s: %q became %q", name, line, got)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if lines < 1000 || bound < 20 {
		t.Errorf("only %d lines, %d bound", lines, bound)
	}
}

func FuzzTypographyChangesNoLetter(f *testing.F) {
	for _, s := range []string{"enligt § 37 den 27 maj kl. 9", "vård – omsorg", "2021-05-27, dnr HSN/2021-345", "”Nära” 5 kap. 2 §", "3 mm 4 % NR 5 §"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		once := bindWords(s)
		if !onlySpaces(s, once) {
			t.Errorf("%q became %q", s, once)
		}
		if twice := bindWords(once); !onlySpaces(once, twice) {
			t.Errorf("%q became %q the second time", once, twice)
		}
	})
}
