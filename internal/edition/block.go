package edition

import (
	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
)

// Block is a content.Block with everything bound; exactly one field is set, but for
// Numbered.
type Block struct {
	Picture  *Picture
	Grid     *Grid
	Quote    []Paragraph
	Points   []Paragraph
	Numbered bool
}

// Picture is a picture from a file.
type Picture struct {
	Image      *document.Image
	Alt        string
	Decorative bool
	Caption    []Piece
	Credit     string
}

// Grid is a table whose cells may span.
type Grid struct {
	Caption    []Piece
	Head, Rows [][]Cell
}

// Cell is one cell of a grid.
type Cell struct {
	Text          []Piece
	Header        bool
	Columns, Rows int
}

// block binds what stands in a section beside running text.
func (b *binder) block(in *content.Block, pos diag.Pos) Item {
	out := &Block{Numbered: in.Numbered, Quote: b.paragraphs(in.Quote), Points: b.paragraphs(in.Points)}
	if p := in.Picture; p != nil {
		out.Picture = &Picture{Image: p.Image, Alt: p.Alt.Value, Decorative: p.Decorative, Caption: b.rich(p.Caption), Credit: p.Credit.Value}
	}
	if t := in.Table; t != nil {
		out.Grid = &Grid{Caption: b.rich(t.Caption), Head: b.cells(t.Head), Rows: b.cells(t.Rows)}
	}
	return Item{Block: out, Pos: pos}
}

func (b *binder) paragraphs(in []*content.Passage) []Paragraph {
	var out []Paragraph
	for _, p := range in {
		out = append(out, Paragraph{Text: b.rich(p.Rich), Pos: p.Pos})
	}
	return out
}

func (b *binder) cells(in [][]*content.Cell) [][]Cell {
	var out [][]Cell
	for _, row := range in {
		var cells []Cell
		for _, c := range row {
			cells = append(cells, Cell{Text: b.rich(c.Rich), Header: c.Header, Columns: c.Columns, Rows: c.Rows})
		}
		out = append(out, cells)
	}
	return out
}

// PieceOf is a span that is no placeholder; bind binds the words of a note.
func PieceOf(s content.Span, bind func(content.Rich) []Piece) Piece {
	p := Piece{Text: s.Text, Strong: s.Strong, Emphasis: s.Emphasis, Link: s.Link, Language: s.Language, Expansion: s.Expansion}
	if s.Note != nil {
		p.Note = bind(*s.Note)
	}
	return p
}
