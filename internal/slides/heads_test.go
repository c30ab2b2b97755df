package slides

import (
	"testing"

	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// TestHeadsOfManyGroups: two to eight groups, with labels of a sentence's length, have
// room on a slide, at the size that words on slides have at least.
func TestHeadsOfManyGroups(t *testing.T) {
	p := &planner{o: Options{Library: typeset.New(), Profile: samples(t)["orebro-gemensamt"].prof, Figures: figure.NewCache()}}
	labels := [][]string{{"Invånaren"}, {"Sammanhållet", "och enkelt för mig"}, {"Yhdenvertaisuussuunnitelma"}, {"Medarbetarna"}}
	for n := 2; n <= 8; n++ {
		f := &document.Figure{ID: "grupper", Form: document.FigureHeads}
		for i := range n {
			f.Parts = append(f.Parts, document.FigurePart{Label: labels[i%len(labels)], Icon: "resident"})
		}
		d, err := p.heads(f, headsOptions, box{w: 1152, h: footTop - 14 - 320})
		if err != nil {
			t.Errorf("%d groups: %v", n, err)
			continue
		}
		if d.Size.H > unit(footTop-14-320)+64 {
			t.Errorf("%d groups are %.0f pt tall", n, d.Size.H.Pt())
		}
		for _, it := range d.Items {
			if r, ok := it.(*page.Run); ok && r.Size < geom.Pt(18) {
				t.Errorf("%d groups: words of %.1f pt", n, r.Size.Pt())
			}
		}
	}
}
