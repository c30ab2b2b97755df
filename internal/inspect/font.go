package inspect

import (
	"strings"

	"malbild/internal/diag"
	"malbild/internal/pdfread"
)

// font is a font as the content uses it (9.5–9.8).
type font struct {
	d         *pdfDoc
	name      string
	kind      pdfread.Name
	composite bool
	embedded  bool
	codes     *codeMap // of a composite font
	unicode   map[uint32]string
	named     *[256]string // text by a simple font's encoding; nil: not known
	glyphs    *[256]string // names of glyphs by a simple font's encoding
	first     int
	widths    []float64 // of a simple font, from first
	cidWidths widths    // of a composite font
	usual     float64   // width of what is not listed
	scale     float64   // of widths to an em
	gids      []byte    // CIDToGIDMap
	program   *program
	symbolic  bool
	encoded   bool // a simple font has an Encoding
	trueType  bool
	capHeight float64 // in thousandths

	pages []*[256]glyph     // what is known of each code of one or two bytes
	far   map[uint32]*glyph // of longer ones
	told  bool

	face    *face // by which it may be lent; nil: not at all
	lent    bool  // its letters are another file's, too
	met     bool  // another file has its program, too
	faulty  bool  // something was said of it
	learned int   // letters that were not known of it

	subset  bool
	cidSet  []byte
	charSet map[string]bool // of a simple font; nil: not said
}

// glyph is what is known of one code.
type glyph struct {
	known, checked bool
	private        bool  // its text is a private character
	cid            int32 // -1: not known
	width          float64
	text           string
}

// fontOf reads a font dictionary once.
func (d *pdfDoc) fontOf(o pdfread.Object) *font {
	ref := pdfread.RefNumber(o)
	if f, ok := d.fonts[ref]; ok && ref != 0 {
		return f
	}
	dict := d.Dict(o)
	if dict == nil {
		return nil
	}
	f := d.sharedFont(dict, ref)
	if ref != 0 {
		d.fonts[ref] = f
	}
	return f
}

// sharedFont is a font that another file has too, or one that is read.
func (d *pdfDoc) sharedFont(dict pdfread.Dict, ref int) *font {
	k, ok := d.faceOf(dict)
	if ok {
		if f := d.lend(k); f != nil {
			return f
		}
	}
	asked := d.r.asked
	f := d.readFont(dict)
	if ok && ref != 0 && asked == d.r.asked && f.plain() && f.program != nil && d.itsOwn(dict) {
		f.face = &k
	}
	return f
}

func (d *pdfDoc) readFont(dict pdfread.Dict) *font {
	f := &font{d: d, name: string(d.Name(dict.Raw("BaseFont"))), kind: d.Name(dict.Raw("Subtype")), scale: 0.001, capHeight: 700}
	if i := strings.IndexByte(f.name, '+'); i == 6 {
		f.subset = true
		f.name = f.name[7:]
	}
	if s := d.Stream(dict.Raw("ToUnicode")); s != nil {
		var err error
		if f.unicode, err = d.shared.cmap(d, s); err != nil {
			d.r.add(ruleStream, 0, "ToUnicode", diag.Cause(err))
		}
	}
	ok := d.Name(dict.Raw("Type")) == "Font"
	switch f.kind {
	case "Type0":
		d.compositeFont(f, dict)
	case "Type1", "MMType1", "TrueType", "Type3":
		d.simpleFont(f, dict)
	default:
		ok = false
	}
	if !ok || f.name == "" && f.kind != "Type3" {
		d.r.add(ruleFontDict, 0, "", f.name)
	}
	return f
}

// descriptor reads a font descriptor and the program it embeds.
func (d *pdfDoc) descriptor(f *font, desc pdfread.Dict) {
	if v, ok := d.Number(desc.Raw("CapHeight")); ok && v > 100 {
		f.capHeight = v
	}
	flags, _ := d.Int(desc.Raw("Flags"))
	f.symbolic = flags&4 != 0
	for _, key := range []pdfread.Name{"FontFile", "FontFile2", "FontFile3"} {
		s := d.Stream(desc.Raw(key))
		if s == nil {
			continue
		}
		if key == "FontFile3" && !d.fontFormat(f, string(d.Name(s.Dict.Raw("Subtype")))) {
			continue // readers do not know it
		}
		f.embedded = true
		f.program, f.met = d.shared.program(d, s, key)
		if f.program.broken {
			d.r.add(ruleFontFile, 0, "", f.name)
		}
	}
}

