package pdf

import (
	"fmt"
	"strconv"
	"sync"

	"github.com/boxesandglue/textshape/ot"

	"malbild/internal/page"
	"malbild/internal/typeset"
)

// face is what the writer needs of a face of package typeset.
type face interface {
	OT() *ot.Font
	Upem() int
	Glyph(r rune) uint16
	Description() typeset.Description
}

// font is one face as one document uses it. A code of the font (CID) stands for
// a glyph and the text it was set for, so that a hyphen at a line end (U+00AD) and
// one between words extract as what they are although they share a glyph.
type font struct {
	id     string
	face   face
	sfnt   *sfnt
	shades *shades
	also   map[pair]uint16 // codes of glyphs that were set for a second text
	res    string          // resource name
	subset *subset
	ref    ref
	sparse bool // of a document that is to stay small: only the glyphs used
}

type pair struct {
	glyph uint16
	text  string
}

// shades are the glyphs used, with a table by glyph of where they stand. The table is
// mostly empty, so it is pooled and cleaned by what was used.
type shades struct {
	by    []uint16
	used  []shade // the first stands for none
	pairs []pair  // by code, see number
}

type shade struct {
	text        string
	glyph, code uint16
}

var shadePool = sync.Pool{New: func() any { return &shades{used: make([]shade, 1, 128)} }}

func (f *font) begin() {
	f.shades = shadePool.Get().(*shades)
	if len(f.shades.by) < f.sfnt.glyphs {
		f.shades.by = make([]uint16, f.sfnt.glyphs)
	}
}

func (f *font) end() {
	for _, s := range f.shades.used {
		f.shades.by[s.glyph] = 0
	}
	clear(f.shades.used)
	clear(f.shades.pairs)
	f.shades.used = f.shades.used[:1]
	shadePool.Put(f.shades)
	f.shades = nil
}

// use notes the glyphs of a run.
func (f *font) use(gs []page.Glyph) error {
	by := f.shades.by
	for i := range gs {
		g := &gs[i]
		if g.ID == 0 {
			return fmt.Errorf("face %s has no glyph for «%s»", f.id, g.Text)
		}
		if int(g.ID) >= f.sfnt.glyphs {
			return fmt.Errorf("face %s has no glyph %d", f.id, g.ID)
		}
		switch at := by[g.ID]; {
		case at == 0:
			by[g.ID] = uint16(len(f.shades.used))
			f.shades.used = append(f.shades.used, shade{text: g.Text, glyph: g.ID})
		case f.shades.used[at].text != g.Text:
			if f.also == nil {
				f.also = map[pair]uint16{}
			}
			f.also[pair{g.ID, g.Text}] = 0
		}
	}
	return nil
}

// of is what is noted of a glyph.
func (s *shades) of(glyph uint16) *shade { return &s.used[s.by[glyph]] }

// code returns the code of a glyph that was noted by use.
func (f *font) code(g *page.Glyph) uint16 {
	if s := f.shades.of(g.ID); s.text == g.Text {
		return s.code
	}
	return f.also[pair{g.ID, g.Text}]
}

// subset is an embedded font, ready to be written. It depends on the face and the
// pairs alone and never changes, so that documents share it.
type subset struct {
	name       string
	program    []byte // deflated
	length     int    // of program before that
	toUnicode  []byte // deflated
	cubic      bool   // a CFF program
	widths     string // entries of W
	tenths     []int32
	descriptor string // entries of FontDescriptor but the program
}

// measured is a subset of which no more is known than how wide its glyphs are.
func (f *font) measured(pairs []pair) *subset {
	s := &subset{tenths: make([]int32, len(pairs))}
	for i, p := range pairs {
		// 9.7.4.3: thousandths of an em. Tenths of those keep a line of a hundred
		// letters within a hundredth of a point without any correction.
		if i == 0 || p.glyph != 0 {
			s.tenths[i] = int32((f.sfnt.advance(p.glyph)*10000 + f.face.Upem()/2) / f.face.Upem())
		}
	}
	return s
}

