package content_test

import (
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"malbild/internal/content"
	"malbild/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// print writes findings as a reader meets them: where, the line, why, cure.
func print(found diag.List) string {
	var b strings.Builder
	for _, f := range found {
		kind := "fel"
		if f.Code.Severity == diag.Warning {
			kind = "varning"
		}
		what, why, cure := f.Text("sv")
		fmt.Fprintf(&b, "%s: %s: %s [%s]\n", f.Pos, kind, what, f.Code.ID)
		if f.Excerpt != "" {
			fmt.Fprintf(&b, "%4d | %s\n", f.Pos.Line, f.Excerpt)
		}
		fmt.Fprintf(&b, "  varför: %s\n  åtgärd: %s\n", why, cure)
		if what, why, cure = f.Text("en"); what == "" || why == "" || cure == "" || strings.Contains(what+why+cure, "%!") {
			fmt.Fprintf(&b, "  in English: %q %q %q\n", what, why, cure)
		}
	}
	return b.String()
}

// overlay is the heart of the third county with the files of an archive in place of its own.
func overlay(t *testing.T, a *txtar.Archive) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, name := range []string{"county.yaml", "malbild.yaml", "webb.yaml"} {
		b, err := os.ReadFile(filepath.Join("testdata", "tredje", name))
		if err != nil {
			t.Fatal(err)
		}
		out[path.Join("tredje", name)] = &fstest.MapFile{Data: b}
	}
	for _, f := range a.Files {
		if f.Name != "want" {
			out[path.Join("tredje", f.Name)] = &fstest.MapFile{Data: f.Data}
		}
	}
	return out
}

// Each archive breaks the third county in some way; want is everything said.
func TestBrokenCountiesAreReportedWholeAtTheirPlace(t *testing.T) {
	archives, err := filepath.Glob("testdata/errors/*.txtar")
	if err != nil || len(archives) < 15 {
		t.Fatalf("%d archives, %v", len(archives), err)
	}
	seen := map[string]bool{}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := overlay(t, a)
			county, found := content.Load(files, "tredje")
			found.Add(beside(files, county)...)
			for _, f := range found {
				seen[f.Code.ID] = true
			}
			got, n := print(found), len(a.Files)
			if *update {
				if a.Files[n-1].Name == "want" {
					n--
				}
				a.Files = append(a.Files[:n], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := a.Files[n-1]; want.Name != "want" || got != string(want.Data) {
				t.Errorf("got:\n%s", got)
			}
		})
	}
	for _, c := range content.Codes() {
		if !seen[c.ID] {
			t.Errorf("no archive shows %s: %s", c.ID, c.What.EN)
		}
	}
}

// beside reads what stands beside a county's own files.
func beside(files fstest.MapFS, c *content.County) diag.List {
	_, found := content.LoadTranslations(files, "tredje", c)
	_, more := content.LoadEasyRead(files, "tredje", c)
	found.Add(more...)
	_, more = content.LoadLocal(files, "tredje", c, []string{"kommun"})
	found.Add(more...)
	return found
}

func TestEveryCodeIsExplainedInBothLanguages(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range content.Codes() {
		// MB2 is full; MB64 and MB7 go on where it ends.
		if ours := strings.HasPrefix(c.ID, "MB2") || strings.HasPrefix(c.ID, "MB64") || strings.HasPrefix(c.ID, "MB7"); seen[c.ID] || !ours {
			t.Errorf("%s: not the only one, or not of this room", c.ID)
		}
		seen[c.ID] = true
		for _, p := range []diag.Phrase{c.What, c.Why, c.Cure} {
			if p.SV == "" || p.EN == "" || strings.HasSuffix(p.SV, ".") || strings.HasSuffix(p.EN, ".") {
				t.Errorf("%s: %+v", c.ID, p)
			}
		}
	}
}

// No county, however broken, ends the program; every finding has a place.
func FuzzMarkup(f *testing.F) {
	for _, s := range []string{"a **b** c", "**", "[a](https://b.se)", "[a", "{mening.x}", "{", "a | b", "<b>a</b>", "a\\nb", "# a", "****", "** a**", "&amp;", "{falt.a} [x]("} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doc := "title: \"{title}\"\nupdated: 2026\npublisher: P\nsections:\n  - id: a\n    body:\n      - " + fmt.Sprintf("%q", s) + "\n"
		a := &txtar.Archive{Files: []txtar.File{{Name: "webb.yaml", Data: []byte(doc)}}}
		_, found := content.Load(overlay(t, a), "tredje")
		for _, d := range found {
			if d.Pos.File != "tredje/webb.yaml" || d.Pos.Line < 1 || d.Pos.Col < 1 {
				t.Errorf("%s at %v", d.Code.ID, d.Pos)
			}
		}
	})
}
