package typeset

// maxSteps bounds the examination of one face. Of the fonts that were tried none
// needs a hundredth of it; a damaged table, whose counts and offsets point at
// itself over and over, would take hours.
const maxSteps = 8 << 20

// glyphSet tells by glyph id whether a glyph is in it. It carries how many steps
// are left: when there are none, nothing has been proven about the face.
type glyphSet struct {
	in   []bool
	left *int
}

func (set glyphSet) has(g int) bool { return g < len(set.in) && set.in[g] }

func (set glyphSet) put(g int, in bool) {
	if g < len(set.in) {
		set.in[g] = in
	}
}

// step takes some steps; it is false when there were too few left.
func (set glyphSet) step(n int) bool {
	*set.left -= n
	return *set.left > 0
}

func exclude(set glyphSet, coverage table) {
	if !set.step(1 + coverage.u16(2)) {
		return
	}
	coverage.glyphs(func(g int) bool {
		set.put(g, false)
		return set.step(1)
	})
}

// meets reports whether a coverage holds any glyph of the set.
func meets(set glyphSet, coverage table) bool {
	met := false
	if !set.step(1 + coverage.u16(2)) {
		return false
	}
	coverage.glyphs(func(g int) bool {
		met = set.has(g)
		return !met && set.step(1)
	})
	return met
}

// tieLigatures notes the first two glyphs of every ligature the set can make.
func (s *simple) tieLigatures(st table, set glyphSet) {
	eachLigature(st, set, func(first int, l table) {
		if l.u16(2) < 2 {
			set.put(first, false) // replaces a single glyph
		} else if second := l.u16(4); set.has(second) {
			s.tied[[2]int{first, second}] = append(s.tied[[2]int{first, second}], ligature{l, s.turns})
			s.ligatures++
		}
	})
}

// eachLigature gives out every ligature of a subtable that begins with a glyph of the
// set, as long as there are steps left (OpenType, GSUB lookup type 4).
func eachLigature(st table, set glyphSet, do func(first int, l table)) {
	index := -1
	if !set.step(1 + st.part(2).u16(2)) {
		return
	}
	st.part(2).glyphs(func(g int) bool {
		index++
		if !set.has(g) {
			return set.step(1)
		}
		all := st.part(6 + 2*index)
		for i := range all.u16(0) {
			if !set.step(1) {
				return false
			}
			do(g, all.part(2+2*i))
		}
		return true
	})
}

// excludeContext takes the glyphs out that can begin a contextual rule. A rule of
// coverages (format 3) that needs a glyph outside the set, say a combining mark,
// cannot match at all.
func excludeContext(st table, chain bool, set glyphSet) {
	if st.u16(0) != 3 {
		exclude(set, st.part(2))
		return
	}
	at, inputs := 2, -1
	sequences := 1
	if chain {
		sequences = 3 // backtrack, input, lookahead
	}
	for seq := range sequences {
		n := st.u16(at)
		at += 2
		if !chain {
			at += 2 // the number of records stands before the coverages
		}
		if seq == sequences/2 {
			inputs = at
		}
		for range n {
			if !set.step(1) || !meets(set, st.part(at)) {
				return
			}
			at += 2
		}
	}
	exclude(set, st.part(inputs))
}
