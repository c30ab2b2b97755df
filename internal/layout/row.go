package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// content is what stands in a FlowRow. It has places, numbered from 0, between
// which it may be divided; content that cannot be divided has one.
type content interface {
	places() int
	height(from, to int) geom.Length
	paint(c page.Canvas, p geom.Point, from, to int)
}

// FlowRow is a core.Row as tall as its content that can be divided between pages:
// maroto's own rows are atomic, and its columns do not give their components out.
// Paginate decides on its gap and its part of the content; then it is finished.
type FlowRow struct {
	base
	of            content
	name          string // for findings
	pos           diag.Pos
	width         geom.Length
	before, after geom.Length
	keepNext      bool
	keepLines     bool
	newPage       bool
	side          *border // left of the content
	over, under   *border
	table         *tableHead
	heads         *document.Section // the section this row is the heading of; nil for others

	from, to int         // the places that stand here
	gap      geom.Length // the space above that stands here
	joined   bool        // the border at the side runs on from the row above
	grid     geom.Length // its lines stand on a grid of this pitch; 0: on none
	gridPad  geom.Length // above its first line
	frames   *frames     // where it is noted what stands in the row; nil inside a frame
	mirror   geom.Length // width within which it is turned over; 0: it is not, or its frame is
}

// border is an Edge with its ink looked up.
type border struct {
	fill         brand.Colour
	width, space geom.Length
	long         geom.Length // 0: as the row
}

// newRow makes a row of content in a style.
func (s *setter) newRow(of content, st *Style, width geom.Length, part string, pos diag.Pos) *FlowRow {
	r := &FlowRow{of: of, pos: pos, width: width, before: st.Before, after: st.After,
		keepNext: st.KeepNext, keepLines: st.KeepLines, newPage: st.NewPage,
		side: s.border(st.Border, part, pos), over: s.border(st.Above, part, pos), under: s.border(st.Below, part, pos),
		to: of.places()}
	return s.gridded(r, st)
}

func (s *setter) border(e *Edge, part string, pos diag.Pos) *border {
	if e == nil {
		return nil
	}
	return &border{fill: s.ink(e.Colour, part, pos), width: e.Width, space: e.Space}
}

// whole reports whether the row may not be divided.
func (r *FlowRow) whole() bool { return r.keepLines || r.to-r.from < 2*orphans }

// mayPart reports whether the row may be divided before place n: none of its
// paragraphs then leaves a line alone.
func (r *FlowRow) mayPart(n int) bool {
	s, ok := r.of.(*stack)
	if !ok {
		return true
	}
	for _, t := range s.texts {
		if n < t.Len() {
			return n == 0 || n >= orphans && t.Len()-n >= orphans
		}
		n -= t.Len()
	}
	return true
}

// least is how much of the row must stand where it begins: the first places up to
// one before which it may be divided.
func (r *FlowRow) least() int {
	if !r.whole() {
		for n := r.from + orphans; n <= r.to-orphans; n++ {
			if r.mayPart(n) {
				return n
			}
		}
	}
	return r.to
}

// tall is the height without the gap.
func (r *FlowRow) tall(from, to int) geom.Length {
	h := r.of.height(from, to)
	if r.over != nil && from == 0 {
		h += r.over.width + r.over.space
	}
	if r.under != nil && to == r.of.places() {
		h += r.under.width + r.under.space
	}
	return h
}

// Height is the height on its page.
func (r *FlowRow) Height() geom.Length { return r.gap + r.tall(r.from, r.to) }

// GetHeight is part of core.Row.
func (r *FlowRow) GetHeight(core.Provider, *entity.Cell) float64 { return r.Height().MM() }

// Add is part of core.Row. A FlowRow has one content, given when it is made.
func (r *FlowRow) Add(...core.Col) core.Row { return r }

// GetColumns is part of core.Row.
func (r *FlowRow) GetColumns() []core.Col { return nil }

// WithStyle is part of core.Row. A FlowRow takes its look from the layout file.
func (r *FlowRow) WithStyle(*props.Cell) core.Row { return r }

// Render is part of core.Row. It tells the provider of its height, as every row
// must, or the backgrounds of stock columns drift.
func (r *FlowRow) Render(provider core.Provider, cell entity.Cell) {
	if c, ok := provider.(page.Canvas); ok {
		p := at(c, &cell)
		box := geom.R(p.X, p.Y+r.gap, r.width, r.Height()-r.gap)
		_, stands := moved(mirrored(c, r.mirror), box)
		r.frames.into(c, stands, false, func(c page.Canvas) { r.paint(mirrored(c, r.mirror), p) })
	}
	provider.CreateRow(r.Height().MM())
}

func (r *FlowRow) paint(c page.Canvas, p geom.Point) {
	top := p.Y + r.gap
	if r.side != nil {
		y := top
		if r.joined {
			y = p.Y
		}
		paintRule(c, geom.R(p.X, y, r.side.width, top+r.of.height(r.from, r.to)-y), r.side.fill, page.Layout)
	}
	if r.over != nil && r.from == 0 {
		long := r.over.long
		if long == 0 {
			long = r.width
		}
		paintRule(c, geom.R(p.X, top, long, r.over.width), r.over.fill, page.Layout)
		top += r.over.width + r.over.space
	}
	r.of.paint(c, geom.Point{X: p.X, Y: top}, r.from, r.to)
	if r.under != nil && r.to == r.of.places() {
		y := top + r.of.height(r.from, r.to) + r.under.space
		paintRule(c, geom.R(p.X, y, r.width, r.under.width), r.under.fill, page.Layout)
	}
}

// split divides the row so that its head fits and at least two lines stand on
// either side. A nil head: the whole row must move.
func (r *FlowRow) split(fits func(to int) bool) (head, tail *FlowRow) {
	if r.whole() {
		return nil, r
	}
	n := r.to - orphans
	for n > r.from && (!r.mayPart(n) || !fits(n)) {
		n--
	}
	if n-r.from < orphans {
		return nil, r
	}
	h, t := *r, *r
	h.to, h.keepNext = n, false
	t.from, t.newPage, t.before = n, false, 0
	return &h, &t
}
