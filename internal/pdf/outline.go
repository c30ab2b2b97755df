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
	var stack []int
	top, last, total := -1, -1, 0
	for i := range w.outline {
		o := &w.outline[i]
		o.ref, o.up, o.previous, o.next, o.first, o.last = first+ref(i), -1, -1, -1, -1, -1
		for len(stack) > 0 && w.outline[stack[len(stack)-1]].level >= o.level {
			stack = stack[:len(stack)-1]
		}
		if len(stack) == 0 {
			if o.previous = last; last >= 0 {
				w.outline[last].next = i
			} else {
				top = i
			}
			last = i
		} else {
			o.up = stack[len(stack)-1]
			up := &w.outline[o.up]
			if o.previous = up.last; up.last >= 0 {
				w.outline[up.last].next = i
			} else {
				up.first = i
			}
			up.last = i
			for _, s := range stack {
				w.outline[s].count++
			}
		}
		total++
		stack = append(stack, i)
	}
	at := func(b []byte, key string, i int) []byte {
		if i < 0 {
			return b
		}
		return appendRef(append(b, key...), w.outline[i].ref)
	}
	for i := range w.outline {
		o := &w.outline[i]
		b := append(w.open(o.ref), "<</Title"...)
		b = appendText(b, o.title)
		if o.up < 0 {
			b = appendRef(append(b, "/Parent "...), root)
		} else {
			b = at(b, "/Parent ", o.up)
		}
		b = at(at(b, "/Prev ", o.previous), "/Next ", o.next)
		b = at(at(b, "/First ", o.first), "/Last ", o.last)
		if o.count > 0 {
			b = strconv.AppendInt(append(b, "/Count "...), int64(o.count), 10)
		}
		b = w.dest(append(b, "/Dest"...), o.elem)
		w.close(append(b, ">>"...))
	}
	b := at(at(append(w.open(root), "<</Type/Outlines"...), "/First ", top), "/Last ", last)
	b = strconv.AppendInt(append(b, "/Count "...), int64(total), 10)
	w.close(append(b, ">>"...))
	return root
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