// build makes the rest of a subset that was measured.
func (f *font) build(s *subset, pairs []pair, c *pieces) error {
	program, err := f.program(pairs)
	if err != nil {
		return fmt.Errorf("face %s: %w", f.id, err)
	}
	d := f.face.Description()
	s.name, s.length, s.cubic = tag(pairs)+"+"+d.Name, len(program), f.sfnt.cff != nil
	s.program = packed(make([]byte, 0, len(program)), program)
	s.toUnicode = c.deflated(nil, toUnicode(pairs)) // ranges: most maps are the same
	s.widths = widths(pairs, s.tenths)
	s.descriptor = f.describe(s.name, &d)
	return nil
}

// widths writes the array W (9.7.4.3), which leaves out long stretches that nothing uses.
func widths(pairs []pair, tenths []int32) string {
	const long = 3
	b, open, gap := []byte{'['}, false, 0
	for i := 1; i < len(pairs); i++ {
		if pairs[i].glyph == 0 {
			gap++
			continue
		}
		if open && gap > long {
			b, open = append(b, ']'), false
		}
		if !open {
			b = append(strconv.AppendInt(b, int64(i), 10), '[')
			open, gap = true, 0
		} else {
			for ; gap > 0; gap-- {
				b = append(b, " 0"...)
			}
			b = append(b, ' ')
		}
		b = appendTenth(b, int64(tenths[i]))
	}
	if open {
		b = append(b, ']')
	}
	return string(append(b, ']'))
}

// program is the font program to embed: a glyph for every code.
func (f *font) program(pairs []pair) ([]byte, error) {
	gids := make([]uint16, len(pairs))
	for i, p := range pairs {
		gids[i] = p.glyph
	}
	if f.sfnt.cff != nil {
		return f.sfnt.programCFF(gids)
	}
	return f.sfnt.subset(gids)
}

// tag is the six letters that name a subset (9.6.4), made from what it holds.
func tag(pairs []pair) string {
	h := uint64(14695981039346656037)
	for _, p := range pairs {
		h = (h ^ uint64(p.glyph)) * 1099511628211
		for _, c := range []byte(p.text) {
			h = (h ^ uint64(c)) * 1099511628211
		}
	}
	var t [6]byte
	for i := range t {
		t[i] = 'A' + byte(h%26)
		h /= 26
	}
	return string(t[:])
}

// describe writes the font descriptor (9.8) in thousandths of an em.
func (f *font) describe(name string, d *typeset.Description) string {
	upem := f.face.Upem()
	k := func(v int16) string {
		n := int(v) * 1000
		if n < 0 {
			return strconv.Itoa((n - upem/2) / upem)
		}
		return strconv.Itoa((n + upem/2) / upem)
	}
	flags := 4 // symbolic: codes are glyph numbers
	if d.Italic || d.Angle != 0 {
		flags |= 64
	}
	w := d.Weight
	b := appendName([]byte("/Type/FontDescriptor/FontName"), name)
	b = append(b, "/Flags "+strconv.Itoa(flags)+"/FontBBox["+k(d.Box[0])+" "+k(d.Box[1])+" "+k(d.Box[2])+" "+k(d.Box[3])+"]"...)
	b = append(b, "/Ascent "+k(d.Ascent)+"/Descent "+k(d.Descent)+"/CapHeight "+k(d.CapHeight)...)
	b = append(b, "/ItalicAngle "+strconv.Itoa(int(d.Angle>>16))+"/StemV "+strconv.Itoa(50+w*w/4225)...)
	return string(b)
}

