package preview

import (
	"testing"

	"malbild/internal/brand"
)

// The report on contrasts calls a shade by its ink's name in palett.yaml, in words.
func TestShadesAreNamedInWords(t *testing.T) {
	for _, c := range []struct{ name, sv, en string }{
		{"pine", "pine", "pine"},
		{"pine-light", "pine, ljus ton", "pine, light"},
		{"bottle-green-mid", "bottle-green, mellanton", "bottle-green, medium"},
		{"sun-dark", "sun, mörk ton", "sun, dark"},
	} {
		ink := brand.Colour{Name: c.name, RGB: [3]uint8{1, 2, 3}}
		for lang, want := range map[string]string{"sv": c.sv, "en": c.en} {
			if got := named(ink, sheet{Lang: lang}); got != want {
				t.Errorf("%s in %s: %s, want %s", c.name, lang, got, want)
			}
		}
	}
}
