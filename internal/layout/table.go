package layout

import (
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// table adds a caption and one row a table row. Columns are as wide as their
// widest cell asks for, in proportion when they ask for too much.
func (f *flow) table(t *document.Table) {
	st, rule := f.styleOf(simple{kind: kindTable}, t.Pos)
	if st == nil {
		return
	}
	head := st
	if rule.Label != "" {
		head = f.style(rule.Label)
	}
	if len(t.Caption) > 0 {
		f.caption(t.Caption, t.Pos)
		f.rows[len(f.rows)-1].keepNext = true
	}
	all := append(append([]*document.Row(nil), t.Head...), t.Rows...)
	grid := document.GridOf(t)
	widths := f.columns(grid, st, head)
	again := &tableHead{}
	for i, r := range all {
		row := f.newRow(f.cells(grid, i, st, head, widths), st, f.width, f.part, t.Pos)
		row.keepNext = i < len(t.Head) || i == len(all)-2
		row.before = 0
		if i < len(t.Head) {
			again.rows = append(again.rows, row)
		} else {
			row.table = again
		}
		if i < len(all)-1 {
			row.after = 0
		}
		name := ""
		if len(r.Cells) > 0 { // a cell above may fill the row
			name = short(document.Plain(r.Cells[0].Text))
		}
		f.add(row, name)
	}
}

// tableHead is the head of a table, for the pages that it goes on to.
type tableHead struct{ rows []*FlowRow }

// again is the head once more. It repeats what was said: an artifact for whoever
// listens (ISO 32000-1, 14.8.2.2.2).
func (h *tableHead) again() []*FlowRow {
	out := make([]*FlowRow, len(h.rows))
	for i, r := range h.rows {
		row := *r
		row.of = r.of.(*cells).silent()
		row.keepNext, row.before, row.after = true, 0, 0
		out[i] = &row
	}
	return out
}

// silent are the same cells for the eye alone.
func (c *cells) silent() *cells {
	own := *c
	own.texts = make([]*Text, len(c.texts))
	for i, t := range c.texts {
		copied := *t
		copied.artifact = page.Header
		own.texts[i] = &copied
	}
	return &own
}

// cellGap is the space between two columns of a table.
var cellGap = geom.MM(6)

// columns measures the columns.
// A cell over several columns takes what they have, and more of the last.
func (f *flow) columns(g *document.Grid, st, head *Style) []geom.Length {
	widths := make([]geom.Length, g.Columns)
	var sum geom.Length
	for _, one := range []bool{true, false} {
		for _, s := range g.Slots {
			if (s.Columns == 1) != one {
				continue
			}
			need := f.text(s.Cell.Text, cellStyle(s.Cell, st, head), setting{measure: f.width}).Width() + cellGap
			last := s.Column + s.Columns - 1
			for _, w := range widths[s.Column:last] {
				need -= w
			}
			widths[last] = max(widths[last], need)
		}
	}
	for _, w := range widths {
		sum += w
	}
	if sum <= f.width {
		return widths
	}
	share(widths, f.width)
	return widths
}

// share gives columns that ask for too much together what there is: those that ask
// for less than an even part get it, the others share the rest in proportion.
func share(widths []geom.Length, room geom.Length) {
	settled := make([]bool, len(widths))
	left := len(widths)
	for again := true; again; {
		again = false
		for i, w := range widths {
			if !settled[i] && left > 0 && w <= room/geom.Length(left) {
				settled[i], again = true, true
				room, left = room-w, left-1
			}
		}
	}
	var sum geom.Length
	for i, w := range widths {
		if !settled[i] {
			sum += w
		}
	}
	for i, w := range widths {
		if !settled[i] {
			widths[i] = room.Mul(int64(w), int64(sum))
		}
	}
}

func cellStyle(c *document.Cell, st, head *Style) *Style {
	if c.Header {
		return head
	}
	return st
}

// cells sets the cells that begin in one row side by side. One that spans rows
// stands in its first, which is made as tall as it.
func (f *flow) cells(g *document.Grid, row int, st, head *Style, widths []geom.Length) *cells {
	out := &cells{pad: st.Pad}
	for _, s := range g.Slots {
		if s.Row != row {
			continue
		}
		var x, w geom.Length
		for i := range s.Column + s.Columns {
			if i < s.Column {
				x += widths[i]
			} else {
				w += widths[i]
			}
		}
		t := f.text(s.Cell.Text, cellStyle(s.Cell, st, head), setting{measure: w - cellGap + geom.Point1, part: f.part})
		out.texts = append(out.texts, t)
		out.at = append(out.at, x)
		out.tall = max(out.tall, t.Height())
	}
	if len(out.texts) == 0 {
		out.tall = st.Leading
	}
	return out
}

// cells is one row of a table; it is not divided.
type cells struct {
	texts []*Text
	at    []geom.Length
	tall  geom.Length
	pad   geom.Length
}

func (c *cells) places() int                 { return 1 }
func (c *cells) height(int, int) geom.Length { return c.tall + 2*c.pad }

func (c *cells) paint(to page.Canvas, p geom.Point, _, _ int) {
	for i, t := range c.texts {
		t.Paint(to, geom.Point{X: p.X + c.at[i], Y: p.Y + c.pad}, 0, t.Len())
	}
}
