package pdf

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// placement is the tree with everything on the pages attached to it: which items
// share a marked-content sequence, and which element each sequence belongs to.
type placement struct {
	tree   *tree
	pages  []placed
	finds  diag.List
	strays int               // items reported, to keep the list short
	images map[string]*shown // by digest
	shown  []*shown          // in the order in which they are first painted
}

// placed is what is known about one page.
type placed struct {
	page   *page.Page
	spans  []span
	marks  []*slot // by marked-content number
	annots []annot
}

// span is a stretch of items, up to but not with item to, that share one
// marked-content sequence: content of slot, or an artifact. Annotations are not
// painted and do not end a span.
type span struct {
	to       int
	slot     *slot
	id       int
	artifact page.Artifact
}

// annot is a link annotation and the element it belongs to.
type annot struct {
	*page.Annotation
	elem *elem
	link int // index in elem.links
}

// place attaches the items of the pages to the tree of d.
func place(d *document.Document, pages []*page.Page, r rules) *placement {
	p := placements.Get().(*placement)
	p.tree.grow(d, r)
	p.pages = slices.Grow(p.pages, len(pages))[:len(pages)]
	for i, pg := range pages {
		p.pages[i].page = pg
		p.page(i)
	}
	p.missing()
	p.tree.root.prune()
	return p
}

// placements are pooled for their room. A document of thousands of pages keeps its own.
var placements = sync.Pool{New: func() any { return &placement{tree: newTree()} }}

const mostPlaced = 64 * arenaPage

// release forgets the document. Nothing of it may be asked for after that.
func (p *placement) release() {
	if len(p.tree.all) > mostPlaced || len(p.pages) > mostPlaced {
		return
	}
	p.tree.fell()
	for i := range p.pages {
		pg := &p.pages[i]
		clear(pg.spans)
		clear(pg.marks)
		clear(pg.annots)
		*pg = placed{spans: pg.spans[:0], marks: pg.marks[:0], annots: pg.annots[:0]}
	}
	*p = placement{tree: p.tree, pages: p.pages[:0]}
	placements.Put(p)
}

func (p *placement) page(n int) {
	pg := &p.pages[n]
	for i, it := range pg.page.Items {
		switch t := it.(type) {
		case *page.Run:
			if c := p.claim(n, i, t.Owner, t); c != nil {
				p.read(c, t)
				if !within(t, pg.page.Trim) {
					p.stray(codeOutside, n, t)
				}
				p.seen(c, n, geom.R(t.At.X, t.At.Y-t.Size, 0, t.Size.Mul(5, 4)), t)
			}
		case *page.Shape:
			if c := p.claim(n, i, t.Owner, t); c != nil {
				p.seen(c, n, geom.Rect{}, t)
			}
		case *page.Picture:
			if c := p.claim(n, i, t.Owner, t); c != nil {
				p.seen(c, n, t.Box, t)
			}
		case *page.Annotation:
			p.annotate(n, t)
		}
	}
}

// claim finds the sequence of an item and returns the content it is part of, or
// nil for an artifact and for an item that has no place.
func (p *placement) claim(n, i int, o page.Owner, it page.Item) *content {
	pg := &p.pages[n]
	var last *span
	if k := len(pg.spans); k > 0 {
		last = &pg.spans[k-1]
	}
	if d, ok := o.Of.(*document.Picture); ok && d.Decorative && o.Artifact == page.Content {
		o = page.Owner{Artifact: page.Layout}
	}
	if (o.Of == nil) == (o.Artifact == page.Content) {
		p.stray(codeOwner, n, it)
		return nil
	}
	if o.Of == nil {
		if last == nil || last.slot != nil || last.artifact != o.Artifact {
			pg.spans = append(pg.spans, span{artifact: o.Artifact})
			last = &pg.spans[len(pg.spans)-1]
		}
		last.to = i + 1
		return nil
	}
	c := p.tree.owners[o.Of]
	if c == nil {
		p.stray(codeStranger, n, it)
		return nil
	}
	if last == nil || last.slot != c.slot {
		id := len(pg.marks)
		pg.marks = append(pg.marks, c.slot)
		c.slot.marks = append(c.slot.marks, mark{n, id})
		pg.spans = append(pg.spans, span{slot: c.slot, id: id})
		last = &pg.spans[len(pg.spans)-1]
	}
	last.to = i + 1
	return c
}

// within reports whether a run is on the page; the space at a line end may hang out.
func within(r *page.Run, trim geom.Size) bool {
	last := len(r.Glyphs) - 1
	if last < 0 {
		return true
	}
	left, width := page.Extent(r.At.X, r.Glyphs[:last])
	return left >= 0 && left+width <= trim.W && r.At.Y >= 0 && r.At.Y <= trim.H
}

func (p *placement) stray(code *diag.Code, n int, it page.Item) {
	const enough = 20
	if p.strays++; p.strays <= enough {
		p.finds.Add(code.At(diag.Pos{}, n+1, describe(it)))
	}
}

// describe names an item for a person.
func describe(it page.Item) string {
	switch t := it.(type) {
	case *page.Run:
		return "«" + runText(t) + "»"
	case *page.Annotation:
		return "«" + t.Description + "»"
	}
	return "◇"
}

