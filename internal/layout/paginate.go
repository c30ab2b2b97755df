package layout

import (
	"slices"

	"malbild/internal/document"
	"malbild/internal/geom"
)

// orphans is how many lines of a paragraph stand together at the foot of a page,
// and at the head of the next (widows). A paragraph of fewer than twice as many
// is never divided.
const orphans = 2

// sheetOf is what stands on one page: rows from the top, and the notes they call
// for at its foot.
type sheetOf struct{ rows, notes []*FlowRow }

// height of both together.
func (s *sheetOf) height() (rows, notes geom.Length) {
	for _, r := range s.rows {
		rows += r.Height()
	}
	for _, r := range s.notes {
		notes += r.Height()
	}
	return rows, notes
}

// paginator fills pages with rows.
type paginator struct {
	tall  geom.Length // height of a page
	later geom.Length // height of the pages after the first, where it is another
	pages []sheetOf
	now   []*FlowRow
	y     geom.Length
	bare  bool // nothing stands here but the repeated head of a table
	tight []*FlowRow

	noteOf  func(*document.Footnote) *FlowRow // nil where there are no notes, or where they stand after the text
	notes   []*FlowRow                        // of this page
	foot    geom.Length                       // their height
	already map[*document.Footnote]bool       // placed
}

// paginate puts the rows on pages of the given height. Rows that keep with the
// next never end a page; a note stands on the page of its mark; the head of a
// table stands again on every page that the table goes on to. Rows taller than a
// page are returned.
func paginate(rows []*FlowRow, tall geom.Length, noteOf func(*document.Footnote) *FlowRow) (pages []sheetOf, tight []*FlowRow) {
	p := paginator{tall: tall, noteOf: noteOf}
	p.all(rows)
	return p.pages, p.tight
}

// all places the rows and ends the last page.
func (p *paginator) all(rows []*FlowRow) {
	for i := 0; i < len(rows); {
		j := i
		for j+1 < len(rows) && rows[j].keepNext && !rows[j+1].newPage {
			j++
		}
		p.group(rows[i : j+1])
		i = j + 1
	}
	p.turn()
}

// gap is the space above a row if it stood here: none at the top of a page, else
// the larger of what the row above and the row itself ask for.
func (p *paginator) gap(r *FlowRow) geom.Length {
	if len(p.now) == 0 {
		return 0
	}
	return r.snap(p.y, max(p.now[len(p.now)-1].after, r.before))
}

// room is how far down rows may reach.
func (p *paginator) room() geom.Length { return p.tall - p.foot }

// empty reports whether nothing of the text stands here yet.
func (p *paginator) empty() bool { return len(p.now) == 0 || p.bare }

// group places rows that keep together; only the last of them may be divided.
func (p *paginator) group(rows []*FlowRow) {
	if rows[0].newPage && p.y > p.tall/3 { // a page with little on it is not left so
		p.turn()
	}
	if !p.empty() && p.y+p.need(rows) > p.room() {
		p.turn()
	}
	for _, r := range rows {
		p.row(r)
	}
}

// need is how much room a group must have here to begin: all rows but the last
// whole, and as much of the last as may stand alone, and their notes.
func (p *paginator) need(rows []*FlowRow) geom.Length {
	h := p.gap(rows[0])
	var called []*document.Footnote
	for i, r := range rows {
		to := r.to
		if i == len(rows)-1 {
			to = r.least()
		}
		if i > 0 {
			h += r.snap(p.y+h, max(rows[i-1].after, r.before))
		}
		h += r.tall(r.from, to)
		called = append(called, p.calls(r, r.from, to)...)
	}
	return h + p.noteRoom(called)
}

// fits reports whether the row's places up to to, with their notes, have room here.
func (p *paginator) fits(r *FlowRow, to int) bool {
	return p.y+p.gap(r)+r.tall(r.from, to)+p.noteRoom(p.calls(r, r.from, to)) <= p.room()
}

// row places one row, over as many pages as it takes.
func (p *paginator) row(r *FlowRow) {
	p.again(r)
	for !p.fits(r, r.to) {
		head, tail := r.split(func(to int) bool { return p.fits(r, to) })
		if head != nil {
			p.put(head)
			p.turn()
			r = tail
			p.again(r)
			continue
		}
		if !p.empty() {
			p.turn()
			p.again(r)
			continue
		}
		if r.keepLines && r.to-r.from >= 2*orphans {
			loose := *r // taller than a page: better divided than refused
			loose.keepLines = false
			r = &loose
			continue
		}
		p.tight = append(p.tight, r)
		break
	}
	p.put(r)
}

// again repeats the head of a table where it goes on at the top of a page.
func (p *paginator) again(r *FlowRow) {
	if r.table == nil || len(p.now) > 0 || len(p.pages) == 0 {
		return
	}
	for _, h := range r.table.again() {
		p.put(h)
		p.bare = true
	}
}

// put places the row here.
func (p *paginator) put(r *FlowRow) {
	r.gap = p.gap(r)
	if len(p.now) > 0 {
		above := p.now[len(p.now)-1]
		r.joined = r.side != nil && above.side != nil && *r.side == *above.side
	}
	p.now, p.bare = append(p.now, r), false
	p.y += r.Height()
	p.putNotes(p.calls(r, r.from, r.to))
}

// turn ends the page.
func (p *paginator) turn() {
	if len(p.now) > 0 && !p.bare {
		p.pages = append(p.pages, sheetOf{p.now, p.notes})
	}
	p.now, p.y, p.notes, p.foot, p.bare = nil, 0, nil, 0, false
	if p.later > 0 {
		p.tall = p.later
	}
}

// calls are the notes called for by a part of a row.
func (p *paginator) calls(r *FlowRow, from, to int) []*document.Footnote {
	if p.noteOf == nil {
		return nil
	}
	return r.calls(from, to)
}

// noteRoom is how much the notes add to those that stand here already.
func (p *paginator) noteRoom(called []*document.Footnote) geom.Length {
	var h geom.Length
	var seen []*document.Footnote
	var add func([]*document.Footnote)
	add = func(all []*document.Footnote) {
		for _, n := range all {
			if p.already[n] || slices.Contains(seen, n) {
				continue
			}
			seen = append(seen, n)
			r := p.noteOf(n)
			if len(p.notes) == 0 && len(seen) == 1 {
				h += r.firstNote().Height()
			} else {
				h += r.Height()
			}
			add(r.calls(r.from, r.to))
		}
	}
	add(called)
	return h
}

func (p *paginator) putNotes(called []*document.Footnote) {
	for _, n := range called {
		if p.already[n] {
			continue
		}
		if p.already == nil {
			p.already = map[*document.Footnote]bool{}
		}
		p.already[n] = true
		r := p.noteOf(n)
		if len(p.notes) == 0 {
			r = r.firstNote()
		}
		p.notes = append(p.notes, r)
		p.foot += r.Height()
		p.putNotes(r.calls(r.from, r.to)) // a note may call for another
	}
}
