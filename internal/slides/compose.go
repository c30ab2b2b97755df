package slides

import (
	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// titleSlide makes the first slide: title, subject, sender, and the figure cut by
// the slide's edges as decoration. It returns the blocks that are not on it.
func (p *planner) titleSlide(f *frame, s *document.Section) []document.Block {
	out := f.begin(layoutTitle)
	if p.look.foreign {
		return p.foreignTitle(out, s)
	}
	rest := s.Body
	taken := map[string]bool{}
	for len(rest) > 0 {
		q, ok := rest[0].(*document.Paragraph)
		if !ok {
			break
		}
		b := block{kind: "subTitle", idx: idxText}
		if q.Role == document.Sender {
			b = block{kind: "body", idx: idxSender}
		} else if q.Role != document.Subject {
			break
		}
		if taken[b.kind] {
			break
		}
		taken[b.kind] = true
		b.paras = []para{{text: q.Text, pos: q.Pos}}
		out.blocks = append(out.blocks, b)
		rest = rest[1:]
	}
	if !taken["body"] {
		out.blocks = append(out.blocks, block{kind: "body", idx: idxSender})
	}
	out.blocks = append(out.blocks, block{kind: "body", idx: idxDate})
	p.fitTitle(&out, s.Pos, 600, 4*74)
	out.art = p.titleArt()
	p.keep(out)
	return rest
}

// titleArt is the figure of the first slide: 800 units wide, beyond the edges, with
// the icon of its first part and the words of its hub.
func (p *planner) titleArt() *placed {
	f := p.main
	if f == nil {
		return nil
	}
	snow, _ := p.o.Profile.Ink("snow")
	o := figure.Options{Box: geom.Size{W: unit(800), H: unit(800)}, Ground: snow, Hub: .36, Labels: figure.ShowNone, Icons: figure.ShowFirst,
		HubText: figure.ShowFirst, HubSize: unit(29), Turned: p.look.rtl}
	at := geom.Point{X: unit(690), Y: unit(92)}
	if f.Form == document.FigureHeads {
		o.Box = geom.Size{W: unit(760), H: unit(760)}
		at = geom.Point{X: unit(660), Y: unit(60)}
	}
	d, err := p.o.Figures.Leaves(p.o.Library, f, p.o.Profile, o)
	if err != nil {
		return nil // decoration: the figure itself is drawn, or refused, on its own slide
	}
	return &placed{drawing: d, at: at, name: "Dekor"}
}

// figureSlide shows the målbild figure beside, or below, its title.
func (p *planner) figureSlide(f *frame) {
	fig := f.figure
	out := f.begin(layoutLeaves)
	var d *figure.Drawing
	var err error
	at, width, room := geom.Point{X: unit(600), Y: unit(38)}, 500, 4*60
	switch fig.Form {
	case document.FigureHeads:
		out.layout, at, width, room = layoutHeads, geom.Point{X: unit(margin), Y: unit(320)}, 1152, 60
		d, err = p.heads(fig, headsOptions, box{w: 1152, h: footTop - 14 - 320})
	case document.FigurePath:
		top := 150 // under the title; under the keywords where there are any
		if len(f.units) > 0 {
			top = 276
		}
		out.layout, at, width, room = layoutHeads, geom.Point{X: unit(margin), Y: unit(float64(top))}, 1152, 60
		d, err = p.o.Figures.Path(p.o.Library, fig, p.o.Profile, figure.PathOptions{Width: unit(1152), Height: unit(float64(footTop - 14 - top)), Min: geom.Pt(18)})
	default:
		d, err = p.o.Figures.Leaves(p.o.Library, fig, p.o.Profile, figure.Options{Box: geom.Size{W: unit(616), H: unit(616)}, Max: unit(40), Turned: p.look.rtl})
	}
	if err != nil {
		p.fail(err)
		return
	}
	lines := p.fitTitle(&out, f.section.Pos, width, room)
	out.figures = []placed{{drawing: d, at: at, name: "Målbilden", alt: fig.Alt}}
	y := &p.ls[out.layout]
	h := y.find("body", idxText)
	b := block{kind: "body", idx: idxText}
	if out.layout == layoutLeaves {
		moved := h.at
		moved.y = y.find("title", 0).at.y + int(float64(lines)*p.titleStyle(&out).leading) + 26
		moved.h = textEnd - moved.y
		b.at = &moved
		h = &holder{at: moved, style: h.style}
	}
	n := 0
	used := 0.0
	for _, c := range f.units { // what does not fit goes on to the next slide
		high := 0.0
		for _, q := range c.paras {
			hq, ok := p.height(q, h.style, h.at.w)
			if !ok {
				high = 1e6
			}
			high += hq
		}
		if used+high > float64(h.at.h) {
			break
		}
		used += high
		b.paras = append(b.paras, c.paras...)
		n++
	}
	if n > 0 {
		out.blocks = []block{b}
	}
	out.say = append(out.say, fig.Alt)
	p.keep(out)
	if n < len(f.units) || f.qr != nil {
		f.units, f.figure = f.units[n:], nil
		p.flush(f)
	}
}

// heads draws the heads side by side, or in rows below each other where their labels
// would be smaller than words on a slide may be.
func (p *planner) heads(fig *document.Figure, o figure.HeadsOptions, room box) (*figure.Drawing, error) {
	d, err := p.o.Figures.Heads(p.o.Library, fig, p.o.Profile, o)
	if err == nil {
		return d, nil
	}
	return p.o.Figures.Columns(p.o.Library, fig, p.o.Profile, figure.StatementsOptions{Width: unit(float64(room.w)), Height: unit(float64(room.h)), Min: o.Min})
}

// headsOptions: three or more heads side by side over the slide's width.
var headsOptions = figure.HeadsOptions{Box: geom.Size{W: unit(1152), H: unit(250)}, Gutter: unit(24), Icon: unit(92),
	IconAt: geom.Point{X: unit(48), Y: unit(44)}, LabelAt: geom.Point{X: unit(52), Y: unit(200)}, Size: unit(40), Min: unit(24), Tracking: -5}

// partSlides show one part: panel with title, lead and body.
func (p *planner) partSlides(f *frame) {
	var lead []para
	units := f.units
	if len(units) > 0 && len(units[0].paras) == 1 && units[0].paras[0].kind == paraLead {
		lead, units = units[0].paras, units[1:]
	}
	units = aloud(units)
	top := textTop
	y := &p.ls[layoutPart]
	first := []block{}
	if lead != nil {
		h := y.find("body", idxLead)
		high, ok := p.height(lead[0], h.style, textWidth)
		if !ok {
			p.tooLong(lead[0])
			return
		}
		at := h.at
		at.h = int(high) + 4
		set := h.style
		set.colour = ""
		first = append(first, block{kind: "body", idx: idxLead, at: &at, set: set, paras: lead})
		top = textTop + int(high) + 36
	}
	pages, set := p.pack(units, textWidth, textEnd-top, textEnd-textTop)
	for i := range max(len(pages), 1) {
		out := f.begin(layoutPart)
		p.fitTitle(&out, f.section.Pos, panelWidth-2*margin, titleRoom)
		at := box{textLeft, textTop, textWidth, textEnd - textTop}
		if i == 0 {
			out.blocks = first
			at.y, at.h = top, textEnd-top
		}
		if i < len(pages) {
			out.blocks = append(out.blocks, block{kind: "body", idx: idxText, at: &at, set: set, paras: pages[i]})
		}
		out.art = p.panel(f)
		out.mark = p.wayFinder(f)
		p.keep(out)
	}
}

// artKey is everything a panel depends on.
type artKey struct {
	profile   *brand.Profile
	ink, icon string
	hub       bool
}

// panel is the ground of a part's title, with its icon and the hub at its corner.
func (p *planner) panel(f *frame) *placed {
	s := f.section
	k := artKey{p.o.Profile, s.Ink, s.Icon, f.part >= 0 && p.main != nil && p.main.Form == document.FigureLeaves}
	sh := p.o.Shared
	sh.mu.Lock()
	defer sh.mu.Unlock()
	d, ok := sh.art[k]
	if !ok {
		d = drawPanel(k)
		sh.art[k] = d
	}
	return &placed{drawing: d, name: "Dekor"}
}

func drawPanel(k artKey) *figure.Drawing {
	ink, _ := k.profile.Ink(k.ink)
	size := geom.Size{W: unit(panelWidth), H: unit(slideHeight)}
	d := &figure.Drawing{Size: size}
	ground := geom.RectPath(geom.Rect{Size: size})
	var disc geom.Path
	if k.hub {
		ground, disc = figure.PanelWithHub(size, [4]geom.Length{}, figure.BottomRight, unit(160), unit(144))
	}
	d.Items = append(d.Items, &page.Shape{Path: ground, Fill: &ink})
	if disc != nil {
		night, _ := k.profile.Ink(k.profile.Hub)
		d.Items = append(d.Items, &page.Shape{Path: disc, Fill: &night})
	}
	d.Items = append(d.Items, figure.IconShapes(k.icon, geom.R(unit(margin-8), unit(96), unit(150), unit(150)), figure.OnLeaf(k.profile, k.ink))...)
	return d
}

// wayFinder says where in the figure we are.
func (p *planner) wayFinder(f *frame) *placed {
	if p.main == nil || p.main.Form != document.FigureLeaves {
		return nil
	}
	key := artKey{profile: p.o.Profile, ink: "\x00" + string(rune('0'+f.part)), icon: figureName(p.main)}
	sh := p.o.Shared
	sh.mu.Lock()
	defer sh.mu.Unlock()
	d, ok := sh.art[key]
	if !ok {
		var err error
		side := unit(56)
		if d, err = figure.WayFinder(p.main, f.part, p.o.Profile, geom.Size{W: side, H: side}, brand.White); err != nil {
			return nil // decoration
		}
		sh.art[key] = d
	}
	return &placed{drawing: d, at: geom.Point{X: unit(textLeft), Y: unit(636)}, name: "Vägvisare"}
}

// figureName tells the figures of two counties apart.
func figureName(f *document.Figure) string {
	s := f.ID
	for _, q := range f.Parts {
		s += "|" + q.Ink
	}
	if f.Hub != nil {
		s += "|hub"
	}
	return s
}

// plainSlides show text under a title.
func (p *planner) plainSlides(f *frame) {
	y := &p.ls[layoutPlain]
	head, text := y.find("title", 0), y.find("body", idxText)
	at := text.at
	if f.qr != nil {
		at.w = min(at.w, p.qrSpot().x-24-at.x)
	}
	pages, set := p.packSet(f.units, text.style, at.w, at.h, at.h)
	for i := range max(len(pages), 1) {
		out := f.begin(layoutPlain)
		p.fitTitle(&out, f.section.Pos, head.at.w, head.at.h)
		if i < len(pages) && len(pages[i]) > 0 {
			out.blocks = []block{{kind: "body", idx: idxText, set: set, paras: pages[i]}}
			if at != text.at {
				out.blocks[0].at = &at
			}
		}
		if i == 0 {
			p.qr(&out, f)
		}
		p.keep(out)
	}
}

// namesSlides show who the målbild is common to, the decision and where to turn.
func (p *planner) namesSlides(f *frame) {
	var names []para
	units := f.units
	for len(units) > 0 && units[0].names {
		names = append(names, units[0].paras...)
		units = units[1:]
	}
	if len(names) == 0 {
		p.plainSlides(f)
		return
	}
	out := f.begin(layoutNames)
	p.fitTitle(&out, f.section.Pos, 1152, 2*58)
	y := &p.ls[layoutNames]
	h := y.find("body", idxNames)
	at, columns := h.at, 3
	if len(names) < 6 {
		columns = 1
	}
	most := columns * ((plainEnd - at.y - 8) / int(h.style.leading))
	for len(names) > most { // a large county fills more than one slide
		full := at
		full.h = most/columns*int(h.style.leading) + 8
		out.blocks = []block{{kind: "body", idx: idxNames, at: &full, columns: columns, paras: names[:most]}}
		p.keep(out)
		names = names[most:]
		out = f.begin(layoutNames)
		p.fitTitle(&out, f.section.Pos, 1152, 2*58)
	}
	rows := (len(names) + columns - 1) / columns
	at.h = rows*int(h.style.leading) + 8
	out.blocks = []block{{kind: "body", idx: idxNames, at: &at, columns: columns, paras: names}}
	p.qr(&out, f)
	t := y.find("body", idxText)
	below := t.at
	below.y = at.y + at.h + 34
	below.h = plainEnd - below.y
	if len(units) > 0 && below.h >= 3*int(t.style.leading) { // else they have the next slide
		pages, set := p.packSet(units, t.style, below.w, below.h, plainEnd-plainTop)
		if len(pages) == 1 {
			out.blocks = append(out.blocks, block{kind: "body", idx: idxText, at: &below, set: set, paras: pages[0]})
			units = nil
		}
	}
	p.keep(out)
	if len(units) > 0 {
		f.units, f.qr = units, nil
		p.plainSlides(f)
	}
}

// qrSpot is where a code stands: at the lower right of the slide, or of the text of a
// template, which may have another format.
func (p *planner) qrSpot() box {
	if !p.look.foreign {
		return box{slideWidth - margin - qrSide, 500, qrSide, qrSide}
	}
	t := p.ls[layoutPlain].find("body", idxText).at
	return box{t.x + t.w - qrSide, t.y + t.h - qrSide, qrSide, qrSide}
}

// qr puts a code at the lower right.
func (p *planner) qr(out *slide, f *frame) {
	if f.qr == nil {
		return
	}
	night, _ := p.o.Profile.Ink(p.o.Profile.Hub)
	at := p.qrSpot()
	d, err := p.o.Figures.QR(f.qr.Target, unit(qrSide), night)
	if err != nil {
		p.fail(err)
		return
	}
	out.figures = append(out.figures, placed{drawing: d, at: geom.Point{X: unit(float64(at.x)), Y: unit(float64(at.y))}, name: "QR-kod", alt: f.qr.Alt, steady: true})
}

func (p *planner) keep(s slide) {
	words := []string{}
	for _, b := range s.blocks {
		for _, q := range b.paras {
			words = append(words, document.Plain(q.text))
		}
	}
	s.say = append(words, s.say...)
	if s.layout == layoutTitle || len(s.say) == 0 {
		s.say = append([]string{document.Plain(s.title)}, s.say...)
	}
	p.deck = append(p.deck, s)
}

// fail notes what a drawing said: findings for the user, or an error.
func (p *planner) fail(err error) {
	if l, ok := err.(diag.List); ok {
		p.found.Add(l...)
		return
	}
	if p.missing(err) {
		return
	}
	if p.err == nil {
		p.err = err
	}
}
