package pdf

import (
	"strings"
	"testing"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// fake is a layout as simple as can be: every block below the last one, words
// broken greedily, a new page when there is no room. It paints everything the
// tree has, so that the writer can be tested without package layout.
type fake struct {
	t     testing.TB
	lib   *typeset.Library
	pages []*page.Page
	now   *page.Page
	x, y  geom.Length
	left  geom.Length
	style typeset.Style
	ink   brand.Colour
	notes []*document.Footnote
}

const (
	fakeLeading = 14 * geom.Point1
	fakeMargin  = 50 * geom.Point1
)

var fakeTrim = geom.Size{W: 420 * geom.Point1, H: 595 * geom.Point1}

func layFake(t testing.TB, lib *typeset.Library, d *document.Document) []*page.Page {
	f := &fake{t: t, lib: lib, left: fakeMargin, style: typeset.Style{Face: "roboto-regular", Size: 10 * geom.Point1}, ink: brand.Black}
	f.newPage()
	f.blocks(d.Body, 0)
	for _, n := range f.notes { // shown last, read where they are called for
		w := f.paint(page.Owner{Of: n}, "1", f.left-8*geom.Point1, f.y)
		f.now.Items = append(f.now.Items, &page.Annotation{Owner: page.Owner{Of: n}, Note: n, Description: "Tillbaka", Boxes: []geom.Rect{geom.R(f.left-8*geom.Point1, f.y-10*geom.Point1, w, 12*geom.Point1)}})
		f.inlines(n.Text)
		f.line()
	}
	return f.pages
}

func (f *fake) newPage() {
	n := len(f.pages) + 1
	f.now = &page.Page{Number: n, Label: string(rune('0' + n)), Trim: fakeTrim, Bleed: 3 * geom.Point1}
	f.pages = append(f.pages, f.now)
	f.x, f.y = f.left, fakeMargin
	ground := brand.Colour{Name: "paper", RGB: [3]uint8{250, 248, 240}}
	f.now.Items = append(f.now.Items, &page.Shape{Owner: page.Owner{Artifact: page.Background}, Fill: &ground,
		Path: geom.RectPath(geom.R(-3*geom.Point1, -3*geom.Point1, fakeTrim.W+6*geom.Point1, fakeTrim.H+6*geom.Point1))})
	f.paint(page.Owner{Artifact: page.Header}, "Kiruna kommun", fakeMargin, 30*geom.Point1)
	f.paint(page.Owner{Artifact: page.Footer}, "Sida "+f.now.Label, fakeMargin, 580*geom.Point1)
}

func (f *fake) paint(o page.Owner, s string, x, y geom.Length) geom.Length {
	gs, err := f.lib.Shape(s, f.style, "sv-SE")
	if err != nil {
		f.t.Fatal(err)
	}
	f.now.Items = append(f.now.Items, &page.Run{Owner: o, Face: f.style.Face, Size: f.style.Size, Fill: f.ink, At: geom.Point{X: x, Y: y}, Glyphs: gs})
	return page.Width(gs)
}

func (f *fake) line() {
	f.x = f.left
	if f.y += fakeLeading; f.y > fakeTrim.H-fakeMargin {
		f.newPage()
	}
}

// words paints text word by word, each with its space, as one run a line.
func (f *fake) words(of document.Node, s string) []geom.Rect {
	var boxes []geom.Rect
	rest := s
	for rest != "" {
		n := 0
		for n < len(rest) {
			next := strings.IndexByte(rest[n:], ' ') + 1
			if next == 0 {
				next = len(rest) - n
			}
			w, err := f.lib.Width(rest[:n+next], f.style)
			if err != nil {
				f.t.Fatal(err)
			}
			if n > 0 && f.x+w > fakeTrim.W-fakeMargin {
				break
			}
			n += next
		}
		w := f.paint(page.Owner{Of: of}, rest[:n], f.x, f.y)
		boxes = append(boxes, geom.R(f.x, f.y-f.style.Size, w, f.style.Size.Mul(5, 4)))
		f.x += w
		if rest = rest[n:]; rest != "" {
			f.line()
		}
	}
	return boxes
}

func (f *fake) inlines(in []document.Inline) []geom.Rect {
	var boxes []geom.Rect
	for k, i := range in {
		style := f.style
		switch n := i.(type) {
		case *document.Text:
			s := n.Value
			if k+1 < len(in) {
				if _, ok := in[k+1].(*document.Break); ok {
					s += " " // as package typeset does
				}
			}
			boxes = append(boxes, f.words(n, s)...)
		case *document.Field:
			boxes = append(boxes, f.words(n, n.Shown())...)
		case *document.Abbreviation:
			boxes = append(boxes, f.words(n, n.Short)...)
		case *document.Break:
			f.line()
		case *document.Strong:
			f.style.Face = "roboto-bold"
			boxes = append(boxes, f.inlines(n.Text)...)
		case *document.Emphasis:
			f.style.Face = "roboto-italic"
			boxes = append(boxes, f.inlines(n.Text)...)
		case *document.Foreign:
			boxes = append(boxes, f.inlines(n.Text)...)
		case *document.Footnote:
			f.notes = append(f.notes, n)
			w := f.paint(page.Owner{Of: &n.Mark}, "1", f.x, f.y-4*geom.Point1)
			f.now.Items = append(f.now.Items, &page.Annotation{Owner: page.Owner{Of: &n.Mark}, Note: n, Boxes: []geom.Rect{geom.R(f.x, f.y-14*geom.Point1, w, 10*geom.Point1)}})
			f.x += w
		case *document.Link:
			b := f.inlines(n.Text)
			f.now.Items = append(f.now.Items, &page.Annotation{Owner: page.Owner{Of: n}, Boxes: b, URI: n.Target, Description: "Länk till " + n.Target})
			boxes = append(boxes, b...)
		}
		f.style = style
	}
	return boxes
}

func (f *fake) blocks(bs []document.Block, level int) {
	for _, b := range bs {
		switch n := b.(type) {
		case *document.Section:
			l := level
			if len(n.Title) > 0 {
				l++
				f.style.Face, f.style.Size = "roboto-bold", 12*geom.Point1
				f.inlines(n.Title)
				f.style.Face, f.style.Size = "roboto-regular", 10*geom.Point1
				f.line()
			}
			f.blocks(n.Body, l)
		case *document.Paragraph:
			f.inlines(n.Text)
			f.line()
		case *document.Quote:
			f.blocks(n.Body, level)
		case *document.Passage:
			f.blocks(n.Body, level)
		case *document.List:
			for i, it := range n.Items {
				switch n.Kind {
				case document.Bulleted:
					f.paint(page.Owner{Of: it}, "•", f.left, f.y)
				case document.Numbered:
					f.paint(page.Owner{Of: it}, string(rune('1'+i))+".", f.left, f.y)
				}
				f.left += 20 * geom.Point1
				f.x = f.left
				f.inlines(it.Label)
				if len(it.Label) > 0 {
					f.line()
				}
				f.blocks(it.Body, level)
				f.left -= 20 * geom.Point1
				f.x = f.left
			}
		case *document.Figure:
			f.figure(n)
		case *document.Picture:
			if n.Image.Type == document.SVG {
				ink := brand.Black
				f.now.Items = append(f.now.Items, &page.Shape{Owner: page.Owner{Of: n}, Path: geom.RectPath(geom.R(f.x, f.y, 20*geom.Point1, 20*geom.Point1)), Fill: &ink})
			} else {
				f.now.Items = append(f.now.Items, &page.Picture{Owner: page.Owner{Of: n}, Image: n.Image, Box: geom.R(f.x, f.y, 30*geom.Point1, 20*geom.Point1)})
			}
			f.y += 35 * geom.Point1
			f.inlines(n.Caption)
			f.line()
		case *document.Contents:
			f.inlines(n.Title)
			f.line()
			for _, e := range n.Entries {
				b := f.inlines(e.Text)
				f.now.Items = append(f.now.Items, &page.Annotation{Owner: page.Owner{Of: e}, Boxes: b, Target: e.Target})
				f.line()
			}
		case *document.Table:
			f.inlines(n.Caption)
			f.line()
			for _, r := range append(append([]*document.Row(nil), n.Head...), n.Rows...) {
				for k, c := range r.Cells {
					f.x = f.left + geom.Length(k)*120*geom.Point1
					f.inlines(c.Text)
				}
				rule := page.Stroke{Colour: brand.Black, Width: geom.Point1 / 2}
				p := geom.Path{}
				p.MoveTo(geom.Point{X: f.left, Y: f.y + 3*geom.Point1})
				p.LineTo(geom.Point{X: fakeTrim.W - fakeMargin, Y: f.y + 3*geom.Point1})
				f.now.Items = append(f.now.Items, &page.Shape{Owner: page.Owner{Artifact: page.Layout}, Path: p, Stroke: &rule})
				f.line()
			}
		}
	}
}

// figure draws a box, a leaf and the labels.
func (f *fake) figure(n *document.Figure) {
	if f.y > fakeTrim.H-fakeMargin-90*geom.Point1 {
		f.newPage()
	}
	o := page.Owner{Of: n}
	ink := brand.Colour{Name: "pine", RGB: [3]uint8{20, 90, 60}}
	var p geom.Path
	p.MoveTo(geom.Point{X: f.x, Y: f.y})
	p.CurveTo(geom.Point{X: f.x + 80*geom.Point1, Y: f.y}, geom.Point{X: f.x + 80*geom.Point1, Y: f.y + 60*geom.Point1}, geom.Point{X: f.x, Y: f.y + 60*geom.Point1})
	p.Close()
	f.now.Items = append(f.now.Items, &page.Shape{Owner: o, Path: p, Fill: &ink, Stroke: &page.Stroke{Colour: brand.White, Width: geom.Point1, Round: true}})
	for i := range n.Parts {
		f.paint(o, strings.Join(n.Parts[i].Label, " "), f.x+90*geom.Point1, f.y+geom.Length(i+1)*12*geom.Point1)
	}
	f.y += 75 * geom.Point1
	if len(n.Caption) > 0 {
		f.inlines(n.Caption)
		f.line()
	}
}
