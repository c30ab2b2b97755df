package impose_test

import (
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/impose"
	"malbild/internal/page"
)

// TestSheetsRunWhenFolded folds the sheets in the mind: from the outermost in, the
// right halves of fronts and the left halves of backs are the first half of the book.
func TestSheetsRunWhenFolded(t *testing.T) {
	for n := 1; n <= 20; n++ {
		order := impose.Order(n)
		all := (n + 3) / 4 * 4
		if len(order) != all/2 {
			t.Fatalf("%d pages: %d sides, want %d", n, len(order), all/2)
		}
		var first, last []int
		for s := 0; s < len(order); s += 2 {
			front, back := order[s], order[s+1]
			first = append(first, front[1], back[0])
			last = append([]int{back[1], front[0]}, last...)
		}
		for i, p := range append(first, last...) {
			if p != i+1 {
				t.Fatalf("%d pages: leaf %d is page %d", n, i+1, p)
			}
		}
	}
}

func booklet(t *testing.T, n int, o impose.Options) []*page.Page {
	t.Helper()
	var pages []*page.Page
	for i := range n {
		words := &document.Text{Value: "ord"}
		pages = append(pages, &page.Page{Number: i + 1, Trim: geom.Size{W: geom.MM(148), H: geom.MM(210)}, Bleed: geom.MM(3),
			Items: []page.Item{&page.Run{Owner: page.Owner{Of: words}, Size: geom.Pt(10), At: geom.Point{X: geom.MM(20), Y: geom.MM(30)},
				Glyphs: []page.Glyph{{ID: uint16(i + 1), Advance: geom.Pt(5), Text: "o"}}}}})
	}
	out, err := impose.Booklet(pages, o)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func runs(p *page.Page) (out []*page.Run) {
	for _, it := range p.Items {
		if r, ok := it.(*page.Run); ok {
			out = append(out, r)
		}
	}
	return out
}

var a4 = geom.Size{W: geom.MM(297), H: geom.MM(210)}

// TestPagesMoveInwards: the pages of the innermost sheet stand nearer the fold by the
// paper that lies around it, and everything stays in its half.
func TestPagesMoveInwards(t *testing.T) {
	paper := geom.MM(0.1)
	sides := booklet(t, 12, impose.Options{Sheet: a4, Paper: paper})
	if len(sides) != 6 {
		t.Fatalf("%d sides", len(sides))
	}
	for s := range 3 {
		r := runs(sides[2*s])
		if len(r) != 2 {
			t.Fatalf("side %d has %d runs", 2*s, len(r))
		}
		want := a4.W/2 + geom.MM(20) - paper*geom.Length(s)
		if got := r[1].At.X; got != want {
			t.Errorf("sheet %d: right page at %v mm, want %v", s, got.MM(), want.MM())
		}
		if got, want := r[0].At.X, a4.W/2-geom.MM(148)+geom.MM(20)+paper*geom.Length(s); got != want {
			t.Errorf("sheet %d: left page at %v mm, want %v", s, got.MM(), want.MM())
		}
		for _, it := range sides[2*s].Items {
			if c, ok := it.(*page.Clip); ok && c.Box.W > 0 && c.Box.X < a4.W/2 && c.Box.Right() > a4.W/2 {
				t.Errorf("sheet %d: a page is seen over the fold", s)
			}
		}
	}
}

// TestPagesGrowToTheSheet: A5 on A3 is √2 as large, words and all.
func TestPagesGrowToTheSheet(t *testing.T) {
	sides := booklet(t, 4, impose.Options{Sheet: geom.Size{W: geom.MM(420), H: geom.MM(297)}})
	r := runs(sides[0])[0]
	if r.Size < geom.Pt(14.1) || r.Size > geom.Pt(14.2) || r.Glyphs[0].Advance <= geom.Pt(7) {
		t.Errorf("size %v pt, advance %v pt", r.Size.Pt(), r.Glyphs[0].Advance.Pt())
	}
}

// TestBlankPagesComeLast: five pages are two sheets, three halves blank.
func TestBlankPagesComeLast(t *testing.T) {
	sides := booklet(t, 5, impose.Options{Sheet: a4})
	var seen []int
	for i, s := range sides {
		if s.Number != i+1 {
			t.Errorf("side %d has the number %d", i+1, s.Number)
		}
		seen = append(seen, len(runs(s)))
	}
	if len(seen) != 4 || seen[0] != 1 || seen[1] != 1 || seen[2] != 1 || seen[3] != 2 {
		t.Errorf("pages a side: %v", seen)
	}
}

// TestImpossibleBooklets are refused.
func TestImpossibleBooklets(t *testing.T) {
	if _, err := impose.Booklet(nil, impose.Options{Sheet: a4}); err == nil {
		t.Error("no pages")
	}
	odd := []*page.Page{{Trim: a4}, {Trim: geom.Size{W: 1, H: 1}}}
	if _, err := impose.Booklet(odd, impose.Options{Sheet: a4}); err == nil {
		t.Error("pages of two sizes")
	}
	for name, sheet := range map[string]geom.Size{"no sheet": {}, "no width": {H: a4.H}, "no height": {W: a4.W}} {
		if _, err := impose.Booklet([]*page.Page{{Trim: a4}}, impose.Options{Sheet: sheet}); err == nil {
			t.Error(name)
		}
	}
}
