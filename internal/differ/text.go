// Package differ compares two texts word by word: two versions of the sources, two
// files, or what the sources say and a file that came back. It says what differs to
// a terminal, as an accessible page, as a Word file with tracked changes, and in two
// columns as Swedish lawmaking prints («gällande lydelse / förslag»).
//
// Words are what is compared. Where paragraphs, lines and pages break is not a change.
package differ

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"malbild/internal/document"
	"malbild/internal/manuscript"
)

// Kind is what a paragraph is, as far as its look goes.
type Kind string

// The kinds.
const (
	Body     Kind = ""
	Title    Kind = "title"
	Subtitle Kind = "subtitle"
	Heading  Kind = "heading"
	Item     Kind = "item"
	Clause   Kind = "clause" // a label and its text
	Fact     Kind = "fact"
	Quote    Kind = "quote"
	Cell     Kind = "cell"
	Beside   Kind = "beside" // repeats, or is about the copy: never a change
)

// Para is a paragraph of words.
type Para struct {
	Kind    Kind
	Level   int // of a heading, 1 is the highest below the title
	Words   []string
	Adopted bool // stands in adopted text
}

// Text is a text to compare.
type Text struct {
	Name  string
	Paras []Para
	// Loose says that the paragraphs are not to be trusted: lines of a page, of
	// pasted text. They are then cut as those of the other text.
	Loose  bool
	Breaks []Token // of a loose text, instead of Paras
	Folded bool    // kinds of quotation marks, dashes and spaces are not told apart
}

// Token is a word of a loose text.
type Token struct {
	Word   string
	Break  bool // a line or paragraph begins with it
	Hyphen bool // a hyphen stood after it at the end of a line; it may be of the word or of the line
}

// FromTree takes the words of a composed document. Words of figures and of the list
// of contents, which repeats, are left out; so is the imprint, which is about the copy.
func FromTree(name string, d *document.Document) Text {
	t := &treeText{}
	t.blocks(d.Body, 0, Body, false)
	return Text{Name: name, Paras: t.out}
}

type treeText struct {
	out   []Para
	whole bool
}

func (t *treeText) add(k Kind, level int, adopted bool, parts ...[]document.Inline) {
	var words []string
	for _, in := range parts {
		words = append(words, strings.Fields(document.Fold(document.Plain(in)))...)
	}
	if len(words) > 0 {
		t.out = append(t.out, Para{k, level, words, adopted})
	}
}

func (t *treeText) section(s *document.Section, level int, k Kind, adopted bool) {
	switch {
	case len(s.Title) == 0:
	case level == 0:
		t.add(Title, 0, adopted, s.Title)
		level++
	default:
		t.add(Heading, level, adopted, s.Title)
		level++
	}
	t.blocks(s.Body, level, k, adopted)
}

func (t *treeText) paragraph(p *document.Paragraph, k Kind, adopted bool) {
	switch p.Role {
	case document.Imprint, document.Mark:
		if t.whole {
			t.add(Beside, 0, false, p.Text)
		}
	case document.Subtitle:
		t.add(Subtitle, 0, adopted, p.Text)
	default:
		t.add(k, 0, adopted, p.Text)
	}
}

func (t *treeText) contents(c *document.Contents) {
	if !t.whole {
		return
	}
	t.add(Beside, 0, false, c.Title)
	for _, e := range c.Entries {
		t.add(Beside, 0, false, e.Text)
	}
}

func (t *treeText) blocks(bs []document.Block, level int, k Kind, adopted bool) {
	for _, b := range bs {
		switch x := b.(type) {
		case *document.Section:
			t.section(x, level, k, adopted)
		case *document.Paragraph:
			t.paragraph(x, k, adopted)
		case *document.List:
			t.list(x, level, adopted)
		case *document.Quote:
			t.blocks(x.Body, level, Quote, adopted)
		case *document.Passage:
			t.blocks(x.Body, level, k, true)
		case *document.Contents:
			t.contents(x)
		case *document.Figure:
			t.add(Body, 0, adopted, x.Caption)
		case *document.Picture:
			t.add(Body, 0, adopted, x.Caption)
		case *document.Table:
			t.add(Body, 0, adopted, x.Caption)
			for _, r := range append(append([]*document.Row{}, x.Head...), x.Rows...) {
				for _, c := range r.Cells {
					t.add(Cell, 0, adopted, c.Text)
				}
			}
		}
	}
}

// list writes a label and the first paragraph of its item as one, as they are set.
func (t *treeText) list(l *document.List, level int, adopted bool) {
	k := Item
	switch {
	case l.Kind == document.Labelled && l.Role == document.ListFacts:
		k = Fact
	case l.Kind == document.Labelled:
		k = Clause
	case l.Kind == document.Unmarked:
		k = Body
	}
	for _, it := range l.Items {
		label, body := it.Label, it.Body
		if len(body) > 0 {
			if p, ok := body[0].(*document.Paragraph); ok {
				t.add(k, 0, adopted, label, p.Text)
				label, body = nil, body[1:]
			}
		}
		if len(label) > 0 {
			t.add(k, 0, adopted, label)
		}
		t.blocks(body, level, k, adopted)
	}
}

// The styles whose paragraphs are not of the text: they are about the copy, or say
// that the words below are adopted.
var besides = map[string]bool{"tryckuppgift": true, "antagen – märke": true}

// FromManuscript takes the words of a Word file.
func FromManuscript(name string, m *manuscript.Manuscript) Text {
	t := Text{Name: name, Folded: true}
	put := func(p *manuscript.Paragraph, cell bool) {
		words := strings.Fields(document.Fold(p.Plain()))
		if len(words) == 0 || p.Contents || besides[p.Style] {
			return
		}
		q := Para{Words: words, Adopted: strings.HasPrefix(p.Control, "malbild:antagen:")}
		q.Kind, q.Level = kindOf(p)
		if cell && q.Kind == Body {
			q.Kind = Cell
		}
		t.Paras = append(t.Paras, q)
	}
	for _, b := range m.Blocks {
		if b.Paragraph != nil {
			put(b.Paragraph, false)
			continue
		}
		for _, p := range b.Table.Paragraphs() {
			put(p, true)
		}
	}
	return t
}

func kindOf(p *manuscript.Paragraph) (Kind, int) {
	switch p.Style {
	case "title":
		return Title, 0
	case "subtitle":
		return Subtitle, 0
	case "quote", "intense quote", "antagen text":
		return Quote, 0
	case "faktarad":
		return Fact, 0
	case "att-sats", "att-sats förslag":
		return Clause, 0
	case "beslut", "kapitel":
		return Heading, 1
	}
	switch {
	case p.Level > 0:
		return Heading, min(p.Level, 6)
	case p.Mark != manuscript.NoMark:
		return Item, 0
	}
	return Body, 0
}

// alike are signs that are written differently and read alike.
var alike = strings.NewReplacer("”", `"`, "“", `"`, "„", `"`, "«", `"`, "»", `"`, "’", "'", "‘", "'", "‚", "'", "´", "'", "`", "'",
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-", "…", "...", "ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl")

// keys is the comparable form of words.
func keys(words []string, folded bool) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = norm.NFC.String(w)
		if folded {
			out[i] = alike.Replace(out[i])
		}
	}
	return out
}

// Whole takes every word of a composed document that a reader of the finished file
// meets, also those FromTree leaves out.
func Whole(name string, d *document.Document) Text {
	t := &treeText{whole: true}
	t.blocks(d.Body, 0, Body, false)
	return Text{Name: name, Paras: t.out}
}
