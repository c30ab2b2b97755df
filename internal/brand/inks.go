package brand

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/icc"
)

// standIn is the process inks of a tint.
func (s Spot) standIn() (c [4]uint8) {
	for i, v := range s.CMYK {
		c[i] = uint8((int(v)*int(s.Tint) + 50) / 100)
	}
	return c
}

// On is the colour with the process inks it prints with in a printing condition:
// those that a person chose, else those that the profile computes from RGB.
func (c Colour) On(p *icc.Profile) Colour {
	if !c.Computed || p == nil {
		return c
	}
	c.CMYK, c.Computed = p.Inks(icc.FromSRGB(c.RGB)).PerCent(), false
	return c
}

// Total is the total ink of the colour in per cent; a spot ink counts as one.
func (c Colour) Total() int {
	if c.Spot.Name != "" {
		return int(c.Spot.Tint)
	}
	return int(c.CMYK[0]) + int(c.CMYK[1]) + int(c.CMYK[2]) + int(c.CMYK[3])
}

// Ink is what a printing condition makes of one colour. The differences are
// between the colour on a screen and on paper: ΔE*ab of CIE 1976, in which older
// contracts count, and ΔE₀₀ of ISO/CIE 11664-6, by which colours are judged here,
// as the older one sees far more difference in strong colours than eyes do.
type Ink struct {
	Colour     Colour // with its inks
	Computed   bool   // they were computed
	DeltaE76   float64
	DeltaE2000 float64
	Total      int
}

// mostShift is the largest ΔE₀₀ that passes without a warning.
const mostShift = 5

// Shifts reports whether everyone sees that screen and print differ.
func (k Ink) Shifts() bool { return k.DeltaE2000 > mostShift }

// InksOn foretells all inks of a profile in a printing condition, by name.
func (p *Profile) InksOn(cond *icc.Profile) []Ink {
	out := make([]Ink, 0, len(p.Inks))
	for _, c := range p.Inks {
		k := Ink{Colour: c.On(cond), Computed: c.Computed}
		screen, print := icc.FromSRGB(c.RGB), cond.Printed(icc.FromPerCent(k.Colour.CMYK))
		k.DeltaE76, k.DeltaE2000 = screen.DeltaE76(print), screen.DeltaE2000(print)
		k.Total = k.Colour.Total()
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b Ink) int { return strings.Compare(a.Colour.Name, b.Colour.Name) })
	return out
}

// CheckInks warns about colours that a printing condition cannot print as they are
// shown, or only with more ink than limit per cent. Name is the condition's.
func (p *Profile) CheckInks(cond *icc.Profile, limit int, name string) (l diag.List) {
	for _, k := range p.InksOn(cond) {
		c := k.Colour
		at := p.Place[c.Name]
		if k.Shifts() {
			code := codeShift
			if k.Computed {
				code = codeGamut
			}
			en := strconv.FormatFloat(k.DeltaE2000, 'f', 1, 64)
			l.Add(code.At(at, c.Name, strings.Replace(en, ".", ",", 1), en, c.Hex(), c.Inks(), name))
		}
		if k.Total > limit {
			l.Add(codeTotal.At(at, c.Name, k.Total, limit, name))
		}
	}
	return l
}

// Hex is the colour on screens: «#12324A».
func (c Colour) Hex() string { return fmt.Sprintf("#%02X%02X%02X", c.RGB[0], c.RGB[1], c.RGB[2]) }

// Inks is the colour in print, as printers write it: «92/45/4/78», or the spot ink.
func (c Colour) Inks() string {
	if c.Spot.Name != "" {
		if c.Spot.Tint == 100 {
			return c.Spot.Name
		}
		return fmt.Sprintf("%s %d %%", c.Spot.Name, c.Spot.Tint)
	}
	return fmt.Sprintf("%d/%d/%d/%d", c.CMYK[0], c.CMYK[1], c.CMYK[2], c.CMYK[3])
}

// White reports whether nothing is printed: bare paper.
func (c Colour) White() bool {
	if c.Computed {
		return c.RGB == [3]uint8{255, 255, 255}
	}
	return c.Total() == 0
}
