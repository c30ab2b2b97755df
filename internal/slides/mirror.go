package slides

import "malbild/internal/figure"

// In a language that is read from the right our slides are turned over: panels, figures,
// marks and placeholders change sides, and lines begin at the right (look.side). The
// planner reckons with slides read from the left; what it has decided is turned here, and
// the layouts while they are written. A principal's template is left as it is.

// tallLeading is the least leading of Arabic letters, in parts of their size: they reach
// higher and lower than Latin ones.
const tallLeading = 1.32

// tall is a style with room for the letters of the language.
func (l look) tall(s style) style {
	if l.rtl && s.size > 0 {
		s.leading = max(s.leading, s.size*tallLeading)
	}
	return s
}

// layouts are our own, with room for the letters of the language.
func (l look) layouts() *[layoutCount]layout {
	if !l.rtl {
		return &layouts
	}
	out := layouts
	for i := range out {
		out[i].holders = append([]holder(nil), out[i].holders...)
		for k := range out[i].holders {
			h := &out[i].holders[k]
			h.style = l.tall(h.style)
		}
	}
	return &out
}

// placed is a box on the side where it stands in this language.
func (l look) placed(b box) box {
	if l.rtl && !l.foreign {
		b.x = slideWidth - b.x - b.w
	}
	return b
}

// turn puts everything on a slide on the other side.
func (p *planner) turn(s *slide) {
	for i := range s.blocks {
		if at := s.blocks[i].at; at != nil {
			own := p.look.placed(*at)
			s.blocks[i].at = &own
		}
	}
	for i := range s.photos {
		s.photos[i].at = p.look.placed(s.photos[i].at)
	}
	for i := range s.figures {
		p.turnDrawing(&s.figures[i])
	}
	for _, d := range []*placed{s.art, s.mark} {
		if d != nil {
			p.turnDrawing(d)
		}
	}
}

// turnDrawing turns a drawing over and moves it. Codes and pictures from files are only
// moved: turned over they would not be what they are.
func (p *planner) turnDrawing(d *placed) {
	d.at.X = unit(slideWidth) - d.at.X - d.drawing.Size.W
	if !d.steady {
		d.drawing = p.o.Shared.turned(d.drawing)
	}
}

// turned is a drawing turned over, once.
func (s *Shared) turned(d *figure.Drawing) *figure.Drawing {
	s.mu.Lock()
	defer s.mu.Unlock()
	t, ok := s.over[d]
	if !ok {
		t = d.Turned()
		if len(s.over) < maxGroups {
			s.over[d] = t
		}
	}
	return t
}
