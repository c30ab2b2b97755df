package inspect

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"malbild/internal/diag"
	"malbild/internal/example"
)

// TestEveryExampleIsTrue inspects each broken file that an example is of: the program
// says what is written that it says. With UPDATE_EXAMPLES set it writes that down.
func TestEveryExampleIsTrue(t *testing.T) {
	const folder = "../example"
	names, err := fs.Glob(os.DirFS(folder), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	files := recipes(t)
	tried := 0
	for _, name := range names {
		b, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		all, err := example.Parse(string(b))
		if err != nil {
			t.Fatalf("%s:%v", name, err)
		}
		says := map[int]diag.Phrase{}
		for _, e := range all {
			if e.Break == "" {
				continue
			}
			tried++
			got := diag.Phrase{SV: told(t, e, files, "sv"), EN: told(t, e, files, "en")}
			says[e.Line] = got
			if os.Getenv("UPDATE_EXAMPLES") == "" && got != e.Says {
				t.Errorf("%s:%d: the program says\n%s%s\nwritten is\n%s%s", name, e.Line, got.SV, got.EN, e.Says.SV, e.Says.EN)
			}
		}
		if os.Getenv("UPDATE_EXAMPLES") != "" && len(says) > 0 {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(example.WithSays(string(b), says)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if tried < len(Rules()) {
		t.Errorf("%d examples of %d rules", tried, len(Rules()))
	}
}

// told is what the command of an example says of its rule, as printed.
func told(t *testing.T, e example.Example, files map[string][]byte, lang string) string {
	t.Helper()
	data, ok := files[e.Break]
	if !ok {
		t.Fatalf("%s: no file is broken by %q", e.Code, e.Break)
	}
	words := strings.Fields(e.Typed())
	o := Options{}
	if i := slices.Index(words, "--for"); i > 0 {
		o.Purpose = Purpose(words[i+1])
	}
	r := File(words[len(words)-1], data, o)
	for _, g := range Groups {
		for _, f := range r.Told(g, lang) {
			if f.Rule.ID == e.Code {
				return f.Word(lang) + ": " + f.What + " [" + f.Name() + "]\n  " + strings.Join(f.Lines(lang, true), "\n  ") + "\n"
			}
		}
	}
	t.Errorf("%s: %s does not break it: %v", e.Code, e.Break, r.Findings)
	return ""
}

// TestEveryRuleHasAnExample: «malbild explain» tells of each rule what is wrong in plain
// words, where it comes from and what to do, in both languages.
func TestEveryRuleHasAnExample(t *testing.T) {
	all, err := example.All()
	if err != nil {
		t.Fatal(err)
	}
	of := map[string][]example.Example{}
	for _, e := range all {
		of[e.Code] = append(of[e.Code], e)
	}
	for _, r := range Rules() {
		if len(of[r.ID]) == 0 {
			t.Errorf("%s has no example", r.ID)
		}
		for _, e := range of[r.ID] {
			for _, p := range []diag.Phrase{e.Plain, e.From, e.Do, e.When, e.Says} {
				if p.SV == "" || p.EN == "" || !strings.HasSuffix(strings.TrimSpace(p.SV), ".") && p != e.Says {
					t.Errorf("%s: not whole in both languages: %+v", r.ID, p)
				}
			}
			if e.Break == "" {
				t.Errorf("%s: no file is broken to show it", r.ID)
			}
		}
	}
}
