// Package manuscript reads a Word file as somebody wrote it: paragraphs in order,
// with what can be seen of their kind (style, level, list, weight, size) and of
// their letters (bold, italics, links, notes, pictures). It judges nothing: what a
// bold line means is for its readers, packages intake and differ.
//
// Files come from outside. Package opc bounds their size, count and depth and
// refuses document types, so that no entity is ever expanded; nothing is fetched.
// Tracked changes are read as accepted.
package manuscript

import (
	"fmt"
	"strings"

	"malbild/internal/word/opc"
)

// Limits of what is read. A thick annex has a hundredth of it.
var limits = opc.Limits{Entries: 4000, PartBytes: 32 << 20, AllBytes: 128 << 20, XMLBytes: 16 << 20, Elements: 400_000, Depth: 256}

// maxText bounds the text that is collected, in bytes.
const maxText = 16 << 20

// Manuscript is what stands in the main part of a Word file.
type Manuscript struct {
	Blocks   []Block
	Inserted int // tracked insertions, read as accepted
	Deleted  int // tracked deletions, read as accepted
	Comments int
}

// Block is a paragraph or a table. Exactly one field is set.
type Block struct {
	Paragraph *Paragraph
	Table     *Table
}

// Table is a table of cells; a cell is paragraphs.
type Table struct {
	Number int // of the first paragraph in it
	Rows   []Row
}

// Paragraphs are those of all cells, row by row.
func (t *Table) Paragraphs() []*Paragraph {
	var out []*Paragraph
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			out = append(out, c.Paragraphs...)
		}
	}
	return out
}

// Row is one row of a table.
type Row struct {
	Header bool // repeats on every page, or is told to be a head
	Cells  []Cell
}

// Cell is one cell.
type Cell struct {
	Span       int // columns; at least 1
	Continues  bool
	Paragraphs []*Paragraph
}

// Mark is how the items of a list are told apart.
type Mark int

// The marks.
const (
	NoMark Mark = iota
	Bullet
	Number
)

// Paragraph is a paragraph as it stands.
type Paragraph struct {
	Number   int    // 1 is the first of the file; empty ones count
	Style    string // name of its style in lower case, «heading 1» in every language of Word; empty: the usual one
	Level    int    // outline level, 1 is the highest; 0: body text
	Mark     Mark
	List     string // which list; items of one list have the same
	Depth    int    // of the list, 0 is the outermost
	Indent   int    // left indent in twips, of the paragraph itself
	Size     int    // half points of its largest letters
	Bold     bool   // by its style
	Centred  bool
	Contents bool   // an entry of a list of contents
	Control  string // tag of the innermost content control around it
	Box      bool   // stands in a text box
	Page     bool   // begins a page by hand
	Spans    []Span
}

// Span is a stretch of one kind.
type Span struct {
	Text    string
	Bold    bool
	Italic  bool
	Under   bool
	Label   bool     // in a character style named «Etikett», as this program labels facts and clauses
	Link    string   // absolute address
	Field   string   // tag of a content control around it
	Break   bool     // a line break chosen by hand
	Tab     bool     //
	Picture *Picture //
	Note    string   // a footnote or endnote called for here
}

// Picture is a picture that stands in the text.
type Picture struct {
	Name, Alt  string
	Decorative bool
	Content    string // part of the package
}

// Plain is the text of a paragraph; tabs and line breaks are spaces, pictures nothing.
func (p *Paragraph) Plain() string {
	var b strings.Builder
	for _, s := range p.Spans {
		b.WriteString(s.plain())
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func (s Span) plain() string {
	switch {
	case s.Break || s.Tab:
		return " "
	case s.Note != "":
		return " " + s.Note + " "
	}
	return s.Text
}

// AllBold reports whether every letter of a paragraph is bold, by hand or by style.
func (p *Paragraph) AllBold() bool {
	seen := false
	for _, s := range p.Spans {
		if strings.TrimSpace(s.Text) == "" {
			continue
		}
		if !s.Bold && !p.Bold {
			return false
		}
		seen = true
	}
	return seen
}

// Read reads a Word file.
func Read(b []byte) (m *Manuscript, err error) {
	defer func() {
		if v := recover(); v != nil {
			m, err = nil, fmt.Errorf("%w: %v", opc.ErrDamaged, v)
		}
	}()
	pack, err := opc.Open(b, limits)
	if err != nil {
		return nil, err
	}
	rels, err := pack.Rels("")
	if err != nil {
		return nil, err
	}
	main := opc.Target(rels, "/officeDocument")
	if main == "" {
		main = "word/document.xml"
	}
	r := &reader{pack: pack, main: main, out: &Manuscript{}}
	if err := r.prepare(); err != nil {
		return nil, err
	}
	doc, err := pack.XML(main)
	if err != nil {
		return nil, err
	}
	root := doc.Root()
	if root == nil || root.Tag != "document" {
		return nil, fmt.Errorf("%w: %q", opc.ErrDamaged, main)
	}
	if body := root.SelectElement("body"); body != nil {
		r.blocks(body, place{})
	}
	r.endParagraph()
	if r.size > maxText {
		return nil, fmt.Errorf("%w: %q", opc.ErrTooLarge, main)
	}
	return r.out, nil
}
