package inspect

import (
	"strings"

	"malbild/internal/pdfread"
)

// font is a font as the content uses it (9.5–9.8).
type font struct {
	d         *pdfDoc
	name      string
	kind      pdfread.Name
	composite bool
	embedded  bool
	identity  bool // codes are CIDs of two bytes
	unicode   map[uint32]string
	named     *[256]string // text by a simple font's encoding; nil: not known
	first     int
	widths    []float64       // of a simple font, from first
	cidWidths map[int]float64 // of a composite font
	usual     float64         // width of what is not listed
	scale     float64         // of widths to an em
	gids      []byte          // CIDToGIDMap
	program   *program
	symbolic  bool
	trueType  bool
	capHeight float64 // in thousandths

	pages [256]*[256]glyph // what is known of each code
	told  bool

	subset bool
	cidSet []byte
}

// glyph is what is known of one code.
type glyph struct {
	known, checked bool
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
	f := d.readFont(dict)
	if ref != 0 {
		d.fonts[ref] = f
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
			d.r.add(ruleStream, 0, "ToUnicode", err.Error())
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
		f.embedded = true
		f.program = d.shared.program(d, s, key)
		if f.program.broken {
			d.r.add(ruleFontFile, 0, "", f.name)
		}
	}
}

func (d *pdfDoc) compositeFont(f *font, dict pdfread.Dict) {
	f.composite = true
	f.identity = strings.HasPrefix(string(d.Name(dict.Raw("Encoding"))), "Identity")
	kids := d.Array(dict.Raw("DescendantFonts"))
	if len(kids) != 1 {
		d.r.add(ruleFontDict, 0, "", f.name)
		return
	}
	cid := d.Dict(kids[0])
	desc := d.Dict(cid.Raw("FontDescriptor"))
	d.descriptor(f, desc)
	if s := d.Stream(desc.Raw("CIDSet")); s != nil && d.part1() {
		f.cidSet, _ = d.Decode(s)
	}
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
}

