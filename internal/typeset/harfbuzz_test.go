package typeset

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"malbild/internal/asset"
)

// TestShapeEqualsHarfBuzz compares glyphs and advances with hb-shape, where that
// tool is installed. It needs no network and no shared state.
func TestShapeEqualsHarfBuzz(t *testing.T) {
	tool, err := exec.LookPath("hb-shape")
	if err != nil {
		t.Log("NOT CHECKED: hb-shape is not installed, shaping was compared with nothing")
		return
	}
	texts := append(strings.SplitAfter(sample, ". "), // and what is difficult
		"AVA To LT Yö Vä r, Tå «fi» ffi fl fj ”§ 37”", "ÅÄÖ åäö é ü č đ ŋ š ŧ ž", "skaffika affisch flygfält", "1 000–2 000 % 27/5")
	golden, err := os.ReadFile("testdata/hyphenation-sv.golden")
	if err != nil {
		t.Fatal(err)
	}
	texts = append(texts, strings.Fields(string(golden))...)
	lib := New()
	for _, id := range asset.FontIDs() {
		data, _ := asset.Font(id)
		file := filepath.Join(t.TempDir(), id+".ttf")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(tool, "--language=sv", "--no-glyph-names", "--no-clusters", file)
		cmd.Stdin = strings.NewReader(strings.Join(texts, "\n") + "\n")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		want := strings.Split(strings.TrimSpace(string(out)), "\n")
		face, err := lib.Face(id)
		if err != nil || len(want) != len(texts) {
			t.Fatalf("%s: %v, %d lines for %d texts", id, err, len(want), len(texts))
		}
		for i, text := range texts {
			gs, err := face.shape(text, shaping{language: "sv"})
			if err != nil {
				t.Fatal(err)
			}
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
