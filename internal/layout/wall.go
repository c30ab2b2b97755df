package layout

import (
	"math"

	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/svg"
)

// wall is the principals' logos, all of one optical size: equal in area, since a wide
// mark and a tall one of one height do not look equally large. They stand in rows on a
// white panel, each in its clear zone, in the order of the list.
type wall struct {
	size  geom.Size
	gap   geom.Length // over it
	panel brand.Colour
	marks []mark
}

// mark is one logo, or a name where there is none.
type mark struct {
	of    *document.Picture
	ratio float64 // width ÷ height
	usual float64 // mm: the smallest width of a mark three times as wide as tall
	box   geom.Size
	name  *Text
	svg   *svg.Drawing
	clear geom.Length // round it
	at    geom.Point  // in the wall
}

// wallParts are the parts of a page's height that a wall may take: no more than it
// must for the logos to be as large as their owners ask.
var wallParts = [...]geom.Length{20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5}

// The panel's inner margin and corners, and the sides of the square of a mark that
// are tried.
var (
	wallPad   = geom.MM(2.5)
	wallRound = geom.MM(3)
	wallStep  = geom.MM(0.5)
	wallMost  = geom.MM(34)
)

// wall sets a list of logos in a width, on a page or in a frame as tall as high. A logo
// that would be smaller than its owner asks is a finding.
func (s *setter) wall(l *document.List, at place, width, high geom.Length) *wall {
	w := &wall{panel: brand.White}
	rule := s.layout.rule(at.around, listOf(l), l.Pos, &s.found)
	if rule == nil {
		return w
	}
	st := *s.style(rule.Style)
	st.Colour = "" // on white, whatever is around
	w.gap = max(st.Before, wallPad)
	for _, it := range l.Items {
		if m, ok := s.mark(it, &st, width); ok {
			w.marks = append(w.marks, m)
		}
	}
	for _, part := range wallParts {
		w.resize(w.largest(width, high/part), width)
		if w.small() == nil {
			break
		}
	}
	w.even()
	for _, m := range w.small() {
		s.found.Add(SmallLogo.At(m.of.Pos, m.of.Alt, spoken(mm(m.box.W)), spoken(mm(m.least()))))
	}
	return w
}

// small are the logos that are smaller than they may be.
func (w *wall) small() (out []mark) {
	for _, m := range w.marks {
		if m.of != nil && m.box.W+geom.Point1 < m.least() {
			out = append(out, m)
		}
	}
	return out
}

// least is the smallest width of a logo: what its owner asks, else as large to the eye
// as a mark three times as wide as tall of 15 mm. Many ask for 25 mm where they stand
// alone; among fifteen that is seldom to be had, and theirs to say.
func (m mark) least() geom.Length {
	switch {
	case m.of == nil:
		return 0
	case m.of.Logo.Least > 0:
		return m.of.Logo.Least
	}
	return geom.MM(m.usual).Scale(math.Sqrt(m.ratio / 3))
}

// usualLogo is the smallest usual width of a logo among others: 15 mm on A3 and larger,
// less on smaller sheets as those who make rules do (40, 30, 25 mm alone on A3, A4, A5).
func (s *setter) usualLogo() float64 {
	side := min(s.layout.Trim.W, s.layout.Trim.H).MM()
	return 15 * min(1, max(.6, .6+.4*(side-148)/(297-148)))
}

// mark reads one item.
func (s *setter) mark(it *document.ListItem, st *Style, width geom.Length) (mark, bool) {
	p := it.Logo()
	if p == nil {
		for _, b := range it.Body {
			if par, ok := b.(*document.Paragraph); ok {
				t := s.text(par.Text, st, setting{measure: width, pos: par.Pos})
				return mark{name: t, box: geom.Size{W: t.Width(), H: t.Height()}}, true
			}
		}
		return mark{}, false
	}
	m := mark{of: p, usual: s.usualLogo()}
	if p.Image.Type != document.SVG {
		m.ratio = float64(p.Image.Width) / float64(max(p.Image.Height, 1))
		return m, true
	}
	d, found := svg.Parse(p.Image.Data, fileOf(p), svg.Options{Current: s.ink("", "", p.Pos)})
	if len(found) > 0 {
		s.found.Add(found...)
		return m, false
	}
	m.svg, m.ratio = d, d.Size.W.Pt()/max(d.Size.H.Pt(), 1)
	return m, true
}

// largest is the largest side at which the wall has room.
func (w *wall) largest(width, most geom.Length) geom.Length {
	for side := wallMost; side > wallStep; side -= wallStep {
		if w.resize(side, width) && w.size.H <= most {
			return side
		}
	}
	return wallStep
}

