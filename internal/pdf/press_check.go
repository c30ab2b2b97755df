package pdf

import (
	"bytes"
	"strconv"

	"malbild/internal/diag"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/press"
)

// What is checked here is the file as written, not what the writer meant: content
// streams are read back operator by operator, and objects as bytes. A file with a
// fault never leaves the writer.

// fault is one thing a press would refuse.
type fault struct {
	code *diag.Code
	page int // from 1; 0: the file
	what string
}

func (f fault) finding(c *press.Condition) diag.Finding {
	return f.code.At(diag.Pos{}, f.page, f.what, c.Ink, strconv.FormatFloat(c.Line.Pt(), 'g', -1, 64), string(c.Standard))
}

// contentFaults reads a content stream: no colour but inks, no more ink than the
// press takes, no line thinner than it holds, no tags.
func contentFaults(b []byte, c *press.Condition) (out []fault) {
	seen := map[string]bool{}
	add := func(code *diag.Code, what string) {
		if key := code.ID + what; !seen[key] {
			seen[key] = true
			out = append(out, fault{code: code, what: what})
		}
	}
	scan := operands{b: b}
	for {
		op, ok := scan.next()
		if !ok {
			return out
		}
		switch string(op) {
		case "k", "K":
			if n := scan.sum(4); n > float64(c.Ink)/100+0.005 {
				add(codeTooMuchInk, strconv.FormatFloat(100*n, 'f', 0, 64)+" %")
			}
		case "w":
			if n := scan.sum(1); n < c.Line.Pt()-0.005 {
				add(codeThinLine, strconv.FormatFloat(n, 'f', 2, 64)+" pt")
			}
		case "cs", "CS", "scn", "SCN": // Separation spaces of our own; sums of one ink
		case "rg", "RG", "g", "G", "sc", "SC", "sh", "BI", "ri":
			add(codeNotInk, string(op))
		case "BDC", "BMC", "EMC":
			add(codePressForm, string(op))
		}
	}
}

// operands walks through a content stream and keeps the last numbers.
type operands struct {
	b    []byte
	i    int
	last [8]float64
	n    int
}

// next returns the next operator; strings, names and arrays pass by.
func (o *operands) next() ([]byte, bool) {
	o.n = 0
	for o.i < len(o.b) {
		c := o.b[o.i]
		switch {
		case c == '(':
			o.literal()
		case c == '<' && o.i+1 < len(o.b) && o.b[o.i+1] != '<':
			for o.i < len(o.b) && o.b[o.i] != '>' {
				o.i++
			}
		case c == '/':
			for o.i++; o.i < len(o.b) && regular(o.b[o.i]); o.i++ {
			}
		case c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+':
			o.number()
		case regular(c):
			at := o.i
			for o.i < len(o.b) && regular(o.b[o.i]) {
				o.i++
			}
			return o.b[at:o.i], true
		default:
			o.i++
		}
	}
	return nil, false
}

// number reads a number as content streams write them: sign, digits and a point
// (7.3.3). What is none is passed by, so that an operator lacks an operand.
func (o *operands) number() {
	var n, scale int64 = 0, 0
	minus, good := o.b[o.i] == '-', false
	if minus || o.b[o.i] == '+' {
		o.i++
	}
	for ; o.i < len(o.b) && regular(o.b[o.i]); o.i++ {
		switch c := o.b[o.i]; {
		case c >= '0' && c <= '9' && n < 1<<50:
			n, scale, good = 10*n+int64(c-'0'), 10*scale, true
		case c == '.' && scale == 0:
			scale = 1
		default:
			good, n = false, 1<<50
		}
	}
	if !good || o.n == len(o.last) {
		return
	}
	if minus {
		n = -n
	}
	o.last[o.n] = float64(n) / float64(max(scale, 1))
	o.n++
}

// literal passes a string with its escapes and inner brackets.
func (o *operands) literal() {
	depth := 0
	for ; o.i < len(o.b); o.i++ {
		switch o.b[o.i] {
		case '\\':
			o.i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				o.i++
				return
			}
		}
	}
}

// sum adds the last n numbers; without so many it is more than any press takes.
func (o *operands) sum(n int) (s float64) {
	if o.n != n {
		return 99
	}
	for _, v := range o.last[:n] {
		s += v
	}
	return s
}

