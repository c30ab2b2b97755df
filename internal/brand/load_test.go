package brand_test

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/brand"
	"malbild/internal/diag"
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

const inks = `inks:
  - {name: night, rgb: '#12324A', cmyk: [95, 70, 45, 40], light: {rgb: '#E7EAED', cmyk: [10, 7, 4, 4]}, mid: {rgb: '#AEB9C1', cmyk: [32, 24, 15, 14]}}
  - {name: straw, rgb: '#E8D27A', cmyk: [8, 14, 60, 0], light: {rgb: '#FBF6E4', cmyk: [1, 2, 9, 0]}, mid: {rgb: '#F2E6B5', cmyk: [4, 6, 30, 0]}}
grounds:
  - {name: snow, rgb: '#F5F2EA', cmyk: [3, 4, 9, 0]}
`

func TestFaultsInPaletteAndProfiles(t *testing.T) {
	const profile = "id: gemensam\nparts: [night]\nhub: night\n"
	edit := func(s string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(s) }
	for _, c := range []struct{ name, palette, profile, want string }{
		{"too few parts", inks, profile, "MB282 c/brands/gemensam.yaml:1:1"},
		{"an ink twice", inks, edit(profile, "[night]", "[night, night]"), "MB282 c/brands/gemensam.yaml:1:1; MB286 c/brands/gemensam.yaml:2:16"},
		{"an unknown ink", inks, edit(profile, "hub: night", "hub: nigth"), "MB282 c/brands/gemensam.yaml:1:1; MB281 c/brands/gemensam.yaml:3:6"},
		{"an ink too pale for text", inks, edit(profile, "hub: night", "hub: straw"),
			"MB282 c/brands/gemensam.yaml:1:1; MB283 c/brands/gemensam.yaml:3:6; MB283 c/brands/gemensam.yaml:3:6"},
		{"a logo outside", inks, profile + "logo: ../logo.svg\n", "MB282 c/brands/gemensam.yaml:1:1; MB130 c/brands/gemensam.yaml:4:7"},
		{"a logo that is not there", inks, profile + "logo: brands/logo.svg\n", "MB282 c/brands/gemensam.yaml:1:1; MB287 c/brands/gemensam.yaml:4:7"},
		{"another id", inks, edit(profile, "id: gemensam", "id: joint"), "MB282 c/brands/gemensam.yaml:1:1; MB288 c/brands/gemensam.yaml:1:5"},
		{"no colour", edit(inks, "'#E7EAED'", "'#E7EAE'"), profile, "MB282 c/brands/gemensam.yaml:1:1; MB284 palett.yaml:2:72"},
		{"a press colour of three", edit(inks, "[95, 70, 45, 40]", "[95, 70, 45]"), profile, "MB282 c/brands/gemensam.yaml:1:1; MB285 palett.yaml:2:42"},
		{"more than all ink", edit(inks, "[95, 70, 45, 40]", "[95, 170, 45, 40]"), profile, "MB282 c/brands/gemensam.yaml:1:1; MB285 palett.yaml:2:42"},
		{"an ink named twice", edit(inks, "straw", "night"), profile,
			"MB282 c/brands/gemensam.yaml:1:1; MB286 palett.yaml:3:12"},
	} {
		_, found := brand.Load(fstest.MapFS{"c/brands/gemensam.yaml": {Data: []byte(c.profile)}}, "c", fstest.MapFS{brand.Palette: {Data: []byte(c.palette)}})
		var got []string
		for _, f := range found {
			got = append(got, f.Code.ID+" "+f.Pos.String())
			if what, why, cure := f.Text("sv"); strings.Contains(what+why+cure, "%!") || f.Excerpt == "" {
				t.Errorf("%s: %s %s %s, line %q", c.name, what, why, cure, f.Excerpt)
			}
		}
		if s := strings.Join(got, "; "); sorted(s) != sorted(c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, s, c.want)
		}
	}
}

func sorted(s string) string {
	parts := strings.Split(s, "; ")
	slices.Sort(parts)
	return strings.Join(parts, "; ")
}

func TestAMissingPaletteOrProfileIsAFinding(t *testing.T) {
	_, found := brand.Load(fstest.MapFS{}, "c", fstest.MapFS{})
	if len(found) != 2 || found[0].Code.ID != "MB101" || found[1].Code.ID != "MB101" {
		t.Errorf("%s", found.Error())
	}
}

func TestEveryCodeIsExplainedInBothLanguages(t *testing.T) {
	for _, c := range brand.Codes() {
		for _, p := range []diag.Phrase{c.What, c.Why, c.Cure} {
			if p.SV == "" || p.EN == "" {
				t.Errorf("%s: %+v", c.ID, p)
			}
		}
	}
}
