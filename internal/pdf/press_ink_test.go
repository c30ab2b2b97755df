package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/press"
)

// ground is a page with a surface, in inks, and black text of a size upon or beside it.
func ground(t *testing.T, inks [4]uint8, size geom.Length, x geom.Length) []*page.Page {
	t.Helper()
	s := newScene(t, 1)
	fill := brand.Colour{Name: "ground", CMYK: inks}
	s.pages[0].Items = append(s.pages[0].Items,
		&page.Shape{Path: geom.RectPath(geom.R(geom.Pt(100), geom.Pt(100), geom.Pt(200), geom.Pt(40))), Fill: &fill},
		&page.Run{Face: "roboto-regular", Size: size, Fill: brand.Black, At: geom.Point{X: x, Y: geom.Pt(125)}, Glyphs: []page.Glyph{{ID: 1, Advance: geom.Pt(30)}}})
	return s.pages
}

// Where black text overprints a ground its ink is added to that of the ground.
func TestOverprintedInkIsAddedUp(t *testing.T) {
	p := newPlate(&Press{Condition: condition(t, press.Default), TextInk: "night"})
	for _, c := range []struct {
		name string
		inks [4]uint8
		size geom.Length
		x    geom.Length
		want string
	}{
		{"on a ground", [4]uint8{90, 80, 60, 0}, geom.Pt(10), geom.Pt(120), "330 %"},
		{"black takes the place of black", [4]uint8{90, 80, 0, 90}, geom.Pt(10), geom.Pt(120), ""},
		{"at the limit", [4]uint8{90, 80, 30, 0}, geom.Pt(10), geom.Pt(120), ""},
		{"beside it", [4]uint8{90, 80, 60, 0}, geom.Pt(10), geom.Pt(20), ""},
		{"large text knocks out", [4]uint8{90, 80, 60, 0}, geom.Pt(30), geom.Pt(120), ""},
	} {
		var got []string
		for _, f := range inkFaults(ground(t, c.inks, c.size, c.x), p) {
			got = append(got, f.what)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %q", c.name, got, c.want)
		}
	}
}

// A filled rectangle as thin as a hairline is one.
func TestThinSurfacesAreLines(t *testing.T) {
	p := newPlate(&Press{Condition: condition(t, press.Default)})
	for _, c := range []struct {
		w, h geom.Length
		ink  uint8
		want int
	}{{geom.Pt(90), geom.Pt(0.1), 100, 1}, {geom.Pt(0.1), geom.Pt(90), 100, 1}, {geom.Pt(90), geom.Pt(0.25), 100, 0}, {geom.Pt(0.1), geom.Pt(0.1), 100, 0}, {geom.Pt(90), geom.Pt(0.1), 0, 0}} {
		fill := brand.Colour{Name: "rule", CMYK: [4]uint8{3: c.ink}}
		pages := []*page.Page{{Items: []page.Item{&page.Shape{Path: geom.RectPath(geom.R(geom.Pt(9), geom.Pt(9), c.w, c.h)), Fill: &fill}}}}
		if got := inkFaults(pages, p); len(got) != c.want {
			t.Errorf("%v × %v pt: %v", c.w.Pt(), c.h.Pt(), got)
		}
	}
}

// Line art stays line art in the press file, and has a floor of its own.
func TestLineArt(t *testing.T) {
	img := image.NewPaletted(image.Rect(0, 0, 12, 3), color.Palette{color.White, color.Black})
	img.SetColorIndex(9, 1, 1)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	m, err := document.NewImage(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	cond := condition(t, press.Default)
	r, err := NewCache().inked(m, cond)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(r.dict, "/Indexed/DeviceCMYK 1<00000000000000ff>") || !strings.Contains(r.dict, "/BitsPerComponent 1") {
		t.Error(r.dict)
	}
	at := func(inch int) []*page.Page { // as wide as gives so many points an inch
		return []*page.Page{{Items: []page.Item{&page.Picture{Image: m, Box: geom.R(0, 0, geom.Pt(12*72/float64(inch)), geom.Pt(3*72/float64(inch)))}}}}
	}
	if l := Coarse(at(cond.LineArtDPI-10), cond); len(l) != 1 {
		t.Errorf("%d an inch: %v", cond.LineArtDPI-10, l)
	}
	if l := Coarse(at(cond.LineArtDPI+1), cond); len(l) != 0 {
		t.Errorf("%d an inch: %v", cond.LineArtDPI+1, l)
	}
}
