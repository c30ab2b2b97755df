package layout

import (
	"strings"

	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// The left edge of large type. A letter of 84 points stands four points to the
// right of its origin, a quotation mark leaves a hole as wide as itself: seen from
// some way off, neither begins where the small text under it does. A style that is
// optical puts the stem of every line's first letter on the margin, and hangs
// opening quotation marks and dashes outside it, unless they would come near the
// edge of the page.

// hanging are the signs that hang outside the margin.
const hanging = "”“„»«’‘–—"

// outdents is how far each line is moved to the left.
func (s *setter) outdents(t *Text) []geom.Length {
	if !t.style.Optical || t.align != typeset.Left {
		return nil
	}
	out := make([]geom.Length, len(t.lines))
	for i := range t.lines {
		room := s.layout.Margins.Left - s.layout.Safe - t.style.Size.Scale(.1)
		if out[i] = s.outdent(t.lines[i].Runs, t.style.Size, hanging); out[i] > room {
			out[i] = s.outdent(t.lines[i].Runs, t.style.Size, "")
		}
	}
	return out
}

// outdent adds the advances of what hangs to the bearing of what does not.
func (s *setter) outdent(runs []typeset.Run, size geom.Length, hanging string) (out geom.Length) {
	for _, r := range runs {
		if page.Width(r.Glyphs) < 0 {
			return 0 // read towards the left: it does not begin here
		}
		for _, g := range r.Glyphs {
			if g.Text != "" && strings.Contains(hanging, g.Text) || out > 0 && g.Text == " " || out > 0 && g.Text == "\u00a0" {
				out += g.Advance
				continue
			}
			if face, err := s.library.Face(r.Face); err == nil {
				out += face.Bearing(g.ID, size)
			}
			return out
		}
	}
	return 0 // nothing but signs
}

// outdent is how far line i is moved to the left.
func (t *Text) outdent(i int) geom.Length {
	if t.outdents == nil {
		return 0
	}
	return t.outdents[i]
}
