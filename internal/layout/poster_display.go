package layout

import (
	"math"
	"strings"

	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// Proportions of the figure of a display poster.
const (
	displayHub    = .19
	displayIcon   = 1.9
	displaySafety = .96
)

// display sets a poster whose figure is the poster: one idea, seen from afar. The
// målbild's title is a line over the goal's, which is the title; every part stands
// in its leaf with its lead. The labels in the leaves are the headings of the parts:
// words of the document, not of a picture.
func (p *poster) display(y, foot geom.Length) []core.Component {
	box := p.frame("figure").Box
	var out []core.Component
	if p.hub != nil {
		c, bottom := p.displayHub(y)
		out, y = append(out, c...), bottom
	}
	if title := p.frame("title").Box; title.X < box.Right() && box.X < title.Right() && y > box.Y {
		cut := y - box.Y // the title stands over the figure and takes of its room
		box = geom.R(box.X+cut/2, y, box.W-cut, box.H-cut)
	}
	if over := box.Bottom() - (foot - p.length("over-foot")); over > 0 && p.footUnder(box) {
		box = geom.R(box.X+over/2, box.Y, box.W-over, box.H-over)
	}
	if p.figure == nil || box.W < p.length("figure-least") || box.H < p.length("figure-least") {
		p.found.Add(TooTall.At(p.title.Pos, short(document.Plain(p.title.Title))))
		return nil
	}
	if p.figure.Form == document.FigureHeads {
		return append(out, p.displayHeads(box)...)
	}
	return append(out, p.displayLeaves(box)...)
}

// footUnder reports whether the foot stands under a box and not beside it.
func (p *poster) footUnder(box geom.Rect) bool {
	foot := p.frame("foot").Box
	return foot.X < box.Right() && box.X < foot.Right()
}

// displayHub sets the goal's title, and what the layout keeps of its text, under
// the line above; bottom is where the next thing may begin.
func (p *poster) displayHub(y geom.Length) ([]core.Component, geom.Length) {
	box, in := p.frame("title").Box, p.hub.inner()
	st := p.styleAt(in, headingOf(p.hub.Section, in.level), p.hub.Pos)
	t := p.fitLines(p.hub.Title, st, setting{measure: box.W, part: in.part, pos: p.hub.Pos}, 2, "rubrik")
	y = y - p.length("under-title") + p.length("kicker-title")
	out := []core.Component{capped(t, geom.Point{X: box.X, Y: y})}
	y = lastBaseline(t, y) + p.length("under-title")
	if len(p.hub.Body) == 0 {
		return out, y
	}
	rows := p.rows(in, p.hub.Body, box.W, 0)
	col := geom.R(box.X, y, box.W, pile(rows))
	return append(out, Column(col, rows)), col.Bottom() + p.length("under-title")
}

// displayLeaves draws the figure with the titles of the parts as labels and their
// leads under them.
func (p *poster) displayLeaves(box geom.Rect) []core.Component {
	st := p.styleAt(p.place, simple{kindFigure, []string{string(p.figure.Form)}}, p.figure.Pos)
	f := *p.figure
	f.Parts = append([]document.FigurePart(nil), f.Parts...)
	if f.Hub != nil && f.Hub.Icon != "" {
		hub := *f.Hub
		hub.Label = nil // the goal is the title
		f.Hub = &hub
	}
	if len(p.columns) != len(f.Parts) {
		p.found.Add(TooMany.At(f.Pos, p.layout.Name, len(f.Parts), "texter", len(p.columns)))
		return nil
	}
	o := figure.Options{Box: box.Size, Ground: p.ink("snow", "", f.Pos), Safety: displaySafety, Icon: displayIcon,
		Hub: displayHub, Min: st.Size, Subs: make([]string, len(f.Parts)), Turned: p.rtl}
	if len(f.Parts) <= 4 {
		o.Align, o.Pad = figure.AlignLeft, posterPad
	}
	for i, sec := range p.columns {
		f.Parts[i].Label = phrasesOf(sec.Title)
		o.Subs[i] = p.leadOf(sec)
	}
	d, err := p.figures.Leaves(p.library, &f, p.profile, o)
	for _, step := range st.Steps() { // smaller labels where there are many parts
		if o.Min = step.Size; err != nil {
			d, err = p.figures.Leaves(p.library, &f, p.profile, o)
		}
	}
	if err != nil {
		p.undrawn(p.figure, err)
		return nil
	}
	out := []core.Component{Picture(withoutLive(d), page.Owner{Of: p.figure}, box.Point)}
	for i, sec := range p.columns {
		out = append(out, p.liveLabel(d, i, sec, box.Point))
	}
	return out
}

// phrasesOf are the phrases of a title, as labels have them.
func phrasesOf(in []document.Inline) []string {
	var out []string
	var b strings.Builder
	for _, n := range in {
		if _, ok := n.(*document.Break); ok {
			out = append(out, strings.TrimSpace(b.String()))
			b.Reset()
			continue
		}
		b.WriteString(document.Plain([]document.Inline{n}))
	}
	return append(out, strings.TrimSpace(b.String()))
}

// leadOf is the lead of a part; anything else of it must be left out by a rule.
func (p *poster) leadOf(sec told) string {
	lead := ""
	for _, b := range sec.Body {
		t, ok := b.(*document.Paragraph)
		if !ok || t.Role != document.Lead || lead != "" {
			p.unplaced(b)
			continue
		}
		lead = document.Plain(t.Text)
	}
	return lead
}

// liveLabel paints the label of a part and its lead as words of the part.
func (p *poster) liveLabel(d *figure.Drawing, i int, sec told, at geom.Point) core.Component {
	texts := inlineTexts(sec.Title)
	runs, ok := owned(liveRuns(d, i, false), texts, p.space)
	for _, b := range sec.Body {
		if t, is := b.(*document.Paragraph); is {
			more, fine := owned(liveRuns(d, i, true), inlineTexts(t.Text), p.space)
			runs, ok = append(runs, more...), ok && fine
		}
	}
	if !ok {
		p.found.Add(Unset.At(sec.Pos, short(document.Plain(sec.Title)), "etikett/label"))
	}
	return Art(geom.Rect{Point: at}, func(c page.Canvas, box geom.Rect) {
		if _, ok := c.(*mirror); ok {
			var whole geom.Rect
			c, whole = moved(c, geom.Rect{Point: box.Point, Size: d.Size})
			runs, box = figure.TurnedLines(runs, d.Size.W), whole
		}
		for _, r := range runs {
			own := *r
			own.At = r.At.Add(box.Point)
			c.Paint(&own)
		}
	})
}

// space is a space in the face and size of a run.
func (s *setter) space(r *page.Run) []page.Glyph {
	gs, err := s.library.Shape(" ", typeset.Style{Face: r.Face, Size: r.Size}, "")
	if err != nil {
		return nil // a face without a space: its words would be told apart by nothing
	}
	return gs
}

// displayHeads draws the leaves of groups one under another as wide as the box,
// joined by discs, each with its label and the title of its group.
func (p *poster) displayHeads(box geom.Rect) []core.Component {
	n := geom.Length(len(p.figure.Parts))
	if int(n) != len(p.columns) || n == 0 {
		p.found.Add(TooMany.At(p.figure.Pos, p.layout.Name, int(n), "grupper", len(p.columns)))
		return nil
	}
	gap := p.length("head-gap")
	h := (box.H - gap*(n-1)) / n
	label := p.styleAt(p.place, simple{kindFigure, []string{string(p.figure.Form)}}, p.figure.Pos)
	indent, room := h.Scale(.94), box.W-h.Scale(.94)-h.Scale(.22)
	size := p.displaySize(label, room, h.Scale(.36))
	d := &figure.Drawing{Size: box.Size}
	out := []core.Component{Picture(d, page.Owner{Of: p.figure}, box.Point)}
	leaf := figure.Panel(geom.Size{W: box.W, H: h}, [4]geom.Length{h / 2, h / 2, p.length("head-heel"), h / 2})
	for i, part := range p.figure.Parts {
		y := (h + gap) * geom.Length(i)
		ink := part.Ink
		if ink == "" {
			ink = p.profile.Part(i)
		}
		d.Items = append(d.Items, &page.Shape{Path: leaf.Move(geom.Point{Y: y}), Fill: ptr(p.ink(ink, "", p.figure.Pos))})
		icon := h.Scale(.46)
		d.Items = append(d.Items, figure.IconShapes(part.Icon, geom.R(h.Scale(.32), y+(h-icon)/2, icon, icon), figure.OnLeaf(p.profile, ink))...)
		sec := p.columns[i]
		for _, b := range sec.Body {
			p.unplaced(b)
		}
		in := sec.inner()
		st := p.styleAt(in, headingOf(sec.Section, in.level), sec.Pos)
		t := p.fitLines(sec.Title, st, setting{measure: room, part: in.part, pos: sec.Pos}, 1, sec.ID)
		at := *label
		at.Size = size
		sg := p.sign(strings.Join(part.Label, " "), &at, p.figure.Pos)
		if sg == nil {
			continue
		}
		under := p.length("head-title")
		if p.rtl {
			under += size.Scale(tallDescent)
		}
		tall := sg.cap + under + t.cap
		base := y + (h-tall)/2 + sg.cap
		d.Items = append(d.Items, sg.at(geom.Point{X: indent, Y: base}, page.Owner{}, brand.White)...)
		out = append(out, capped(t, geom.Point{X: box.X + indent, Y: box.Y + base + under}))
	}
	for i := range len(p.figure.Parts) - 1 {
		d.Items = append(d.Items, p.joint(geom.Point{X: h.Scale(.55), Y: h + gap/2 + (h+gap)*geom.Length(i)})...)
	}
	return out
}

// displaySize is the size at which the widest label fills the room, at most so tall
// that its capitals are as high as the limit; under the style's own size is refused.
func (p *poster) displaySize(st *Style, room, tall geom.Length) geom.Length {
	var widest geom.Length
	var word string
	for _, part := range p.figure.Parts {
		s := p.sign(strings.Join(part.Label, " "), st, p.figure.Pos)
		if s != nil && s.width > widest {
			widest, word = s.width, strings.Join(part.Label, " ")
		}
	}
	if widest == 0 {
		return st.Size
	}
	size := geom.Pt(math.Floor(min(st.Size.Pt()*room.Pt()/widest.Pt(), tall.Pt()/0.711)))
	if size < st.Size {
		p.found.Add(figure.CodeLabel.At(p.figure.Pos, p.figure.ID, word, spoken(number(size)), spoken(number(st.Size))))
		return st.Size
	}
	return size
}

// joint is the disc that joins two leaves: a small hub with its ring, so that
// groups are seen to belong together. It has no size where the layout gives none.
func (p *poster) joint(at geom.Point) []page.Item {
	r := p.length("head-joint")
	if r <= 0 {
		return nil
	}
	snow, night := p.ink("snow", "", noPos), p.ink("", "", noPos)
	return []page.Item{
		&page.Shape{Path: disc(at, r.Scale(1.2)), Fill: &snow},
		&page.Shape{Path: disc(at, r), Fill: &night},
	}
}
