package typeset

import (
	"slices"
	"unicode/utf8"

	"malbild/internal/geom"
)

// work is the scratch space of one Break: a paragraph as one row of runes with
// what is known about the place before each. It is reused, so that breaking a
// paragraph allocates little more than its lines.
type work struct {
	key []byte

	spans  []span
	runes  []rune
	chance []chance      // chance[k]: may a line begin with rune k
	width  []geom.Length // width[k]: natural width of the runes before k
	space  []geom.Length // space[k]: how much of it is space that may stretch

	base  int8 // 1: the paragraph is read towards the left
	right bool // its lines begin at the right
	bidi  bool // some of it is read towards the left, or its lines begin at the right

	nodes  []node
	states []state
	path   []int32 // the nodes chosen, from the start
}

// span is one span of the paragraph, or a part of one that is set in a face and a
// direction of its own, shaped.
type span struct {
	of     int    // index into Paragraph.Spans
	level  int8   // odd: read towards the left
	text   string // visible: without signs that only steer breaking
	face   *Face
	style  Style
	lang   string
	first  int // index of its first rune in the paragraph
	runes  int
	glyphs []shaped
	next   int // glyphs before this one are on lines already made
}

func (s *span) end() int { return s.first + s.runes }

// breakParagraph is Break without memory of earlier results.
func (w *work) breakParagraph(l *Library, p *Paragraph) ([]Line, error) {
	if err := w.load(l, p); err != nil {
		return nil, err
	}
	if len(w.runes) == 0 {
		return nil, nil
	}
	w.findChances(l.hyphens, p)
	if err := w.makeNodes(p); err != nil {
		return nil, err
	}
	for {
		w.choose(p)
		lines, tooWide, err := w.setLines(l, p)
		if err != nil {
			return nil, err
		}
		if tooWide == 0 {
			return lines, w.overfull(p, lines)
		}
		// Shaped anew, a part of a word is wider than it was reckoned: do without
		// that break. Every turn has one node less, so this ends.
		w.nodes = slices.Delete(w.nodes, tooWide, tooWide+1)
	}
}

// load shapes the spans and lays their runes in a row.
func (w *work) load(l *Library, p *Paragraph) error {
	w.spans, w.runes, w.chance = w.spans[:0], w.runes[:0], w.chance[:0]
	w.base, w.right, w.bidi = 0, false, needsBidi(p)
	for i := range p.Spans {
		s := &p.Spans[i]
		face, err := l.Face(s.Style.Face)
		if err != nil {
			return err
		}
		lang := s.Language
		if lang == "" {
			lang = p.Language
		}
		sp := span{of: i, text: visible(s.Text), face: face, style: s.Style, lang: lang, first: len(w.runes)}
		w.addRunes(s.Text)
		sp.runes = len(w.runes) - sp.first
		w.spans = append(w.spans, sp)
	}
	w.chance = append(w.chance[:len(w.runes)], never) // after the last rune
	if w.bidi {
		if err := w.divide(l, p); err != nil {
			return err
		}
	}
	for i := range w.spans {
		sp := &w.spans[i]
		var err error
		if sp.glyphs, err = l.shaped(w, sp.face, sp.text, sp.lang, sp.how()); err != nil {
			return err
		}
	}
	w.measure()
	return nil
}

// divide cuts the spans into stretches of one face and one direction.
func (w *work) divide(l *Library, p *Paragraph) error {
	if w.right = beginsRight(p.Language); w.right && !readsRight(w.runes) {
		w.base = 1
	}
	levels := levelsOf(w.runes, w.base)
	var out []span
	for _, s := range w.spans {
		text := []rune(s.text)
		items, err := l.items(text, levels[s.first:s.end()], s.face)
		if err != nil {
			return err
		}
		for _, it := range items {
			part := s
			part.text, part.face, part.level = string(text[it.from:it.to]), it.face, it.level
			part.first, part.runes = s.first+it.from, it.to-it.from
			out = append(out, part)
		}
	}
	w.spans = append(w.spans[:0], out...)
	return nil
}

// how is the way the span is shaped.
func (s *span) how() shaping {
	return shaping{apart: s.style.Tracking != 0, leftward: s.level%2 == 1, rightward: s.level == 2, figures: s.style.Figures}
}

// addRunes takes the signs that only steer breaking out of the row and notes
// what they say about the place they stood at.
func (w *work) addRunes(text string) {
	pending := none
	if n := len(w.runes); n < len(w.chance) {
		pending = w.chance[n] // a sign at the end of the span before
		w.chance = w.chance[:n]
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch r {
		case '\u00ad':
			pending = strongest(pending, softHyphen)
		case '\u200b':
			pending = strongest(pending, bare)
		case '\u2060', '\ufeff':
			pending = never
		default:
			w.runes = append(w.runes, r)
			w.chance = append(w.chance, pending)
			pending = none
		}
	}
	if pending != none {
		w.chance = append(w.chance, pending)
	}
}

// measure adds the advances up. The width of a ligature is shared out evenly
// between its letters; a line that breaks inside one is shaped anew anyway.
func (w *work) measure() {
	n := len(w.runes)
	w.width = resize(w.width, n+1)
	w.space = resize(w.space, n+1)
	var sum, space geom.Length
	k := 0
	for i := range w.spans {
		sp := &w.spans[i]
		for g := 0; g < len(sp.glyphs); {
			from, to := int(sp.glyphs[g].from), int(sp.glyphs[g].to)
			var adv geom.Length
			for first := true; g < len(sp.glyphs) && (first || sp.glyphs[g].from == sp.glyphs[g].to); g++ {
				adv += sp.face.advance(&sp.glyphs[g], sp.style)
				first = false
			}
			for r := from; r < to && k < n; r++ {
				w.width[k], w.space[k] = sum, space
				if r > from {
					w.width[k] += adv.Mul(int64(r-from), int64(to-from))
				}
				if stretches(w.runes[k]) {
					space += adv
				}
				k++
			}
			sum += adv
		}
	}
	for ; k <= n; k++ {
		w.width[k], w.space[k] = sum, space
	}
}

// stretches reports the spaces that justification may widen.
func stretches(r rune) bool { return isSpace(r) || r == '\u00a0' }

// isSpace reports the spaces at which lines are broken. All other kinds (no-break,
// narrow no-break, figure and thin space) hold their words together.
func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
