package layout_test

import (
	"fmt"
	"os"
	"testing"

	"malbild/internal/brand"
	"malbild/internal/compose"
	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/geom"
	"malbild/internal/layout"
	"malbild/internal/page"
	"malbild/internal/principal"
	"malbild/layouts"
)

// setText is a line of running text.
type setText struct {
	page int
	x, y geom.Length
	size geom.Length
	part *document.Section
}

// bodyLines are the lines of body text of the parts: of paragraphs without role and
// leads in sections that are parts.
func bodyLines(d *document.Document, pages []*page.Page) (out []setText) {
	body := map[document.Node]*document.Section{}
	document.Walk(d, func(n document.Node, _ int) bool {
		if s, ok := n.(*document.Section); ok && s.Role == document.SectionPart {
			document.WalkBlocks(s.Body, 0, func(n document.Node, _ int) bool {
				if p, ok := n.(*document.Paragraph); ok && p.Role == document.Body {
					for _, in := range p.Text {
						body[in] = s
					}
				}
				return true
			})
		}
		return true
	})
	for _, p := range pages {
		for _, it := range p.Items {
			if r, ok := it.(*page.Run); ok && body[r.Of] != nil {
				out = append(out, setText{p.Number, r.At.X, r.At.Y, r.Size, body[r.Of]})
			}
		}
	}
	return out
}

// leadingOf is the leading of body text of a size, as the layout has it.
func leadingOf(l *layout.Layout, size geom.Length) geom.Length {
	for _, step := range l.Styles["body"].Steps() {
		if step.Size == size {
			return step.Leading
		}
	}
	return 0
}

// offGrid tells of two lines beside each other, in columns or on facing pages, that
// do not stand on one grid.
func offGrid(l *layout.Layout, lines []setText) string {
	const rounding = 100
	type reach struct{ top, low geom.Length }
	parts := map[*document.Section]reach{}
	for _, k := range lines {
		r, ok := parts[k.part]
		if !ok {
			r = reach{k.y, k.y}
		}
		parts[k.part] = reach{min(r.top, k.y), max(r.low, k.y)}
	}
	beside := func(a, b setText) bool { // not a line of columns under another
		p, q := parts[a.part], parts[b.part]
		return a.page/2 == b.page/2 && p.top <= q.low && q.top <= p.low
	}
	for i, a := range lines {
		g := leadingOf(l, a.size)
		if g == 0 {
			continue
		}
		for _, b := range lines[i+1:] {
			if !beside(a, b) || a.size != b.size {
				continue
			}
			if off := ((a.y-b.y)%g + g) % g; off > rounding && off < g-rounding {
				return fmt.Sprintf("page %d at %.1f mm and page %d at %.1f mm are %.2f of %.2f pt apart", a.page, a.y.MM(), b.page, b.y.MM(), off.Pt(), g.Pt())
			}
		}
	}
	return ""
}

// All lines of body text in neighbouring columns and on facing pages share their
// baselines: in every layout that has such, with any number of parts, leads of one
// line and of two, one paragraph and several.
func TestColumnsShareBaselines(t *testing.T) {
	set := 0
	for _, form := range []string{"affisch-a3", "affisch-a3-lokal", "affisch-a2", "affisch-a4", "affisch-50x70", "affisch-70x100", "affisch-a3-liggande", "broschyr-a5"} {
		l := load(t, form)
		for n := 2; n <= 8; n++ {
			for shapes := range 4 {
				d := textPoster(n, form == "affisch-a3-lokal")
				if form == "broschyr-a5" {
					d = brochureOf(shape{parts: n, words: 30, hub: true})
				}
				vary(d, shapes)
				plan, _ := layout.Arrange(d, l, layout.Resources{Library: library, Profile: posterProfile()})
				if plan == nil {
					continue // too much for this form; that is another test's matter
				}
				lines := bodyLines(d, record(plan))
				set += len(lines)
				if off := offGrid(l, lines); off != "" {
					t.Errorf("%s, %d parts, shape %d: %s", form, n, shapes, off)
				}
			}
		}
	}
	if set < 1000 {
		t.Errorf("only %d lines were looked at", set)
	}
}

// vary gives parts more paragraphs and longer leads, by turns.
func vary(d *document.Document, shapes int) {
	k := 0
	document.Walk(d, func(n document.Node, _ int) bool {
		s, ok := n.(*document.Section)
		if !ok || s.Role != document.SectionPart {
			return true
		}
		if k++; shapes&1 > 0 && k%2 == 0 {
			s.Body = append(s.Body, &document.Paragraph{Text: document.T(filler(9))})
		}
		if shapes&2 > 0 && k%3 == 0 {
			lead := s.Body[0].(*document.Paragraph)
			lead.Text = document.T(document.Plain(lead.Text) + " Och jag vet vad jag vill!")
		}
		return true
	})
}

// A line moved off the grid is seen: the test above can fail.
func TestOffGridIsSeen(t *testing.T) {
	l := load(t, "affisch-a3")
	d := textPoster(4, false)
	plan, _ := layout.Arrange(d, l, layout.Resources{Library: library, Profile: posterProfile()})
	lines := bodyLines(d, record(plan))
	if off := offGrid(l, lines); off != "" {
		t.Fatal(off)
	}
	lines[3].y += geom.Pt(2.5)
	if offGrid(l, lines) == "" {
		t.Error("a line 2.5 pt off the grid was not seen")
	}
}

// The posters and brochures of every principal stand on their grids.
func TestEveryPrincipalsColumnsShareBaselines(t *testing.T) {
	fsys := os.DirFS("../..")
	lines, copies := 0, 0
	for _, county := range []string{"norrbotten", "orebro"} {
		dir := "sources/" + county
		c, found := content.Load(fsys, dir)
		if found.HasErrors() {
			t.Fatal(found.Error())
		}
		reg, found := principal.Load(fsys, dir)
		if found.HasErrors() {
			t.Fatal(found.Error())
		}
		profiles, found := brand.Load(fsys, dir, layouts.Files)
		if found.HasErrors() {
			t.Fatal(found.Error())
		}
		for _, p := range append([]*principal.Principal{nil}, reg.Principals...) {
			for product, form := range map[document.Product]string{document.Poster: "affisch-a3", document.Brochure: "broschyr-a5"} {
				if p != nil && product == document.Poster {
					form += "-lokal"
				}
				e, found := edition.Bind(c, reg, p, product, profiles["gemensam"], edition.Options{})
				if e == nil || found.HasErrors() {
					continue
				}
				d, _ := compose.Compose(e)
				l := load(t, form)
				plan, found := layout.Arrange(d, l, layout.Resources{Library: library, Profile: profiles["gemensam"]})
				if plan == nil {
					t.Errorf("%s: %v", d.Meta.Identity, found.Error())
					continue
				}
				set := bodyLines(d, record(plan))
				copies, lines = copies+1, lines+len(set)
				if off := offGrid(l, set); off != "" {
					t.Errorf("%s: %s", d.Meta.Identity, off)
				}
			}
		}
	}
	if copies < 28 || lines < 500 {
		t.Errorf("only %d lines of %d documents", lines, copies)
	}
}
