// Package intake makes sources of a Word file that somebody wrote: an annex or an
// extract of minutes becomes an outline and its resolution, in the form of package
// content, with a list of what a person must look at.
//
// Words are never changed. What a Word file cannot say for certain (is this bold
// line a heading? are these two att-satser or one?) is decided by what is most
// usual, and told with its place.
package intake

import (
	"fmt"
	"slices"
	"strings"

	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/manuscript"
)

// Options is what the user and the sources know of the file.
type Options struct {
	Product document.Product // empty: what the file resembles
	County  *content.County  // words that the sources have already; nil: none
	Name    string           // of the file, for the comment at the top
}

// File is one file of sources.
type File struct {
	Name string // «bilaga.yaml»
	Data []byte
}

// Note is something a person must look at.
type Note struct {
	Paragraph int // of the Word file; 0: the file as a whole
	SV, EN    string
	Text      string // the words it is about
}

// Result is the sources of a Word file.
type Result struct {
	Product document.Product
	Files   []File
	Notes   []Note
}

// Import makes sources of a manuscript.
func Import(m *manuscript.Manuscript, o Options) Result {
	w := &intake{o: o, known: knownOf(o.County)}
	w.tidy(m)
	w.whole(m)
	w.headings()
	w.product()
	out := w.outline()
	w.lost()
	slices.SortStableFunc(w.notes, func(a, b Note) int { return a.Paragraph - b.Paragraph })
	r := Result{Product: w.o.Product, Notes: w.notes}
	r.Files = append(r.Files, File{string(w.o.Product) + ".yaml", write(out, w)})
	if w.resolution != nil {
		r.Files = append(r.Files, File{"beslut.yaml", writeResolution(w.resolution, w)})
	}
	return r
}

// intake is the work on one file.
type intake struct {
	o          Options
	known      known
	lines      []*line
	notes      []Note
	called     []*called // in the order they are called for
	contents   string
	resolution *resolution
	ids        map[string]int
}

func (w *intake) note(p int, text, sv, en string) {
	if r := []rune(text); len(r) > 90 {
		text = string(r[:88]) + " …"
	}
	w.notes = append(w.notes, Note{Paragraph: p, SV: sv, EN: en, Text: text})
}

// whole tells what is about the file as a whole.
func (w *intake) whole(m *manuscript.Manuscript) {
	if n := m.Inserted + m.Deleted; n > 0 {
		w.note(0, "", fmt.Sprintf("filen har %d spårade ändringar; de är lästa som godkända", n), fmt.Sprintf("the file has %d tracked changes; they are read as accepted", n))
	}
	if m.Comments > 0 {
		w.note(0, "", fmt.Sprintf("filen har %d kommentarer; de är inte med", m.Comments), fmt.Sprintf("the file has %d comments; they are left out", m.Comments))
	}
}

// lost tells of the notes that found no place: those of headings, which have none, and
// of texts that are included from the sources.
func (w *intake) lost() {
	for _, n := range w.called {
		if !n.kept {
			w.note(n.number, n.text, "en fotnot är inte med; rubriker och texter ur målbilden har inga", "a footnote is left out; headings and texts of the målbild have none")
		}
	}
}

// product guesses the kind of document.
func (w *intake) product() {
	if w.o.Product != "" {
		return
	}
	w.o.Product = document.Annex
	for _, l := range w.lines {
		t := l.text()
		switch {
		case sectionSign().MatchString(t) && l.number < 12, motionOf(t) == "decision" && l.kind == heading:
			w.o.Product = document.MinutesExtract
			return
		case strings.EqualFold(t, "Tjänsteskrivelse") && l.number < 12:
			w.o.Product = document.OfficerReport
		}
	}
}
