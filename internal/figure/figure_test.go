package figure

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"math"
	"strings"
	"testing"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
	"malbild/internal/typeset"
)

func part(icon, ink string, label ...string) document.FigurePart {
	return document.FigurePart{Label: label, Icon: icon, Ink: ink}
}

// specimen is a figure with n parts.
func specimen(n int) *document.Figure {
	hub := part("health", "night", "Min hälsa och", "välbefinnande")
	if n == 4 {
		return &document.Figure{ID: "fyra", Form: document.FigureLeaves, Hub: &hub, Parts: []document.FigurePart{
			part("strength", "pine", "Min egen kraft", "tas tillvara"), part("security", "cloudberry", "Tillsammans", "för min trygghet"),
			part("coherent", "heather", "Sammanhållet", "och enkelt för mig"), part("near", "ice", "Nära mig", "på bästa sätt")}}
	}
	all := []document.FigurePart{part("team", "pine", "Partnerskap"), part("person", "cloudberry", "Personens", "behov"),
		part("prevention", "heather", "Före-", "byggande"), part("dialogue", "ice", "Likvärdiga", "parter"),
		part("staff", "moss", "Sam-", "bemanna"), part("continuity", "lingon", "Utveckla"), part("digital", "slate", "Digitalt"), part("near", "fjord", "Nära")}
	return &document.Figure{ID: "prov", Form: document.FigureLeaves, Hub: &hub, Parts: all[:n]}
}

// profile is a palette with made-up CMYK values.
func profile() *brand.Profile {
	p := &brand.Profile{Hub: "night", Inks: map[string]brand.Colour{},
		Parts: []string{"pine", "cloudberry", "heather", "ice", "moss", "lingon", "slate", "fjord"}}
	for i, name := range append([]string{"night", "snow"}, p.Parts...) {
		for _, tint := range []string{"", "-mid", "-light"} {
			p.Inks[name+tint] = brand.Colour{Name: name + tint, RGB: [3]uint8{uint8(20 * i), 90, uint8(200 - 9*i)}}
		}
	}
	return p
}

func box(mm float64) geom.Size { return geom.Size{W: geom.MM(mm), H: geom.MM(mm)} }

// The kite of a leaf by number of leaves, as it was drawn for the posters.
func TestKiteProportions(t *testing.T) {
	for n, want := range map[int][4]float64{
		3: {1.4641, .5359, .4641, .7321}, 4: {1.1716, .5858, .4142, .8284}, 5: {1.0874, .6298, .3702, .8797},
		6: {1.0516, .6667, .3333, .9107}, 7: {1.0333, .6974, .3026, .9309}, 8: {1.0228, .7232, .2768, .9449},
	} {
		k := kiteOf(n)
		for i, got := range [4]float64{k.V, k.d, k.rho, k.a} {
			if math.Abs(got-want[i]) > 6e-5 {
				t.Errorf("n = %d: value %d is %.5f, want %.4f", n, i, got, want[i])
			}
		}
	}
}

func inside(ps []plane.Vec, q plane.Vec) bool {
	in := false
	for i, a := range ps {
		b := ps[(i+1)%len(ps)]
		if (a.Y > q.Y) != (b.Y > q.Y) && q.X < a.X+(b.X-a.X)*(q.Y-a.Y)/(b.Y-a.Y) {
			in = !in
		}
	}
	return in
}

