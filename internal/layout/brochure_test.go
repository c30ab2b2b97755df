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

// shape says what a målbild has.
type shape struct {
	parts, statements                int // statements: groups of so many instead of texts
	hub, timeline, vision, challenge bool
	words                            int // of a part's body
}

func filler(words int) string {
	all := strings.Fields("Därför är jag också en aktiv och självklar partner i insatser som berör mig. Min berättelse och kunskap tas tillvara. Tillsammans med professionens kompetens utgör vi ett välfungerande team.")
	var out []string
	for i := range words {
		out = append(out, all[i%len(all)])
	}
	return strings.Join(out, " ")
}

// brochureOf is a brochure of any shape.
func brochureOf(s shape) *document.Document {
	text := func(role document.ParagraphRole, v string) *document.Paragraph {
		return &document.Paragraph{Role: role, Text: document.T(v)}
	}
	top := &document.Section{ID: "titel", Role: document.SectionTitle, Title: []document.Inline{&document.Text{Value: "Vår gemensamma"}, &document.Break{}, &document.Text{Value: "målbild i Provlän"}}}
	add := func(b ...document.Block) { top.Body = append(top.Body, b...) }
	add(text(document.Subject, "Nära vård"))
	if s.timeline {
		l := &document.List{Kind: document.Labelled, Role: document.ListMilestones}
		for i := range 4 {
			l.Items = append(l.Items, &document.ListItem{Label: document.T(fmt.Sprintf("Maj %d", 2020+i)), Open: i == 3, Strong: i == 2, Body: []document.Block{text("", filler(9))}})
		}
		add(&document.Section{ID: "tid", Role: document.SectionTimeline, Title: document.T("Så här har målbilden tagits fram"), Body: []document.Block{l}})
	}
	f := &document.Figure{ID: "malbild", Form: document.FigureLeaves, Alt: "Figur"}
	if s.statements > 0 {
		f.Form = document.FigureHeads
	}
	if s.hub {
		f.Hub = &document.FigurePart{Label: []string{"Min hälsa", "och välbefinnande"}, Icon: "health", Ink: "night"}
	}
	for i := range s.parts {
		f.Parts = append(f.Parts, document.FigurePart{Label: []string{"Del", fmt.Sprint(i + 1)}, Icon: "near"})
	}
	add(f)
	if s.hub {
		add(&document.Passage{ID: "hub", Body: []document.Block{&document.Section{ID: "hub", Role: document.SectionHub, Title: document.T("Min hälsa och välbefinnande"),
			Body: []document.Block{text(document.Lead, "Det handlar om mig!"), text("", filler(60))}}}})
	}
	for i := range s.parts {
		sec := &document.Section{ID: fmt.Sprint("del", i), Role: document.SectionPart, Title: document.T(fmt.Sprintf("Min egen kraft tas tillvara %d", i+1)), Icon: "near"}
		sec.Body = []document.Block{text(document.Lead, "Jag är experten i mitt liv!"), text("", filler(s.words))}
		if s.statements > 0 {
			sec.Role = document.SectionGroup
			l := &document.List{Kind: document.Bulleted, Role: document.ListStatements}
			for range s.statements {
				l.Items = append(l.Items, &document.ListItem{Body: []document.Block{&document.Paragraph{Role: document.Statement, Text: []document.Inline{&document.Text{Value: filler(8) + " "}, &document.Strong{Text: document.T("ansvar")}, &document.Text{Value: "."}}}}})
			}
			sec.Body = []document.Block{l}
		}
		add(&document.Passage{ID: sec.ID, Body: []document.Block{sec}})
	}
	quote := func(id string, role document.SectionRole) {
		add(&document.Section{ID: id, Role: role, Title: document.T(id), Body: []document.Block{&document.Passage{ID: "p." + id, Body: []document.Block{&document.Quote{Body: []document.Block{text("", filler(20))}}}}}})
	}
	if s.vision {
		quote("Vision", document.SectionVision)
	}
	if s.challenge {
		quote("Utmaning", document.SectionChallenge)
	}
	names := &document.List{Kind: document.Unmarked, Role: document.ListNames}
	for _, n := range []string{"Region Provlän", "Ljusnarsbergs kommun", "Örebro kommun"} {
		names.Items = append(names.Items, &document.ListItem{Body: []document.Block{text("", n)}})
	}
	add(&document.Section{ID: "avs", Role: document.SectionColophon, Title: document.T("Målbilden är gemensam för"), Body: []document.Block{names,
		&document.Section{ID: "beslut", Title: document.T("Beslut"), Body: []document.Block{text("", filler(12))}},
		&document.Section{ID: "kontakt", Title: document.T("Kontakt"), Body: []document.Block{&document.List{Kind: document.Unmarked, Role: document.ListContact, Items: []*document.ListItem{{Body: []document.Block{text("", "Provlän")}}}}}},
		text(document.Imprint, filler(10)),
	}})
	return &document.Document{Meta: document.Meta{Product: document.Brochure, Title: "Prov", Language: "sv-SE", Running: document.Running{FootLeft: document.T("Vår gemensamma målbild")}}, Body: []document.Block{top}}
}

