package typeset

import (
	"testing"

	"github.com/boxesandglue/textshape/ot"

	"malbild/internal/asset"
)

// What is read in place is what the library reads: every glyph, advance and box of
// every face, and every rune of the first two planes.
func TestTablesSayWhatTheLibraryReads(t *testing.T) {
	l := New()
	for _, id := range asset.FontIDs() {
		f, err := l.Face(id)
		if err != nil {
			t.Fatal(err)
		}
		if !f.tables.sound || f.tables.shapes == nil {
			t.Errorf("%s is not read in place", id)
		}
		o := f.OTFace()
		compareMeasures(t, f)
		for r := rune(0); r < 0x20000; r++ {
			if g, ok := o.Cmap().Lookup(ot.Codepoint(r)); f.glyphOf(r) != int(g) || ok != (g != 0) {
				t.Fatalf("%s: U+%04X is glyph %d, the library reads %d", id, r, f.glyphOf(r), g)
			}
		}
		for g := range f.font.NumGlyphs() + 3 {
			if a, want := f.advanceOf(g), int16(o.HorizontalAdvance(ot.GlyphID(g))); a != want {
				t.Fatalf("%s: glyph %d is %d wide, the library reads %d", id, g, a, want)
			}
			box, ok := o.GlyphExtents(ot.GlyphID(g))
			ok = ok && box.XMin < box.XMax
			if got, has := f.bounds(uint16(g)); has != ok || ok && got != (bounds{box.XMin, box.YMin, box.XMax, box.YMax}) {
				t.Fatalf("%s: glyph %d has the box %v, its outline %v", id, g, got, box)
			}
		}
	}
}

func compareMeasures(t *testing.T, f *Face) {
	o := f.OTFace()
	if f.upem != int64(o.Upem()) || f.rise != o.Ascender() || f.fall != o.Descender() || f.caps != o.CapHeight() || f.smalls != o.XHeight() {
		t.Errorf("%s: %d units, %d %d %d %d; the library reads %d, %d %d %d %d", f.id, f.upem, f.rise, f.fall, f.caps, f.smalls,
			o.Upem(), o.Ascender(), o.Descender(), o.CapHeight(), o.XHeight())
	}
	if got, want := f.Description(), f.describedByLibrary(); got != want {
		t.Errorf("%s is described %+v, by the library %+v", f.id, got, want)
	}
}