func runText(r *page.Run) string {
	var b strings.Builder
	for _, g := range r.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

// seen notes where the content of an element stands.
func (p *placement) seen(c *content, n int, box geom.Rect, it page.Item) {
	c.any = true
	e := c.slot.owner
	isFigure := e.tag == "Figure"
	if e.page >= 0 && (!isFigure || e.page != n) {
		return
	}
	switch t := it.(type) {
	case *page.Run:
		if isFigure {
			box.X, box.W = page.Extent(box.X, t.Glyphs)
		}
	case *page.Shape:
		box = t.Path.Bounds()
		if t.Stroke != nil {
			w := t.Stroke.Width / 2
			box = geom.R(box.X-w, box.Y-w, box.W+2*w, box.H+2*w)
		}
	}
	e.first(n, box.Y)
	if isFigure {
		if e.bounds == nil {
			e.bounds = new(geom.Rect)
		}
		*e.bounds = e.bounds.Union(box)
	}
}

func (p *placement) annotate(n int, a *page.Annotation) {
	c := p.tree.owners[a.Of]
	var e *elem
	switch t := a.Of.(type) {
	case *document.ContentsEntry:
		if c != nil && a.Target != nil {
			e = c.slot.owner
		}
	case *document.NoteMark, *document.Footnote:
		if c != nil && p.tree.notes[a.Note] != nil {
			e = c.slot.owner.parent // the Link around the label
		}
	case *document.Link:
		if a.URI != "" {
			e = p.tree.linkOf(t)
		}
	}
	if e == nil || len(a.Boxes) == 0 {
		p.stray(codeStranger, n, a)
		return
	}
	e.links = append(e.links, link{page: n})
	p.pages[n].annots = append(p.pages[n].annots, annot{a, e, len(e.links) - 1})
}

// linkOf finds the element of a link. A document has few links.
func (t *tree) linkOf(n *document.Link) *elem {
	for _, e := range t.linked {
		if e.node == document.Node(n) {
			return e
		}
	}
	return nil
}

// read compares what a run says with what its node says. White space, soft hyphens
// and joiners do not count; a non-breaking hyphen is a hyphen.
func (p *placement) read(c *content, r *page.Run) {
	if c.text == "" || c.bad {
		return
	}
	for i := range r.Glyphs {
		text := r.Glyphs[i].Text
		if strings.HasPrefix(c.text[c.seen:], text) {
			c.seen += len(text)
			continue
		}
		if !c.read(text) {
			c.bad = true
			p.finds.Add(codeDiffers.At(*c.slot.owner.pos, document.Fold(c.text), document.Fold(runText(r))))
			return
		}
	}
}

// read moves on over text, if that is what comes next.
func (c *content) read(text string) bool {
	for _, r := range text {
		if ignorable(r) {
			continue
		}
		c.skip()
		want, size := utf8.DecodeRuneInString(c.text[c.seen:])
		if size == 0 || hyphen(want) != hyphen(r) {
			return false
		}
		c.seen += size
	}
	return true
}

// skip moves on to the next rune that must be painted.
func (c *content) skip() {
	for c.seen < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[c.seen:])
		if !ignorable(r) {
			return
		}
		c.seen += size
	}
}

func ignorable(r rune) bool {
	switch r {
	case '\u00ad', '\u2060', '\ufeff', '\u200b':
		return true
	}
	return unicode.IsSpace(r)
}

func hyphen(r rune) rune {
	if r == '\u2011' {
		return '-'
	}
	return r
}

// missing reports what the tree says and no page does: nothing vanishes silently.
func (p *placement) missing() {
	for _, c := range p.tree.all {
		e := c.slot.owner
		c.skip()
		if rest := c.text[c.seen:]; rest != "" && !c.bad {
			p.finds.Add(codeVanished.At(*e.pos, document.Fold(rest)))
		}
		switch n := c.node.(type) {
		case *document.Figure:
			if strings.TrimSpace(n.Alt) == "" {
				p.finds.Add(codeAlt.At(*e.pos, n.ID))
			}
			if !c.any {
				p.finds.Add(codeFigure.At(*e.pos, n.ID))
			}
		case *document.Picture:
			if strings.TrimSpace(n.Alt) == "" {
				p.finds.Add(codeAlt.At(*e.pos, n.ID))
			}
			if !c.any {
				p.finds.Add(codeFigure.At(*e.pos, n.ID))
			}
		case *document.NoteMark, *document.Footnote: // to the note, and back
			if len(e.parent.links) == 0 {
				p.finds.Add(codeMark.At(*e.pos))
			}
		case *document.ContentsEntry:
			p.unlinked(e, document.Plain(n.Text))
		}
	}
	for _, n := range p.tree.uneven {
		p.finds.Add(codeUneven.At(n.Pos))
	}
	for i := range p.pages {
		for _, a := range p.pages[i].annots {
			if a.Target != nil && (p.tree.sections[a.Target] == nil || p.tree.sections[a.Target].page < 0) {
				p.finds.Add(codeLink.At(*a.elem.pos, document.Plain(a.Target.Title)))
			}
		}
	}
	for _, e := range p.tree.linked {
		p.unlinked(e, document.Plain(e.node.(*document.Link).Text))
	}
}

func (p *placement) unlinked(e *elem, text string) {
	if len(e.links) == 0 && e.page >= 0 {
		p.finds.Add(codeLink.At(*e.pos, text))
	}
}
