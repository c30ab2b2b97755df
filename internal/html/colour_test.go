package html

import (
	"fmt"
	"math"
	"testing"

	"malbild/internal/brand"
)

func TestContrastIsTheRatioOfWCAG(t *testing.T) {
	for _, c := range []struct {
		a, b rgb
		want float64
	}{
		{black, white, 21}, {white, white, 1}, {rgb{18, 50, 74}, white, 13.28}, {rgb{37, 104, 144}, rgb{224, 234, 239}, 4.96},
		{rgb{168, 75, 6}, rgb{244, 232, 223}, 4.75},
	} {
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("contrast %v %v = %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// pairs lists every pair of text and ground that the stylesheet uses.
func pairs(c palette, inks []string) map[string][2]rgb {
	out := map[string][2]rgb{
		"text on white": {c.text, white}, "muted on white": {c.muted, white}, "text on hero": {c.heroText, c.hero},
		"text on band": {c.bandText, c.band}, "text on foot": {c.footText, c.foot}, "field": {c.heroText, c.hero},
	}
	for _, ink := range inks {
		p := c.part(ink)
		out[ink+" text on tint"] = [2]rgb{p.text, p.tint}
		out[ink+" lead on tint"] = [2]rgb{p.lead, p.tint}
		out[ink+" sign on ink"] = [2]rgb{p.sign, p.ink}
	}
	return out
}

func TestEveryPairCanBeRead(t *testing.T) {
	profiles := map[string]*brand.Profile{"joint": profile(), "none": nil}
	// Profiles nobody would choose: one grey for everything, from black to white.
	for v := 0; v <= 255; v += 15 {
		c := brand.Colour{RGB: [3]uint8{uint8(v), uint8(v), uint8(v)}}
		p := &brand.Profile{Hub: "night", Inks: map[string]brand.Colour{}}
		for _, name := range []string{"night", "frost", "snow", "slate", "pine", "pine-light", "cloudberry"} {
			p.Inks[name] = c
		}
		profiles[fmt.Sprint("grey ", v)] = p
	}
	for name, p := range profiles {
		for pair, c := range pairs(newPalette(p), []string{"pine", "cloudberry", "heather", "ice", "moss", "lingon", "slate", "fjord", "teal", "aubergine", "amber", "unknown"}) {
			if got := contrast(c[0], c[1]); got < aa {
				t.Errorf("%s: %s: %v on %v is %.2f:1", name, pair, c[0], c[1], got)
			}
		}
	}
}

// The joint inks are chosen to be read: no fallback may be needed.
func TestJointInksKeepTheirOwnColour(t *testing.T) {
	c := newPalette(profile())
	for _, ink := range []string{"pine", "cloudberry", "heather", "ice", "teal", "aubergine", "amber"} {
		if p := c.part(ink); p.lead != p.ink || p.sign != white || p.text != c.text {
			t.Errorf("%s: lead %v, sign %v, text %v", ink, p.lead, p.sign, p.text)
		}
	}
}
