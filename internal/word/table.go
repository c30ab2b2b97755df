package word

import (
	"strconv"
	"strings"

	"malbild/internal/document"
	"malbild/internal/word/block"
	"malbild/internal/word/tpl"
)

// tableBlock writes a table of data: caption above it, header rows that repeat on
// every page, rows that do not split, and caption and description for those who
// do not see it.
func (w *writer) tableBlock(t *document.Table) {
	if w.table && len(t.Caption) == 0 { // two tables in a row would become one
		w.close(w.open(block.Paragraph{Style: w.style(tpl.CellText)}))
	}
	if len(t.Caption) > 0 {
		end := w.open(block.Paragraph{Style: w.style("caption"), KeepNext: true, After: aboveTable})
		w.inlines(t.Caption, block.Run{})
		w.close(end)
	}
	grid := document.GridOf(t)
	columns := grid.Columns
	if columns == 0 {
		return
	}
	widths := columnWidths(columns, w.t.place.measure)
	m, err := w.moulds.tables.get(block.Table{Style: w.style(tpl.FactTable), Widths: joined(widths)}, w.moulds.factory.Table)
	if err != nil {
		w.fail(err)
		return
	}
	w.raw(m[0])
	w.attr(document.Plain(t.Caption))
	w.raw(m[1])
	w.attr(description(t, columns))
	w.raw(m[2])
	for i, cover := range covered(grid, len(t.Head)+len(t.Rows)) {
		m := w.moulds.row
		if i < len(t.Head) {
			m = w.moulds.head
		}
		w.row(i, cover, m, widths)
	}
	w.raw(m[3])
	w.table = true
}

// covered says for every row which cell stands in which column; nil: none.
func covered(g *document.Grid, rows int) [][]*document.Slot {
	out := make([][]*document.Slot, rows)
	for i := range out {
		out[i] = make([]*document.Slot, g.Columns)
	}
	for i := range g.Slots {
		s := &g.Slots[i]
		for r := s.Row; r < min(s.Row+s.Rows, rows); r++ {
			for c := s.Column; c < min(s.Column+s.Columns, g.Columns); c++ {
				out[r][c] = s
			}
		}
	}
	return out
}

// row writes a row; a short one is filled up, since Word counts cells. A cell that
// spans rows stands in each of them, empty but in the first.
func (w *writer) row(n int, cover []*document.Slot, m block.Mould, widths []int) {
	w.raw(m[0])
	for i := 0; i < len(widths); {
		s, columns, width := cover[i], 1, widths[i]
		for s != nil && i+columns < len(widths) && cover[i+columns] == s {
			width += widths[i+columns]
			columns++
		}
		c, err := w.moulds.cells.get(width, w.moulds.factory.Cell)
		if err != nil {
			w.fail(err)
			return
		}
		w.raw(spanned(c[0], s, n, columns))
		w.table = false
		end := w.open(block.Paragraph{Style: w.style(tpl.CellText), KeepNext: s != nil && s.Head})
		if s != nil && s.Row == n {
			w.inlines(s.Cell.Text, w.cellRun(s.Cell, i, s.Head))
		}
		w.close(end)
		w.raw(c[1])
		i += columns
	}
	w.raw(m[1])
}

// spanned says in the beginning of a cell how far it reaches.
func spanned(begin string, s *document.Slot, row, columns int) string {
	extra := ""
	if columns > 1 {
		extra = `<w:gridSpan w:val="` + strconv.Itoa(columns) + `"/>`
	}
	switch {
	case s == nil || s.Rows < 2:
	case s.Row == row:
		extra += `<w:vMerge w:val="restart"/>`
	default:
		extra += `<w:vMerge/>`
	}
	if extra == "" {
		return begin
	}
	return strings.Replace(begin, "</w:tcPr>", extra+"</w:tcPr>", 1)
}

// cellRun: the table style makes the first row and column bold; a heading
// elsewhere is made bold here.
func (w *writer) cellRun(c *document.Cell, column int, head bool) block.Run {
	if c.Header && !head && column > 0 {
		return w.styled(block.Run{}, "Strong", func(r *block.Run) { r.Bold = true })
	}
	return block.Run{}
}

// columnWidths gives the first column 34 mm and the rest equal parts.
func columnWidths(n, measure int) []int {
	if n == 1 {
		return []int{measure}
	}
	first := min(tpl.FirstColumn(), measure/n)
	out := []int{first}
	for i := 1; i < n; i++ {
		out = append(out, (measure-first)/(n-1))
	}
	return out
}

func joined(widths []int) string {
	s := make([]string, len(widths))
	for i, v := range widths {
		s[i] = strconv.Itoa(v)
	}
	return strings.Join(s, ",")
}

// description says what the table holds, by its headings.
func description(t *document.Table, columns int) string {
	var heads []string
	if len(t.Head) > 0 {
		for _, c := range t.Head[0].Cells {
			heads = append(heads, document.Fold(document.Plain(c.Text)))
		}
	}
	s := "Tabell med " + strconv.Itoa(columns) + " kolumner och " + strconv.Itoa(len(t.Rows)) + " rader"
	if len(heads) > 0 {
		s += ": " + strings.Join(heads, ", ")
	}
	return s + "."
}
