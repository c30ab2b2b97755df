package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/layout"
	"malbild/internal/page"
)

// noted is a paragraph of so many words with a note after every so many.
func noted(words, every, long int) *document.Paragraph {
	p := &document.Paragraph{}
	for n := 0; n < words; n += every {
		p.Text = append(p.Text, &document.Text{Value: filler(every)},
			&document.Footnote{Text: document.T(fmt.Sprintf("Not efter %d ord. %s", n+every, filler(long)))}, &document.Text{Value: " "})
	}
	return p
}

// where says on which pages the words of a note, its number and its mark stand.
type where struct{ mark, number, words int }

func footnotes(d *document.Document, pages []*page.Page) (map[*document.Footnote]*where, map[*document.Footnote]geom.Length) {
	at, y := map[*document.Footnote]*where{}, map[*document.Footnote]geom.Length{}
	owner := map[document.Node]*document.Footnote{}
	document.Walk(d, func(n document.Node, _ int) bool {
		if t, ok := n.(*document.Footnote); ok {
			at[t] = &where{}
			owner[&t.Mark] = t
			for _, k := range t.Text {
				owner[k] = t
			}
		}
		return true
	})
	for _, p := range pages {
		for _, it := range p.Items {
			r, ok := it.(*page.Run)
			if !ok {
				continue
			}
			if t, ok := r.Of.(*document.Footnote); ok {
				at[t].number = p.Number
				y[t] = r.At.Y
			} else if t := owner[r.Of]; t != nil {
				if r.Of == document.Node(&t.Mark) {
					at[t].mark = p.Number
				} else {
					at[t].words = p.Number
				}
			}
		}
	}
	return at, y
}

// Every note stands at the foot of the page of its mark, below the text, however
// the text falls; nothing is lost and nothing overlaps.
func TestNotesStandAtTheFootOfTheirPage(t *testing.T) {
	l := load(t, "bilaga-a4")
	for first := 20; first < 700; first += 57 {
		d := report(first, 10)
		top := d.Body[0].(*document.Section)
		top.Body = append(top.Body, noted(400, 37, first%40), &document.Paragraph{Text: document.T(filler(300))}, noted(200, 9, 3))
		plan, found := layout.Arrange(d, l, resources())
		if plan == nil {
			t.Fatal(found.Error())
		}
		pages := record(plan)
		if found := plan.Check(pages, library); len(found) > 0 {
			t.Errorf("first %d: %v", first, found.Error())
		}
		sameWords(t, fmt.Sprint("first ", first), words(d, pages), document.Words(d))
		at, y := footnotes(d, pages)
		if len(at) < 20 {
			t.Fatalf("%d notes", len(at))
		}
		for n, w := range at {
			if w.mark == 0 || w.mark != w.number || w.mark != w.words {
				t.Fatalf("first %d: «%.30s»: mark on page %d, number on %d, words on %d", first, document.Plain(n.Text), w.mark, w.number, w.words)
			}
			for _, it := range pages[w.mark-1].Items { // text of the body stands above all notes
				if r, ok := it.(*page.Run); ok && r.Of == document.Node(&n.Mark) && r.At.Y > y[n] {
					t.Errorf("first %d: a mark stands below its note", first)
				}
			}
		}
		for i, p := range pages { // the notes end where the type area ends
			var low geom.Length
			for n := range at {
				if at[n].words == i+1 {
					low = max(low, lowest(p, n))
				}
			}
			if bottom := l.Area().Bottom(); low > 0 && (low > bottom || low < bottom-geom.Pt(8)) {
				t.Errorf("first %d, page %d: the notes end at %.1f mm, the type area at %.1f", first, i+1, low.MM(), bottom.MM())
			}
		}
	}
}

func lowest(p *page.Page, n *document.Footnote) (low geom.Length) {
	for _, it := range p.Items {
		if r, ok := it.(*page.Run); ok && r.Of == document.Node(n.Text[0]) {
			low = max(low, r.At.Y)
		}
	}
	return low
}

// A note too long for any page is refused by name, never cut.
func TestANoteTooLongIsRefused(t *testing.T) {
	d := report(10)
	top := d.Body[0].(*document.Section)
	top.Body = append(top.Body, noted(10, 10, 2000))
	plan, found := layout.Arrange(d, load(t, "bilaga-a4"), resources())
	if plan != nil || len(found) != 1 || found[0].Code != layout.TooTall {
		t.Errorf("%v", found)
	}
}

// In frames the notes follow the text of their frame, on posters and in brochures.
func TestNotesInFramesFollowTheText(t *testing.T) {
	brochure := brochureOf(shape{parts: 4, words: 40, hub: true})
	poster := textPoster(4, false)
	groups := brochureOf(shape{parts: 2, statements: 3})
	for _, c := range []struct {
		form string
		doc  *document.Document
	}{{"broschyr-a5", brochure}, {"affisch-a3", poster}, {"broschyr-a5", groups}} {
		notes := 0
		document.Walk(c.doc, func(n document.Node, _ int) bool {
			if s, ok := n.(*document.Section); ok && (s.Role == document.SectionPart || s.Role == document.SectionGroup) {
				document.WalkBlocks(s.Body, 0, func(n document.Node, _ int) bool {
					if p, ok := n.(*document.Paragraph); ok && p.Role != document.Lead && notes < 3 {
						notes++
						p.Text = append(p.Text, &document.Footnote{Text: document.T("Enligt avtalet.")})
					}
					return true
				})
			}
			return true
		})
		l := load(t, c.form)
		plan, found := layout.Arrange(c.doc, l, layout.Resources{Library: library, Profile: posterProfile()})
		if plan == nil {
			t.Fatalf("%s: %v", c.form, found.Error())
		}
		pages := record(plan)
		if found := plan.Check(pages, library); len(found) > 0 {
			t.Errorf("%s: %v", c.form, found.Error())
		}
		at, _ := footnotes(c.doc, pages)
		if len(at) != 3 {
			t.Fatalf("%s: %d notes", c.form, len(at))
		}
		for _, w := range at {
			if w.mark == 0 || w.words != w.mark || w.number != w.mark {
				t.Errorf("%s: %+v", c.form, *w)
			}
		}
	}
}

// Notes lead there and back.
func TestNotesLeadBothWays(t *testing.T) {
	d := report(10)
	d.Body[0].(*document.Section).Body = append(d.Body[0].(*document.Section).Body, noted(20, 10, 3))
	to, back := 0, 0
	for _, p := range arrange(t, d, "bilaga-a4") {
		for _, it := range p.Items {
			if a, ok := it.(*page.Annotation); ok && a.Note != nil {
				if _, is := a.Of.(*document.NoteMark); is {
					to++
				} else if strings.HasPrefix(a.Description, "Tillbaka till texten, not ") {
					back++
				}
			}
		}
	}
	if to != 2 || back != 2 {
		t.Errorf("%d lead to their note, %d back", to, back)
	}
}
