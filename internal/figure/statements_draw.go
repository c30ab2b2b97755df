package figure

import (
	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// draw paints a figure that is set.
func (g *groupDrawer) draw(s *groupSet) (*Drawing, error) {
	d := &Drawing{Size: geom.Size{W: g.Width, H: s.tall}, lib: g.lib, Report: Report{Label: s.label, Face: "roboto-bold"}}
	var y geom.Length
	for row := range s.rows {
		for i := range s.row(row) {
			x := (s.column.W + s.gutter) * geom.Length(i)
			if err := g.group(d, s, row*s.columns+i, geom.Point{X: x, Y: y}, y+s.head.H+s.underHead()+s.titles(row)); err != nil {
				return nil, err
			}
			if i > 0 {
				joint(d, geom.Point{X: x - s.gutter/2, Y: y + s.head.H.Scale(jointAt)}, s.head.H.Scale(jointPart), g.Ground, g.prof)
			}
		}
		y += s.rowHeight(row) + s.rowGap()
	}
	return d, nil
}

// Discs join heads that stand side by side, over their labels.
const (
	jointAt   = .42
	jointPart = 5.4 / 52
)

// joint paints the disc between two heads.
func joint(d *Drawing, at geom.Point, r geom.Length, ground brand.Colour, prof *brand.Profile) {
	night, _ := prof.Ink(prof.Hub)
	d.Items = append(d.Items, &page.Shape{Path: disc(at, r.Scale(1.2)), Fill: &ground}, &page.Shape{Path: disc(at, r), Fill: &night})
}

// group paints one group with its head at p and its first rule at first.
func (g *groupDrawer) group(d *Drawing, s *groupSet, i int, p geom.Point, first geom.Length) error {
	part, q := g.fig.Parts[i], s.groups[i]
	name := inkOf(part, i, g.prof)
	ink, _ := g.prof.Ink(name)
	rule, _ := g.prof.Ink(name + "-mid")
	night, _ := g.prof.Ink(g.prof.Hub)
	if err := g.head(d, s, part, q, name, p); err != nil {
		return err
	}
	strong := ink
	if s.size < smallInk {
		strong = night
	}
	y := p.Y + s.head.H + s.underHead()
	size := headingSize(s.size)
	for k, l := range q.heading {
		g.line(d, l, size, geom.Point{X: p.X, Y: y + size.Mul(122, 100)*geom.Length(k) + size.Mul(95, 100)}, []brand.Colour{ink})
	}
	y = first
	for k, st := range part.Statements {
		d.Items = append(d.Items, &page.Shape{Path: geom.RectPath(geom.R(p.X, y, s.column.W, geom.Pt(.75))), Fill: &rule})
		y += s.rowPad()
		for _, l := range q.statements[k] {
			g.line(d, l, s.size, geom.Point{X: p.X, Y: y + s.size.Mul(103, 100)}, inks(st, night, strong))
			y += statementLeading(s.size)
		}
		y += s.rowPad()
	}
	return nil
}

// inks are those of the spans of a statement.
func inks(st document.FigureStatement, plain, strong brand.Colour) []brand.Colour {
	out := make([]brand.Colour, len(st))
	for i, sp := range st {
		if out[i] = plain; sp.Strong {
			out[i] = strong
		}
	}
	return out
}

func (g *groupDrawer) line(d *Drawing, l typeset.Line, size geom.Length, at geom.Point, of []brand.Colour) {
	for i, r := range l.Runs {
		p, ink := geom.Point{X: at.X + r.X, Y: at.Y}, of[r.Span]
		d.Items = append(d.Items, &page.Run{Face: r.Face, Size: size, Fill: ink, At: p, Glyphs: r.Glyphs})
		left, _ := page.Extent(p.X, r.Glyphs)
		d.Lines = append(d.Lines, Label{Text: pieceOf(l.Runs, i), Face: r.Face, Size: size, At: geom.Point{X: left, Y: p.Y}, RGB: ink.RGB})
	}
}

// head paints the leaf of a group with its icon and label. Under icons, the last lines
// of all labels stand on one line.
func (g *groupDrawer) head(d *Drawing, s *groupSet, part document.FigurePart, q setGroup, name string, p geom.Point) error {
	ink, _ := g.prof.Ink(name)
	unit := func(v float64) geom.Length { return s.head.W.Scale(v / groupWidth) }
	radii := [4]geom.Length{unit(26), unit(26), unit(4), unit(26)}
	icon := geom.R(p.X+unit(headIconX), p.Y+unit(headIconY), unit(headIcon), unit(headIcon))
	leading := s.label.Mul(112, 100)
	x, _ := s.labelRoom()
	last := unit(headLast)
	if s.wide {
		h := s.head.H
		radii = [4]geom.Length{h / 2, h / 2, h.Scale(.08), h / 2}
		side := h.Scale(.5)
		icon = geom.R(p.X+h.Scale(.36), p.Y+(h-side)/2, side, side)
		last = h/2 + s.label.Scale(.355) + leading/2*geom.Length(max(len(q.label)-1, 0))
	}
	d.Items = append(d.Items, &page.Shape{Path: Panel(s.head, radii).Move(p), Fill: &ink})
	if part.Icon != "" {
		d.Items = append(d.Items, IconShapes(part.Icon, icon, OnLeaf(g.prof, name))...)
	}
	for k, line := range q.label {
		if line == "" {
			continue
		}
		set, err := g.lib.Line(line, labelStyle(s.label), "")
		if err != nil {
			return err
		}
		up := leading * geom.Length(len(q.label)-1-k)
		d.line(set, line, s.label, geom.Point{X: p.X + x, Y: p.Y + last - up}, false, brand.White)
	}
	return nil
}
