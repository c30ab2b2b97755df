package document

import "testing"

// TestGrid: cells that span push others aside, and every cell knows its headings.
func TestGrid(t *testing.T) {
	h := func(s string, cols, rows int) *Cell {
		return &Cell{Header: true, Text: T(s), ColSpan: cols, RowSpan: rows}
	}
	c := func(s string) *Cell { return &Cell{Text: T(s)} }
	table := &Table{
		Head: []*Row{{Cells: []*Cell{h("Instans", 1, 2), h("Beslut", 2, 1)}}, {Cells: []*Cell{h("Dag", 1, 1), h("§", 1, 1)}}},
		Rows: []*Row{{Cells: []*Cell{h("Kiruna", 1, 2), c("a"), c("b")}}, {Cells: []*Cell{c("c"), c("d")}}},
	}
	g := GridOf(table)
	if !g.Regular || !g.Spans || g.Columns != 3 {
		t.Fatalf("grid %+v", g)
	}
	for _, s := range g.Slots {
		if Plain(s.Cell.Text) != "d" {
			continue
		}
		var got []string
		for _, x := range s.Headers {
			got = append(got, Plain(x.Text))
		}
		if len(got) != 3 || got[0] != "Beslut" || got[1] != "§" || got[2] != "Kiruna" || s.Row != 3 || s.Column != 2 {
			t.Errorf("d stands at %d, %d under %q", s.Row, s.Column, got)
		}
	}
	for name, bad := range map[string]*Table{
		"short row":      {Rows: []*Row{{Cells: []*Cell{c("a"), c("b")}}, {Cells: []*Cell{c("c")}}}},
		"span too far":   {Rows: []*Row{{Cells: []*Cell{h("a", 1, 3), c("b")}}, {Cells: []*Cell{c("c")}}}},
		"hostile spans":  {Rows: []*Row{{Cells: []*Cell{h("a", 1<<30, 1<<30)}}, {}}},
		"one over other": {Rows: []*Row{{Cells: []*Cell{c("a"), h("b", 1, 2)}}, {Cells: []*Cell{h("c", 2, 1)}}}},
	} {
		if GridOf(bad).Regular {
			t.Errorf("%s: regular", name)
		}
	}
}

// TestFootnoteIsReadWhereItIsCalledFor: between the words around its mark.
func TestFootnoteIsReadWhereItIsCalledFor(t *testing.T) {
	d := &Document{Body: []Block{&Paragraph{Text: []Inline{&Text{"Ordet"}, &Footnote{Text: T("Noten.")}, &Text{" fortsätter"}}}}}
	if got := Words(d); len(got) != 3 || got[1] != "Noten." {
		t.Errorf("words %q", got)
	}
}

// TestNewImage: what is no picture, or too large, is refused unread.
func TestNewImage(t *testing.T) {
	for _, b := range []string{"", "GIF89a", "\x89PNG\r\n\x1a\n", "\xff\xd8\xff"} {
		if m, err := NewImage([]byte(b)); err == nil {
			t.Errorf("%q is %+v", b, m)
		}
	}
	if m, err := NewImage([]byte("\ufeff <svg/>")); err != nil || m.Type != SVG {
		t.Errorf("%v, %v", m, err)
	}
	// A PNG whose head claims 60 000 × 60 000 pixels.
	head := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xea\x60\x00\x00\xea\x60\x08\x02\x00\x00\x00"
	if _, err := NewImage([]byte(head + "\x00\x00\x00\x00")); err == nil {
		t.Error("a picture of 3.6 thousand million pixels was taken")
	}
}
