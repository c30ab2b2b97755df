package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// frames is what was painted where: which runs of the pages were meant to stand in
// which frame. Components write it while they are painted, Plan.Check reads it. A
// plan has one of its own, and is painted by one goroutine.
type frames struct {
	all []framed
}

// framed is a frame and the first and last run in it, in painting order.
type framed struct {
	box         geom.Rect
	hangs       bool // optical: signs may stand to the left of it
	first, last *page.Run
}

// entered is the frame whose first run this is, or nil.
func (f *frames) entered(next *int, r *page.Run) *framed {
	if f == nil || *next >= len(f.all) || f.all[*next].first != r {
		return nil
	}
	*next++
	return &f.all[*next-1]
}

// watch is a canvas that notes what is painted into a frame.
type watch struct {
	page.Canvas
	framed
}

// Paint is part of page.Canvas. Words alone are noted, and of these not what
// belongs to the page rather than to the frame.
func (w *watch) Paint(it page.Item) {
	if r, ok := it.(*page.Run); ok && len(r.Glyphs) > 0 {
		if w.first == nil {
			w.first = r
		}
		w.last = r
	}
	w.Canvas.Paint(it)
}

// into paints into a frame, and notes what stands there.
func (f *frames) into(c page.Canvas, box geom.Rect, hangs bool, paint func(page.Canvas)) {
	if f == nil {
		paint(c)
		return
	}
	w := &watch{Canvas: c, framed: framed{box: box, hangs: hangs}}
	paint(w)
	if w.first != nil {
		f.all = append(f.all, w.framed)
	}
}

// framing tells the components of a page where to note what they paint, and whether
// the page is mirrored.
func (s *setter) framing(components []core.Component) {
	for _, k := range components {
		c, ok := k.(*component)
		if !ok {
			continue
		}
		if c.mirror = s.mirrorWidth(); c.framed {
			c.frames = s.frames
		}
	}
}
