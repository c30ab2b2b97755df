package pdf

import (
	"strconv"

	"malbild/internal/brand"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// painter writes the content stream of one page. It leaves out what the stream
// has said already: colour, font and line style stay until they change.
type painter struct {
	b      []byte
	height geom.Length // of the trim: PDF counts y upwards
	width  geom.Length
	fonts  map[string]*font

	inText       bool
	x, y         int64 // start of the last run, in hundredths of a point
	font         *font
	size         geom.Length
	fill, stroke [3]uint8
	filled       bool // fill is known
	stroked      bool // stroke is known
	line         geom.Length
	round        bool
	lined        bool // line is known
	curved       bool // round is known
	used         []*font
	own          bool  // the piece at hand says something of this copy alone
	clipped      bool  // inside a clip
	before       bool  // what round was when the clip began
	known        bool  // before is known
	parts        []int // where the streams of the page end
	bare         bool  // without tags
	images       map[string]*shown
	see          bool   // something transparent is on the page
	plate        *plate // inks of a press; nil: RGB
}

// page writes the content of one page and returns it. The slice is valid until
// the next page.
func (p *painter) page(pg *placed) []byte {
	*p = painter{b: p.b[:0], height: pg.page.Trim.H, width: pg.page.Trim.W, fonts: p.fonts, used: p.used[:0], curved: true, parts: p.parts[:0], bare: p.bare, images: p.images, plate: p.plate}
	at := 0
	for i := range pg.spans {
		s := &pg.spans[i]
		for ; at < s.to; at++ { // between the sequences, not in one
			c, ok := pg.page.Items[at].(*page.Clip)
			if !ok {
				break
			}
			p.clip(c.Box)
		}
		p.turn(s)
		if !p.bare {
			p.begin(s)
		}
		for ; at < s.to; at++ {
			switch t := pg.page.Items[at].(type) {
			case *page.Run:
				p.run(t)
			case *page.Shape:
				p.shape(t)
			case *page.Picture:
				p.picture(t)
			case *page.Clip:
				p.clip(t.Box)
			}
		}
		p.endText()
		if !p.bare {
			p.b = append(p.b, "EMC\n"...)
		}
	}
	p.clip(geom.Rect{})
	if n := len(p.parts); n > 0 && !p.own && len(p.b)-p.parts[n-1] < leastPiece {
		p.parts = p.parts[:n-1]
	}
	p.parts = append(p.parts, len(p.b))
	return p.b
}

// leastPiece is how many bytes a piece must have that all copies say alike.
const leastPiece = 800

// turn ends a stretch between what all copies of a document say and what this one says
// alone. The next begins with nothing known, so that it is the same bytes whatever
// came before it.
func (p *painter) turn(s *span) {
	own := s.own()
	if own == p.own || len(p.b) == 0 {
		p.own = own
		return
	}
	from := 0
	if n := len(p.parts); n > 0 {
		from = p.parts[n-1]
	}
	p.own = own
	if own && len(p.b)-from < leastPiece {
		p.parts = p.parts[:max(len(p.parts)-1, 0)]
		return
	}
	p.parts = append(p.parts, len(p.b))
	p.filled, p.stroked, p.lined, p.curved, p.known, p.font = false, false, false, false, false, nil
	if p.plate != nil {
		p.plate.begin()
	}
}

// own reports whether a sequence says what the next copy says otherwise: running heads
// name the principal, and so do fields.
func (s *span) own() bool {
	if s.slot != nil {
		return s.slot.own
	}
	return s.artifact == page.Header || s.artifact == page.Footer
}

// clip ends the clipping there is, and begins that of a box (8.5.4). What the stream
// had said of colour, font and lines before is not known after it.
func (p *painter) clip(box geom.Rect) {
	if p.clipped {
		p.endText()
		p.b = append(p.b, "Q\n"...)
		p.clipped, p.filled, p.stroked, p.lined, p.font = false, false, false, false, nil
		p.round, p.curved = p.before, p.known
		if p.plate != nil {
			p.plate.begin()
		}
	}
	if box.W <= 0 || box.H <= 0 {
		return
	}
	p.endText()
	p.clipped, p.before, p.known = true, p.round, p.curved
	p.b = append(p.b, "q "...)
	for _, v := range [...]geom.Length{box.X, p.height - box.Bottom(), box.W, box.H} {
		p.b = append(appendLength(p.b, v), ' ')
	}
	p.b = append(p.b, "re W n\n"...)
}

// begin opens a marked-content sequence (14.6). The tag is the structure type of
// the element that owns it.
func (p *painter) begin(s *span) {
	if s.slot != nil {
		p.b = append(append(p.b, '/'), s.slot.owner.tag...)
		p.b = append(p.b, "<</MCID "...)
		p.b = strconv.AppendInt(p.b, int64(s.id), 10)
		p.b = append(p.b, ">>BDC\n"...)
		return
	}
	p.b = append(p.b, "/Artifact<</Type"...)
	switch s.artifact {
	case page.Header:
		p.b = append(p.b, "/Pagination/Subtype/Header/Attached[/Top]"...)
	case page.Footer:
		p.b = append(p.b, "/Pagination/Subtype/Footer/Attached[/Bottom]"...)
	case page.Background: // Table 330: a background artifact states its box
		p.b = append(p.b, "/Background/BBox[0 0 "...)
		p.b = append(appendLength(p.b, p.width), ' ')
		p.b = append(appendLength(p.b, p.height), ']')
	default:
		p.b = append(p.b, "/Layout"...)
	}
	p.b = append(p.b, ">>BDC\n"...)
}

func (p *painter) setFill(c brand.Colour) {
	if p.plate != nil {
		p.b = p.plate.fill(p.b, c)
		return
	}
	if !p.filled || p.fill != c.RGB {
		p.fill, p.filled = c.RGB, true
		p.b = appendRGB(p.b, c.RGB, "rg")
	}
}

func (p *painter) beginText() {
	if !p.inText {
		p.b = append(p.b, "BT\n"...)
		p.inText, p.x, p.y = true, 0, 0
	}
}

func (p *painter) endText() {
	if p.inText {
		p.b = append(p.b, "ET\n"...)
		p.inText = false
	}
}

func (p *painter) run(r *page.Run) {
	if len(r.Glyphs) == 0 {
		return
	}
	if p.plate != nil {
		p.b = p.plate.text(p.b, r)
	} else {
		p.setFill(r.Fill)
	}
	p.beginText()
	if f := p.fonts[r.Face]; f != p.font || r.Size != p.size {
		p.font, p.size = f, r.Size
		p.b = append(append(append(p.b, '/'), f.res...), ' ')
		p.b = append(appendLength(p.b, r.Size), " Tf\n"...)
	}
	x, y := centi(r.At.X), centi(p.height-r.At.Y)
	p.b = append(appendCenti(p.b, x-p.x), ' ')
	p.b = append(appendCenti(p.b, y-p.y), " Td\n"...)
	p.x, p.y = x, y
	p.glyphs(r)
}

// glyphs writes a TJ operator. The widths in the file are rounded, so the pen of
// the reader drifts from ours; as soon as they are a thousandth of an em apart,
// a number brings it back. Kerning, tracking and justification are told the same
// way, and rounding never adds up along a line.
func (p *painter) glyphs(r *page.Run) {
	f, size := p.font, int64(r.Size)
	const unit = 10000 // of Length, so that widths in tenths of 1/1000 em are whole
	var want, got int64
	open, rise := false, geom.Length(0)
	p.b = append(p.b, '[')
	for i := range r.Glyphs {
		g := &r.Glyphs[i]
		if g.DY != rise {
			p.b = p.shut(open)
			p.b = append(p.b, "]TJ\n"...)
			p.b = append(appendLength(p.b, g.DY), " Ts\n["...) // up is positive, as in the face
			open, rise = false, g.DY
		}
		if off := want + int64(g.DX)*unit - got; off >= 10*size || -off >= 10*size {
			k := rounded(off, 10*size)
			p.b = p.shut(open)
			p.b = strconv.AppendInt(p.b, -k, 10)
			open = false
			got += k * 10 * size
		}
		if !open {
			p.b = append(p.b, '(')
			open = true
		}
		c := f.code(g)
		p.b = appendLiteralByte(appendLiteralByte(p.b, byte(c>>8)), byte(c))
		want += int64(g.Advance) * unit
		got += int64(f.subset.tenths[c]) * size
	}
	p.b = append(p.shut(open), "]TJ\n"...)
	if rise != 0 {
		p.b = append(p.b, "0 Ts\n"...)
	}
}

func (p *painter) shut(open bool) []byte {
	if open {
		return append(p.b, ')')
	}
	return p.b
}

// rounded is a ÷ b, rounded half away from zero.
func rounded(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// picture stretches the unit square that an image fills over its box (8.9.4).
func (p *painter) picture(t *page.Picture) {
	s := p.images[t.Image.Digest]
	p.endText()
	p.see = p.see || s.mask != nil
	p.b = append(appendLength(append(p.b, "q "...), t.Box.W), " 0 0 "...)
	p.b = append(appendLength(p.b, t.Box.H), ' ')
	p.b = append(appendLength(p.b, t.Box.X), ' ')
	p.b = append(appendLength(p.b, p.height-t.Box.Bottom()), " cm /"...)
	p.b = append(append(p.b, s.res...), " Do Q\n"...)
}

func (p *painter) shape(s *page.Shape) {
	if len(s.Path) == 0 || s.Fill == nil && s.Stroke == nil {
		return
	}
	p.endText()
	if s.Fill != nil {
		p.setFill(*s.Fill)
	}
	if s.Stroke != nil {
		p.setStroke(s.Stroke)
	}
	p.path(s.Path)
	switch {
	case s.Stroke == nil:
		p.b = append(p.b, "f\n"...)
	case s.Fill == nil:
		p.b = append(p.b, "S\n"...)
	default:
		p.b = append(p.b, "B\n"...)
	}
}

func (p *painter) setStroke(s *page.Stroke) {
	width := s.Width
	if p.plate != nil {
		p.b = p.plate.stroke(p.b, s.Colour)
		width = p.plate.width(width)
	} else if !p.stroked || p.stroke != s.Colour.RGB {
		p.stroke, p.stroked = s.Colour.RGB, true
		p.b = appendRGB(p.b, s.Colour.RGB, "RG")
	}
	if !p.lined || p.line != width {
		p.line = width
		p.b = append(appendLength(p.b, width), " w\n"...)
	}
	if s.Round != p.round || !p.curved {
		p.round, p.curved = s.Round, true
		if s.Round {
			p.b = append(p.b, "1 J 1 j\n"...)
		} else {
			p.b = append(p.b, "0 J 0 j\n"...)
		}
	}
	p.lined = true
}

func (p *painter) point(q geom.Point) {
	p.b = append(appendLength(p.b, q.X), ' ')
	p.b = append(appendLength(p.b, p.height-q.Y), ' ')
}

// path writes the operators of a path; an upright rectangle has one of its own.
func (p *painter) path(path geom.Path) {
	for i := 0; i < len(path); i++ {
		s := &path[i]
		if r, ok := upright(path[i:]); ok {
			x, y := centi(r.X), centi(p.height-r.Bottom())
			p.b = append(appendCenti(p.b, x), ' ')
			p.b = append(appendCenti(p.b, y), ' ')
			p.b = append(appendCenti(p.b, centi(r.Right())-x), ' ')
			p.b = append(appendCenti(p.b, centi(p.height-r.Y)-y), " re\n"...)
			i += 4
			continue
		}
		for k := range s.Points() {
			p.point(s.P[k])
		}
		switch s.Op {
		case 'M':
			p.b = append(p.b, "m\n"...)
		case 'L':
			p.b = append(p.b, "l\n"...)
		case 'C':
			p.b = append(p.b, "c\n"...)
		case 'Z':
			p.b = append(p.b, "h\n"...)
		}
	}
}

// upright reports whether a path begins with a rectangle as geom.RectPath makes
// it: that order keeps the direction, which the fill rule depends on.
func upright(p geom.Path) (geom.Rect, bool) {
	if len(p) < 5 || p[0].Op != 'M' || p[1].Op != 'L' || p[2].Op != 'L' || p[3].Op != 'L' || p[4].Op != 'Z' {
		return geom.Rect{}, false
	}
	a, b, c, d := p[0].P[0], p[1].P[0], p[2].P[0], p[3].P[0]
	if a.Y != b.Y || b.X != c.X || c.Y != d.Y || d.X != a.X || c.X < a.X || c.Y < a.Y {
		return geom.Rect{}, false
	}
	return geom.Rect{Point: a, Size: geom.Size{W: c.X - a.X, H: c.Y - a.Y}}, true
}