// readW reads the widths of a composite font (9.7.4.3).
func (d *pdfDoc) readW(a pdfread.Array) map[int]float64 {
	out := make(map[int]float64, len(a)*2)
	for i := 0; i+1 < len(a); {
		first, ok := d.Int(a[i])
		if !ok {
			break
		}
		if list, ok := d.Get(a[i+1]).(pdfread.Array); ok {
			for k, v := range list {
				out[first+k], _ = d.Number(v)
			}
			i += 2
			continue
		}
		if i+2 >= len(a) {
			break
		}
		last, _ := d.Int(a[i+1])
		w, _ := d.Number(a[i+2])
		for c := first; c <= last && c-first < 1<<16 && len(out) < 1<<16; c++ {
			out[c] = w
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
	f.named = d.encoding(f, dict.Raw("Encoding"))
}

func standard14(name string) bool {
	for _, p := range []string{"Helvetica", "Times-", "Courier", "Symbol", "ZapfDingbats"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

// encoding is the text of each code by the encoding of a simple font.
func (d *pdfDoc) encoding(f *font, o pdfread.Object) *[256]string {
	var out [256]string
	name := d.Name(o)
	dict, _ := d.Get(o).(pdfread.Dict)
	if dict != nil {
		name = d.Name(dict.Raw("BaseEncoding"))
	}
	switch {
	case name == "WinAnsiEncoding" || name == "MacRomanEncoding" || name == "StandardEncoding":
		latin(&out)
	case f.kind != "Type3" && !f.symbolic && name == "":
		latin(&out)
	case dict == nil:
		return nil
	}
	code := 0
	for _, v := range d.Array(dict.Raw("Differences")) {
		switch v := d.Get(v).(type) {
		case int:
			code = v
		case pdfread.Name:
			if code >= 0 && code < 256 {
				out[code] = glyphText(string(v))
			}
			code++
		}
	}
	return &out
}

// latin is Windows-1252, of which the letters of the other Latin encodings are near
// enough to be read; only what is mapped at all is judged.
func latin(out *[256]string) {
	high := []rune("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ")
	for c := 32; c < 256; c++ {
		switch {
		case c >= 128 && c < 160:
			out[c] = string(high[c-128])
		default:
			out[c] = string(rune(c))
		}
	}
}

// glyphText is the text of a glyph name: the common part of Adobe's list.
func glyphText(name string) string {
	if t, ok := glyphNames[name]; ok {
		return t
	}
	base, _, _ := strings.Cut(name, ".")
	if len(base) == 1 {
		return base
	}
	if hex, ok := strings.CutPrefix(base, "uni"); ok && len(hex) >= 4 {
		if v, ok := hexValue(hex[:4]); ok {
			return string(rune(v))
		}
	}
	if hex, ok := strings.CutPrefix(base, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if v, ok := hexValue(hex); ok {
			return string(rune(v))
		}
	}
	return ""
}

func hexValue(s string) (int, bool) {
	n := 0
	for _, c := range s {
		i := strings.IndexRune("0123456789ABCDEF", c)
		if i < 0 {
			return 0, false
		}
		n = n<<4 | i
	}
	return n, true
}

var glyphNames = map[string]string{"space": " ", "hyphen": "-", "period": ".", "comma": ",", "colon": ":", "semicolon": ";", "parenleft": "(", "parenright": ")",
	"exclam": "!", "question": "?", "slash": "/", "quotesingle": "'", "quotedbl": "\"", "quoteright": "’", "quoteleft": "‘", "quotedblright": "”", "quotedblleft": "“",
	"endash": "–", "emdash": "—", "bullet": "•", "ampersand": "&", "percent": "%", "plus": "+", "equal": "=", "at": "@", "numbersign": "#", "section": "§",
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"aring": "å", "adieresis": "ä", "odieresis": "ö", "Aring": "Å", "Adieresis": "Ä", "Odieresis": "Ö", "eacute": "é", "Eacute": "É", "udieresis": "ü",
	"fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "guillemotleft": "«", "guillemotright": "»", "underscore": "_", "asterisk": "*", "ellipsis": "…"}

// show reads shown bytes: how wide they are, how many, how many single-byte spaces.
func (f *font) show(in *interpreter, b []byte, sink *strings.Builder) (width float64, glyphs, spaces int) {
	visible := in.gs.mode != 3
	if visible && !f.told {
		f.told = true
		f.unread()
		if !f.embedded {
			f.d.r.add(ruleEmbedded, in.p.number, "", f.name)
			f.d.r.add(rulePressEmbed, in.p.number, "", f.name)
		}
	}
	step := 1
	if f.composite {
		step = 2
	}
	for i := 0; i+step <= len(b); i += step {
		code := int(b[i])
		if step == 2 {
			code = code<<8 | int(b[i+1])
		} else if code == ' ' {
			spaces++
		}
		page := f.pages[code>>8]
		if page == nil {
			page = &[256]glyph{}
			f.pages[code>>8] = page
		}
		g := &page[code&255]
		if !g.known {
			f.learn(in, code, g)
		}
		if visible && !g.checked {
			g.checked = true
			f.check(in, code, g)
		}
		width += g.width
		glyphs++
		if sink != nil {
			sink.WriteString(g.text)
		}
	}
	return width, glyphs, spaces
}

// learn finds the width and text of a code.
func (f *font) learn(in *interpreter, code int, g *glyph) {
	g.known = true
	w := f.usual
	if f.composite {
		if v, ok := f.cidWidths[code]; ok {
			w = v
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
	if !ok && (!f.composite || f.identity) {
		in.d.r.add(ruleUnicode, in.p.number, "", f.name, code)
		text = "\ufffd"
	}
	if strings.ContainsAny(text, "\x00\ufeff\ufffe") && ok {
		in.d.r.add(ruleUniValue, in.p.number, "", f.name, code)
	}
	g.text = text
}

// check holds a code against the embedded program.
func (f *font) check(in *interpreter, code int, g *glyph) {
	if f.program == nil || f.program.broken || !f.program.trueType || f.composite && !f.identity {
		return
	}
	gid, ok := f.gid(code)
	if !ok {
		return
	}
	r := in.d.r
	if gid == 0 {
		r.add(ruleNotdef, in.p.number, "", f.name)
	}
	switch {
	case gid >= f.program.glyphs:
		r.add(ruleGlyph, in.p.number, "", f.name, code)
	default:
		own := f.program.width(gid)
		if said := g.width * 1000; said-own > 1 || own-said > 1 {
			r.add(ruleWidths, in.p.number, "", f.name, code, int(said+0.5), int(own+0.5))
		}
	}
}

// gid finds the glyph of a code; false when that is not known.
func (f *font) gid(code int) (int, bool) {
	if f.composite {
		if f.gids == nil {
			return code, f.trueType
		}
		if 2*code+1 >= len(f.gids) {
			return 0, true
		}
		return int(f.gids[2*code])<<8 | int(f.gids[2*code+1]), true
	}
	if !f.trueType {
		return 0, false
	}
	p := f.program
	if f.symbolic {
		for _, c := range []int{code, 0xf000 + code, 0xf100 + code} {
			if g := p.symbols[c]; g != 0 {
				return g, true
			}
		}
		return 0, p.symbols != nil
	}
	if p.letters == nil || f.named == nil || f.named[code] == "" {
		return 0, false
	}
	r := []rune(f.named[code])
	g, ok := p.letters[int(r[0])]
	return g, ok
}
