package layout

import (
	"errors"

	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// jointAt is how far down the heads the discs stand that join them: over the labels.
const jointAt = .42

// maxGroups is how many columns of statements stand beside each other.
const maxGroups = 6

// groupColumn is a group, set: units under rules.
type groupColumn struct {
	told
	title *Text
	units []unit
	gap   geom.Length // between units, half of it on either side of the rule
	box   geom.Rect
}

// unit is a statement, or a titled text, between two rules.
type unit struct {
	rows []*FlowRow
	tall geom.Length
}

// groups sets heads, headings and columns of statements between y and the foot
// band at foot.
func (p *poster) groups(y, foot geom.Length) []core.Component {
	k := len(p.columns)
	if k == 0 || k > maxGroups {
		p.found.Add(TooMany.At(p.title.Pos, p.layout.Name, maxGroups, "spalter", k))
		return nil
	}
	var out []core.Component
	if p.figure != nil {
		heads, h := p.heads(y, foot)
		out, y = append(out, heads...), y+h+p.length("heads-heading")
	}
	if p.hub != nil {
		rows := p.titled(*p.hub, p.layout.Span(8), 0)
		box := geom.R(p.layout.Area().X, y, p.layout.Span(8), pile(rows))
		out, y = append(out, Column(box, rows)), box.Bottom()+p.length("heads-heading")
	}
	cols, first := p.groupTitles(y, k)
	limit := foot - p.length("groups-foot")
	p.fillGroups(cols, first, limit)
	for i := range cols {
		out = append(out, p.groupPage(&cols[i], y)...)
	}
	return out
}

// heads draws one leaf a group.
func (p *poster) heads(y, foot geom.Length) ([]core.Component, geom.Length) {
	area, f := p.layout.Area(), p.figure
	st := p.styleAt(p.place, simple{kindFigure, []string{string(f.Form)}}, f.Pos)
	if f.Form == document.FigurePath {
		d, err := p.path(f, figure.PathOptions{Width: area.W, Height: (foot - y) / 2, Ground: p.ink("snow", "", f.Pos), Face: st.Face, Size: st.Size, Min: st.Steps()[len(st.Steps())-1].Size})
		if err != nil {
			p.undrawn(f, err)
			return nil, area.W / 2
		}
		return []core.Component{Picture(d, page.Owner{Of: f}, geom.Point{X: area.X, Y: y})}, d.Size.H
	}
	if f.Form != document.FigureHeads {
		side := p.length("figure-8")
		return p.leaves(geom.R(area.X+(area.W-side)/2, y, side, side)), side
	}
	n := max(len(f.Parts), 1)
	w := (area.W - p.layout.Gutter*geom.Length(n-1)) / geom.Length(n)
	scale := min(1, w.MM()/p.positive("head-width").MM())
	part := func(name string) geom.Length { return p.length(name).Scale(scale) }
	o := figure.HeadsOptions{Box: geom.Size{W: area.W, H: part("head")}, Gutter: p.layout.Gutter,
		Radii: [4]geom.Length{part("head-round"), part("head-round"), part("head-heel"), part("head-round")},
		Icon:  part("head-icon"), IconAt: geom.Point{X: part("head-icon-x"), Y: part("head-icon-y")},
		LabelAt: geom.Point{X: part("head-label-x"), Y: part("head-label-y")},
		Room:    p.layout.Measures["head-label-room"].Scale(scale), Face: st.Face, Tracking: st.Tracking, Size: st.Size, Min: st.Steps()[len(st.Steps())-1].Size}
	d, err := p.figures.Heads(p.library, f, p.profile, o)
	if err != nil {
		p.undrawn(f, err)
		return nil, o.Box.H
	}
	out := []core.Component{Picture(d, page.Owner{Of: f}, geom.Point{X: area.X, Y: y})}
	for i := range n - 1 {
		at := geom.Point{X: (w+p.layout.Gutter)*geom.Length(i+1) - p.layout.Gutter/2, Y: o.Box.H.Scale(jointAt)}
		out = append(out, Picture(&figure.Drawing{Size: o.Box, Items: p.joint(at)}, page.Owner{Of: f}, geom.Point{X: area.X, Y: y}))
	}
	return out, o.Box.H
}

// undrawn reports why a figure cannot be drawn: its own findings, or as one of ours.
func (s *setter) undrawn(f *document.Figure, err error) {
	var l diag.List
	if errors.As(err, &l) {
		s.found.Add(l...)
		return
	}
	s.noFigure(f, err)
}

// groupTitles sets the headings with their capitals at y; first is where the first
// rule stands.
func (p *poster) groupTitles(y geom.Length, k int) (cols []groupColumn, first geom.Length) {
	area := p.layout.Area()
	w := (area.W - p.layout.Gutter*geom.Length(k-1)) / geom.Length(k)
	cols = make([]groupColumn, k)
	first = y
	for i, sec := range p.columns {
		c := groupColumn{told: sec, box: geom.R(area.X+(w+p.layout.Gutter)*geom.Length(i), 0, w, 0)}
		if len(sec.Title) > 0 {
			in := sec.inner()
			st := p.styleAt(in, headingOf(sec.Section, in.level), sec.Pos)
			c.title = p.fitLines(sec.Title, st, setting{measure: w, part: in.part, pos: sec.Pos}, 2, sec.ID)
			first = max(first, lastBaseline(c.title, y)+p.length("heading-rule"))
		}
		cols[i] = c
	}
	return cols, first
}

// fillGroups sets the statements at the largest size at which every column keeps
// a decent gap between its rows. The first group is set larger when it can be:
// first person, first read.
func (p *poster) fillGroups(cols []groupColumn, first, limit geom.Length) {
	for step := range p.ladder("statement") {
		for _, larger := range []bool{true, false} {
			if larger && (len(cols) < 2 || step > 0) {
				continue
			}
			mark := len(p.found)
			fits := true
			for i := range cols {
				fits = p.fillGroup(&cols[i], larger && i == 0, step, first, limit) && fits
			}
			if fits {
				p.inLine(cols)
				return
			}
			if step < p.ladder("statement")-1 || larger {
				p.found = p.found[:mark]
			}
		}
	}
	for i := range cols {
		if c := &cols[i]; c.gap < p.length("rows-least") {
			var rows []*FlowRow
			var tall geom.Length
			for _, u := range c.units {
				rows, tall = append(rows, u.rows...), tall+u.tall
			}
			p.tooLong(rows, tall, c.ID, limit-first-p.length("rows-least")*geom.Length(len(c.units)))
		}
	}
}

// fillGroup sets one group's statements and reports whether there is room.
func (p *poster) fillGroup(c *groupColumn, larger bool, step int, first, limit geom.Length) bool {
	at := c.inner()
	if larger {
		last := len(at.around) - 1
		at.around[last] = simple{kindSection, append([]string{"first"}, at.around[last].classes...)}
	}
	c.units = p.units(at, c.Body, c.box.W-p.length("rows-inset"), step)
	var tall geom.Length
	for _, u := range c.units {
		tall += u.tall
	}
	c.box.Y, c.box.H = first, limit-first
	if len(c.units) == 0 {
		return true
	}
	c.gap = min(p.length("rows-gap"), (c.box.H-tall)/geom.Length(len(c.units)))
	return c.gap >= p.length("rows-least")
}

// units sets the blocks of a group: every statement and every titled text is one.
func (p *poster) units(at place, bs []document.Block, measure geom.Length, step int) []unit {
	var out []unit
	for _, b := range bs {
		switch t := b.(type) {
		case *document.Passage:
			out = append(out, p.units(at.within(kindPassage), t.Body, measure, step)...)
		case *document.List:
			for _, r := range p.rows(at, []document.Block{b}, measure, step) {
				out = append(out, unitOf(r))
			}
		case *document.Section:
			out = append(out, unitOf(p.titled(told{t, at}, measure, step)...))
		default:
			out = append(out, unitOf(p.rows(at, []document.Block{b}, measure, step)...))
		}
	}
	return out
}

func unitOf(rows ...*FlowRow) unit { return unit{rows, pile(rows)} }

// groupPage makes the components of one column: heading, then a rule over each row.
func (p *poster) groupPage(c *groupColumn, y geom.Length) []core.Component {
	var out []core.Component
	if c.title != nil {
		out = append(out, capped(c.title, geom.Point{X: c.box.X, Y: y}))
	}
	rule := p.tint(c.inner().part, "-mid", c.Pos)
	thick := geom.Pt(.75)
	y = c.box.Y
	for _, u := range c.units {
		out = append(out, Bar(geom.R(c.box.X, y-thick/2, c.box.W, thick), rule),
			Column(geom.R(c.box.X, y+c.gap/2, c.box.W, u.tall), u.rows))
		y += c.gap + u.tall
	}
	return out
}
