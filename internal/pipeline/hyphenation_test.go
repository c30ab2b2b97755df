package pipeline

import (
	"slices"
	"testing"
	"time"

	"malbild/internal/brand"
	"malbild/internal/content"
	"malbild/internal/geom"
	"malbild/internal/principal"
	"malbild/internal/source"
	"malbild/internal/typeset"
)

// The names of a county's own principals and bodies are never broken, without
// anybody having listed them; another county's list does not hold here.
func TestNamesOfPrincipalsAreNeverBroken(t *testing.T) {
	county := func(id, name string) *County {
		return &County{
			Content:  &content.County{ID: id, Hyphenation: content.Hyphenation{Exceptions: map[string][]string{"sv": {"vård-" + id + "boende"}}}},
			Register: &principal.Register{Principals: []*principal.Principal{{LegalName: source.Text{Value: name + " kommun"}}}},
		}
	}
	shop := newWorkshop("", time.Time{})
	a, b := county("norra", "Storfagerlunda"), county("södra", "Lillfagerlunda")
	if got := a.names(); !slices.Equal(got, []string{"Storfagerlunda"}) {
		t.Errorf("names: %v", got)
	}
	lines := func(c *County, text string) int {
		l, err := shop.kit(c, &brand.Profile{ID: "gemensam"}).library.Break(typeset.Paragraph{Hyphenate: true, Language: "sv-SE", Measure: geom.Pt(46),
			Spans: []typeset.Span{{Text: text, Style: typeset.Style{Face: "roboto-regular", Size: geom.Pt(9)}}}})
		if err == nil {
			return len(l)
		}
		return 0 // it stands out of the measure
	}
	if lines(a, "Storfagerlundas") != 0 || lines(b, "Storfagerlundas") == 0 {
		t.Error("a name of the own county may be broken, or of another one not")
	}
	prof := &brand.Profile{ID: "gemensam"}
	ka, kb := shop.kit(a, prof), shop.kit(b, prof)
	if shop.kit(a, prof) != ka || ka.library == kb.library || ka.pdf != kb.pdf {
		t.Error("one library a county, what the writer keeps for all")
	}
}
