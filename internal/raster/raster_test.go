package raster

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image/png"
	"math"
	"testing"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
	"malbild/internal/typeset"
)

var ink = brand.Colour{Name: "pine", RGB: [3]uint8{31, 91, 75}}

// polygon is an outline as points; curves are sampled.
func polygon(o plane.Outline) []plane.Vec {
	var out []plane.Vec
	for _, c := range contours(o) {
		out = append(out, c.points...)
	}
	return out
}

// area is the signed area of a polygon.
func area(ps []plane.Vec) float64 {
	var a float64
	for i, p := range ps {
		q := ps[(i+1)%len(ps)]
		a += p.X*q.Y - q.X*p.Y
	}
	return a / 2
}

func TestStrokeOutline(t *testing.T) {
	var line plane.Outline
	line.Move(plane.V(0, 0))
	line.Line(plane.V(100, 0))
	got := math.Abs(area(polygon(strokeOutline(line, 10, true)[0])))
	if want := 1000 + math.Pi*25; math.Abs(got-want) > 1 {
		t.Errorf("a line of 100 × 10 with round caps covers %.1f, want %.1f", got, want)
	}
	var circle plane.Outline
	circle.Move(plane.V(50, 0))
	circle.Arc(plane.Vec{}, 50, 0, 2*math.Pi)
	circle.Close()
	ring := strokeOutline(circle, 10, true)
	if len(ring) != 2 {
		t.Fatalf("a circle has %d outlines", len(ring))
	}
	got = area(polygon(ring[0])) + area(polygon(ring[1]))
	if want := math.Pi * (55*55 - 45*45); math.Abs(math.Abs(got)-want) > want/100 {
		t.Errorf("a ring covers %.1f, want %.1f", got, want)
	}
}

// TestPixelsOfARectangle: what is painted is where it should be, at any scale and
// from any corner; what is not keeps the ground.
func TestPixelsOfARectangle(t *testing.T) {
	box := page.Shape{Path: geom.RectPath(geom.R(geom.Pt(10), geom.Pt(20), geom.Pt(30), geom.Pt(5))), Fill: &ink}
	snow := [3]uint8{245, 242, 234}
	for _, scale := range []float64{1, 2, 3} {
		m, err := Draw(nil, []page.Item{&box}, Options{Scale: scale, Origin: geom.Point{X: geom.Pt(-5), Y: geom.Pt(4)}, Size: geom.Size{W: geom.Pt(60), H: geom.Pt(40)}, Ground: &snow})
		if err != nil {
			t.Fatal(err)
		}
		painted := 0
		for y := range m.Rect.Dy() {
			for x := range m.Rect.Dx() {
				in := x >= int(15*scale) && x < int(45*scale) && y >= int(16*scale) && y < int(21*scale)
				want := snow
				if in {
					want = ink.RGB
					painted++
				}
				if c := m.RGBAAt(x, y); [3]uint8{c.R, c.G, c.B} != want || c.A != 255 {
					t.Fatalf("scale %v: pixel %d,%d is %v, want %v", scale, x, y, c, want)
				}
			}
		}
		if painted == 0 {
			t.Fatal("nothing painted")
		}
	}
}

// TestLettersCoverTheirAdvance: a word is painted, darker than its ground, between
// the ends that its glyphs' advances say, and nowhere else.
func TestLettersCoverTheirAdvance(t *testing.T) {
	lib := typeset.New()
	gs, err := lib.Shape("målbild", typeset.Style{Face: "roboto-bold", Size: geom.Pt(40)}, "sv")
	if err != nil {
		t.Fatal(err)
	}
	run := &page.Run{Face: "roboto-bold", Size: geom.Pt(40), Fill: ink, At: geom.Point{X: geom.Pt(20), Y: geom.Pt(60)}, Glyphs: gs}
	m, err := Draw(lib, []page.Item{run}, Options{Scale: 1, Size: geom.Size{W: geom.Pt(300), H: geom.Pt(80)}})
	if err != nil {
		t.Fatal(err)
	}
	left, right, top := 300, 0, 80
	for y := range 80 {
		for x := range 300 {
			if m.RGBAAt(x, y).A > 128 {
				left, right, top = min(left, x), max(right, x), min(top, y)
			}
		}
	}
	end := 20 + page.Width(gs).Pt()
	if left < 20 || left > 26 || float64(right) > end || float64(right) < end-6 {
		t.Errorf("painted from %d to %d, want 20 to %.0f", left, right, end)
	}
	if ring := 60 - top; ring < 29 || ring > 36 { // å and l are higher than the capitals, 0.711 em
		t.Errorf("the highest pixel is %d above the baseline", ring)
	}
}

