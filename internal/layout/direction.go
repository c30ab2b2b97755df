package layout

import (
	"malbild/internal/geom"
	"malbild/internal/page"
)

// lead is how far the words stand from the left of their measure: nothing, but for
// text that begins at the right and is placed by its left edge.
func (t *Text) lead() geom.Length {
	var least geom.Length
	found := false
	for i := range t.lines {
		for _, r := range t.lines[i].Runs {
			if left, _ := page.Extent(r.X, r.Glyphs); !found || left < least {
				least, found = left, true
			}
		}
	}
	return max(least, 0)
}