// toUnicode is the CMap from codes to text (9.10.3). A later glyph of a cluster
// carries no text of its own; it is mapped to the word joiner, which is nothing
// to a reader, as PDF/A-2a 6.2.11.7.2 wants a value for every code.
func toUnicode(pairs []pair) []byte {
	b := []byte("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	b = appendRanges(b, pairs)
	const block = 100 // a block holds at most a hundred mappings
	rest := make([]int, 0, len(pairs))
	for i := 1; i < len(pairs); i++ {
		if pairs[i].glyph != 0 && !inRange(i) {
			rest = append(rest, i)
		}
	}
	for len(rest) > 0 {
		n := min(len(rest), block)
		b = strconv.AppendInt(b, int64(n), 10)
		b = append(b, " beginbfchar\n"...)
		for _, i := range rest[:n] {
			text := pairs[i].text
			if text == "" {
				text = "\u2060"
			}
			b = append(appendCode(b, i), '<')
			for _, r := range text {
				b = appendUTF16(b, r, putHex)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
		rest = rest[n:]
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}

// appendRanges maps the neighbours of which one is used, all of them: what a code that
// nothing uses would mean does no harm, and most maps are then the same.
func appendRanges(b []byte, pairs []pair) []byte {
	n := 0
	for _, r := range ranges {
		if usesAny(pairs, r.first, r.last) {
			n++
		}
	}
	if n == 0 {
		return b
	}
	b = append(strconv.AppendInt(b, int64(n), 10), " beginbfrange\n"...)
	for _, r := range ranges {
		if usesAny(pairs, r.first, r.last) {
			b = appendCode(appendCode(b, int(r.first)), int(r.last))
			b = append(b, "<00"...)
			b = append(putHex(b, usualTexts[r.first][0]), ">\n"...)
		}
	}
	return append(b, "endbfrange\n"...)
}

func usesAny(pairs []pair, first, last uint16) bool {
	for i := int(first); i <= int(last) && i < len(pairs); i++ {
		if pairs[i].glyph != 0 {
			return true
		}
	}
	return false
}

func inRange(code int) bool { return code <= int(ranges[len(ranges)-1].last) }

func appendCode(b []byte, code int) []byte {
	return append(putHex(putHex(append(b, '<'), byte(code>>8)), byte(code)), '>')
}

// cidSet lists the codes of a subset, one bit each (PDF/A-1 6.3.5).
func cidSet(n int) []byte {
	b := make([]byte, (n+7)/8)
	for i := range n {
		b[i/8] |= 0x80 >> (i % 8)
	}
	return b
}

// write adds the objects of the font to the file.
func (f *font) write(w *file, r *rules) {
	s := f.subset
	var set ref
	if r.part == "1" {
		set = w.alloc(1)
		w.stream(set, "", cidSet(len(s.tenths)))
	}
	program, uni := w.alloc(1), w.alloc(1)
	if s.cubic {
		w.deflated(program, "/Subtype/CIDFontType0C", s.program)
	} else {
		w.deflated(program, "/Length1 "+strconv.Itoa(s.length), s.program)
	}
	w.deflated(uni, "", s.toUnicode)
	desc := w.alloc(1)
	b := append(append(w.open(desc), "<<"...), s.descriptor...)
	key := "/FontFile2 "
	if s.cubic {
		key = "/FontFile3 "
	}
	b = appendRef(append(b, key...), program)
	if set != 0 {
		b = appendRef(append(b, "/CIDSet "...), set)
	}
	w.close(append(b, ">>"...))
	cid := w.alloc(1)
	kind := "2"
	if s.cubic {
		kind = "0"
	}
	b = append(w.open(cid), "<</Type/Font/Subtype/CIDFontType"+kind+"/BaseFont"...)
	b = appendName(b, s.name)
	b = append(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 0"...)
	if !s.cubic {
		b = append(b, "/CIDToGIDMap/Identity"...)
	}
	b = append(append(b, "/W"...), s.widths...)
	b = append(appendRef(append(b, "/FontDescriptor "...), desc), ">>"...)
	w.close(b)
	b = append(w.open(f.ref), "<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont"...)
	b = appendName(b, s.name)
	b = appendRef(append(b, "/DescendantFonts["...), cid)
	b = append(appendRef(append(b, "]/ToUnicode "...), uni), ">>"...)
	w.close(b)
}
