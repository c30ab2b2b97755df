package typeset

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/bidi"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// Text from right to left (UAX #9). The words of a paragraph stay in the order in
// which they are read, through breaking and in the lines made: only where they
// stand is turned about. A glyph that is read towards the left has a negative
// advance, and stands to the left of its pen; so whoever goes through a run, a
// line or a finished file meets the letters as a reader does.

// item is a stretch of one span that is set in one face and one direction.
type item struct {
	from, to int // runes of the span's visible text
	level    int8
	face     *Face
}

// leftward reports the scripts that are written from right to left, and the signs
// that ask for that direction.
func leftward(r rune) bool {
	return r >= 0x590 && (r <= 0x8ff || r == 0x200f || r == 0x202b || r == 0x202e || r == 0x2067 ||
		r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff || r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff)
}

// beginsRight reports the languages whose lines begin at the right.
func beginsRight(language string) bool {
	switch primary(language) {
	case "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi":
		return true
	}
	return false
}

// needsBidi reports whether a paragraph is more than plain text from left to right.
func needsBidi(p *Paragraph) bool {
	if beginsRight(p.Language) {
		return true
	}
	for i := range p.Spans {
		for _, r := range p.Spans[i].Text {
			if leftward(r) {
				return true
			}
		}
	}
	return false
}

// readsRight reports words that all are read to the right, as a Swedish sentence within
// an Arabic document is: its full stop stands after it, as its own letters say (UAX #9,
// rule P2). Numbers alone are read as the document is.
func readsRight(text []rune) bool {
	letters := false
	for _, r := range text {
		if leftward(r) {
			return false
		}
		letters = letters || unicode.IsLetter(r)
	}
	return letters
}

// levelsOf gives every rune of a paragraph its embedding level: even reads to the
// right, odd to the left. The library says which way; what it keeps to itself, the
// difference between a word and a number within text from the right, is found here.
// A forced break ends what the library takes at a time (P1), so that each line set by
// hand is a paragraph to it.
func levelsOf(text []rune, base int8) []int8 {
	levels := make([]int8, len(text))
	for from := 0; from < len(text); {
		to := from + 1
		for to < len(text) && !separates(text[to-1]) {
			to++
		}
		line := text[from:to]
		if separates(line[len(line)-1]) { // it has the level of the paragraph (L1)
			line = line[:len(line)-1]
		}
		levelLine(levels[from:from+len(line)], line, base)
		for i := from + len(line); i < to; i++ {
			levels[i] = base
		}
		from = to
	}
	return levels
}

// separates reports the signs of class B (UAX #9, table 4).
func separates(r rune) bool {
	return r == '\n' || r == '\r' || r >= 0x1c && r <= 0x1e || r == 0x85 || r == 0x2029
}

// levelLine is levelsOf for text without a break.
func levelLine(levels []int8, text []rune, base int8) {
	for i := range levels {
		levels[i] = base
	}
	mark := "\u200e" // the first strong sign decides the direction of the paragraph
	if base == 1 {
		mark = "\u200f"
	}
	var p bidi.Paragraph
	if _, err := p.SetString(mark + string(text)); err != nil {
		return
	}
	order, err := p.Order()
	if err != nil {
		return
	}
	at := 0
	for i := range order.NumRuns() {
		run := order.Run(i)
		rs := []rune(run.String())
		if i == 0 {
			rs = rs[1:] // the mark
		}
		level := base
		if base == 0 && run.Direction() == bidi.RightToLeft {
			level = 1
		} else if base == 1 && run.Direction() != bidi.RightToLeft {
			level = 2
		}
		number := 0
		if base == 0 && level == 0 && i > 0 {
			number = leadingNumber(rs)
		}
		for k := range rs {
			if at < len(levels) {
				levels[at] = level
				if k < number {
					levels[at] = 2
				}
			}
			at++
		}
	}
}

// leadingNumber is how many runes the number takes that text begins with.
func leadingNumber(rs []rune) int {
	n := 0
	for i, r := range rs {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.EN, bidi.AN:
			n = i + 1
		case bidi.CS, bidi.ES, bidi.ET, bidi.NSM:
			if i == 0 {
				return 0
			}
		default:
			return n
		}
	}
	return n
}

