package layout

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// Text is words set in one style to one measure: lines that can be painted, all
// or some of them. It is broken once; its height and its painting share the lines.
type Text struct {
	style    *Style
	lines    []typeset.Line
	pieces   []piece
	cap      geom.Length // cap height: lines are centred on their capitals
	artifact page.Artifact
	ground   brand.Colour // behind fields
	align    typeset.Align
	measure  geom.Length
	slack    geom.Length // held back from the breaker for the grounds of fields
	above    geom.Length // of a field's ground, over and under the baseline
	below    geom.Length
	outdents []geom.Length // by line, see optical.go
	linked   bool
	noted    bool // calls for notes
	rtl      bool // lines begin at the right
	overfull bool // a word is wider than the measure
}

// setting says how words are set beside their style.
type setting struct {
	measure  geom.Length
	part     string        // ink of the section around
	artifact page.Artifact // set for words that are not of the tree
	pos      diag.Pos
	trying   bool // a word that is too wide is no finding yet: the caller tries other sizes
}

// fieldPad is the ground on either side of a field.
var fieldPad = geom.Pt(2)

// text sets inlines. Words that cannot be set are a finding, and give no lines.
func (s *setter) text(in []document.Inline, st *Style, o setting) *Text {
	fill := s.ink(st.Colour, o.part, o.pos)
	m := mood{face: st.Face, strong: st.Strong, emphasis: emphasisOf(st.Face), fill: fill, strongFill: fill}
	if m.strong == "" {
		m.strong = strongOf(st.Face)
	}
	if st.StrongColour != "" {
		m.strongFill = s.ink(st.StrongColour, o.part, o.pos)
	}
	f := flattener{style: st, breaks: " ", numbers: s.numbers, spans: s.spans[:0], pieces: make([]piece, 0, len(in))}
	if st.Breaks {
		f.breaks = "\n"
	}
	f.inlines(in, m)
	s.spans = f.spans[:0] // typeset keeps none of them
	t := &Text{style: st, pieces: f.pieces, artifact: o.artifact, align: st.Align, measure: o.measure - st.Indent, rtl: s.rtl}
	if len(f.spans) == 0 {
		return t
	}
	t.slack, t.linked, t.noted = 2*fieldPad*geom.Length(min(f.fields, 3)), f.links > 0, len(f.called) > 0
	p := typeset.Paragraph{Spans: f.spans, Measure: t.measure - t.slack, Align: st.Align,
		Hyphenate: s.parts(st, t.measure), Balance: st.Balance, Language: s.language}
	lines, err := s.library.Break(p)
	wide, over := errors.AsType[*typeset.OverfullError](err)
	if over && st.Hyphenate && !s.whole && !p.Hyphenate { // a word wider than a long line
		p.Hyphenate = true
		lines, err = s.library.Break(p)
		wide, over = errors.AsType[*typeset.OverfullError](err)
	}
	if over {
		if t.overfull = true; !o.trying {
			s.found.Add(TooWide.At(o.pos, wide.Word, spoken(number(wide.Width)), spoken(number(wide.Measure))))
		}
	} else if err != nil {
		s.cannotSet(o.pos, document.Plain(in), err)
		return t
	}
	t.lines = lines
	s.dress(t, f.fields > 0)
	return t
}

// parts reports whether words are parted at the ends of lines of a measure: where a
// style allows it and the lines are so short that whole words would leave ragged holes.
func (s *setter) parts(st *Style, measure geom.Length) bool {
	return st.Hyphenate && !s.whole && measure < st.Size*geom.Length(s.shortLine())/2
}

// shortLine is the number of letters, of half the size each, from which on words stay
// whole. Finnish words, and those of Meänkieli, are a third longer.
func (s *setter) shortLine() int {
	switch l, _, _ := strings.Cut(s.language, "-"); l {
	case "fi", "fit":
		return 60
	}
	return 45
}

// dress looks up what painting needs of the face.
func (s *setter) dress(t *Text, fields bool) {
	face, err := s.library.Face(t.style.Face)
	if err != nil {
		s.cannotSet(noPos, t.style.Name, err)
		return
	}
	t.cap = face.CapHeight(t.style.Size)
	t.outdents = s.outdents(t)
	if fields {
		t.ground = s.ink("frost", "", diag.Pos{})
		t.above, t.below = face.Ascent(t.style.Size), face.Descent(t.style.Size)
	}
}

