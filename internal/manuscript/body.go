package manuscript

import (
	"strings"

	"github.com/beevik/etree"

	"malbild/internal/word/opc"
)

// reader walks the main part.
type reader struct {
	pack       *opc.Package
	main       string
	out        *Manuscript
	targets    map[string]opc.Rel
	styles     map[string]*look
	lists      map[string][]level
	notes      map[string]string
	usual      look
	usualStyle string

	para     *Paragraph // open, because its mark was taken away
	count    int
	size     int
	into     *[]*Paragraph // where paragraphs go: a cell, or nil for the text
	boxes    []*etree.Element
	fields   []*field
	contents int
}

// field is a complex field that is open.
type field struct {
	code   strings.Builder
	result bool
}

func (f *field) name() string {
	s, _, _ := strings.Cut(strings.TrimSpace(f.code.String()), " ")
	return strings.ToUpper(s)
}

// place is what stands around.
type place struct {
	control  string
	contents bool
	box      bool
	link     string
	field    string
}

func (r *reader) blocks(e *etree.Element, p place) {
	for _, c := range e.ChildElements() {
		switch c.Tag {
		case "p":
			r.paragraph(c, p)
		case "tbl":
			r.table(c, p)
		case "sdt":
			r.blocks(content(c), controlled(c, p))
		case "ins", "moveTo", "customXml", "smartTag":
			r.blocks(c, p)
		case "del", "moveFrom":
			r.out.Deleted++
		case "AlternateContent":
			if x := c.SelectElement("Choice"); x != nil {
				r.blocks(x, p)
			}
		}
	}
}

// content is what a content control holds.
func content(sdt *etree.Element) *etree.Element {
	if c := sdt.SelectElement("sdtContent"); c != nil {
		return c
	}
	return etree.NewElement("none")
}

// controlled is a place inside a content control.
func controlled(sdt *etree.Element, p place) place {
	pr := sdt.SelectElement("sdtPr")
	if pr == nil {
		return p
	}
	if tag := value(pr, "tag"); tag != "" {
		p.control = tag
	}
	if g := pr.FindElement("docPartObj/docPartGallery"); g != nil && attr(g, "val") == "Table of Contents" {
		p.contents = true
	}
	return p
}

func (r *reader) paragraph(e *etree.Element, p place) {
	q := r.para
	if q == nil {
		q = r.open(e, p)
	}
	r.para = q
	r.inlines(e, p)
	if x := e.FindElement("pPr/rPr/del"); x != nil { // its mark is taken away: it goes on in the next
		r.out.Deleted++
		return
	}
	if x := e.FindElement("pPr/rPr/ins"); x != nil {
		r.out.Inserted++
	}
	r.endParagraph()
	for len(r.boxes) > 0 {
		box := r.boxes[0]
		r.boxes = r.boxes[1:]
		p.box = true
		r.blocks(box, p)
	}
}

// open begins a paragraph with what its style and it say of its kind.
func (r *reader) open(e *etree.Element, p place) *Paragraph {
	r.count++
	q := &Paragraph{Number: r.count, Control: p.control, Contents: p.contents, Box: p.box}
	pr := e.SelectElement("pPr")
	id := r.usualStyle
	if pr != nil {
		if v := value(pr, "pStyle"); v != "" {
			id = v
		}
	}
	s := r.style(id)
	if id != r.usualStyle {
		q.Style = s.name
	}
	q.Level, q.Bold, q.Size, q.Centred = s.level, is(s.bold), s.size, is(s.centred)
	if q.Size == 0 {
		q.Size = r.usual.size
	}
	num, depth := s.num, s.depth
	if pr != nil {
		if o := pr.SelectElement("outlineLvl"); o != nil {
			if q.Level = number(o) + 1; q.Level < 1 || q.Level > 9 {
				q.Level = 0
			}
		}
		if n := pr.SelectElement("numPr"); n != nil {
			if v := value(n, "numId"); v != "" {
				num, depth = v, 0
			}
			if v := value(n, "ilvl"); v != "" {
				depth = max(0, min(8, atoi(v)))
			}
		}
		if i := pr.SelectElement("ind"); i != nil {
			if q.Indent = atoi(attr(i, "left")); q.Indent == 0 {
				q.Indent = atoi(attr(i, "start"))
			}
		}
		if c := centred(pr); c != nil {
			q.Centred = *c
		}
		q.Page = is(toggle(pr, "pageBreakBefore"))
	}
	q.Mark, q.List, q.Depth = r.mark(num, depth), num, depth
	q.Contents = q.Contents || strings.HasPrefix(q.Style, "toc ") || r.contents > 0
	return q
}

func (r *reader) endParagraph() {
	q := r.para
	if q == nil {
		return
	}
	r.para = nil
	if r.size += 64 * (1 + len(q.Spans)); r.size > maxText {
		return
	}
	if r.into != nil {
		*r.into = append(*r.into, q)
		return
	}
	r.out.Blocks = append(r.out.Blocks, Block{Paragraph: q})
}

func (r *reader) table(e *etree.Element, p place) {
	if r.into != nil { // a table in a table: its paragraphs are the cell's
		for _, row := range inside(e, "tr") {
			for _, c := range inside(row, "tc") {
				r.blocks(c, p)
			}
		}
		return
	}
	r.endParagraph()
	t := &Table{Number: r.count + 1}
	for _, row := range inside(e, "tr") {
		out := Row{Header: row.FindElement("trPr/tblHeader") != nil}
		for _, c := range inside(row, "tc") {
			out.Cells = append(out.Cells, r.cell(c, p))
		}
		t.Rows = append(t.Rows, out)
	}
	r.out.Blocks = append(r.out.Blocks, Block{Table: t})
}

// cell reads a cell: its paragraphs go into it and not into the text.
func (r *reader) cell(c *etree.Element, p place) Cell {
	cell := Cell{Span: 1}
	if pr := c.SelectElement("tcPr"); pr != nil {
		cell.Span = max(1, min(63, atoi(value(pr, "gridSpan"))))
		v := pr.SelectElement("vMerge")
		cell.Continues = v != nil && attr(v, "val") != "restart"
	}
	r.into = &cell.Paragraphs
	r.blocks(c, p)
	r.endParagraph()
	r.into = nil
	return cell
}

// inside lists the children with a tag, also those in content controls and in
// tracked insertions.
func inside(e *etree.Element, tag string) []*etree.Element {
	var out []*etree.Element
	for _, c := range e.ChildElements() {
		switch c.Tag {
		case tag:
			out = append(out, c)
		case "sdt":
			out = append(out, inside(content(c), tag)...)
		case "customXml", "ins":
			out = append(out, inside(c, tag)...)
		}
	}
	return out
}
