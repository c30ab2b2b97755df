package inspect

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/pdfread"
)

// matrix is a transformation, a b c d e f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// then returns m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5]}
}

func (m matrix) apply(x, y float64) point {
	return point{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]}
}

type point struct{ x, y float64 }

// gstate is the part of the graphics state that is followed (8.4).
type gstate struct {
	plain
	font  *font
	clips []*shape
}

// plain is what of it can be compared.
type plain struct {
	ctm          matrix
	fill, stroke colour
	width        float64
	fontName     string // that the resources know the font by
	size         float64
	charSpace    float64
	wordSpace    float64
	scale        float64
	leading      float64
	rise         float64
	mode         int
	overFill     bool
	overStroke   bool
	overMode     int
	alpha        float64
}

// level is one level of marked content.
type level struct {
	mcid       int // -1: none
	artifact   bool
	tagged     bool // this or one around it is numbered
	inArtifact bool
	silent     bool // ActualText stands for what is shown inside
}

// interpreter runs the content of a page.
type interpreter struct {
	d       *pdfDoc
	p       *pdfPage
	res     *resources
	form    int // object number of the form whose content runs, 0: the page
	gs      gstate
	saved   []gstate
	levels  []level
	args    []pdfread.Token
	tm, tlm matrix
	path    pathBuilder
	pending byte // W or W* before the next painting operator
	depth   int
	active  map[int]bool
	inText  bool
	sight   *sight // what the piece at hand comes to, while that is noted
}

// page interprets one page.
func (d *pdfDoc) page(p *pdfPage) {
	if p.interpret {
		return
	}
	p.interpret = true
	p.mcids = map[int]*marks{}
	if d.press {
		p.paint = &pagePaint{areas: d.lists.areas[:0], texts: d.lists.texts[:0]}
	}
	in := &interpreter{d: d, p: p, active: map[int]bool{}, args: d.lists.args[:0], saved: d.lists.saved[:0], levels: d.lists.levels[:0]}
	in.gs.plain = plain{ctm: identity, width: 1, scale: 1, alpha: 1, fill: black, stroke: black}
	in.res = d.resourcesOf(p.resources)
	in.streams(d.contents(p))
	d.lists.args, d.lists.saved, d.lists.levels = in.args, in.saved, in.levels
	if d.Name(p.group.Raw("S")) == "Transparency" {
		d.groupSpace(p, p.group)
		in.transparent("Group")
	}
}

// run interprets a form.
func (in *interpreter) run(data []byte) {
	base, levels := len(in.saved), len(in.levels)
	in.tokens(data, base, levels, false)
	in.finish(base, levels)
}

// finish undoes what was begun and not ended.
func (in *interpreter) finish(base, levels int) {
	if len(in.saved) > base {
		in.d.r.add(ruleBalance, in.p.number, "")
		in.gs = in.saved[base]
		in.saved = in.saved[:base]
	}
	if len(in.levels) > levels {
		in.p.marks.nesting = true
		in.levels = in.levels[:levels]
	}
}

// tokens does all operators of some content. Where more content follows, rest is where
// begins what is not whole without it: operands without an operator, a picture that does
// not end.
func (in *interpreter) tokens(data []byte, base, levels int, more bool) (rest int) {
	lex := pdfread.Lexer{Data: data}
	for {
		t := in.slot()
		lex.Read(t)
		if t.Kind == pdfread.End {
			if len(in.args) == 0 {
				rest = len(data)
			}
			break
		}
		if in.d.steps++; in.d.steps > maxSteps {
			return len(data)
		}
		if t.Kind != pdfread.Operator {
			if n := len(in.args); n < mostArgs {
				in.args = in.args[:n+1]
			}
			continue
		}
		switch string(t.Bytes) {
		case "ID":
			if ends := lex.InlineImage(); !ends && more {
				in.args = in.args[:0]
				return rest
			}
			in.inline()
		case "BI":
		default:
			in.operate(t.Bytes, base, levels)
		}
		in.args = in.args[:0]
		rest = lex.Pos
		lex.Forget()
	}
	in.args = in.args[:0]
	return rest
}

// mostArgs is how many operands are kept.
const mostArgs = 4096

