package inspect

import (
	"path"
	"slices"
	"strings"

	"malbild/internal/pdfread"
)

// checkTree holds the structure tree against PDF/UA-1, 7.2–7.9.
func (d *pdfDoc) checkTree() {
	if d.tree == nil {
		return
	}
	h := headings{d: d}
	notes := map[string]bool{}
	for _, e := range d.tree.elems {
		if l := d.Text(e.dict.Raw("Lang")); l != "" && !d.langTag(l) {
			d.tell(ruleLangTag, e, l)
		}
		if d.judged("ua2") || d.judged("4") {
			alt, _ := d.attribute(e, "Alt")
			actual, _ := d.attribute(e, "ActualText")
			if private(actual) || private(alt) && d.judged("ua2") {
				d.tell(rulePrivateAlt, e)
			}
		}
		h.meet(e)
		d.checkChildren(e)
		switch e.std {
		case "Figure":
			d.checkFigure(e)
		case "Formula":
			if !d.hasAlt(e) {
				d.tell(ruleFormula, e)
			}
		case "Note":
			id, _ := d.attribute(e, "ID")
			if id == "" || notes[id] {
				d.tell(ruleNote, e)
			}
			notes[id] = true
		case "Table":
			d.checkGrid(e)
		}
	}
	h.finish()
	if d.judged("ua2") {
		d.checkUA2()
	}
}

func (d *pdfDoc) hasAlt(e *elem) bool {
	alt, _ := d.attribute(e, "Alt")
	_, actual := d.attribute(e, "ActualText")
	return alt != "" || actual
}

func (d *pdfDoc) checkFigure(e *elem) {
	if !d.hasAlt(e) {
		d.tell(ruleFigure, e)
	}
	if alt, _ := d.attribute(e, "Alt"); isFileName(alt) {
		d.tell(ruleAltName, e, alt)
	}
	if _, ok := d.Floats(d.owned(e, "Layout", "BBox"), 4); !ok && d.xmp.uaPart != "2" {
		d.tell(ruleBBox, e)
	}
}

// isFileName: an alternative text that only names a file says nothing.
func isFileName(s string) bool {
	ext := strings.ToLower(path.Ext(strings.TrimSpace(s)))
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".gif", ".svg", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".webp", ".eps"}, ext)
}

// headings follows the levels of headings through the document (7.4).
type headings struct {
	d       *pdfDoc
	last    int
	n       int
	plain   *elem // an H
	counted *elem // an H1–H6
	below   map[*elem]int
}

func (h *headings) meet(e *elem) {
	level := headingLevel(e.std)
	switch {
	case e.std == "H":
		h.n++
		h.plain = e
		if h.below == nil {
			h.below = map[*elem]int{}
		}
		if h.below[e.parent]++; h.below[e.parent] == 2 {
			h.d.tell(ruleHeadings, e)
		}
	case level > 0:
		h.n++
		h.counted = e
		if level > h.last+1 {
			h.d.tell(ruleHeading, e, h.last, level)
		}
		h.last = level
	}
}

func (h *headings) finish() {
	if h.plain != nil && h.counted != nil {
		h.d.tell(ruleHeadings, h.plain)
	}
	if h.n == 0 {
		h.d.r.add(ruleNoHeading, 0, "")
	}
}

func headingLevel(s string) int {
	if len(s) == 2 && s[0] == 'H' && s[1] >= '1' && s[1] <= '9' {
		return int(s[1] - '0')
	}
	return 0
}

// children says which types may stand where (PDF/UA-1, 7.2).
var children = map[string]struct {
	rule *Rule
	may  []string
}{
	"L": {ruleListTags, []string{"L", "LI", "Caption"}}, "LI": {ruleListTags, []string{"Lbl", "LBody"}},
	"Table": {ruleTable, []string{"TR", "THead", "TBody", "TFoot", "Caption"}}, "THead": {ruleTable, []string{"TR"}},
	"TBody": {ruleTable, []string{"TR"}}, "TFoot": {ruleTable, []string{"TR"}}, "TR": {ruleTable, []string{"TH", "TD"}},
	"TOC": {ruleTOC, []string{"TOC", "TOCI", "Caption"}},
}

// parents says where types must stand.
var parents = map[string]struct {
	rule *Rule
	in   []string
}{
	"LI": {ruleListTags, []string{"L"}}, "LBody": {ruleListTags, []string{"LI"}}, "TR": {ruleTable, []string{"Table", "THead", "TBody", "TFoot"}},
	"THead": {ruleTable, []string{"Table"}}, "TBody": {ruleTable, []string{"Table"}}, "TFoot": {ruleTable, []string{"Table"}},
	"TH": {ruleTable, []string{"TR"}}, "TD": {ruleTable, []string{"TR"}}, "TOCI": {ruleTOC, []string{"TOC"}},
}

// standing is the nearest element around that is not only a grouping without meaning.
func standing(e *elem) string {
	for p := e.parent; p != nil; p = p.parent {
		if p.std != "NonStruct" && p.std != "Div" || p.parent == nil {
			return p.std
		}
	}
	return ""
}

// kidsOf lists child elements, through groupings without meaning.
func kidsOf(e *elem) []*elem {
	var out []*elem
	for _, k := range e.kids {
		switch {
		case k.elem == nil:
		case k.elem.std == "NonStruct" || k.elem.std == "Div":
			out = append(out, kidsOf(k.elem)...)
		default:
			out = append(out, k.elem)
		}
	}
	return out
}

