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
	default:
		pages = s.flowPages(d)
	}
	if s.found.HasErrors() {
		return nil, s.found
	}
	return &Plan{Config: l.config(), Pages: pages, Trim: l.Trim, Bleed: l.Bleed}, s.found
}

// flowPages sets the document in one column from page to page.
func (s *setter) flowPages(d *document.Document) []core.Page {
	area := s.layout.Area()
	f := &flow{setter: s, width: area.W}
	f.blocks(d.Body)
	filled, found := paginate(f.rows, area.H)
	s.found.Add(found...)
	f.number(filled)
	run := newRunning(s, d)
	pages := make([]core.Page, len(filled))
	cfg := s.layout.config()
	for i, rows := range filled {
		p := mpage.New()
		p.Add(run.head())
		rest := area.H
		for _, r := range rows {
			p.Add(r)
			rest -= r.Height()
		}
		p.Add(row.New(max(rest.MM(), 0.001)).Add(col.New(s.layout.Grid)))
		p.Add(run.foot(i+1, len(filled)))
		p.SetConfig(cfg)
		p.SetNumber(i+1, len(filled))
		pages[i] = p
	}
	return pages
}

// number gives the entries of the list of contents their page numbers.
func (f *flow) number(filled [][]*FlowRow) {
	if len(f.entries) == 0 {
		return
	}
	pageOf := map[*document.Section]int{}
	for i, rows := range filled {
		for _, r := range rows {
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
	p := mpage.New()
	p.Add(row.New(s.layout.Trim.H.MM()).Add(col.New(s.layout.Grid).Add(components...)))
	p.SetConfig(s.layout.config())
	return p
}
