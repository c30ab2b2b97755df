package pdf

import (
	"strconv"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/page"
)

// figure makes a Figure of a drawing of ours.
func (t *tree) figure(up *elem, n *document.Figure) {
	e := t.illustration(up, n, &n.Pos, n.Alt, len(n.Caption) > 0)
	if len(n.Caption) > 0 {
		t.inlines(t.elem(e.parent, "Caption", nil), n.Caption)
	}
}

// picture makes a Figure of a picture from a file. A decorative one is an artifact
// and has no place in the tree; its caption has.
func (t *tree) picture(up *elem, n *document.Picture) {
	if n.Decorative {
		if len(n.Caption) > 0 {
			e := t.elem(up, "P", nil)
			e.pos = &n.Pos
			t.inlines(e, n.Caption)
		}
		return
	}
	e := t.illustration(up, n, &n.Pos, n.Alt, len(n.Caption) > 0)
	if len(n.Caption) > 0 {
		t.inlines(t.elem(e.parent, "Caption", nil), n.Caption)
	}
}

// illustration makes the Figure. Its caption stands beside it and not inside:
// readers say the alternative text instead of what a Figure holds, and the words
// of the caption would be lost. A Div keeps the two together (14.8.4.2).
func (t *tree) illustration(up *elem, n document.Node, pos *diag.Pos, alt string, captioned bool) *elem {
	if captioned {
		box := "Div"
		if t.rules.spaced() { // PDF/UA-2 looks through a Div and finds a caption among other blocks
			box = "Sect"
		}
		up = t.elem(up, box, nil)
		up.pos = pos
	}
	e := t.elem(up, "Figure", n)
	e.pos = pos
	e.attr = string(appendText([]byte("/Alt"), alt))
	t.own(e, n, "")
	return e
}

// footnote makes the mark, a label in a Link inside a Reference, and after it the Note, so
// that it is read where it is called for although it may be painted at the foot of
// the page. It has an ID, as PDF/UA-1 7.9 asks; PDF 2.0 calls it FENote, and ties
// mark and note together with Ref.
func (t *tree) footnote(up *elem, n *document.Footnote) {
	r := t.elem(up, "Reference", nil)
	t.own(t.elem(t.elem(r, "Link", nil), "Lbl", nil), &n.Mark, "")
	tag := "Note"
	if t.rules.spaced() {
		tag = "FENote"
	}
	e := t.elem(up, tag, n)
	if t.notes == nil {
		t.notes = map[*document.Footnote]*elem{}
	}
	t.notes[n] = e
	t.name(e, "note-"+strconv.Itoa(len(t.notes)))
	e.refers, r.refers = append(e.refers, r), append(r.refers, e)
	t.own(t.elem(t.elem(e, "Link", nil), "Lbl", nil), n, "") // leads back to the mark
	t.inlines(e, n.Text)
}

// led is where an annotation of a note leads: the mark to the note, the number of
// the note back to the mark.
func (t *tree) led(a *page.Annotation) *elem {
	note := t.notes[a.Note]
	if _, back := a.Of.(*document.Footnote); back && note != nil {
		return note.refers[0]
	}
	return note
}

func (t *tree) name(e *elem, id string) {
	e.id = id
	t.named = append(t.named, e)
}

// table makes a Table. One without spans says of each heading whether it heads a
// column or a row; one with spans names every heading and lists them in the cells
// (14.8.5.7).
func (t *tree) table(up *elem, n *document.Table) {
	e := t.elem(up, "Table", n)
	e.pos = &n.Pos
	if len(n.Caption) > 0 {
		t.inlines(t.elem(e, "Caption", nil), n.Caption)
	}
	g := document.GridOf(n)
	if !g.Regular {
		t.uneven = append(t.uneven, n)
	}
	ids := map[*document.Cell]string{}
	if g.Spans && !t.rules.old() {
		for _, s := range g.Slots {
			if s.Cell.Header {
				ids[s.Cell] = "head-" + strconv.Itoa(len(t.named)+len(ids)+1)
			}
		}
	}
	slots := g.Slots
	slots = t.rows(e, "THead", "Column", n.Head, slots, ids)
	t.rows(e, "TBody", "Row", n.Rows, slots, ids)
}

// rows takes the slots of its cells from the front of slots and returns the rest.
func (t *tree) rows(up *elem, tag, scope string, rows []*document.Row, slots []document.Slot, ids map[*document.Cell]string) []document.Slot {
	if len(rows) == 0 {
		return slots
	}
	e := up
	if !t.rules.old() { // groups of rows came with PDF 1.5
		e = t.elem(up, tag, nil)
	}
	for _, r := range rows {
		tr := t.elem(e, "TR", r)
		for _, c := range r.Cells {
			td := t.elem(tr, "TD", c)
			td.keep = true
			head := ""
			if c.Header {
				td.tag, head = "TH", scope
			}
			td.attr = cellAttributes(&slots[0], head, ids)
			if id := ids[c]; id != "" {
				t.name(td, id)
			}
			slots = slots[1:]
			t.inlines(td, c.Text)
		}
	}
	return slots
}

// cellAttributes are the attributes of a cell (14.8.5.7); a plain one has none.
func cellAttributes(s *document.Slot, scope string, ids map[*document.Cell]string) string {
	b := ""
	if scope != "" {
		b += "/Scope/" + scope
	}
	if s.Columns > 1 {
		b += "/ColSpan " + strconv.Itoa(s.Columns)
	}
	if s.Rows > 1 {
		b += "/RowSpan " + strconv.Itoa(s.Rows)
	}
	if len(ids) > 0 && len(s.Headers) > 0 {
		b += "/Headers["
		for _, h := range s.Headers {
			b += "(" + ids[h] + ")"
		}
		b += "]"
	}
	if b == "" {
		return ""
	}
	return "/A<</O/Table" + b + ">>"
}
