package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
)

// poster is one page of frames being made. What stands on it is what the tree
// holds: a head (sender, title, keywords), a figure of leaves with the goal's text
// beside it over columns of titled texts, or heads over columns of statements, and
// a foot band with decision, principals and contact. Positions, sizes and ladders
// are the layout file's; how they are tried in turn is here.
type poster struct {
	*setter
	place    place // inside the title section
	title    *document.Section
	sender   *document.Paragraph
	logo     *document.Picture // instead of the sender's name
	subject  *document.Paragraph
	keywords []*document.Paragraph
	tongues  *document.List // the title in other languages
	figure   *document.Figure
	hub      *told
	columns  []told
	photo    *document.Picture // what the county adds, over the foot band
	grouped  bool
	foot     *told
}

// told is a section with the place it stands in.
type told struct {
	*document.Section
	at place
}

// inner is the place of the section's body.
func (t told) inner() place { return t.at.in(t.Section) }

// poster makes the page of a poster.
func (s *setter) poster(d *document.Document) []core.Page {
	p := s.sorted(d)
	if p == nil {
		s.found.Add(Unplaced.At(noPos, "section.title", s.layout.Name))
		return nil
	}
	head, y := p.head()
	foot, top := p.band(y)
	arrange := p.texts
	switch {
	case p.layout.Arranged == Display:
		arrange = p.display
	case p.grouped:
		arrange = p.groups
	case p.layout.Arranged == Beside:
		arrange = p.beside
	}
	var middle []core.Component
	if p.photo != nil {
		middle = p.withPhoto(y, top, arrange)
	} else {
		middle = arrange(y, top)
	}
	all := []core.Component{Ground(s.layout.Trim, s.layout.Bleed, s.ink("snow", "", noPos)), p.bandGround(top)}
	for _, part := range [][]core.Component{head, middle, foot} {
		all = append(all, part...)
	}
	pg := s.framePage(all...)
	pg.SetNumber(1, 1)
	return []core.Page{pg}
}

// sorted is a poster with its blocks, or nil where there is no title to set.
func (s *setter) sorted(d *document.Document) *poster {
	p := &poster{setter: s}
	for _, b := range d.Body {
		if t, ok := b.(*document.Section); ok && p.title == nil && len(t.Title) > 0 {
			p.title = t
			continue
		}
		p.unplaced(b)
	}
	if p.title == nil {
		return nil
	}
	p.place = place{}.in(p.title)
	p.gather(p.title.Body, p.place)
	return p
}

// gather sorts the blocks by where they stand; the order of the tree is kept in
// each place.
func (p *poster) gather(bs []document.Block, at place) {
	for _, b := range bs {
		switch t := b.(type) {
		case *document.Passage:
			p.gather(t.Body, at.within(kindPassage))
		case *document.Paragraph:
			p.paragraph(t)
		case *document.Figure:
			if p.figure != nil || t.Form == document.FigureQR {
				p.unplaced(b)
				continue
			}
			p.figure = t
		case *document.Picture:
			switch {
			case t.Logo != nil && p.logo == nil:
				p.logo = t
			case t.Logo == nil && p.photo == nil:
				p.photo = t
			default:
				p.unplaced(b)
			}
		case *document.Section:
			p.section(told{t, at})
		case *document.List:
			if t.Role != document.ListLanguages || p.tongues != nil {
				p.unplaced(b)
				continue
			}
			p.tongues = t
		default:
			p.unplaced(b)
		}
	}
	p.grouped = p.grouped || p.figure != nil && p.figure.Form == document.FigureHeads
}

func (p *poster) paragraph(t *document.Paragraph) {
	switch {
	case t.Role == document.Sender && p.sender == nil:
		p.sender = t
	case t.Role == document.Subject && p.subject == nil:
		p.subject = t
	case t.Role == document.Keywords:
		p.keywords = append(p.keywords, t)
	default:
		p.unplaced(t)
	}
}

func (p *poster) section(t told) {
	switch {
	case t.Role == document.SectionHub && p.hub == nil:
		p.hub = &t
	case t.Role == document.SectionPart:
		p.columns = append(p.columns, t)
	case t.Role == document.SectionGroup:
		p.columns = append(p.columns, t)
		p.grouped = true
	case t.Role == document.SectionColophon && p.foot == nil:
		p.foot = &t
	default:
		p.unplaced(t.Section)
	}
}

// unplaced reports a block that a poster has no frame for.
func (p *poster) unplaced(b document.Block) {
	target, pos := simple{kind: kindSection}, diag.Pos{}
	switch t := b.(type) {
	case *document.Section:
		target, pos = sectionOf(t), t.Pos
	case *document.Paragraph:
		target, pos = paragraphOf(t), t.Pos
	case *document.List:
		target, pos = listOf(t), t.Pos
	case *document.Figure:
		target, pos = simple{kindFigure, []string{string(t.Form)}}, t.Pos
	case *document.Table:
		target, pos = simple{kind: kindTable}, t.Pos
	case *document.Picture:
		target, pos = simple{kindFigure, []string{"picture"}}, t.Pos
	case *document.Contents:
		target = simple{kind: kindContents}
	case *document.Quote:
		target, pos = simple{kind: kindQuote}, t.Pos
	}
	p.found.Add(Unplaced.At(pos, address(p.place.around, target), p.layout.Name))
}

// length looks a measure of the layout up.
func (s *setter) length(name string) geom.Length {
	v, ok := s.layout.Measures[name]
	if !ok {
		s.lacks(name, "inget mått heter", "no measure is called")
	}
	return v
}

// positive is a measure that something is divided by.
func (s *setter) positive(name string) geom.Length { return max(s.length(name), geom.MM(1)) }

// styleAt is the style of the one rule that takes the target there, never nil.
func (s *setter) styleAt(at place, target simple, pos diag.Pos) *Style {
	if r := s.layout.rule(at.around, target, pos, &s.found); r != nil {
		return s.style(r.Style)
	}
	return &Style{Name: target.String(), Face: "roboto-regular", Size: geom.Pt(11), Leading: geom.Pt(16)}
}

// tint is the ink of a part in one of its tints.
func (s *setter) tint(part, tint string, pos diag.Pos) brand.Colour {
	if part == "" {
		part = s.profile.Hub
	}
	return s.ink(part+tint, "", pos)
}

// capped is set words with the top of their first line's capitals at p: the
// optical top of a frame.
func capped(t *Text, p geom.Point) core.Component {
	return Paragraph(t, geom.Point{X: p.X, Y: p.Y - (t.Baseline() - t.cap)})
}

// lastBaseline is the last baseline of words whose capitals begin at top; of Arabic
// words what reaches down under it.
func lastBaseline(t *Text, top geom.Length) geom.Length {
	y := top + t.cap + t.style.Leading*geom.Length(max(t.Len()-1, 0))
	if t.rtl {
		y += t.style.Size.Scale(tallDescent)
	}
	return y
}
