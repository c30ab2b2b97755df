package layout

import (
	"malbild/internal/diag"
	"malbild/internal/geom"
)

// orphans is how many lines of a paragraph stand together at the foot of a page,
// and at the head of the next (widows). A paragraph of fewer than twice as many
// is never divided.
const orphans = 2

// paginator fills pages with rows.
type paginator struct {
	tall  geom.Length // height of a page
	pages [][]*FlowRow
	now   []*FlowRow
	y     geom.Length
	found diag.List
}

// paginate puts the rows on pages of the given height. Rows that keep with the
// next never end a page. A row taller than a page is a finding.
func paginate(rows []*FlowRow, tall geom.Length) ([][]*FlowRow, diag.List) {
	p := paginator{tall: tall}
	for i := 0; i < len(rows); {
		j := i
		for j+1 < len(rows) && rows[j].keepNext && !rows[j+1].newPage {
			j++
		}
		p.group(rows[i : j+1])
		i = j + 1
	}
	p.turn()
	return p.pages, p.found
}

// gap is the space above a row if it stood here: none at the top of a page, else
// the larger of what the row above and the row itself ask for.
func (p *paginator) gap(r *FlowRow) geom.Length {
	if len(p.now) == 0 {
		return 0
	}
	return max(p.now[len(p.now)-1].after, r.before)
}

// group places rows that keep together; only the last of them may be divided.
func (p *paginator) group(rows []*FlowRow) {
	if rows[0].newPage && p.y > p.tall/3 { // a page with little on it is not left so
		p.turn()
	}
	if len(p.now) > 0 && p.y+p.need(rows) > p.tall {
		p.turn()
	}
	for _, r := range rows {
		p.row(r)
	}
}

// need is how much room a group must have here to begin: all rows but the last
// whole, and as much of the last as may stand alone.
func (p *paginator) need(rows []*FlowRow) geom.Length {
	h := p.gap(rows[0])
	for i, r := range rows {
		if i > 0 {
			h += max(rows[i-1].after, r.before)
		}
		if i < len(rows)-1 || r.whole() {
			h += r.tall(r.from, r.to)
			continue
		}
		h += r.tall(r.from, r.from+orphans)
	}
	return h
}

// row places one row, over as many pages as it takes.
func (p *paginator) row(r *FlowRow) {
	for p.y+p.gap(r)+r.tall(r.from, r.to) > p.tall {
		head, tail := r.Split(p.gap(r), p.tall-p.y)
		if head != nil {
			p.put(head)
			p.turn()
			r = tail
			continue
		}
		if len(p.now) > 0 {
			p.turn()
			continue
		}
		if r.keepLines && r.to-r.from >= 2*orphans {
			loose := *r // taller than a page: better divided than refused
			loose.keepLines = false
			r = &loose
			continue
		}
		p.found.Add(TooTall.At(r.pos, r.name))
		break
	}
	p.put(r)
}

// put places the row here.
func (p *paginator) put(r *FlowRow) {
	r.gap = p.gap(r)
	if len(p.now) > 0 {
		above := p.now[len(p.now)-1]
		r.joined = r.side != nil && above.side != nil && *r.side == *above.side
	}
	p.now = append(p.now, r)
	p.y += r.Height()
}

// turn ends the page.
func (p *paginator) turn() {
	if len(p.now) > 0 {
		p.pages = append(p.pages, p.now)
	}
	p.now, p.y = nil, 0
}
