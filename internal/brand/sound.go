package brand

import "encoding/binary"

// A font file is read by libraries that trust it, and a damaged one may send them
// round for hours: a few bytes changed in GPOS can make every lookup list claim
// sixty thousand subtables that all lie on top of one another. So each table is
// walked here first, with a bound on how much it may claim to hold: in a good file
// nothing is stated much more often than there is room for it. HarfBuzz bounds its
// own reading alike («sanitize», 64 steps a byte).

// unsound names the first table that is not what it says, or nothing.
func unsound(tables map[string][]byte) string {
	head, hhea, maxp := span(tables["head"]), span(tables["hhea"]), span(tables["maxp"])
	glyphs, metrics := maxp.u16(4), hhea.u16(34)
	switch {
	case len(head) < 54 || head.u16(18) < 16 || head.u16(18) > 16384:
		return "head"
	case glyphs == 0:
		return "maxp"
	case len(hhea) < 36 || metrics == 0 || metrics > glyphs:
		return "hhea"
	case len(tables["hmtx"]) < 4*metrics+2*(glyphs-metrics):
		return "hmtx"
	case tables["glyf"] != nil && !soundLoca(tables["loca"], glyphs, head.u16(50) == 0, len(tables["glyf"])):
		return "loca"
	case !soundCmap(tables["cmap"]):
		return "cmap"
	case !soundLayout(tables["GSUB"], gsubKinds):
		return "GSUB"
	case !soundLayout(tables["GPOS"], gposKinds):
		return "GPOS"
	}
	return ""
}

// span is a table or a part of one that begins at its first byte. What is read
// outside it is 0, which means «none» in these tables.
type span []byte

func (s span) u16(at int) int {
	if at < 0 || at+2 > len(s) {
		return 0
	}
	return int(binary.BigEndian.Uint16(s[at:]))
}

func (s span) u32(at int) int { return s.u16(at)<<16 | s.u16(at+2) }

func (s span) from(offset int) span {
	if offset <= 0 || offset >= len(s) {
		return nil
	}
	return s[offset:]
}

// part follows the 16-bit offset that stands at a place.
func (s span) part(at int) span { return s.from(s.u16(at)) }

// soundLoca checks that the outlines follow one another within their table
// (OpenType, loca); short offsets are halved.
func soundLoca(b []byte, glyphs int, short bool, room int) bool {
	t, size := span(b), 4
	if short {
		size = 2
	}
	if len(t) < (glyphs+1)*size {
		return false
	}
	last := 0
	for i := range glyphs + 1 {
		at := t.u32(4 * i)
		if short {
			at = 2 * t.u16(2*i)
		}
		if at < last || at > room {
			return false
		}
		last = at
	}
	return true
}

// soundCmap checks that the maps from letters to glyphs lie in the table
// (OpenType, cmap).
func soundCmap(b []byte) bool {
	t := span(b)
	n := t.u16(2)
	if n == 0 || n > 64 || len(t) < 4+8*n {
		return false
	}
	for i := range n {
		m := t.from(t.u32(4 + 8*i + 4))
		switch m.u16(0) {
		case 4:
			if l, segments := m.u16(2), m.u16(6); l > len(m) || segments%2 != 0 || 16+4*segments > l {
				return false
			}
		case 12, 13:
			if groups := m.u32(12); groups > (len(m)-16)/12 {
				return false
			}
		}
		if m == nil {
			return false
		}
	}
	return true
}

// claims counts what a layout table claims to hold.
type claims struct{ left int }

func (c *claims) take(n int) bool {
	c.left -= n
	return c.left >= 0
}

// The kinds of lookups, by table: what stands in for another kind, and how each is walked.
type kinds struct {
	extension int
	walk      map[int]func(*claims, span)
}

var (
	gsubKinds = kinds{7, map[int]func(*claims, span){1: (*claims).single, 2: (*claims).sequences, 3: (*claims).sequences, 4: (*claims).ligatures,
		5: (*claims).context, 6: (*claims).chain, 8: (*claims).reverse}}
	gposKinds = kinds{9, map[int]func(*claims, span){1: (*claims).value, 2: (*claims).pairs, 3: (*claims).cursive, 4: (*claims).marks,
		5: (*claims).marks, 6: (*claims).marks, 7: (*claims).context, 8: (*claims).chain}}
)

// soundLayout walks GSUB or GPOS (OpenType Layout Common Table Formats).
func soundLayout(b []byte, k kinds) bool {
	t := span(b)
	c := &claims{left: 1<<18 + 64*len(t)}
	c.scripts(t.part(4))
	features := t.part(6)
	for i := 0; i < features.u16(0) && c.take(1); i++ {
		c.take(features.part(2 + 6*i + 4).u16(2))
	}
	list := t.part(8)
	for i := 0; i < list.u16(0) && c.take(1); i++ {
		if !c.lookup(list.part(2+2*i), k) {
			return false
		}
	}
	return c.left >= 0
}

