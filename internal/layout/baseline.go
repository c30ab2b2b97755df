package layout

import (
	"strings"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/source"
)

// The baseline grid. A layout names styles whose lines share baselines with the
// lines beside them, in the next column or on the facing page («baseline: body»).
// The grid of a style is as wide as its leading and begins where a first line of it
// would stand at the top of the frame; frames that stand side by side begin at the
// same height. Every row whose leading is that of a grid begins on it, so that
// whatever came before, a lead of one line or two, the lines meet again. Space
// between paragraphs becomes a whole line, or nothing when it is less than a
// quarter of one.

// leastSpace is the part of a line below which space is not worth a line.
const leastSpace = 4

// baselineKey reads «baseline: body small».
func (r *reader) baselineKey(m *source.Map, l *Layout) {
	if t := m.Text("baseline", source.Optional); t.Value != "" {
		if l.Baseline = strings.Fields(t.Value); t.Value == "none" {
			l.Baseline = nil
		}
	}
}

// onGrid reports whether lines of a style stand on a grid at the present step.
func (s *setter) onGrid(st *Style) bool {
	for _, name := range s.layout.Baseline {
		own := s.layout.Styles[name]
		if own == nil {
			s.lacks(name, "ingen stil heter", "no style is called")
			continue
		}
		if s.stepped(own).Leading == st.Leading {
			return true
		}
	}
	return false
}

// gridded marks a row of lines that stand on the grid.
func (s *setter) gridded(r *FlowRow, st *Style) *FlowRow {
	k, ok := r.of.(*stack)
	if ok && len(s.layout.Baseline) > 0 && len(k.texts) > 0 && s.onGrid(st) {
		r.grid = st.Leading
		r.gridPad = k.pad
	}
	return r
}

// snap makes a gap such that the row's first line stands on the grid; y is where
// the row above ends, in the frame.
func (r *FlowRow) snap(y, gap geom.Length) geom.Length {
	if r.grid <= 0 {
		return gap
	}
	if gap < r.grid/leastSpace {
		gap = 0
	}
	over := (y + gap + r.gridPad) % r.grid
	if over <= hairline {
		return gap
	}
	return gap + r.grid - over
}

// hairline forgives what rounding leaves of a grid.
const hairline = geom.Length(64)

// partRows sets the text of a part at the step at which every part has room: pages
// side by side have one size and one grid. When a part never has, it is refused.
func (b *brochure) partRows(at place, bs []document.Block, box geom.Rect) []*FlowRow {
	if b.common == nil {
		common := 0
		for _, t := range b.texts {
			inner := t.at.in(t.Section)
			if step := b.stepFor(inner, t.Body, box); step < 0 {
				common = step
				break
			} else if common >= 0 {
				common = max(common, step)
			}
		}
		b.common = &common
	}
	if *b.common < 0 {
		return b.column(at, bs, "part-text", box)
	}
	rows := b.rows(at, bs, box.W, *b.common)
	pile(rows)
	return rows
}
