package slides

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/document"
	"malbild/internal/typeset"
)

// Sizes in units of a slide: body text from 29 (22 pt) to 24 (18 pt), never smaller.
const (
	bodySize    = 88.0 / 3 // 22 pt
	bodyLeading = 1.455
	listLeading = 1.36
	leastSize   = 24
)

// slack is the part of a measure that is used: PowerPoint's line breaking, or a
// substitute for Roboto, may set a little wider.
const slack = .97

// faces are the typefaces that text is measured in.
var faces = map[string]string{black: "roboto-black", medium: "roboto-medium", regular: "roboto-regular", condensed: "robotocondensed-medium"}

// lines counts the lines of a text; ok is false when a word is wider than the measure.
func (p *planner) lines(in []document.Inline, s style, width int) (n int, ok bool) {
	lines, ok := p.broken(in, s, width)
	return max(len(lines), 1), ok
}

// broken are the lines of a text.
func (p *planner) broken(in []document.Inline, s style, width int) (lines []typeset.Line, ok bool) {
	q := typeset.Paragraph{Measure: unit(float64(width)).Scale(p.measured()), Language: p.look.language}
	base := typeset.Style{Face: faces[s.face], Size: unit(s.size), Tracking: int(s.tracking * 1000)}
	if s.bold {
		base.Face = "roboto-bold"
	}
	q.Spans = spans(nil, in, base, "")
	lines, err := p.o.Library.Break(q)
	var wide *typeset.OverfullError
	if errors.As(err, &wide) {
		return lines, false
	}
	if err != nil {
		p.fail(err)
		return nil, true
	}
	return lines, true
}

func spans(out []typeset.Span, in []document.Inline, s typeset.Style, lang string) []typeset.Span {
	for _, n := range in {
		st, l := s, lang
		switch t := n.(type) {
		case *document.Text:
			out = append(out, typeset.Span{Text: t.Value, Style: s, Language: lang})
			continue
		case *document.Abbreviation:
			out = append(out, typeset.Span{Text: t.Short, Style: s, Language: lang})
			continue
		case *document.Field:
			out = append(out, typeset.Span{Text: t.Shown(), Style: s, Language: lang})
			continue
		case *document.Break:
			out = append(out, typeset.Span{Text: "\n", Style: s, Language: lang})
			continue
		case *document.Strong:
			st.Face = "roboto-bold"
		case *document.Emphasis:
			st.Face = "roboto-italic"
		case *document.Foreign:
			l = t.Language
		}
		out = spans(out, document.Children(n), st, l)
	}
	return out
}

// height is how high a paragraph stands, the space after it included.
func (p *planner) height(q para, s style, width int) (high float64, ok bool) {
	s = p.styled(&q, s)
	if q.listed() {
		width -= int(s.size * listIndent)
	}
	n, ok := p.lines(q.text, s, width)
	return float64(n)*s.leading + s.after, ok
}

// listIndent is how far list items are set in, in em.
const listIndent = 1.05

func (q *para) listed() bool {
	return q.kind == paraBullet || q.kind == paraNumber || q.kind == paraInside
}

// styled is the style of a paragraph of its kind. A template has its own leading.
func (p *planner) styled(q *para, s style) style {
	if p.look.foreign {
		s.bold = s.bold || q.kind == paraLabel || q.kind == paraLead
		return s
	}
	return q.styled(s)
}

// styled is the same in our design.
func (q *para) styled(s style) style {
	switch q.kind {
	case paraBullet, paraNumber, paraInside:
		s.leading, s.after = s.size*listLeading, s.size*.5
	case paraLabel:
		s.bold, s.after = true, 0
	case paraName:
		s.after = 0
	}
	return s
}

// at is the style in another size.
func (s style) at(size float64) style {
	s.leading, s.after, s.size = s.leading*size/s.size, s.after*size/s.size, size
	return s
}

// measured is the part of a measure that is filled: less when the typeface is the
// template's, which is not at hand.
func (p *planner) measured() float64 {
	if p.look.foreign {
		return .9
	}
	return slack
}

// pack spreads chunks over as few slides as can be, as large as can be.
func (p *planner) pack(cs []chunk, width, first, next int) ([][]para, style) {
	return p.packSet(cs, bodyStyle, width, first, next)
}

func (p *planner) packSet(cs []chunk, s style, width, first, next int) ([][]para, style) {
	if len(cs) == 0 {
		return nil, style{}
	}
	if cs = p.divide(cs, s.at(leastSize), width, min(first, next)); p.found.HasErrors() {
		return nil, style{}
	}
	for n := 1; n <= len(cs); n++ {
		for size := s.size; ; size -= unitsPerPoint {
			size = max(size, leastSize)
			set := s.at(size)
			hs := p.heights(cs, set, width)
			if cuts := spread(hs, n, float64(first), float64(next), set.after); cuts != nil {
				return gather(cs, cuts), set
			}
			if size == leastSize {
				break
			}
		}
	}
	p.tooLong(cs[0].paras[0])
	return nil, style{}
}