// fontFormat reports whether the format of FontFile3 is one that readers know (table
// 126); PDF/A-1 does not know OpenType.
func (d *pdfDoc) fontFormat(f *font, kind string) bool {
	switch {
	case kind == "Type1C" || kind == "CIDFontType0C" || kind == "OpenType" && !d.part1():
		return true
	case kind != "":
		d.r.add(ruleFontKind, 0, "", f.name, kind)
	}
	return kind == "OpenType"
}

func (d *pdfDoc) compositeFont(f *font, dict pdfread.Dict) {
	f.composite = true
	f.codes = d.codeMapOf(dict.Raw("Encoding"))
	kids := d.Array(dict.Raw("DescendantFonts"))
	if len(kids) != 1 {
		d.r.add(ruleFontDict, 0, "", f.name)
		return
	}
	cid := d.Dict(kids[0])
	desc := d.Dict(cid.Raw("FontDescriptor"))
	d.descriptor(f, desc)
	d.checkCodeMap(f, f.codes, cid)
	f.usual = 1000
	if v, ok := d.Number(cid.Raw("DW")); ok {
		f.usual = v
	}
	f.cidWidths = d.readW(d.Array(cid.Raw("W")))
	if d.Name(cid.Raw("Subtype")) == "CIDFontType2" {
		f.trueType = true
		m := cid.Raw("CIDToGIDMap")
		if m == nil && f.embedded {
			d.r.add(ruleCIDMap, 0, "", f.name)
		}
		if s := d.Stream(m); s != nil {
			f.gids, _ = d.Decode(s)
		}
	}
	if s := d.Stream(desc.Raw("CIDSet")); s != nil {
		f.cidSet, _ = d.Decode(s)
		if !d.part1() && f.subset && f.program != nil && !f.listsAll() {
			d.r.add(ruleCharSet, 0, "", f.name, "CIDSet")
		}
	}
}

// widths are those of a composite font that are listed, by CID.
type widths struct {
	by     []float64
	listed []bool
}

func (w *widths) set(cid int, v float64) {
	if cid < 0 || cid > 0xffff {
		return // there are no more CIDs (9.7.4.2)
	}
	if cid >= len(w.by) {
		n := max(cid+1, 2*len(w.by), 128)
		w.by, w.listed = append(make([]float64, 0, n), w.by...)[:n], append(make([]bool, 0, n), w.listed...)[:n]
	}
	w.by[cid], w.listed[cid] = v, true
}

// readW reads the widths of a composite font (9.7.4.3).
func (d *pdfDoc) readW(a pdfread.Array) (out widths) {
	for i := 0; i+1 < len(a); {
		first, ok := d.Int(a[i])
		if !ok {
			break
		}
		if list, ok := d.Get(a[i+1]).(pdfread.Array); ok {
			for k, v := range list {
				w, _ := d.Number(v)
				out.set(first+k, w)
			}
			i += 2
			continue
		}
		if i+2 >= len(a) {
			break
		}
		last, _ := d.Int(a[i+1])
		w, _ := d.Number(a[i+2])
		for c := first; c <= last && c-first < 1<<16; c++ {
			out.set(c, w)
		}
		i += 3
	}
	return out
}

func (d *pdfDoc) simpleFont(f *font, dict pdfread.Dict) {
	f.trueType = f.kind == "TrueType"
	desc := d.Dict(dict.Raw("FontDescriptor"))
	d.descriptor(f, desc)
	f.first, _ = d.Int(dict.Raw("FirstChar"))
	for _, v := range d.Array(dict.Raw("Widths")) {
		w, _ := d.Number(v)
		f.widths = append(f.widths, w)
	}
	last, hasLast := d.Int(dict.Raw("LastChar"))
	if f.kind == "Type3" {
		f.embedded = true
		if m, ok := d.Floats(dict.Raw("FontMatrix"), 6); ok {
			f.scale = m[0]
		}
	} else if !standard14(f.name) && (!dict.Has("FirstChar") || !hasLast || len(f.widths) != last-f.first+1) {
		d.r.add(ruleFontDict, 0, "", f.name)
	}
	f.usual, _ = d.Number(desc.Raw("MissingWidth"))
	d.encoding(f, dict.Raw("Encoding"))
	if set, ok := d.Bytes(desc.Raw("CharSet")); f.kind != "TrueType" && f.kind != "Type3" {
		d.checkCharSet(f, string(set), ok)
	}
	if f.trueType {
		d.checkTrueType(f, dict.Raw("Encoding"))
	}
}

