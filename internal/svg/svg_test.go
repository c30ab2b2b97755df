package svg

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"malbild/internal/brand"
	"malbild/internal/geom"
	"malbild/internal/page"
)

func wrap(s string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100pt" height="100pt">` + "\n" + s + "\n</svg>\n"
}

func parse(t *testing.T, s string) *Drawing {
	t.Helper()
	d, found := Parse([]byte(s), "a.svg", Options{})
	if len(found) > 0 {
		t.Fatalf("%.200s: %v", s, found)
	}
	return d
}

func box(r geom.Rect) string {
	return fmt.Sprintf("%.1f %.1f %.1f %.1f", r.X.Pt(), r.Y.Pt(), r.W.Pt(), r.H.Pt())
}

// ends lists where the segments of a path end, so that control points do not count.
func ends(p geom.Path) geom.Rect {
	q := make(geom.Path, 0, len(p))
	for _, s := range p {
		if n := s.Points(); n > 0 {
			q.LineTo(s.P[n-1])
		}
	}
	return q.Bounds()
}

// TestShapes: everything in the subset stands where SVG says it does.
func TestShapes(t *testing.T) {
	for in, want := range map[string]string{
		`<rect x="10" y="20" width="30" height="40"/>`:                                    "10.0 20.0 30.0 40.0",
		`<rect x="10" y="20" width="30" height="40" rx="5"/>`:                             "10.0 20.0 30.0 40.0",
		`<circle cx="50" cy="50" r="10"/>`:                                                "40.0 40.0 20.0 20.0",
		`<ellipse cx="50" cy="50" rx="10" ry="20"/>`:                                      "40.0 30.0 20.0 40.0",
		`<line x1="1" y1="2" x2="3" y2="5" stroke="black" stroke-width=".5"/>`:            "1.0 2.0 2.0 3.0",
		`<polyline points="1,1 5 5,9-0"/>`:                                                "1.0 0.0 8.0 5.0",
		`<polygon points="1,1 5,5 9,1"/>`:                                                 "1.0 1.0 8.0 4.0",
		`<path d="M10 10h20v20H10z"/>`:                                                    "10.0 10.0 20.0 20.0",
		`<path d="m10,10l20-5.5.5 10z m5 5 1 1"/>`:                                        "10.0 4.5 20.5 11.5",
		`<path d="M10 10c0 5 5 5 10 10s5 5 10 0q5 5 10 0t10 0"/>`:                         "10.0 10.0 40.0 10.0",
		`<path d="M10 50A20 20 0 0150 50a20 20 0 01-40 0z"/>`:                             "10.0 30.0 40.0 40.0",
		`<g transform="translate(10 20) scale(2)"><rect width="5" height="6"/></g>`:       "10.0 20.0 10.0 12.0",
		`<rect width="10" height="10" transform="rotate(90 10 10)"/>`:                     "10.0 0.0 10.0 10.0",
		`<rect width="10" height="10" transform="matrix(1,0,0,1,5,5),translate(1)"/>`:     "6.0 5.0 10.0 10.0",
		`<g style="fill:#fff;opacity:1"><title>x</title><path d="M1e1 1E+1 2e1 20"/></g>`: "10.0 10.0 10.0 10.0",
	} {
		d := parse(t, wrap(in))
		if len(d.Shapes) != 1 {
			t.Errorf("%s: %d shapes", in, len(d.Shapes))
			continue
		}
		if got := box(ends(d.Shapes[0].Path)); got != want && !strings.Contains(in, "A20") && !strings.Contains(in, "rotate") {
			t.Errorf("%s: stands at %s, want %s", in, got, want)
		}
	}
}

// TestArcsAreRound: the curve stays on the circle.
func TestArcsAreRound(t *testing.T) {
	d := parse(t, wrap(`<circle cx="50" cy="50" r="40"/>`))
	var at geom.Point
	for _, s := range d.Shapes[0].Path {
		if s.Op == 'C' {
			x := (at.X.Pt() + 3*s.P[0].X.Pt() + 3*s.P[1].X.Pt() + s.P[2].X.Pt()) / 8
			y := (at.Y.Pt() + 3*s.P[0].Y.Pt() + 3*s.P[1].Y.Pt() + s.P[2].Y.Pt()) / 8
			if r := (x-50)*(x-50) + (y-50)*(y-50); r < 39.95*39.95 || r > 40.05*40.05 {
				t.Errorf("the middle of a curve is at %.2f, %.2f", x, y)
			}
			at = s.P[2]
		} else if s.Op != 'Z' {
			at = s.P[0]
		}
	}
}

