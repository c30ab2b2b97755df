package document

// Grid is where the cells of a table stand. Cells that span rows push those of the
// rows below aside, as in HTML (its table model).
type Grid struct {
	Columns int
	Regular bool // every place is filled by one cell, and no span leaves the table
	Spans   bool // some cell spans
	Slots   []Slot
}

// Slot is one cell in its place. Headers are the cells that head it: those of its
// columns in Head, top down, then those of its rows.
type Slot struct {
	Cell        *Cell
	Row, Column int // from 0; rows of Head come first
	Rows        int
	Columns     int
	Head        bool
	Headers     []*Cell
}

// maxSpan is more columns or rows than any table here has; spans are cut to it.
const maxSpan = 1000

// GridOf places the cells of a table. The head and the body are apart: a cell of
// the head does not reach into the body.
func GridOf(t *Table) *Grid {
	g := &Grid{Regular: true}
	g.place(t.Head, 0, true)
	g.place(t.Rows, len(t.Head), false)
	filled := 0
	for _, s := range g.Slots {
		filled += s.Rows * s.Columns
		g.Columns = max(g.Columns, s.Column+s.Columns)
		g.Spans = g.Spans || s.Rows > 1 || s.Columns > 1
	}
	if filled != g.Columns*(len(t.Head)+len(t.Rows)) {
		g.Regular = false
	}
	g.heads()
	return g
}

func (g *Grid) place(rows []*Row, from int, head bool) {
	var busy []int // by column: the row below the cell that stands there
	for i, r := range rows {
		col := 0
		for _, c := range r.Cells {
			for col < len(busy) && busy[col] > i {
				col++
			}
			s := Slot{Cell: c, Row: from + i, Column: col, Rows: min(max(c.RowSpan, 1), maxSpan), Columns: min(max(c.ColSpan, 1), maxSpan), Head: head}
			if i+s.Rows > len(rows) {
				g.Regular, s.Rows = false, len(rows)-i
			}
			for len(busy) < col+s.Columns {
				busy = append(busy, 0)
			}
			for k := col; k < col+s.Columns; k++ {
				if busy[k] > i {
					g.Regular = false
				}
				busy[k] = i + s.Rows
			}
			g.Slots = append(g.Slots, s)
			col += s.Columns
		}
	}
}

// heads finds the heading cells of each cell.
func (g *Grid) heads() {
	for i := range g.Slots {
		s := &g.Slots[i]
		if s.Head {
			continue
		}
		var rows []*Cell
		for k := range g.Slots {
			h := &g.Slots[k]
			switch {
			case !h.Cell.Header || h == s:
			case h.Head && overlap(h.Column, h.Columns, s.Column, s.Columns):
				s.Headers = append(s.Headers, h.Cell)
			case !h.Head && h.Column < s.Column && overlap(h.Row, h.Rows, s.Row, s.Rows):
				rows = append(rows, h.Cell)
			}
		}
		s.Headers = append(s.Headers, rows...)
	}
}

func overlap(a, n, b, m int) bool { return a < b+m && b < a+n }