func TestLeavesStandApartAndFillTheBox(t *testing.T) {
	for n := 2; n <= 8; n++ {
		f := fit(n, defaultGap, 300, 200)
		var all []plane.Vec
		polys := make([][]plane.Vec, n)
		for i, l := range f.leaves {
			polys[i] = l.shape.Polygon(samples)
			all = append(all, polys[i]...)
		}
		lo, hi := plane.Box(all)
		if math.Abs((lo.X+hi.X)/2-150) > 1e-6 || math.Abs((lo.Y+hi.Y)/2-100) > 1e-6 {
			t.Errorf("n = %d: not centred: %v %v", n, lo, hi)
		}
		if lo.X < -1e-6 || lo.Y < -1e-6 || math.Min(math.Abs(hi.X-lo.X-300), math.Abs(hi.Y-lo.Y-200)) > 1e-6 {
			t.Errorf("n = %d: box not filled: %v %v", n, lo, hi)
		}
		gap := defaultGap * f.R
		for i := range polys {
			for j := range polys {
				if i == j {
					continue
				}
				for _, a := range polys[i] {
					for _, b := range polys[j] {
						if d := a.Sub(b).Len(); d < gap*.98 {
							t.Fatalf("n = %d: leaves %d and %d are %.3f apart, gap %.3f", n, i, j, d, gap)
						}
					}
				}
			}
		}
	}
}

// Every letter stands inside one leaf or in the hub, and never on the hub's ring.
func TestLabelsStandInsideTheirLeaves(t *testing.T) {
	lib, prof := typeset.New(), profile()
	for n := 2; n <= 8; n++ {
		for _, align := range []Align{AlignLeft, AlignCentre} {
			o := Options{Box: box(130), Align: align}
			d, err := Leaves(lib, specimen(n), prof, o)
			if err != nil {
				t.Fatalf("n = %d: %v", n, err)
			}
			f := fit(n, defaultGap, o.Box.W.Pt(), o.Box.H.Pt())
			hub, ring := hubRadius(n)*f.R, (hubRadius(n)+defaultRing)*f.R
			words := 0
			for _, l := range d.Lines {
				w, _ := lib.Width(l.Text, typeset.Style{Face: l.Face, Size: l.Size, Tracking: labelTrack})
				at, size := plane.Of(l.At), l.Size.Pt()
				corners := []plane.Vec{at, at.Add(plane.V(w.Pt(), 0)), at.Add(plane.V(0, -.711*size)), at.Add(plane.V(w.Pt(), -.711*size))}
				words += len(strings.Fields(l.Text))
				home, out := -1, false
				for i, leaf := range f.leaves {
					if inside(leaf.shape.Polygon(samples), corners[0]) && corners[0].Sub(f.hub).Len() > hub {
						home = i
					}
				}
				for _, c := range corners {
					r := c.Sub(f.hub).Len()
					out = out || home < 0 && r > hub || home >= 0 && (r < ring || !inside(f.leaves[home].shape.Polygon(samples), c))
				}
				if out {
					t.Errorf("n = %d: «%s» does not stand inside its leaf", n, l.Text)
				}
			}
			if words < n {
				t.Errorf("n = %d: only %d words", n, words)
			}
		}
	}
}

// The results that the specification gives for the A3 poster, within one point.
func TestPosterLabelSize(t *testing.T) {
	d, err := Leaves(typeset.New(), specimen(4), profile(), Options{Box: box(161.75), Hub: .30, Pad: .046, Icon: 2.3, Safety: .95})
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Report.Label.Pt(); got < 20.5 || got > 22.5 {
		t.Errorf("label %v pt, want about 21.5", got)
	}
	if got := d.Report.Hub.Pt(); got < 19 || got > 21 {
		t.Errorf("hub %v pt, want about 20", got)
	}
	tops := map[geom.Length]int{}
	for _, l := range d.Lines {
		tops[l.At.Y]++
	}
	if len(tops) != 6 {
		t.Errorf("leaves of one row do not share their lines: %v", tops)
	}
}

