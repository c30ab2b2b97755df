package verify

import (
	"fmt"
	"math"
	"strings"

	"malbild/internal/pdfread"
)

// stretch is text shown in one go. Its place is measured along the line (u) and across
// it (v, upwards), whichever way the line runs.
type stretch struct {
	u0, u1, v float64
	size      float64
	angle     int  // in degrees, of the line
	mcid      int  // of the marked content it stands in, -1: none
	aside     bool // in an artifact
	unseen    bool
	text      string
}

// matrix is a transformation, as in PDF: [a b c d e f].
type matrix [6]float64

var unit = matrix{1, 0, 0, 1, 0, 0}

// times is m applied first, then n (ISO 32000-1, 8.3.4).
func (m matrix) times(n matrix) matrix {
	return matrix{m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5]}
}

// textState is what the text operators change (9.3), saved by q.
type textState struct {
	ctm            matrix
	font           *metric
	size           float64
	char, word     float64
	scale, leading float64
	rise           float64
	ink            ink
}

// level is one level of marked content.
type level struct {
	aside  bool    // an artifact
	hidden bool    // in a layer that is not shown
	mcid   int     // -1: none
	actual *string // is said to stand for what is shown inside
	from   int     // the first glyph inside
}

// placer runs the content of one page and collects its glyphs in the order they are
// shown. It is the positioned sister of interpreter.
type placer struct {
	r      *pdfReader
	fonts  map[int]*metric
	now    textState
	saved  []textState
	start  textState // of a page
	tm, lm matrix
	levels []level
	glyphs []stretch
	sheet  sheet
	steps  int
	bytes  int
	err    error

	pictures  []box // painted, as far as they are seen
	between   []box // that may stand between words
	lies      []string
	untried   []string // typefaces whose letters could not be held against their program
	drawn     bool     // letters of a Type 3 font
	stencil   bool     // letters that what is painted after them is seen through
	tiled     bool     // words in the tiles of a pattern
	patterned bool     // letters filled with tiles
	masked    bool     // letters seen through a mask, or mixed with what lies below
}

// runsOf reads where the text of a page stands, as far as it is seen.
func (r *pdfReader) runsOf(page pdfread.Object, number int, fonts map[int]*metric, steps *int, told *notices) []stretch {
	d := r.Dict(page)
	paper := r.paper(d)
	p := &placer{r: r, fonts: fonts, now: textState{ctm: unit, scale: 1, ink: ink{clip: paper, straight: true}}, tm: unit, lm: unit, steps: *steps, sheet: sheet{path: nowhere}}
	p.start = p.now
	p.run(r.contents(d), r.inherited(d, "Resources"), 0)
	r.annotations(d, number, told)
	p.appearances(d)
	*steps = p.steps
	p.tell(number, told)
	if p.err != nil {
		r.fail(p.err)
	}
	return joined(p.glyphs)
}

func (p *placer) run(data []byte, res pdfread.Dict, depth int) {
	if depth > 8 {
		p.err = fmt.Errorf("forms: %w", ErrTooLarge)
		return
	}
	lex := lexerOf(data)
	base, floor := len(p.saved), len(p.levels)
	var args []token
	for p.err == nil {
		t, ok := lex.next()
		if !ok {
			break
		}
		if p.steps--; p.steps < 0 {
			p.err = fmt.Errorf("content: %w", ErrTooLarge)
			break
		}
		if t.kind != operator {
			if len(args) < 1<<16 {
				args = append(args, t)
			}
			continue
		}
		switch t.text {
		case "Do":
			p.object(args, res, depth)
		case "ID":
			lex.InlineImage()
			p.image(nil)
		case "Q":
			if len(p.saved) > base {
				p.now, p.saved = p.saved[len(p.saved)-1], p.saved[:len(p.saved)-1]
			}
		case "EMC":
			if len(p.levels) > floor {
				p.close()
			}
		default:
			p.operate(t.text, args, res)
		}
		args = args[:0]
	}
	p.saved = p.saved[:min(base, len(p.saved))]
	for len(p.levels) > floor {
		p.close()
	}
}