// slot is where the next token is read to: behind the operands, so that it is one of them
// without being copied.
func (in *interpreter) slot() *pdfread.Token {
	n := len(in.args)
	if n >= mostArgs {
		return new(pdfread.Token)
	}
	if n == cap(in.args) {
		in.args = slices.Grow(in.args, 16)
	}
	return &in.args[:n+1][n]
}

// num is the i-th operand as a number.
func (in *interpreter) num(i int) float64 {
	if i < len(in.args) && in.args[i].Kind == pdfread.Number {
		return in.args[i].Num
	}
	return 0
}

func (in *interpreter) matrixArg() matrix {
	return matrix{in.num(0), in.num(1), in.num(2), in.num(3), in.num(4), in.num(5)}
}

// nameArg is the last operand when it is a name.
func (in *interpreter) nameArg() string {
	if n := len(in.args); n > 0 && in.args[n-1].Kind == pdfread.NameToken {
		return string(in.args[n-1].Bytes)
	}
	return ""
}

// operate does one operator.
func (in *interpreter) operate(op []byte, base, levels int) {
	gs := &in.gs
	switch string(op) {
	case "q":
		in.saved = append(in.saved, *gs)
		if len(in.saved) > 28 {
			in.d.r.add(ruleSaves, in.p.number, "")
		}
		if len(in.saved) > 512 {
			in.saved = in.saved[:len(in.saved)-1]
		}
	case "Q":
		if n := len(in.saved); n > base {
			if in.sight != nil && n <= in.sight.base {
				in.sight.odd()
			}
			*gs = in.saved[n-1]
			in.saved = in.saved[:n-1]
		} else {
			in.d.r.add(ruleBalance, in.p.number, "")
		}
	case "cm":
		gs.ctm = in.matrixArg().then(gs.ctm)
	case "w":
		gs.width = in.num(0)
	case "m", "l", "c", "v", "y", "h", "re":
		if in.p.paint != nil {
			in.path.add(string(op), in.args, gs.ctm)
		} else {
			in.path.some = true
		}
	case "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n":
		in.paintPath(string(op))
	case "W", "W*":
		in.pending = 'W'
		if len(op) == 2 {
			in.pending = '*'
		}
	case "BT":
		in.tm, in.tlm, in.inText = identity, identity, true
	case "ET": // a text ends with its place (9.4.1)
		in.tm, in.tlm, in.inText = identity, identity, false
	case "j", "J", "M", "d", "i", "MP", "DP", "BX", "EX", "d0", "d1":
	case "ri":
		in.intent(in.nameArg())
	case "gs":
		in.extGState()
	case "BMC", "BDC":
		in.begin()
	case "EMC":
		if n := len(in.levels); n > levels {
			in.levels = in.levels[:n-1]
		} else {
			in.p.marks.nesting = true
		}
	case "Do":
		in.object()
	case "sh":
		in.shading()
	default:
		if !in.colourOp(op) && !in.textOp(op) {
			in.d.r.add(ruleOperator, in.p.number, "", printable(string(op)))
		}
	}
}

func printable(s string) string {
	if len(s) > 20 {
		s = s[:20]
	}
	return strings.Trim(strconv.QuoteToASCII(s), `"`)
}

// textOp does the operators of text (9.3, 9.4).
func (in *interpreter) textOp(op []byte) bool {
	gs := &in.gs
	switch string(op) {
	case "Tf":
		if len(in.args) >= 2 {
			name := in.args[len(in.args)-2].Bytes
			gs.size = in.num(len(in.args) - 1)
			if gs.font, gs.fontName = in.res.font(name); gs.font == nil {
				in.d.r.add(ruleResource, in.p.number, "", "/"+printable(string(name)))
			}
			in.sight.font(gs.fontName)
		}
	case "Tc":
		gs.charSpace = in.num(0)
	case "Tw":
		gs.wordSpace = in.num(0)
	case "Tz":
		gs.scale = in.num(0) / 100
	case "TL":
		gs.leading = in.num(0)
	case "Ts":
		gs.rise = in.num(0)
	case "Tr":
		gs.mode = int(in.num(0))
	case "Td":
		in.move(in.num(0), in.num(1))
	case "TD":
		gs.leading = -in.num(1)
		in.move(in.num(0), in.num(1))
	case "Tm":
		in.tm = in.matrixArg()
		in.tlm = in.tm
	case "T*":
		in.move(0, -gs.leading)
	case "Tj", "TJ":
		in.show(in.args)
	case "'":
		in.move(0, -gs.leading)
		in.show(in.args)
	case "\"":
		gs.wordSpace, gs.charSpace = in.num(0), in.num(1)
		in.move(0, -gs.leading)
		if n := len(in.args); n > 0 {
			in.show(in.args[n-1:])
		}
	default:
		return false
	}
	return true
}

