package layout

import (
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// A language that is read from right to left is set on the same pages turned over:
// columns, figures, folios and folds change sides, and so do the parts of a figure.
// Frames and measures of a layout file are those of a page read from the left; here
// they are mirrored while they are painted. Words are not mirrored, they are moved,
// and begin at the right of their measure by themselves. Codes, logos and photographs
// are moved too: turned over they would not be what they are.

// mirror is a canvas on which everything stands on the other side of an axis.
type mirror struct {
	page.Canvas
	twice geom.Length // the axis, times two
}

// mirrored is the canvas turned over within a width from its origin; 0: as it is.
func mirrored(c page.Canvas, width geom.Length) page.Canvas {
	if width == 0 {
		return c
	}
	return &mirror{Canvas: c, twice: 2*c.Origin().X + width}
}

// Paint is part of page.Canvas.
func (m *mirror) Paint(it page.Item) {
	switch t := it.(type) {
	case *page.Run:
		own := *t
		left, width := page.Extent(t.At.X, t.Glyphs)
		own.At.X += m.twice - 2*left - width
		it = &own
	case *page.Shape:
		own := *t
		own.Path = t.Path.Turned(m.twice)
		it = &own
	case *page.Picture:
		own := *t
		own.Box = m.rect(t.Box)
		it = &own
	case *page.Clip:
		it = &page.Clip{Box: m.rect(t.Box)}
	case *page.Annotation:
		own := *t
		own.Boxes = make([]geom.Rect, len(t.Boxes))
		for i, b := range t.Boxes {
			own.Boxes[i] = m.rect(b)
		}
		it = &own
	}
	m.Canvas.Paint(it)
}

func (m *mirror) rect(r geom.Rect) geom.Rect {
	r.X = m.twice - r.X - r.W
	return r
}

// moved is where a box stands on a canvas, and a canvas on which what is painted into
// it is not turned over.
func moved(c page.Canvas, box geom.Rect) (page.Canvas, geom.Rect) {
	if m, ok := c.(*mirror); ok {
		return m.Canvas, m.rect(box)
	}
	return c, box
}

// paintDrawing paints a drawing. On a mirrored page its shapes are turned over, and
// every line of its words is moved as a whole.
func paintDrawing(c page.Canvas, d *figure.Drawing, owner page.Owner, p geom.Point) {
	if _, ok := c.(*mirror); ok && steady(owner) {
		c, box := moved(c, geom.Rect{Point: p, Size: d.Size})
		d.Paint(c, owner, box.Point)
		return
	}
	if _, ok := c.(*mirror); ok {
		c, box := moved(c, geom.Rect{Point: p, Size: d.Size})
		d.Turned().Paint(c, owner, box.Point)
		return
	}
	d.Paint(c, owner, p)
}

// steady reports what is never turned over: a code.
func steady(o page.Owner) bool {
	f, ok := o.Of.(*document.Figure)
	return ok && f.Form == document.FigureQR
}

// mirrorWidth is how wide pages are that must be mirrored; 0: none.
func (s *setter) mirrorWidth() geom.Length {
	switch {
	case !s.rtl:
		return 0
	case s.layout.Form == Flow:
		return s.layout.Area().W
	}
	return s.layout.Trim.W
}

// tallLeading is the least leading of Arabic letters, in parts of their size: they
// reach higher and lower than Latin ones, and the line above would touch them.
const tallLeading = 1.32

// tallDescent is how far they reach down, more than Latin ones.
const tallDescent = .24

// forTall is the layout with room between its lines for Arabic letters.
func (l *Layout) forTall() *Layout {
	out := *l
	out.Styles = make(map[string]*Style, len(l.Styles))
	for name, st := range l.Styles {
		own := *st
		own.Leading = max(st.Leading, st.Size.Scale(tallLeading))
		own.Ladder = make([]Step, len(st.Ladder))
		for i, step := range st.Ladder {
			own.Ladder[i] = Step{step.Size, max(step.Leading, step.Size.Scale(tallLeading))}
		}
		out.Styles[name] = &own
	}
	return &out
}
