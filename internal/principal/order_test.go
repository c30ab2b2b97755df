package principal

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

func inOrder(a, b string) int { return slices.Compare(swedish(a), swedish(b)) }

// TestSwedishOrder: names stand as in a Swedish register.
func TestSwedishOrder(t *testing.T) {
	want := strings.Split("Ale|Alé|Ale kommun|Ale-Ek|Aleby|Degerfors|Vaa|Vab|Waa|Yb|Üb|Yc|Öb", "|")
	want = append(want[:len(want)-1], "Zorn", "Åb", "Älvsbyn", "Älw", "A\u0308r", "Ærö", "Ö", "Ødum", "Öja", "Örebro", "Östersund", "Överkalix", "Övertorneå")
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, inOrder)
	if !slices.Equal(got, want) {
		t.Errorf("have %q\nwant %q", got, want)
	}
}

// TestOrderIsThatOfCLDR: of Latin names, our order is the one of CLDR.
func TestOrderIsThatOfCLDR(t *testing.T) {
	cldr := collate.New(language.Swedish)
	name := rapid.StringOfN(rapid.SampledFrom([]rune("aAbcdeEgilnoOstuvwyzåÅäÄöÖéÉèëüÜæÆøØćčšžñôçýđð -.,’&()0129")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := name.Draw(t, "a"), name.Draw(t, "b")
		if rapid.Bool().Draw(t, "near") { // the same letters, written otherwise
			b = strings.Map(func(r rune) rune {
				return rapid.SampledFrom([]rune{r, []rune(strings.ToUpper(string(r)))[0], []rune(strings.ToLower(string(r)))[0]}).Draw(t, "r")
			}, a)
		}
		if have, want := inOrder(a, b), cldr.CompareString(a, b); have != want {
			t.Fatalf("%+q and %+q: %d, CLDR %d", a, b, have, want)
		}
	})
}
