package typeset

import (
	"strings"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// hyphenText is the text of an inserted hyphen, see page.Glyph.
const hyphenText = "\u00ad"

// maker turns chosen nodes into lines. Glyphs and runs of all lines stand in one
// array each.
type maker struct {
	*work
	lib     *Library
	p       *Paragraph
	glyphs  []page.Glyph
	runs    []Run
	ends    []int // of the runs of the line being made, in glyphs
	levels  []int8
	printed int // of glyphs: where the spaces at the line's end begin
	span    int // the first span that is not wholly on lines made
}

// setLines makes the lines along w.path. When a line with a part of a word proves
// wider than it was reckoned and than the measure, it returns the node to do
// without.
func (w *work) setLines(l *Library, p *Paragraph) (lines []Line, tooWide int, err error) {
	count := 0
	for i := range w.spans {
		w.spans[i].next = 0
		count += len(w.spans[i].glyphs)
	}
	m := &maker{work: w, lib: l, p: p,
		glyphs: make([]page.Glyph, 0, count+2*len(w.path)),
		runs:   make([]Run, 0, len(w.path)+len(w.spans)),
	}
	lines = make([]Line, len(w.path))
	from := 0
	for i, to := range w.path {
		a, b := &w.nodes[from], &w.nodes[to]
		natural, err := m.line(a, b, &lines[i])
		if err != nil {
			return nil, 0, err
		}
		if reckoned := b.width - a.after; natural > reckoned && m.over(natural, a, b) && !m.over(reckoned, a, b) {
			if drop := cutting(w.nodes, from, int(to)); drop > 0 {
				return nil, drop, nil
			}
		}
		from = int(to)
	}
	return lines, 0, nil
}

// over reports a width that does not fit the measure even with its spaces shrunk.
func (m *maker) over(width geom.Length, a, b *node) bool {
	if m.p.Align == Justify {
		width -= (b.space - a.skipped) / 5
	}
	return width > m.p.Measure
}

// cutting is the break inside a word that ends a line, or else the one that
// begins it, or 0.
func cutting(nodes []node, from, to int) int {
	if nodes[to].kind.cuts() {
		return to
	}
	if nodes[from].kind.cuts() {
		return from
	}
	return 0
}

// line makes the line from a to b and returns its natural width.
func (m *maker) line(a, b *node, line *Line) (geom.Length, error) {
	firstRun, firstGlyph := len(m.runs), len(m.glyphs)
	m.printed, m.ends, m.levels = -1, m.ends[:0], m.levels[:0]
	for m.span < len(m.spans) && m.spans[m.span].first < int(b.next) {
		s := &m.spans[m.span]
		at := len(m.glyphs)
		if err := m.piece(s, a, b); err != nil {
			return 0, err
		}
		if len(m.glyphs) > at {
			m.runs = append(m.runs, Run{Span: s.of, Face: s.face.id})
			m.ends, m.levels = append(m.ends, len(m.glyphs)), append(m.levels, s.level)
		}
		if s.end() > int(b.next) {
			break
		}
		m.span++
	}
	if m.printed < 0 {
		m.printed = len(m.glyphs)
	}
	printed := m.glyphs[firstGlyph:m.printed]
	natural := extent(printed)
	line.Width = natural
	if m.p.Align == Justify {
		line.Width = m.justify(printed, natural, a, b)
	}
	line.Hyphenated = b.kind.inserts()
	line.Runs = m.runs[firstRun:len(m.runs):len(m.runs)]
	at := firstGlyph
	for i, end := range m.ends { // only now: the array may have moved while it grew
		line.Runs[i].Glyphs = m.glyphs[at:end:end]
		at = end
	}
	if m.bidi {
		m.positionBidi(line, m.levels, len(m.glyphs)-m.printed)
	} else {
		m.position(line)
	}
	return natural, nil
}

// position gives the runs their places within the measure.
func (m *maker) position(line *Line) {
	var x geom.Length
	switch m.p.Align {
	case Center:
		x = (m.p.Measure - line.Width) / 2
	case Right:
		x = m.p.Measure - line.Width
	}
	x = max(x, 0) // what is too wide stands out to the right only
	for i := range line.Runs {
		line.Runs[i].X = x
		x += page.Width(line.Runs[i].Glyphs)
	}
}

// justify shares what is left of the measure out over the spaces, to each by its
// width, so that a small space never has to give more than it has. The last line
// and chosen breaks keep their natural width unless it is too much.
func (m *maker) justify(printed []page.Glyph, natural geom.Length, a, b *node) geom.Length {
	rest, spaces := m.p.Measure-natural, geom.Length(0)
	for i := range printed {
		if isGap(printed[i]) {
			spaces += reach(printed[i])
		}
	}
	if rest == 0 || spaces <= 0 || rest > 0 && b.forced() || m.over(natural, a, b) {
		return natural
	}
	var before, given geom.Length
	for i := range printed {
		g := &printed[i]
		if !isGap(*g) {
			continue
		}
		before += reach(*g)
		share := rest * before / spaces // exact in the end, whatever was rounded on the way
		widen(g, share-given)
		given = share
	}
	return m.p.Measure
}

func isGap(g page.Glyph) bool { return g.Text == " " || g.Text == "\u00a0" }

// reach is how far the pen moves, whichever way the text runs.
func reach(g page.Glyph) geom.Length { return max(g.Advance, -g.Advance) }

// piece appends the glyphs of one span that stand on the line from a to b.
func (m *maker) piece(s *span, a, b *node) error {
	from, to := max(int(a.next), s.first), min(int(b.next), s.end())
	end := min(int(b.end), to) // the rest is the spaces the line was broken at
	if a.kind.cuts() && from == int(a.next) && from > s.first && from < end {
		word, context := from, 0
		for word < end && !isSpace(m.runes[word]) {
			word++
		}
		if word < s.end() {
			context = 1 // the last letter is kerned with what follows
		}
		if word < end || !b.kind.cuts() {
			if err := m.reshape(s, from, word, context, false); err != nil {
				return err
			}
			from = word
		}
	}
	if b.kind.cuts() && to == int(b.end) && from < to {
		word := to
		for word > from && !isSpace(m.runes[word-1]) {
			word--
		}
		m.copy(s, from, word)
		return m.reshape(s, word, to, 0, b.kind.inserts())
	}
	m.copy(s, from, end)
	if to > end {
		if m.printed < 0 {
			m.printed = len(m.glyphs)
		}
		m.copy(s, max(from, end), to)
	}
	return nil
}

// copy appends the glyphs of the runes [from, to) as they were shaped.
func (m *maker) copy(s *span, from, to int) {
	lo, hi := int32(from-s.first), int32(to-s.first)
	for s.next < len(s.glyphs) && s.glyphs[s.next].from < lo {
		s.next++
	}
	for ; s.next < len(s.glyphs) && s.glyphs[s.next].from < hi; s.next++ {
		m.glyphs = append(m.glyphs, s.glyph(&s.glyphs[s.next], s.text))
	}
}

// reshape appends the runes [from, to) shaped as they stand alone now, with a
// hyphen if one is inserted. Context is how many runes after them are shaped
// along, for kerning, and left out.
func (m *maker) reshape(s *span, from, to, context int, hyphen bool) error {
	var b strings.Builder
	for _, r := range m.runes[from : to+context] {
		if isSpace(r) {
			r = ' '
		}
		b.WriteRune(r)
	}
	if hyphen {
		b.WriteByte('-')
	}
	text := b.String()
	gs, err := m.lib.shaped(m.work, s.face, text, s.lang, s.how())
	if err != nil {
		return err
	}
	kept := int32(to - from)
	for i := range gs {
		g := &gs[i]
		switch {
		case g.from < kept:
			m.glyphs = append(m.glyphs, s.glyph(g, text))
		case hyphen:
			p := s.glyph(g, text)
			p.Text = hyphenText
			m.glyphs = append(m.glyphs, p)
		}
	}
	return nil
}

// overfull names the first word that stands out of the measure.
func (w *work) overfull(p *Paragraph, lines []Line) error {
	from := 0
	for i, to := range w.path {
		if lines[i].Width > p.Measure {
			a, b := w.nodes[from].next, w.nodes[to].end
			return &OverfullError{Word: string(w.runes[a:b]), Width: lines[i].Width, Measure: p.Measure}
		}
		from = int(to)
	}
	return nil
}
