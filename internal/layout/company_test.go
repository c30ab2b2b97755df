package layout_test

import (
	"fmt"
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/layout"
	"malbild/internal/page"
)

// parted tells on how many lines of which pages the words of each paragraph stand.
func parted(d *document.Document, pages []*page.Page) map[*document.Paragraph]map[int]int {
	of := map[document.Node]*document.Paragraph{}
	var claim func(p *document.Paragraph, in []document.Inline)
	claim = func(p *document.Paragraph, in []document.Inline) {
		for _, k := range in {
			if _, note := k.(*document.Footnote); !note {
				of[k] = p
				claim(p, document.Children(k))
			}
		}
	}
	document.Walk(d, func(n document.Node, _ int) bool {
		if p, ok := n.(*document.Paragraph); ok {
			claim(p, p.Text)
		}
		return true
	})
	lines := map[*document.Paragraph]map[int]map[geom.Length]bool{}
	for _, pg := range pages {
		for _, it := range pg.Items {
			r, ok := it.(*page.Run)
			if !ok || of[r.Of] == nil {
				continue
			}
			p := of[r.Of]
			if lines[p] == nil {
				lines[p] = map[int]map[geom.Length]bool{}
			}
			if lines[p][pg.Number] == nil {
				lines[p][pg.Number] = map[geom.Length]bool{}
			}
			lines[p][pg.Number][r.At.Y] = true
		}
	}
	out := map[*document.Paragraph]map[int]int{}
	for p, on := range lines {
		out[p] = map[int]int{}
		for n, ys := range on {
			out[p][n] = len(ys)
		}
	}
	return out
}

// alone names paragraphs that leave one line alone on a page.
func alone(t *testing.T, name string, d *document.Document, pages []*page.Page) (divided int) {
	t.Helper()
	for p, on := range parted(d, pages) {
		if len(on) < 2 {
			continue
		}
		divided++
		for n, lines := range on {
			if lines < 2 {
				t.Errorf("%s: «%.40s» leaves one line on page %d", name, document.Plain(p.Text), n)
			}
		}
	}
	return divided
}

// No paragraph of any document of any principal leaves a line alone.
func TestNoLineStandsAlone(t *testing.T) {
	divided := 0
	for _, s := range samples(t) {
		plan, found := layout.Arrange(s.doc, load(t, s.layout), layout.Resources{Library: library, Profile: s.profile})
		if plan == nil {
			t.Fatal(found.Error())
		}
		divided += alone(t, s.name, s.doc, record(plan))
	}
	if divided == 0 {
		t.Error("no paragraph was divided: nothing was looked at")
	}
}

// Items of several paragraphs divide with the same care, wherever the page ends,
// and a heading before them goes along.
func TestItemsOfSeveralParagraphsDivideWithCompany(t *testing.T) {
	divided := 0
	for first := 200; first < 330; first += 2 {
		d := report(first)
		l := &document.List{Kind: document.Bulleted}
		for i := range 6 {
			l.Items = append(l.Items, &document.ListItem{Body: []document.Block{
				&document.Paragraph{Text: document.T(filler(30 + 7*i))}, &document.Paragraph{Text: document.T(filler(36))}}})
		}
		top := d.Body[0].(*document.Section)
		top.Body = append(top.Body, &document.Section{ID: "lista", Title: document.T("En lista"), Body: []document.Block{l}})
		pages := arrange(t, d, "bilaga-a4")
		divided += alone(t, fmt.Sprint("first ", first), d, pages)
		for _, p := range pages {
			if last := lastNode(p); isHeading(d, last) {
				t.Errorf("first %d: page %d ends with a heading", first, p.Number)
			}
		}
	}
	if divided < 10 {
		t.Errorf("only %d paragraphs were divided", divided)
	}
}

// What keeps together stands on one page: adopted quotations, a figure and its
// caption, the head of a table and its first row.
func TestWhatKeepsTogetherIsNotParted(t *testing.T) {
	for first := 150; first < 420; first += 9 {
		d := report(first)
		top := d.Body[0].(*document.Section)
		quote := &document.Paragraph{Text: document.T(filler(70))}
		caption := &document.Text{Value: "Målbilden som figur."}
		fig := &document.Figure{ID: "f", Form: document.FigureQR, Target: "https://malbild.example", Alt: "QR", Caption: []document.Inline{caption}}
		head, cell := &document.Text{Value: "Huvudman"}, &document.Text{Value: "Kiruna"}
		tab := &document.Table{Head: []*document.Row{{Cells: []*document.Cell{{Header: true, Text: []document.Inline{head}}}}},
			Rows: []*document.Row{{Cells: []*document.Cell{{Text: []document.Inline{cell}}}}, {Cells: []*document.Cell{{Text: document.T("Luleå")}}}}}
		top.Body = append(top.Body, &document.Quote{Body: []document.Block{quote}}, fig, tab)
		pages := arrange(t, d, "bilaga-a4")
		if on := parted(d, pages)[quote]; len(on) != 1 {
			t.Errorf("first %d: the quotation stands on pages %v", first, on)
		}
		at := map[document.Node]int{}
		for _, p := range pages {
			for _, it := range p.Items {
				switch k := it.(type) {
				case *page.Run:
					at[k.Of] = p.Number
				case *page.Shape:
					at[k.Of] = p.Number
				}
			}
		}
		if at[fig] == 0 || at[fig] != at[caption] {
			t.Errorf("first %d: the figure stands on page %d, its caption on %d", first, at[fig], at[caption])
		}
		if at[head] == 0 || at[head] != at[cell] {
			t.Errorf("first %d: the head stands on page %d, the first row on %d", first, at[head], at[cell])
		}
	}
}