// objectFaults reads the objects of a file: intent, boxes, keys, fonts, and
// nothing that a press must not meet.
func objectFaults(b []byte, r *rules) (out []fault) {
	add := func(code *diag.Code, what string) { out = append(out, fault{code: code, what: what}) }
	times := namesIn(b)
	for _, must := range []string{"/S/GTS_PDFX", "/OutputConditionIdentifier(", "/GTS_PDFXVersion(", "/Trapped/False"} {
		if times[must] != 1 {
			add(codePressForm, must)
		}
	}
	if r.alpha && times["/DestOutputProfile "] != 1 {
		add(codePressForm, "/DestOutputProfile")
	}
	for _, not := range []string{"/DeviceRGB", "/CalRGB", "/CalGray", "/Lab"} {
		if times[not] > 0 {
			add(codeNotInk, not)
		}
	}
	for _, not := range []string{"/Annots", "/AcroForm", "/JavaScript", "/AA<<", "/OpenAction", "/Encrypt", "/StructTreeRoot", "/OPI", "/Ref<<", "/PS "} {
		if times[not] > 0 {
			add(codePressForm, not)
		}
	}
	if !r.alpha {
		for _, not := range []string{"/SMask", "/ca ", "/CA ", "/BM/", "/Transparency"} {
			if times[not] > 0 {
				add(codePressForm, not)
			}
		}
	}
	if times["/Type/FontDescriptor"] != times["/FontFile2 "]+times["/FontFile3 "] {
		add(codePressForm, "/FontFile")
	}
	return append(out, boxFaults(b)...)
}

// namesIn counts the names that objectFaults asks for, in one look at the bytes: each
// alone, or with what must follow it.
func namesIn(b []byte) map[string]int {
	times := map[string]int{}
	for {
		i := bytes.IndexByte(b, '/')
		if i < 0 {
			return times
		}
		n := i + 1
		for n < len(b) && regular(b[n]) {
			n++
		}
		if then, asked := follows(b[i:n]); asked && bytes.HasPrefix(b[n:], []byte(then)) {
			times[string(b[i:n+len(then)])]++
		}
		b = b[n:]
	}
}

// follows tells whether objectFaults asks for a name, and for it followed by what.
func follows(name []byte) (then string, asked bool) {
	switch string(name) {
	case "/DeviceRGB", "/CalRGB", "/CalGray", "/Lab",
		"/Annots", "/AcroForm", "/JavaScript", "/OpenAction", "/Encrypt", "/StructTreeRoot", "/OPI", "/SMask", "/Transparency":
		return "", true
	case "/DestOutputProfile", "/PS", "/ca", "/CA", "/FontFile2", "/FontFile3":
		return " ", true
	case "/OutputConditionIdentifier", "/GTS_PDFXVersion":
		return "(", true
	case "/AA", "/Ref":
		return "<<", true
	case "/S":
		return "/GTS_PDFX", true
	case "/Trapped":
		return "/False", true
	case "/Type":
		return "/FontDescriptor", true
	case "/BM":
		return "/", true
	}
	return "", false
}

// boxFaults reads the boxes of every page: each must lie inside the one before.
func boxFaults(b []byte) (out []fault) {
	const sheet = "<</Type/Page/Parent "
	for n := 1; ; n++ {
		i := bytes.Index(b, []byte(sheet))
		if i < 0 {
			if n == 1 {
				out = append(out, fault{codePressForm, 0, "/Page"})
			}
			return out
		}
		b = b[i+len(sheet):]
		end := bytes.Index(b, []byte(">>"))
		if end < 0 {
			end = len(b)
		}
		outer := [4]float64{-1e9, -1e9, 1e9, 1e9}
		for _, name := range []string{"/MediaBox[", "/BleedBox[", "/TrimBox["} {
			v, ok := box(b[:end], name)
			if !ok || v[0] < outer[0] || v[1] < outer[1] || v[2] > outer[2] || v[3] > outer[3] || v[0] >= v[2] || v[1] >= v[3] {
				out = append(out, fault{codePressForm, n, name + "]"})
				break
			}
			outer = v
		}
	}
}

// box reads four numbers behind a name.
func box(b []byte, name string) (v [4]float64, ok bool) {
	_, rest, _ := bytes.Cut(b, []byte(name))
	inner, _, closed := bytes.Cut(rest, []byte("]"))
	fields := bytes.Fields(inner)
	if !closed || len(fields) != len(v) {
		return v, false
	}
	for i, f := range fields {
		n, err := strconv.ParseFloat(string(f), 64)
		if err != nil {
			return v, false
		}
		v[i] = n
	}
	return v, true
}

// shortOfBleed finds surfaces that reach the trim and end there, or between it and
// the edge of the bleed: after cutting, paper would show (14.11.2.3).
func shortOfBleed(pages []*page.Page, bleed geom.Length) (l diag.List) {
	if bleed <= 0 {
		return nil
	}
	near := geom.MM(0.1)
	for n, pg := range pages {
		short := false
		for _, it := range pg.Items {
			s, ok := it.(*page.Shape)
			if !ok || s.Fill == nil || s.Fill.White() {
				continue
			}
			r := s.Path.Bounds()
			w, h := pg.Trim.W, pg.Trim.H
			if r.Right() <= 0 || r.Bottom() <= 0 || r.X >= w || r.Y >= h {
				continue // all of it is cut off
			}
			short = short || r.X <= near && r.X > near-bleed || r.Y <= near && r.Y > near-bleed ||
				r.Right() >= w-near && r.Right() < w+bleed-near || r.Bottom() >= h-near && r.Bottom() < h+bleed-near
		}
		if short {
			l.Add(codeNoBleed.At(diag.Pos{}, n+1, strconv.FormatFloat(bleed.MM(), 'f', -1, 64)))
		}
	}
	return l
}
