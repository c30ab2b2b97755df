package typeset

import (
	"errors"
	"testing"

	"malbild/internal/geom"
	"malbild/internal/page"
)

var body = Style{Face: "roboto-regular", Size: 10 * geom.Point1}

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
	plain, _ := l.Shape("medborgare", body, "sv")
	soft, err := l.Shape("med\u00adborgare\u2060", body, "sv")
	if err != nil || page.Width(plain) != page.Width(soft) {
		t.Errorf("soft hyphen shows: %v", err)
	}
}
