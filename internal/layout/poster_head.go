package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
	"malbild/internal/geom"
)

// head sets title, sender and keywords; y is where the next thing may begin.
func (p *poster) head() (out []core.Component, y geom.Length) {
	title, y := p.heading()
	out = append(out, title)
	out = append(out, p.letterhead()...)
	rows, y := p.languages(y)
	out = append(out, rows...)
	gap := p.length("under-title")
	for i, k := range p.keywords {
		st := p.styleAt(p.place, paragraphOf(k), k.Pos)
		t := p.fitLines(k.Text, st, setting{measure: p.frame("title").Box.W, pos: k.Pos}, 2, "nyckelord")
		if i == 0 {
			y += p.length("title-keywords") - t.cap
			gap = p.length("under-keywords")
		} else {
			y += st.Leading - t.cap
		}
		out = append(out, capped(t, geom.Point{X: p.frame("title").Box.X, Y: y}))
		y = lastBaseline(t, y)
	}
	return out, y + gap
}

// heading sets the title in its frame.
func (p *poster) heading() (core.Component, geom.Length) {
	box := p.frame("title").Box
	target := headingOf(p.title, 1)
	if p.layout.Arranged == Display && p.hub == nil {
		target.classes = append(target.classes, "alone") // no goal's title under it
	}
	st := p.styleAt(place{around: p.place.around}, target, p.title.Pos)
	t := p.fitLines(p.title.Title, st, setting{measure: box.W, pos: p.title.Pos}, 2, "rubrik")
	return capped(t, box.Point), lastBaseline(t, box.Y)
}

// letterhead sets sender and subject on one baseline over a rule.
func (p *poster) letterhead() []core.Component {
	if p.sender == nil && p.subject == nil && p.logo == nil {
		return nil
	}
	box := p.frame("sender").Box
	var out []core.Component
	room := box.W
	baseline := box.Y
	if p.subject != nil {
		st := p.styleAt(p.place, paragraphOf(p.subject), p.subject.Pos)
		t := p.fitLines(p.subject.Text, st, setting{measure: p.subjectRoom(box.W), pos: p.subject.Pos}, 1, "ämne")
		out = append(out, capped(t, geom.Point{X: box.Right() - t.Width(), Y: baseline - t.cap}))
		room -= t.Width() + p.layout.Gutter
	}
	if p.logo != nil {
		out = append(p.ownLogo(box), out...)
	}
	if p.sender != nil {
		st := p.styleAt(p.place, paragraphOf(p.sender), p.sender.Pos)
		t := p.fitLines(p.sender.Text, st, setting{measure: room, pos: p.sender.Pos}, 1, "avsändare")
		out = append([]core.Component{capped(t, geom.Point{X: box.X, Y: baseline - t.cap})}, out...)
	}
	rule := p.frame("sender-rule").Box
	return append(out, Bar(rule, p.ink("", "", noPos)))
}

// subjectRoom is what the sender's name leaves of the letterhead, half of it at least.
func (p *poster) subjectRoom(wide geom.Length) geom.Length {
	half := wide / 2
	if p.sender == nil {
		return half
	}
	st := p.styleAt(p.place, paragraphOf(p.sender), p.sender.Pos)
	steps := st.Steps()
	name := p.text(p.sender.Text, st.At(steps[len(steps)-1]), setting{measure: wide, pos: p.sender.Pos, trying: true})
	return max(half, wide-name.Width()-2*p.layout.Gutter)
}

// fitLines sets words at the first step of their style's ladder at which they take
// at most most lines: with their preferred line breaks if these cost no line,
// else broken evenly without them. At the last step one line more is let pass
// where there were two; longer is a finding.
func (s *setter) fitLines(in []document.Inline, st *Style, o setting, most int, name string) *Text {
	o.trying = true
	var t *Text
	steps := st.Steps()
	for i, step := range steps {
		allowed := most
		if i == len(steps)-1 && most > 1 {
			allowed++
		}
		sized := st.At(step)
		for _, breaks := range []bool{true, false} {
			if breaks && !st.Breaks {
				continue
			}
			sized.Breaks, sized.Balance = breaks, true
			t = s.text(in, sized, o)
			if !t.overfull && t.Len() <= most {
				return t
			}
		}
		if !t.overfull && t.Len() <= allowed {
			return t
		}
	}
	if t.overfull {
		o.trying = false
		last := st.At(steps[len(steps)-1])
		last.Breaks = false
		return s.text(in, last, o) // reports the word that is too wide
	}
	s.refused(o.pos, name, most, t.Len(), t.style.Size, t.runes())
	return t
}
