package inspect

import (
	"sync"

	"malbild/internal/pdfread"
)

// What the look at one file needed is used again for the next: tables of glyphs, and
// the lists that the interpreter fills on every page.

// glyphPages are tables of glyphs, as they were left.
var glyphPages sync.Pool

func newGlyphPage() *[256]glyph {
	if p, ok := glyphPages.Get().(*[256]glyph); ok {
		*p = [256]glyph{}
		return p
	}
	return new([256]glyph)
}

// release gives the tables of a font back.
func (f *font) release() {
	for i, p := range f.pages {
		if p != nil {
			glyphPages.Put(p)
			f.pages[i] = nil
		}
	}
}

// lists are what the look at a file fills, kept from page to page and from file to file.
type lists struct {
	args   []pdfread.Token
	pieces []piece
	saved  []gstate
	levels []level
	marks  []marks
	elems  []elem
	areas  []painted
	texts  []textUse
	looked map[int]bool // streams whose packing was looked at
}

var listRooms = sync.Pool{New: func() any { return &lists{looked: map[int]bool{}} }}

// mostRoom is how much of a list, at most, is kept for the next file.
const mostRoom = 1 << 10

// release gives the lists back, without what they hold of the file.
func (l *lists) release() {
	if len(l.looked) > mostRoom {
		l.looked = map[int]bool{}
	}
	clear(l.looked)
	l.args, l.pieces, l.saved, l.levels = emptied(l.args), emptied(l.pieces), emptied(l.saved), emptied(l.levels)
	l.marks, l.areas, l.texts = emptied(l.marks), emptied(l.areas), emptied(l.texts)
	l.elems = nil // a tree that is kept has them
	listRooms.Put(l)
}

func emptied[T any](list []T) []T {
	if cap(list) > mostRoom {
		return nil
	}
	clear(list[:cap(list)])
	return list[:0]
}

// mark is a new marked-content sequence. They are made many at a time.
func (l *lists) mark() *marks {
	if len(l.marks) == cap(l.marks) {
		l.marks = make([]marks, 0, 48)
	}
	l.marks = append(l.marks, marks{})
	return &l.marks[len(l.marks)-1]
}

// elem is a new structure element, likewise.
func (l *lists) elem(e elem) *elem {
	if len(l.elems) == cap(l.elems) {
		l.elems = make([]elem, 0, 48)
	}
	l.elems = append(l.elems, e)
	return &l.elems[len(l.elems)-1]
}
