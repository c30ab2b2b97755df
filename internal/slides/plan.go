package slides

import (
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
)

// slide is one slide, decided: what it says, where, and how large.
type slide struct {
	layout    layoutID
	title     []document.Inline
	more      bool  // it continues the slide before it: «(forts.)»
	titleSet  style // size and leading, when they are not the layout's
	blocks    []block
	art, mark *placed // decoration below and above the text
	figures   []placed
	photos    []photo  // pictures from files
	ink       [3]uint8 // of lead and list markers
	say       []string // notes
}

// block is the text of one placeholder.
type block struct {
	kind    string
	idx     int
	at      *box // where it stands, when not where the layout has it
	set     style
	columns int
	paras   []para
}

// placed is a drawing on a slide. Without alt it is decoration.
type placed struct {
	drawing   *figure.Drawing
	at        geom.Point
	name, alt string
	steady    bool // never turned over
}

// paraKind is how a paragraph begins.
type paraKind int

const (
	paraPlain paraKind = iota
	paraLead
	paraBullet
	paraNumber
	paraInside // goes on inside a list item
	paraLabel  // of a list item
	paraName   // one of the principals
)

// para is one paragraph on a slide.
type para struct {
	kind   paraKind
	number int
	text   []document.Inline
	pos    diag.Pos
}

// planner decides the slides of one document.
type planner struct {
	d     *document.Document
	o     Options
	look  look
	ls    *[layoutCount]layout
	main  *document.Figure // the målbild figure, for the way-finder
	part  int              // parts met so far
	deck  []slide
	found diag.List
	err   error
}

// frame is the titled section that words stand under.
type frame struct {
	section *document.Section
	shown   bool // its title stands on a slide
	part    int  // place in the figure; -1: none
	ink     [3]uint8
	units   []chunk
	figure  *document.Figure
	qr      *document.Figure
}

// chunk is what should stay together: a paragraph, a list item.
type chunk struct {
	paras []para
	names bool
}

// plan decides the slides of a document.
func plan(d *document.Document, o Options) ([]slide, error) {
	p := newPlanner(d, o)
	f := &frame{part: -1, ink: p.look.inks[0], section: &document.Section{Title: document.T(d.Meta.Title)}}
	p.blocks(f, d.Body)
	p.flush(f)
	if p.err != nil {
		return nil, p.err
	}
	if p.look.rtl && !p.look.foreign {
		for i := range p.deck {
			p.turn(&p.deck[i])
		}
	}
	return p.deck, p.found.Err()
}

func newPlanner(d *document.Document, o Options) *planner {
	p := &planner{d: d, o: o, look: lookOf(d, o.Profile, o.Template), main: mainFigure(d)}
	p.ls = p.look.layouts()
	if o.Template != nil {
		p.ls = &o.Template.layouts
	}
	return p
}

func mainFigure(d *document.Document) *document.Figure {
	var out *document.Figure
	document.Walk(d, func(n document.Node, _ int) bool {
		if f, ok := n.(*document.Figure); ok && out == nil && f.Form != document.FigureQR {
			out = f
		}
		return out == nil
	})
	return out
}

// section opens a titled section: the whole presentation, or what a slide is about.
func (p *planner) section(s *document.Section) {
	f := &frame{section: s, part: -1, ink: p.look.inks[0]}
	if c, ok := p.o.Profile.Ink(s.Ink); ok {
		f.ink = c.RGB
	}
	switch s.Role {
	case document.SectionTitle:
		p.blocks(f, p.titleSlide(f, s))
	case document.SectionPart, document.SectionGroup:
		f.part = p.part
		p.part++
		p.blocks(f, s.Body)
	default:
		p.blocks(f, s.Body)
	}
	p.flush(f)
}

// blocks gathers what stands under a title, and opens slides of their own for the
// sections in it.
func (p *planner) blocks(f *frame, bs []document.Block) {
	for _, b := range bs {
		switch t := b.(type) {
		case *document.Section:
			if len(t.Title) == 0 {
				p.blocks(f, t.Body)
				continue
			}
			p.flushBefore(f)
			p.section(t)
		case *document.Passage:
			p.blocks(f, t.Body)
		case *document.Quote:
			p.blocks(f, t.Body)
		case *document.Paragraph:
			kind := paraPlain
			if t.Role == document.Lead {
				kind = paraLead
			}
			f.add(para{kind: kind, text: t.Text, pos: t.Pos})
		case *document.List:
			f.list(t)
		case *document.Figure:
			p.picture(f, t)
		case *document.Picture:
			p.photoSlide(f, t)
		case *document.Contents:
			f.contents(t)
		case *document.Table:
			f.table(t)
		}
	}
}

