package slides

import (
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
)

// In a principal's template the words stand in its title and text placeholders, in
// its own type; our panels and way-finders stay away. What a template holds is never
// turned over: in a language that is read from the right, lines begin at the right of
// its placeholders, and the figure stands at the left of the text.

// foreignTitle fills the template's title slide: the subject and the sender stand in
// its subtitle.
func (p *planner) foreignTitle(out slide, s *document.Section) []document.Block {
	y := &p.ls[layoutTitle]
	h := &y.holders[0]
	rest := s.Body
	if sub := y.find("subTitle", idxText); sub != nil {
		b := block{kind: "subTitle", idx: idxText}
		for len(rest) > 0 {
			q, ok := rest[0].(*document.Paragraph)
			if !ok || q.Role != document.Subject && q.Role != document.Sender {
				break
			}
			b.paras = append(b.paras, para{kind: paraName, text: q.Text, pos: q.Pos})
			rest = rest[1:]
		}
		out.blocks = []block{b}
	}
	p.fitTitle(&out, s.Pos, h.at.w, h.at.h)
	p.keep(out)
	return rest
}

// foreignFigure shows the figure in the place of the text, and the text beside it.
func (p *planner) foreignFigure(f *frame) {
	fig := f.figure
	out := f.begin(layoutPlain)
	y := &p.ls[layoutPlain]
	head, text := y.find("title", 0), y.find("body", idxText)
	p.fitTitle(&out, f.section.Pos, head.at.w, head.at.h)
	room, at := text.at, text.at
	var d *figure.Drawing
	var err error
	if fig.Form == document.FigureHeads {
		at.h = room.h * 2 / 5
		room.y, room.h = at.y+at.h+12, room.h-at.h-12
		o := headsOptions
		k := float64(room.w) / 1152
		high := min(250*k, float64(room.h))
		scale := func(l geom.Length) geom.Length { return l.Scale(high / 250) }
		o.Box = geom.Size{W: unit(float64(room.w)), H: unit(high)}
		o.Icon, o.Size, o.Min = scale(o.Icon), scale(o.Size), scale(o.Min).Scale(.5)
		o.IconAt = geom.Point{X: scale(o.IconAt.X), Y: scale(o.IconAt.Y)}
		o.LabelAt = geom.Point{X: scale(o.LabelAt.X), Y: scale(o.LabelAt.Y)}
		d, err = p.heads(fig, o, room)
	} else if fig.Form == document.FigurePath {
		if len(f.units) > 0 {
			at.h = room.h * 2 / 5
			room.y, room.h = at.y+at.h+12, room.h-at.h-12
		}
		d, err = p.o.Figures.Path(p.o.Library, fig, p.o.Profile, figure.PathOptions{Width: unit(float64(room.w)), Height: unit(float64(room.h))})
	} else {
		side := min(room.h, room.w*3/5)
		at.w = room.w - side - 24
		if p.look.rtl {
			at.x += side + 24
		} else {
			room.x = at.x + at.w + 24
		}
		room.w = side
		d, err = p.o.Figures.Leaves(p.o.Library, fig, p.o.Profile, figure.Options{Box: geom.Size{W: unit(float64(side)), H: unit(float64(side))}, Turned: p.look.rtl})
	}
	if err != nil {
		p.fail(err)
		return
	}
	if p.look.rtl {
		d = p.o.Shared.turned(d)
	}
	out.figures = []placed{{drawing: d, at: geom.Point{X: unit(float64(room.x)), Y: unit(float64(room.y))}, name: "Målbilden", alt: fig.Alt}}
	pages, set := p.packSet(f.units, text.style, at.w, at.h, at.h)
	if len(pages) > 0 {
		out.blocks = []block{{kind: "body", idx: idxText, at: &at, set: set, paras: pages[0]}}
	}
	out.say = append(out.say, fig.Alt)
	p.keep(out)
	for _, ps := range pages[min(1, len(pages)):] {
		next := f.begin(layoutPlain)
		p.fitTitle(&next, f.section.Pos, head.at.w, head.at.h)
		next.blocks = []block{{kind: "body", idx: idxText, at: &at, set: set, paras: ps}}
		p.keep(next)
	}
	if f.qr != nil {
		f.units, f.figure = nil, nil
		p.plainSlides(f)
	}
}

// foreignNames puts leading names in two columns on a slide of their own.
func (p *planner) foreignNames(f *frame) {
	var names []para
	units := f.units
	for len(units) > 0 && units[0].names {
		names = append(names, units[0].paras...)
		units = units[1:]
	}
	y := &p.ls[layoutPlain]
	head, text := y.find("title", 0), y.find("body", idxText)
	const columns, spare = 2, 1.1
	rows := float64((len(names) + columns - 1) / columns)
	set := text.style
	set.leading += set.after
	if high := float64(text.at.h) / rows / spare; high < set.leading {
		set = set.at(set.size * high / set.leading)
	}
	if len(names) < 6 || set.size < leastSize {
		return
	}
	out := f.begin(layoutPlain)
	p.fitTitle(&out, f.section.Pos, head.at.w, head.at.h)
	out.blocks = []block{{kind: "body", idx: idxText, set: set, columns: columns, paras: names}}
	p.keep(out)
	f.units = units
}

// foreignPara writes a paragraph in the template's type: list items have its marks,
// other text has none.
func (w *slideWriter) foreignPara(q *para, set, base style) {
	c := letters{bold: q.kind == paraLabel || q.kind == paraLead}
	if set.size != base.size {
		c.size = points(set.size)
	}
	w.raw(`<a:p>`)
	switch q.kind {
	case paraBullet:
		w.raw(w.foreignSide(base))
	case paraNumber:
		w.raw(`<a:pPr` + w.foreignWay(base) + `><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="`)
		w.int(q.number)
		w.raw(`"/></a:pPr>`)
	case paraInside:
		w.raw(`<a:pPr` + w.foreignWay(base) + `><a:buNone/></a:pPr>`)
	default:
		w.raw(`<a:pPr marL="0" indent="0"` + w.foreignWay(base) + `><a:buNone/></a:pPr>`)
	}
	w.inlines(held(q.text), c)
	w.raw(`</a:p>`)
}

// foreignWay are the attributes of paragraphs that are read from the right; a template
// that centres its lines has them centred. Others are as the template says.
func (w *slideWriter) foreignWay(base style) string {
	if !w.look.rtl {
		return ""
	}
	return " " + w.look.side(base.algn)
}

// foreignSide is foreignWay for a paragraph of which nothing else is said.
func (w *slideWriter) foreignSide(base style) string {
	if way := w.foreignWay(base); way != "" {
		return `<a:pPr` + way + `/>`
	}
	return ""
}
