package layout

import (
	"malbild/internal/geom"
	"malbild/internal/page"
)

// stack is set paragraphs one under another, with a label beside or before the
// first: the content of most rows. Its places are its lines.
type stack struct {
	texts  []*Text
	gap    geom.Length // between the paragraphs
	pad    geom.Length // above the first and below the last line
	indent geom.Length // of the paragraphs; the label stands in it
	label  *Text       // painted with the first line; may be nil
	mark   func(c page.Canvas, p geom.Point)
}

func (s *stack) places() int {
	n := 0
	for _, t := range s.texts {
		n += t.Len()
	}
	return max(n, 1)
}

// each calls f for every paragraph with lines among the places, with how far its
// first of them stands below the top, and its own line numbers.
func (s *stack) each(from, to int, f func(t *Text, y geom.Length, a, b int)) geom.Length {
	var y geom.Length
	if from == 0 {
		y = s.pad
	}
	base, first := 0, true
	for _, t := range s.texts {
		a, b := max(from-base, 0), min(to-base, t.Len())
		base += t.Len()
		if a >= b {
			continue
		}
		if !first && a == 0 {
			y += s.gap
		}
		first = false
		if f != nil {
			f(t, y, a, b)
		}
		y += t.style.Leading * geom.Length(b-a)
	}
	if s.label != nil && from == 0 {
		y = max(y, s.pad+s.label.Height())
	}
	if to >= base {
		y += s.pad
	}
	return y
}

func (s *stack) height(from, to int) geom.Length { return s.each(from, to, nil) }

func (s *stack) paint(c page.Canvas, p geom.Point, from, to int) {
	if from == 0 {
		top := geom.Point{X: p.X, Y: p.Y + s.pad}
		if s.mark != nil {
			s.mark(c, top)
		}
		if s.label != nil {
			s.label.Paint(c, geom.Point{X: top.X, Y: top.Y + s.drop()}, 0, s.label.Len())
		}
	}
	s.each(from, to, func(t *Text, y geom.Length, a, b int) {
		t.Paint(c, geom.Point{X: p.X + s.indent, Y: p.Y + y}, a, b)
	})
}

// drop moves the label so that its first baseline is that of the first paragraph.
func (s *stack) drop() geom.Length {
	if len(s.texts) == 0 {
		return 0
	}
	return s.texts[0].Baseline() - s.label.Baseline()
}

// picture is a drawing as the content of a row; it cannot be divided.
type picture struct {
	size  geom.Size
	draw  func(c page.Canvas, p geom.Point)
	inset geom.Length
}

func (p *picture) places() int                 { return 1 }
func (p *picture) height(int, int) geom.Length { return p.size.H }
func (p *picture) paint(c page.Canvas, q geom.Point, _, _ int) {
	p.draw(c, geom.Point{X: q.X + p.inset, Y: q.Y})
}