func (f *frame) add(ps ...para) { f.units = append(f.units, chunk{paras: ps}) }

// picture puts a figure on the slide of its section; a second one has its own.
func (p *planner) picture(f *frame, t *document.Figure) {
	switch {
	case t.Form == document.FigureQR:
		if f.qr != nil {
			p.flush(f)
		}
		f.qr = t
	default:
		if f.figure != nil {
			p.flush(f)
		}
		f.figure = t
	}
	if len(t.Caption) > 0 {
		f.add(para{text: t.Caption, pos: t.Pos})
	}
}

func (f *frame) list(l *document.List) {
	for i, it := range l.Items {
		var ps []para
		if len(it.Label) > 0 {
			ps = append(ps, para{kind: paraLabel, text: it.Label, pos: it.Pos})
		}
		first := [...]paraKind{document.Bulleted: paraBullet, document.Numbered: paraNumber, document.Labelled: paraPlain, document.Unmarked: paraPlain}[l.Kind]
		if l.Role == document.ListNames {
			first = paraName
		}
		for _, b := range it.Body {
			q, ok := b.(*document.Paragraph)
			if !ok {
				continue
			}
			ps = append(ps, para{kind: first, number: i + 1, text: q.Text, pos: q.Pos})
			if first == paraBullet || first == paraNumber {
				first = paraInside
			}
		}
		f.units = append(f.units, chunk{paras: ps, names: l.Role == document.ListNames})
	}
}

func (f *frame) contents(c *document.Contents) {
	var ps []para
	if len(c.Title) > 0 {
		ps = append(ps, para{kind: paraLabel, text: c.Title})
	}
	for _, e := range c.Entries {
		ps = append(ps, para{kind: paraName, text: e.Text})
	}
	f.add(ps...)
}

// table is told row by row, its cells apart.
func (f *frame) table(t *document.Table) {
	if len(t.Caption) > 0 {
		f.add(para{kind: paraLabel, text: t.Caption, pos: t.Pos})
	}
	for _, r := range append(append([]*document.Row(nil), t.Head...), t.Rows...) {
		var text []document.Inline
		for i, c := range r.Cells {
			if i > 0 {
				text = append(text, &document.Text{Value: "\u2003"})
			}
			if c.Header {
				text = append(text, &document.Strong{Text: c.Text})
				continue
			}
			text = append(text, c.Text...)
		}
		f.add(para{text: text, pos: t.Pos})
	}
}

// flushBefore closes the slide before a subsection. A section whose words all stand
// in its subsections still shows its title.
func (p *planner) flushBefore(f *frame) {
	if f.section.Role == "" && f.section.ID == "" && len(f.units) == 0 && f.figure == nil {
		return // the frame around the whole document has no title of its own
	}
	p.flush(f)
}

// flush makes the slides of what was gathered.
func (p *planner) flush(f *frame) {
	if f.shown && len(f.units) == 0 && f.figure == nil && f.qr == nil {
		return
	}
	if f.section.ID == "" && len(f.units) == 0 && f.figure == nil && f.qr == nil {
		return
	}
	switch {
	case p.look.foreign && f.figure != nil:
		p.foreignFigure(f)
	case p.look.foreign:
		p.foreignNames(f)
		if !f.shown || len(f.units) > 0 || f.qr != nil {
			p.plainSlides(f)
		}
	case f.figure != nil:
		p.figureSlide(f)
	case f.section.Role == document.SectionColophon:
		p.namesSlides(f)
	case f.section.Ink != "":
		p.partSlides(f)
	default:
		p.plainSlides(f)
	}
	f.units, f.figure, f.qr = nil, nil, nil
}

// begin opens a slide of a frame: the first with the title, the next with «(forts.)».
func (f *frame) begin(l layoutID) slide {
	s := slide{layout: l, title: f.section.Title, more: f.shown, ink: f.ink}
	f.shown = true
	return s
}