// items cuts a span into stretches of one face and one direction.
func (l *Library) items(text []rune, levels []int8, face *Face) ([]item, error) {
	other, err := l.fallback(text, face)
	if err != nil {
		return nil, err
	}
	var out []item
	for i, r := range text {
		f := face
		if other != nil && chooses(other, face, r, levels[i]) {
			f = other
		}
		if n := len(out); n > 0 && out[n-1].level == levels[i] && (out[n-1].face == f || unicode.Is(unicode.Mn, r)) {
			out[n-1].to = i + 1
			continue
		}
		out = append(out, item{from: i, to: i + 1, level: levels[i], face: f})
	}
	return out, nil
}

// chooses reports whether a rune is better set in the other face: a letter that
// the own face lacks, and signs and spaces among such letters.
func chooses(other, own *Face, r rune, level int8) bool {
	has := func(f *Face) bool { return f.has(r) }
	if unicode.Is(unicode.Common, r) && level%2 == 1 {
		return has(other)
	}
	return !has(own) && has(other)
}

// fallback is the face for what the given one has no letters for, or nil.
func (l *Library) fallback(text []rune, face *Face) (*Face, error) {
	for _, r := range text {
		if unicode.Is(unicode.Arabic, r) && !face.has(r) {
			return l.Face(arabicFace(face))
		}
	}
	return nil, nil
}

// arabicFace is the Arabic companion of a face, by its weight.
func arabicFace(f *Face) string {
	if f.Description().Weight >= 600 {
		return "notosansarabic-bold"
	}
	return "notosansarabic-regular"
}

// towardsLeft puts glyphs that the shaper gave from left to right in the order in
// which they are read. The first of a cluster carries its text.
func towardsLeft(gs []shaped) []shaped {
	out := slices.Clone(gs)
	slices.Reverse(out)
	for i := 0; i < len(out); {
		k, carrier := i, i
		for ; k < len(out) && out[k].from == out[i].from; k++ {
			if out[k].to > out[k].from {
				carrier = k
			}
		}
		a, c := &out[i], &out[carrier]
		if carrier != i {
			a.to, a.start, a.end = c.to, c.start, c.end
			c.to, c.start, c.end = c.from, 0, 0
		}
		i = k
	}
	return out
}

// glyph places a glyph of the span; one that is read towards the left stands
// before its pen.
func (s *span) glyph(g *shaped, text string) page.Glyph {
	p := s.face.glyph(g, text, s.style)
	if s.level%2 == 1 {
		p.Advance, p.DX = -p.Advance, p.DX-p.Advance
	}
	return p
}

// extent is how wide glyphs of a line are together, whichever way they are read.
func extent(gs []page.Glyph) geom.Length {
	var w geom.Length
	for i := range gs {
		w += max(gs[i].Advance, -gs[i].Advance)
	}
	return w
}

// widen adds to the room of a glyph.
func widen(g *page.Glyph, by geom.Length) {
	if g.Advance < 0 {
		g.Advance, g.DX = g.Advance-by, g.DX-by
		return
	}
	g.Advance += by
}

// positionBidi gives the runs of a line their places: first the order that the
// eye meets (UAX #9, rule L2), then X, which for a run towards the left is its
// right end. The space a line was broken at takes no room at its end (L1).
func (m *maker) positionBidi(line *Line, levels []int8, trailing int) {
	for i := len(line.Runs) - 1; i >= 0 && trailing > 0; i-- {
		gs := line.Runs[i].Glyphs
		for k := len(gs) - 1; k >= 0 && trailing > 0; k, trailing = k-1, trailing-1 {
			if levels[i] != m.base {
				gs[k].Advance, gs[k].DX = 0, 0
			}
		}
	}
	order := make([]int, len(line.Runs))
	for i := range order {
		order[i] = i
	}
	highest := int8(0)
	for _, l := range levels {
		highest = max(highest, l)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(order); i++ {
			k := i
			for k < len(order) && levels[order[k]] >= level {
				k++
			}
			if k > i {
				slices.Reverse(order[i:k])
				i = k
			}
		}
	}
	var x geom.Length
	switch align := m.p.Align; {
	case align == Center:
		x = max((m.p.Measure-line.Width)/2, 0)
	case (align == Right) != m.right:
		x = max(m.p.Measure-line.Width, 0)
	}
	if m.base == 1 { // its trailing space hangs out at the left
		var all geom.Length
		for i := range line.Runs {
			all += extent(line.Runs[i].Glyphs)
		}
		x -= all - line.Width
	}
	for _, i := range order {
		r := &line.Runs[i]
		w := extent(r.Glyphs)
		r.X = x
		if levels[i]%2 == 1 {
			r.X = x + w
		}
		x += w
	}
}
