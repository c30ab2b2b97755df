package typeset

import (
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"malbild/internal/geom"
)

// sourceSans is a face whose own figures are not of one width, from the tests of
// the Go module that shapes our text.
func sourceSans(t *testing.T) []byte {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/boxesandglue/textshape").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "testdata/fonts/SourceSansPro-Regular.otf"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestFiguresOfAKind(t *testing.T) {
	lib := New().With(Hyphenation{}, map[string]FontFile{"roboto-light": {Name: "Source Sans", Data: sourceSans(t)}})
	glyphs := func(face, text string, kind Figures) (ids []uint16, widths []geom.Length) {
		gs, err := lib.Shape(text, Style{Face: face, Size: geom.Pt(10), Figures: kind}, "sv")
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range gs {
			ids, widths = append(ids, g.ID), append(widths, g.Advance)
		}
		return ids, widths
	}
	for _, face := range []string{"roboto-regular", "roboto-light"} {
		own, _ := glyphs(face, "0123456789", OwnFigures)
		_, tabular := glyphs(face, "0123456789", Tabular)
		for i, w := range tabular {
			if w != tabular[0] {
				t.Errorf("%s: tabular figure %d is %v wide, 0 %v", face, i, w, tabular[0])
			}
		}
		old, _ := glyphs(face, "0123456789", OldStyle)
		same := 0
		for i := range old {
			if old[i] == own[i] {
				same++
			}
		}
		if same > 3 {
			t.Errorf("%s: %d old-style figures are the face's own", face, same)
		}
		_, each := glyphs(face, "0123456789", Proportional)
		if face == "roboto-regular" && each[1] == each[0] {
			t.Errorf("%s: 1 is as wide as 0", face)
		}
	}
	// Roboto's feature tnum changes the 8; its own figures are tabular already.
	own, _ := glyphs("roboto-regular", "18", OwnFigures)
	tabular, _ := glyphs("roboto-regular", "18", Tabular)
	if own[1] != tabular[1] {
		t.Errorf("the tabular 8 is glyph %d, the own one %d", tabular[1], own[1])
	}
	if w, _ := glyphs("roboto-regular", "vård", OldStyle); len(w) != 4 {
		t.Error("words are set in another way")
	}
}

// Old-style figures are in the lines, and in no line that asked for none.
func TestFiguresInLines(t *testing.T) {
	lib := New()
	first := func(kind Figures) uint16 {
		p := plain("2030", 100)
		p.Spans[0].Style.Figures = kind
		lines, err := lib.Break(p)
		if err != nil {
			t.Fatal(err)
		}
		return lines[0].Runs[0].Glyphs[0].ID
	}
	if own, old := first(OwnFigures), first(OldStyle); own == old || first(OwnFigures) != own {
		t.Errorf("own %d, old-style %d", own, old)
	}
}

// A font whose tables disagree is an error that names it, and no crash.
func TestABrokenFontIsRefused(t *testing.T) {
	data := sourceSans(t)
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if at := 12 + 16*i; string(data[at:at+4]) == "maxp" { // fewer glyphs than there are metrics
			binary.BigEndian.PutUint16(data[binary.BigEndian.Uint32(data[at+8:])+4:], 1)
		}
	}
	lib := New().With(Hyphenation{}, map[string]FontFile{"roboto-regular": {Name: "egen.otf", Data: data}})
	_, err := lib.Break(plain("vård", 100))
	if err == nil || !strings.Contains(err.Error(), "egen.otf") {
		t.Errorf("%v", err)
	}
}
