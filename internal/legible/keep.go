package legible

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// kept is what was seen, as it is kept between builds.
type kept struct {
	Pairs  []Pair
	Beside []Beside
}

// Empty reports whether nothing was seen.
func (s *Seen) Empty() bool { return len(s.pairs) == 0 && len(s.beside) == 0 }

// MarshalJSON writes what was seen in a fixed order.
func (s *Seen) MarshalJSON() ([]byte, error) {
	var k kept
	for p := range s.pairs {
		k.Pairs = append(k.Pairs, p)
	}
	for b := range s.beside {
		k.Beside = append(k.Beside, b)
	}
	order := func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) }
	slices.SortFunc(k.Pairs, func(a, b Pair) int { return order(a, b) })
	slices.SortFunc(k.Beside, func(a, b Beside) int { return order(a, b) })
	return json.Marshal(k)
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
