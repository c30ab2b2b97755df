package inspect

import (
	"slices"
	"sync"

	"malbild/internal/pdfread"
)

// The copies of a document differ in a few lines; most streams of their pages are the
// same, byte for byte. What such a stream comes to is noted once and added to the next
// page that has it, where all is the same that it depends on: the graphics state it begins
// in, the graphics states it names, and the widths of the letters it shows. Every letter
// is still held against the font of each file.

// sight is what a piece of content comes to. A nil one notes nothing.
type sight struct {
	strange bool // it depends on more than is noted, or something was said of it
	base    int  // saved graphics states around it
	before  gstate
	after   gstate
	saved   []gstate // that it leaves behind
	fonts   []shownFont
	states  []namedState
	steps   int
	numbers []numbered
	under   []painted // what lies under it, when that was asked for
	seen
}

// shownFont is a font of the resources and the letters shown in it, in order.
type shownFont struct {
	name      string
	shown     bool // not only chosen
	capHeight float64
	letters   []shownLetter
	met       map[uint32]bool // while it is noted
}

type shownLetter struct {
	code  uint32
	width float64
}

// namedState is a graphics state dictionary of the resources.
type namedState struct {
	name string
	dict pdfread.Dict
}

// numbered is how many times numbered content was opened.
type numbered struct{ mcid, times int }

// odd says that what is seen does not hold for other pages.
func (s *sight) odd() {
	if s != nil {
		s.strange = true
	}
}

// state notes that a graphics state was asked for.
func (s *sight) state(name string, dict pdfread.Dict) {
	if s == nil {
		return
	}
	s.states = append(s.states, namedState{name, dict})
	s.strange = s.strange || !direct(dict) || dict.Has("Font")
}

// direct reports whether a dictionary is there and says all itself.
func direct(d pdfread.Dict) bool {
	for _, e := range d {
		switch e.Value.(type) {
		case bool, int, float64, pdfread.Name, pdfread.String:
		default:
			return false
		}
	}
	return d != nil
}

// font notes that a font was chosen.
func (s *sight) font(name string) {
	if s != nil && !slices.ContainsFunc(s.fonts, func(x shownFont) bool { return x.name == name }) {
		s.fonts = append(s.fonts, shownFont{name: name})
	}
}

// letters is where the letters of the font at hand are noted.
func (s *sight) letters(in *interpreter, f *font) *shownFont {
	name := in.gs.fontName
	s.font(name)
	x := &s.fonts[slices.IndexFunc(s.fonts, func(x shownFont) bool { return x.name == name })]
	if !x.shown {
		x.shown, x.capHeight, x.met = true, f.capHeight, map[uint32]bool{}
	}
	s.strange = s.strange || !f.plain() || name == "" || in.gs.mode == 3
	return x
}

func (x *shownFont) letter(code uint32, g *glyph) {
	if !x.met[code] {
		x.met[code] = true
		x.letters = append(x.letters, shownLetter{code, g.width})
	}
}

// plain reports whether two bytes are a character of the font, whatever they are.
func (f *font) plain() bool { return f.composite && f.codes == identityMap }

// leastNoted is how long a piece is, at least, to be worth it.
const leastNoted = 400

// piece interprets one stream, or adds what it came to before.
func (in *interpreter) piece(c piece, more bool) (rest int) {
	if c.same == nil || len(c.data) < leastNoted || !in.quiet() {
		return in.tokens(c.data, 0, 0, more)
	}
	key := sightKey{c.same, in.d.mode}
	list := in.d.shared.sights.find(key)
	for _, s := range list {
		if in.again(s) {
			return len(c.data)
		}
	}
	if len(list) >= mostSights || len(list) > 0 && list[0].strange {
		return in.tokens(c.data, 0, 0, more)
	}
	s, rest := in.noted(c, more)
	in.d.shared.sights.keep(key, s)
	return rest
}

// quiet reports whether nothing is under way, so that a piece can be looked at by itself.
func (in *interpreter) quiet() bool {
	return !in.d.words && !in.inText && len(in.levels) == 0 && !in.path.some && in.pending == 0 &&
		(in.gs.font == nil) == (in.gs.fontName == "") && in.res.category("ColorSpace") == nil
}

// noted interprets a piece and notes what it comes to.
func (in *interpreter) noted(c piece, more bool) (s *sight, rest int) {
	d, p := in.d, in.p
	s = &sight{base: len(in.saved), before: in.gs}
	around, asked, unchecked, steps := p.seen, d.r.asked, len(d.r.Unchecked), d.steps
	p.seen = seen{mcids: map[int]*marks{}}
	if around.paint != nil {
		p.paint = &pagePaint{below: around.paint, steps: around.paint.steps}
	}
	in.sight = s
	rest = in.tokens(c.data, 0, 0, more)
	in.sight = nil
	s.steps, s.seen = d.steps-steps, p.seen
	p.seen = around
	s.strange = s.strange || rest < len(c.data) || d.r.asked != asked || len(d.r.Unchecked) != unchecked || !in.quiet()
	s.close()
	if s.paint != nil {
		s.paint.steps -= around.paint.steps
		s.strange = s.strange || s.paint.short
		if s.paint.deep {
			s.under = slices.Clone(around.paint.areas)
		}
	}
	p.add(d, s)
	if s.strange {
		return &sight{strange: true}, rest
	}
	s.after, s.saved = in.gs, slices.Clone(in.saved[s.base:])
	s.loosen()
	return s, rest
}

// close lists the numbered content.
func (s *sight) close() {
	for _, n := range sortedKeys(s.mcids) {
		s.numbers = append(s.numbers, numbered{n, s.mcids[n].times})
	}
	s.mcids = nil
}

