package brand_test

import (
	"math"
	"os"
	"testing"

	"malbild/internal/brand"
)

func load(t *testing.T, county string) *brand.Profile {
	t.Helper()
	ps, found := brand.Load(os.DirFS("../.."), "sources/"+county, os.DirFS("../../layouts"))
	if len(found) > 0 {
		t.Fatalf("%s:\n%s", county, found.Error())
	}
	p := ps["gemensam"]
	if p == nil {
		t.Fatalf("%s has no profile «gemensam»", county)
	}
	return p
}

func TestTheJointProfilesHaveEightPartsWithTheirTints(t *testing.T) {
	for _, county := range []string{"norrbotten", "orebro"} {
		p := load(t, county)
		if len(p.Parts) != 8 || p.Hub != "night" {
			t.Errorf("%s: parts %v, hub %q", county, p.Parts, p.Hub)
		}
		for _, name := range append([]string{p.Hub}, p.Parts...) {
			for _, tint := range []string{"", "-light", "-mid", "-dark"} {
				if c, ok := p.Ink(name + tint); !ok || c.Name != name+tint {
					t.Errorf("%s: no ink %s%s", county, name, tint)
				}
			}
		}
		for _, name := range []string{"snow", "frost", "white", "night-icon"} {
			if _, ok := p.Ink(name); !ok {
				t.Errorf("%s: no ink %s", county, name)
			}
		}
	}
}

// The ratios stand in the palette's specification.
func TestContrastIsThatOfWCAG(t *testing.T) {
	p := load(t, "norrbotten")
	ink := func(name string) brand.Colour { c, _ := p.Ink(name); return c }
	for _, c := range []struct {
		a, b brand.Colour
		want float64
	}{
		{brand.White, brand.Black, 21}, {ink("night"), brand.White, 13.28}, {ink("night"), ink("snow"), 11.87},
		{ink("cloudberry"), ink("snow"), 5.11}, {ink("amber"), ink("snow"), 5.37}, {ink("night"), ink("ice-mid"), 7.22},
	} {
		if got := brand.Contrast(c.a, c.b); math.Abs(got-c.want) > 0.006 {
			t.Errorf("%s on %s: %.3f, want %.2f", c.a.Name, c.b.Name, got, c.want)
		}
	}
}
