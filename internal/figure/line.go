package figure

import (
	"malbild/internal/brand"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// line paints text that was set on one line: a run for each script and direction,
// in the order in which they are read, and a Label for each run. At is the left end
// of the baseline, or its middle when centred.
func (d *Drawing) line(set typeset.OneLine, text string, size geom.Length, at geom.Point, centred bool, ink brand.Colour) []*page.Run {
	if centred {
		at.X -= set.Width / 2
	}
	out := make([]*page.Run, len(set.Runs))
	for i := range set.Runs {
		r := &set.Runs[i]
		run := &page.Run{Face: r.Face, Size: size, Fill: ink, At: geom.Point{X: at.X + r.X, Y: at.Y}, Glyphs: r.Glyphs}
		left, _ := page.Extent(run.At.X, r.Glyphs)
		if len(set.Runs) > 1 {
			text = pieceOf(set.Runs, i)
		}
		d.Items = append(d.Items, run)
		d.Lines = append(d.Lines, Label{Text: text, Face: r.Face, Size: size, At: geom.Point{X: left, Y: at.Y}, RGB: ink.RGB})
		out[i] = run
	}
	return out
}
