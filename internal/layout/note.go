package layout

import (
	"slices"
	"strconv"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// mark sets the number of a note in the text, small and raised. Where notes cannot
// be shown there is none, and the writer finds the note's words on no page.
func (f *flattener) mark(n *document.Footnote, m mood) {
	if f.notes == nil {
		return
	}
	i := slices.Index(*f.notes, n) // a text may be set more than once
	if i < 0 {
		i = len(*f.notes)
		*f.notes = append(*f.notes, n)
	}
	f.spans = append(f.spans, typeset.Span{Text: strconv.Itoa(i + 1), Style: typeset.Style{Face: m.face, Size: noteSize(f.style.Size)}})
	f.pieces = append(f.pieces, piece{node: &n.Mark, face: m.face, fill: m.fill, note: n})
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

// endnotes adds the notes called for, after everything else: below a line, in the
// style of notes, each with its number. They are read where they are called for.
func (f *flow) endnotes() {
	for i := 0; i < len(*f.notes); i++ { // a note may call for another
		n := (*f.notes)[i]
		st, _ := f.styleOf(paragraphOf(&document.Paragraph{Role: document.Note}), noPos)
		if st == nil {
			return
		}
		indent := st.Size * 2
		number := f.sign(strconv.Itoa(i+1), st, noPos)
		t := f.text(n.Text, st, setting{measure: f.width - indent, part: f.part})
		s := &stack{texts: []*Text{t}, indent: indent}
		if number != nil {
			s.mark = func(c page.Canvas, p geom.Point) {
				c.Paint(&page.Run{Owner: page.Owner{Of: n}, Face: number.face, Size: st.Size, Fill: number.fill,
					At: geom.Point{X: p.X, Y: p.Y + number.baseline}, Glyphs: number.glyphs})
			}
		}
		row := f.newRow(s, st, f.width, f.part, noPos)
		if i == 0 {
			row.over = &border{fill: brand.Black, width: geom.Point1 / 2, space: geom.Point1 * 4}
			row.before = st.Size
		} else {
			row.before = 0
		}
		f.add(row, short(document.Plain(n.Text)))
	}
}
