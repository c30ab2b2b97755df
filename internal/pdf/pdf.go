// Package pdf is the last stage of the paginated documents: maroto pages in,
// bytes of a PDF file out. Its Provider implements maroto's core.Provider and
// page.Canvas and records what is drawn as a list of pages; Write turns a document
// tree and its pages into one file that is PDF/UA-1 and PDF/A-2a at the same time.
//
// The document tree is the tag tree. The structure is made from it, in its order;
// what stands on the pages is only attached to it. Words of the tree that are on
// no page, words on a page that the tree does not have, and items that belong to
// nothing are errors, and then there is no file.
//
// The package knows neither the domain nor YAML. It has no clock: equal documents
// give equal bytes, from any number of workers.
package pdf

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// Options say how a file is written. Library is needed; the rest may be zero.
type Options struct {
	Library *typeset.Library
	Date    time.Time // of the file; zero: Meta.Date, and without that 2000-01-01
	Creator string    // program and version for the metadata; empty: «malbild»
	Cache   *Cache    // what the documents of a run share; nil: nothing
	Profile Profile   // the standards the file is written to; zero: PDF/A-2a and PDF/UA-1

	Duplex      bool         // ask the printer for both sides, turned over the short edge, in full size
	Press       *Press       // for PDF/X: what Profile asks for is then in its condition
	Attachments []Attachment // files inside the file; only PDF/A-3 allows them

	// Meanwhile begins something on a core that has nothing to do, and returns how to wait
	// for it; nil: there is none.
	Meanwhile func(func() error) (wait func() error)
}

// Write returns the PDF of a document whose pages have been laid out. The error is
// a diag.List when something is wrong with the document or its layout.
func Write(d *document.Document, pages []*page.Page, o Options) ([]byte, error) {
	if o.Library == nil {
		return nil, errors.New("write PDF: no library of faces")
	}
	return write(d, pages, o, func(id string) (face, error) { return o.Library.Face(id) })
}

// write is Write with faces from anywhere.
func write(d *document.Document, pages []*page.Page, o Options, faces func(string) (face, error)) ([]byte, error) {
	if len(pages) == 0 {
		return nil, errors.New("write PDF: no pages")
	}
	if o.Press != nil {
		return writePress(d, pages, o, faces)
	}
	if !o.Profile.rules().built {
		return nil, fmt.Errorf("write PDF: %s is not supported yet", o.Profile)
	}
	if o.Cache == nil {
		o.Cache = NewCache()
	}
	p := place(d, pages, o.Profile.rules())
	defer p.release()
	p.finds.Add(describedBadly(d)...)
	p.finds.Add(attachedBadly(o)...)
	fonts, rest, bad := collect(pages, o.Cache, faces)
	defer func() {
		for _, f := range fonts {
			f.end()
		}
	}()
	p.finds.Add(bad...)
	p.images, p.shown, bad = images(pages, o.Cache, o.Profile)
	p.finds.Add(bad...)
	if p.finds.HasErrors() {
		p.finds.Sort()
		return nil, p.finds
	}
	w := writers.Get().(*writer)
	defer writers.Put(w)
	return w.write(d, p, fonts, o.begin(fonts, rest), o)
}

// begin finishes subsets while their glyphs are painted, and returns how to wait for them:
// who waits makes those that nobody has begun yet.
func (o *Options) begin(fonts []*font, rest []func() error) (wait func() error) {
	if o.Meanwhile == nil {
		return func() error { return finish(fonts, rest) }
	}
	beside := o.Meanwhile(func() error { return finish(fonts, rest) })
	return func() error {
		for _, f := range slices.Backward(rest) {
			f()
		}
		return beside()
	}
}

// describedBadly reports metadata that the standards demand.
func describedBadly(d *document.Document) (l diag.List) {
	if d.Meta.Title == "" {
		l.Add(codeMeta.At(diag.Pos{}, "Meta.Title"))
	}
	if d.Meta.Language == "" {
		l.Add(codeMeta.At(diag.Pos{}, "Meta.Language"))
	}
	return l
}

// collect finds the faces of all pages and the glyphs used of them. The fonts can be
// painted with then, and written when the rest of them is made.
func collect(pages []*page.Page, c *Cache, faces func(string) (face, error)) ([]*font, []func() error, diag.List) {
	var fonts []*font
	var finds diag.List
	byID := map[string]*font{}
	var last *font
	for _, pg := range pages {
		for _, it := range pg.Items {
			r, ok := it.(*page.Run)
			if !ok || len(r.Glyphs) == 0 {
				continue
			}
			if last == nil || last.id != r.Face {
				f, known := byID[r.Face]
				if !known {
					var err error
					if f, err = newFont(r.Face, c, faces); err != nil {
						finds.Add(codeFont.At(diag.Pos{}, r.Face, diag.Cause(err)))
					} else {
						f.sparse = len(pages) == 1
						fonts = append(fonts, f)
					}
					byID[r.Face] = f
				}
				last = f
			}
			if last == nil {
				continue
			}
			if err := last.use(r.Glyphs); err != nil {
				finds.Add(codeFont.At(diag.Pos{}, r.Face, diag.Cause(err)))
			}
		}
	}
	rest := make([]func() error, len(fonts))
	for i, f := range fonts {
		f.res = fontName(i)
		rest[i] = c.embed(f)
	}
	return fonts, rest, finds
}

// finish makes what is left to make of fonts.
func finish(fonts []*font, rest []func() error) error {
	var finds diag.List
	for i, f := range fonts {
		if err := rest[i](); err != nil {
			finds.Add(codeFont.At(diag.Pos{}, f.id, diag.Cause(err)))
		}
	}
	if len(finds) > 0 {
		return finds
	}
	return nil
}

func newFont(id string, c *Cache, faces func(string) (face, error)) (*font, error) {
	t, err := faces(id)
	if err != nil {
		return nil, err
	}
	s, err := c.sfnt(id, t)
	if err != nil {
		return nil, err
	}
	f := &font{id: id, face: t, sfnt: s}
	f.begin()
	return f, nil
}

func fontName(i int) string {
	const digits = "0123456789abcdefghijklmnopqrstuvwxyz"
	if i < len(digits) {
		return "F" + digits[i:i+1]
	}
	return fontName(i/len(digits)) + digits[i%len(digits):i%len(digits)+1]
}

// writers have room for a poster from the start: what is not used of it costs nothing,
// and to grow by doubling would use twice as much.
var writers = sync.Pool{New: func() any {
	w := new(writer)
	w.out, w.paint.b = make([]byte, 0, 64<<10), make([]byte, 0, 48<<10)
	for _, room := range [...]*[]byte{&w.alike.packed, &w.fonts.packed, &w.spare, &w.body} {
		*room = make([]byte, 0, 16<<10)
	}
	return w
}}