// object paints a form or an image.
func (p *placer) object(args []token, res pdfread.Dict, depth int) {
	if len(args) == 0 {
		return
	}
	ref := p.r.Dict(res.Raw("XObject")).Raw(pdfread.Name(args[0].text))
	d := p.r.Dict(ref)
	if p.r.layerOff(d.Raw("OC")) {
		return
	}
	switch p.r.Name(d.Raw("Subtype")) {
	case "Form":
		p.form(ref, d, res, depth)
	case "Image":
		p.image(d)
	}
}

func (p *placer) form(ref pdfread.Object, d, res pdfread.Dict, depth int) {
	data, ok := p.r.stream(ref)
	if !ok {
		return
	}
	if own := p.r.Dict(d.Raw("Resources")); own != nil {
		res = own
	}
	was := p.now
	if list := p.r.Array(d.Raw("Matrix")); len(list) == 6 {
		var m matrix
		for i, o := range list {
			m[i], _ = p.r.Number(o)
		}
		p.now.ctm = m.times(p.now.ctm)
	}
	if v, ok := p.r.Floats(d.Raw("BBox"), 4); ok { // nothing of it is seen outside (8.10.1)
		p.clipTo(v)
	}
	p.run(data, res, depth+1)
	p.now = was
}

// number64 is the operand so far from the end; 0 when there is none, or when it is no
// length that a page can have.
func number64(args []token, fromEnd int) float64 {
	i := len(args) - 1 - fromEnd
	if i < 0 || args[i].kind != number {
		return 0
	}
	v := args[i].num
	if math.IsNaN(v) || math.Abs(v) > 1e9 {
		return 0
	}
	return v
}

func six(args []token) (m matrix) {
	for i := range m {
		m[i] = number64(args, 5-i)
	}
	return m
}

func (p *placer) operate(op string, args []token, res pdfread.Dict) {
	switch op {
	case "q":
		if len(p.saved) < maxDepth {
			p.saved = append(p.saved, p.now)
		}
	case "cm":
		p.now.ctm = six(args).times(p.now.ctm)
	case "BT":
		p.tm, p.lm = unit, unit
	case "Tf":
		if len(args) >= 2 {
			p.now.font, p.now.size = p.r.metric(p.r.Dict(res.Raw("Font")).Raw(pdfread.Name(args[len(args)-2].text)), p.fonts), number64(args, 0)
		}
	case "Tr":
		p.now.ink.mode = int(number64(args, 0))
	case "Tc":
		p.now.char = number64(args, 0)
	case "Tw":
		p.now.word = number64(args, 0)
	case "Tz":
		p.now.scale = number64(args, 0) / 100
	case "Ts":
		p.now.rise = number64(args, 0)
	case "TL":
		p.now.leading = number64(args, 0)
	case "Tm":
		p.tm = six(args)
		p.lm = p.tm
	case "Td":
		p.move(number64(args, 1), number64(args, 0))
	case "TD":
		p.now.leading = -number64(args, 0)
		p.move(number64(args, 1), number64(args, 0))
	case "T*":
		p.move(0, -p.now.leading)
	case "'", "\"":
		if op == "\"" {
			p.now.word, p.now.char = number64(args, 2), number64(args, 1)
		}
		p.move(0, -p.now.leading)
		p.show(args[max(0, len(args)-1):])
	case "Tj", "TJ":
		p.show(args)
	case "BMC", "BDC":
		p.begin(args, res)
	default:
		if !p.path(op, args) {
			p.colour(op, args, res)
		}
	}
}

func (p *placer) move(x, y float64) {
	p.lm = matrix{1, 0, 0, 1, x, y}.times(p.lm)
	p.tm = p.lm
}

