package layout

import (
	"slices"

	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/diag"
	"malbild/internal/document"
)

// brochure is a brochure being made. The tree says which pages there are, one a
// role, in its own order; a målbild without timeline, hub or vision has no such
// pages. The number of pages is a multiple of four, for the saddle stitch.
type brochure struct {
	*setter
	doc    *document.Document
	title  *document.Section
	figure *document.Figure // the first of the tree; decoration is drawn from it
	sheets []sheet
	parts  int
	texts  []told // the parts, in order; see partRows
	common *int   // the step of the ladders that all parts share
	groups *int   // the step of the ladders that all groups share; see groupStep
	place  place
}

// sheet is one page to be made. Its number is known when all are.
type sheet struct {
	make  func(number int) []core.Component
	folio bool
	even  bool // must be a left page: hub, first of a pair
}

// brochure makes the pages of a brochure.
func (s *setter) brochure(d *document.Document) []core.Page {
	b := &brochure{setter: s, doc: d, figure: firstFigure(d)}
	for _, block := range d.Body {
		if t, ok := block.(*document.Section); ok && b.title == nil && len(t.Title) > 0 {
			b.title = t
			continue
		}
		b.unplaced(block)
	}
	if b.title == nil {
		s.found.Add(Unplaced.At(noPos, "section", s.layout.Name))
		return nil
	}
	b.place = place{}.in(b.title)
	b.gather()
	b.fill()
	pages := make([]core.Page, len(b.sheets))
	for i, sh := range b.sheets {
		components := sh.make(i + 1)
		if sh.folio {
			components = append(components, b.folio(i+1)...)
		}
		pages[i] = s.framePage(components...)
		pages[i].SetNumber(i+1, len(b.sheets))
	}
	return pages
}

func firstFigure(d *document.Document) *document.Figure {
	var first *document.Figure
	document.Walk(d, func(n document.Node, _ int) bool {
		if f, ok := n.(*document.Figure); ok && f.Form != document.FigureQR && first == nil {
			first = f
		}
		return first == nil
	})
	return first
}

// unplaced reports a block that a brochure has no page for.
func (b *brochure) unplaced(block document.Block) {
	name, pos := "block", diag.Pos{}
	switch t := block.(type) {
	case *document.Section:
		name, pos = sectionOf(t).String(), t.Pos
	case *document.Paragraph:
		name, pos = paragraphOf(t).String(), t.Pos
	case *document.List:
		name, pos = listOf(t).String(), t.Pos
	case *document.Table:
		name, pos = string(kindTable), t.Pos
	case *document.Contents:
		name = string(kindContents)
	}
	b.found.Add(Unplaced.At(pos, name, b.layout.Name))
}

// gather makes the sheets in the order of the tree. Loose paragraphs before the
// first section belong to the cover; keywords have a page.
func (b *brochure) gather() {
	b.parts = countParts(b.title.Body)
	var cover []*document.Paragraph
	var keywords []document.Block
	i := 0
	for ; i < len(b.title.Body); i++ {
		p, ok := b.title.Body[i].(*document.Paragraph)
		if !ok {
			break
		}
		if p.Role == document.Keywords {
			keywords = append(keywords, p)
			continue
		}
		cover = append(cover, p)
	}
	b.add(sheet{make: func(int) []core.Component { return b.cover(cover) }})
	if len(keywords) > 0 {
		b.keywords(nil, keywords)
	}
	part := 0
	for _, block := range b.title.Body[i:] {
		part = b.block(block, b.place, part)
	}
}

func countParts(bs []document.Block) int {
	n := 0
	document.WalkBlocks(bs, 0, func(node document.Node, _ int) bool {
		if s, ok := node.(*document.Section); ok && (s.Role == document.SectionPart || s.Role == document.SectionGroup) {
			n++
			return false
		}
		return true
	})
	return n
}

func (b *brochure) add(s sheet) { b.sheets = append(b.sheets, s) }

// block makes the sheets of one block; part counts the parts before it.
func (b *brochure) block(block document.Block, at place, part int) int {
	switch t := block.(type) {
	case *document.Passage:
		for _, inner := range t.Body {
			part = b.block(inner, at.within(kindPassage), part)
		}
	case *document.Figure:
		b.add(sheet{folio: true, make: func(int) []core.Component { return b.figurePage(t) }})
	case *document.Section:
		return b.section(t, at, part)
	default:
		b.unplaced(block)
	}
	return part
}

func (b *brochure) section(t *document.Section, at place, part int) int {
	switch t.Role {
	case document.SectionTimeline:
		b.timeline(t, at)
	case document.SectionKeywords:
		b.keywords(t, t.Body)
	case document.SectionHub:
		b.hub(t, at)
	case document.SectionPart:
		b.texts = append(b.texts, told{t, at})
		b.add(sheet{folio: true, make: func(n int) []core.Component { return b.part(t, at, part, n) }})
		return part + 1
	case document.SectionGroup:
		b.group(t, at, part)
		return part + 1
	case document.SectionVision:
		b.add(sheet{folio: true, even: b.hasRole(document.SectionChallenge), make: func(int) []core.Component { return b.statement(t, at, "frost") }})
	case document.SectionChallenge:
		b.add(sheet{folio: true, make: func(int) []core.Component { return b.statement(t, at, "") }})
	case document.SectionExtra:
		b.extra(t, at)
	case document.SectionColophon:
		b.add(sheet{make: func(int) []core.Component { return b.back(t, at) }})
	default:
		b.unplaced(t)
	}
	return part
}

func (b *brochure) hasRole(role document.SectionRole) bool {
	found := false
	document.WalkBlocks(b.title.Body, 0, func(n document.Node, _ int) bool {
		if s, ok := n.(*document.Section); ok && s.Role == role {
			found = true
		}
		return !found
	})
	return found
}

// leafPlace is where a page of leaves goes among n pages: inside the cover while
// the book has hardly begun, else here.
func leafPlace(n int) int {
	if n <= 4 {
		return 1
	}
	return n
}

// spare is how many pages are wanting when no sheet cares for its side.
func (b *brochure) spare() int {
	for _, s := range b.sheets {
		if s.even {
			return 0
		}
	}
	return (4 - len(b.sheets)%4) % 4
}

// fill adds pages without words so that sheets that must be left pages are, and
// the number of pages is a multiple of four: a page of leaves inside the book,
// pages of rules for notes before the back.
func (b *brochure) fill() {
	var out []sheet
	if b.spare() >= 2 && b.figure != nil {
		first := slices.Clone(b.sheets[:1])
		b.sheets = append(append(first, sheet{make: b.leavesPage}), b.sheets[1:]...)
	}
	for i, s := range b.sheets {
		last := i == len(b.sheets)-1
		if s.even && len(out)%2 == 0 {
			out = slices.Insert(out, leafPlace(len(out)), sheet{make: b.leavesPage})
		}
		for last && (len(out)+1)%4 != 0 {
			out = append(out, sheet{folio: true, make: b.notes})
		}
		out = append(out, s)
	}
	b.sheets = out
}
