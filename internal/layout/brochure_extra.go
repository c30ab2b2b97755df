package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
	"malbild/internal/geom"
)

// extra makes the sheets of a section that a county adds: its title, and words,
// pictures, tables and lists under it, on as many pages as they take. Sizes give way
// before a page is added.
func (b *brochure) extra(t *document.Section, at place) {
	more := b.frame("group-more").Box
	first := more
	var title *Text
	if len(t.Title) > 0 {
		first = b.frame("extra").Box
		title = b.heading(t, at, "extra", 2)
		first.Y += title.Height() + b.length("under-chapter")
		first.H -= title.Height() + b.length("under-chapter")
	}
	for i, pg := range b.extraPages(at.in(t), t.Body, first, more) {
		b.add(sheet{folio: true, make: func(int) []core.Component {
			if i > 0 {
				return noted(pg, more)
			}
			var out []core.Component
			if title != nil {
				out = append(out, Paragraph(title, geom.Point{X: first.X, Y: b.frame("extra").Box.Y}))
			}
			return append(out, noted(pg, first)...)
		}})
	}
}

// extraPages sets blocks at the first step of the ladders at which they have one page,
// else at full size on as many as they take. Notes stand at the foot of their page.
func (b *brochure) extraPages(at place, bs []document.Block, first, more geom.Rect) []sheetOf {
	b.step = max(b.stepFor(at, bs, first), 0)
	f := &flow{setter: b.setter, width: first.W, around: at.around, level: at.level, part: at.part}
	f.blocks(bs)
	b.step = 0
	p := paginator{tall: first.H, later: more.H}
	if len(f.numbers) > 0 {
		p.noteOf = f.noteRow
	}
	p.all(f.rows)
	for _, r := range p.tight {
		b.tooTall(r.pos, r.name)
	}
	return p.pages
}

// noted places the rows of a page from the top of a box, and its notes at the foot.
func noted(pg sheetOf, box geom.Rect) []core.Component {
	out := []core.Component{Column(box, pg.rows)}
	if len(pg.notes) > 0 {
		_, tall := pg.height()
		out = append(out, Column(geom.R(box.X, box.Bottom()-tall, box.W, tall), pg.notes))
	}
	return out
}
