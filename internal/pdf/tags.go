package pdf

import (
	"strconv"
	"strings"

	"malbild/internal/document"
	"malbild/internal/page"
)

// Tags returns the tag tree of a document on its pages as text, for people and
// golden files: an element a line, what it says beside it, and the page in
// brackets where that changes. Findings, if any, come last.
func Tags(d *document.Document, pages []*page.Page) string {
	p := place(d, pages, A2aUA1.rules())
	t := tagPrinter{page: -1}
	t.elem(p.tree.root, 0)
	if len(p.finds) > 0 {
		p.finds.Sort()
		t.WriteString(p.finds.Error() + "\n")
	}
	return t.String()
}

type tagPrinter struct {
	strings.Builder
	page int
}

func (t *tagPrinter) elem(e *elem, depth int) {
	if !e.live {
		return
	}
	t.start(depth, e.tag)
	if says := e.attributes(); says != "" {
		t.WriteString(" " + says)
	}
	if only, ok := e.only(); ok {
		t.slot(only)
		t.WriteByte('\n')
	} else {
		t.WriteByte('\n')
		for _, k := range e.kids {
			if k.elem != nil {
				t.elem(k.elem, depth+1)
			} else if len(k.slot.marks) > 0 {
				t.start(depth+1, "·")
				t.slot(k.slot)
				t.WriteByte('\n')
			}
		}
	}
	for range e.links {
		t.start(depth+1, "annotation\n")
	}
}

// attributes says for people what attr says in the file.
func (e *elem) attributes() string {
	switch n := e.node.(type) {
	case *document.Cell:
		s := strings.TrimSuffix(strings.TrimPrefix(e.attr, "/A<</O/Table"), ">>")
		return strings.ReplaceAll(strings.TrimPrefix(s, "/Scope/"), "/", " ")
	case *document.Footnote:
		return "id=" + e.id
	case *document.List:
		// The value is the last name of the attribute dictionary.
		return strings.TrimSuffix(e.attr[strings.LastIndexByte(e.attr, '/')+1:], ">>")
	case *document.Figure:
		s := "alt=" + strconv.Quote(n.Alt)
		if e.bounds != nil {
			s += " bbox"
		}
		return s
	case *document.Picture:
		s := "alt=" + strconv.Quote(n.Alt)
		if e.bounds != nil {
			s += " bbox"
		}
		return s
	case *document.Abbreviation:
		return "expansion=" + strconv.Quote(n.Expansion)
	case *document.Foreign:
		return "lang=" + n.Language
	}
	return ""
}

// only returns the one slot that is all an element holds.
func (e *elem) only() (s *slot, ok bool) {
	for _, k := range e.kids {
		switch {
		case k.elem != nil && k.elem.live:
			return nil, false
		case k.slot != nil && len(k.slot.marks) > 0:
			if s != nil {
				return nil, false
			}
			s = k.slot
		}
	}
	return s, s != nil
}

func (t *tagPrinter) start(depth int, name string) {
	for range depth {
		t.WriteString("  ")
	}
	t.WriteString(name)
}

func (t *tagPrinter) slot(s *slot) {
	for _, m := range s.marks {
		if m.page != t.page {
			t.page = m.page
			t.WriteString(" [" + strconv.Itoa(m.page+1) + "]")
		}
	}
	var text strings.Builder
	for _, c := range s.nodes {
		text.WriteString(c.text)
	}
	if text.Len() > 0 {
		t.WriteString(" " + strconv.Quote(text.String()))
	}
}
