package typeset

import "slices"

// ligature is one of a font's (OpenType 1.9, GSUB lookup type 4, «Ligature table»):
// its glyph, how many glyphs it stands for, and which but the first. Turn counts the
// lookups.
type ligature struct {
	table
	turn int
}

func (l ligature) glyph() int { return l.u16(0) }

func (l ligature) glyphs() int { return l.u16(2) }

// begins reports whether the glyphs, of which the first is known, are its own.
func (l ligature) begins(gs []shaped) bool {
	n := l.glyphs()
	if n > len(gs) {
		return false
	}
	for i := 1; i < n; i++ {
		if l.u16(2+2*i) != int(gs[i].id) {
			return false
		}
	}
	return true
}

// switched reports the features of ligatures that are left out where letters are set
// apart.
func switched(feature string) bool { return feature == "liga" || feature == "clig" }

// reach puts the ligatures of simple runes into the set, so that what other lookups
// do with them is found out.
func (s *simple) reach(l lookup, set glyphSet) {
	if l.kind != gsubLigature {
		return
	}
	for _, st := range l.subtables {
		eachLigature(st, set, func(_ int, l table) { set.put(l.u16(0), true) })
	}
}

// settled reports whether no other rule begins with any of the ligatures, and none of
// them reaches past a word.
func (s *simple) settled(set glyphSet) bool {
	space := int(s.rune(' ').glyph)
	for pair, all := range s.tied {
		if !set.has(pair[0]) || !set.has(pair[1]) {
			continue
		}
		for _, l := range all {
			if !set.has(l.glyph()) || pair[0] == space {
				return false
			}
			for i := 1; i < l.glyphs(); i++ {
				if !set.step(1) || l.u16(2+2*i) == space {
					return false
				}
			}
		}
	}
	return true
}

// join appends the glyphs of a word with its ligatures. What stands before is there
// already.
func (s *simple) join(f *Face, out, nominal []shaped, w hardWord) []shaped {
	word := slices.Clone(nominal[w.from:w.to])
	for turn := range s.turns {
		word = s.tie(word, turn)
	}
	if len(word) == w.to-w.from {
		return append(out, word...)
	}
	if n := len(out); n > 0 {
		before := int(out[n-1].id)
		out[n-1].advance += s.kern(before, int(word[0].id)) - s.kern(before, int(nominal[w.from].id))
	}
	after := nominal[w.to:]
	for i := range word {
		id := word[i].id
		word[i].advance = f.advanceOf(int(id))
		switch {
		case i+1 < len(word):
			word[i].advance += s.kern(int(id), int(word[i+1].id))
		case len(after) > 0:
			word[i].advance += s.kern(int(id), int(after[0].id))
		}
	}
	return append(out, word...)
}

// tie puts the ligatures of one lookup in place of their letters, which it overwrites.
func (s *simple) tie(word []shaped, turn int) []shaped {
	out := word[:0]
	for i := 0; i < len(word); {
		g, n := word[i], 1
		if l, ok := s.ligature(word[i:], turn); ok {
			n = l.glyphs()
			last := word[i+n-1]
			g.id, g.to, g.end = uint16(l.glyph()), last.to, last.end
		}
		out = append(out, g)
		i += n
	}
	return out
}

// ligature is the one that the glyphs begin with, if any, the first that the font lists.
func (s *simple) ligature(gs []shaped, turn int) (ligature, bool) {
	if len(gs) < 2 {
		return ligature{}, false
	}
	for _, l := range s.tied[[2]int{int(gs[0].id), int(gs[1].id)}] {
		if l.turn == turn && l.begins(gs) {
			return l, true
		}
	}
	return ligature{}, false
}
