package layout_test

import (
	"fmt"
	"testing"

	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/geom"
	"malbild/internal/layout"
	"malbild/internal/page"
)

// report is a document of sections with paragraphs of so many words.
func report(words ...int) *document.Document {
	top := &document.Section{ID: "t", Role: document.SectionTitle, Title: document.T("Rubrik")}
	for i, n := range words {
		top.Body = append(top.Body, &document.Section{ID: fmt.Sprint("s", i), Title: document.T(fmt.Sprintf("Avsnitt %d", i)),
			Body: []document.Block{&document.Paragraph{Text: document.T(filler(n))}}})
	}
	return &document.Document{Meta: document.Meta{Product: document.Annex, Language: "sv-SE", Running: document.Running{Principal: document.T("Prov kommun"), FootLeft: document.T("Prov kommun")}}, Body: []document.Block{top}}
}

// baselines counts the lines of each node on a page: distinct baselines.
func baselines(p *page.Page) map[document.Node]int {
	seen := map[document.Node]map[geom.Length]bool{}
	for _, it := range p.Items {
		if r, ok := it.(*page.Run); ok && r.Of != nil {
			if seen[r.Of] == nil {
				seen[r.Of] = map[geom.Length]bool{}
			}
			seen[r.Of][r.At.Y] = true
		}
	}
	out := map[document.Node]int{}
	for n, ys := range seen {
		out[n] = len(ys)
	}
	return out
}

// No paragraph leaves one line alone at the foot or the head of a page, short
// ones are not divided, and no heading ends a page.
func TestParagraphsDivideWithCompany(t *testing.T) {
	for first := 100; first < 420; first += 7 {
		d := report(first, 160, 30, 220, 45, 300, 12, 180, 90, 260)
		pages := arrange(t, d, "bilaga-a4")
		where := map[document.Node][]int{}
		for _, p := range pages {
			lines := baselines(p)
			for n, k := range lines {
				where[n] = append(where[n], k)
			}
			if last := lastNode(p); isHeading(d, last) {
				t.Errorf("first %d: page %d ends with a heading", first, p.Number)
			}
		}
		for n, parts := range where {
			if len(parts) < 2 {
				continue
			}
			for _, k := range parts {
				if k < 2 {
					t.Errorf("first %d: %q is divided into %v lines", first, document.Plain([]document.Inline{n.(document.Inline)})[:30], parts)
				}
			}
		}
		if len(pages) < 2 {
			t.Fatal("the sample does not divide")
		}
	}
}

// lastNode is the node of the lowest words of the tree on a page.
func lastNode(p *page.Page) document.Node {
	var low *page.Run
	for _, it := range p.Items {
		if r, ok := it.(*page.Run); ok && r.Of != nil && (low == nil || r.At.Y > low.At.Y) {
			low = r
		}
	}
	if low == nil {
		return nil
	}
	return low.Of
}

func isHeading(d *document.Document, n document.Node) bool {
	found := false
	document.Walk(d, func(k document.Node, _ int) bool {
		if s, ok := k.(*document.Section); ok {
			for _, in := range s.Title {
				found = found || document.Node(in) == n
			}
		}
		return !found
	})
	return found
}

// A paragraph longer than a page runs on; a figure that is taller is refused.
func TestTallerThanAPage(t *testing.T) {
	d := report(2500)
	pages := arrange(t, d, "bilaga-a4")
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	sameWords(t, "long", words(d, pages), document.Words(d))
	if found := layout.Check(pages, load(t, "bilaga-a4"), library); len(found) > 0 {
		t.Error(found.Error())
	}
}

// A field stands on a ground of its own, painted before its words, and the ground
// belongs to no node.
func TestFieldsStandOnGround(t *testing.T) {
	pages := arrange(t, documenttest.Specimen(), "bilaga-a4")
	grounds, fields := 0, 0
	for _, p := range pages {
		for i, it := range p.Items {
			r, ok := it.(*page.Run)
			if !ok {
				continue
			}
			if f, ok := r.Of.(*document.Field); ok && f.Value == "" {
				fields++
				if s, ok := p.Items[i-1].(*page.Shape); ok && s.Of == nil && s.Fill.Name == "frost" {
					grounds++
				}
			}
		}
	}
	if fields == 0 || grounds != fields {
		t.Fatalf("%d fields, %d grounds", fields, grounds)
	}
}

// A placeholder whose letters and brackets are of two faces stands on one ground, which
// hides none of it and stays between the margins, from whichever side it is read.
func TestFieldsOfTwoFacesStandOnOneGround(t *testing.T) {
	for _, c := range [][2]string{{"sv-SE", "رقم القضية"}, {"ar", "رقم القضية"}, {"ar", "diarienummer"}} {
		language, placeholder := c[0], c[1]
		d := documenttest.Specimen()
		d.Meta.Language, d.Meta.Labels.Rtl = language, language == "ar"
		document.Walk(d, func(n document.Node, _ int) bool {
			if f, ok := n.(*document.Field); ok {
				f.Placeholder = placeholder
			}
			return true
		})
		l := load(t, "bilaga-a4")
		fields, area := 0, l.Area()
		for _, p := range arrange(t, d, "bilaga-a4") {
			var ground geom.Rect
			var last *document.Field
			for i, it := range p.Items {
				r, ok := it.(*page.Run)
				if !ok {
					continue
				}
				f, _ := r.Of.(*document.Field)
				if f != nil && f != last {
					fields++
					s, ok := p.Items[i-1].(*page.Shape)
					if !ok || s.Fill.Name != "frost" {
						t.Fatalf("%s: no ground under %q", language, f.Shown())
					}
					if ground = s.Path.Bounds(); ground.X < area.X-2 || ground.Right() > area.Right()+2 {
						t.Errorf("%s: the ground of %q stands at %.1f–%.1f mm", language, f.Shown(), ground.X.MM(), ground.Right().MM())
					}
				} else if s, ok := p.Items[max(i-1, 0)].(*page.Shape); ok && f != nil && s.Fill.Name == "frost" {
					t.Errorf("%s: a ground is painted over the beginning of %q", language, f.Shown())
				}
				if left, width := page.Extent(r.At.X, r.Glyphs); f != nil && (left < ground.X || left+width > ground.Right()) {
					t.Errorf("%s: %q stands outside its ground", language, f.Shown())
				}
				last = f
			}
		}
		if fields == 0 {
			t.Errorf("%s: no fields", language)
		}
	}
}

// Links and entries of the list of contents lead somewhere, and say where.
func TestLinksLeadSomewhere(t *testing.T) {
	uri, inside := 0, 0
	for _, p := range arrange(t, documenttest.Specimen(), "bilaga-a4") {
		for _, it := range p.Items {
			a, ok := it.(*page.Annotation)
			if !ok {
				continue
			}
			if a.Description == "" || len(a.Boxes) == 0 || a.Of == nil {
				t.Errorf("%+v", a)
			}
			if a.URI != "" {
				uri++
			}
			if a.Target != nil {
				inside++
			}
		}
	}
	if uri != 1 || inside != 5 {
		t.Fatalf("%d links out, %d inside", uri, inside)
	}
}