// A preferred break that would make all labels small gives way to another one.
func TestPreferredBreakGivesWay(t *testing.T) {
	lib, prof, f := typeset.New(), profile(), specimen(4)
	o := Options{Box: box(161.75), Hub: .30, Pad: .046, Icon: 2.3, Safety: .95}
	good, err := Leaves(lib, f, prof, o)
	if err != nil {
		t.Fatal(err)
	}
	f.Parts[2].Label = []string{"Sammanhållet och enkelt", "för mig"}
	f.Hub.Label = []string{"Min hälsa", "och välbefinnande"}
	got, err := Leaves(lib, f, prof, o)
	if err != nil {
		t.Fatal(err)
	}
	if got.Report != good.Report {
		t.Errorf("sizes %+v, with better breaks %+v", got.Report, good.Report)
	}
	for i, l := range got.Lines {
		if l.Text != good.Lines[i].Text {
			t.Errorf("line «%s», want «%s»", l.Text, good.Lines[i].Text)
		}
	}
	f.Parts[0].Label = []string{"Min", "egen kraft tas"} // a bad break that costs little stays
	if got, err = Leaves(lib, f, prof, o); err != nil || got.Lines[0].Text != "Min" {
		t.Errorf("%v: the preferred break was not kept: %v", err, got.Lines)
	}
}

func TestLabelsThatDoNotFitAreRefusedByName(t *testing.T) {
	f := specimen(4)
	f.Pos = diag.Pos{File: "malbild.yaml", Line: 7, Col: 3}
	f.Parts[1].Label = []string{"Samverkansorganisationsutvecklingsprocessen"}
	o := Options{Box: box(60), Min: geom.Pt(9)}
	_, err := Leaves(typeset.New(), f, profile(), o)
	var l diag.List
	if !errors.As(err, &l) || len(l) != 1 || l[0].Code != CodeLabel || l[0].Pos != f.Pos {
		t.Fatalf("got %v", err)
	}
	if what, _, _ := l[0].Text("sv"); !strings.Contains(what, "Samverkansorg") || !strings.Contains(what, "fyra") {
		t.Errorf("the finding does not name the label and the figure: %s", what)
	}
	f.Hub = nil
	o.Numerals = true
	d, err := Leaves(typeset.New(), f, profile(), o)
	if err != nil || d.Report.Step != StepNumerals || len(d.Lines) != 4 {
		t.Errorf("numerals: %v %+v", err, d)
	}
}

func TestFigureIsChecked(t *testing.T) {
	one, nine := specimen(1), specimen(8)
	nine.Parts = append(nine.Parts, nine.Parts[0])
	icon, ink := specimen(3), specimen(3)
	icon.Parts = append([]document.FigurePart{part("unicorn", "pine", "A")}, icon.Parts...)
	ink.Parts = append([]document.FigurePart{part("team", "puce", "A")}, ink.Parts...)
	for _, c := range []struct {
		f    *document.Figure
		code *diag.Code
	}{{one, CodeParts}, {nine, CodeParts}, {icon, CodeIcon}, {ink, CodeInk}} {
		_, err := Leaves(typeset.New(), c.f, profile(), Options{Box: box(100)})
		var l diag.List
		if !errors.As(err, &l) || l[0].Code != c.code {
			t.Errorf("got %v, want %s", err, c.code.ID)
		}
	}
}

func TestNothingIsDrawnInNoRoom(t *testing.T) {
	lib, prof, f := typeset.New(), profile(), specimen(4)
	_, e1 := Leaves(lib, f, prof, Options{})
	_, e2 := Heads(lib, f, prof, HeadsOptions{})
	_, e3 := WayFinder(f, 0, prof, geom.Size{}, brand.White)
	_, e4 := QR("https://malbild.example/", 0, brand.Black)
	for i, err := range []error{e1, e2, e3, e4} {
		if err == nil {
			t.Errorf("drawing %d was made", i+1)
		}
	}
}

