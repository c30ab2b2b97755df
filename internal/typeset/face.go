package typeset

import (
	"fmt"
	"sync"
	"sync/atomic"
	"unicode"

	"github.com/boxesandglue/textshape/ot"

	"malbild/internal/diag"
	"malbild/internal/geom"
)

// Face is a parsed typeface, shared by all goroutines.
type Face struct {
	id      string
	name    string // for a user
	foreign bool   // of a project's own, which nobody has tested
	font    *ot.Font
	library func() *ot.Face // the library's own reading, made when first needed
	tables  tables
	upem    int64
	rise    int16     // ascender, in units
	fall    int16     // descender, most often below zero
	caps    int16     // height of capitals, in units
	smalls  int16     // of small letters
	shapers sync.Pool // of *ot.Shaper: one must not be shared
	hyphens sync.Map  // rune → [2]int16: its advance before a hyphen, and the hyphen's
	words   *cache[[]shaped]

	inkOnce sync.Once
	inks    []atomic.Uint64 // by glyph, see ink.go

	mu      sync.Mutex
	simples map[ot.Tag]*simple // by language; nil where a face is not simple
}

// wordLimit is how much is remembered of words that needed the shaper, in glyphs.
const wordLimit = 20_000

func parseFace(id, name string, data []byte) (*Face, error) {
	font, err := ot.ParseFont(data, 0)
	if err != nil {
		return nil, fmt.Errorf("parse face «%s»: %w", name, err)
	}
	f := &Face{id: id, name: name, font: font, words: newCache[[]shaped](wordLimit), simples: map[ot.Tag]*simple{}}
	f.library = sync.OnceValue(func() *ot.Face {
		face, err := ot.NewFace(font)
		if err != nil { // it never says so: what cannot be read is left out
			return &ot.Face{Font: font}
		}
		return face
	})
	f.readTables()
	if f.upem <= 0 {
		return nil, fmt.Errorf("parse face «%s»: no units per em", name)
	}
	return f, nil
}

// tall is a height that the font states (OS/2, from version 2), or else that of a
// letter that has it: older fonts state none, and the library makes one up.
func (f *Face) tall(stated, madeUp int16, letter rune) int16 {
	if stated > 0 && stated != madeUp {
		return stated
	}
	g := f.glyphOf(letter)
	if g == 0 {
		return stated
	}
	box, ok := f.OTFace().GlyphExtents(ot.GlyphID(g))
	if !ok {
		return stated
	}
	return box.YMax
}

// errBrokenFont is what a font file of a project's own is told when the library
// that reads it gives up: such a file is the user's to exchange, no fault of ours.
var errBrokenFont = diag.NewError("typsnittsfilen är trasig", "the font file is broken")

// parseForeign is parseFace for a file that nobody has tested.
func parseForeign(id string, file FontFile) (f *Face, err error) {
	defer func() {
		if recover() != nil {
			f, err = nil, fmt.Errorf("parse face «%s»: %w", file.Name, errBrokenFont)
		}
	}()
	if f, err = parseFace(id, file.Name, file.Data); err == nil {
		f.foreign = true
		f.library() // here, where what it may do to a broken file is caught
	}
	return f, err
}

// simple is what is proven about the face in a language, or nil. Languages that
// the face does not tell apart share it.
func (f *Face) simple(language ot.Tag) *simple {
	f.mu.Lock()
	defer f.mu.Unlock()
	s, known := f.simples[language]
	if known {
		return s
	}
	if language != 0 && !f.distinguishes(language) {
		if s, known = f.simples[0]; !known {
			s = newSimple(f, 0)
			f.simples[0] = s
		}
	} else {
		s = newSimple(f, language)
	}
	f.simples[language] = s
	return s
}

// distinguishes reports whether the face has forms or kerning of its own for a
// language in Latin script.
func (f *Face) distinguishes(language ot.Tag) bool {
	for _, tag := range []string{"GSUB", "GPOS"} {
		if script := f.table(tag).script("latn"); script.find(script.u16(2), 4, tagName(language)) != nil {
			return true
		}
	}
	return false
}

// table is a table of the font file, or nil.
func (f *Face) table(tag string) table {
	b, err := f.font.TableData(ot.MakeTag(tag[0], tag[1], tag[2], tag[3]))
	if err != nil {
		return nil
	}
	return b
}

func tagName(t ot.Tag) string {
	return string([]byte{byte(t >> 24), byte(t >> 16), byte(t >> 8), byte(t)})
}

func (f *Face) newShaper() (*ot.Shaper, error) {
	s, err := ot.NewShaperFromFace(f.OTFace())
	if err != nil {
		return nil, fmt.Errorf("shape with face «%s»: %w", f.id, err)
	}
	return s, nil
}

// ID is the id of the face in package asset.
func (f *Face) ID() string { return f.id }

// Upem is the number of font units per em.
func (f *Face) Upem() int { return int(f.upem) }

// OT is the parsed font file, for subsetting.
func (f *Face) OT() *ot.Font { return f.font }

// OTFace is the font as the library that shapes reads it, for outlines.
func (f *Face) OTFace() *ot.Face { return f.library() }

// CapHeight is the height of capital letters at a size.
func (f *Face) CapHeight(size geom.Length) geom.Length { return f.scale(f.caps, size) }

// XHeight is the height of small letters at a size.
func (f *Face) XHeight(size geom.Length) geom.Length { return f.scale(f.smalls, size) }

// Ascent is how far the face reaches above the baseline at a size.
func (f *Face) Ascent(size geom.Length) geom.Length { return f.scale(f.rise, size) }

// Descent is how far the face reaches below the baseline at a size; it is positive.
func (f *Face) Descent(size geom.Length) geom.Length { return -f.scale(f.fall, size) }

// Bearing is how far the ink of a glyph stands from its origin at a size: what a
// large letter must be moved by to stand on a margin with its stem.
func (f *Face) Bearing(glyph uint16, size geom.Length) geom.Length {
	box, ok := f.bounds(glyph)
	if !ok {
		return 0
	}
	return size.Mul(int64(box.left), f.upem)
}

// scale turns font units into a length. Every glyph is rounded once, by itself:
// the same word has the same width on every line and machine.
func (f *Face) scale(units int16, size geom.Length) geom.Length {
	return size.Mul(int64(units), f.upem)
}

// advance is how far a shaped glyph moves the pen in a style.
func (f *Face) advance(g *shaped, s Style) geom.Length {
	a := f.scale(g.advance, s.Size)
	if s.Tracking != 0 && g.from != g.to {
		a += s.Size.Mul(int64(s.Tracking), 1000)
	}
	return a
}

// hyphenAfter is the width of a letter and the hyphen after it, kerned.
func (f *Face) hyphenAfter(r rune, s Style) (geom.Length, error) {
	v, ok := f.hyphens.Load(r)
	if !ok {
		gs, err := f.shape(string(r)+"-", shaping{apart: true})
		if err != nil {
			return 0, err
		}
		var a [2]int16
		for i := range gs {
			a[min(i, 1)] += gs[i].advance
		}
		v, _ = f.hyphens.LoadOrStore(r, a)
	}
	a := v.([2]int16)
	w := f.scale(a[0], s.Size) + f.scale(a[1], s.Size)
	if s.Tracking != 0 {
		w += 2 * s.Size.Mul(int64(s.Tracking), 1000)
	}
	return w, nil
}

// has reports whether the face has a glyph for a rune, or needs none.
func (f *Face) has(r rune) bool {
	return f.glyphOf(r) != 0 || unicode.Is(unicode.Cf, r)
}