// cannotSet reports words that typeset refuses.
func (s *setter) cannotSet(pos diag.Pos, words string, err error) {
	if missing, ok := errors.AsType[*typeset.MissingGlyphError](err); ok {
		s.found.Add(MissingGlyph.At(pos, short(words), string(missing.Rune), missing.Face))
		return
	}
	s.found.Add(Unset.At(pos, short(words), diag.Cause(err)))
}

// lettersOnce leaves out what running heads and the like repeat of a letter without a
// glyph: words without a place in the sources that say it after words with one, or again.
func lettersOnce(found diag.List) diag.List {
	placed, told := map[any]bool{}, map[any]bool{}
	for _, f := range found {
		if f.Code == MissingGlyph && !f.Pos.IsZero() {
			placed[f.Args[1]] = true
		}
	}
	return slices.DeleteFunc(found, func(f diag.Finding) bool {
		if f.Code != MissingGlyph || !f.Pos.IsZero() {
			return false
		}
		again := placed[f.Args[1]] || told[f.Args[1]]
		told[f.Args[1]] = true
		return again
	})
}

// short is the beginning of a text, for findings.
func short(s string) string {
	r := []rune(s)
	if len(r) <= 48 {
		return s
	}
	return string(r[:47]) + "…"
}

// Len is the number of lines.
func (t *Text) Len() int { return len(t.lines) }

// Height is the height of all lines.
func (t *Text) Height() geom.Length { return t.style.Leading * geom.Length(len(t.lines)) }

// Width is the width of the widest line.
func (t *Text) Width() geom.Length {
	var w geom.Length
	for i := range t.lines {
		w = max(w, t.lines[i].Width)
	}
	return w
}

// Baseline is how far the first baseline stands below the top.
func (t *Text) Baseline() geom.Length { return (t.style.Leading + t.cap) / 2 }

// Cap is the height of the capitals.
func (t *Text) Cap() geom.Length { return t.cap }

// Paint paints lines from (inclusive) to to (exclusive) with the top left of the
// first at p.
func (t *Text) Paint(c page.Canvas, p geom.Point, from, to int) {
	c, box := moved(c, geom.R(p.X+t.style.Indent, p.Y, t.measure, 0))
	p.X = box.X - t.style.Indent
	n := 0
	for i := from; i < to; i++ {
		n += len(t.lines[i].Runs)
	}
	runs := make([]page.Run, 0, n) // one allocation: the runs live as long as their page
	p.X += t.style.Indent
	y := p.Y + t.Baseline()
	for i := from; i < to; i++ {
		runs = t.paintLine(c, geom.Point{X: p.X, Y: y}, i, runs)
		y += t.style.Leading
	}
	if t.linked && t.artifact == "" {
		t.annotate(c, p, from, to)
	}
}

// annotate makes the links among the lines lead somewhere: one annotation a link
// and page, one box a line.
func (t *Text) annotate(c page.Canvas, p geom.Point, from, to int) {
	var all []*page.Annotation
	for i := from; i < to; i++ {
		top := p.Y + t.style.Leading*geom.Length(i-from)
		shift := t.fieldShift(&t.lines[i]) - t.outdent(i)
		for _, r := range t.lines[i].Runs {
			link := t.pieces[r.Span].link
			if link == nil {
				continue
			}
			if len(all) == 0 || all[len(all)-1].Of != document.Node(link) {
				all = append(all, &page.Annotation{Owner: page.Owner{Of: link}, URI: link.Target, Description: document.Plain(link.Text)})
			}
			last := all[len(all)-1]
			left, width := inkExtent(r.X, r.Glyphs)
			box := geom.R(p.X+shift+left, top, width, t.style.Leading)
			if k := len(last.Boxes) - 1; k >= 0 && last.Boxes[k].Y == top {
				last.Boxes[k] = last.Boxes[k].Union(box)
				continue
			}
			last.Boxes = append(last.Boxes, box)
		}
	}
	for _, a := range all {
		c.Paint(a)
	}
}

