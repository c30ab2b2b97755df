package legible

import (
	"math"
	"slices"
	"testing"

	"malbild/internal/asset"
	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/icc"
	"malbild/internal/page"
)

func ink(name string, r, g, b uint8) brand.Colour {
	return brand.Colour{Name: name, RGB: [3]uint8{r, g, b}, Computed: true}
}

var (
	night = ink("night", 0x12, 0x32, 0x4a)
	pale  = ink("pale", 0xb4, 0xc0, 0xc8)
	pine  = ink("pine", 0x1f, 0x5b, 0x4b)
	snow  = ink("snow", 0xf5, 0xf2, 0xea)
)

func rect(x, y, w, h float64) geom.Path {
	return geom.RectPath(geom.R(geom.Pt(x), geom.Pt(y), geom.Pt(w), geom.Pt(h)))
}

func fill(c brand.Colour, p geom.Path, of page.Owner) *page.Shape {
	return &page.Shape{Owner: of, Path: p, Fill: &c}
}

func picture(x, y, w, h float64) *page.Picture {
	return &page.Picture{Box: geom.R(geom.Pt(x), geom.Pt(y), geom.Pt(w), geom.Pt(h))}
}

func words(c brand.Colour, face string, size, x, y float64) *page.Run {
	return &page.Run{Face: face, Size: geom.Pt(size), Fill: c, At: geom.Point{X: geom.Pt(x), Y: geom.Pt(y)},
		Glyphs: []page.Glyph{{ID: 1, Advance: geom.Pt(size), Text: "a"}, {ID: 1, Advance: geom.Pt(size), Text: "b"}}}
}

func profile(cs ...brand.Colour) *brand.Profile {
	p := &brand.Profile{Inks: map[string]brand.Colour{}, Place: map[string]diag.Pos{}}
	for i, c := range cs {
		p.Inks[c.Name], p.Place[c.Name] = c, diag.Pos{File: "palett.yaml", Line: i + 1, Col: 1}
	}
	return p
}

func codes(l diag.List) (out []string) {
	for _, f := range l {
		out = append(out, f.Code.ID)
	}
	return out
}

// TestTextIsHeldAgainstItsGround: the ground is what lies under the words, the last
// that was painted; large type needs less, and white text on nothing is on paper.
func TestTextIsHeldAgainstItsGround(t *testing.T) {
	deco := page.Owner{Artifact: page.Background}
	for _, c := range []struct {
		name  string
		items []page.Item
		want  []string
	}{
		{"dark on snow", []page.Item{fill(snow, rect(0, 0, 200, 200), deco), words(night, "roboto-regular", 11, 20, 50)}, nil},
		{"pale on snow", []page.Item{fill(snow, rect(0, 0, 200, 200), deco), words(pale, "roboto-regular", 11, 20, 50)}, []string{"MB360"}},
		{"white on paper", []page.Item{words(brand.White, "roboto-regular", 11, 20, 50)}, []string{"MB360"}},
		{"white on a leaf", []page.Item{fill(pine, rect(0, 30, 100, 40), deco), words(brand.White, "roboto-regular", 11, 20, 50)}, nil},
		{"white beside the leaf", []page.Item{fill(pine, rect(0, 30, 100, 40), deco), words(brand.White, "roboto-regular", 11, 120, 50)}, []string{"MB360"}},
		{"white over a leaf that is covered", []page.Item{fill(pine, rect(0, 30, 100, 40), deco), fill(snow, rect(0, 30, 100, 40), deco), words(brand.White, "roboto-regular", 11, 20, 50)}, []string{"MB360"}},
		{"white on a picture, whose colours nobody knows", []page.Item{picture(0, 30, 100, 40), words(brand.White, "roboto-regular", 11, 20, 50)}, nil},
		{"white beside the picture", []page.Item{picture(0, 30, 100, 40), words(brand.White, "roboto-regular", 11, 120, 50)}, []string{"MB360"}},
		{"white under the picture", []page.Item{picture(0, 30, 100, 40), words(brand.White, "roboto-regular", 11, 20, 90)}, []string{"MB360"}},
		{"a grey of 3.5 in running text", []page.Item{words(ink("grey", 0x88, 0x88, 0x88), "roboto-regular", 11, 20, 50)}, []string{"MB360"}},
		{"the same in large type", []page.Item{words(ink("grey", 0x88, 0x88, 0x88), "roboto-regular", 18, 20, 50)}, nil},
		{"the same in bold 14 pt", []page.Item{words(ink("grey", 0x88, 0x88, 0x88), "roboto-bold", 14, 20, 50)}, nil},
		{"the same in regular 14 pt", []page.Item{words(ink("grey", 0x88, 0x88, 0x88), "roboto-regular", 14, 20, 50)}, []string{"MB360"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s Seen
			s.Look(&page.Page{Items: c.items})
			if got := codes(s.Check(profile(night, pale, pine, snow), nil, "")); !slices.Equal(got, c.want) {
				t.Errorf("found %v, want %v", got, c.want)
			}
		})
	}
}

