package layout

import (
	"slices"
	"strconv"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// The forms of lists a rule may ask for.
const (
	asFacts   = "facts"   // label column and value, a rule under each
	asHanging = "hanging" // label hangs in the indent: att-satser
	asBullets = "bullets" // marker in the indent
	asLeaves  = "leaves"  // a small leaf in the indent, in the ink of the part
	asStack   = "stack"   // label over its text, or text alone
)

// list adds one row an item. Paragraphs of the items take the style of the list's
// own rule; lists inside lists are rows of their own.
func (f *flow) list(l *document.List) {
	st, rule := f.styleOf(listOf(l), l.Pos)
	if st == nil {
		return
	}
	label := st
	if rule.Label != "" {
		label = f.style(rule.Label)
	}
	if rule.As == asFacts {
		st = f.labelColumn(l, rule, st, label)
	}
	for i, it := range l.Items {
		f.item(l, rule, st, f.labelStyle(rule, label, it), i, it)
		last := f.rows[len(f.rows)-1]
		if i < len(l.Items)-1 {
			last.after = st.Before
		} else {
			last.after = st.After
		}
		if i > 0 {
			last.before = st.Before
		}
	}
}

// Of the column of labels: the room between a label and its value, and how much wider
// than its style says long labels may make the column, in hundredths.
var labelGap = geom.MM(4)

const labelMost = 160

// labelColumn is the style with a column as wide as the widest label needs, so that
// labels of a language with long words stay clear of the values.
func (f *flow) labelColumn(l *document.List, rule *Rule, st, label *Style) *Style {
	most := st.Hanging.Mul(labelMost, 100)
	need := st.Hanging
	for _, it := range l.Items {
		if len(it.Label) > 0 {
			t := f.text(it.Label, f.labelStyle(rule, label, it), setting{measure: most - labelGap, pos: it.Pos, trying: true})
			need = max(need, t.Width()+labelGap)
		}
	}
	if need == st.Hanging {
		return st
	}
	wider := *st
	wider.Hanging = min(need, most)
	return &wider
}

// labelStyle is the style of an item's label: that of strong items has a style of
// its own when the layout has one.
func (f *flow) labelStyle(rule *Rule, label *Style, it *document.ListItem) *Style {
	if name := rule.Label + "-strong"; it.Strong && f.layout.Styles[name] != nil {
		return f.style(name)
	}
	return label
}

// item adds the row of one item.
func (f *flow) item(l *document.List, rule *Rule, st, label *Style, i int, it *document.ListItem) {
	s := &stack{gap: st.Pad, indent: st.Hanging}
	if rule.As == asFacts {
		s.pad = st.Pad
	}
	wide := f.width - st.Hanging
	if rule.As == asStack {
		s.indent, wide = 0, f.width
		if len(it.Label) > 0 {
			s.texts = append(s.texts, f.text(it.Label, label, setting{measure: wide, part: f.part, pos: it.Pos}))
		}
	} else if len(it.Label) > 0 {
		s.label = f.text(it.Label, label, setting{measure: st.Hanging - geom.Pt(4), part: f.part, pos: it.Pos})
	}
	switch rule.As {
	case asBullets:
		s.mark = f.marker(l, it, st, i)
	case asLeaves:
		s.mark = f.leafMark(st, it.Pos)
	}
	var nested []document.Block
	for _, b := range it.Body {
		if p, ok := b.(*document.Paragraph); ok {
			s.texts = append(s.texts, f.text(p.Text, st, setting{measure: wide, part: f.part, pos: p.Pos}))
			continue
		}
		nested = append(nested, b)
	}
	row := f.newRow(s, st, f.width, f.part, it.Pos)
	row.before = st.Before
	f.add(row, short(document.Plain(it.Label)))
	f.blocks(nested)
}

// marker makes the bullet or number of an item: words that belong to the item itself.
func (f *flow) marker(l *document.List, it *document.ListItem, st *Style, i int) func(page.Canvas, geom.Point) {
	sign := "•"
	if l.Kind == document.Numbered {
		sign = strconv.Itoa(i+1) + "."
	}
	t := f.sign(sign, st, it.Pos)
	if t == nil {
		return nil
	}
	return func(c page.Canvas, p geom.Point) {
		t.paint(c, geom.Point{X: p.X, Y: p.Y + t.baseline}, page.Owner{Of: it})
	}
}

// leafMark is a small leaf before an item; decoration.
func (f *flow) leafMark(st *Style, pos diag.Pos) func(page.Canvas, geom.Point) {
	side, round, heel := geom.MM(3), geom.MM(1.5), geom.MM(.2)
	leaf := figure.Panel(geom.Size{W: side, H: side}, [4]geom.Length{round, heel, heel, heel})
	fill := f.ink("part", f.part, pos)
	return func(c page.Canvas, p geom.Point) {
		at := geom.Point{X: p.X, Y: p.Y + (st.Leading-side)/2}
		c.Paint(&page.Shape{Owner: page.Owner{Artifact: page.Layout}, Path: leaf.Move(at), Fill: &fill})
	}
}

// sign is a short text without breaks: a bullet, a number.
type sign struct {
	piece
	runs     []typeset.Run // one for each script; X from the left edge
	size     geom.Length
	cap      geom.Length
	baseline geom.Length
	width    geom.Length
}

// sign shapes a text that is not an inline of the tree.
func (s *setter) sign(text string, st *Style, pos diag.Pos) *sign {
	t := s.text(document.T(text), st, setting{measure: geom.MM(1000), pos: pos})
	if t.Len() != 1 {
		return nil
	}
	sg := &sign{piece: t.pieces[0], runs: slices.Clone(t.lines[0].Runs), size: st.Size, cap: t.cap, baseline: t.Baseline()}
	left, right := geom.MM(2000), -geom.MM(2000)
	for _, r := range sg.runs {
		x, w := page.Extent(r.X, r.Glyphs)
		left, right = min(left, x), max(right, x+w)
	}
	for i := range sg.runs {
		sg.runs[i].X -= left
	}
	sg.width = right - left
	return sg
}

// at is the sign with the left end of its baseline at p.
func (g *sign) at(p geom.Point, owner page.Owner, fill brand.Colour) []page.Item {
	out := make([]page.Item, len(g.runs))
	for i, r := range g.runs {
		out[i] = &page.Run{Owner: owner, Face: r.Face, Size: g.size, Fill: fill, At: geom.Point{X: p.X + r.X, Y: p.Y}, Glyphs: r.Glyphs}
	}
	return out
}

// paint paints the sign in its own ink.
func (g *sign) paint(c page.Canvas, p geom.Point, owner page.Owner) {
	c, box := moved(c, geom.R(p.X, p.Y, g.width, 0))
	for _, r := range g.at(box.Point, owner, g.fill) {
		c.Paint(r)
	}
}

// contents adds the list of contents: its title and one row an entry, which
// leads to its section. Page numbers are shown for the eye only: the tree does
// not have them, and a screen reader follows the link.
func (f *flow) contents(t *document.Contents) {
	st, rule := f.styleOf(simple{kind: kindContents}, diag.Pos{})
	if st == nil {
		return
	}
	if len(t.Title) > 0 {
		f.words(t.Title, f.style(rule.Label), diag.Pos{})
	}
	number := geom.MM(12)
	for i, e := range t.Entries {
		own := *st
		own.Indent += st.Hanging * geom.Length(e.Level-1)
		en := &entry{of: e, width: f.width, text: f.text(e.Text, &own, setting{measure: f.width - number})}
		f.entries = append(f.entries, &entryRow{e.Target, en})
		row := f.add(f.newRow(en, st, f.width, "", diag.Pos{}), document.Plain(e.Text))
		if i < len(t.Entries)-1 {
			row.after = st.Before
		}
		row.keepNext = i == 0 || i == len(t.Entries)-2
	}
}

// entry is one line of the list of contents.
type entry struct {
	of     *document.ContentsEntry
	text   *Text
	width  geom.Length
	number *sign // set when all pages are known
}

func (e *entry) places() int                 { return 1 }
func (e *entry) height(int, int) geom.Length { return e.text.Height() }

func (e *entry) paint(c page.Canvas, p geom.Point, _, _ int) {
	e.text.Paint(c, p, 0, e.text.Len())
	c.Paint(&page.Annotation{Owner: page.Owner{Of: e.of}, Target: e.of.Target, Description: document.Plain(e.of.Text),
		Boxes: []geom.Rect{geom.R(p.X, p.Y, e.width, e.height(0, 1))}})
	if e.number == nil {
		return
	}
	y := p.Y + e.height(0, 1) - e.text.style.Leading + e.number.baseline
	e.number.paint(c, geom.Point{X: p.X + e.width - e.number.width, Y: y}, page.Owner{Artifact: page.Layout})
}
