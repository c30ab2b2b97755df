// Package block makes the building blocks of a Word document. A block is a
// mould: its XML with holes, made once by a Factory and cast many times. So the
// types that know the schema decide order and form, and writing a document costs
// no more than copying bytes. It knows no document tree and no package.
package block

import "unicode/utf8"

// Mould is XML in pieces; between two pieces stands a hole. It is immutable.
type Mould []string

// Paragraph is how a paragraph differs from its style. Its mould has one hole,
// for what stands in it.
type Paragraph struct {
	Style    string // style id; empty: the default style
	Num      int    // numbering, 0: the style's own
	Level    int    // of the list, from 0; counts only when Num is set
	Before   int    // distance, twentieths of a point; 0: the style's own
	After    int    // the same
	KeepNext bool
	NoHang   bool // first line stands where the others do (second paragraph of an item)
	Hang     Hang // another column of labels than the style's
}

// Hang is the width of the column of labels of a hanging indent, and the tab stop of the
// style that it takes the place of, twentieths of a point; 0: the style's own.
type Hang struct{ At, Not int }

// Run is how a run differs from its paragraph. Its mould has one hole, for text,
// tabs and breaks.
type Run struct {
	Style   string // character style id
	Lang    string // as in w:lang
	Bold    bool
	Italic  bool
	NoProof bool
	Rtl     bool // written from right to left
}

// Table is a table of data. Its mould has three holes: caption, description, rows.
// Widths are written A,B,C in twentieths of a point (a string, so that a Table
// can be the key of a map).
type Table struct {
	Style  string
	Widths string
}

// Factory makes moulds. The one in use builds them from generated schema types;
// another way of making them can take its place by this interface alone.
type Factory interface {
	Paragraph(Paragraph) (Mould, error)
	Run(Run) (Mould, error)
	Table(Table) (Mould, error)
	Row(header bool) (Mould, error) // one hole: cells
	Cell(width int) (Mould, error)  // one hole: paragraphs
	// Picture has holes for: width, height (both EMU), id, name, alt, id, name,
	// alt, PNG relation, SVG relation, width, height.
	Picture() (Mould, error)
	Link() (Mould, error)     // holes: relation id, runs
	Anchor() (Mould, error)   // holes: bookmark name, runs
	Bookmark() (Mould, error) // holes: name, id, runs, id
}

// Text appends s to dst as XML character data. What XML 1.0 cannot hold becomes
// U+FFFD, as encoding/xml does.
func Text(dst []byte, s string) []byte { return escape(dst, s, false) }

// Attr appends s to dst as the value of an attribute in double quotes. Line
// breaks are written as references, else a reader turns them into spaces.
func Attr(dst []byte, s string) []byte { return escape(dst, s, true) }

func escape(dst []byte, s string, attr bool) []byte {
	last := 0
	for i := 0; i < len(s); {
		c := s[i]
		var rep string
		width := 1
		switch {
		case c == '&':
			rep = "&amp;"
		case c == '<':
			rep = "&lt;"
		case c == '>':
			rep = "&gt;"
		case c == '"' && attr:
			rep = "&quot;"
		case (c == '\n' || c == '\t') && attr:
			rep = map[byte]string{'\n': "&#10;", '\t': "&#9;"}[c]
		case c == '\r':
			rep = "&#13;"
		case c < ' ' && c != '\n' && c != '\t':
			rep = "\uFFFD"
		case c >= utf8.RuneSelf:
			var r rune
			r, width = utf8.DecodeRuneInString(s[i:])
			if (r == utf8.RuneError && width == 1) || r == 0xFFFE || r == 0xFFFF {
				rep = "\uFFFD"
			}
		}
		if rep != "" {
			dst = append(append(dst, s[last:i]...), rep...)
			last = i + width
		}
		i += width
	}
	return append(dst, s[last:]...)
}
