package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// Proportions of the leaves on an A3 poster: with four
// parts the hub is 0.30 R and labels keep 0.046 R free; icons are 2.3 em.
const (
	posterHub    = .30
	posterPad    = .046
	posterIcon   = 2.3
	posterSafety = .95
)

// texts sets the figure with the goal's text beside it, and the parts in columns
// under them, between y and the foot band at foot. The figure and the texts are
// tried from large to small, the texts' sizes first.
func (p *poster) texts(y, foot geom.Length) []core.Component {
	limit := foot - p.length("over-foot")
	var last *textPlan
	for _, side := range p.sides() {
		for step := range p.ladder("body") {
			mark := len(p.found)
			plan := p.textPlan(y, side, step)
			if plan.bottom <= limit && plan.hubFits {
				return p.textPage(plan)
			}
			last = plan
			p.found = p.found[:mark]
		}
		if p.figure == nil {
			break
		}
	}
	p.refuse(last, limit)
	return p.textPage(last)
}

// ladder is how many steps the ladder of a style has.
func (p *poster) ladder(name string) int { return len(p.style(name).Steps()) }

// sides are the sides of the figure's box to try, by the number of parts.
func (p *poster) sides() []geom.Length {
	if p.figure == nil {
		return []geom.Length{0}
	}
	n := len(p.figure.Parts)
	first := p.length("figure-4")
	switch {
	case n > 6:
		first = p.length("figure-8")
	case n > 4:
		first = p.length("figure-6")
	}
	var out []geom.Length
	least := min(p.length("figure-least"), first)
	for side := first; side >= least; side -= p.positive("figure-step") {
		out = append(out, side)
	}
	return out
}

// textColumn is one titled text, set.
type textColumn struct {
	told
	title *Text
	rows  []*FlowRow
	box   geom.Rect   // of everything under the bar
	under geom.Length // from its top to the rows
	line  int         // of the grid beside a figure
}

// placedRows are rows with their box.
type placedRows struct {
	box  geom.Rect
	rows []*FlowRow
}

// textPlan is one try.
type textPlan struct {
	figure  geom.Rect
	hub     geom.Rect
	hubRows []*FlowRow
	hubTall geom.Length
	hubFits bool
	more    []placedRows // of the goal, in a column of its own
	columns []textColumn
	bottom  geom.Length
}

// textPlan sets everything at one size of the figure and one step of the texts.
func (p *poster) textPlan(y, side geom.Length, step int) *textPlan {
	area := p.layout.Area()
	t := &textPlan{hubFits: true}
	if p.figure != nil {
		t.figure = geom.R(area.Right()-side, y, side, side)
		if p.hub == nil {
			t.figure.X = area.X + (area.W-side)/2
		}
		y = t.figure.Bottom()
	}
	if p.hub != nil {
		y = max(y, p.hubText(t, y, side))
	}
	t.bottom = p.textColumns(t, y+p.length("figure-bars"), step)
	return t
}

// hubText sets the goal's text: beside the figure at the first step at which it is
// no taller than the figure, or across the page when there is no figure.
func (p *poster) hubText(t *textPlan, y, side geom.Length) geom.Length {
	area := p.layout.Area()
	drop := p.length("hub-drop")
	t.hub = geom.R(area.X, t.figure.Y+drop, area.W-side-p.length("hub-gap"), side-drop)
	if p.figure == nil {
		t.hub = geom.R(area.X, y, p.layout.Span(8), p.length("hub-most"))
	}
	for step := range p.ladder("hub-body") {
		t.hubRows = p.titled(*p.hub, t.hub.W, step)
		t.hubTall = pile(t.hubRows)
		if t.hubFits = t.hubTall <= t.hub.H; t.hubFits {
			break
		}
	}
	if p.figure == nil {
		return t.hub.Y + t.hubTall
	}
	return t.figure.Bottom()
}

// titled is a section's title and body as rows of one measure.
func (p *poster) titled(sec told, measure geom.Length, step int) []*FlowRow {
	inner := sec.inner()
	st := p.styleAt(inner, headingOf(sec.Section, inner.level), sec.Pos)
	title := p.fitLines(sec.Title, st, setting{measure: measure, part: inner.part, pos: sec.Pos}, 2, sec.ID)
	row := p.newRow(&stack{texts: []*Text{title}}, title.style, measure, inner.part, sec.Pos)
	row.name = short(document.Plain(sec.Title))
	return p.rowsUnder([]*FlowRow{row}, inner, sec.Body, measure, step)
}