// resize gives every logo the area side² and packs the rows. It reports whether the
// widest has room in a row.
func (w *wall) resize(side, width geom.Length) bool {
	room, ok := width-2*wallPad, true
	for i := range w.marks {
		m := &w.marks[i]
		m.clear = m.box.H / 3
		if m.of != nil {
			k := math.Sqrt(m.ratio)
			m.box = geom.Size{W: side.Scale(k), H: side.Scale(1 / k)}
			m.clear = m.box.H.Scale(m.of.Logo.Clear)
		}
		ok = ok && m.wide() <= room
	}
	w.pack(room)
	w.size.W = width
	return ok
}

// wide is the width of a mark with its clear zone.
func (m mark) wide() geom.Length { return m.box.W + 2*m.clear }

// pack puts the marks into rows no wider than the room; rows are the numbers of the
// first marks after each.
func (w *wall) pack(room geom.Length) (rows []int) {
	var x, y, tall geom.Length
	first := 0
	end := func(next int) { // centres the logos of a row on its height
		for i := first; i < next; i++ {
			w.marks[i].at.Y = wallPad + y + (tall-w.marks[i].box.H)/2
		}
		first, x, y, tall = next, 0, y+tall, 0
		rows = append(rows, next)
	}
	for i := range w.marks {
		m := &w.marks[i]
		if x > 0 && x+m.wide() > room {
			end(i)
		}
		m.at.X = wallPad + x + m.clear
		x, tall = x+m.wide(), max(tall, m.box.H+2*m.clear)
	}
	end(len(w.marks))
	w.size.H = y + 2*wallPad
	return rows
}

// even gives the rows about equal width, in as many rows as there are and no taller,
// and spreads them over the panel; a short row no wider apart than those before it.
func (w *wall) even() {
	room := w.size.W - 2*wallPad
	rows, best := w.pack(room), w.size.H
	for r := room - wallStep; r > room/2 && len(rows) > 1; r -= wallStep {
		closer := w.pack(r)
		if len(closer) > len(rows) || w.size.H > best {
			w.pack(r + wallStep)
			break
		}
		rows = closer
	}
	first, wider := 0, room
	for _, next := range rows {
		if n := geom.Length(next - first - 1); n > 0 {
			last := w.marks[next-1]
			wider = min(wider, (room+wallPad-(last.at.X+last.box.W+last.clear))/n)
			for i := first; i < next; i++ {
				w.marks[i].at.X += wider * geom.Length(i-first)
			}
		}
		first = next
	}
}

// components are the panel and the logos with the top left at p.
func (w *wall) components(p geom.Point) []core.Component {
	if len(w.marks) == 0 {
		return nil
	}
	r := wallRound
	out := []core.Component{Panel(geom.Rect{Point: p, Size: w.size}, figure.Panel(w.size, [4]geom.Length{r, r, r / 4, r}), w.panel)}
	for _, m := range w.marks {
		at := p.Add(m.at)
		if m.name != nil {
			out = append(out, Paragraph(m.name, at))
			continue
		}
		out = append(out, m.component(geom.Rect{Point: at, Size: m.box}))
	}
	return out
}

// logoPart is the height of the sender's own logo in parts of the width of a poster:
// 14 mm on A3 (as on the local poster).
const logoPart = 14.0 / 297

// ownLogo sets the sender's logo on the baseline of the letterhead.
func (p *poster) ownLogo(line geom.Rect) []core.Component {
	m, ok := p.mark(&document.ListItem{Body: []document.Block{p.logo}}, &Style{}, line.W)
	if !ok {
		return nil
	}
	high := min(p.layout.Trim.W, p.layout.Trim.H).Scale(logoPart)
	high = min(high, line.Y-p.layout.Safe)
	m.box = geom.Size{W: high.Scale(m.ratio), H: high}
	if most := line.W / 2; m.box.W > most {
		m.box = geom.Size{W: most, H: most.Scale(1 / m.ratio)}
	}
	if m.box.W+geom.Point1 < m.least() {
		p.found.Add(SmallLogo.At(m.of.Pos, m.of.Alt, spoken(mm(m.box.W)), spoken(mm(m.least()))))
	}
	return []core.Component{m.component(geom.Rect{Point: geom.Point{X: line.X, Y: line.Y - m.box.H}, Size: m.box})}
}

// component paints a logo into a box of its proportions: never stretched, never
// recoloured.
func (m mark) component(box geom.Rect) core.Component {
	owner := page.Owner{Of: m.of}
	return Art(box, func(c page.Canvas, box geom.Rect) {
		if m.svg == nil {
			c.Paint(&page.Picture{Owner: owner, Image: m.of.Image, Box: box})
			return
		}
		c, box = moved(c, box)
		k := float64(box.W) / float64(m.svg.Size.W)
		for i := range m.svg.Shapes {
			s := m.svg.Shapes[i].Scaled(k, box.Point)
			s.Owner = owner
			c.Paint(s)
		}
	})
}
