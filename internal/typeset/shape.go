package typeset

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/boxesandglue/textshape/ot"

	"malbild/internal/page"
)

// MissingGlyphError says that a face has no glyph for a letter of the text.
type MissingGlyphError struct {
	Face string
	Rune rune
	Text string
}

func (e *MissingGlyphError) Error() string {
	return fmt.Sprintf("face «%s» has no glyph for «%c» (U+%04X)", e.Face, e.Rune, e.Rune)
}

// shaped is one glyph in font units. Its cluster is the runes [from, to) of the
// text and the bytes [start, end); only the first glyph of a cluster has them,
// a further one is empty: from == to.
type shaped struct {
	id              uint16
	advance, dx, dy int16
	from, to        int32
	start, end      int32
}

// languageTags are the OpenType languages whose forms may differ (locl).
var languageTags = map[string]ot.Tag{
	"sv": ot.MakeTag('S', 'V', 'E', ' '), "fi": ot.MakeTag('F', 'I', 'N', ' '),
	"se": ot.MakeTag('N', 'S', 'M', ' '), "smj": ot.MakeTag('L', 'S', 'M', ' '),
	"sma": ot.MakeTag('S', 'S', 'M', ' '), "sms": ot.MakeTag('S', 'K', 'S', ' '),
	"en": ot.MakeTag('E', 'N', 'G', ' '), "de": ot.MakeTag('D', 'E', 'U', ' '),
	"pl": ot.MakeTag('P', 'L', 'K', ' '), "ar": ot.MakeTag('A', 'R', 'A', ' '),
	"fa": ot.MakeTag('F', 'A', 'R', ' '), "ro": ot.MakeTag('R', 'O', 'M', ' '),
}

// primary is the language without region or script: «sv» of «sv-SE».
func primary(language string) string {
	p, _, _ := strings.Cut(language, "-")
	return p
}

// noLigatures is set with tracking: letters that are spaced out stand alone.
var noLigatures = []ot.Feature{
	ot.NewFeatureOff(ot.MakeTag('l', 'i', 'g', 'a')), ot.NewFeatureOff(ot.MakeTag('c', 'l', 'i', 'g')),
}

// figureFeatures are the OpenType features of the kinds of figures.
var figureFeatures = [...]string{Tabular: "tnum", OldStyle: "onum", Proportional: "pnum"}

// features are those asked for beside the ones that are on by default.
func (h shaping) features() []ot.Feature {
	if h.figures == OwnFigures {
		if h.apart {
			return noLigatures
		}
		return nil
	}
	tag := figureFeatures[h.figures]
	features := []ot.Feature{ot.NewFeatureOn(ot.MakeTag(tag[0], tag[1], tag[2], tag[3]))}
	if h.apart {
		features = append(features, noLigatures...)
	}
	return features
}

// wanted is the kind of figures that must be asked for to set a text: none when
// it has no figures, when the face lacks the kind, or when its own are of it.
// That matters: Roboto's own figures are of one width, and its feature tnum
// changes the 8 for an old-style one.
func (f *Face) wanted(text string, kind Figures) Figures {
	if kind == OwnFigures || int(kind) >= len(figureFeatures) || !strings.ContainsAny(text, "0123456789") ||
		kind == Tabular && f.ownTabular() || !f.offers(figureFeatures[kind]) {
		return OwnFigures
	}
	return kind
}

// ownTabular reports whether the face's own figures are all of one width.
func (f *Face) ownTabular() bool {
	width := int16(-1)
	for r := '0'; r <= '9'; r++ {
		g := f.glyphOf(r)
		w := f.advanceOf(g)
		if g == 0 || width >= 0 && w != width {
			return false
		}
		width = w
	}
	return true
}

// offers reports whether the face has a feature in Latin text.
func (f *Face) offers(feature string) bool {
	return len(f.table("GSUB").lookupIndices("latn", "", func(tag string) bool { return tag == feature })) > 0
}

// shaping is how a text is shaped, apart from its face.
type shaping struct {
	language  string // primary subtag
	apart     bool   // without ligatures
	leftward  bool   // read towards the left, whatever the script says
	rightward bool   // a number among such text
	figures   Figures
}

// flags tells ways of shaping apart in the key of a cache.
func (h shaping) flags() byte {
	var b byte
	for i, set := range []bool{h.apart, h.leftward, h.rightward} {
		if set {
			b |= 1 << i
		}
	}
	return b | byte(h.figures)<<4
}

// shape is the glyphs of a text as it stands, the quick way where that is proven
// to give the same. It is not cached.
func (f *Face) shape(text string, how shaping) ([]shaped, error) {
	if text == "" {
		return nil, nil
	}
	how.language = primary(how.language)
	if how.leftward {
		gs, err := f.shapeFully(text, how, 0)
		return towardsLeft(gs), err
	}
	if how.figures = f.wanted(text, how.figures); how.figures != OwnFigures {
		return f.shapeFully(text, how, 0)
	}
	if s := f.simple(languageTags[how.language]); s != nil {
		out, ok, err := s.set(f, text, how)
		if missing, is := err.(*MissingGlyphError); is {
			missing.Text = text
		}
		if ok {
			return out, err
		}
	}
	return f.shapeFully(text, how, 0)
}

