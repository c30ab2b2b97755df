package figure

import (
	"errors"
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// arabicFigure is the målbild in Arabic.
func arabicFigure() *document.Figure {
	hub := part("health", "night", "صحتي", "وعافيتي")
	return &document.Figure{ID: "arabiska", Form: document.FigureLeaves, Hub: &hub, Parts: []document.FigurePart{
		part("strength", "pine", "قوتي الخاصة", "تؤخذ في الاعتبار"), part("security", "cloudberry", "معا", "من أجل أماني"),
		part("coherent", "heather", "متماسك", "وسهل بالنسبة لي"), part("near", "ice", "قريب مني", "بأفضل طريقة")}}
}

// Labels of another script are set in its own face, joined, from right to left, and
// say in the order of reading what the figure says; every mark of them keeps inside
// the drawing, on pages as in SVG.
func TestLabelsOfOtherScripts(t *testing.T) {
	lib := typeset.New()
	o := HeadsOptions{Box: geom.Size{W: geom.MM(200), H: geom.MM(30)}, Gutter: geom.MM(5), Size: geom.Pt(14), Min: geom.Pt(7),
		LabelAt: geom.Point{X: geom.MM(6), Y: geom.MM(24)}}
	for name, draw := range map[string]func(f *document.Figure) (*Drawing, error){
		"leaves": func(f *document.Figure) (*Drawing, error) { return Leaves(lib, f, profile(), Options{Box: box(100)}) },
		"heads": func(f *document.Figure) (*Drawing, error) {
			f.Hub = nil
			return Heads(lib, f, profile(), o)
		},
	} {
		f := arabicFigure()
		d, err := draw(f)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		said := ""
		for _, it := range d.Items {
			r, ok := it.(*page.Run)
			if !ok {
				continue
			}
			face, err := lib.Face(r.Face)
			if err != nil || !strings.HasPrefix(r.Face, "notosansarabic-") {
				t.Fatalf("%s: set in %s: %v", name, r.Face, err)
			}
			if page.Width(r.Glyphs) >= 0 {
				t.Errorf("%s: %q is read towards the right", name, textOf(r.Glyphs))
			}
			ink, ok := face.InkOf(r.Glyphs, r.At, r.Size)
			if !ok || ink.X < 0 || ink.Right() > d.Size.W || ink.Y < 0 || ink.Bottom() > d.Size.H {
				t.Errorf("%s: %q stands at %v in %v", name, textOf(r.Glyphs), ink, d.Size)
			}
			said += textOf(r.Glyphs) + " "
		}
		for _, p := range f.Parts {
			if want := strings.Join(p.Label, " "); !strings.Contains(strings.Join(strings.Fields(said), " "), want) {
				t.Errorf("%s: «%s» is not said: %s", name, want, said)
			}
		}
		if svg := string(d.SVG("", "")); strings.Count(svg, "<path") < len(d.Items) {
			t.Errorf("%s: %d items, %d paths", name, len(d.Items), strings.Count(svg, "<path"))
		}
		if _, err := d.PNG(1); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A label of two scripts has a run for each, in the order of reading.
func TestALabelOfTwoScripts(t *testing.T) {
	lib := typeset.New()
	line, err := lib.Line("Hälsa – صحة", typeset.Style{Face: "roboto-bold", Size: geom.Pt(12)}, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(line.Runs) != 2 || line.Runs[0].Face != "roboto-bold" || line.Runs[1].Face != "notosansarabic-bold" {
		t.Fatalf("%+v", line.Runs)
	}
	left, width := page.Extent(line.Runs[1].X, line.Runs[1].Glyphs)
	if end := page.Width(line.Runs[0].Glyphs); left < end-1 || left+width > line.Width+1 {
		t.Errorf("Latin ends at %v, Arabic stands at %v to %v of %v", end, left, left+width, line.Width)
	}
}

// A script that no face has is refused with the letter, never drawn as boxes.
func TestLabelsWithoutAFaceAreRefused(t *testing.T) {
	f := specimen(4)
	f.Parts[1].Label = []string{"בריאות"}
	_, err := Leaves(typeset.New(), f, profile(), Options{Box: box(100)})
	var missing *typeset.MissingGlyphError
	if !errors.As(err, &missing) {
		t.Errorf("Hebrew: %v", err)
	}
}
