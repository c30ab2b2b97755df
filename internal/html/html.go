// Package html writes a document tree as one self-contained web page: semantic
// HTML5, the stylesheet inside, no script, no request to anywhere. It knows no
// domain beyond the roles of the tree, and no layout beyond its stylesheet.
//
// Words of the page are the words of the tree, in the same order. The little
// that the page adds for its readers (the skip link, the principal's name at the
// top) is marked data-chrome, as running heads are artifacts in a PDF.
package html

import (
	"bytes"
	"fmt"

	"malbild/internal/brand"
	"malbild/internal/document"
)

// FigureUse is what a drawing is for.
type FigureUse int

// The uses of a figure. Those without labels get a copy of the figure from which
// labels, alternative text and caption are taken off; its icons shall be drawn.
const (
	FigureContent FigureUse = iota // in its place, with labels, on white
	FigurePlain                    // the same without labels, for the narrowest screens
	FigureNarrow                   // with labels, for narrow screens: figures of running words
	FigureHero                     // decorates the head of the page, without labels, on the ink «frost»
)

// Options is what a page needs beside its words. The zero value writes a page in
// black and white, without drawings.
type Options struct {
	Profile *brand.Profile
	// Figure draws a figure as one <svg> element. It may be called for the same
	// figure more than once.
	Figure func(f *document.Figure, use FigureUse) (svg []byte, err error)
	Fonts  []Font // the brand's own; empty: those of the reader's computer
	// Version is the version of the program, for <meta name="generator">.
	Version string
}

// Write writes the page. Equal documents and options give equal bytes.
func Write(d *document.Document, o Options) ([]byte, error) {
	w := &writer{doc: d, opt: o, colours: newPalette(o.Profile), ids: idsOf(d)}
	w.buf.Grow(32 << 10)
	w.page()
	if w.err != nil {
		return nil, fmt.Errorf("html %s: %w", d.Meta.Identity, w.err)
	}
	return w.buf.Bytes(), nil
}

// writer holds one page while it is written. The first error stays.
type writer struct {
	buf     bytes.Buffer
	doc     *document.Document
	opt     Options
	colours palette
	ids     map[string]bool // ids taken, by sections and by us
	err     error
	lines   bool // preferred line breaks are the author's: easy-read text
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// raw writes markup.
func (w *writer) raw(parts ...string) {
	for _, s := range parts {
		w.buf.WriteString(s)
	}
}

// attr writes an attribute; an empty value writes nothing.
func (w *writer) attr(name, value string) {
	if value == "" {
		return
	}
	w.raw(" ", name, `="`)
	w.text(value)
	w.raw(`"`)
}

// text writes character data, safe in elements and in double-quoted attributes.
// Characters that HTML does not allow are left out: control codes and U+FFFE/F.
func (w *writer) text(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			w.buf.WriteString("&amp;")
		case r == '<':
			w.buf.WriteString("&lt;")
		case r == '>':
			w.buf.WriteString("&gt;")
		case r == '"':
			w.buf.WriteString("&quot;")
		case r == '\t' || r == '\n' || r == '\r':
			w.buf.WriteByte(' ')
		case r < 0x20 || r >= 0x7f && r < 0xa0 || r&0xfffe == 0xfffe:
		default:
			w.buf.WriteRune(r)
		}
	}
}

// freshID returns an id that no section has.
func (w *writer) freshID(stem string) string {
	id := stem
	for n := 2; w.ids[id]; n++ {
		id = fmt.Sprintf("%s-%d", stem, n)
	}
	w.ids[id] = true
	return id
}

func idsOf(d *document.Document) map[string]bool {
	ids := map[string]bool{}
	document.Walk(d, func(n document.Node, _ int) bool {
		switch t := n.(type) {
		case *document.Section:
			ids[t.ID] = true
		case document.Inline:
			return false
		}
		return true
	})
	return ids
}
