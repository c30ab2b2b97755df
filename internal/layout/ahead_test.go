package layout_test

import (
	"sync"
	"testing"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/layout"
	"malbild/internal/page"
)

// What is drawn ahead is what is placed, to the drawing, and Arrange may run beside it.
func TestAheadDrawsWhatIsPlaced(t *testing.T) {
	for name, c := range map[string]struct {
		doc  *document.Document
		form string
		many int
	}{
		"four texts":          {textPoster(4, true), "affisch-a3-lokal", 2},
		"six texts":           {textPoster(6, false), "affisch-a3", 2},
		"groups":              {groupPoster(), "affisch-a3", 0},
		"no title":            {&document.Document{}, "affisch-a3", 0},
		"a layout of no wall": {textPoster(4, false), "bilaga-a4", 0},
	} {
		l, res := load(t, c.form), layout.Resources{Library: library, Profile: posterProfile(), Figures: figure.NewCache()}
		var plan *layout.Plan
		var drawn []*figure.Drawing
		var wg sync.WaitGroup
		wg.Go(func() { drawn = layout.Drawings(c.doc, l, res) })
		wg.Go(func() { plan, _ = layout.Arrange(c.doc, l, res) })
		wg.Wait()
		if len(drawn) != c.many {
			t.Errorf("%s: %d drawings, want %d", name, len(drawn), c.many)
		}
		if len(drawn) == 0 {
			continue
		}
		placed := map[*brand.Colour]bool{} // a placed shape shares its colour with the drawing
		for _, it := range record(plan)[0].Items {
			if s, ok := it.(*page.Shape); ok {
				placed[s.Fill] = true
			}
		}
		for i, d := range drawn {
			if !placed[d.Items[0].(*page.Shape).Fill] {
				t.Errorf("%s: drawing %d was made again", name, i)
			}
		}
	}
}
