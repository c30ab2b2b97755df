package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// footPart is one thing in the foot: rows, or the names in columns.
type footPart struct {
	rows  []*FlowRow
	names *nameColumns
	wall  *wall
	gap   geom.Length // above it, unless it is first
}

func (f footPart) tall() geom.Length {
	if f.wall != nil {
		return f.wall.size.H
	}
	if f.names != nil {
		return f.names.tall()
	}
	return pile(f.rows)
}

// band sets the foot: decision and principals, sender and contact, QR code. It
// returns where the band begins; long texts lift it, but not over half the page, and
// little of it, as of a principal who is alone, lowers it: no band stands empty.
func (p *poster) band(y geom.Length) (out []core.Component, top geom.Length) {
	box := p.frame("foot").Box
	if p.foot == nil {
		return nil, p.layout.Trim.H
	}
	main, side, codes, address := p.footBlocks()
	inside := max(stackTall(main), stackTall(side))
	top = min(box.Y-p.length("foot-pad"), p.layout.Trim.H-p.layout.Safe-inside-p.length("foot-pad"))
	if least := (y + p.layout.Trim.H) / 2; top < least {
		p.footTooTall(main, side, inside, least-top)
		return nil, least
	}
	if p.layout.Arranged != Display {
		top = max(top, p.layout.Trim.H-p.footTall(inside, codes, address)-2*p.length("foot-pad"))
	}
	words := top + p.length("foot-pad")
	sideBox := p.frame("foot-sender").Box
	out = append(out, p.footPage(side, geom.R(sideBox.X, words+sideBox.Y-box.Y, sideBox.W, 0))...)
	out = append(out, p.footPage(main, geom.R(box.X, words, box.W, 0))...)
	lift := top - (box.Y - p.length("foot-pad")) // how far the band stands under its place
	out = append(out, p.footAddress(address, lift)...)
	qr := p.frame("qr").Box
	for _, f := range codes {
		d, err := p.code(f)
		if err != nil {
			p.undrawn(f, err)
			continue
		}
		out = append(out, Picture(d, page.Owner{Of: f}, geom.Point{X: qr.X, Y: qr.Y + lift}))
	}
	return out, top
}

// footTall is the height of what stands in the band, from the top of its words: inside
// their columns, and the code with the address under it.
func (p *poster) footTall(inside geom.Length, codes []*document.Figure, address *document.Paragraph) geom.Length {
	box := p.frame("foot").Box
	if len(codes) > 0 {
		inside = max(inside, p.frame("qr").Box.Bottom()-box.Y)
	}
	if address != nil {
		set := p.address(address, p.addressStyle(address), p.frame(addressFrame).Box.W)
		inside = max(inside, p.frame(addressFrame).Box.Y+set.Height()-box.Y)
	}
	return inside
}

// code draws a QR code of the foot.
func (p *poster) code(f *document.Figure) (*figure.Drawing, error) {
	return p.figures.QR(f.Target, p.frame("qr").Box.W, p.ink("", "", f.Pos))
}

// footTooTall refuses the taller side of the foot.
func (p *poster) footTooTall(main, side []footPart, tall, over geom.Length) {
	if stackTall(side) > stackTall(main) {
		main = side
	}
	var rows []*FlowRow
	for _, f := range main {
		rows = append(rows, f.rows...)
	}
	if len(rows) == 0 {
		p.tooTall(p.foot.Pos, p.foot.ID)
		return
	}
	p.tooLong(rows, tall, p.foot.ID, tall-over)
}

// bandGround is the dark ground of the foot; it bleeds.
func (p *poster) bandGround(top geom.Length) core.Component {
	trim, bleed := p.layout.Trim, p.layout.Bleed
	if p.layout.Arranged == Display {
		top = trim.H // its foot stands on the ground of the page
	}
	fill := p.ink("", "", noPos)
	return Art(geom.R(0, top, trim.W, trim.H-top), func(c page.Canvas, box geom.Rect) {
		if box.H > 0 {
			full := geom.R(box.X-bleed, box.Y, box.W+2*bleed, box.H+bleed)
			c.Paint(&page.Shape{Owner: page.Owner{Artifact: page.Background}, Path: geom.RectPath(full), Fill: &fill})
		}
	})
}

// footBlocks sorts and sets the blocks of the colophon: the sender and the contact
// have a column of their own, all else stands in the main one. The address in type is
// at its code when there is room in its frame, else in a column.
func (p *poster) footBlocks() (main, side []footPart, codes []*document.Figure, address *document.Paragraph) {
	at := p.foot.inner()
	wide, narrow := p.frame("foot").Box.W, p.frame("foot-sender").Box.W
	if len(p.foot.Title) > 0 {
		p.unplaced(p.foot.Section)
	}
	before := 0 // what of the main column
	for _, b := range p.foot.Body {
		switch t := b.(type) {
		case *document.Figure:
			if t.Form != document.FigureQR || len(codes) > 0 {
				p.unplaced(b)
				continue
			}
			codes = append(codes, t)
		case *document.List:
			switch t.Role {
			case document.ListNames:
				if t.Logos() {
					w := p.wall(t, at, wide, p.layout.Trim.H)
					main = append(main, footPart{wall: w, gap: w.gap})
					continue
				}
				n := p.names(t, at, wide)
				main = append(main, footPart{names: n, gap: n.style.Before})
			case document.ListContact:
				side = p.footRows(side, at, b, narrow)
			default:
				main = p.footRows(main, at, b, wide)
			}
		case *document.Paragraph:
			if t.Role == document.WebAddress && address == nil {
				address, before = t, len(main)
				continue
			}
			if t.Role == document.Sender {
				st := p.styleAt(at, paragraphOf(t), t.Pos)
				set := p.fitLines(t.Text, st, setting{measure: narrow, pos: t.Pos}, 2, "avsändare")
				row := p.newRow(&stack{texts: []*Text{set}}, set.style, narrow, "", t.Pos)
				side = append(side, footPart{rows: []*FlowRow{row}, gap: st.Before})
				continue
			}
			main = p.footRows(main, at, b, wide)
		default:
			p.unplaced(b)
		}
	}
	if address == nil || len(side) == 0 && len(codes) > 0 && p.addressFits(address) {
		return main, side, codes, address
	}
	main, side = p.flowAddress(main, side, before, address)
	return main, side, codes, nil
}

