package layout_test

import (
	"fmt"
	"slices"
	"testing"

	"malbild/internal/document"
	"malbild/internal/layout"
	"malbild/layouts"
)

// TestFoldersHoldTwoToEightParts: the folded sheets and the small brochure hold every
// number of parts, with texts as long as those of the målbilder there are, a timeline or
// not, a vision or not. Nothing stands in a fold.
func TestFoldersHoldTwoToEightParts(t *testing.T) {
	tried := 0
	for _, name := range layout.Names(layouts.Files) {
		l := load(t, name)
		if l.Form != layout.Leaflet && l.Form != layout.Brochure {
			continue
		}
		for n := 2; n <= 8; n++ {
			for _, s := range []shape{{parts: n, words: 38, hub: true, vision: true, challenge: true}, {parts: n, words: 38, timeline: true}} {
				d := layout.Fitted(brochureOf(s), l)
				plan, found := layout.Arrange(d, l, resources())
				if plan == nil {
					t.Errorf("%s, %d parts: %v", name, n, found.Error())
					continue
				}
				pages := record(plan)
				if list := plan.Check(pages, library); len(list) > 0 {
					t.Errorf("%s, %d parts: %v", name, n, list.Error())
				}
				if list := layout.CheckFolds(pages, l, library); len(list) > 0 {
					t.Errorf("%s, %d parts: %v", name, n, list.Error())
				}
				got, want := words(d, pages), document.Words(d) // the order on a sheet is the folder's
				slices.Sort(got)
				slices.Sort(want)
				sameWords(t, fmt.Sprint(name, n), got, want)
				tried++
			}
		}
	}
	if tried < 6*7*2 {
		t.Errorf("only %d sheets were tried", tried)
	}
}
