package typeset

import (
	"maps"
	"slices"
	"unicode"

	"github.com/boxesandglue/textshape/ot"
)

// Most of what is set is plain Latin text, in which every letter has its own
// glyph and only the distance to the next one depends on its neighbour. For such
// text the shaper's answer can be read straight out of the font's tables, fifty
// times as fast as it gives it. simple is what has been proven about one face
// and language:
//
//   - no substitution that is on by default can begin with the glyph of a simple
//     rune, but for ligatures, whose first two glyphs are known pairs;
//   - no positioning applies to such glyphs but kerning of pairs by advance.
//
// Usual ligatures are put in here too (ligature.go): the shaper wants the font's
// tables parsed whole, which takes longer than to set a poster. Words with other
// ligatures or signs go to it, with the spaces round them. A face about which this
// cannot be said is always shaped in full.
// Tests compare both ways with each other and with HarfBuzz.
type simple struct {
	low       [0x180]simpleRune // by rune
	high      map[rune]simpleRune
	runes     int // with an index, which begin at 1
	pairs     pairs
	kerns     [][]table // for each kerning lookup its subtables
	tied      map[[2]int][]ligature
	ligatures int  // in tied
	turns     int  // the lookups they are of, one after the other
	loose     bool // they are usual ones

	// anyScript: text without letters, as «1 (4)», has no script and follows no
	// other rules than Latin text.
	anyScript bool
}

// simpleRune is a rune that needs no shaper. Index 0: it is not one.
type simpleRune struct {
	glyph   uint16
	index   uint16
	advance int16
}

// simpleHigh are the signs beyond Latin Extended-A that texts are full of.
const simpleHigh = "‐‑‒–—‘’‚“”„†•…‰‹›€™−\u202f"

// maxSimple is how many runes of a face can be simple: pairs tells them apart by
// nine bits.
const maxSimple = 500

// newSimple examines a face; nil if it cannot be relied on.
func newSimple(f *Face, language ot.Tag) *simple {
	gsub, gpos := f.table("GSUB"), f.table("GPOS")
	if gpos == nil || f.table("fvar") != nil || f.table("morx") != nil {
		return nil
	}
	lang := tagName(language)
	s := &simple{high: map[rune]simpleRune{}, tied: map[[2]int][]ligature{}}
	all, candidates := f.candidates()
	replaced, placed := gsub.lookupIndices("latn", lang, substitutes), gpos.lookupIndices("latn", lang, positions)
	s.anyScript = subset(gsub.lookupIndices("DFLT", lang, substitutes), replaced) &&
		maps.Equal(gpos.lookupIndices("DFLT", lang, positions), placed)
	order := slices.Sorted(maps.Keys(replaced))
	lookups := make([]lookup, len(order))
	for i, index := range order {
		lookups[i] = gsub.lookup(index, gsubExtension)
		if !candidates.step(8 * len(lookups[i].subtables)) {
			return nil
		}
		s.reach(lookups[i], candidates)
	}
	s.loose = true
	for i, l := range lookups {
		before := s.ligatures
		if s.excludeGSUB(l, candidates); s.ligatures > before {
			s.turns++
			s.loose = s.loose && switched(replaced[order[i]]) && l.flag&ignoresBases == 0
		}
	}
	if !s.readGPOS(gpos, placed, candidates) || *candidates.left <= 0 {
		return nil
	}
	for _, n := range all {
		if candidates.has(n.glyph) && s.runes < maxSimple {
			s.add(f, n)
		}
	}
	s.loose = s.loose && s.settled(candidates)
	return s
}

func subset(a, b map[int]string) bool {
	for k := range a {
		if _, ok := b[k]; !ok {
			return false
		}
	}
	return true
}

// substitutes and positions are the features that are on by default in
// horizontal Latin text.
func substitutes(feature string) bool {
	switch feature {
	case "ccmp", "locl", "rlig", "calt", "liga", "clig", "rclt", "rvrn", "rand", "ltra", "ltrm":
		return true
	}
	return false
}

func positions(feature string) bool {
	switch feature {
	case "kern", "dist", "mark", "mkmk", "abvm", "blwm", "curs":
		return true
	}
	return false
}

// nominal is the glyph of one rune.
type nominal struct {
	r     rune
	glyph int
}

// candidates are the nominal glyphs of all runes that could be simple, by rune and as
// a set.
func (f *Face) candidates() ([]nominal, glyphSet) {
	left := maxSteps
	set := glyphSet{in: make([]bool, f.font.NumGlyphs()), left: &left}
	all := make([]nominal, 0, 0x180)
	put := func(r rune) {
		if g := f.glyphOf(r); g != 0 {
			all = append(all, nominal{r, g})
			set.put(g, true)
		}
	}
	for r := rune(0x20); r < 0x180; r++ {
		if r < 0x7f || r >= 0xa0 && r != 0xad {
			put(r)
		}
	}
	for _, r := range simpleHigh {
		put(r)
	}
	return all, set
}

func (s *simple) add(f *Face, n nominal) {
	s.runes++
	v := simpleRune{glyph: uint16(n.glyph), index: uint16(s.runes), advance: f.advanceOf(n.glyph)}
	if int(n.r) < len(s.low) {
		s.low[n.r] = v
	} else {
		s.high[n.r] = v
	}
}

// excludeGSUB takes the glyphs out of the set that a lookup could replace.
func (s *simple) excludeGSUB(l lookup, set glyphSet) {
	for _, st := range l.subtables {
		if !set.step(1) {
			return
		}
		switch l.kind {
		case gsubLigature:
			s.tieLigatures(st, set)
		case gsubContext, gsubChain:
			excludeContext(st, l.kind == gsubChain, set)
		default: // single, multiple, alternate, reverse: their coverage comes first
			exclude(set, st.part(2))
		}
	}
}

