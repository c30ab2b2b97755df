package legible

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/icc"
)

// Check warns about what has been seen and cannot be read, in the order of the inks'
// names. The condition may be nil: then only the screen is judged.
func (s *Seen) Check(prof *brand.Profile, cond *icc.Profile, condition string) (l diag.List) {
	for _, p := range s.sorted() {
		if v := brand.Contrast(p.Ink, p.Ground); v < p.Kind.least() {
			l.Add(told(p, prof, v, "skärm", "on screen"))
			continue
		}
		if cond == nil {
			continue
		}
		if v := brand.Ratio(printed(p.Ink, cond), printed(p.Ground, cond)); v < p.Kind.least() {
			l.Add(told(p, prof, v, "papper ("+condition+")", "on paper ("+condition+")"))
		}
	}
	for _, b := range s.besides() {
		l.Add(alike(b, prof)...)
	}
	return l
}

func (s *Seen) sorted() []Pair {
	out := make([]Pair, 0, len(s.pairs))
	for p := range s.pairs {
		out = append(out, p)
	}
	slices.SortFunc(out, byColour)
	return out
}

func (s *Seen) besides() []Beside {
	out := make([]Beside, 0, len(s.beside))
	for b := range s.beside {
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b Beside) int { return strings.Compare(a[0]+" "+a[1], b[0]+" "+b[1]) })
	return out
}

func told(p Pair, prof *brand.Profile, v float64, sv, en string) diag.Finding {
	code := codeText
	if p.Kind == Graphic {
		code = codeGraphic
	}
	least := p.Kind.least()
	return code.At(prof.Place[p.Ink.Name], p.Ink.Name, p.Ground.Name, decimal(v, 2, ","), decimal(v, 2, "."), decimal(least, 1, ","), decimal(least, 1, "."),
		nearest(p.Ink, p.Ground, least).Hex(), sv, en)
}

func decimal(v float64, digits int, sign string) string {
	// Rounded down: 4.4996 is not «4.50».
	k := math.Pow(10, float64(digits))
	return strings.Replace(strconv.FormatFloat(math.Floor(v*k)/k, 'f', digits, 64), ".", sign, 1)
}

// nearest is the colour nearest to c, on its way to black or to white, that has the
// contrast on the ground. No colour has a contrast above 21; then black or white is.
func nearest(c, ground brand.Colour, least float64) brand.Colour {
	best, found := brand.Colour{}, math.Inf(1)
	for _, end := range []uint8{0, 255} {
		for step := 0; step <= 255; step++ {
			d := brand.Colour{Name: c.Name, Computed: true}
			for i, v := range c.RGB {
				d.RGB[i] = uint8((int(v)*(255-step) + int(end)*step + 127) / 255)
			}
			if brand.Contrast(d, ground) < least {
				continue
			}
			if far := icc.FromSRGB(d.RGB).DeltaE2000(icc.FromSRGB(c.RGB)); far < found {
				best, found = d, far
			}
			break
		}
	}
	return best
}