// perRow is how many columns of texts stand beside each other.
func perRow(n int) int {
	switch {
	case n == 5, n == 6, n == 9:
		return 3
	}
	return min(n, 4)
}

// textColumns sets the parts in columns whose bars stand at y. It returns where
// the lowest ends.
func (p *poster) textColumns(t *textPlan, y geom.Length, step int) geom.Length {
	k := perRow(len(p.columns))
	if k == 0 {
		return y - p.length("figure-bars")
	}
	area := p.layout.Area()
	w := (area.W - p.layout.Gutter*geom.Length(k-1)) / geom.Length(k)
	drop := p.length("bar-text")
	for i := 0; i < len(p.columns); i += k {
		if i > 0 {
			y += p.length("figure-bars")
		}
		line := p.columns[i:min(i+k, len(p.columns))]
		lowest := y
		for j, sec := range p.lineOf(line, w, step) {
			sec.box = geom.R(area.X+(w+p.layout.Gutter)*geom.Length(j), y+drop, w, sec.under+pile(sec.rows))
			lowest = max(lowest, sec.box.Bottom())
			t.columns = append(t.columns, sec)
		}
		y = lowest
	}
	return y
}

// lineOf sets the texts of one line of columns: their titles take equally many
// lines, so that the texts begin on one baseline.
func (p *poster) lineOf(line []told, w geom.Length, step int) []textColumn {
	out := make([]textColumn, len(line))
	var under geom.Length
	for j, sec := range line {
		rows := p.titled(sec, w, step)
		title := rows[0].of.(*stack).texts[0]
		out[j] = textColumn{told: sec, title: title, rows: rows[1:]}
		under = max(under, title.Height()+title.style.After)
	}
	for j := range out {
		out[j].under = under
	}
	return out
}

// refuse says which text is too long.
func (p *poster) refuse(t *textPlan, limit geom.Length) {
	if !t.hubFits {
		p.tooLong(t.hubRows, t.hubTall, p.hub.ID, t.hub.H)
		return
	}
	var worst *textColumn
	for i := range t.columns {
		if c := &t.columns[i]; len(c.rows) > 0 && (worst == nil || c.box.Bottom() > worst.box.Bottom()) {
			worst = c
		}
	}
	if worst == nil {
		p.tooTall(p.title.Pos, p.title.ID)
		return
	}
	tall := pile(worst.rows)
	p.tooLong(worst.rows, tall, worst.ID, tall-(worst.box.Bottom()-limit))
}

// textPage makes the components of a plan, in the order of the tree.
func (p *poster) textPage(t *textPlan) []core.Component {
	var out []core.Component
	if p.figure != nil {
		out = append(out, p.leaves(t.figure)...)
	}
	if p.hub != nil {
		out = append(out, Column(t.hub, t.hubRows))
	}
	for _, m := range t.more {
		out = append(out, Column(m.box, m.rows))
	}
	for i := range t.columns {
		c := &t.columns[i]
		bar := geom.R(c.box.X, c.box.Y-p.length("bar-text"), c.box.W, p.length("bar"))
		out = append(out, Bar(bar, p.ink("part", c.inner().part, c.Pos)),
			Paragraph(c.title, c.box.Point),
			Column(geom.R(c.box.X, c.box.Y+c.under, c.box.W, c.box.H-c.under), c.rows))
	}
	return out
}

// leaves draws the figure into its box.
func (p *poster) leaves(box geom.Rect) []core.Component {
	d, err := p.drawn(box.Size)
	if err != nil {
		p.undrawn(p.figure, err)
		return nil
	}
	return []core.Component{Picture(d, page.Owner{Of: p.figure}, box.Point)}
}

// drawn is the figure in a box of a size.
func (p *poster) drawn(box geom.Size) (*figure.Drawing, error) {
	st := p.styleAt(p.place, simple{kindFigure, []string{string(p.figure.Form)}}, p.figure.Pos)
	o := figure.Options{Box: box, Ground: p.ink("snow", "", p.figure.Pos), Safety: posterSafety, Icon: posterIcon, Min: st.Size, Turned: p.rtl}
	if n := len(p.figure.Parts); n <= 4 {
		o.Align, o.Pad = figure.AlignLeft, posterPad
		if n == 4 {
			o.Hub = posterHub
		}
	}
	return p.figures.Leaves(p.library, p.figure, p.profile, o)
}
