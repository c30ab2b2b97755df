package layout

import (
	"slices"
	"strings"

	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// leaflet is a folded sheet being made: a brochure whose pages are panels. What
// each panel holds is the layout file's; the texts run through the text panels, as
// evenly as their order allows, all in one size. The tree keeps the order in which
// the leaflet is read, whatever the order on the sheet is.
type leaflet struct {
	*brochure
	front      []*document.Paragraph
	statements []placed // keywords, vision, challenge
	items      []placed // goal, parts, groups
	colophon   *placed
	shown      *document.Figure
	dense      bool // small heads, for many parts
}

// placed is a block with the place it stands in.
type placed struct {
	block document.Block
	at    place
	part  int // which part it is; -1: none
}

// section is the block as a section, or nil.
func (p placed) section() *document.Section {
	s, _ := p.block.(*document.Section)
	return s
}

// leaflet makes the sides of a folded sheet, a page each.
func (s *setter) leaflet(d *document.Document) []core.Page {
	l := &leaflet{brochure: &brochure{setter: s, doc: d, figure: firstFigure(d)}}
	for _, block := range d.Body {
		if t, ok := block.(*document.Section); ok && l.title == nil && len(t.Title) > 0 {
			l.title = t
			continue
		}
		l.unplaced(block)
	}
	if l.title == nil {
		s.found.Add(Unplaced.At(noPos, "section", s.layout.Name))
		return nil
	}
	l.place = place{}.in(l.title)
	l.parts = countParts(l.title.Body)
	l.sort(l.title.Body, l.place)
	texts := l.texts()
	pages := make([]core.Page, len(s.layout.Sides))
	for i, side := range s.layout.Sides {
		var all, over []core.Component
		for k, pane := range side.Panels {
			ground, art := l.pane(pane, texts)
			all = append(all, l.paneGround(side, k, ground))
			over = append(over, shifted(art, pane.Box.X)...)
		}
		pages[i] = s.framePage(append(all, over...)...)
		pages[i].SetNumber(i+1, len(pages))
	}
	return pages
}

// shifted moves components to the right.
func shifted(cs []core.Component, dx geom.Length) []core.Component {
	for _, c := range cs {
		if k, ok := c.(*component); ok {
			k.box.X += dx
		}
	}
	return cs
}

// paneGround fills a panel; where it meets the edge of the sheet it bleeds.
func (l *leaflet) paneGround(side Side, k int, ink string) core.Component {
	bleed := l.layout.Bleed
	box := side.Panels[k].Box
	box.Y, box.H = -bleed, l.layout.Trim.H+2*bleed
	if k == 0 {
		box.X, box.W = box.X-bleed, box.W+bleed
	}
	if k == len(side.Panels)-1 {
		box.W += bleed
	}
	fill := l.ink(ink, "", noPos)
	return Art(box, func(c page.Canvas, box geom.Rect) {
		c.Paint(&page.Shape{Owner: page.Owner{Artifact: page.Background}, Path: geom.RectPath(box), Fill: &fill})
	})
}

// sort gathers the blocks by what they are for; each keeps its place in the tree.
func (l *leaflet) sort(bs []document.Block, at place) {
	for _, b := range bs {
		switch t := b.(type) {
		case *document.Passage:
			l.sort(t.Body, at.within(kindPassage))
		case *document.Figure:
			if l.shown != nil {
				l.unplaced(b)
				continue
			}
			l.shown = t
		case *document.Paragraph:
			if t.Role == document.Keywords {
				l.statements = append(l.statements, placed{b, at, -1})
				continue
			}
			l.front = append(l.front, t)
		case *document.Section:
			l.sortSection(t, at)
		default:
			l.unplaced(b)
		}
	}
}

func (l *leaflet) sortSection(t *document.Section, at place) {
	switch t.Role {
	case document.SectionKeywords, document.SectionVision, document.SectionChallenge:
		l.statements = append(l.statements, placed{t, at, -1})
	case document.SectionHub, document.SectionExtra:
		l.items = append(l.items, placed{t, at, -1})
	case document.SectionPart, document.SectionGroup:
		n := 0
		for _, p := range l.items {
			if p.part >= 0 {
				n++
			}
		}
		l.items = append(l.items, placed{t, at, n})
	case document.SectionColophon:
		if l.colophon != nil {
			l.unplaced(t)
			return
		}
		l.colophon = &placed{t, at, -1}
	default:
		l.unplaced(t)
	}
}

// holds reports whether a panel of the layout is for the purpose.
func (l *leaflet) holds(h Holds) bool {
	return slices.ContainsFunc(l.layout.Sides, func(s Side) bool {
		return slices.ContainsFunc(s.Panels, func(p Pane) bool { return p.Holds == h })
	})
}

// pane makes one panel in its own coordinates, and says what its ground is.
func (l *leaflet) pane(p Pane, texts map[int]*textPane) (ground string, out []core.Component) {
	switch p.Holds {
	case HoldsFront:
		return "snow", l.frontPane()
	case HoldsBack:
		if l.colophon == nil {
			return "snow", nil
		}
		return "white", l.back(l.colophon.section(), l.colophon.at)[1:] // the ground is the panel's
	case HoldsStatement:
		return l.statementPane(p)
	}
	t := texts[p.Order]
	if t == nil {
		return "snow", nil
	}
	return "white", l.textPane(p, t)
}

// frontPane is the cover: title, sender and the figure, which is content here.
func (l *leaflet) frontPane() []core.Component {
	box := l.frame("cover-title").Box
	st := l.styleAt(place{around: l.place.around}, headingOf(l.title, 1), l.title.Pos)
	title := l.fitLines(l.title.Title, st, setting{measure: box.W, pos: l.title.Pos}, 3, "cover-title")
	out := []core.Component{Paragraph(title, box.Point)}
	below := box.Y + title.Height() + l.length("cover-gap")
	for _, p := range l.front {
		st := l.styleAt(l.place, paragraphOf(p), p.Pos)
		t := l.text(p.Text, st, setting{measure: box.W, pos: p.Pos})
		if p.Role == document.Subject {
			out = append(out, Paragraph(t, l.frame("cover-label").Box.Point))
			continue
		}
		out = append(out, Paragraph(t, geom.Point{X: box.X, Y: below}))
		below += t.Height()
	}
	if l.shown == nil {
		return out
	}
	fr := l.frame("cover-figure").Box
	if below > fr.Y {
		fr.H -= below - fr.Y
		fr.Y = below
	}
	owner := page.Owner{Of: l.shown}
	if l.shown.Form == document.FigureHeads {
		return append(out, l.headStack(l.shown, fr, owner)...)
	}
	side := min(fr.W, fr.H)
	d, err := l.leaves(l.shown, figure.Options{Box: geom.Size{W: side, H: side}, Ground: l.ink("snow", "", noPos), Min: l.style("figure-label").Size})
	return append(out, l.picture(d, err, owner, geom.Point{X: fr.X + (fr.W-side)/2, Y: fr.Y + (fr.H-side)/2})...)
}

// statementPane is keywords on an ink, or vision and challenge on a light ground.
func (l *leaflet) statementPane(p Pane) (string, []core.Component) {
	if len(l.statements) == 0 {
		return l.profile.Hub, nil
	}
	ground := "frost"
	if l.keyworded() {
		if ground = l.profile.Hub; l.figure != nil && l.figure.Form == document.FigureHeads {
			ground = l.partInk(1)
		}
	}
	pad := l.length("panel-pad")
	box := geom.R(pad, l.length("panel-top"), p.Box.W-2*pad, l.layout.Trim.H-l.length("panel-top")-l.length("panel-foot"))
	return ground, []core.Component{Column(box, l.column(l.statements[0].at, l.blocksOf(l.statements), "statement", box))}
}

// keyworded reports whether the statements are keywords.
func (l *leaflet) keyworded() bool {
	for _, s := range l.statements {
		if t := s.section(); t != nil && t.Role != document.SectionKeywords {
			return false
		}
	}
	return true
}

func (l *leaflet) blocksOf(ps []placed) []document.Block {
	out := make([]document.Block, len(ps))
	for i, p := range ps {
		out[i] = p.block
	}
	return out
}

// textPane makes the heads and texts of a panel; the room that is left over stands
// between the texts.
func (l *leaflet) textPane(p Pane, t *textPane) []core.Component {
	inset, pad := l.length("head-inset"), l.length("panel-pad")
	y := l.length("head-top")
	gap := l.gap()
	if n := geom.Length(len(t.items) - 1); n > 0 {
		spare := l.layout.Trim.H - l.panelFoot() - y - t.tall
		gap += max(0, min(spare/n, l.gap()))
	}
	var out []core.Component
	for i, it := range t.items {
		if t.tops != nil {
			y = t.tops[i]
		}
		if it.head > 0 {
			out = append(out, l.leafHead(it, geom.R(inset, y, p.Box.W-2*inset, it.head))...)
			y += it.head
			if len(it.rows) > 0 {
				y += it.under
			}
		}
		h := pile(it.rows)
		out = append(out, Column(geom.R(pad, y, p.Box.W-2*pad, h), it.rows))
		y += h + gap
	}
	return append(out, l.marks(t)...)
}

// leafHead is a leaf with the icon and the title of a text: the title under the
// icon when the text has its panel alone, beside it when it has not.
func (l *leaflet) leafHead(it textItem, box geom.Rect) []core.Component {
	t, ink := it.section(), l.itemInk(it.placed)
	r := min(l.length("group-round"), box.H/2)
	out := []core.Component{Panel(box, figure.Panel(box.Size, [4]geom.Length{r, r, l.length("heel"), r}), l.ink(ink, "", t.Pos))}
	in := it.at.in(t)
	side := l.length("head-icon")
	text := l.length("head-text")
	measure := box.W - text - l.length("heel")
	if !it.small {
		st := l.styleAt(in, headingOf(t, in.level), t.Pos)
		title := l.fitLines(t.Title, st, setting{measure: measure, part: in.part, pos: t.Pos}, 2, t.ID)
		out = append(out, l.icon(t, ink, geom.R(box.X+text, box.Y+l.length("head-icon-top"), side, side))...)
		top := box.Bottom() - l.length("head-title-foot") - title.Height()
		if title.Len() == 1 { // the first lines of all heads stand on one line
			top -= title.style.Leading
		}
		return append(out, Paragraph(title, geom.Point{X: box.X + text, Y: top}))
	}
	st := l.style("head-beside")
	icon := box.H.Scale(.56)
	left := text
	if t.Icon != "" {
		out = append(out, l.icon(t, ink, geom.R(box.X+left, box.Y+(box.H-icon)/2, icon, icon))...)
		left += icon + icon.Scale(.28)
	}
	o := setting{measure: box.W - left - l.length("heel"), part: in.part, pos: t.Pos}
	title := l.fitLines(t.Title, st, o, 2, t.ID)
	if title.Height() > box.H { // a low head holds one line, wherever its author would break it
		one := *st
		one.Breaks = false
		title = l.fitLines(t.Title, &one, o, 1, t.ID)
	}
	return append(out, Paragraph(title, geom.Point{X: box.X + left, Y: box.Y + (box.H-title.Height())/2}))
}

// marks is a row of small leaves at the foot of a text panel: those that it holds in
// their ink. It shows where in the whole one is, and is decoration.
func (l *leaflet) marks(t *textPane) []core.Component {
	if l.dense || l.parts < 2 || len(t.items) == 0 || l.figure == nil || len(l.figure.Parts) != l.parts {
		return nil
	}
	w, h := l.length("mark"), l.length("mark").Mul(5, 7)
	at := geom.Point{X: l.length("panel-pad"), Y: l.layout.Trim.H - l.length("mark-foot") - h}
	leaf := figure.Panel(geom.Size{W: w, H: h}, [4]geom.Length{h / 2, h / 2, h.Scale(.08), h / 2})
	if !slices.ContainsFunc(t.items, func(it textItem) bool { return it.part >= 0 }) {
		return nil
	}
	var out []core.Component
	for i := range l.parts {
		ink := "night-mid"
		for _, it := range t.items {
			if it.part == i {
				ink = l.itemInk(it.placed)
			}
		}
		out = append(out, Panel(geom.Rect{Point: at, Size: geom.Size{W: w, H: h}}, leaf, l.ink(ink, "", noPos)))
		at.X += w + w.Mul(1, 6)
	}
	return append(out, l.markLabel(t, geom.Point{X: at.X + w.Mul(1, 3), Y: at.Y + h/2})...)
}

// markLabel is the word of a group beside the marks of the panel it has alone.
func (l *leaflet) markLabel(t *textPane, at geom.Point) []core.Component {
	if len(t.items) != 1 || t.items[0].part < 0 || l.figure.Form != document.FigureHeads {
		return nil
	}
	st := *l.style("folio")
	label := l.text(document.T(strings.Join(l.figure.Parts[t.items[0].part].Label, " ")), &st, setting{measure: l.layout.Trim.W / 6, artifact: page.Footer})
	return []core.Component{Paragraph(label, geom.Point{X: at.X, Y: at.Y - label.Height()/2})}
}