func (c *claims) scripts(list span) {
	for i := 0; i < list.u16(0) && c.take(1); i++ {
		s := list.part(2 + 6*i + 4)
		c.take(s.part(0).u16(4))
		for j := 0; j < s.u16(2) && c.take(1); j++ {
			c.take(s.part(4 + 6*j + 4).u16(4))
		}
	}
}

// lookup walks the subtables of a lookup; an extension that leads to another is not sound.
func (c *claims) lookup(l span, k kinds) bool {
	for j := 0; j < l.u16(4) && c.take(1); j++ {
		kind, st := l.u16(0), l.part(6+2*j)
		if kind == k.extension {
			if kind, st = st.u16(2), st.from(st.u32(4)); kind == k.extension {
				return false
			}
		}
		if walk := k.walk[kind]; walk != nil {
			walk(c, st)
		}
	}
	return true
}

func (c *claims) coverage(s span) {
	n := s.u16(2)
	c.take(n)
	for i := 0; s.u16(0) == 2 && i < n && c.left > 0; i++ {
		c.take(max(s.u16(4+6*i+2)-s.u16(4+6*i), 0))
	}
}

func (c *claims) classes(s span) {
	if s.u16(0) == 1 {
		c.take(s.u16(4))
		return
	}
	n := s.u16(2)
	c.take(n)
	for i := 0; i < n && c.left > 0; i++ {
		c.take(max(s.u16(4+6*i+2)-s.u16(4+6*i), 0))
	}
}

// each follows n offsets.
func (c *claims) each(s span, at, n int, f func(span)) {
	for i := 0; i < n && c.take(1); i++ {
		f(s.part(at + 2*i))
	}
}

func (c *claims) single(s span) {
	c.coverage(s.part(2))
	c.take(s.u16(4))
}

func (c *claims) sequences(s span) {
	c.coverage(s.part(2))
	c.each(s, 6, s.u16(4), func(q span) { c.take(q.u16(0)) })
}

func (c *claims) ligatures(s span) {
	c.coverage(s.part(2))
	c.each(s, 6, s.u16(4), func(set span) {
		c.each(set, 2, set.u16(0), func(l span) { c.take(l.u16(2)) })
	})
}

func (c *claims) reverse(s span) {
	c.coverage(s.part(2))
	at := c.coverages(s, 4)
	at = c.coverages(s, at)
	c.take(s.u16(at))
}

// coverages walks a count and as many coverages.
func (c *claims) coverages(s span, at int) int {
	n := s.u16(at)
	c.each(s, at+2, n, c.coverage)
	return at + 2 + 2*n
}

func (c *claims) context(s span) {
	sets := 4
	switch s.u16(0) {
	case 3:
		c.each(s, 6, s.u16(2), c.coverage)
		c.take(s.u16(4))
		return
	case 2:
		c.classes(s.part(4))
		sets = 6
	}
	c.coverage(s.part(2))
	c.each(s, sets+2, s.u16(sets), func(set span) {
		c.each(set, 2, set.u16(0), func(r span) { c.take(r.u16(0) + r.u16(2)) })
	})
}

func (c *claims) chain(s span) {
	sets := 4
	switch s.u16(0) {
	case 3:
		at := 2
		for range 3 {
			at = c.coverages(s, at)
		}
		c.take(s.u16(at))
		return
	case 2:
		for _, at := range []int{4, 6, 8} {
			c.classes(s.part(at))
		}
		sets = 10
	}
	c.coverage(s.part(2))
	c.each(s, sets+2, s.u16(sets), func(set span) {
		c.each(set, 2, set.u16(0), func(r span) {
			at := 0
			for i := range 3 {
				n := r.u16(at)
				c.take(n)
				at += 2 + 2*n
				if i == 1 {
					at -= 2 // the first glyph of the input is the set's
				}
			}
			c.take(r.u16(at))
		})
	})
}

func (c *claims) value(s span) {
	c.coverage(s.part(2))
	if s.u16(0) == 2 {
		c.take(s.u16(6))
	}
}

func (c *claims) pairs(s span) {
	c.coverage(s.part(2))
	if s.u16(0) == 2 {
		c.classes(s.part(8))
		c.classes(s.part(10))
		c.take(s.u16(12) * s.u16(14))
		return
	}
	c.each(s, 10, s.u16(8), func(set span) { c.take(set.u16(0)) })
}

func (c *claims) cursive(s span) {
	c.coverage(s.part(2))
	c.take(s.u16(4))
}

func (c *claims) marks(s span) {
	c.coverage(s.part(2))
	c.coverage(s.part(4))
	classes, bases := s.u16(6), s.part(10)
	c.take(s.part(8).u16(0))
	c.take(bases.u16(0) * classes)
	c.each(bases, 2, bases.u16(0), func(l span) { c.take(l.u16(0)) }) // the parts of ligatures
}
