package typeset_test

import (
	"testing"

	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// The ink of a run is the ink of its glyphs together, and is not their advances:
// an italic f leans out on both sides.
func TestInkIsNotAdvance(t *testing.T) {
	lib := typeset.New()
	size, at := geom.Pt(100), geom.Point{X: geom.MM(30), Y: geom.MM(50)}
	face, err := lib.Face("roboto-italic")
	if err != nil {
		t.Fatal(err)
	}
	gs, err := lib.Shape("jag får f", typeset.Style{Face: "roboto-italic", Size: size}, "sv")
	if err != nil {
		t.Fatal(err)
	}
	all, ok := face.InkOf(gs, at, size)
	if !ok {
		t.Fatal("no ink")
	}
	if out := all.Right() - at.X - page.Width(gs); out <= 0 {
		t.Errorf("the last f keeps within its advance: %v pt", out.Pt())
	}
	if all.X >= at.X {
		t.Errorf("the j keeps within its advance: %v pt", (all.X - at.X).Pt())
	}
	var sum geom.Rect
	pen := at
	for i := range gs {
		if box, ok := face.Ink(&gs[i], pen, size); ok {
			if sum == (geom.Rect{}) {
				sum = box
			}
			sum = sum.Union(box)
		}
		pen.X += gs[i].Advance
	}
	const rounding = 3
	for _, d := range []geom.Length{sum.X - all.X, sum.Y - all.Y, sum.Right() - all.Right(), sum.Bottom() - all.Bottom()} {
		if d > rounding || d < -rounding {
			t.Errorf("glyph by glyph %v, at one go %v", sum, all)
		}
	}
	if _, ok := face.InkOf(gs[3:4], at, size); ok {
		t.Error("a space has ink")
	}
}
