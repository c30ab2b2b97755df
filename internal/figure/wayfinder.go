package figure

import (
	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
)

// WayFinder is the figure without text, small: part current (from 0) in its ink,
// all else muted; -1 shows every part in its ink. It is decoration.
func WayFinder(f *document.Figure, current int, prof *brand.Profile, box geom.Size, ground brand.Colour) (*Drawing, error) {
	if err := check(f, prof, box, 2, 8); err != nil {
		return nil, err
	}
	const gap, ring, hub = .09, .09, .32
	n := len(f.Parts)
	ft := fit(n, gap, box.W.Pt(), box.H.Pt())
	muted, _ := prof.Ink("night-mid")
	d := &Drawing{Size: box}
	fill := func(o plane.Outline, c brand.Colour) {
		d.Items = append(d.Items, &page.Shape{Path: o.Path(), Fill: &c})
	}
	for i, l := range ft.leaves {
		c := muted
		if i == current || current < 0 {
			c, _ = prof.Ink(inkOf(f.Parts[i], i, prof))
		}
		fill(l.shape, c)
	}
	if f.Hub == nil {
		return d, nil
	}
	c := muted
	if current < 0 {
		c, _ = prof.Ink(prof.Hub)
	}
	fill(plane.Circle(ft.hub, (hub+ring)*ft.R), ground)
	fill(plane.Circle(ft.hub, hub*ft.R), c)
	return d, nil
}
