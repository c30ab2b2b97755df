package pdf

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// What a code means is the same in every file: usual letters have the place in the
// font that stands here, whatever else a document says, and only unusual ones come
// after them in an order of their own. So a name with a letter more leaves the
// codes of all other words alone, and what two documents say in the same words is
// the same bytes. Places that a document does not use are empty and cost next to
// nothing.

// usual are the texts with places of their own: neighbours are neighbours, so that a
// map to Unicode is a few ranges.
const usual = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" +
	" !\"#%&'()*+,-./:;=?@[]_ÅÄÖåäöÉéÜüÁá§·–—’”•\u00a0\u00ad\u2011"

// ranges are the codes of neighbours in usual.
var ranges = [...]struct{ first, last uint16 }{{1, 10}, {11, 36}, {37, 62}}

// usualTexts are the texts by code; code 0 is .notdef.
var usualTexts = textsOf(usual)

func textsOf(s string) []string {
	out := make([]string, 1, len(s))
	for i, r := range s {
		out = append(out, s[i:i+utf8.RuneLen(r)])
	}
	return out
}

// places are the usual codes of a face.
type places struct {
	glyphs []uint16          // by code; 0: the face has no such letter
	first  map[uint16]uint16 // code by glyph
	next   []uint16          // by code: the next code of the same glyph, or 0
}

func placesOf(nominal func(rune) uint16, glyphs int) places {
	p := places{glyphs: make([]uint16, len(usualTexts)), first: make(map[uint16]uint16, len(usualTexts)), next: make([]uint16, len(usualTexts))}
	code := uint16(0)
	for _, r := range usual {
		code++
		g := nominal(r)
		if g == 0 || int(g) >= glyphs {
			continue
		}
		p.glyphs[code] = g
		p.next[code] = p.first[g]
		p.first[g] = code
	}
	return p
}

// code is the usual place of a pair, or 0.
func (p *places) code(glyph uint16, text string) uint16 {
	for c := p.first[glyph]; c != 0; c = p.next[c] {
		if usualTexts[c] == text {
			return c
		}
	}
	return 0
}

// number gives every pair of glyph and text its code, and returns the pairs by code:
// those without glyph are places that nothing uses. It depends on the set of pairs
// alone, never on the order of painting. They are good until the font ends.
func (f *font) number() []pair {
	pairs := slices.Grow(f.shades.pairs[:0], len(usualTexts)+8)[:len(usualTexts)]
	clear(pairs)
	var rest []pair
	put := func(p pair) {
		if c := f.sfnt.places.code(p.glyph, p.text); c != 0 {
			pairs[c] = p
		} else {
			rest = append(rest, p)
		}
	}
	for _, s := range f.shades.used {
		if s.glyph != 0 {
			put(pair{s.glyph, s.text})
		}
	}
	for p := range f.also {
		put(p)
	}
	slices.SortFunc(rest, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.glyph, b.glyph), cmp.Compare(a.text, b.text))
	})
	if len(rest) == 0 {
		for len(pairs) > 1 && pairs[len(pairs)-1].glyph == 0 {
			pairs = pairs[:len(pairs)-1]
		}
	}
	pairs = append(pairs, rest...)
	f.shades.pairs = pairs
	for code, p := range pairs {
		if p.glyph == 0 {
			continue
		}
		if s := f.shades.of(p.glyph); s.text == p.text {
			s.code = uint16(code)
		} else {
			f.also[p] = uint16(code)
		}
	}
	return pairs
}

// key tells subsets apart.
func (f *font) key(b []byte, pairs []pair) []byte {
	b = append(b, f.id...)
	for code, p := range pairs {
		if p.glyph != 0 {
			b = append(b, 0, byte(code>>8), byte(code), byte(p.glyph>>8), byte(p.glyph), byte(len(p.text)))
			b = append(b, p.text...)
		}
	}
	return b
}
