package pdf

import (
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
)

// tree is the structure tree of the file (ISO 32000-1, 14.7), made from the
// document tree alone and in its order. Painting only adds marked-content numbers
// to slots that stand where they are read, so reading order never depends on
// what is painted first or where.
type tree struct {
	root     *elem
	owners   map[document.Node]*content
	all      []*content // in reading order
	sections map[*document.Section]*elem
	linked   []*elem // of links, in reading order
	rules    rules
	leads    []lead
	notes    map[*document.Footnote]*elem
	named    []*elem // with an id
	uneven   []*document.Table
	elems    arena[elem]
	slots    arena[slot]
	texts    arena[content]
}

// elem is a structure element.
type elem struct {
	tag    string // BDC tag and structure type; a standard type or in roleMap
	node   document.Node
	parent *elem
	kids   []kid
	attr   string    // entries besides S, P, K and Pg, ready to be written
	pos    *diag.Pos // of the nearest node that has one
	keep   bool      // written even when empty: the cells of a table
	live   bool
	ref    ref
	links  []link // annotations, at the end of K
	page   int    // where its first content stands, -1 for nowhere
	top    geom.Length
	bounds *geom.Rect // of a Figure
	refers []*elem    // what it leads to (Ref, PDF 2.0)
	id     string     // a name of its own, ASCII
}

// lead is an element that leads to a section which may come later.
type lead struct {
	from *elem
	to   *document.Section
}

// kid is one of elem and slot.
type kid struct {
	elem *elem
	slot *slot
}

// slot is a place among the kids of an element where content goes: neighbouring
// plain text shares one.
type slot struct {
	owner *elem
	marks []mark
	nodes []*content
	own   bool // says something of this copy alone
}

// mark is a marked-content sequence on a page (14.6).
type mark struct{ page, id int }

// link is an annotation on a page.
type link struct {
	page int
	ref  ref
}

// content is what a node says and how much of it has been seen on the pages.
type content struct {
	node document.Node
	slot *slot
	text string // what must be painted; "" when the node has no words of its own
	seen int    // bytes of text
	any  bool   // something was painted
	bad  bool   // reported already
}

// roleMap gives the standard types of the tags that are not standard in PDF 1.7
// (14.8.4); both are what PDF 2.0 calls them.
const roleMap = "<</Strong/Span/Em/Span>>"

// nowhere is the place of what has none. It is never written to.
var nowhere diag.Pos

func newTree() *tree {
	return &tree{owners: make(map[document.Node]*content, 256), sections: map[*document.Section]*elem{}}
}

// grow makes the tree of a document.
func (t *tree) grow(d *document.Document, r rules) {
	t.rules = r
	t.root = t.elem(nil, "Document", nil)
	t.blocks(t.root, d.Body, 0)
	for _, l := range t.leads {
		if s := t.sections[l.to]; s != nil {
			l.from.refers = append(l.from.refers, s)
		}
	}
}

// fell forgets the document and keeps the room for the next one.
func (t *tree) fell() {
	for e := range t.elems.all {
		clear(e.kids)
		*e = elem{kids: e.kids[:0], links: e.links[:0]}
	}
	for s := range t.slots.all {
		clear(s.nodes)
		*s = slot{marks: s.marks[:0], nodes: s.nodes[:0]}
	}
	for c := range t.texts.all {
		*c = content{}
	}
	t.elems.used, t.slots.used, t.texts.used = 0, 0, 0
	clear(t.owners)
	clear(t.sections)
	clear(t.all)
	*t = tree{owners: t.owners, sections: t.sections, all: t.all[:0], elems: t.elems, slots: t.slots, texts: t.texts}
}

func (t *tree) elem(parent *elem, tag string, n document.Node) *elem {
	e := t.elems.next()
	e.tag, e.node, e.parent, e.page, e.pos = tag, n, parent, -1, &nowhere
	if parent != nil {
		e.pos = parent.pos
		parent.kids = append(parent.kids, kid{elem: e})
	}
	return e
}

// slot returns the last slot of e when nothing came after it, else a new one.
func (t *tree) slot(e *elem) *slot {
	if n := len(e.kids); n > 0 && e.kids[n-1].slot != nil {
		return e.kids[n-1].slot
	}
	s := t.slots.next()
	s.owner = e
	e.kids = append(e.kids, kid{slot: s})
	return s
}

// own makes the present end of e the place of node n.
func (t *tree) own(e *elem, n document.Node, text string) {
	c := t.texts.next()
	c.node, c.slot, c.text = n, t.slot(e), text
	c.slot.nodes = append(c.slot.nodes, c)
	c.slot.own = c.slot.own || ofCopy(n) || ofCopy(e.node)
	t.owners[n] = c
	t.all = append(t.all, c)
}

// ofCopy reports whether a node says what the next copy says otherwise: a field, and
// whose copy it is.
func ofCopy(n document.Node) bool {
	switch n := n.(type) {
	case *document.Field:
		return true
	case *document.Paragraph:
		return n.Role == document.Sender
	}
	return false
}

