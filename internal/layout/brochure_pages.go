package layout

import (
	"strconv"
	"strings"

	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

var decoration = page.Owner{Artifact: page.Layout}

// ground fills the page with an ink.
func (b *brochure) ground(ink string) core.Component {
	return Ground(b.layout.Trim, b.layout.Bleed, b.ink(ink, "", noPos))
}

// heading sets the title of a section in the style its rule gives it.
func (b *brochure) heading(t *document.Section, at place, name string, most int) *Text {
	f := &flow{setter: b.setter, around: at.in(t).around}
	st, _ := f.styleOf(headingOf(t, at.in(t).level), t.Pos)
	if st == nil {
		return &Text{style: &Style{}}
	}
	o := setting{measure: b.frame(name).Box.W, part: at.in(t).part, pos: t.Pos}
	return b.setter.title(t.Title, st, o, most, name)
}

// cover is the first page: title, label, sender, and the figure so large that it
// leaves the page.
func (b *brochure) cover(ps []*document.Paragraph) []core.Component {
	out := []core.Component{b.ground("snow")}
	out = append(out, b.coverArt()...)
	title := b.heading(b.title, place{}, "cover-title", 3)
	box := b.frame("cover-title").Box
	out = append(out, Paragraph(title, box.Point))
	below := box.Y + title.Height() + b.length("cover-gap")
	for _, p := range ps {
		f := &flow{setter: b.setter, around: b.place.around}
		st, _ := f.styleOf(paragraphOf(p), p.Pos)
		if st == nil {
			continue
		}
		t := b.text(p.Text, st, setting{measure: box.W, pos: p.Pos})
		if p.Role == document.Subject {
			out = append(out, Paragraph(t, b.frame("cover-label").Box.Point))
			continue
		}
		out = append(out, Paragraph(t, geom.Point{X: box.X, Y: below}))
		below += t.Height()
	}
	if limit := b.frame("cover-figure").Box.Y; below > limit && len(ps) > 0 {
		over := int((below-limit)/max(title.style.Leading, geom.Point1)) + 1
		b.refused(b.title.Pos, "cover-title", max(title.Len()-over, 0), title.Len(), title.style.Size, title.runes())
	}
	return out
}

// coverArt is the figure of the cover: leaves with the hub's words, or the heads
// of the groups one under another. It is decoration: the figure itself, with its
// alternative, has a page of its own.
func (b *brochure) coverArt() []core.Component {
	if b.figure == nil {
		return nil
	}
	box := b.frame("cover-figure").Box
	if b.figure.Form == document.FigureHeads {
		return b.headStack(b.figure, geom.R(box.X, box.Y, b.layout.Trim.W-2*box.X, b.layout.Trim.H-box.Y-b.length("cover-foot")), decoration)
	}
	o := figure.Options{Box: box.Size, Ground: b.ink("snow", "", noPos), Labels: figure.ShowNone, Icons: figure.ShowFirst,
		HubSize: geom.Pt(20)}
	f := *b.figure
	if f.Hub != nil {
		hub := *f.Hub
		hub.Icon = "" // words alone
		f.Hub = &hub
	}
	d, at, err := b.bled(func(k float64) (*figure.Drawing, geom.Point, error) {
		o.Box = geom.Size{W: box.W.Scale(k), H: box.H.Scale(k)}
		d, err := b.leaves(&f, o)
		if err != nil {
			o.HubText, o.HubSize = figure.ShowNone, 0 // the hub's words stand on pages of their own
			d, err = b.leaves(&f, o)
		}
		return d, box.Point, err
	})
	return b.picture(d, err, decoration, at)
}

// picture places a drawing, or reports why there is none.
func (b *brochure) picture(d *figure.Drawing, err error, owner page.Owner, p geom.Point) []core.Component {
	if err != nil {
		b.noFigure(b.figure, err)
		return nil
	}
	return []core.Component{Picture(d, owner, p)}
}

// partInk is the ink of part i of the figure.
func (b *brochure) partInk(i int) string {
	if i < len(b.figure.Parts) && b.figure.Parts[i].Ink != "" {
		return b.figure.Parts[i].Ink
	}
	return b.profile.Part(i)
}

// headStack is the heads of the groups one under another, as wide as the box, with
// the label beside the icon. All labels have the size at which the widest fits.
func (b *brochure) headStack(f *document.Figure, box geom.Rect, owner page.Owner) []core.Component {
	n := geom.Length(len(f.Parts))
	gap := b.length("head-gap")
	h := min((box.H-gap*(n-1))/n, b.length("head-most"))
	indent := h.Scale(1.05)
	labels := b.headLabels(f, box.W-indent-h.Scale(.2))
	leaf := figure.Panel(geom.Size{W: box.W, H: h}, [4]geom.Length{h / 2, h / 2, b.length("heel"), h / 2})
	var out []core.Component
	for i, p := range f.Parts {
		ink := b.partInk(i)
		at := geom.R(box.X, box.Y+(h+gap)*geom.Length(i), box.W, h)
		d := &figure.Drawing{Size: at.Size, Items: []page.Item{&page.Shape{Path: leaf, Fill: ptr(b.ink(ink, "", f.Pos))}}}
		d.Items = append(d.Items, figure.IconShapes(p.Icon, geom.R(h.Scale(.4), h.Scale(.25), h/2, h/2), figure.OnLeaf(b.profile, ink))...)
		if t := labels[i]; t != nil {
			y := h/2 + t.cap/2
			d.Items = append(d.Items, t.at(geom.Point{X: indent, Y: y}, page.Owner{}, brand.White)...)
		}
		out = append(out, Picture(d, owner, at.Point))
	}
	return out
}

// headLabels shapes the labels of the heads at the first size of the ladder at
// which all have room.
func (b *brochure) headLabels(f *document.Figure, room geom.Length) []*sign {
	st := b.style("head-label")
	steps := st.Steps()
	labels := make([]*sign, len(f.Parts))
	for k, step := range steps {
		own := st.At(step)
		var widest geom.Length
		var word string
		for i, p := range f.Parts {
			text := strings.Join(p.Label, " ")
			labels[i] = b.sign(text, own, f.Pos)
			if labels[i] != nil && labels[i].width > widest {
				widest, word = labels[i].width, text
			}
		}
		if widest <= room {
			return labels
		}
		if k == len(steps)-1 {
			b.found.Add(TooWide.At(f.Pos, word, spoken(number(widest)), spoken(number(room))))
		}
	}
	return labels
}

func ptr[T any](v T) *T { return &v }

// figurePage shows the figure alone.
func (b *brochure) figurePage(f *document.Figure) []core.Component {
	out := []core.Component{b.ground("snow")}
	box := b.frame("figure").Box
	owner := page.Owner{Of: f}
	if f.Form == document.FigureHeads {
		return append(out, b.headStack(f, box, owner)...)
	}
	if f.Form == document.FigureStatements {
		d, err := b.figures.Statements(b.library, f, b.profile, figure.StatementsOptions{Width: box.W, Height: b.layout.Area().Bottom() - box.Y,
			Ground: b.ink("snow", "", noPos), Size: geom.Pt(9.5), Min: geom.Pt(7.5)})
		return append(out, b.picture(d, err, owner, box.Point)...)
	}
	if f.Form == document.FigurePath {
		d, err := b.path(f, figure.PathOptions{Width: box.W, Ground: b.ink("snow", "", noPos)})
		return append(out, b.picture(d, err, owner, box.Point)...)
	}
	d, err := b.leaves(f, figure.Options{Box: box.Size, Ground: b.ink("snow", "", noPos)})
	return append(out, b.picture(d, err, owner, box.Point)...)
}

// keywords is a page of keyword lines on the ink of the hub.
func (b *brochure) keywords(t *document.Section, ps []document.Block) {
	b.add(sheet{make: func(int) []core.Component {
		at, blocks := b.place, ps
		if t != nil {
			blocks = []document.Block{t}
		}
		box := b.frame("keywords").Box
		ground := b.profile.Hub
		if b.figure != nil && b.figure.Form == document.FigureHeads {
			ground = b.partInk(1)
		}
		return []core.Component{b.ground(ground), Column(box, b.column(at, blocks, "keywords", box))}
	}})
}

// hub makes two sheets: the hub filling a left page, its text on the right one.
func (b *brochure) hub(t *document.Section, at place) {
	b.add(sheet{even: true, make: func(int) []core.Component {
		box := b.frame("hub-title").Box
		out := []core.Component{Ground(b.layout.Trim, b.layout.Bleed, brand.White)}
		out = append(out, b.hubArt()...)
		return append(out, Paragraph(b.heading(t, at, "hub-title", 2), box.Point))
	}})
	if len(t.Body) == 0 {
		return
	}
	b.add(sheet{folio: true, make: func(int) []core.Component {
		box := b.frame("hub-text").Box
		return []core.Component{Column(box, b.column(at.in(t), t.Body, "hub-text", box))}
	}})
}

// hubArt is the figure so large that its hub fills the page.
func (b *brochure) hubArt() []core.Component {
	fr := b.frame("hub-figure").Box
	if b.figure == nil || b.figure.Form != document.FigureLeaves {
		return []core.Component{b.ground(b.profile.Hub)}
	}
	d, at, err := b.bled(func(k float64) (*figure.Drawing, geom.Point, error) {
		d, err := b.leaves(b.figure, figure.Options{Box: geom.Size{W: fr.W.Scale(k), H: fr.H.Scale(k)}, Hub: .46, Ring: .025,
			Labels: figure.ShowNone, Icons: figure.ShowNone, HubText: figure.ShowNone})
		if err != nil {
			return d, fr.Point, err
		}
		c := hubCentre(d, b.ink("", "", noPos))
		return d, geom.Point{X: fr.X - c.X, Y: fr.Y - c.Y}, nil
	})
	return b.picture(d, err, decoration, at)
}

// hubCentre is the middle of the last shape in the ink of the hub: a figure of an
// odd number of parts is not centred on its hub.
func hubCentre(d *figure.Drawing, ink brand.Colour) geom.Point {
	for i := len(d.Items) - 1; i >= 0; i-- {
		if s, ok := d.Items[i].(*page.Shape); ok && s.Fill != nil && s.Fill.RGB == ink.RGB {
			r := s.Path.Bounds()
			return geom.Point{X: r.X + r.W/2, Y: r.Y + r.H/2}
		}
	}
	return geom.Point{X: d.Size.W / 2, Y: d.Size.H / 2}
}

// statement is the vision or the challenge: a label and a large quotation.
func (b *brochure) statement(t *document.Section, at place, ground string) []core.Component {
	var out []core.Component
	if ground != "" {
		out = append(out, b.ground(ground))
	}
	box := b.frame("statement").Box
	return append(out, Column(box, b.column(at, []document.Block{t}, "statement", box)))
}

// leavesPage is a page of leaves without words.
func (b *brochure) leavesPage(number int) []core.Component {
	out := []core.Component{b.ground("snow")}
	if b.figure == nil || len(b.figure.Parts) < 2 {
		return out
	}
	w, h := b.layout.Trim.W, b.layout.Trim.H
	d, at, err := b.bled(func(k float64) (*figure.Drawing, geom.Point, error) {
		side := b.length("leaves").Scale(k)
		d, err := b.leaves(b.figure, figure.Options{Box: geom.Size{W: side, H: side},
			Ground: b.ink("snow", "", noPos), Labels: figure.ShowNone, Icons: figure.ShowNone, HubText: figure.ShowNone})
		if number > 2 { // not the same page twice
			return d, geom.Point{X: w - side/2, Y: h/3 - side/2}, err
		}
		return d, geom.Point{X: w/2 - side/2, Y: h/2 - side/2}, err
	})
	return append(out, b.picture(d, err, decoration, at)...)
}

// notes is a page of rules to write on.
func (b *brochure) notes(int) []core.Component {
	box := b.frame("notes").Box
	ink := b.ink("night-mid", "", noPos)
	var out []core.Component
	for y := box.Y; y <= box.Bottom(); y += b.length("notes-gap") {
		out = append(out, Bar(geom.R(box.X, y, box.W, geom.Pt(.5)), ink))
	}
	return out
}

// folio is the page number with the name of the målbild, on the outer side.
func (b *brochure) folio(number int) []core.Component {
	fr := b.frame("folio").Box
	st := *b.style("folio")
	in := []document.Inline{&document.Strong{Text: document.T(strconv.Itoa(number))}}
	name := b.doc.Meta.Running.FootLeft
	if number%2 == 0 {
		in = append(append(in, &document.Text{Value: "\u2002"}), name...)
	} else {
		st.Align = typeset.Right
		in = append(append(append([]document.Inline{}, name...), &document.Text{Value: "\u2002"}), in...)
	}
	t := b.text(in, &st, setting{measure: fr.W, artifact: page.Footer})
	return []core.Component{Paragraph(t, geom.Point{X: fr.X, Y: b.layout.Trim.H - b.length("folio-baseline") - t.Baseline()})}
}
