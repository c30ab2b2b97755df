package pdf

import (
	"cmp"
	"slices"
	"strings"
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
// those without glyph are places that nothing uses, and those of fill are there for other
// copies. It depends on the set of pairs alone, never on the order of painting. They are
// good until the font ends.
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
	if !f.sparse {
		f.sfnt.places.fill(pairs)
	}
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
		} else if _, used := f.also[p]; used {
			f.also[p] = uint16(code)
		}
	}
	return pairs
}

// class is a part of the alphabet of which a copy that uses some needs others as soon as
// it is made for another principal.
type class struct {
	letters string
	some    int // that a document must use of a face to be given all
}

// classes say when a part of the alphabet is embedded whole: then copies that differ by
// names have the same font, which is made, packed and looked at once (ADR 32). Letters
// that are rare in Swedish names come alone. The first stands for none.
var classes = [...]class{{}, {"0123456789", 2}, {"ABDEFGHIJKLMNOPRSTUVÅÄÖ", 8}, {"abcdefghijklmnoprstuvxyåäö", 16}}

// classOf is the class of a usual code.
var classOf = func() []uint8 {
	of := make([]uint8, len(usualTexts))
	for i := 1; i < len(of); i++ {
		for k := 1; k < len(classes); k++ {
			if strings.Contains(classes[k].letters, usualTexts[i]) {
				of[i] = uint8(k)
			}
		}
	}
	return of
}()

// fill makes a large part of a class the whole of what the face has.
func (p *places) fill(pairs []pair) {
	var used [len(classes)]int
	for code, k := range classOf {
		if pairs[code].glyph != 0 {
			used[k]++
		}
	}
	for code, k := range classOf {
		if k != 0 && used[k] >= classes[k].some && p.glyphs[code] != 0 {
			pairs[code] = pair{p.glyphs[code], usualTexts[code]}
		}
	}
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