// Any shape of målbild gives whole sheets of paper, with all its words, and hub
// and parts on the sides they are made for.
func TestBrochureOfAnyShape(t *testing.T) {
	l := load(t, "broschyr-a5")
	for n := 2; n <= 8; n++ {
		for mask := range 16 {
			s := shape{parts: n, words: 40, hub: mask&1 > 0, timeline: mask&2 > 0, vision: mask&4 > 0, challenge: mask&8 > 0}
			name := fmt.Sprintf("%+v", s)
			d := brochureOf(s)
			pages := arrange(t, d, "broschyr-a5")
			if len(pages)%4 != 0 {
				t.Errorf("%s: %d pages", name, len(pages))
			}
			sameWords(t, name, words(d, pages), document.Words(d))
			if found := layout.Check(pages, l, library); len(found) > 0 {
				t.Errorf("%s: %v", name, found.Error())
			}
			if h := pageWith(pages, "hub-title"); s.hub && h%2 != 0 {
				t.Errorf("%s: the hub stands on page %d, a right page", name, h)
			}
		}
	}
}

// pageWith finds the page of the hub: the one whose 35 pt words are white.
func pageWith(pages []*page.Page, _ string) int {
	for _, p := range pages {
		for _, it := range p.Items {
			if r, ok := it.(*page.Run); ok && r.Of != nil && r.Face == "roboto-black" && r.Fill.Name == "white" {
				return p.Number
			}
		}
	}
	return 0
}

func TestBrochureOfGroups(t *testing.T) {
	l := load(t, "broschyr-a5")
	for n := 1; n <= 5; n++ {
		for _, k := range []int{1, 4, 7, 12} {
			d := brochureOf(shape{parts: n, statements: k, words: 20})
			pages := arrange(t, d, "broschyr-a5")
			name := fmt.Sprintf("%d groups of %d", n, k)
			sameWords(t, name, words(d, pages), document.Words(d))
			if found := layout.Check(pages, l, library); len(found) > 0 || len(pages)%4 != 0 {
				t.Errorf("%s: %d pages, %v", name, len(pages), found)
			}
			for _, p := range pages {
				if rules, words := ruled(p); rules > 8 && words == 0 {
					t.Errorf("%s: page %d, for notes, has no folio", name, p.Number)
				}
			}
		}
	}
}

// ruled counts the rules and the runs of words on a page.
func ruled(p *page.Page) (rules, words int) {
	for _, it := range p.Items {
		switch i := it.(type) {
		case *page.Shape:
			if b := i.Path.Bounds(); b.H < geom.MM(1) && b.W > geom.MM(80) {
				rules++
			}
		case *page.Run:
			words++
		}
	}
	return rules, words
}

// Text that has no room is refused with its frame and a cure; text a little too
// long is set smaller; a shorter text is never set smaller than a longer one.
func TestPartTextShrinksThenRefuses(t *testing.T) {
	l := load(t, "broschyr-a5")
	size := func(words int) float64 {
		plan, found := layout.Arrange(brochureOf(shape{parts: 4, words: words, hub: true}), l, resources())
		if found.HasErrors() {
			for _, f := range found {
				if f.Code != layout.TooLong || !strings.Contains(found.Error(), "part-text") {
					t.Fatalf("%d words: %v", words, found.Error())
				}
			}
			return 0
		}
		for _, p := range record(plan) {
			for _, it := range p.Items {
				if r, ok := it.(*page.Run); ok && r.Of != nil && r.Face == "roboto-regular" && p.Number > 5 && r.Fill.Name == "night" && r.Size.Pt() >= 11 {
					return r.Size.Pt()
				}
			}
		}
		return -1
	}
	last, seen := 99.0, map[float64]bool{}
	for words := 20; words <= 260; words++ {
		got := size(words)
		if got > last {
			t.Fatalf("%d words are set at %v pt, fewer at %v", words, got, last)
		}
		last, seen[got] = got, true
	}
	for _, want := range []float64{12, 11, 0} {
		if !seen[want] {
			t.Errorf("no text was set at %v pt (0: refused): %v", want, seen)
		}
	}
}
