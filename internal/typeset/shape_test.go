package typeset

import (
	"errors"
	"testing"

	"malbild/internal/page"
)

func TestShapeKernsAndLigates(t *testing.T) {
	l := New()
	pair, err := l.Width("AV", body)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := l.Width("A", body)
	v, _ := l.Width("V", body)
	if pair >= a+v {
		t.Errorf("«AV» is %d wide, «A» and «V» apart %d: no kerning", pair, a+v)
	}
	gs, err := l.Shape("fi", body, "sv-SE")
	if err != nil || len(gs) != 1 || gs[0].Text != "fi" {
		t.Errorf("«fi» became %v, %v: want one ligature", gs, err)
	}
	spaced := body
	spaced.Tracking = 50
	if gs, _ := l.Shape("fi", spaced, "sv"); len(gs) != 2 {
		t.Errorf("spaced-out «fi» became %d glyphs", len(gs))
	}
}

func TestShapeNamesTheMissingGlyph(t *testing.T) {
	_, err := New().Shape("vård ☐", body, "sv")
	var missing *MissingGlyphError
	if !errors.As(err, &missing) || missing.Rune != '☐' || missing.Face != body.Face {
		t.Errorf("got %v", err)
	}
}

func TestShapeHidesSteeringSigns(t *testing.T) {
	l := New()
	hidden, _ := l.Shape("medborgare", body, "sv")
	soft, err := l.Shape("med\u00adborgare\u2060", body, "sv")
	if err != nil || page.Width(hidden) != page.Width(soft) {
		t.Errorf("soft hyphen shows: %v", err)
	}
}

func TestShapeOfCombiningMarks(t *testing.T) {
	gs, err := New().Shape("A\u030ang\u0308", body, "sv") // Å and ö by combining marks
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, g := range gs {
		text += g.Text
	}
	if text != "A\u030ang\u0308" {
		t.Errorf("the text became %q", text)
	}
}

func TestFaceMetrics(t *testing.T) {
	f, err := New().Face("roboto-regular")
	if err != nil {
		t.Fatal(err)
	}
	s := body.Size
	if f.Upem() != 2048 || f.CapHeight(s) != s.Mul(1456, 2048) || f.Ascent(s) <= f.CapHeight(s) || f.Descent(s) <= 0 {
		t.Errorf("upem %d, cap %d, ascent %d, descent %d", f.Upem(), f.CapHeight(s), f.Ascent(s), f.Descent(s))
	}
}