// TestPaint: fills and strokes are inherited, style wins, strokes grow with scale.
func TestPaint(t *testing.T) {
	ink := brand.Colour{Name: "pine", RGB: [3]uint8{20, 90, 60}}
	d, found := Parse([]byte(wrap(`<g fill="red" stroke="rgb(20,90,60)" stroke-width="2" transform="scale(2)">
<rect x="5" y="5" width="9" height="9" fill="none" style="fill: currentColor; stroke-linejoin:round"/><rect x="2" y="2" width="9" height="9" stroke="none"/></g>`)),
		"a.svg", Options{Current: ink, Ink: func(rgb [3]uint8) (brand.Colour, bool) { return ink, rgb == ink.RGB }})
	if len(found) > 0 {
		t.Fatal(found)
	}
	a, b := d.Shapes[0], d.Shapes[1]
	if *a.Fill != ink || a.Stroke == nil || a.Stroke.Colour != ink || a.Stroke.Width != 4*geom.Point1 || !a.Stroke.Round {
		t.Errorf("first: %+v %+v", a.Fill, a.Stroke)
	}
	if b.Stroke != nil || b.Fill.RGB != [3]uint8{255, 0, 0} || !b.Fill.Computed {
		t.Errorf("second: %+v %+v", b.Fill, b.Stroke)
	}
}

// TestViewBox: the view is fitted in the middle of the size.
func TestViewBox(t *testing.T) {
	d := parse(t, `<svg viewBox="-10 -10 20 20" width="40mm" height="20mm"><title>Älv</title><desc>En älv</desc><rect x="-10" y="-10" width="20" height="20"/></svg>`)
	mm := geom.MM(1)
	if got := d.Shapes[0].Path.Bounds(); got.X < 10*mm-9 || got.X > 10*mm+9 || got.W < 20*mm-9 || got.W > 20*mm+9 {
		t.Errorf("stands at %s", box(got))
	}
	if d.Title != "Älv" || d.Desc != "En älv" {
		t.Errorf("title %q, desc %q", d.Title, d.Desc)
	}
}