func (p *poster) footRows(to []footPart, at place, b document.Block, measure geom.Length) []footPart {
	rows := p.rows(at, []document.Block{b}, measure, 0)
	if len(rows) == 0 {
		return to
	}
	return append(to, footPart{rows: rows, gap: rows[0].before})
}

func stackTall(parts []footPart) geom.Length {
	var h geom.Length
	for i, f := range parts {
		if i > 0 {
			h += f.gap
		}
		h += f.tall()
	}
	return h
}

// footPage places the parts one under another with the first capitals at the top.
func (p *poster) footPage(parts []footPart, box geom.Rect) []core.Component {
	var out []core.Component
	y := box.Y
	for i, f := range parts {
		if i > 0 {
			y += f.gap
		} else if len(f.rows) > 0 {
			if s, ok := f.rows[0].of.(*stack); ok && len(s.texts) > 0 {
				y -= s.texts[0].Baseline() - s.texts[0].cap
			}
		}
		h := f.tall()
		if f.wall != nil {
			out = append(out, f.wall.components(geom.Point{X: box.X, Y: y})...)
		} else if f.names != nil {
			out = append(out, f.names.components(geom.Point{X: box.X, Y: y})...)
		} else {
			out = append(out, Column(geom.R(box.X, y, box.W, h), f.rows))
		}
		y += h
	}
	return out
}

// nameColumns is the principals in columns, down each column.
type nameColumns struct {
	style *Style
	names []*Text
	cols  int
	pitch geom.Length
}

// per is how many names stand in column i: the first columns take the rest.
func (n *nameColumns) per(i int) int {
	per := len(n.names) / n.cols
	if i < len(n.names)%n.cols {
		per++
	}
	return per
}

func (n *nameColumns) tall() geom.Length {
	var most geom.Length
	k := 0
	for i := range n.cols {
		var h geom.Length
		for range n.per(i) {
			h += n.names[k].Height()
			k++
		}
		most = max(most, h)
	}
	return most
}

func (n *nameColumns) components(at geom.Point) []core.Component {
	var out []core.Component
	k := 0
	for i := range n.cols {
		q := at
		q.X += n.pitch * geom.Length(i)
		for range n.per(i) {
			out = append(out, Paragraph(n.names[k], q))
			q.Y += n.names[k].Height()
			k++
		}
	}
	return out
}

// names sets the principals: never broken when it can
// be helped. A name wider than its column: the regular face, then one column fewer,
// then the next size; at last two lines.
func (p *poster) names(l *document.List, at place, width geom.Length) *nameColumns {
	rule := p.layout.rule(at.around, listOf(l), l.Pos, &p.found)
	if rule == nil {
		return &nameColumns{style: &Style{}, cols: 1}
	}
	st := p.style(rule.Style)
	most := max(1, int(width/p.positive("names-column")))
	steps := st.Steps()
	for _, step := range steps {
		for cols := most; cols >= max(1, most-1); cols-- {
			for _, face := range []string{st.Face, "robotocondensed-regular"} {
				sized := st.At(step)
				sized.Face = face
				if n, ok := p.setNames(l, sized, cols, width, 1); ok {
					return n
				}
			}
		}
	}
	n, ok := p.setNames(l, st.At(steps[len(steps)-1]), most, width, 2)
	if !ok {
		p.found.Add(TooWide.At(l.Pos, p.longest(n), spoken(number(n.pitch)), spoken(number(width/geom.Length(most)))))
	}
	return n
}

// setNames sets every name in a column's measure, and reports whether all take at
// most the given lines.
func (p *poster) setNames(l *document.List, st *Style, cols int, width geom.Length, lines int) (*nameColumns, bool) {
	gutter := p.layout.Gutter / 2
	n := &nameColumns{style: st, cols: cols, pitch: width / geom.Length(cols)}
	ok := true
	for _, it := range l.Items {
		for _, b := range it.Body {
			par, is := b.(*document.Paragraph)
			if !is {
				p.unplaced(b)
				continue
			}
			t := p.text(par.Text, st, setting{measure: n.pitch - gutter, pos: par.Pos, trying: true})
			ok = ok && !t.overfull && t.Len() <= lines
			n.names = append(n.names, t)
		}
	}
	return n, ok
}

// longest is the widest name, for a finding.
func (p *poster) longest(n *nameColumns) string {
	var word string
	var w geom.Length
	for _, t := range n.names {
		if v := t.Width(); v > w {
			w = v
			word = t.words()
		}
	}
	return word
}

// words are the words of set text, for findings.
func (t *Text) words() string {
	var out string
	for _, l := range t.lines {
		for _, r := range l.Runs {
			out += glyphText(r.Glyphs)
		}
	}
	return out
}
