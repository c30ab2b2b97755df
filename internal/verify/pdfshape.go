package verify

import (
	"math"

	"malbild/internal/pdfread"
)

// edge is a straight piece of the outline of a path on the page.
type edge struct{ x0, y0, x1, y1 float64 }

// maxEdges bounds the outline that is kept of one path; a curve is four edges.
const maxEdges = 1024

// trace keeps the outline of a path: it says what the path covers when it is no rectangle.
func (p *placer) trace(op string, args []token) {
	s := &p.sheet
	at := func(fromEnd int) [2]float64 {
		m, x, y := p.now.ctm, number64(args, fromEnd+1), number64(args, fromEnd)
		return [2]float64{x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]}
	}
	switch op {
	case "m":
		p.draw([2]float64{}, true)
		s.pen, s.begun = at(0), at(0)
	case "l":
		p.draw(at(0), false)
	case "c":
		p.bend(at(4), at(2), at(0))
	case "v":
		p.bend(s.pen, at(2), at(0))
	case "y":
		p.bend(at(2), at(0), at(0))
	case "h":
		p.draw([2]float64{}, true)
	case "re":
		p.draw([2]float64{}, true)
		m, x, y, w, h := p.now.ctm, number64(args, 3), number64(args, 2), number64(args, 1), number64(args, 0)
		corner := func(x, y float64) [2]float64 {
			return [2]float64{x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]}
		}
		s.pen = corner(x, y)
		s.begun = s.pen
		p.draw(corner(x+w, y), false)
		p.draw(corner(x+w, y+h), false)
		p.draw(corner(x, y+h), false)
		p.draw([2]float64{}, true)
	}
}

// draw adds an edge to a point, or back to where the part began.
func (p *placer) draw(to [2]float64, back bool) {
	s := &p.sheet
	if back {
		to = s.begun
	}
	if to == s.pen {
		return
	}
	if len(s.outline) < maxEdges {
		s.outline = append(s.outline, edge{s.pen[0], s.pen[1], to[0], to[1]})
	} else {
		s.lost = true
	}
	s.pen = to
}

func (p *placer) bend(a, b, c [2]float64) {
	o := p.sheet.pen
	for _, t := range [...]float64{0.25, 0.5, 0.75, 1} {
		u := 1 - t
		var to [2]float64
		for i := range to {
			to[i] = u*u*u*o[i] + 3*u*u*t*a[i] + 3*u*t*t*b[i] + t*t*t*c[i]
		}
		p.draw(to, false)
	}
}

// coverShape hides the letters that lie wholly inside what a path fills.
func (p *placer) coverShape() {
	i, s := &p.now.ink, &p.sheet
	if i.mixed || !i.straight || s.lost || len(s.outline) < 3 {
		return
	}
	b := s.path.and(i.clip)
	p.steps -= len(p.glyphs) / 16
	for k := range p.glyphs {
		g := &p.glyphs[k]
		if g.angle != 0 || g.unseen || g.u0 < b.x0 || g.u1 > b.x1 || g.v < b.y0 || g.v > b.y1 {
			continue
		}
		p.steps -= len(s.outline) / 4
		inside := true
		for _, x := range [...]float64{g.u0, (g.u0 + g.u1) / 2, g.u1} {
			for _, y := range [...]float64{g.v, g.v + 0.5*g.size} {
				inside = inside && b.has(x, y) && s.winds(x, y)
			}
		}
		g.unseen = inside
	}
}

// winds reports whether a path goes round a point, once or more often, and odd times: then
// it is inside by both rules of filling (8.5.3.3).
func (s *sheet) winds(x, y float64) bool {
	turns, crossings := 0, 0
	for _, e := range s.outline {
		if (e.y0 <= y) == (e.y1 <= y) || e.x0+(y-e.y0)/(e.y1-e.y0)*(e.x1-e.x0) <= x {
			continue
		}
		crossings++
		if e.y0 < e.y1 {
			turns++
		} else {
			turns--
		}
	}
	return turns != 0 && crossings%2 == 1
}

// clipTo keeps what is painted inside a rectangle in the units of now.
func (p *placer) clipTo(v []float64) {
	m, b := p.now.ctm, nowhere
	for _, c := range [][2]float64{{v[0], v[1]}, {v[2], v[3]}, {v[0], v[3]}, {v[2], v[1]}} {
		b = b.with(c[0]*m[0]+c[1]*m[2]+m[4], c[0]*m[1]+c[1]*m[3]+m[5])
	}
	p.now.ink.clip = p.now.ink.clip.and(b)
	p.now.ink.straight = p.now.ink.straight && m[1]*m[0] == 0 && m[2]*m[3] == 0
}

// appearances paints the annotations of a page over it, as a reader does (12.5.5).
func (p *placer) appearances(page pdfread.Dict) {
	for i, o := range p.r.Array(page.Raw("Annots")) {
		d := p.r.Dict(o)
		flags, _ := p.r.Int(d.Raw("F"))
		if i > 1<<12 || p.err != nil {
			return
		}
		if flags&(2|32) != 0 || p.r.Name(d.Raw("Subtype")) == "Popup" || p.r.layerOff(d.Raw("OC")) {
			continue
		}
		look := p.r.Dict(d.Raw("AP")).Raw("N")
		if p.r.Stream(look) == nil { // one for each state
			look = p.r.Dict(look).Raw(p.r.Name(d.Raw("AS")))
		}
		if s := p.r.Stream(look); s != nil {
			p.appearance(look, s.Dict, d)
		}
	}
}

// appearance paints the form of an annotation so that its box fills the annotation's.
func (p *placer) appearance(ref pdfread.Object, form, about pdfread.Dict) {
	rect, ok1 := p.r.Floats(about.Raw("Rect"), 4)
	v, ok2 := p.r.Floats(form.Raw("BBox"), 4)
	if !ok1 || !ok2 {
		return
	}
	m := unit
	if list, ok := p.r.Floats(form.Raw("Matrix"), 6); ok {
		m = matrix(list)
	}
	b := nowhere
	for _, c := range [][2]float64{{v[0], v[1]}, {v[2], v[3]}, {v[0], v[3]}, {v[2], v[1]}} {
		b = b.with(c[0]*m[0]+c[1]*m[2]+m[4], c[0]*m[1]+c[1]*m[3]+m[5])
	}
	to := nowhere.with(rect[0], rect[1]).with(rect[2], rect[3])
	sx, sy := (to.x1-to.x0)/(b.x1-b.x0), (to.y1-to.y0)/(b.y1-b.y0)
	if math.IsNaN(sx+sy) || math.IsInf(sx+sy, 0) {
		return
	}
	p.now = p.start
	p.now.ctm = matrix{sx, 0, 0, sy, to.x0 - b.x0*sx, to.y0 - b.y0*sy}
	p.tm, p.lm = unit, unit
	p.form(ref, form, form, 0)
}
