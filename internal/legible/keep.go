package legible

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"malbild/internal/brand"
)

// kept is what was seen, as it is kept between builds.
type kept struct {
	Pairs  []Pair
	Beside []Beside
}

// Empty reports whether nothing was seen.
func (s *Seen) Empty() bool { return len(s.pairs) == 0 && len(s.beside) == 0 }

// Equal reports whether the same was seen.
func (s *Seen) Equal(o *Seen) bool {
	return s == o || maps.Equal(s.pairs, o.pairs) && maps.Equal(s.beside, o.beside)
}

// MarshalJSON writes what was seen in a fixed order.
func (s *Seen) MarshalJSON() ([]byte, error) {
	var k kept
	for p := range s.pairs {
		k.Pairs = append(k.Pairs, p)
	}
	for b := range s.beside {
		k.Beside = append(k.Beside, b)
	}
	slices.SortFunc(k.Pairs, byColour)
	slices.SortFunc(k.Beside, func(a, b Beside) int { return slices.Compare(a[:], b[:]) })
	return json.Marshal(k)
}

// byColour orders pairs by everything that tells them apart.
func byColour(a, b Pair) int {
	if d := compare(a.Ink, b.Ink); d != 0 {
		return d
	}
	if d := compare(a.Ground, b.Ground); d != 0 {
		return d
	}
	return cmp.Compare(a.Kind, b.Kind)
}

func compare(a, b brand.Colour) int {
	if d := strings.Compare(a.Name, b.Name); d != 0 || a == b {
		return d
	}
	computed := 0
	if a.Computed != b.Computed {
		if computed = 1; b.Computed {
			computed = -1
		}
	}
	return cmp.Or(slices.Compare(a.RGB[:], b.RGB[:]), slices.Compare(a.CMYK[:], b.CMYK[:]), computed,
		strings.Compare(a.Spot.Name, b.Spot.Name), slices.Compare(a.Spot.CMYK[:], b.Spot.CMYK[:]), cmp.Compare(a.Spot.Tint, b.Spot.Tint))
}

// UnmarshalJSON reads it back.
func (s *Seen) UnmarshalJSON(data []byte) error {
	var k kept
	if err := json.Unmarshal(data, &k); err != nil {
		return err
	}
	s.pairs, s.beside = map[Pair]bool{}, map[Beside]bool{}
	for _, p := range k.Pairs {
		s.pairs[p] = true
	}
	for _, b := range k.Beside {
		s.beside[b] = true
	}
	return nil
}
