package figure

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

var update = flag.Bool("update", false, "write the golden file anew")

// long gives every part a long word, Finnish or Northern Sami.
func long(f *document.Figure) *document.Figure {
	out := *f
	out.Parts = append([]document.FigurePart(nil), f.Parts...)
	for i, word := range []string{"Yhdenvertaisuussuunnitelma", "Dearvvašvuođabálvalusat"} {
		if i < len(out.Parts) {
			out.Parts[i].Label = []string{word}
		}
	}
	return &out
}

// TestFamily: all forms of the figure for two to eight parts, with usual words and with
// long ones: each is drawn in its place with every letter inside the drawing, its SVG is
// well formed and has text and description. How large each became is a golden file.
func TestFamily(t *testing.T) {
	lib, prof := typeset.New(), profile()
	hubless := func(n int) *document.Figure { f := specimen(n); f.Hub = nil; return f }
	forms := []struct {
		name string
		of   func(int) *document.Figure
		draw func(*document.Figure) (*Drawing, error)
	}{
		{"wheel", specimen, func(f *document.Figure) (*Drawing, error) { return Leaves(lib, f, prof, Options{Box: box(150)}) }},
		{"petals", hubless, func(f *document.Figure) (*Drawing, error) { return Leaves(lib, f, prof, Options{Box: box(150)}) }},
		{"columns", hubless, func(f *document.Figure) (*Drawing, error) {
			return Columns(lib, f, prof, StatementsOptions{Width: geom.MM(150)})
		}},
		{"statements", grouped, func(f *document.Figure) (*Drawing, error) {
			return Statements(lib, f, prof, StatementsOptions{Width: geom.MM(150)})
		}},
		{"path", pairs, func(f *document.Figure) (*Drawing, error) {
			return Path(lib, f, prof, PathOptions{Width: geom.MM(150)})
		}},
	}
	var got bytes.Buffer
	for _, form := range forms {
		for n := 2; n <= 8; n++ {
			for _, f := range []*document.Figure{form.of(n), long(form.of(n))} {
				d, err := form.draw(f)
				if err != nil {
					fmt.Fprintf(&got, "%s %d: %v\n", form.name, n, err)
					continue
				}
				fmt.Fprintf(&got, "%s %d: %.1f × %.1f mm, label %.1f pt, step %d, %d items, %d lines\n",
					form.name, n, d.Size.W.MM(), d.Size.H.MM(), d.Report.Label.Pt(), d.Report.Step, len(d.Items), len(d.Lines))
				contained(t, lib, d, fmt.Sprint(form.name, " ", n))
				wellFormed(t, d.SVG("Figur", "Alla delar."))
			}
		}
	}
	const name = "testdata/family.txt"
	if *update {
		if err := os.WriteFile(name, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil || !bytes.Equal(got.Bytes(), want) {
		t.Errorf("differs from %s (%v); go test -update and read the difference:\n%s", name, err, got.String())
	}
}

// contained holds all letters inside the drawing.
func contained(t *testing.T, lib *typeset.Library, d *Drawing, name string) {
	t.Helper()
	for _, it := range d.Items {
		r, ok := it.(*page.Run)
		if !ok {
			continue
		}
		face, err := lib.Face(r.Face)
		if err != nil {
			t.Fatal(err)
		}
		ink, ok := face.InkOf(r.Glyphs, r.At, r.Size)
		if ok && (ink.X < -geom.Point1 || ink.Right() > d.Size.W+geom.Point1 || ink.Y < 0 || ink.Bottom() > d.Size.H) {
			t.Errorf("%s: «%s» stands at %v in %v", name, textOf(r.Glyphs), ink, d.Size)
		}
	}
}

func wellFormed(t *testing.T, svg []byte) {
	t.Helper()
	if !bytes.Contains(svg, []byte("<title>Figur</title><desc>Alla delar.</desc>")) {
		t.Error("the drawing does not say what it shows")
	}
	for dec := xml.NewDecoder(bytes.NewReader(svg)); ; {
		_, err := dec.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
