package layout

import (
	"strconv"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// Notes. On pages that text flows over they stand at the foot of the page of their
// mark, under a short line. In frames (posters, brochures) they stand after the
// text of the frame: a frame has no foot of its own, and what is said of a text
// stays with it.

// numberNotes numbers the notes of a document in reading order.
func numberNotes(d *document.Document) map[*document.Footnote]int {
	var out map[*document.Footnote]int
	document.Walk(d, func(n document.Node, _ int) bool {
		if t, ok := n.(*document.Footnote); ok {
			if out == nil {
				out = map[*document.Footnote]int{}
			}
			out[t] = len(out) + 1
		}
		return true
	})
	return out
}

// mark sets the number of a note in the text, small and raised.
func (f *flattener) mark(n *document.Footnote, m mood) {
	if f.numbers[n] == 0 {
		return
	}
	f.spans = append(f.spans, typeset.Span{Text: strconv.Itoa(f.numbers[n]), Style: typeset.Style{Face: m.face, Size: noteSize(f.style.Size)}})
	f.pieces = append(f.pieces, piece{node: &n.Mark, face: m.face, fill: m.fill, note: n})
	f.called = append(f.called, n)
}

// noteSize is how large a raised number is.
func noteSize(size geom.Length) geom.Length { return size.Mul(65, 100) }

// paintMark paints a raised number and the place to press.
func (t *Text) paintMark(c page.Canvas, p geom.Point, r *typeset.Run, pc *piece) {
	size := noteSize(t.style.Size)
	at := geom.Point{X: p.X, Y: p.Y - t.style.Size.Mul(35, 100)}
	c.Paint(&page.Run{Owner: t.owner(pc), Face: r.Face, Size: size, Fill: pc.fill, At: at, Glyphs: r.Glyphs})
	if t.artifact == "" {
		c.Paint(&page.Annotation{Owner: page.Owner{Of: pc.node}, Note: pc.note, Description: document.Fold(document.Plain(pc.note.Text)),
			Boxes: []geom.Rect{geom.R(at.X, at.Y-size, page.Width(r.Glyphs), size.Mul(5, 4))}})
	}
}

// calls are the notes whose marks stand in some lines.
func (t *Text) calls(from, to int) []*document.Footnote {
	if !t.noted || t.artifact != "" {
		return nil
	}
	var out []*document.Footnote
	for i := from; i < to; i++ {
		for k := range t.lines[i].Runs {
			if n := t.pieces[t.lines[i].Runs[k].Span].note; n != nil {
				out = append(out, n)
			}
		}
	}
	return out
}

// caller is content whose words may call for notes.
type caller interface {
	calls(from, to int) []*document.Footnote
}

// calls are the notes called for by a part of the row.
func (r *FlowRow) calls(from, to int) []*document.Footnote {
	if c, ok := r.of.(caller); ok {
		return c.calls(from, to)
	}
	return nil
}

func (s *stack) calls(from, to int) (out []*document.Footnote) {
	if s.label != nil && from == 0 {
		out = s.label.calls(0, s.label.Len())
	}
	base := 0
	for _, t := range s.texts {
		if a, b := max(from-base, 0), min(to-base, t.Len()); a < b {
			out = append(out, t.calls(a, b)...)
		}
		base += t.Len()
	}
	return out
}

func (c *cells) calls(int, int) (out []*document.Footnote) {
	for _, t := range c.texts {
		out = append(out, t.calls(0, t.Len())...)
	}
	return out
}

// noteRow is the row of a note, in the style of notes, with its number before it.
// Every row is made once.
func (f *flow) noteRow(n *document.Footnote) *FlowRow {
	if r := f.noteRows[n]; r != nil {
		return r
	}
	if f.noteRows == nil {
		f.noteRows = map[*document.Footnote]*FlowRow{}
	}
	st, _ := f.styleOf(paragraphOf(&document.Paragraph{Role: document.Note}), noPos)
	if st == nil {
		st = &Style{Face: "roboto-regular", Size: geom.Pt(9), Leading: geom.Pt(12)}
	}
	indent := st.Size * 2
	t := f.text(n.Text, st, setting{measure: f.width - indent, part: f.part})
	s := &stack{texts: []*Text{t}, indent: indent}
	s.mark = f.noteNumber(n, st)
	row := f.newRow(s, st, f.width, f.part, noPos)
	row.name = short(document.Plain(n.Text))
	row.over, row.under, row.before, row.after, row.keepLines, row.keepNext = nil, nil, 0, 0, true, false
	f.noteRows[n] = row
	return row
}

// noteNumber paints the number of a note. It leads back to the mark in the text.
func (f *flow) noteNumber(n *document.Footnote, st *Style) func(page.Canvas, geom.Point) {
	number := strconv.Itoa(f.numbers[n])
	t := f.sign(number, st, noPos)
	if t == nil {
		return nil
	}
	back := backTo(f.language, number)
	return func(c page.Canvas, p geom.Point) {
		t.paint(c, geom.Point{X: p.X, Y: p.Y + t.baseline}, page.Owner{Of: n})
		c.Paint(&page.Annotation{Owner: page.Owner{Of: n}, Note: n, Description: back,
			Boxes: []geom.Rect{geom.R(p.X, p.Y, max(t.width, st.Size), st.Leading)}})
	}
}

// backTo says where the number of a note leads, in the language of the document;
// in languages that nobody here can write, an arrow.
func backTo(language, number string) string {
	switch primary(language) {
	case "sv":
		return "Tillbaka till texten, not " + number
	case "en":
		return "Back to the text, note " + number
	case "fi":
		return "Takaisin tekstiin, viite " + number
	}
	return "↑ " + number
}

// firstNote is the row as the first of a page's notes: under a line as long as a
// third of the measure, some way below the text.
func (r *FlowRow) firstNote() *FlowRow {
	first := *r
	first.over = &border{fill: brand.Black, width: geom.Point1 / 2, space: geom.Point1 * 4, long: r.width / 3}
	first.gap = geom.Point1 * 10
	return &first
}

// frameNotes adds the notes that the rows so far call for, after them.
func (f *flow) frameNotes() {
	if len(f.numbers) == 0 {
		return
	}
	placed := map[*document.Footnote]bool{}
	for i := 0; i < len(f.rows); i++ { // a note may call for another
		r := f.rows[i]
		for _, n := range r.calls(r.from, r.to) {
			if placed[n] {
				continue
			}
			row := f.noteRow(n)
			if len(placed) == 0 {
				row = row.firstNote()
				row.before = row.gap
			}
			placed[n] = true
			f.rows = append(f.rows, row)
		}
	}
}