func (t *tree) blocks(up *elem, bs []document.Block, level int) {
	for _, b := range bs {
		t.block(up, b, level)
	}
}

func (t *tree) block(up *elem, b document.Block, level int) {
	switch n := b.(type) {
	case *document.Section:
		t.section(up, n, level)
	case *document.Paragraph:
		e := t.elem(up, "P", n)
		e.pos = &n.Pos
		t.inlines(e, n.Text)
	case *document.List:
		t.list(up, n, level)
	case *document.Quote:
		e := t.elem(up, "BlockQuote", n)
		e.pos = &n.Pos
		t.blocks(e, n.Body, level)
	case *document.Passage:
		e := t.elem(up, "Div", n)
		e.pos = &n.Pos
		t.blocks(e, n.Body, level)
	case *document.Figure:
		t.figure(up, n)
	case *document.Picture:
		t.picture(up, n)
	case *document.Contents:
		t.contents(up, n)
	case *document.Table:
		t.table(up, n)
	}
}

// section makes a Sect with its heading. Levels follow the depth of titled
// sections, so they cannot skip (PDF/UA-1 7.4.2); below the sixth they stay there.
func (t *tree) section(up *elem, n *document.Section, level int) {
	e := t.elem(up, "Sect", n)
	e.pos = &n.Pos
	t.sections[n] = e
	if len(n.Title) > 0 {
		level++
		t.inlines(t.elem(e, headings[min(level, len(headings))-1], nil), n.Title)
	}
	t.blocks(e, n.Body, level)
}

var headings = [...]string{"H1", "H2", "H3", "H4", "H5", "H6"}

// list makes L, LI, Lbl and LBody. The marker of an item belongs to the item
// itself; a label's words belong to its inlines.
func (t *tree) list(up *elem, n *document.List, level int) {
	e := t.elem(up, "L", n)
	e.pos = &n.Pos
	numbering := "None"
	switch n.Kind {
	case document.Labelled:
		if t.rules.spaced() { // None is for lists without labels (PDF/UA-2 8.2.5.25)
			numbering = "Description"
		}
	case document.Bulleted:
		numbering = "Disc"
	case document.Numbered:
		numbering = "Decimal"
	}
	e.attr = "/A<</O/List/ListNumbering/" + numbering + ">>"
	for _, it := range n.Items {
		li := t.elem(e, "LI", it)
		if it.Pos != (diag.Pos{}) {
			li.pos = &it.Pos
		}
		label := t.elem(li, "Lbl", nil)
		t.own(label, it, "")
		t.inlines(label, it.Label)
		t.blocks(t.elem(li, "LBody", nil), it.Body, level)
	}
}

// contents makes a TOC; its title is a Caption, the one thing besides items that
// may stand in it. Lower levels are a TOC inside the TOC (14.8.4.2).
func (t *tree) contents(up *elem, n *document.Contents) {
	e := t.elem(up, "TOC", n)
	if len(n.Title) > 0 {
		t.inlines(t.elem(e, "Caption", nil), n.Title)
	}
	levels := []*elem{e}
	for _, it := range n.Entries {
		for len(levels) < it.Level {
			levels = append(levels, t.elem(levels[len(levels)-1], "TOC", nil))
		}
		levels = levels[:max(it.Level, 1)]
		i := t.elem(levels[len(levels)-1], "TOCI", nil)
		t.leads = append(t.leads, lead{i, it.Target})
		a := t.elem(t.elem(i, "Reference", nil), "Link", it)
		t.inlines(a, it.Text)
		t.own(a, it, "") // leader and page number, when they are content
	}
}

func (t *tree) inlines(up *elem, in []document.Inline) {
	for _, i := range in {
		switch n := i.(type) {
		case *document.Text:
			t.own(up, n, n.Value)
		case *document.Field:
			t.own(up, n, n.Shown())
		case *document.Abbreviation:
			e := t.elem(up, "Span", n)
			e.attr = string(appendText([]byte("/E"), n.Expansion))
			t.own(e, n, n.Short)
		case *document.Foreign:
			e := t.elem(up, "Span", n)
			e.attr = string(appendText([]byte("/Lang"), n.Language))
			t.inlines(e, n.Text)
		case *document.Strong:
			t.inlines(t.elem(up, "Strong", n), n.Text)
		case *document.Emphasis:
			t.inlines(t.elem(up, "Em", n), n.Text)
		case *document.Link:
			e := t.elem(up, "Link", n)
			t.linked = append(t.linked, e)
			t.inlines(e, n.Text)
		case *document.Footnote:
			t.footnote(up, n)
		}
	}
}

// first notes where content of e begins, for bookmarks and links to it.
func (e *elem) first(page int, top geom.Length) {
	for ; e != nil && e.page < 0; e = e.parent {
		e.page, e.top = page, top
	}
}

// prune marks what has content, and numbers it.
func (e *elem) prune() bool {
	e.live = e.keep || len(e.links) > 0
	for _, k := range e.kids {
		if k.elem != nil {
			if k.elem.prune() {
				e.live = true
			}
		} else if len(k.slot.marks) > 0 {
			e.live = true
		}
	}
	return e.live
}
