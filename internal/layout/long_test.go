package layout_test

import (
	"fmt"
	"testing"

	"malbild/internal/document"
	"malbild/internal/layout"
	"malbild/internal/page"
)

// A timeline of any length is set: on one page while it can be, else on several,
// with every period whole and the brochure still of whole sheets.
func TestLongTimelinesGoOn(t *testing.T) {
	several := false
	for n := 4; n < 60; n += 5 {
		d := brochureOf(shape{parts: 4, words: 40, hub: true, timeline: true})
		l := timelineOf(d)
		l.Items = nil
		for i := range n {
			l.Items = append(l.Items, &document.ListItem{Label: document.T(fmt.Sprintf("Maj %d", 2000+i)), Open: i == n-1,
				Body: []document.Block{&document.Paragraph{Text: document.T(filler(18))}}})
		}
		plan, found := layout.Arrange(d, load(t, "broschyr-a5"), resources())
		if plan == nil {
			t.Fatalf("%d periods: %v", n, found.Error())
		}
		pages := record(plan)
		if found := plan.Check(pages, library); len(found) > 0 || len(pages)%4 != 0 {
			t.Errorf("%d periods, %d pages: %v", n, len(pages), found.Error())
		}
		sameWords(t, fmt.Sprint(n), words(d, pages), document.Words(d))
		on := map[int]bool{}
		for _, it := range l.Items {
			where := map[int]bool{}
			for _, p := range pages {
				for _, k := range p.Items {
					r, ok := k.(*page.Run)
					if ok && (r.Of == document.Node(it.Label[0]) || r.Of == document.Node(it.Body[0].(*document.Paragraph).Text[0])) {
						where[p.Number], on[p.Number] = true, true
					}
				}
			}
			if len(where) != 1 {
				t.Errorf("%d periods: one stands on pages %v", n, where)
			}
		}
		several = several || len(on) > 2
	}
	if !several {
		t.Error("no timeline took more than two pages")
	}
}

func timelineOf(d *document.Document) (l *document.List) {
	document.Walk(d, func(n document.Node, _ int) bool {
		if k, ok := n.(*document.List); ok && k.Role == document.ListMilestones {
			l = k
		}
		return true
	})
	return l
}

// A long table has its head on every page, once as words and then as an artifact,
// and no row is parted from its words.
func TestLongTablesRepeatTheirHead(t *testing.T) {
	for rows := 3; rows < 120; rows += 13 {
		d := report(30)
		cell := func(s string, head bool) *document.Cell { return &document.Cell{Header: head, Text: document.T(s)} }
		tab := &document.Table{Caption: document.T("Beslut"), Head: []*document.Row{{Cells: []*document.Cell{cell("Huvudman", true), cell("Beslut", true)}}}}
		for i := range rows {
			tab.Rows = append(tab.Rows, &document.Row{Cells: []*document.Cell{cell(fmt.Sprintf("Kommun nummer %d", i), true), cell(filler(5+i%30), false)}})
		}
		top := d.Body[0].(*document.Section)
		top.Body = append(top.Body, tab)
		plan, found := layout.Arrange(d, load(t, "bilaga-a4"), resources())
		if plan == nil {
			t.Fatal(found.Error())
		}
		pages := record(plan)
		if found := plan.Check(pages, library); len(found) > 0 {
			t.Errorf("%d rows: %v", rows, found.Error())
		}
		sameWords(t, fmt.Sprint(rows), words(d, pages), document.Words(d))
		said := 0
		for _, p := range pages {
			body, head, silent := false, false, false
			for _, it := range p.Items {
				r, ok := it.(*page.Run)
				if !ok {
					continue
				}
				text := ""
				for _, g := range r.Glyphs {
					text += g.Text
				}
				switch {
				case text == "Huvudman" && r.Artifact == page.Header:
					silent = true
				case text == "Huvudman":
					head, said = true, said+1
				case len(text) > 6 && text[:6] == "Kommun":
					body = true
				}
			}
			if body && head == silent {
				t.Errorf("%d rows, page %d: head %v, repeated %v", rows, p.Number, head, silent)
			}
			if !body && silent {
				t.Errorf("%d rows, page %d: a repeated head without rows", rows, p.Number)
			}
		}
		if said != 1 {
			t.Errorf("%d rows: the head is said %d times", rows, said)
		}
	}
}