func standard14(name string) bool {
	for _, p := range []string{"Helvetica", "Times-", "Courier", "Symbol", "ZapfDingbats"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

// meet says of a font that is shown what does not hang on its letters, once.
func (f *font) meet(in *interpreter) {
	if f.told {
		return
	}
	f.told = true
	f.unread()
	if !f.embedded {
		f.d.r.add(ruleEmbedded, in.p.number, "", f.name)
		f.d.r.add(rulePressEmbed, in.p.number, "", f.name)
	}
}

// show reads shown bytes: how wide they are, how many, how many single-byte spaces.
func (f *font) show(in *interpreter, b []byte, sink *strings.Builder) (width float64, glyphs, spaces int) {
	visible := in.gs.mode != 3
	if visible {
		f.meet(in)
	}
	var noted *shownFont
	if in.sight != nil {
		noted = in.sight.letters(in, f)
	}
	for len(b) > 0 {
		code, n, cid := uint32(b[0]), 1, int32(-1)
		if f.composite {
			var known bool
			var c int
			if code, n, c, known = f.codes.next(b); known {
				cid = int32(c)
			}
		} else if code == ' ' {
			spaces++
		}
		b = b[n:]
		g := f.known(in, code, cid, visible)
		if noted != nil {
			noted.letter(code, g)
		}
		if g.private && visible {
			in.sight.odd()
			in.showPrivate(f, int(code))
		}
		width += g.width
		glyphs++
		if sink != nil {
			sink.WriteString(g.text)
		}
	}
	return width, glyphs, spaces
}

// known is what is known of a code, which is found out when it is met first.
func (f *font) known(in *interpreter, code uint32, cid int32, visible bool) *glyph {
	if page := int(code >> 8); page < len(f.pages) && f.pages[page] != nil {
		if g := &f.pages[page][code&255]; g.known && (g.checked || !visible) {
			return g
		}
	}
	f.thaw()
	g, asked := f.glyph(code), in.d.r.asked
	if !g.known {
		g.cid = cid
		f.learn(in, int(code), g)
		f.learned++
	}
	if visible && !g.checked {
		g.checked = true
		f.check(in, int(code), g)
	}
	f.faulty = f.faulty || in.d.r.asked != asked
	return g
}

// glyph is where what is known of a code is kept.
func (f *font) glyph(code uint32) *glyph {
	if code > 0xffff {
		g := f.far[code]
		if g == nil {
			if f.far == nil {
				f.far = map[uint32]*glyph{}
			}
			g = &glyph{}
			f.far[code] = g
		}
		return g
	}
	for int(code>>8) >= len(f.pages) {
		f.pages = append(f.pages, nil)
	}
	page := f.pages[code>>8]
	if page == nil {
		page = newGlyphPage()
		f.pages[code>>8] = page
	}
	return &page[code&255]
}

// learn finds the width and text of a code.
func (f *font) learn(in *interpreter, code int, g *glyph) {
	g.known = true
	w := f.usual
	if f.composite {
		if c := int(g.cid); c >= 0 && c < len(f.cidWidths.by) && f.cidWidths.listed[c] {
			w = f.cidWidths.by[c]
		}
	} else if i := code - f.first; i >= 0 && i < len(f.widths) {
		w = f.widths[i]
	} else if !f.embedded {
		w = 500
	}
	g.width = w * f.scale
	text, ok := f.unicode[uint32(code)]
	if !ok && f.named != nil && code < 256 {
		text, ok = f.named[code], f.named[code] != ""
	}
	if !ok && (!f.composite || f.codes.identity || f.codes.embedded) {
		in.d.r.add(ruleUnicode, in.p.number, "", f.name, code)
		text = "\ufffd"
	}
	if strings.ContainsAny(text, "\x00\ufeff\ufffe") && ok {
		in.d.r.add(ruleUniValue, in.p.number, "", f.name, code)
	}
	g.text, g.private = text, private(text)
}
