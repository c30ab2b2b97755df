package layout_test

import (
	"slices"
	"testing"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/geom"
	"malbild/internal/layout"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

func codesOf(found diag.List) []string {
	var out []string
	for _, f := range found {
		if !slices.Contains(out, f.Code.ID) {
			out = append(out, f.Code.ID)
		}
	}
	return out
}

// The checker finds what it is there to find, by the ink of the glyphs.
func TestCheckFindsOverlapAndEdge(t *testing.T) {
	l := load(t, "bilaga-a4")
	sized := func(size, x, y float64, text string) *page.Run {
		gs, err := library.Shape(text, typeset.Style{Face: "roboto-italic", Size: geom.Pt(size)}, "sv")
		if err != nil {
			t.Fatal(err)
		}
		return &page.Run{Owner: page.Owner{Artifact: page.Layout}, Face: "roboto-italic", Size: geom.Pt(size), Fill: brand.Black,
			At: geom.Point{X: geom.MM(x), Y: geom.MM(y)}, Glyphs: slices.Clone(gs)}
	}
	run := func(x, y float64, text string) page.Item { return sized(11, x, y, text) }
	narrow := sized(60, 190, 60, "W") // says that it takes no room, and is 18 mm wide
	narrow.Glyphs[0].Advance = 0
	for _, c := range []struct {
		name  string
		items []page.Item
		want  []string
	}{
		{"apart", []page.Item{run(30, 50, "ett"), run(30, 56, "två")}, nil},
		{"side by side", []page.Item{run(30, 50, "ett"), run(60, 50, "två")}, nil},
		{"boxes meet, ink does not", []page.Item{sized(20, 30, 50, "lära   nära"), run(44.5, 48.5, "i")}, nil},
		{"close lines of one text", []page.Item{sized(20, 30, 50, "tag"), sized(20, 30, 57, "ÅÄÖ")}, nil},
		{"on each other", []page.Item{run(30, 50, "ett"), run(31, 51, "två")}, []string{layout.Overlap.ID}},
		{"ink wider than its advance", []page.Item{narrow}, []string{layout.OffPage.ID}},
		{"at the edge", []page.Item{run(3, 50, "ett")}, []string{layout.OffPage.ID}},
		{"outside", []page.Item{run(205, 50, "utanför")}, []string{layout.OffPage.ID}},
		{"under the foot", []page.Item{run(30, 296, "ett")}, []string{layout.OffPage.ID}},
		{"nothing to see", []page.Item{run(205, 50, "   ")}, nil},
	} {
		found := layout.Check([]*page.Page{{Number: 1, Trim: l.Trim, Items: c.items}}, l, library)
		if got := codesOf(found); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, found)
		}
	}
}

// Faults planted in finished pages of every form are found: a run moved out of its
// frame to any side, moved over another, moved off the page, or whose last glyph
// paints wider than it says.
func TestPlantedFaultsAreFound(t *testing.T) {
	for _, c := range []struct {
		form string
		doc  func() *document.Document
	}{
		{"bilaga-a4", documenttest.Specimen},
		{"broschyr-a5", func() *document.Document {
			return brochureOf(shape{parts: 4, words: 50, hub: true, timeline: true, vision: true, challenge: true})
		}},
		{"affisch-a3", func() *document.Document { return textPoster(4, false) }},
	} {
		for _, fault := range []struct {
			name string
			code *diag.Code
			do   func(r, other *page.Run)
		}{
			{"to the right", layout.OutOfFrame, func(r, _ *page.Run) { r.At.X += geom.MM(150) }},
			{"up", layout.OutOfFrame, func(r, _ *page.Run) { r.At.Y -= geom.MM(60) }},
			{"down", layout.OutOfFrame, func(r, _ *page.Run) { r.At.Y += geom.MM(200) }},
			{"over another", layout.Overlap, func(r, other *page.Run) { r.At = other.At }},
			{"off the page", layout.OffPage, func(r, _ *page.Run) { r.At.X = -geom.MM(20) }},
			{"ink wider than advance", layout.OutOfFrame, func(r, _ *page.Run) {
				r.Glyphs = slices.Clone(r.Glyphs)
				r.Glyphs[len(r.Glyphs)-2].DX += geom.MM(150) // the last may be a space
			}},
		} {
			plan, found := layout.Arrange(c.doc(), load(t, c.form), layout.Resources{Library: library, Profile: posterProfile()})
			if plan == nil {
				t.Fatal(found.Error())
			}
			pages := record(plan)
			if found := plan.Check(pages, library); len(found) > 0 {
				t.Fatalf("%s without fault: %v", c.form, found.Error())
			}
			r, other := bodyRuns(t, pages)
			fault.do(r, other)
			if got := codesOf(plan.Check(pages, library)); !slices.Contains(got, fault.code.ID) {
				t.Errorf("%s, %s: found %v", c.form, fault.name, got)
			}
		}
	}
}

// bodyRuns are two full lines of running text on one page.
func bodyRuns(t *testing.T, pages []*page.Page) (a, b *page.Run) {
	t.Helper()
	for _, p := range pages {
		var all []*page.Run
		for _, it := range p.Items {
			if r, ok := it.(*page.Run); ok && r.Of != nil && len(r.Glyphs) > 25 && r.Size < geom.Pt(17) {
				all = append(all, r)
			}
		}
		if len(all) > 3 {
			return all[1], all[2]
		}
	}
	t.Fatal("no page has lines of running text")
	return nil, nil
}

func BenchmarkCheck(b *testing.B) {
	plan, _ := layout.Arrange(textPoster(4, false), load(b, "affisch-a3"), layout.Resources{Library: library, Profile: posterProfile()})
	pages := record(plan)
	b.ReportAllocs()
	for b.Loop() {
		if found := plan.Check(pages, library); len(found) > 0 {
			b.Fatal(found)
		}
	}
}
