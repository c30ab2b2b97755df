package layout_test

import (
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/layout"
	"malbild/internal/page"
	"malbild/layouts"
)

// withAddress puts an address in type before the code of a document, or with a code at
// the end of its colophon.
func withAddress(d *document.Document, shown string) *document.Link {
	link := &document.Link{Text: document.T(shown), Target: "https://" + shown}
	p := &document.Paragraph{Role: document.WebAddress, Text: []document.Inline{link}}
	top := d.Body[0].(*document.Section)
	foot := top.Body[len(top.Body)-1].(*document.Section)
	var body []document.Block
	for _, b := range foot.Body {
		if f, ok := b.(*document.Figure); !ok || f.Form != document.FigureQR {
			body = append(body, b)
		}
	}
	foot.Body = append(body, p, &document.Figure{ID: "qr", Form: document.FigureQR, Target: "https://" + shown, Alt: "QR-kod"})
	return link
}

// coded are the layouts with what they set, joint and local.
func coded(t *testing.T, each func(name string, l *layout.Layout, d *document.Document)) {
	t.Helper()
	for _, name := range layout.Names(layouts.Files) {
		for _, local := range []bool{false, true} {
			l, found := layout.LoadFor(layouts.Files, name, local)
			if len(found) > 0 {
				t.Fatalf("%s: %v", name, found.Error())
			}
			switch l.Form {
			case layout.Poster:
				each(name, l, textPoster(4, local))
			case layout.Brochure, layout.Leaflet:
				each(name, l, brochureOf(shape{parts: 4, words: 30, hub: true, vision: true, challenge: true}))
			}
		}
	}
}

// addressRuns are the runs of an address, its words as they are read, and where it leads.
func addressRuns(pages []*page.Page, link *document.Link) (runs []*page.Run, said, target string) {
	for _, p := range pages {
		for _, it := range p.Items {
			switch r := it.(type) {
			case *page.Run:
				if r.Of == document.Node(link) || r.Of == document.Node(link.Text[0]) {
					runs = append(runs, r)
					for _, g := range r.Glyphs {
						said += g.Text
					}
				}
			case *page.Annotation:
				if r.Of == document.Node(link) {
					target = r.URI
				}
			}
		}
	}
	return runs, said, target
}

// TestEveryCodeHasItsAddress: whatever carries the code says in readable type where it
// leads, and leads there on a screen. A long address is broken where nothing can be
// taken for part of it.
func TestEveryCodeHasItsAddress(t *testing.T) {
	for _, shown := range []string{"malbild.example", "vardgivarwebben.norrbotten.example", "www.enmycketlangkommun.example/omsorg-och-stod/nara-vard-och-omsorg/gemensam-malbild"} {
		coded(t, func(name string, l *layout.Layout, d *document.Document) {
			link := withAddress(d, shown)
			fitted := layout.Fitted(d, l)
			plan, found := layout.Arrange(fitted, l, layout.Resources{Library: library, Profile: posterProfile()})
			if plan == nil {
				t.Errorf("%s, %s: %v", name, shown, found.Error())
				return
			}
			pages := record(plan)
			if list := plan.Check(pages, library); len(list) > 0 {
				t.Errorf("%s, %s: %v", name, shown, list.Error())
			}
			if !hasCode(fitted) {
				return
			}
			runs, said, target := addressRuns(pages, link)
			if said != shown || target != link.Target {
				t.Errorf("%s: said %q, leads to %q", name, said, target)
			}
			for i, r := range runs {
				if r.Size < geom.Pt(8) {
					t.Errorf("%s: the address is set in %v pt", name, r.Size.Pt())
				}
				words := glyphs(r)
				if i > 0 && !strings.HasPrefix(words, ".") && !strings.HasSuffix(glyphs(runs[i-1]), "/") {
					t.Errorf("%s: the address is broken at «%s»", name, words)
				}
			}
		})
	}
}

func glyphs(r *page.Run) string {
	var b strings.Builder
	for _, g := range r.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

func hasCode(d *document.Document) (yes bool) {
	document.Walk(d, func(n document.Node, _ int) bool {
		f, ok := n.(*document.Figure)
		yes = yes || ok && f.Form == document.FigureQR
		return true
	})
	return yes
}

// TestAddressThatNobodyTypesIsRefused: it is neither cut nor squeezed in.
func TestAddressThatNobodyTypesIsRefused(t *testing.T) {
	for _, shown := range []string{"malbild.example/" + strings.Repeat("nara-vard-och-omsorg/", 90), "malbild.example/" + strings.Repeat("x", 600)} {
		coded(t, func(name string, l *layout.Layout, d *document.Document) {
			withAddress(d, shown)
			if !hasCode(layout.Fitted(d, l)) {
				return
			}
			if plan, _ := layout.Arrange(layout.Fitted(d, l), l, layout.Resources{Library: library, Profile: posterProfile()}); plan != nil {
				if list := plan.Check(record(plan), library); len(list) == 0 {
					t.Errorf("%s takes an address of %d characters", name, len(shown))
				}
			}
		})
	}
}
