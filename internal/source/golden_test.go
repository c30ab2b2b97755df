package source_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"malbild/internal/diag"
	"malbild/internal/source"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// read takes a file apart by a small schema that has every kind of value.
func read(fsys fstest.MapFS, name string) diag.List {
	f, m, _ := source.Open(fsys, name)
	m.ID("id", source.Required)
	m.Text("title", source.Required)
	m.Texts("lines", source.Optional)
	m.Int("count", source.Optional, 1, 9)
	m.Number("ratio", source.Optional)
	m.Bool("open", source.Optional)
	m.Enum("kind", source.Optional, "region", "municipality")
	m.Path("logo", source.Optional)
	for _, p := range m.Maps("parts", source.Optional) {
		p.Text("title", source.Required)
		p.Text("body", source.Optional)
	}
	return f.Findings()
}

// print writes findings as a reader meets them: where, what, why, cure.
func print(found diag.List) string {
	var b strings.Builder
	for _, f := range found {
		for _, lang := range []string{"sv", "en"} {
			what, why, cure := f.Text(lang)
			if lang == "sv" {
				fmt.Fprintf(&b, "%s: %s [%s]\n", f.Pos, what, f.Code.ID)
				if f.Excerpt != "" {
					fmt.Fprintf(&b, "%4d | %s\n", f.Pos.Line, f.Excerpt)
				}
			} else {
				fmt.Fprintf(&b, "  (%s)\n", what)
			}
			fmt.Fprintf(&b, "  %s; %s\n", why, cure)
		}
	}
	return b.String()
}

// Each archive holds a broken file and, under want, everything said about it.
func TestBrokenFilesAreReportedWholeAtTheirPlace(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	seen := map[string]bool{}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			found := read(fstest.MapFS{a.Files[0].Name: {Data: a.Files[0].Data}}, a.Files[0].Name)
			for _, f := range found {
				seen[f.Code.ID] = true
			}
			got := print(found)
			if *update {
				a.Files = append(a.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(a.Files) != 2 || got != string(a.Files[1].Data) {
				t.Errorf("got:\n%s", got)
			}
		})
	}
	shown := map[string]bool{"MB101": true, "MB102": true, "MB103": true, "MB104": true, "MB109": true, "MB128": true} // by the tests of files, encodings and very many faults
	for _, c := range source.Codes() {
		if !seen[c.ID] && !shown[c.ID] {
			t.Errorf("no archive shows %s: %s", c.ID, c.What.EN)
		}
	}
}