// shapeWord is shapeFully for a word of Latin text, remembered.
func (f *Face) shapeWord(word string, how shaping) ([]shaped, error) {
	var buf [96]byte
	key := append(buf[:0], how.language...)
	key = append(key, 0, how.flags())
	key = append(key, word...)
	if gs, ok := f.words.get(key); ok {
		return gs, nil
	}
	gs, err := f.shapeFully(word, how, latinScript)
	if err == nil {
		f.words.put(key, gs, len(gs)+1)
	}
	return gs, err
}

var latinScript = ot.MakeTag('L', 'a', 't', 'n')

// shapeFully runs the shaper. Script 0 is guessed from the text.
func (f *Face) shapeFully(text string, how shaping, script ot.Tag) (out []shaped, err error) {
	if f.foreign {
		defer func() {
			if recover() != nil {
				out, err = nil, fmt.Errorf("shape with face «%s»: %w", f.name, errBrokenFont)
			}
		}()
	}
	s, _ := f.shapers.Get().(*ot.Shaper)
	if s == nil {
		if s, err = f.newShaper(); err != nil {
			return nil, err
		}
	}
	defer f.shapers.Put(s)
	// A new buffer each time: in textshape v0.0.14 one that was used for text with
	// combining marks gives wrong glyphs later, also after Reset. A test shows it.
	b := ot.NewBuffer()
	b.AddString(text)
	b.Script = script
	b.Language = languageTags[how.language]
	if how.leftward {
		b.SetDirection(ot.DirectionRTL)
	} else if how.rightward {
		b.SetDirection(ot.DirectionLTR)
	}
	s.Shape(b, how.features())
	return f.collect(b, text)
}

// collect copies the glyphs out of the shaper's buffer.
func (f *Face) collect(b *ot.Buffer, text string) ([]shaped, error) {
	out := make([]shaped, len(b.Info))
	at := newRuneOffsets(text)
	n := len(b.Info)
	backwards := n > 1 && b.Info[0].Cluster > b.Info[n-1].Cluster // right to left
	for i := range b.Info {
		in, p := &b.Info[i], &b.Pos[i]
		c := in.Cluster
		if in.GlyphID == 0 {
			return nil, &MissingGlyphError{Face: f.name, Rune: runeAt(text, at.of(c)), Text: text}
		}
		g := shaped{id: uint16(in.GlyphID), advance: p.XAdvance, dx: p.XOffset, dy: p.YOffset, from: int32(c), to: int32(c)}
		if i == 0 || b.Info[i-1].Cluster != c {
			g.to = int32(clusterEnd(b.Info, i, backwards, at.runes))
			g.start, g.end = int32(at.of(c)), int32(at.of(int(g.to)))
		}
		out[i] = g
	}
	return out, nil
}

// clusterEnd is the first rune after the cluster of glyph i.
func clusterEnd(info []ot.GlyphInfo, i int, backwards bool, runes int) int {
	c := info[i].Cluster
	if backwards {
		if i == 0 {
			return runes
		}
		return info[i-1].Cluster
	}
	for k := i + 1; k < len(info); k++ {
		if info[k].Cluster != c {
			return info[k].Cluster
		}
	}
	return runes
}

// runeOffsets finds the byte offset of a rune. Clusters come in order, so it
// walks from where it was last; ASCII text needs no walk.
type runeOffsets struct {
	text   string
	runes  int
	ascii  bool
	rune   int
	offset int
}

func newRuneOffsets(text string) *runeOffsets {
	n := utf8.RuneCountInString(text)
	return &runeOffsets{text: text, runes: n, ascii: n == len(text)}
}

func (o *runeOffsets) of(r int) int {
	if o.ascii {
		return min(r, len(o.text))
	}
	for o.rune > r {
		_, w := utf8.DecodeLastRuneInString(o.text[:o.offset])
		o.rune, o.offset = o.rune-1, o.offset-w
	}
	for o.rune < r && o.offset < len(o.text) {
		_, w := utf8.DecodeRuneInString(o.text[o.offset:])
		o.rune, o.offset = o.rune+1, o.offset+w
	}
	return o.offset
}

func runeAt(text string, offset int) rune {
	r, _ := utf8.DecodeRuneInString(text[offset:])
	return r
}

// place turns glyphs in font units into glyphs of a style.
func (f *Face) place(gs []shaped, text string, s Style) []page.Glyph {
	out := make([]page.Glyph, len(gs))
	for i := range gs {
		out[i] = f.glyph(&gs[i], text, s)
	}
	return out
}

func (f *Face) glyph(g *shaped, text string, s Style) page.Glyph {
	p := page.Glyph{ID: g.id, Advance: f.advance(g, s), Text: text[g.start:g.end]}
	if g.dx != 0 || g.dy != 0 {
		p.DX, p.DY = f.scale(g.dx, s.Size), f.scale(g.dy, s.Size)
	}
	return p
}

// visible is the text without the signs that only steer line breaking.
func visible(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return invisible(r) || r == '\n' || r == '\t' }) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case invisible(r):
			return -1
		case r == '\n' || r == '\t':
			return ' '
		}
		return r
	}, text)
}

// invisible reports the signs that never are glyphs: the soft hyphen, zero width
// space, word joiner and byte order mark.
func invisible(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}
