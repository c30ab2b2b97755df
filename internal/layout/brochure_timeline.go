package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// timeline makes the page of milestones: a marker and a line at the left. The gap
// between periods gives way first, then the size; a timeline that has no room even
// so goes on, at full size, over as many pages as it takes.
func (b *brochure) timeline(t *document.Section, at place) {
	l := b.milestonesOf(t)
	if l == nil {
		b.add(sheet{folio: true, make: func(int) []core.Component { return b.timelineHead(t, at) }})
		return
	}
	first, later := b.timelineBoxes(t, at)
	inner := at.in(t)
	rows, more := b.timelineRows(l, inner, first, later)
	b.add(sheet{folio: true, make: func(int) []core.Component {
		return append(b.timelineHead(t, at), b.milestones(l.Items, rows, first, len(more) > 0)...)
	}})
	item := len(rows)
	for i, rows := range more {
		items := l.Items[item:min(item+len(rows), len(l.Items))]
		item += len(rows)
		b.add(sheet{folio: true, make: func(int) []core.Component {
			return b.milestones(items, rows, later, i < len(more)-1)
		}})
	}
}

// milestonesOf is the list of the section; other blocks have no place there.
func (b *brochure) milestonesOf(t *document.Section) (l *document.List) {
	for _, block := range t.Body {
		k, ok := block.(*document.List)
		if !ok || k.Role != document.ListMilestones || l != nil {
			b.unplaced(block)
			continue
		}
		l = k
	}
	return l
}

func (b *brochure) timelineHead(t *document.Section, at place) []core.Component {
	return []core.Component{Paragraph(b.heading(t, at, "timeline-title", 2), b.frame("timeline-title").Box.Point)}
}

// timelineBoxes are where the periods stand: under the title, and from the top of
// the title on the pages after the first.
func (b *brochure) timelineBoxes(t *document.Section, at place) (first, later geom.Rect) {
	top, box := b.frame("timeline-title").Box, b.frame("timeline").Box
	first, later = box, box
	bottom := box.Bottom()
	first.Y = top.Y + b.heading(t, at, "timeline-title", 2).Height() + b.length("under-chapter")
	later.Y = top.Y
	first.H, later.H = bottom-first.Y, bottom-later.Y
	return first, later
}

// timelineRows sets every period as a row: on one page if some step of the ladders
// allows, else at full size on several.
func (b *brochure) timelineRows(l *document.List, at place, first, later geom.Rect) (rows []*FlowRow, more [][]*FlowRow) {
	blocks := []document.Block{l}
	first.W -= b.length("timeline-indent")
	if step := b.stepFor(at, blocks, first); step >= 0 {
		rows = b.rows(at, blocks, first.W, step)
		pile(rows)
		return rows, nil
	}
	all := b.rows(at, blocks, first.W, 0)
	for _, r := range all { // a period is not parted
		r.keepLines, r.before, r.after = true, b.length("timeline-gap"), 0
	}
	p := paginator{tall: first.H, later: later.H}
	p.all(all)
	for _, r := range p.tight {
		b.tooTall(r.pos, r.name)
	}
	for i := range p.pages {
		if i > 0 {
			more = append(more, p.pages[i].rows)
		}
	}
	if len(p.pages) == 0 {
		return nil, nil
	}
	return p.pages[0].rows, more
}

// milestones places the rows of some periods and draws their markers. When there
// is more to come the line runs on to the foot.
func (b *brochure) milestones(items []*document.ListItem, rows []*FlowRow, box geom.Rect, on bool) []core.Component {
	if len(rows) == 0 {
		return nil
	}
	indent := b.length("timeline-indent")
	text := geom.R(box.X+indent, box.Y, box.W-indent, box.H)
	spare := box.H - pile(rows)
	for _, r := range rows {
		spare += r.gap
	}
	gap := b.length("timeline-gap")
	if n := geom.Length(len(rows) - 1); n > 0 {
		gap = max(min(gap, spare/n), 0)
	}
	for i, r := range rows {
		r.gap = 0
		if i > 0 {
			r.gap = gap
		}
	}
	var marks []geom.Point // the centres of the markers
	y := box.Y
	for i, r := range rows {
		if s, ok := r.of.(*stack); ok && len(s.texts) > 0 && i < len(items) { // not a note
			marks = append(marks, geom.Point{X: box.X + b.length("marker"), Y: y + r.gap + s.texts[0].Baseline() - s.texts[0].Cap()/2})
		}
		y += r.Height()
	}
	end := marks[len(marks)-1].Y
	if on {
		end = box.Bottom()
	}
	return []core.Component{b.markers(items, marks, end), Column(text, rows)}
}

// markers paints the line and the discs; the last period, when it is open, is a ring.
func (b *brochure) markers(items []*document.ListItem, at []geom.Point, end geom.Length) core.Component {
	night, strong := b.ink("", "", noPos), b.ink("cloudberry", "", noPos)
	white := b.ink("white", "", noPos)
	r, wall := b.length("marker"), b.length("marker-wall")
	return Art(geom.Rect{}, func(c page.Canvas, box geom.Rect) {
		first := at[0]
		w := geom.Pt(1.5)
		if end > first.Y { // a single period has no line: one of no length is a fault to a printer
			paintRule(c, geom.R(box.X+first.X-w/2, box.Y+first.Y, w, end-first.Y), night, page.Layout)
		}
		for i, it := range items[:len(at)] {
			fill := night
			if it.Strong {
				fill = strong
			}
			c.Paint(&page.Shape{Owner: decoration, Path: disc(box.Add(at[i]), r), Fill: &fill})
			if it.Open {
				c.Paint(&page.Shape{Owner: decoration, Path: disc(box.Add(at[i]), r-wall), Fill: &white})
			}
		}
	})
}