func TestPicturesAreStretched(t *testing.T) {
	src, err := Draw(nil, []page.Item{&page.Shape{Path: geom.RectPath(geom.R(0, 0, geom.Pt(8), geom.Pt(8))), Fill: &ink}}, Options{Scale: 1, Size: geom.Size{W: geom.Pt(8), H: geom.Pt(8)}})
	if err != nil {
		t.Fatal(err)
	}
	file, err := PNG(src)
	if err != nil {
		t.Fatal(err)
	}
	im, err := document.NewImage(file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Draw(nil, []page.Item{&page.Picture{Image: im, Box: geom.R(geom.Pt(10), geom.Pt(10), geom.Pt(20), geom.Pt(10))}}, Options{Scale: 2, Size: geom.Size{W: geom.Pt(40), H: geom.Pt(30)}})
	if err != nil {
		t.Fatal(err)
	}
	if c := m.RGBAAt(40, 30); [3]uint8{c.R, c.G, c.B} != ink.RGB {
		t.Errorf("the middle is %v", c)
	}
	if c := m.RGBAAt(10, 10); c.A != 0 {
		t.Errorf("outside is %v", c)
	}
	im.Data = im.Data[:len(im.Data)/2]
	if _, err := Draw(nil, []page.Item{&page.Picture{Image: im, Box: geom.R(0, 0, geom.Pt(9), geom.Pt(9))}}, Options{Scale: 1, Size: geom.Size{W: geom.Pt(9), H: geom.Pt(9)}}); err == nil {
		t.Error("half an image was drawn")
	}
}

// TestSizesAreBounded: no size makes the program take all memory.
func TestSizesAreBounded(t *testing.T) {
	for _, scale := range []float64{0, -1, 1e9, math.NaN(), math.Inf(1)} {
		if _, err := Draw(nil, nil, Options{Scale: scale, Size: geom.Size{W: geom.MM(297), H: geom.MM(420)}}); err == nil {
			t.Errorf("scale %v was drawn", scale)
		}
	}
}

// TestColoursAreSeenThroughAFunction: the same page, as another eye or a press sees it.
func TestColoursAreSeenThroughAFunction(t *testing.T) {
	it := &page.Shape{Path: geom.RectPath(geom.R(0, 0, geom.Pt(4), geom.Pt(4))), Fill: &ink}
	m, err := Draw(nil, []page.Item{it}, Options{Scale: 1, Size: geom.Size{W: geom.Pt(4), H: geom.Pt(4)},
		Colour: func(c brand.Colour) [3]uint8 { return [3]uint8{c.RGB[2], 0, 0} }})
	if err != nil || m.RGBAAt(1, 1).R != 75 || m.RGBAAt(1, 1).G != 0 {
		t.Errorf("%v %v", m.RGBAAt(1, 1), err)
	}
	m, _ = Draw(nil, []page.Item{it}, Options{Scale: 1, Size: geom.Size{W: geom.Pt(4), H: geom.Pt(4)}, Show: func(page.Item) bool { return false }})
	if m.RGBAAt(1, 1).A != 0 {
		t.Error("what should not be shown is")
	}
}

// TestNotesOfAPNG: the alternative text travels with the picture, in chunks with
// right sums, and readers still read it.
func TestNotesOfAPNG(t *testing.T) {
	m, _ := Draw(nil, nil, Options{Scale: 1, Size: geom.Size{W: geom.Pt(4), H: geom.Pt(4)}, Ground: &ink.RGB})
	alt := "I mitten: Min hälsa och välbefinnande."
	b, err := PNG(m, Note{"Title", "sv", "Målbild"}, Note{"Description", "sv", alt})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := png.Decode(bytes.NewReader(b)); err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for at := 8; at < len(b); {
		n := int(binary.BigEndian.Uint32(b[at:]))
		body := b[at+4 : at+8+n]
		if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(b[at+8+n:]) {
			t.Fatalf("wrong sum at %d", at)
		}
		if string(body[:4]) == "iTXt" {
			parts := bytes.SplitN(body[4:], []byte{0}, 6)
			found[string(parts[0])] = string(parts[len(parts)-1])
		}
		at += 12 + n
	}
	if found["Description"] != alt || found["Title"] != "Målbild" {
		t.Errorf("notes %q", found)
	}
}

func BenchmarkPosterSized(b *testing.B) {
	lib := typeset.New()
	gs, err := lib.Shape("Närhet är viktigt för mig! Mina behov tillgodoses nära mig", typeset.Style{Face: "roboto-regular", Size: geom.Pt(13)}, "sv")
	if err != nil {
		b.Fatal(err)
	}
	var items []page.Item
	for i := range 60 {
		items = append(items, &page.Run{Face: "roboto-regular", Size: geom.Pt(13), Fill: ink, Glyphs: gs, At: geom.Point{X: geom.Pt(40), Y: geom.Pt(float64(40 + 18*i))}})
	}
	o := Options{Scale: 1.5, Size: geom.Size{W: geom.MM(297), H: geom.MM(420)}, Ground: &[3]uint8{255, 255, 255}, Glyphs: &Glyphs{}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Draw(lib, items, o); err != nil {
			b.Fatal(err)
		}
	}
}
