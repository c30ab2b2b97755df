package layout

import (
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// flow turns a tree into the rows of one column.
type flow struct {
	*setter
	width   geom.Length
	rows    []*FlowRow
	entries []*entryRow
	around  []simple
	level   int
	part    string // ink of the section around

	noteRows map[*document.Footnote]*FlowRow
}

// entryRow is a row of the list of contents that waits for its page number.
type entryRow struct {
	target *document.Section
	of     *entry
}

func (f *flow) add(r *FlowRow, name string) *FlowRow {
	r.name = name
	f.rows = append(f.rows, r)
	return r
}

func (f *flow) blocks(bs []document.Block) {
	for _, b := range bs {
		f.block(b)
	}
}

func (f *flow) block(b document.Block) {
	switch t := b.(type) {
	case *document.Section:
		f.section(t)
	case *document.Paragraph:
		f.paragraph(t)
	case *document.List:
		f.list(t)
	case *document.Quote:
		f.within(simple{kind: kindQuote}, t.Body)
	case *document.Passage:
		f.within(simple{kind: kindPassage}, t.Body)
	case *document.Figure:
		f.figure(t)
	case *document.Picture:
		f.photo(t)
	case *document.Contents:
		f.contents(t)
	case *document.Table:
		f.table(t)
	}
}

func (f *flow) within(s simple, bs []document.Block) {
	f.around = append(f.around, s)
	f.blocks(bs)
	f.around = f.around[:len(f.around)-1]
}

// styleOf is the style of the one rule that takes the target; nil after a finding.
func (f *flow) styleOf(target simple, pos diag.Pos) (*Style, *Rule) {
	r := f.layout.rule(f.around, target, pos, &f.found)
	if r == nil {
		return nil, nil
	}
	return f.style(r.Style), r
}

func (f *flow) section(t *document.Section) {
	part := f.part
	if t.Ink != "" {
		f.part = t.Ink
	}
	f.around = append(f.around, sectionOf(t))
	if len(t.Title) > 0 {
		f.level++
		if st, _ := f.styleOf(headingOf(t, f.level), t.Pos); st != nil {
			f.words(t.Title, st, t.Pos)
			row := f.rows[len(f.rows)-1]
			row.heads = t
			f.icon(row, t, st)
		}
	}
	f.blocks(t.Body)
	if len(t.Title) > 0 {
		f.level--
	}
	f.around = f.around[:len(f.around)-1]
	f.part = part
}

// words adds a row of one paragraph.
func (f *flow) words(in []document.Inline, st *Style, pos diag.Pos) {
	t := f.text(in, st, setting{measure: f.width - edgeSpace(st), part: f.part, pos: pos})
	s := &stack{texts: []*Text{t}, indent: edgeSpace(st), pad: st.Pad}
	f.add(f.newRow(s, st, f.width, f.part, pos), short(document.Plain(in)))
}

// edgeSpace is how far a border at the side moves the words.
func edgeSpace(st *Style) geom.Length {
	if st.Border == nil {
		return 0
	}
	return st.Border.Width + st.Border.Space
}

func (f *flow) paragraph(t *document.Paragraph) {
	if st, _ := f.styleOf(paragraphOf(t), t.Pos); st != nil {
		f.words(t.Text, st, t.Pos)
	}
}

func (f *flow) figure(t *document.Figure) {
	target := simple{kindFigure, []string{string(t.Form)}}
	st, rule := f.styleOf(target, t.Pos)
	if st == nil {
		return
	}
	d, err := f.drawing(t, rule.Size)
	if err != nil {
		f.noFigure(t, err)
		return
	}
	owner := page.Owner{Of: t}
	p := &picture{size: d.Size, inset: st.Indent, draw: func(c page.Canvas, q geom.Point) { paintDrawing(c, d, owner, q) }}
	row := f.add(f.newRow(p, st, f.width, f.part, t.Pos), short(t.Alt))
	if len(t.Caption) > 0 {
		row.keepNext = true
		f.caption(t.Caption, t.Pos)
	}
}

func (f *flow) caption(in []document.Inline, pos diag.Pos) {
	if st, _ := f.styleOf(simple{kind: kindCaption}, pos); st != nil {
		f.words(in, st, pos)
	}
}