func (in *interpreter) move(x, y float64) {
	in.tlm = matrix{1, 0, 0, 1, x, y}.then(in.tlm)
	in.tm = in.tlm
}

// show shows strings; numbers between them are moves.
func (in *interpreter) show(args []pdfread.Token) {
	gs := &in.gs
	in.painted("text")
	if gs.mode != 3 && gs.mode != 7 {
		in.uses(gs.mode)
	}
	sink := in.sink()
	start := in.tm
	light := 0.0
	n := 0
	for _, t := range args {
		switch {
		case t.Kind == pdfread.StringToken && gs.font != nil:
			w, glyphs, spaces := gs.font.show(in, t.Bytes, sink)
			light += (w*gs.size + float64(glyphs)*gs.charSpace + float64(spaces)*gs.wordSpace) * gs.scale
			n += glyphs
		case t.Kind == pdfread.Number:
			light -= t.Num / 1000 * gs.size * gs.scale
			if sink != nil && t.Num < -180 {
				sink.WriteByte(' ')
			}
		}
	}
	in.tm = matrix{1, 0, 0, 1, light, 0}.then(in.tm)
	if in.p.paint != nil && n > 0 && gs.font != nil && gs.mode != 3 && gs.mode != 7 {
		in.paintText(start, light)
	}
}

// sink is where the text of the innermost numbered content goes.
func (in *interpreter) sink() *strings.Builder {
	if !in.d.words {
		return nil
	}
	for i := len(in.levels) - 1; i >= 0; i-- {
		l := in.levels[i]
		if l.silent || l.artifact {
			return nil
		}
		if l.mcid >= 0 {
			return &in.table()[l.mcid].text
		}
	}
	return nil
}

// table is the marked content of the page, or of the form that runs.
func (in *interpreter) table() map[int]*marks {
	if in.form == 0 {
		return in.p.mcids
	}
	if in.p.forms == nil {
		in.p.forms = map[int]map[int]*marks{}
	}
	t := in.p.forms[in.form]
	if t == nil {
		t = map[int]*marks{}
		in.p.forms[in.form] = t
	}
	return t
}

// begin opens a marked-content sequence.
func (in *interpreter) begin() {
	l := level{mcid: -1}
	if n := len(in.levels); n > 0 {
		out := in.levels[n-1]
		l.tagged, l.inArtifact, l.silent = out.tagged, out.artifact || out.inArtifact, out.silent
	}
	mcid, actual := in.properties()
	if len(in.args) > 0 && string(in.args[0].Bytes) == "Artifact" {
		l.artifact = true
		if l.tagged {
			in.p.marks.artifactInside = true
		}
	} else if mcid >= 0 && mcid < maxMCID {
		l.mcid, l.tagged = mcid, true
		if l.inArtifact {
			in.p.marks.insideArtifact = true
		}
		t := in.table()
		if t[mcid] == nil {
			t[mcid] = in.d.lists.mark()
		}
		t[mcid].times++
		in.p.marked++
	}
	if len(in.levels) < 512 {
		in.levels = append(in.levels, l)
	}
	if actual != nil {
		if s := in.sink(); s != nil {
			s.WriteString(*actual)
		}
		in.levels[len(in.levels)-1].silent = true
	}
}

// properties reads MCID and ActualText of BDC, in place or by name.
func (in *interpreter) properties() (mcid int, actual *string) {
	if len(in.args) < 2 {
		return -1, nil
	}
	if in.args[1].Kind == pdfread.NameToken {
		in.sight.odd()
		p := in.res.properties(string(in.args[1].Bytes))
		if p == nil {
			return -1, nil
		}
		mcid = -1
		if n, ok := in.d.Int(p.Raw("MCID")); ok {
			mcid = n
		}
		if s, ok := in.d.Bytes(p.Raw("ActualText")); ok {
			v := pdfread.Text(s)
			actual = &v
		}
		return mcid, actual
	}
	mcid = -1
	depth := 0
	for i := 1; i < len(in.args); i++ {
		t := in.args[i]
		switch t.Kind {
		case pdfread.DictOpen:
			depth++
		case pdfread.DictClose:
			depth--
		case pdfread.NameToken:
			if depth != 1 || i+1 >= len(in.args) {
				continue
			}
			next := in.args[i+1]
			switch {
			case string(t.Bytes) == "MCID" && next.Kind == pdfread.Number:
				mcid = int(next.Num)
			case string(t.Bytes) == "ActualText" && next.Kind == pdfread.StringToken:
				v := pdfread.Text(pdfread.String(next.Bytes))
				actual = &v
			}
		}
	}
	return mcid, actual
}