// loosen lets go of the file that it was seen in.
func (s *sight) loosen() {
	s.before.font, s.after.font = nil, nil
	for i := range s.saved {
		s.saved[i].font = nil
	}
	for i := range s.fonts {
		s.fonts[i].met = nil
	}
	if s.paint != nil {
		s.paint.below = nil
	}
}

// again adds what a piece came to before, if it comes to that here.
func (in *interpreter) again(s *sight) bool {
	if s.strange || len(in.saved) != s.base || !in.gs.same(&s.before) || !in.room(s) || !in.sameGround(s) || !in.sameStates(s) || !in.sameLetters(s) {
		return false
	}
	in.d.steps += s.steps
	in.p.add(in.d, s)
	in.gs = in.named(s.after)
	for _, gs := range s.saved {
		in.saved = append(in.saved, in.named(gs))
	}
	return true
}

// same reports whether two graphics states are alike, the fonts by name.
func (g *gstate) same(o *gstate) bool {
	return g.plain == o.plain && slices.EqualFunc(g.clips, o.clips, (*shape).same)
}

func (s *shape) same(o *shape) bool {
	if s == o || s == nil || o == nil {
		return s == o
	}
	return s.evenOdd == o.evenOdd && slices.EqualFunc(s.polys, o.polys, slices.Equal[[]point])
}

// sameGround reports whether the piece lies on what it lay on before.
func (in *interpreter) sameGround(s *sight) bool {
	return s.paint == nil || !s.paint.deep || slices.EqualFunc(in.p.paint.areas, s.under, func(a, b painted) bool {
		return a.ink == b.ink && a.over == b.over && a.shape.same(b.shape) && slices.EqualFunc(a.clips, b.clips, (*shape).same)
	})
}

// room reports whether none of the bounds of a page would be met.
func (in *interpreter) room(s *sight) bool {
	if in.d.steps+s.steps > maxSteps {
		return false
	}
	p := in.p.paint
	if p == nil {
		return true
	}
	return p.steps+s.paint.steps < maxCovered && len(p.areas)+len(s.paint.areas) < maxAreas && len(p.texts)+len(s.paint.texts) < maxAreas
}

func (in *interpreter) sameStates(s *sight) bool {
	for _, x := range s.states {
		if !slices.Equal(in.d.Dict(in.res.category("ExtGState").Raw(pdfread.Name(x.name))), x.dict) {
			return false
		}
	}
	return true
}

// sameLetters holds all letters of a piece against the fonts of this file, and reports
// whether they take the same room.
func (in *interpreter) sameLetters(s *sight) bool {
	same := true
	for i := range s.fonts {
		x := &s.fonts[i]
		f, _ := in.res.font([]byte(x.name))
		if !x.shown {
			continue
		}
		if f == nil || !f.plain() {
			return false
		}
		f.meet(in)
		for _, l := range x.letters {
			g := f.known(in, l.code, int32(l.code), true)
			same = same && g.width == l.width && !g.private
		}
		same = same && f.capHeight == x.capHeight
	}
	return same
}

// named is a graphics state with its font out of this file.
func (in *interpreter) named(g gstate) gstate {
	if g.fontName != "" {
		g.font, _ = in.res.font([]byte(g.fontName))
	}
	return g
}

// add counts what was seen of a piece to what was seen of its page.
func (p *seen) add(d *pdfDoc, s *sight) {
	for _, n := range s.numbers {
		m := p.mcids[n.mcid]
		if m == nil {
			m = d.lists.mark()
			p.mcids[n.mcid] = m
		}
		m.times += n.times
	}
	p.marked += s.marked
	p.marks.artifactInside = p.marks.artifactInside || s.marks.artifactInside
	p.marks.insideArtifact = p.marks.insideArtifact || s.marks.insideArtifact
	p.marks.nesting = p.marks.nesting || s.marks.nesting
	p.uses.gray = p.uses.gray || s.uses.gray
	p.uses.rgb = p.uses.rgb || s.uses.rgb
	p.uses.cmyk = p.uses.cmyk || s.uses.cmyk
	p.uses.measured = p.uses.measured || s.uses.measured
	p.clear, p.see, p.newer = p.clear || s.clear, p.see || s.see, p.newer || s.newer
	if s.paint != nil {
		p.paint.add(s.paint)
	}
}

// sightMemo keeps what pieces came to. The zero value is ready, and safe for concurrent
// use.
type sightMemo struct {
	mu   sync.Mutex
	kept map[sightKey][]*sight
	size int
}

// sightKey finds pieces: the stream, and what decides which rules are asked.
type sightKey struct {
	same *pdfread.Shared
	mode string
}

const (
	mostSights = 4       // of one piece, in different graphics states
	mostNoted  = 1 << 15 // letters, areas and marks in all; when there are more, all are dropped
)

// size is about how much is kept of a piece.
func (s *sight) size() int {
	n := 8 + len(s.numbers)
	for i := range s.fonts {
		n += len(s.fonts[i].letters)
	}
	if s.paint != nil {
		n += 4*(len(s.paint.areas)+len(s.under)) + 2*len(s.paint.texts)
	}
	return n
}

func (m *sightMemo) find(key sightKey) []*sight {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.kept[key]
}

func (m *sightMemo) keep(key sightKey, s *sight) {
	size := s.size()
	if size > mostNoted/4 {
		s, size = &sight{strange: true}, 8
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.size += size; m.kept == nil || m.size > mostNoted {
		m.kept, m.size = map[sightKey][]*sight{}, size
	}
	m.kept[key] = append(slices.Clip(m.kept[key]), s)
}

// forget drops all.
func (m *sightMemo) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept, m.size = nil, 0
}