func (d *pdfDoc) checkChildren(e *elem) {
	if p, ok := parents[e.std]; ok {
		if in := standing(e); !slices.Contains(p.in, in) {
			d.tell(p.rule, e, e.std, in)
		}
	}
	c, ok := children[e.std]
	if !ok {
		return
	}
	captions, heads, feet, bodies := 0, 0, 0, 0
	kids := kidsOf(e)
	for i, k := range kids {
		if !slices.Contains(c.may, k.std) {
			d.tell(c.rule, k, k.std, e.std)
		}
		switch k.std {
		case "Caption":
			captions++
			// A list's caption stands first; a table's first or last.
			if captions > 1 || i > 0 && (e.std != "Table" || i < len(kids)-1) {
				d.tell(c.rule, k, k.std, e.std)
			}
		case "THead":
			heads++
		case "TFoot":
			feet++
		case "TBody":
			bodies++
		}
	}
	if heads > 1 || feet > 1 || heads+feet > 0 && bodies == 0 {
		d.tell(c.rule, e, "THead/TBody/TFoot", e.std)
	}
}

// cell is a table cell where it stands.
type cell struct {
	e          *elem
	row, col   int
	rows, cols int
}

// checkGrid lays the cells of a table on a grid: rows equally long, no two cells in
// one place, and every data cell under or beside a header (7.2, 7.5).
func (d *pdfDoc) checkGrid(table *elem) {
	rows := tableRows(table)
	if len(rows) == 0 {
		return
	}
	sound := !slices.ContainsFunc(kidsOf(table), func(k *elem) bool { return !slices.Contains(children["Table"].may, k.std) })
	taken := map[[2]int]bool{}
	var cells []cell
	width := 0
	for r, row := range rows {
		col := 0
		for _, e := range kidsOf(row) {
			if e.std != "TH" && e.std != "TD" {
				continue
			}
			for taken[[2]int{r, col}] {
				col++
			}
			c := cell{e: e, row: r, col: col, rows: d.span(e, "RowSpan"), cols: d.span(e, "ColSpan")}
			if len(cells) > 20_000 || len(taken) > 60_000 {
				return
			}
			sound = d.place(c, taken) && sound
			cells = append(cells, c)
			col += c.cols
			width = max(width, col)
		}
	}
	for r := range rows {
		for col := range width {
			if !taken[[2]int{r, col}] {
				d.tell(ruleGrid, rows[r], r+1)
				sound = false
				break
			}
		}
	}
	for at := range taken {
		if at[0] >= len(rows) { // a span hangs below the table; which one does not matter
			d.tell(ruleGrid, table, len(rows))
			sound = false
			break
		}
	}
	if sound { // else nobody can say which header a cell has
		d.checkHeaders(cells)
	}
}

// tableRows lists the rows of a table, through its head, body and foot.
func tableRows(table *elem) []*elem {
	var rows []*elem
	for _, k := range kidsOf(table) {
		switch k.std {
		case "TR":
			rows = append(rows, k)
		case "THead", "TBody", "TFoot":
			for _, r := range kidsOf(k) {
				if r.std == "TR" {
					rows = append(rows, r)
				}
			}
		}
	}
	return rows
}

// place takes the room of a cell and reports whether it was free.
func (d *pdfDoc) place(c cell, taken map[[2]int]bool) bool {
	free := true
	for y := range c.rows {
		for x := range c.cols {
			at := [2]int{c.row + y, c.col + x}
			if taken[at] {
				d.tell(ruleGrid, c.e, c.row+1)
				free = false
			}
			taken[at] = true
		}
	}
	return free
}

func (d *pdfDoc) span(e *elem, key pdfread.Name) int {
	if n, ok := d.Int(d.owned(e, "Table", key)); ok && n > 1 {
		return min(n, 150)
	}
	return 1
}

// checkHeaders: a data cell has a header in its row or column by scope, or names one.
func (d *pdfDoc) checkHeaders(cells []cell) {
	ids := map[string]bool{}
	columns, rows := map[int]bool{}, map[int]bool{}
	for _, c := range cells {
		if c.e.std != "TH" {
			continue
		}
		if id, _ := d.attribute(c.e, "ID"); id != "" {
			ids[id] = true
		}
		scope := d.Name(d.owned(c.e, "Table", "Scope"))
		if scope == "" && d.judged("ua2") {
			scope = "Both" // PDF 2.0 finds the headers of a cell without it (14.8.4.8.3)
		}
		for x := range c.cols {
			columns[c.col+x] = columns[c.col+x] || scope == "Column" || scope == "Both"
		}
		for y := range c.rows {
			rows[c.row+y] = rows[c.row+y] || scope == "Row" || scope == "Both"
		}
	}
	for _, c := range cells {
		if c.e.std != "TD" {
			continue
		}
		ok := columns[c.col] || rows[c.row]
		if list := d.Array(d.owned(c.e, "Table", "Headers")); len(list) > 0 {
			ok = true
			for _, o := range list {
				ok = ok && ids[d.Text(o)]
			}
		}
		if !ok {
			d.tell(ruleScope, c.e)
		}
	}
}
