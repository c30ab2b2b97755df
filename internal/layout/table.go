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
	widths := f.columns(all, st, head)
	for i, r := range all {
		row := f.newRow(f.cells(r, st, head, widths), st, f.width, f.part, t.Pos)
		row.keepNext = i < len(t.Head) || i == len(all)-2
		row.before = 0
		if i < len(all)-1 {
			row.after = 0
		}
		f.add(row, short(document.Plain(r.Cells[0].Text)))
	}
}

// cellGap is the space between two columns of a table.
var cellGap = geom.MM(6)

// columns measures the columns.
func (f *flow) columns(rows []*document.Row, st, head *Style) []geom.Length {
	var widths []geom.Length
	var sum geom.Length
	for _, r := range rows {
		for i, c := range r.Cells {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			t := f.text(c.Text, cellStyle(c, st, head), setting{measure: f.width})
			widths[i] = max(widths[i], t.Width()+cellGap)
		}
	}
	for _, w := range widths {
		sum += w
	}
	if sum <= f.width {
		return widths
	}
	for i, w := range widths {
		widths[i] = f.width.Mul(int64(w), int64(sum))
	}
	return widths
}

func cellStyle(c *document.Cell, st, head *Style) *Style {
	if c.Header {
		return head
	}
	return st
}

// cells sets the cells of one row side by side.
func (f *flow) cells(r *document.Row, st, head *Style, widths []geom.Length) *cells {
	out := &cells{pad: st.Pad}
	var x geom.Length
	for i, c := range r.Cells {
		t := f.text(c.Text, cellStyle(c, st, head), setting{measure: widths[i] - cellGap + geom.Point1, part: f.part})
		out.texts = append(out.texts, t)
		out.at = append(out.at, x)
		out.tall = max(out.tall, t.Height())
		x += widths[i]
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
