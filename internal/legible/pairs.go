package legible

import (
	"cmp"
	"slices"

	"malbild/internal/brand"
)

// Measured is a pair with its contrast and what it needs.
type Measured struct {
	Pair
	Ratio, Least float64
}

// Pairs lists what has been seen with its contrast on a screen, the weakest first.
func (s *Seen) Pairs() []Measured {
	out := make([]Measured, 0, len(s.pairs))
	for p := range s.pairs {
		out = append(out, Measured{p, brand.Contrast(p.Ink, p.Ground), p.Kind.least()})
	}
	slices.SortFunc(out, func(a, b Measured) int {
		return cmp.Or(cmp.Compare(a.Ratio, b.Ratio), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Ink.Name, b.Ink.Name), cmp.Compare(a.Ground.Name, b.Ground.Name), slices.Compare(a.Ink.RGB[:], b.Ink.RGB[:]))
	})
	return out
}
