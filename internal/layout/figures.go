package layout

import (
	"fmt"

	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
)

// drawing draws a figure of the tree into a box of the given width, on the ground
// of the page.
func (s *setter) drawing(t *document.Figure, width geom.Length) (*figure.Drawing, error) {
	switch t.Form {
	case document.FigureLeaves:
		return figure.Leaves(s.library, t, s.profile, figure.Options{Box: geom.Size{W: width, H: width}})
	case document.FigureHeads:
		return figure.Heads(s.library, t, s.profile, headsIn(width, len(t.Parts)))
	case document.FigureQR:
		return figure.QR(t.Target, width, s.ink("", "", t.Pos))
	}
	return nil, fmt.Errorf("%s", t.Form)
}

// headsIn are heads side by side in the proportions of the posters'
// (posters-and-figures.md 7.3): 83 × 52, icon 19, label 27 pt.
func headsIn(width geom.Length, n int) figure.HeadsOptions {
	gutter := width.Mul(4, 150)
	w := min((width-gutter*geom.Length(n-1))/geom.Length(max(n, 1)), geom.MM(60))
	part := func(v float64) geom.Length { return w.Scale(v / 83) }
	h := part(52)
	return figure.HeadsOptions{Box: geom.Size{W: w*geom.Length(n) + gutter*geom.Length(n-1), H: h}, Gutter: gutter,
		Radii: [4]geom.Length{part(26), part(26), part(4), part(26)},
		Icon:  part(19), IconAt: geom.Point{X: part(7.6), Y: part(9.5)}, LabelAt: geom.Point{X: part(10), Y: part(41.5)},
		Size: geom.Pt(float64(int(27 * w.MM() / 83))), Min: geom.Pt(7)}
}
