// Package figure draws the målbild figure and its family from data, as vectors:
// leaves round a hub, leaf heads, leaf panels, icons, QR codes. A Drawing can be
// painted on a page, or written as SVG or PNG. It knows no page and no document
// beyond the Figure node.
package figure

import (
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// Drawing is a finished picture with its own origin at the top left.
type Drawing struct {
	Size   geom.Size
	Items  []page.Item // *page.Shape and *page.Run, in painting order, without owner
	Lines  []Label     // the text again: one entry a line
	Live   []Live      // the runs of the labels, by part: words that a page may own itself
	Report Report      // how the labels came out

	lib *typeset.Library // faces for the outlines of SVG and PNG
}

// Label is one line of text inside a drawing.
type Label struct {
	Text string
	Face string
	Size geom.Length
	At   geom.Point // left end of the baseline
	RGB  [3]uint8
}

// Paint draws the picture with its top left at p, every item with the owner.
func (d *Drawing) Paint(c page.Canvas, owner page.Owner, p geom.Point) {
	for _, it := range d.Items {
		switch t := it.(type) {
		case *page.Shape:
			s := *t
			s.Owner, s.Path = owner, t.Path.Move(p)
			c.Paint(&s)
		case *page.Run:
			r := *t
			r.Owner, r.At = owner, t.At.Add(p)
			c.Paint(&r)
		}
	}
}