// ignoresBases are the flags of a lookup that does not see base glyphs, or ligatures.
const ignoresBases = 0x0006

// readGPOS collects the kerning; it is false when there is other positioning of
// pairs than by the advance of the first glyph.
func (s *simple) readGPOS(gpos table, lookups map[int]string, set glyphSet) bool {
	kerned := false
	for index, feature := range lookups {
		l := gpos.lookup(index, gposExtension)
		if !set.step(8 * len(l.subtables)) {
			return false
		}
		kerned = kerned || feature == "kern"
		if l.kind == gposPair {
			for _, st := range l.subtables {
				if st.u16(4)&^advanceOnly != 0 || st.u16(6) != 0 || l.flag&ignoresBases != 0 {
					return false
				}
			}
			s.kerns = append(s.kerns, l.subtables)
			continue
		}
		for _, st := range l.subtables {
			if !set.step(1) {
				return false
			}
			if l.kind == gposContext || l.kind == gposChain {
				excludeContext(st, l.kind == gposChain, set)
			} else { // single, cursive, marks: what moves is in the first coverage
				exclude(set, st.part(2))
			}
		}
	}
	return kerned // without it the shaper may use the old kern table
}

// rune looks a rune up; index 0 means that it is not simple.
func (s *simple) rune(r rune) simpleRune {
	if r >= 0 && int(r) < len(s.low) {
		return s.low[r]
	}
	return s.high[r]
}

// pair is the kerning of two simple runes; tied means that a ligature may begin.
func (s *simple) pair(a, b simpleRune) (kern int16, tied bool) {
	key := uint32(a.index)<<9 | uint32(b.index)
	kern, tied, ok := s.pairs.get(key)
	if !ok {
		kern, tied = s.kern(int(a.glyph), int(b.glyph)), len(s.tied[[2]int{int(a.glyph), int(b.glyph)}]) > 0
		s.pairs.put(key, kern, tied)
	}
	return kern, tied
}

// kern is the kerning of two glyphs.
func (s *simple) kern(a, b int) int16 {
	sum := 0
	for _, subtables := range s.kerns {
		for _, st := range subtables {
			v, done := st.kern(a, b)
			sum += v
			if done {
				break
			}
		}
	}
	return int16(sum)
}

// set shapes text of which most is simple. It is not ok when the text holds signs
// of other scripts, or no letter that tells its script, and needs the shaper whole.
func (s *simple) set(f *Face, text string, how shaping) (out []shaped, ok bool, err error) {
	latin := false
	for _, r := range text {
		if r > 0x2ff && !unicode.In(r, unicode.Latin, unicode.Common, unicode.Inherited) {
			return nil, false, nil
		}
		latin = latin || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
	}
	if !latin && !s.anyScript {
		return nil, false, nil
	}
	out, hard := s.singly(text, how.apart)
	if !latin && len(hard) > 0 {
		return nil, false, nil
	}
	if len(hard) > 0 {
		out, err = s.replace(f, out, hard, text, how)
	}
	return out, true, err
}

// hardWord is a word, as a range of runes, that is more than its nominal glyphs:
// it may have a ligature, or needs the shaper.
type hardWord struct {
	from, to int
	shaper   bool
}

// singly gives every rune its own glyph and kerns simple pairs. Letters that are set
// apart have no ligatures.
func (s *simple) singly(text string, apart bool) (out []shaped, hard []hardWord) {
	out = make([]shaped, 0, len(text))
	word, mark, shaper := 0, false, false
	var before simpleRune
	for at, r := range text {
		now := s.rune(r)
		if before.index != 0 && now.index != 0 {
			kern, tied := s.pair(before, now)
			out[len(out)-1].advance += kern
			if tied && !(apart && s.loose) {
				mark, shaper = true, shaper || !s.loose
			}
		}
		n := len(out)
		if now.index == 0 {
			mark, shaper = true, true
		} else if r == ' ' {
			if mark {
				hard = append(hard, hardWord{word, n, shaper})
			}
			word, mark, shaper = n+1, false, false
		}
		if n > 0 {
			out[n-1].end = int32(at)
		}
		out = append(out, shaped{id: now.glyph, advance: now.advance, from: int32(n), to: int32(n + 1), start: int32(at)})
		before = now
	}
	if n := len(out); n > 0 {
		out[n-1].end = int32(len(text))
		if mark {
			hard = append(hard, hardWord{word, n, shaper})
		}
	}
	return out, hard
}

// replace puts ligatures, or what the shaper says, in place of the nominal glyphs of
// hard words. The space before a word is shaped with it, for its kerning, and so is
// the one after it, which is then left out. No rule is expected to reach further.
func (s *simple) replace(f *Face, nominal []shaped, hard []hardWord, text string, how shaping) ([]shaped, error) {
	out := make([]shaped, 0, len(nominal)+len(hard))
	done := 0
	for _, w := range hard {
		if !w.shaper {
			out = s.join(f, append(out, nominal[done:w.from]...), nominal, w)
			done = w.to
			continue
		}
		from, to := max(w.from-1, 0), min(w.to+1, len(nominal))
		out = append(out, nominal[done:from]...)
		begin := nominal[from].start
		gs, err := f.shapeWord(text[begin:nominal[to-1].end], how)
		if err != nil {
			return nil, err
		}
		for _, g := range gs {
			if int(g.from) < w.to-from {
				g.from, g.to = g.from+int32(from), g.to+int32(from)
				if g.from != g.to {
					g.start, g.end = g.start+begin, g.end+begin
				}
				out = append(out, g)
			}
		}
		done = w.to
	}
	return append(out, nominal[done:]...), nil
}
