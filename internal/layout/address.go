package layout

import (
	"slices"

	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/typeset"
)

// addressFrame is the frame in which the address that a code leads to stands in type.
const addressFrame = "address"

// addressLines is how many lines an address may take: longer, nobody types it.
const addressLines = 3

// address sets the address of a page: on one line at the first step of its ladder at
// which it can be, else on few lines at the smallest, broken at slashes and dots. It is
// never hyphenated, whatever its style says. Longer is a finding.
func (s *setter) address(t *document.Paragraph, st Style, measure geom.Length) *Text {
	st.Hyphenate, st.Balance = false, false
	o := setting{measure: measure, pos: t.Pos, trying: true}
	var set *Text
	for _, step := range st.Steps() {
		if set = s.text(t.Text, st.At(step), o); !set.overfull && set.Len() == 1 {
			return set
		}
	}
	if set.overfull {
		o.trying = false
		return s.text(t.Text, set.style, o) // reports what is too wide
	}
	if set.Len() > addressLines {
		s.refused(t.Pos, addressFrame, addressLines, set.Len(), set.style.Size, set.runes())
	}
	return set
}

// atCode is how many lines an address may take where it stands under its code.
const atCode = 2

// addressFits reports whether an address has room under its code.
func (p *poster) addressFits(t *document.Paragraph) bool {
	if p.layout.Frames[addressFrame] == nil {
		return false
	}
	mark := len(p.found)
	set := p.address(t, p.addressStyle(t), p.frame(addressFrame).Box.W)
	fits := len(p.found) == mark && set.Len() <= atCode
	p.found = p.found[:mark]
	return fits
}

// flowAddress puts an address into a column of a poster's foot: with whom to ask, or
// in the main column before what follows it there, whichever is lower then.
func (p *poster) flowAddress(main, side []footPart, before int, t *document.Paragraph) (_, _ []footPart) {
	st := p.addressStyle(t)
	st.Align = typeset.Left // as all in the columns
	part := func(measure geom.Length) footPart {
		set := p.address(t, st, measure)
		row := p.newRow(&stack{texts: []*Text{set}}, set.style, measure, "", t.Pos)
		return footPart{rows: []*FlowRow{row}, gap: row.before}
	}
	inMain := slices.Insert(slices.Clone(main), before, part(p.frame("foot").Box.W))
	if len(side) == 0 {
		return inMain, side
	}
	mark := len(p.found)
	beside := append(slices.Clone(side), part(p.frame("foot-sender").Box.W))
	if len(p.found) > mark || stackTall(beside) > stackTall(inMain) {
		p.found = p.found[:mark]
		return inMain, side
	}
	return main, beside
}

func (p *poster) addressStyle(t *document.Paragraph) Style {
	return *p.styleAt(p.foot.inner(), paragraphOf(t), t.Pos)
}

// footAddress sets the address in its frame under the code of a poster's foot.
func (p *poster) footAddress(t *document.Paragraph, lift geom.Length) []core.Component {
	if t == nil {
		return nil
	}
	box := p.frame(addressFrame).Box
	return []core.Component{capped(p.address(t, p.addressStyle(t), box.W), geom.Point{X: box.X, Y: box.Y + lift})}
}

// backAddress sets the address on the foot of its frame, over the code of a back.
func (b *brochure) backAddress(at place, t *document.Paragraph) []core.Component {
	if t == nil {
		return nil
	}
	box := b.frame(addressFrame).Box
	set := b.address(t, *b.styleAt(at, paragraphOf(t), t.Pos), box.W)
	return []core.Component{Paragraph(set, geom.Point{X: box.X, Y: box.Bottom() - set.Height()})}
}
