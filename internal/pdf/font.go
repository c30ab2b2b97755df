package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"github.com/boxesandglue/textshape/ot"

	"malbild/internal/page"
)

// face is what the writer needs of a face of package typeset.
type face interface {
	OT() *ot.Font
	OTFace() *ot.Face
	Upem() int
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
}

type pair struct {
	glyph uint16
	text  string
}

// shades is a table by glyph. It is large and mostly empty, so it is pooled and
// cleaned by the list of glyphs used.
type shades struct {
	by   []shade
	used []uint16
}

type shade struct {
	text string
	code uint16
	used bool
}

var shadePool = sync.Pool{New: func() any { return new(shades) }}

func (f *font) begin() {
	f.shades = shadePool.Get().(*shades)
	if len(f.shades.by) < f.sfnt.glyphs {
		f.shades.by = make([]shade, f.sfnt.glyphs)
	}
}

func (f *font) end() {
	for _, g := range f.shades.used {
		f.shades.by[g] = shade{}
	}
	f.shades.used = f.shades.used[:0]
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
		s := &by[g.ID]
		switch {
		case !s.used:
			s.used, s.text = true, g.Text
			f.shades.used = append(f.shades.used, g.ID)
		case s.text != g.Text:
			if f.also == nil {
				f.also = map[pair]uint16{}
			}
			f.also[pair{g.ID, g.Text}] = 0
		}
	}
	return nil
}

// number gives every pair of glyph and text its code. The order depends on the
// set of pairs alone, never on the order of painting. It returns the glyphs by
// code and the pairs by code.
func (f *font) number() []pair {
	pairs := make([]pair, 1, 1+len(f.shades.used)+len(f.also))
	for _, g := range f.shades.used {
		if g != 0 {
			pairs = append(pairs, pair{g, f.shades.by[g].text})
		}
	}
	for p := range f.also {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs[1:], func(a, b pair) int {
		if c := cmp.Compare(a.glyph, b.glyph); c != 0 {
			return c
		}
		return cmp.Compare(a.text, b.text)
	})
	// First texts come first, so that code and glyph number agree in the subset.
	first := make([]pair, 1, len(pairs))
	var second []pair
	for _, p := range pairs[1:] {
		if p.glyph == first[len(first)-1].glyph && len(first) > 1 {
			second = append(second, p)
			continue
		}
		first = append(first, p)
	}
	all := append(first, second...)
	clear(f.also)
	for i, p := range all[1:] {
		if i+1 < len(first) {
			f.shades.by[p.glyph] = shade{text: p.text, code: uint16(i + 1), used: true}
		} else {
			f.also[p] = uint16(i + 1)
		}
	}
	return all
}