// TestRefused: what is outside the subset is refused where it stands.
// TestPassedBy: what a drawing program notes for itself is no part of the drawing,
// wherever it stands and whatever is in it.
func TestPassedBy(t *testing.T) {
	const shape = `<rect width="3" height="2" fill="#1f5b4b"/>`
	want, found := Parse([]byte(wrap(shape)), "a.svg", Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	for _, in := range []string{
		`<metadata><rdf:RDF><dc:creator>Någon</dc:creator><script>x()</script></rdf:RDF></metadata>` + shape,
		`<sodipodi:namedview id="n" pagecolor="#fff"><inkscape:grid/></sodipodi:namedview>` + shape,
		`<g inkscape:label="Lager 1" inkscape:groupmode="layer" sodipodi:insensitive="true">` + shape + `</g>`,
	} {
		d, found := Parse([]byte(wrap(in)), "a.svg", Options{})
		if len(found) > 0 || len(d.Shapes) != 1 || !reflect.DeepEqual(d.Shapes, want.Shapes) {
			t.Errorf("%s: %v", in, found)
		}
	}
	if _, found := Parse([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><metadata><a>`), "a.svg", Options{}); len(found) == 0 {
		t.Error("a drawing that ends within its metadata was taken")
	}
}

func TestRefused(t *testing.T) {
	for in, want := range map[string]string{
		`<text x="1">Hej</text>`:                                           "MB372 2:1",
		`<g><linearGradient id="a"/></g>`:                                  "MB372 2:4",
		`<image href="x.png"/>`:                                            "MB372 2:1",
		`<script>alert(1)</script>`:                                        "MB372 2:1",
		`<style>rect{fill:red}</style>`:                                    "MB372 2:1",
		`<use href="#a"/>`:                                                 "MB372 2:1",
		`<egen:form/>`:                                                     "MB372 2:1",
		`<defs><clipPath/></defs>`:                                         "MB372 2:7",
		`<?xml-stylesheet href="a.css"?>`:                                  "MB372 2:1",
		`löpande ord`:                                                      "MB372 2:1",
		`<rect width="1" height="1" onclick="x()"/>`:                       "MB373 2:28",
		`<rect width="1" height="1" opacity=".5"/>`:                        "MB373 2:28",
		`<rect width="1" height="1" style="fill:red;filter:url(#f)"/>`:     "MB373 2:28",
		`<rect width="1" height="1" fill="url(#g)"/>`:                      "MB373 2:28",
		`<rect width="1" height="1" fill="reddish"/>`:                      "MB374 2:28",
		`<rect width="10%" height="1"/>`:                                   "MB374 2:7",
		`<rect width="1" height="1" transform="spin(3)"/>`:                 "MB374 2:28",
		`<path d="M1 1 Lx"/>`:                                              "MB374 2:7",
		`<path d="L1 1"/>`:                                                 "MB374 2:7",
		`<path fill-rule="evenodd" d="M1 1h5v5z"/>`:                        "MB373 2:7",
		`<rect width="1" height="1" stroke="red" transform="scale(1 5)"/>`: "MB373 2:1",
		`<path d="M1 1h5v5" stroke="red" stroke-dasharray="1 2"/>`:         "MB373 2:33",
		`<rect x="90" width="20" height="5"/>`:                             "MB376 2:1",
		`<path d="M1e300 1"/>`:                                             "MB374 2:7",
		`<rect>`:                                                           "MB371 3:1",
		`<rect width="1" height="1" fill="&bad;"/>`:                        "MB371",
		`<rect/></g>`:                                                      "MB371 2:8",
	} {
		_, found := Parse([]byte(wrap(in)), "a.svg", Options{})
		if len(found) == 0 {
			t.Errorf("%s: drawn", in)
			continue
		}
		got := fmt.Sprintf("%s %d:%d", found[0].Code.ID, found[0].Pos.Line, found[0].Pos.Col)
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
		for _, lang := range []string{"sv", "en"} {
			if what, why, cure := found[0].Text(lang); what == "" || why == "" || cure == "" || strings.Contains(what+cure, "%!") {
				t.Errorf("%s: badly told: %s; %s; %s", in, what, why, cure)
			}
		}
	}
}

// TestHostile: nothing is fetched, expanded or read without bound.
func TestHostile(t *testing.T) {
	lol := `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg viewBox="0 0 1 1"><title>&b;</title></svg>`
	for name, in := range map[string]string{
		"MB377": lol,
		"MB375": wrap(strings.Repeat("<g>", 100) + strings.Repeat("</g>", 100)),
		"MB371": "",
	} {
		if _, found := Parse([]byte(in), "a.svg", Options{}); len(found) == 0 || found[0].Code.ID != name {
			t.Errorf("%.60s: %v", in, found)
		}
	}
	for _, in := range []string{strings.Repeat(" ", MaxBytes+1), wrap(strings.Repeat("<rect/>", maxElements)),
		wrap(`<path d="M0 0` + strings.Repeat(" 1 1", maxSegments) + `"/>`), wrap(`<path d="M0 0` + strings.Repeat(" 1 1", 300_000) + `"/>`),
		wrap(`<polygon points="0 0` + strings.Repeat(" 1 1", maxSegments) + `"/>`), wrap(strings.Repeat(`<path d="M0 0 1 1 0 1"/>`, maxSegments/4))} {
		if _, found := Parse([]byte(in), "a.svg", Options{}); len(found) == 0 || found[0].Code.ID != "MB375" {
			t.Errorf("%.60s: %v", in, found)
		}
	}
	if _, found := Parse([]byte(wrap(`<path d="M0 0`+strings.Repeat(" 9 1 9 9", maxSegments/2-2)+`"/>`)), "a.svg", Options{}); len(found) > 0 {
		t.Errorf("as much as there may be: %v", found)
	}
	for name, in := range map[string]string{"large": strings.Repeat(" ", MaxBytes+1), "many": wrap(strings.Repeat("<rect/>", 30000)), "nested": "<svg viewBox='0 0 1 1'><svg/></svg>",
		"latin": `<?xml version="1.0" encoding="ISO-8859-1"?><svg viewBox="0 0 1 1"/>`, "none": "<html/>", "flat": `<svg viewBox="0 0 0 1"/>`} {
		if d, found := Parse([]byte(in), "a.svg", Options{}); len(found) == 0 || d != nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(wrap(`<g fill="red" transform="rotate(3)"><path d="M1 1a3 3 0 014 4zm1 1q2 2 3 3t1 1s1 1 2 2"/><circle r="3" cx="5" cy="5"/></g>`))
	f.Add(wrap(`<rect width="1mm" rx="2" height="3" style="fill:#abc"/><!-- x --><polygon points="1 2 3"/>`))
	f.Fuzz(func(t *testing.T, s string) {
		d, found := Parse([]byte(s), "a.svg", Options{})
		if (d == nil) == (len(found) == 0) {
			t.Fatalf("drawing %v, findings %v", d, found)
		}
		if d == nil {
			return
		}
		for _, sh := range d.Shapes {
			if len(sh.Path) == 0 || sh.Path[0].Op != 'M' {
				t.Errorf("a path begins with %+v", sh.Path)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	in := []byte(wrap(strings.Repeat(`<path fill="#145a3c" d="M10 10c0 5 5 5 10 10s5 5 10 0q5 5 10 0t10 0z"/>`, 100)))
	b.ReportAllocs()
	for b.Loop() {
		if _, found := Parse(in, "a.svg", Options{}); len(found) > 0 {
			b.Fatal(found)
		}
	}
}

var _ page.Item = &page.Shape{}

// A title in very many pieces is no work for long: what it costs is bounded.
func TestTitleInPieces(t *testing.T) {
	d := parse(t, wrap("<title>"+strings.Repeat("a<!---->", 400_000)+"</title><rect width='9' height='9'/>"))
	if n := len(d.Title); n == 0 || n > 2*maxTitle {
		t.Errorf("a title of %d bytes", n)
	}
}

// Very many faults in one element are told of as few, and are no work for long: where an
// attribute stands is sought once.
func TestFaultsInOneElement(t *testing.T) {
	for name, in := range map[string]string{
		"properties": `<rect width="9" height="9" style="` + strings.Repeat("a:b;", 200_000) + `"/>`,
		"attributes": `<rect width="9" height="9" ` + strings.Repeat(`a="1" `, 100_000) + `/>`,
		"value":      `<rect width="9" height="9" fill="` + strings.Repeat("#", 400_000) + `"/>`,
	} {
		d, found := Parse([]byte(wrap(in)), "a.svg", Options{})
		if d != nil || len(found) == 0 || len(found) > maxFindings {
			t.Errorf("%s: %d findings", name, len(found))
		}
	}
}

// A finding points at its attribute, and not at a word like it in a value.
func TestFindingsPointAtTheirAttribute(t *testing.T) {
	_, found := Parse([]byte(wrap(`<rect id='fill="x"' data-a="fill=1" fill = "url(#a)" width="9" height="9"/>`)), "a.svg", Options{})
	if len(found) != 1 || found[0].Pos.String() != "a.svg:2:37" {
		t.Error(found)
	}
}

// A drawing that nobody can see is told of where it is, and is no picture.
func TestNothingToSee(t *testing.T) {
	for _, in := range []string{"", "<metadata><a/></metadata>", `<path d="M10 10"/>`, `<rect x="5" y="5" width=".4" height=".4"/>`, `<rect width="9" height="9" fill="none"/>`} {
		if d, found := Parse([]byte(wrap(in)), "a.svg", Options{}); d != nil || len(found) != 1 || found[0].Code.ID != "MB378" {
			t.Errorf("%s: %v", in, found)
		}
	}
	parse(t, wrap(`<line x1="1" y1="2" x2="90" y2="2" stroke="black" stroke-width=".5"/>`))
	_, found := Parse([]byte(wrap(`<path d="M0 0L0 0" stroke="black" transform="scale(1e9) scale(1e9) scale(1e9)"/>`)), "a.svg", Options{})
	if len(found) == 0 || found[0].Code.ID != "MB374" {
		t.Errorf("an endless line: %v", found)
	}
}
