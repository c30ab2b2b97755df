package pdf

import (
	"strconv"

	"malbild/internal/document"
)

// deepest is the lowest heading level that gets a bookmark.
const deepest = 3

// bookmark is an entry of the outline (12.3.3).
type bookmark struct {
	title string
	elem  *elem
	level int
	ref   ref

	up, previous, next, first, last, count int // indices, -1 for none; count of all below
}

// outlines writes the bookmarks, one for every section with a title, and returns
// the root, or 0 when there is none.
func (w *writer) outlines() ref {
	w.gather(w.place.tree.root, 0)
	if len(w.outline) == 0 {
		return 0
	}
	root := w.alloc(1)
	first := w.alloc(len(w.outline))
	top, last := tie(w.outline)
	for i := range w.outline {
		w.outline[i].ref = first + ref(i)
	}
	for i := range w.outline {
		w.bookmark(&w.outline[i], root)
	}
	b := append(w.open(root), "<</Type/Outlines"...)
	b = w.toBookmark(w.toBookmark(b, "/First ", top), "/Last ", last)
	b = strconv.AppendInt(append(b, "/Count "...), int64(len(w.outline)), 10)
	w.close(append(b, ">>"...))
	return root
}

// tie ties the bookmarks together by their levels: up, down, before and after.
// It returns the first and the last of the top level.
func tie(list []bookmark) (top, last int) {
	top, last = -1, -1
	var open []int // the bookmark that the next may stand below, and those above it
	for i := range list {
		o := &list[i]
		o.up, o.previous, o.next, o.first, o.last = -1, -1, -1, -1, -1
		for len(open) > 0 && list[open[len(open)-1]].level >= o.level {
			open = open[:len(open)-1]
		}
		from, to := &top, &last
		if len(open) > 0 {
			o.up = open[len(open)-1]
			from, to = &list[o.up].first, &list[o.up].last
		}
		if o.previous = *to; *to < 0 {
			*from = i
		} else {
			list[*to].next = i
		}
		*to = i
		for _, above := range open {
			list[above].count++
		}
		open = append(open, i)
	}
	return top, last
}

func (w *writer) bookmark(o *bookmark, root ref) {
	b := append(w.open(o.ref), "<</Title"...)
	b = appendText(b, o.title)
	if o.up < 0 {
		b = appendRef(append(b, "/Parent "...), root)
	}
	b = w.toBookmark(b, "/Parent ", o.up)
	b = w.toBookmark(w.toBookmark(b, "/Prev ", o.previous), "/Next ", o.next)
	b = w.toBookmark(w.toBookmark(b, "/First ", o.first), "/Last ", o.last)
	if o.count > 0 {
		b = strconv.AppendInt(append(b, "/Count "...), int64(o.count), 10)
	}
	b = w.goTo(b, o.elem)
	w.close(append(b, ">>"...))
}

// toBookmark writes a reference to bookmark i, or nothing for -1.
func (w *writer) toBookmark(b []byte, key string, i int) []byte {
	if i < 0 {
		return b
	}
	return appendRef(append(b, key...), w.outline[i].ref)
}

// gather collects the titled sections in reading order.
func (w *writer) gather(e *elem, level int) {
	if s, ok := e.node.(*document.Section); ok && len(s.Title) > 0 {
		level++
		if level <= deepest && e.page >= 0 {
			w.outline = append(w.outline, bookmark{title: document.Fold(document.Plain(s.Title)), elem: e, level: level})
		}
	}
	for _, k := range e.kids {
		if k.elem != nil {
			w.gather(k.elem, level)
		}
	}
}