func (p *placer) begin(args []token, res pdfread.Dict) {
	if len(p.levels) >= maxDepth {
		p.err = fmt.Errorf("marked content: %w", ErrTooLarge)
		return
	}
	l := level{mcid: -1, from: len(p.glyphs)}
	tag := ""
	if len(args) > 0 {
		tag = args[0].text
	}
	switch tag {
	case "Artifact":
		l.aside = true
	case "OC":
		if len(args) > 1 {
			l.hidden = p.r.layerOff(p.r.Dict(res.Raw("Properties")).Raw(pdfread.Name(args[1].text)))
		}
	default:
		l.mcid, l.actual = properties(args, p.r.resources(res, 0))
	}
	p.levels = append(p.levels, l)
}

// close ends a level. An ActualText is said once, in the place of what is shown, when
// it says the same.
func (p *placer) close() {
	l := p.levels[len(p.levels)-1]
	p.levels = p.levels[:len(p.levels)-1]
	if l.actual == nil || l.from >= len(p.glyphs) {
		return
	}
	inside := p.glyphs[l.from:]
	var shown strings.Builder
	for _, g := range inside {
		shown.WriteString(g.text)
	}
	if !believable(*l.actual, shown.String()) {
		return
	}
	for i := range inside {
		inside[i].text = ""
	}
	inside[0].text = *l.actual
	p.bytes += len(*l.actual)
}

// show places the strings of a text-showing operator; numbers between them move
// the pen in thousandths.
func (p *placer) show(args []token) {
	f := p.now.font
	for _, t := range args {
		switch t.kind {
		case number:
			p.advance(-t.num / 1000 * p.now.size * p.now.scale)
		case str:
			for s := t.text; s != "" && f != nil; {
				g := f.cut(s)
				u, v, angle, size := p.here()
				more := p.now.char
				if g.bytes == 1 && s[0] == ' ' {
					more += p.now.word
				}
				s = s[max(g.bytes, 1):]
				if f.signs && lettered(g.text) {
					g.text = "\ufffd"
				}
				p.advance(g.width / 1000 * p.now.size * p.now.scale)
				end, _, _, _ := p.here()
				if p.put(stretch{u0: u, u1: end, v: v, size: size, angle: angle, text: g.text}) {
					p.doubt(f, g)
				}
				p.advance(more * p.now.scale)
			}
		}
	}
}

func (p *placer) advance(tx float64) { p.tm = matrix{1, 0, 0, 1, tx, 0}.times(p.tm) }

// here is the pen's place along and across the line it stands on.
func (p *placer) here() (u, v float64, angle int, size float64) {
	m := p.tm.times(p.now.ctm)
	length := math.Hypot(m[0], m[1])
	if length == 0 {
		return 0, 0, 0, 0
	}
	c, s := m[0]/length, m[1]/length
	x, y := m[4]+p.now.rise*m[2], m[5]+p.now.rise*m[3]
	return x*c + y*s, -x*s + y*c, int(math.Round(math.Atan2(s, c) * 180 / math.Pi)), p.now.size * length
}

// put files a glyph that is seen, and reports whether it is.
func (p *placer) put(g stretch) bool {
	g.mcid = -1
	for i := len(p.levels) - 1; i >= 0; i-- {
		l := &p.levels[i]
		if l.hidden {
			return false
		}
		g.aside = g.aside || l.aside
		if g.mcid < 0 {
			g.mcid = l.mcid
		}
	}
	if p.bytes += len(g.text); p.bytes > maxText {
		p.err = fmt.Errorf("text: %w", ErrTooLarge)
		return false
	}
	if !p.visible(g) {
		p.blank(g)
		return false
	}
	g.unseen = p.piled(g)
	p.glyphs = append(p.glyphs, g)
	return true
}

// joined makes runs of the glyphs that continue each other, without those that
// something was painted over.
func joined(glyphs []stretch) []stretch {
	var out []stretch
	for _, g := range glyphs {
		if g.unseen {
			continue
		}
		if n := len(out) - 1; n >= 0 {
			last := &out[n]
			if last.angle == g.angle && last.v == g.v && last.size == g.size && last.mcid == g.mcid && last.aside == g.aside && math.Abs(g.u0-last.u1) < g.size*0.02 {
				last.text, last.u1 = last.text+g.text, g.u1
				continue
			}
		}
		out = append(out, g)
	}
	return out
}