func TestSVGAndPNG(t *testing.T) {
	lib, prof := typeset.New(), profile()
	d, err := Leaves(lib, specimen(5), prof, Options{Box: box(88)})
	if err != nil {
		t.Fatal(err)
	}
	svg := d.SVG("Målbild <1>", "I mitten & runt")
	dec := xml.NewDecoder(bytes.NewReader(svg))
	names := map[string]int{}
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if s, ok := tok.(xml.StartElement); ok {
			names[s.Name.Local]++
		}
	}
	if names["title"] != 1 || names["desc"] != 1 || names["path"] < 10 || names["text"] != 0 {
		t.Errorf("elements %v", names)
	}
	b, err := d.PNG(1)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if w := m.Bounds().Dx(); w != 250 {
		t.Errorf("width %d", w)
	}
	if _, _, _, a := m.At(1, 1).RGBA(); a != 0 {
		t.Error("the corner is not transparent")
	}
	again, _ := Leaves(lib, specimen(5), prof, Options{Box: box(88)})
	b2, _ := again.PNG(1)
	if !bytes.Equal(b, b2) || !bytes.Equal(svg, again.SVG("Målbild <1>", "I mitten & runt")) {
		t.Error("not the same bytes twice")
	}
	if _, err := d.PNG(1000); err == nil {
		t.Error("a picture without bounds")
	}
}

func TestHeadsShareOneSize(t *testing.T) {
	f := &document.Figure{ID: "grupper", Parts: []document.FigurePart{part("resident", "pine", "Invånaren"), part("staff", "ice", "Medarbetarna")}}
	o := HeadsOptions{Box: geom.Size{W: geom.MM(172), H: geom.MM(52)}, Gutter: geom.MM(6), Size: geom.Pt(27), Min: geom.Pt(14),
		LabelAt: geom.Point{X: geom.MM(10), Y: geom.MM(41.5)}}
	d, err := Heads(typeset.New(), f, profile(), o)
	if err != nil || d.Report.Label != geom.Pt(27) || len(d.Lines) != 2 {
		t.Fatalf("%v %+v", err, d)
	}
	if x := d.Lines[1].At.X; x < geom.MM(99)-2 || x > geom.MM(99)+2 {
		t.Errorf("second label at %v mm", x.MM())
	}
	o.Box.W = geom.MM(120)
	if d, err = Heads(typeset.New(), f, profile(), o); err != nil || d.Report.Label >= geom.Pt(27) {
		t.Errorf("narrow heads: %v %v", err, d.Report.Label.Pt())
	}
	o.Min = geom.Pt(27)
	if _, err = Heads(typeset.New(), f, profile(), o); err == nil {
		t.Error("a label too wide was accepted")
	}
}

func TestQR(t *testing.T) {
	d, err := QR("https://malbild.example/kiruna", geom.MM(27), brand.Black)
	if err != nil {
		t.Fatal(err)
	}
	ground, code := d.Items[0].(*page.Shape).Path.Bounds(), d.Items[1].(*page.Shape).Path.Bounds()
	if !ground.Contains(code) || code.W != code.H || ground.W-code.W < code.W.Mul(3, 33) {
		t.Errorf("ground %v code %v", ground, code)
	}
	if _, err := QR(strings.Repeat("x", 4000), geom.MM(27), brand.Black); err == nil {
		t.Error("an address of 4000 letters was accepted")
	}
}

func TestWayFinderMutesTheOthers(t *testing.T) {
	d, err := WayFinder(specimen(4), 2, profile(), box(12), brand.White)
	if err != nil || len(d.Items) != 6 {
		t.Fatalf("%v %d items", err, len(d.Items))
	}
	for i, want := range []string{"night-mid", "night-mid", "heather", "night-mid", "white", "night-mid"} {
		if got := d.Items[i].(*page.Shape).Fill.Name; got != want {
			t.Errorf("item %d is %s, want %s", i, got, want)
		}
	}
}

// BenchmarkPNG draws the figure of an annex as Word gets it: 749 × 749 pixels.
func BenchmarkPNG(b *testing.B) {
	d, err := Leaves(typeset.New(), specimen(4), profile(), Options{Box: box(88)})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		file, err := d.PNG(3)
		if err != nil {
			b.Fatal(err)
		}
		size = len(file)
	}
	b.ReportMetric(float64(size)/1024, "KB/file")
}