// TestFiguresAreHeldAgainstTheirGround: a leaf must be seen, its tints need not.
func TestFiguresAreHeldAgainstTheirGround(t *testing.T) {
	f := &document.Figure{Form: document.FigureLeaves, Parts: []document.FigurePart{{Ink: "pine"}, {Ink: "pale"}, {Ink: "night"}}}
	of := page.Owner{Of: f}
	var s Seen
	s.Look(&page.Page{Items: []page.Item{fill(pine, rect(0, 0, 40, 40), of), fill(pale, rect(50, 0, 40, 40), of), fill(ink("pine-light", 0xe2, 0xea, 0xe8), rect(100, 0, 40, 40), of)}})
	if got := codes(s.Check(profile(night, pale, pine), nil, "")); !slices.Equal(got, []string{"MB361"}) {
		t.Errorf("found %v", got)
	}
}

// TestInksThatSomeEyesConfuse: red and green of one lightness are two colours to most
// people and one to a few.
func TestInksThatSomeEyesConfuse(t *testing.T) {
	f := &document.Figure{Form: document.FigureLeaves, Parts: []document.FigurePart{{Ink: "rust"}, {Ink: "moss"}, {Ink: "night"}}}
	rust, moss := ink("rust", 0x8f, 0x4a, 0x15), ink("moss", 0x5e, 0x64, 0x12)
	var s Seen
	s.Look(&page.Page{Items: []page.Item{fill(rust, rect(0, 0, 40, 40), page.Owner{Of: f}), fill(moss, rect(50, 0, 40, 40), page.Owner{Of: f}), fill(night, rect(100, 0, 40, 40), page.Owner{Of: f})}})
	if len(s.beside) != 3 {
		t.Errorf("neighbours %v", s.beside)
	}
	if got := codes(s.Check(profile(rust, moss, night), nil, "")); !slices.Equal(got, []string{"MB362"}) {
		t.Errorf("found %v", got)
	}
	for _, e := range Eyes { // greys are the same to every eye
		if got := e.See([3]uint8{128, 128, 128}); got != [3]uint8{128, 128, 128} {
			t.Errorf("%s sees grey as %v", e.EN, got)
		}
	}
}

// TestNearestPasses: what is suggested has the contrast, and a step nearer has not.
func TestNearestPasses(t *testing.T) {
	for _, c := range []brand.Colour{pale, ink("x", 0xff, 0xcc, 0x00), ink("y", 0xe0, 0x30, 0x30), brand.White} {
		for _, g := range []brand.Colour{brand.White, snow, night} {
			n := nearest(c, g, 4.5)
			if v := brand.Contrast(n, g); v < 4.5 || v > 5.3 && n.RGB != c.RGB {
				t.Errorf("%s on %s: %s has %.2f", c.Hex(), g.Hex(), n.Hex(), v)
			}
		}
	}
}

// TestPaperIsJudgedToo: what a press cannot print as it is shown may fail on paper only.
func TestPaperIsJudgedToo(t *testing.T) {
	data, err := asset.PressProfile("fogra39l-coated")
	if err != nil {
		t.Fatal(err)
	}
	cond, err := icc.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	if y := printed(brand.White, cond); math.Abs(y-1) > .02 {
		t.Errorf("bare paper has the luminance %.3f", y)
	}
	c := brand.Colour{Name: "faint", RGB: [3]uint8{0x55, 0x55, 0x55}, CMYK: [4]uint8{0, 0, 0, 30}} // somebody chose the wrong inks
	var s Seen
	s.Look(&page.Page{Items: []page.Item{words(c, "roboto-regular", 11, 20, 50)}})
	if got := s.Check(profile(c), nil, ""); len(got) != 0 {
		t.Errorf("on screen: %v", got)
	}
	if got := codes(s.Check(profile(c), cond, "FOGRA39")); !slices.Equal(got, []string{"MB360"}) {
		t.Errorf("on paper: %v", got)
	}
}