func (p *planner) heights(cs []chunk, s style, width int) []float64 {
	out := make([]float64, len(cs))
	for i, c := range cs {
		for _, q := range c.paras {
			h, ok := p.height(q, s, width)
			if !ok {
				h = 1e6
			}
			out[i] += h
		}
	}
	return out
}

// spread cuts heights into n slides or fewer, as evenly as greed allows. It returns
// where each slide ends, or nil. The space after the last paragraph is free.
func spread(hs []float64, n int, first, next, free float64) []int {
	fill := func(part float64) []int {
		var cuts []int
		room, used := first*part, 0.0
		for i, h := range hs {
			if used > 0 && used+h-free > room {
				cuts = append(cuts, i)
				room, used = next*part, 0
			}
			if used += h; h-free > room {
				return nil
			}
		}
		return append(cuts, len(hs))
	}
	best := fill(1)
	if best == nil || len(best) > n {
		return nil
	}
	for part := .95; part > .3 && len(best) > 1; part -= .05 {
		c := fill(part)
		if c == nil || len(c) > len(best) {
			break
		}
		best = c
	}
	return best
}

func gather(cs []chunk, cuts []int) [][]para {
	out := make([][]para, len(cuts))
	from := 0
	for i, to := range cuts {
		for _, c := range cs[from:to] {
			out[i] = append(out[i], c.paras...)
		}
		from = to
	}
	return out
}

// divide cuts chunks that fill more than a slide at their sentences.
func (p *planner) divide(cs []chunk, s style, width, room int) []chunk {
	var out []chunk
	for _, c := range cs {
		if h := p.heights([]chunk{c}, s, width)[0]; h-s.after <= float64(room) {
			out = append(out, c)
			continue
		}
		if len(c.paras) > 1 {
			for _, q := range c.paras {
				out = append(out, p.divide([]chunk{{paras: []para{q}}}, s, width, room)...)
			}
			continue
		}
		a, b, ok := halves(c.paras[0])
		if !ok {
			p.tooLong(c.paras[0])
			return out
		}
		out = append(out, p.divide([]chunk{{paras: []para{a}}, {paras: []para{b}}}, s, width, room)...)
	}
	return out
}

func (p *planner) tooLong(q para) {
	what := document.Plain(q.text)
	short := what
	if r := []rune(what); len(r) > 60 {
		short = string(r[:60]) + " …"
	}
	p.found.Add(CodeSentence.At(q.pos, p.d.Meta.Title, strconv.Itoa(leastSize*3/4), short))
}

// aloud divides a single long body in two at the sentence end nearest its middle, so
// that it can be read aloud in two breaths. Words do not change.
func aloud(cs []chunk) []chunk {
	if len(cs) != 1 || len(cs[0].paras) != 1 || cs[0].paras[0].kind != paraPlain {
		return cs
	}
	q := cs[0].paras[0]
	if len(ends(document.Plain(q.text))) < 2 {
		return cs
	}
	a, b, ok := halves(q)
	if !ok {
		return cs
	}
	return []chunk{{paras: []para{a}}, {paras: []para{b}}}
}

// halves divides a paragraph at the sentence end nearest its middle.
func halves(q para) (a, b para, ok bool) {
	plain := document.Plain(q.text)
	best := -1
	for _, i := range ends(plain) {
		if best < 0 || abs(i-len(plain)/2) < abs(best-len(plain)/2) {
			best = i
		}
	}
	if best < 0 {
		return q, q, false
	}
	a, b = q, q
	a.text, b.text, ok = cut(q.text, best+1)
	if b.kind == paraBullet || b.kind == paraNumber {
		b.kind = paraInside
	}
	return a, b, ok
}

// ends lists where sentences end inside a text: the byte of the mark before a space
// and a capital.
func ends(s string) (out []int) {
	for i := 0; i+2 < len(s); i++ {
		if !strings.ContainsRune(".!?", rune(s[i])) || s[i+1] != ' ' {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s[i+2:]); unicode.IsUpper(r) {
			out = append(out, i)
		}
	}
	return out
}

func abs(i int) int { return max(i, -i) }

// cut divides inlines at a byte of their plain text, which must be a space in a text
// of the first level: emphasis and links stay whole.
func cut(in []document.Inline, at int) (a, b []document.Inline, ok bool) {
	for i, n := range in {
		size := len(document.Plain(in[i : i+1]))
		if at >= size {
			at -= size
			continue
		}
		t, text := n.(*document.Text)
		if !text {
			return nil, nil, false
		}
		a = append(append(a, in[:i]...), document.T(t.Value[:at])...)
		b = append(document.T(strings.TrimPrefix(t.Value[at:], " ")), in[i+1:]...)
		return a, b, len(a) > 0 && len(b) > 0
	}
	return nil, nil, false
}
