package typeset

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"malbild/internal/asset"
)

// hbShape finds the tool to compare with. Where CI is set it must be there.
func hbShape(t *testing.T) string {
	t.Helper()
	tool, err := exec.LookPath("hb-shape")
	switch {
	case err == nil:
	case os.Getenv("CI") != "":
		t.Fatal("hb-shape is not installed, and nothing may go unchecked here: install libharfbuzz-bin")
	default:
		t.Log("NOT CHECKED: hb-shape is not installed, shaping was compared with nothing")
	}
	return tool
}

// sampleTexts are all lines of all sources of the project, and what is difficult.
func sampleTexts(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, root := range []string{"../../sources", "../../layouts"} { // however deep translations and labels stand
		err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && filepath.Ext(name) == ".yaml" {
				files = append(files, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(files) < 40 {
		t.Fatalf("%d sources", len(files))
	}
	texts := append(strings.SplitAfter(sample, ". "),
		"AVA To LT Yö Vä r, Tå «fi» ffi fl fj ”§ 37”", "ÅÄÖ åäö é ü č đ ŋ š ŧ ž", "skaffika affisch flygfält", "1 000–2 000 % 27/5")
	seen := map[string]bool{}
	for _, name := range append(files, "testdata/hyphenation-sv.golden", "testdata/annex.txt") {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			if line = visible(strings.TrimSpace(line)); line != "" && !seen[line] {
				seen[line] = true
				texts = append(texts, line)
			}
		}
	}
	return texts
}

// hbLines shapes texts with hb-shape, one a line.
func hbLines(t *testing.T, tool, id string, texts []string, options ...string) []string {
	t.Helper()
	data, err := asset.Font(id)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), id+".ttf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(tool, append(options, "--no-glyph-names", "--no-clusters", file)...)
	cmd.Stdin = strings.NewReader(strings.Join(texts, "\n") + "\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != len(texts) {
		t.Fatalf("%s: %d lines for %d texts", id, len(lines), len(texts))
	}
	return lines
}

// TestShapeEqualsHarfBuzz compares glyphs, places and advances with hb-shape, for
// all texts of the project, translations and easy-read among them, in all its faces
// and every language that documents are set in.
func TestShapeEqualsHarfBuzz(t *testing.T) {
	tool := hbShape(t)
	if tool == "" {
		return
	}
	texts := sampleTexts(t)
	lib := New()
	languages := []string{"sv", "en", "fi", "se"} // that documents are set in; a face may have letters of its own for one
	for _, id := range asset.FontIDs() {
		face, err := lib.Face(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, language := range languages {
			want := hbLines(t, tool, id, texts, "--language="+language)
			for i, text := range texts {
				gs, err := face.shape(text, shaping{language: language})
				if err != nil {
					t.Fatal(err)
				}
				if got := harfBuzzFormat(gs); got != want[i] {
					t.Errorf("%s %s %q\n got %s\nwant %s", id, language, text, got, want[i])
				}
			}
		}
	}
	t.Logf("%d texts in %d faces", len(texts), len(asset.FontIDs()))
}

// TestArabicEqualsHarfBuzz: the same from right to left. What is read towards the
// left is what hb-shape gives, turned about.
func TestArabicEqualsHarfBuzz(t *testing.T) {
	tool := hbShape(t)
	if tool == "" {
		return
	}
	texts := append(strings.Fields(arabicSample), "سلام", "لا إله", "مُحَمَّد", "الصحّة العامّة", "٢٠٣٠", "کمون")
	texts = slices.DeleteFunc(texts, func(s string) bool { return strings.ContainsAny(s, "Norbte20(),.،") })
	for _, id := range asset.ScriptFontIDs() {
		want := hbLines(t, tool, id, texts, "--language=ar", "--direction=rtl")
		face, err := New().Face(id)
		if err != nil {
			t.Fatal(err)
		}
		for i, text := range texts {
			gs, err := face.shape(text, shaping{language: "ar", leftward: true})
			if err != nil {
				t.Fatal(err)
			}
			slices.Reverse(gs)
			if got := harfBuzzFormat(gs); got != want[i] {
				t.Errorf("%s %q\n got %s\nwant %s", id, text, got, want[i])
			}
		}
	}
}

// harfBuzzFormat writes glyphs as hb-shape does: [12+1024|7@0,10+512].
func harfBuzzFormat(gs []shaped) string {
	var b strings.Builder
	for i, g := range gs {
		if i > 0 {
			b.WriteByte('|')
		}
		fmt.Fprintf(&b, "%d", g.id)
		if g.dx != 0 || g.dy != 0 {
			fmt.Fprintf(&b, "@%d,%d", g.dx, g.dy)
		}
		fmt.Fprintf(&b, "+%d", g.advance)
	}
	return "[" + b.String() + "]"
}