// painted checks that what is painted is content or artifact (PDF/UA-1, 7.1).
func (in *interpreter) painted(what string) {
	if in.d.o.Verdict && in.d.r.Purpose == Print {
		return // it does not count for what the file is for
	}
	if n := len(in.levels); n > 0 {
		if l := in.levels[n-1]; l.tagged || l.artifact || l.inArtifact {
			return
		}
	}
	if in.p.untagged++; in.p.untagged > 200 {
		return
	}
	in.d.r.add(ruleUntagged, in.p.number, "", paintedNames[what])
}

// object draws an XObject.
func (in *interpreter) object() {
	in.sight.odd()
	name := in.nameArg()
	ref, s := in.res.xobject(name)
	if s == nil {
		in.d.r.add(ruleResource, in.p.number, "", "/"+printable(name))
		return
	}
	switch in.d.Name(s.Dict.Raw("Subtype")) {
	case "Image":
		in.painted("image")
		in.image(s)
	case "Form":
		in.drawForm(ref, s)
	default:
		in.d.r.add(ruleXObject, in.p.number, "")
	}
}

// form is what was found in a form XObject.
type form struct {
	data  []byte
	res   *resources
	uses  int
	marks bool
}

// drawForm runs a form. One that draws itself is stopped.
func (in *interpreter) drawForm(ref int, s *pdfread.Stream) {
	if in.active[ref] && ref != 0 || in.depth > 12 {
		in.d.r.add(ruleResource, in.p.number, "", fmt.Sprintf("form %d ↺", ref))
		return
	}
	if s.Dict.Has("Ref") || s.Dict.Has("PS") || s.Dict.Has("OPI") || in.d.Name(s.Dict.Raw("Subtype2")) == "PS" {
		in.d.r.add(ruleXObject, in.p.number, "")
	}
	f := in.d.forms[ref]
	if f == nil || ref == 0 {
		f = &form{}
		f.data, _ = in.d.unpack(s, in.p.number, ref)
		in.d.forms[ref] = f
	}
	f.uses++
	in.d.steps += 100 // a form costs more than its tokens
	if g := in.d.Dict(s.Dict.Raw("Group")); in.d.Name(g.Raw("S")) == "Transparency" {
		in.p.clear = true
		in.transparent("Group")
		in.d.groupSpace(in.p, g)
	}
	inner := &interpreter{d: in.d, p: in.p, active: in.active, depth: in.depth + 1, gs: in.gs, levels: in.levels, res: in.res, form: in.form}
	if f.res == nil {
		if r := in.d.Dict(s.Dict.Raw("Resources")); r != nil {
			f.res = in.d.resourcesOf(r)
		}
	}
	if f.res != nil {
		inner.res = f.res
	}
	if s.Dict.Has("StructParents") {
		inner.form = ref
	}
	if m, ok := in.d.Floats(s.Dict.Raw("Matrix"), 6); ok {
		inner.gs.ctm = matrix(m).then(inner.gs.ctm)
	}
	before := in.p.marked
	in.active[ref] = true
	inner.run(f.data)
	delete(in.active, ref)
	f.marks = f.marks || in.p.marked > before
	if f.uses > 1 && f.marks {
		in.d.r.add(ruleShared, in.p.number, "", strconv.Itoa(ref))
	}
}

// inline is an image in the content itself.
func (in *interpreter) inline() {
	in.sight.odd()
	in.painted("image")
	in.inlineColour()
}

// intent checks the name of a rendering intent.
func (in *interpreter) intent(name string) {
	switch name {
	case "RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation":
	default:
		in.d.r.add(ruleIntentName, in.p.number, "", printable(name))
	}
}
