package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
	"malbild/internal/geom"
)

// languages sets the title in other languages under its own: a column a language,
// its name over the title, a rule under both. It returns
// where the last rule stands. Without such titles nothing moves.
func (p *poster) languages(y geom.Length) ([]core.Component, geom.Length) {
	l := p.tongues
	if l == nil || len(l.Items) == 0 {
		return nil, y
	}
	r := p.layout.rule(p.place.around, listOf(l), l.Pos, &p.found)
	if r == nil {
		return nil, y
	}
	box := p.frame("title").Box
	n := geom.Length(max(3, len(l.Items)))
	wide := (box.W - p.layout.Gutter*(n-1)) / n
	name, title := p.style(r.Label), p.style(r.Style)
	ink := p.ink("night-mid", "", l.Pos)
	top := y + p.length("title-languages")
	low := top
	var out []core.Component
	for i, it := range l.Items {
		x := box.X + (wide+p.layout.Gutter)*geom.Length(i)
		t := p.fitLines(it.Label, name, setting{measure: wide, pos: it.Pos}, 1, "språk")
		out = append(out, capped(t, geom.Point{X: x, Y: top}))
		at, wide := top+name.Leading, wide
		if label := p.layout.Measures["language-label"]; label > 0 { // beside its name
			label = max(label, t.Width()+p.layout.Gutter/2)
			at, x, wide = top, x+label, wide-label
		}
		for _, b := range it.Body {
			q, ok := b.(*document.Paragraph)
			if !ok {
				p.unplaced(b)
				continue
			}
			t := p.fitLines(q.Text, title, setting{measure: wide, pos: q.Pos}, 2, "rubrik")
			out = append(out, capped(t, geom.Point{X: x, Y: at}))
			at = lastBaseline(t, at)
		}
		low = max(low, at)
	}
	low += title.Leading / 2
	for i := range l.Items {
		x := box.X + (wide+p.layout.Gutter)*geom.Length(i)
		out = append(out, Bar(geom.R(x, low, wide, geom.Pt(1)), ink))
	}
	return out, low
}
