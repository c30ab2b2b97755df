package page

import (
	"testing"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
)

// TestPrint: a page as text says what stands where, and whose it is.
func TestPrint(t *testing.T) {
	pine := brand.Colour{Name: "pine", RGB: [3]uint8{32, 92, 72}}
	link := &document.Link{Target: "https://malbild.example/"}
	fig := &document.Figure{ID: "malbild"}
	pages := []*Page{{Number: 1, Label: "i", Trim: geom.Size{W: 842 * geom.Point1, H: geom.Pt(1190.551)}, Bleed: geom.MM(3), Items: []Item{
		&Run{Owner: Owner{Of: &document.Text{}}, Face: "roboto-bold", Size: 9 * geom.Point1, Fill: pine, At: geom.Point{X: geom.Pt(-0.004), Y: geom.Pt(20.5)},
			Glyphs: []Glyph{{Advance: 5 * geom.Point1, Text: "m"}, {Advance: 4 * geom.Point1, Text: "å"}}, Language: "se"},
		&Shape{Owner: Owner{Of: fig}, Path: geom.RectPath(geom.R(0, 0, geom.Point1, 2*geom.Point1)), Fill: &pine, Stroke: &Stroke{Colour: brand.White, Width: geom.Point1 / 4, Round: true}},
		&Annotation{Owner: Owner{Of: link}, Boxes: []geom.Rect{geom.R(1, 2, 3, 4)}, URI: link.Target, Description: "Länk"},
		&Shape{},
		&Shape{Owner: Owner{Of: fig, Artifact: Layout}},
		&Picture{Owner: Owner{Of: &document.Picture{ID: "älv"}}, Image: &document.Image{Type: document.JPEG, Width: 3, Height: 2, Digest: "0123456789"}, Box: geom.R(0, 0, geom.Point1, geom.Point1)},
		&Annotation{Owner: Owner{Of: new(document.NoteMark)}, Note: &document.Footnote{}, Boxes: []geom.Rect{{}}},
	}}}
	want := `page 1 label "i" trim 842×1190.55 bleed 8.50
  run (0 20.50) roboto-bold 9 pine#205c48 wide 9 "må" lang se ← Text
  shape (0 0) 1×2 path 5/cd8b50ce fill pine#205c48 stroke white#ffffff 0.25 round ← Figure malbild
  annotation (0 0) 0×0 uri "https://malbild.example/" says "Länk" ← Link
  shape (0 0) 0×0 path 0/811c9dc5 ← nobody
  shape (0 0) 0×0 path 0/811c9dc5 ← Figure malbild and artifact Layout
  picture (0 0) 1×1 image/jpeg 3×2 01234567 ← Picture älv
  annotation (0 0) 0×0 to note ← NoteMark
`
	if got := Print(pages); got != want {
		t.Errorf("have\n%s\nwant\n%s", got, want)
	}
}
