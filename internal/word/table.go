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
	columns := 0
	for _, rows := range [][]*document.Row{t.Head, t.Rows} {
		for _, r := range rows {
			columns = max(columns, len(r.Cells))
		}
	}
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
	for _, r := range t.Head {
		w.row(r, w.moulds.head, widths, true)
	}
	for _, r := range t.Rows {
		w.row(r, w.moulds.row, widths, false)
	}
	w.raw(m[3])
	w.table = true
}

// row writes a row; a short one is filled up, since Word counts cells.
func (w *writer) row(r *document.Row, m block.Mould, widths []int, head bool) {
	w.raw(m[0])
	for i, width := range widths {
		c, err := w.moulds.cells.get(width, w.moulds.factory.Cell)
		if err != nil {
			w.fail(err)
			return
		}
		w.raw(c[0])
		w.table = false
		end := w.open(block.Paragraph{Style: w.style(tpl.CellText), KeepNext: head})
		if i < len(r.Cells) {
			w.inlines(r.Cells[i].Text, w.cellRun(r.Cells[i], i, head))
		}
		w.close(end)
		w.raw(c[1])
	}
	w.raw(m[1])
}

// cellRun: the table style makes the first row and column bold; a heading
// elsewhere is made bold here.
func (w *writer) cellRun(c *document.Cell, column int, head bool) block.Run {
	if c.Header && !head && column > 0 {
		return w.styled(block.Run{}, "Strong", func(r *block.Run) { r.Bold = true })
	}
	return block.Run{}
}

// columnWidths gives the first column 34 mm (documents.md 3) and the rest equal parts.
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