// paintLine paints one line with its baseline at p and appends its runs. The ground of
// a field takes room on both sides of it, towards where the line is read.
func (t *Text) paintLine(c page.Canvas, p geom.Point, i int, runs []page.Run) []page.Run {
	line := &t.lines[i]
	shift, pad := t.fieldShift(line)-t.outdent(i), fieldPad
	if t.rtl && !rightward(line) {
		pad = -pad
	}
	for k := range line.Runs {
		r := &line.Runs[k]
		pc := &t.pieces[r.Span]
		if pc.field && starts(line, k) {
			shift += pad
			t.paintGround(c, geom.Point{X: p.X + shift, Y: p.Y}, line.Runs[k:])
		}
		x := p.X + shift + r.X
		left, width := inkExtent(x, r.Glyphs)
		if pc.field && (k+1 == len(line.Runs) || starts(line, k+1)) {
			shift += pad
		}
		if pc.note != nil {
			t.paintMark(c, geom.Point{X: x, Y: p.Y}, r, pc)
			continue
		}
		runs = append(runs, page.Run{Owner: t.owner(pc), Face: r.Face, Size: t.style.Size, Fill: pc.fill,
			At: geom.Point{X: x, Y: p.Y}, Glyphs: r.Glyphs, Language: pc.language})
		c.Paint(&runs[len(runs)-1])
		if pc.link != nil && t.artifact == "" {
			t.paintUnderline(c, geom.Point{X: left, Y: p.Y}, width, pc.fill)
		}
	}
	return runs
}

// owner says whom the words of a piece belong to.
func (t *Text) owner(p *piece) page.Owner {
	if t.artifact != "" {
		return page.Owner{Artifact: t.artifact}
	}
	return page.Owner{Of: p.node}
}

// starts reports whether the run is not the continuation of the same field from
// the run before it on the line: letters of two faces are two runs.
func starts(line *typeset.Line, run int) bool {
	return run == 0 || line.Runs[run-1].Span != line.Runs[run].Span
}

// fieldShift is how far a line moves because its fields have grounds: typeset
// knows nothing of them. A line that is read from the right begins at the right of
// the whole measure.
func (t *Text) fieldShift(line *typeset.Line) geom.Length {
	if t.slack == 0 {
		return 0
	}
	var grounds geom.Length
	for k, r := range line.Runs {
		if t.pieces[r.Span].field && starts(line, k) {
			grounds += 2 * fieldPad
		}
	}
	var shift geom.Length
	switch t.align {
	case typeset.Right:
		shift = t.slack - grounds
	case typeset.Center:
		shift = (t.slack - grounds) / 2
	}
	if t.rtl && rightward(line) {
		return t.slack - shift - grounds
	}
	if t.rtl {
		return t.slack - shift
	}
	return shift
}

// rightward reports a line whose parts follow each other to the right, as those of a
// Swedish sentence do in a document that is read from the right.
func rightward(line *typeset.Line) bool {
	n := len(line.Runs)
	return n > 0 && line.Runs[0].X < line.Runs[n-1].X
}

// paintGround paints the ground of the field that begins with the first of the runs,
// whose origin is at p.
func (t *Text) paintGround(c page.Canvas, p geom.Point, runs []typeset.Run) {
	var box geom.Rect
	for k, r := range runs {
		if r.Span != runs[0].Span {
			break
		}
		left, width := inkExtent(p.X+r.X, r.Glyphs)
		here := geom.R(left-fieldPad, p.Y-t.above, width+2*fieldPad, t.above+t.below)
		if k > 0 {
			here = here.Union(box)
		}
		box = here
	}
	fill := t.ground
	kind := page.Layout
	if t.artifact != "" {
		kind = t.artifact
	}
	c.Paint(&page.Shape{Owner: page.Owner{Artifact: kind}, Path: geom.RectPath(box), Fill: &fill})
}

// paintUnderline marks a link for those who see it; the tag marks it for others.
func (t *Text) paintUnderline(c page.Canvas, p geom.Point, w geom.Length, ink brand.Colour) {
	size := t.style.Size
	box := geom.R(p.X, p.Y+size.Mul(14, 100), w, size.Mul(6, 100))
	c.Paint(&page.Shape{Owner: page.Owner{Artifact: page.Layout}, Path: geom.RectPath(box), Fill: &ink})
}

// inkExtent is the left edge and the width of glyphs whose pen begins at x, without
// the space a line was broken at.
func inkExtent(x geom.Length, gs []page.Glyph) (left, width geom.Length) {
	for len(gs) > 0 {
		switch gs[len(gs)-1].Text {
		case " ", "\n", "\u00a0":
			gs = gs[:len(gs)-1]
			continue
		}
		break
	}
	return page.Extent(x, gs)
}

// number is a length in points for findings, without needless decimals.
func number(l geom.Length) string { return strconv.FormatFloat(math.Round(l.Pt()*10)/10, 'f', -1, 64) }
