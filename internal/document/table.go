package document

import "malbild/internal/diag"

// Table is a table of data, never of layout.
type Table struct {
	Caption []Inline
	Head    []*Row
	Rows    []*Row
	Pos     diag.Pos
}

// Row is one table row.
type Row struct{ Cells []*Cell }

// Cell is one cell; a Header cell heads its column in Head and its row in Rows.
// Spans of 0 and 1 are the same; GridOf tells where cells stand.
type Cell struct {
	Header           bool
	Text             []Inline
	ColSpan, RowSpan int
}

func (*Table) isNode()  {}
func (*Row) isNode()    {}
func (*Cell) isNode()   {}
func (*Table) isBlock() {}