// code returns the code of a glyph that was noted by use.
func (f *font) code(g *page.Glyph) uint16 {
	s := &f.shades.by[g.ID]
	if s.text == g.Text {
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
	codeGlyphs []byte // deflated CIDToGIDMap, nil for Identity
	cubic      bool   // a CFF program, which needs no such map
	widths     string // entries of W
	tenths     []int32
	descriptor string // entries of FontDescriptor but the program
}

// key tells subsets apart.
func (f *font) key(pairs []pair) string {
	b := append(make([]byte, 0, 8*len(pairs)+32), f.id...)
	for _, p := range pairs {
		b = append(b, 0, byte(p.glyph>>8), byte(p.glyph), byte(len(p.text)))
		b = append(b, p.text...)
	}
	return string(b)
}

func (f *font) build(pairs []pair) (*subset, error) {
	var gids []uint16
	for i, p := range pairs {
		if i == 0 || p.glyph > gids[len(gids)-1] {
			gids = append(gids, p.glyph)
		}
	}
	program, err := f.program(pairs, gids)
	if err != nil {
		return nil, fmt.Errorf("face %s: %w", f.id, err)
	}
	s := &subset{name: tag(pairs) + "+" + f.face.OTFace().PostscriptName(), length: len(program)}
	s.program = compact(program)
	s.toUnicode = compact(toUnicode(pairs))
	if s.cubic = f.sfnt.cff != nil; !s.cubic && len(pairs) > len(gids) {
		s.codeGlyphs = compact(codeGlyphs(pairs, gids))
	}
	s.tenths = make([]int32, len(pairs))
	w := []byte("[1[")
	for i, p := range pairs {
		// 9.7.4.3: thousandths of an em. Tenths of those keep a line of a hundred
		// letters within a hundredth of a point without any correction.
		s.tenths[i] = int32((f.sfnt.advance(p.glyph)*10000 + f.face.Upem()/2) / f.face.Upem())
		if i > 0 {
			if i > 1 {
				w = append(w, ' ')
			}
			w = appendTenth(w, int64(s.tenths[i]))
		}
	}
	s.widths = string(append(w, "]]"...))
	s.descriptor = f.describe(s.name)
	return s, nil
}

// program is the font program to embed.
func (f *font) program(pairs []pair, gids []uint16) ([]byte, error) {
	if f.sfnt.cff != nil {
		return f.sfnt.programCFF(pairs, gids)
	}
	return f.sfnt.subset(gids)
}

func compact(data []byte) []byte {
	z := deflate(data)
	defer z.free()
	return slices.Clone(z.bytes())
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
func (f *font) describe(name string) string {
	o, upem := f.face.OTFace(), f.face.Upem()
	k := func(v int16) string {
		n := int(v) * 1000
		if n < 0 {
			return strconv.Itoa((n - upem/2) / upem)
		}
		return strconv.Itoa((n + upem/2) / upem)
	}
	flags := 4 // symbolic: codes are glyph numbers
	if o.IsItalic() || o.ItalicAngle() != 0 {
		flags |= 64
	}
	x0, y0, x1, y1 := o.BBox()
	w := int(o.WeightClass())
	b := appendName([]byte("/Type/FontDescriptor/FontName"), name)
	b = append(b, "/Flags "+strconv.Itoa(flags)+"/FontBBox["+k(x0)+" "+k(y0)+" "+k(x1)+" "+k(y1)+"]"...)
	b = append(b, "/Ascent "+k(o.Ascender())+"/Descent "+k(o.Descender())+"/CapHeight "+k(o.CapHeight())...)
	b = append(b, "/ItalicAngle "+strconv.Itoa(int(o.ItalicAngle()>>16))+"/StemV "+strconv.Itoa(50+w*w/4225)...)
	return string(b)
}

// codeGlyphs is the CIDToGIDMap for a font where some glyphs have two codes.
func codeGlyphs(pairs []pair, gids []uint16) []byte {
	b := make([]byte, 0, 2*len(pairs))
	for i, p := range pairs {
		n := i
		if i >= len(gids) {
			n, _ = slices.BinarySearch(gids, p.glyph)
		}
		b = be.AppendUint16(b, uint16(n))
	}
	return b
}

// toUnicode is the CMap from codes to text (9.10.3). A later glyph of a cluster
// carries no text of its own; it is mapped to the word joiner, which is nothing
// to a reader, as PDF/A-2a 6.2.11.7.2 wants a value for every code.
func toUnicode(pairs []pair) []byte {
	b := []byte("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	const block = 100 // a block holds at most a hundred mappings
	for from := 1; from < len(pairs); from += block {
		to := min(from+block, len(pairs))
		b = strconv.AppendInt(b, int64(to-from), 10)
		b = append(b, " beginbfchar\n"...)
		for i := from; i < to; i++ {
			b = append(b, '<')
			b = putHex(putHex(b, byte(i>>8)), byte(i))
			b = append(b, "><"...)
			text := pairs[i].text
			if text == "" {
				text = "\u2060"
			}
			for _, r := range text {
				b = appendUTF16(b, r, putHex)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
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
	codes := []byte("/Identity")
	if s.codeGlyphs != nil {
		m := w.alloc(1)
		w.deflated(m, "", s.codeGlyphs)
		codes = appendRef([]byte{' '}, m)
	}
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
		b = append(append(b, "/CIDToGIDMap"...), codes...)
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
