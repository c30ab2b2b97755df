package layout

import (
	"fmt"
	"strconv"

	"github.com/johnfercher/maroto/v2/pkg/components/col"
	mpage "github.com/johnfercher/maroto/v2/pkg/components/page"
	"github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
)

var noPos diag.Pos

// Arrange gives every block of the document a place in the layout. When the
// findings have errors there is no plan.
func Arrange(d *document.Document, l *Layout, res Resources) (*Plan, diag.List) {
	if _, ok := res.Provider.(page.Canvas); res.Provider != nil && !ok {
		return nil, diag.List{NoCanvas.At(noPos, fmt.Sprintf("%T", res.Provider))}
	}
	s := newSetter(d, l, res)
	var pages []core.Page
	switch l.Form {
	case Brochure:
		pages = s.brochure(d)
	case Poster:
		pages = s.poster(d)
	case Leaflet:
		pages = s.leaflet(d)
	default:
		pages = s.flowPages(d)
	}
	if s.found.HasErrors() {
		return nil, lettersOnce(s.found)
	}
	return &Plan{Config: l.config(), Pages: pages, Trim: l.Trim, Bleed: l.Bleed, layout: l, frames: s.frames}, s.found
}

// flowPages sets the document in one column from page to page.
func (s *setter) flowPages(d *document.Document) []core.Page {
	area := s.layout.Area()
	filled := s.snug(d)
	run := newRunning(s, d)
	pages := make([]core.Page, len(filled))
	cfg := s.layout.config()
	for i := range filled {
		p := mpage.New()
		p.Add(run.head())
		rows, notes := filled[i].height()
		s.add(p, filled[i].rows)
		p.Add(row.New(max((area.H - rows - notes).MM(), 0.001)).Add(col.New(s.layout.Grid)))
		s.add(p, filled[i].notes)
		p.Add(run.foot(i+1, len(filled)))
		p.SetConfig(cfg)
		p.SetNumber(i+1, len(filled))
		pages[i] = p
	}
	return pages
}

// add puts rows on a page.
func (s *setter) add(p core.Page, rows []*FlowRow) {
	for _, r := range rows {
		r.frames, r.mirror = s.frames, s.mirrorWidth()
		p.Add(r)
	}
}

// scant is how full a last page must be to be worth turning to.
const scant = 6 // one sixth

// snug fills the pages. When the last one would be nearly empty, the steps of the
// ladders are tried, and the first that saves the page is taken.
func (s *setter) snug(d *document.Document) []sheetOf {
	first := len(s.found)
	filled, tight, last := s.flowed(d, 0)
	for step := 1; step < s.steps() && len(filled) > 1 && last < s.layout.Area().H/scant; step++ {
		mark := len(s.found)
		if closer, list, _ := s.flowed(d, step); len(closer) < len(filled) {
			filled, tight = closer, list
			s.found = append(s.found[:first], s.found[mark:]...)
			break
		}
		s.found = s.found[:mark]
	}
	for _, r := range tight {
		s.tooTall(r.pos, r.name)
	}
	return filled
}

// flowed fills the pages at one step of the ladders, and tells how tall the last is.
func (s *setter) flowed(d *document.Document, step int) (pages []sheetOf, tight []*FlowRow, last geom.Length) {
	area := s.layout.Area()
	s.step = step
	f := &flow{setter: s, width: area.W}
	f.blocks(d.Body)
	noteOf := f.noteRow
	if len(s.numbers) == 0 {
		noteOf = nil
	}
	filled, tight := paginate(f.rows, area.H, noteOf)
	f.number(filled)
	s.step = 0
	if n := len(filled); n > 0 {
		rows, notes := filled[n-1].height()
		last = rows + notes
	}
	return filled, tight, last
}

// number gives the entries of the list of contents their page numbers.
func (f *flow) number(filled []sheetOf) {
	if len(f.entries) == 0 {
		return
	}
	pageOf := map[*document.Section]int{}
	for i := range filled {
		for _, r := range filled[i].rows {
			if r.heads != nil && r.from == 0 {
				pageOf[r.heads] = i + 1
			}
		}
	}
	for _, e := range f.entries {
		if n := pageOf[e.target]; n > 0 {
			e.of.number = f.sign(strconv.Itoa(n), e.of.text.style, noPos)
		}
	}
}

// framePage makes one page of components with boxes of their own: one row as tall
// as the page, one column as wide.
func (s *setter) framePage(components ...core.Component) core.Page {
	s.framing(components)
	p := mpage.New()
	p.Add(row.New(s.layout.Trim.H.MM()).Add(col.New(s.layout.Grid).Add(components...)))
	p.SetConfig(s.layout.config())
	return p
}
