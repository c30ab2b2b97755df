package layout

import (
	"math"

	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// place says where in the tree blocks stand that are set in a frame of their own.
type place struct {
	around []simple
	level  int
	part   string // ink
}

// in is the place of a section's body.
func (p place) in(t *document.Section) place {
	q := place{around: append(append([]simple(nil), p.around...), sectionOf(t)), level: p.level, part: p.part}
	if len(t.Title) > 0 {
		q.level++
	}
	if t.Ink != "" {
		q.part = t.Ink
	}
	return q
}

// within is the place inside a passage or quote.
func (p place) within(k kind) place {
	p.around = append(append([]simple(nil), p.around...), simple{kind: k})
	return p
}

// frame looks a frame of the layout up.
func (s *setter) frame(name string) *Frame {
	if f := s.layout.Frames[name]; f != nil {
		return f
	}
	s.lacks(name, "ingen ram heter", "no frame is called")
	return &Frame{Name: name, Box: geom.R(0, 0, s.layout.Trim.W, s.layout.Trim.H)}
}

// lacks reports a name that the layout file does not have.
func (s *setter) lacks(name, sv, en string) {
	quoted := " «" + name + "»"
	s.found.Add(BadLayout.At(diag.Pos{File: s.layout.Name + ".yaml"}, s.layout.Name, sv+quoted, en+quoted))
}

// steps is the length of the longest ladder of the layout.
func (s *setter) steps() int {
	n := 1
	for _, st := range s.layout.Styles {
		n = max(n, len(st.Ladder))
	}
	return n
}

// rows sets blocks to a measure at one step of all ladders.
func (s *setter) rows(at place, bs []document.Block, measure geom.Length, step int) []*FlowRow {
	return s.rowsUnder(nil, at, bs, measure, step)
}

// rowsUnder sets blocks under rows that are set already: a title.
func (s *setter) rowsUnder(above []*FlowRow, at place, bs []document.Block, measure geom.Length, step int) []*FlowRow {
	s.step = step
	f := &flow{setter: s, width: measure, around: at.around, level: at.level, part: at.part, rows: above}
	f.blocks(bs)
	f.frameNotes()
	s.step = 0
	return f.rows
}

// column sets blocks into a box: at their sizes, else at the first step of their
// ladders at which they fit. Text that never fits is a finding. Styles without a
// ladder keep their size.
func (s *setter) column(at place, bs []document.Block, name string, box geom.Rect) []*FlowRow {
	last := s.steps() - 1
	for step := 0; ; step++ {
		mark := len(s.found)
		rows := s.rows(at, bs, box.W, step)
		tall := pile(rows)
		if tall <= box.H || len(rows) == 0 {
			return rows
		}
		if step == last {
			s.tooLong(rows, tall, name, box.H)
			return rows
		}
		s.found = s.found[:mark]
	}
}

// stepFor is the first step of the ladders at which blocks fit a box; -1: none.
func (s *setter) stepFor(at place, bs []document.Block, box geom.Rect) int {
	for step := range s.steps() {
		mark := len(s.found)
		tall := pile(s.rows(at, bs, box.W, step))
		s.found = s.found[:mark]
		if tall <= box.H {
			return step
		}
	}
	return -1
}

// columns sets blocks into a first box, at a step of the ladders at which they are
// known to fit, or at full size into as many further boxes as they take (step -1).
func (s *setter) columns(at place, bs []document.Block, first, next geom.Rect, step int) [][]*FlowRow {
	if step >= 0 {
		rows := s.rows(at, bs, first.W, step)
		pile(rows)
		return [][]*FlowRow{rows}
	}
	p := paginator{tall: first.H}
	rows := s.rows(at, bs, first.W, 0)
	p.later = next.H
	p.all(rows)
	for _, r := range p.tight {
		s.tooTall(r.pos, r.name)
	}
	out := make([][]*FlowRow, len(p.pages))
	for i := range p.pages {
		out[i] = p.pages[i].rows
	}
	return out
}

// pile gives rows their gaps as if they stood alone on a page, and returns their height.
func pile(rows []*FlowRow) geom.Length {
	p := paginator{tall: math.MaxInt64}
	for _, r := range rows {
		p.put(r)
	}
	return p.y
}

// Column is rows one under another, from the top of the box.
func Column(box geom.Rect, rows []*FlowRow) core.Component {
	return &component{box: box, framed: true, paint: func(c page.Canvas, box geom.Rect) {
		y := box.Y
		for _, r := range rows {
			r.paint(c, geom.Point{X: box.X, Y: y})
			y += r.Height()
		}
	}}
}

// title sets a title in a measure: at the first step of its ladder at which it
// takes at most most lines and no word is too wide; if none is, at the last step
// with one line more. Longer is a finding.
func (s *setter) title(in []document.Inline, st *Style, o setting, most int, name string) *Text {
	steps := st.Steps()
	o.trying = true
	for _, step := range steps {
		if t := s.text(in, st.At(step), o); !t.overfull && t.Len() <= most {
			return t
		}
	}
	o.trying = false
	t := s.text(in, st.At(steps[len(steps)-1]), o)
	if t.Len() > most+1 {
		s.refused(o.pos, name, most+1, t.Len(), t.style.Size, t.runes())
	}
	return t
}
