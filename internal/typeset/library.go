package typeset

import (
	"encoding/binary"
	"sync"

	"malbild/internal/asset"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// How much is remembered, in glyphs, per generation of a cache. A shaped glyph
// takes 24 bytes and a placed one 48: some 4 and 10 MB at most for each of the
// two generations, whether the run has one principal or three hundred.
const (
	shapedLimit = 160_000
	placedLimit = 200_000
	brokenLimit = 100_000 // of one county: more than all paragraphs of two copies
)

// Library parses faces when they are first used and remembers what it has shaped
// and broken. One Library serves all workers of a run.
type Library struct {
	faces *faces

	shapes  *cache[[]shaped]     // text, face, language → glyphs in font units, for any size
	placed  *cache[[]page.Glyph] // the same in a style
	breaks  *cache[broken]       // a paragraph → its lines
	hyphens *hyphenators
	works   sync.Pool // of *work
}

// broken is what Break said about a paragraph.
type broken struct {
	lines []Line
	err   error
}

// faces is the table of parsed faces.
type faces struct {
	mu    sync.Mutex
	byID  map[string]*faceEntry
	fonts map[string]FontFile // in place of those of package asset
}

// parse reads a font file.
func (t *faces) parse(id string) (*Face, error) {
	if f, ok := t.fonts[id]; ok {
		return parseForeign(id, f)
	}
	data, err := asset.Font(id)
	if err != nil {
		return nil, err
	}
	return parseFace(id, id, data)
}

// faceEntry lets two workers ask for the same face and parse it once.
type faceEntry struct {
	once sync.Once
	face *Face
	err  error
}

// New returns an empty Library. It parses nothing until asked.
func New() *Library {
	return &Library{
		faces:   &faces{byID: map[string]*faceEntry{}},
		shapes:  newCache[[]shaped](shapedLimit),
		placed:  newCache[[]page.Glyph](placedLimit),
		breaks:  newCache[broken](brokenLimit),
		hyphens: newHyphenators(newTries(), Hyphenation{}),
	}
}

// FontFile is a font of a project's own, that stands in place of one in package
// asset. Name is what a user calls it: its path.
type FontFile struct {
	Name string
	Data []byte
}

// With returns a library that knows a project's own hyphenation and fonts. It
// shares with l what does not depend on these: faces and shaped words, unless
// there are own fonts. A project without anything of its own shares everything.
func (l *Library) With(h Hyphenation, fonts map[string]FontFile) *Library {
	if len(h.Exceptions) == 0 && len(h.Names) == 0 && len(fonts) == 0 {
		return l
	}
	own := &Library{faces: l.faces, shapes: l.shapes, placed: l.placed,
		breaks: newCache[broken](brokenLimit), hyphens: newHyphenators(l.hyphens.tries, h)}
	if len(fonts) > 0 {
		own.faces = &faces{byID: map[string]*faceEntry{}, fonts: fonts}
		own.shapes, own.placed = newCache[[]shaped](shapedLimit), newCache[[]page.Glyph](placedLimit)
	}
	return own
}

// Face returns a face by its id in package asset.
func (l *Library) Face(id string) (*Face, error) {
	l.faces.mu.Lock()
	e := l.faces.byID[id]
	if e == nil {
		e = &faceEntry{}
		l.faces.byID[id] = e
	}
	l.faces.mu.Unlock()
	e.once.Do(func() { e.face, e.err = l.faces.parse(id) })
	return e.face, e.err
}

// Shape sets text on one line without breaking it. The glyphs are shared: never
// change them.
func (l *Library) Shape(text string, s Style, language string) ([]page.Glyph, error) {
	f, err := l.Face(s.Face)
	if err != nil {
		return nil, err
	}
	w := l.work()
	defer l.works.Put(w)
	key := appendStyle(w.key[:0], s, language)
	key = append(key, text...)
	w.key = key
	if gs, ok := l.placed.get(key); ok {
		return gs, nil
	}
	text = visible(text)
	shapes, err := f.shape(text, shaping{language: language, apart: s.Tracking != 0, figures: s.Figures})
	if err != nil {
		return nil, err
	}
	gs := f.place(shapes, text, s)
	l.placed.put(key, gs, len(gs)+1)
	return gs, nil
}

// Width is how wide text is on one line.
func (l *Library) Width(text string, s Style) (geom.Length, error) {
	gs, err := l.Shape(text, s, "")
	return page.Width(gs), err
}

// shaped is the glyphs of visible text in font units, remembered for every size.
func (l *Library) shaped(w *work, f *Face, text, language string, how shaping) ([]shaped, error) {
	key := append(w.key[:0], f.id...)
	key = append(key, 0, how.flags())
	key = append(key, primary(language)...)
	key = append(key, 0)
	key = append(key, text...)
	w.key = key
	if gs, ok := l.shapes.get(key); ok {
		return gs, nil
	}
	how.language = language
	gs, err := f.shape(text, how)
	if err == nil {
		l.shapes.put(key, gs, len(gs)+1)
	}
	return gs, err
}

// Break breaks a paragraph into lines. The lines are shared: never change them.
// When a word is wider than the measure, the error is an *OverfullError and the
// lines are returned all the same.
func (l *Library) Break(p Paragraph) ([]Line, error) {
	w := l.work()
	defer l.works.Put(w)
	key := appendParagraph(w.key[:0], &p)
	w.key = key
	if b, ok := l.breaks.get(key); ok {
		return b.lines, b.err
	}
	name := string(key) // w.key is used again below
	lines, err := w.breakParagraph(l, &p)
	if _, overfull := err.(*OverfullError); err == nil || overfull {
		weight := 1
		for i := range lines {
			for k := range lines[i].Runs {
				weight += len(lines[i].Runs[k].Glyphs) + 1
			}
		}
		l.breaks.put([]byte(name), broken{lines, err}, weight)
	}
	return lines, err
}

func (l *Library) work() *work {
	if w, ok := l.works.Get().(*work); ok {
		return w
	}
	return &work{}
}

func appendStyle(key []byte, s Style, language string) []byte {
	key = append(key, s.Face...)
	key = append(key, 0)
	key = binary.LittleEndian.AppendUint64(key, uint64(s.Size))
	key = binary.LittleEndian.AppendUint32(key, uint32(s.Tracking))
	key = append(key, byte(s.Figures))
	key = append(key, language...)
	return append(key, 0)
}

// appendParagraph writes everything that lines depend on; lengths keep two
// paragraphs from having the same key.
func appendParagraph(key []byte, p *Paragraph) []byte {
	key = binary.LittleEndian.AppendUint64(key, uint64(p.Measure))
	flags := byte(p.Align) << 2
	if p.Hyphenate {
		flags |= 1
	}
	if p.Balance {
		flags |= 2
	}
	key = append(key, flags)
	key = append(key, p.Language...)
	key = append(key, 0)
	for i := range p.Spans {
		s := &p.Spans[i]
		key = appendStyle(key, s.Style, s.Language)
		key = binary.LittleEndian.AppendUint32(key, uint32(len(s.Text)))
		key = append(key, s.Text...)
	}
	return key
}
