package verify

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"malbild/internal/fontfile"
	"malbild/internal/pdfread"
)

// drawer is what is known of the glyphs that a font draws: the letters it says them to
// be are held against it. A ToUnicode map is only what the file says (9.10.3).
type drawer struct {
	*shapes  // nil: they are not read
	face     string
	embedded bool // the file brings the program along
	gid      func(code int) (int, bool)
	names    *[256]string // simple fonts: the names that choose the glyphs; nil: not known
	seen     map[seen]answer
	claims   map[outlineKey]rune // of the whole file: what the first glyph of an outline was said to be
}

// seen is a code and what the file says it is.
type seen struct {
	code int
	said string
}

// answer is what a code shows; untried says that nothing held it against the program that
// draws it.
type answer struct {
	text    string
	untried bool
}

// drawer reads what is embedded of a font.
func (r *pdfReader) drawer(d pdfread.Dict, composite bool) *drawer {
	if r.claims == nil {
		r.claims, r.work = map[outlineKey]rune{}, maxShapeWork
	}
	out := &drawer{seen: map[seen]answer{}, claims: r.claims}
	about := d
	if composite {
		about = pdfread.Dict{}
		if kids := r.Array(d.Raw("DescendantFonts")); len(kids) > 0 {
			about = r.Dict(kids[0])
		}
	}
	desc := r.Dict(about.Raw("FontDescriptor"))
	out.face = faceOf(string(r.Name(d.Raw("BaseFont"))))
	flags, _ := r.Int(desc.Raw("Flags"))
	for _, key := range []pdfread.Name{"FontFile2", "FontFile3", "FontFile"} {
		if desc.Has(key) {
			out.embedded = true
			if data, ok := r.program(desc.Raw(key)); ok {
				out.shapes = openShapes(data, &r.work)
			}
			break
		}
	}
	trueType := desc.Has("FontFile2")
	switch {
	case !composite:
		out.names = r.namesOf(d, desc, flags&4 != 0, trueType, out.shapes)
		out.gid = out.simple(flags&4 != 0 || !d.Has("Encoding"))
	case out.shapes != nil:
		out.gid = r.composite(d, about, out.shapes)
	}
	return out
}

// faceOf is the name of a typeface without the mark of a subset (9.6.4).
func faceOf(name string) string {
	if i := strings.IndexByte(name, '+'); i == 6 {
		return name[7:]
	}
	return name
}

// program unpacks an embedded font; what a broken one means is the drawer's concern.
func (r *pdfReader) program(o pdfread.Object) ([]byte, bool) {
	s := r.Stream(o)
	if s == nil {
		return nil, false
	}
	data, err := r.Decode(s)
	return data, err == nil && len(data) <= maxPart
}

// composite finds the glyph of a code of a composite font: its CID by the Encoding, and the
// glyph of that (9.7.4.2); nil when the Encoding is one that is not read.
func (r *pdfReader) composite(d, about pdfread.Dict, s *shapes) func(int) (int, bool) {
	cid, known := r.cids(d.Raw("Encoding"))
	if !known {
		return nil
	}
	glyph := func(cid int) (int, bool) { return cid, true }
	if s.program != nil && r.Name(about.Raw("Subtype")) != "CIDFontType2" {
		glyph = s.program.Glyph
	} else if data, ok := r.program(about.Raw("CIDToGIDMap")); ok {
		glyph = func(cid int) (int, bool) {
			if cid < 0 || 2*cid+1 >= len(data) {
				return 0, false
			}
			return int(data[2*cid])<<8 | int(data[2*cid+1]), true
		}
	}
	return func(code int) (int, bool) {
		n, ok := cid(code)
		if !ok {
			return 0, false
		}
		return glyph(n)
	}
}

// cids finds the CID of a code: by itself, or by a map in the file.
func (r *pdfReader) cids(o pdfread.Object) (of func(code int) (int, bool), known bool) {
	if e := r.Name(o); e == "Identity-H" || e == "Identity-V" {
		return func(code int) (int, bool) { return code, true }, true
	}
	data, ok := r.program(o)
	if !ok || r.Dict(o).Has("UseCMap") {
		return nil, false
	}
	m, ok := parseCIDs(data)
	return func(code int) (int, bool) {
		cid, ok := m[code]
		return cid, ok
	}, ok
}

// simple finds the glyph of a code in a simple font: by its name in a PostScript font, and
// as 9.6.6.4 says in a TrueType font.
func (d *drawer) simple(symbolic bool) func(int) (int, bool) {
	return func(code int) (int, bool) {
		if d.shapes == nil || code > 255 {
			return 0, false
		}
		if d.program != nil && d.names != nil {
			g, ok := d.program.Names[d.names[code]]
			return g, ok
		}
		if !symbolic && d.names != nil && d.Letters != nil {
			if r := []rune(fontfile.Letter(d.names[code])); len(r) > 0 {
				g, ok := d.Letters[r[0]]
				return g, ok
			}
		}
		for _, c := range []int{code, 0xf000 + code} {
			if g := d.codes[c]; g != 0 {
				return g, true
			}
		}
		return 0, false
	}
}

// namesOf are the names that choose the glyphs of a simple font, as far as the file tells
// them. A TrueType font that is symbolic goes by its own codes, and a PostScript font by its
// own names where the file gives none (9.6.6.2).
func (r *pdfReader) namesOf(d, desc pdfread.Dict, symbolic, trueType bool, s *shapes) *[256]string {
	if r.Name(d.Raw("Subtype")) == "Type3" || trueType && symbolic {
		return nil
	}
	embedded := trueType || desc.Has("FontFile") || desc.Has("FontFile3")
	names, known := [256]string{}, false
	base := r.Name(d.Raw("Encoding"))
	e := r.Dict(d.Raw("Encoding"))
	if e != nil {
		base = r.Name(e.Raw("BaseEncoding"))
	}
	switch base {
	case "WinAnsiEncoding":
		names, known = *fontfile.WinAnsi(), true
	case "MacRomanEncoding":
		names, known = *fontfile.MacRoman(), true
	default:
		if s != nil && s.program != nil && s.program.Codes != nil {
			names, known = *s.program.Codes, true
		} else if face := string(r.Name(d.Raw("BaseFont"))); !embedded && !strings.Contains(face, "Symbol") && !strings.Contains(face, "Dingbats") && !symbolic {
			names, known = *fontfile.Standard(), true
		}
	}
	code := 0
	for _, o := range r.Array(e.Raw("Differences")) {
		switch v := r.Get(o).(type) {
		case int:
			code = v
		case pdfread.Name:
			if code >= 0 && code < 256 {
				names[code], known = string(v), true
			}
			code++
		}
	}
	if !known {
		return nil
	}
	return &names
}

// shown is what a code shows, when the file says that it is some text: the same text
// where nothing speaks against it.
func (d *drawer) shown(code int, said string) answer {
	key := seen{code, said}
	if s, ok := d.seen[key]; ok {
		return s
	}
	s := d.truth(code, said)
	d.seen[key] = s
	return s
}

func (d *drawer) truth(code int, said string) answer {
	named := ""
	if d.names != nil && code < 256 {
		named = fontfile.Letter(d.names[code])
	}
	tried := !d.embedded
	if d.shapes != nil && d.gid != nil {
		gid, known := d.gid(code)
		if !known {
			gid = 0 // what is drawn for a glyph that is not there
		}
		f, ok := d.drawn(gid, said)
		if f.told {
			return answer{text: f.text}
		}
		if f.supported && (named == "" || !alike(named, said)) {
			return answer{text: said}
		}
		tried = ok
	}
	untried := !tried && lettered(said)
	if named != "" && !agrees(named, said) && lettered(named) {
		return answer{named, untried}
	}
	return answer{said, untried}
}

// finding is what the outline of a glyph tells.
type finding struct {
	text      string
	told      bool // the glyph is the text; false: it may be anything
	supported bool // it looks like what is said
}

// drawn tells a glyph by its outline; false: the outline cannot be read.
func (d *drawer) drawn(gid int, said string) (finding, bool) {
	contours, ok := d.contours(gid)
	if !ok {
		return finding{}, false
	}
	if contours == nil {
		if lettered(said) {
			return finding{told: true}, true // letters without ink
		}
		return finding{text: said, told: true}, true
	}
	k := keyOf(contours, d.upem)
	if own := ownLetters()[k]; own != "" {
		return finding{text: among1(own, said), told: true}, true
	}
	if table := d.table[gid]; table != "" && lettered(table) && among1(table, said) != said {
		return finding{text: among1(table, said), told: true}, true
	}
	f := d.resembling(contours, said)
	if other, ok := d.contradicted(k, said); ok && !f.told {
		f = finding{text: string(other), told: true}
	}
	return f, true
}

// contradicted notes what an outline is said to be, and reports whether it was said to be
// another letter before, one that no face draws alike.
func (d *drawer) contradicted(k outlineKey, said string) (rune, bool) {
	claimed := []rune(norm.NFC.String(said))
	if d.claims == nil || len(claimed) != 1 || !strings.ContainsRune(modelled, claimed[0]) {
		return 0, false
	}
	first, ok := d.claims[k]
	if !ok {
		if len(d.claims) < maxClaims {
			d.claims[k] = claimed[0]
		}
		return 0, false
	}
	a, b := unicode.ToLower(first), unicode.ToLower(claimed[0])
	for _, alike := range []string{"il1", "o0"} { // as many faces draw them
		if strings.ContainsRune(alike, a) && strings.ContainsRune(alike, b) {
			return 0, false
		}
	}
	return first, a != b
}

// Thresholds of likeness, tried on many faces: none of their letters is taken for another.
const (
	surelyLike   = 0.65
	surelyUnlike = 0.25
)

// resembling tells a glyph that no face is known for by what it looks like.
func (d *drawer) resembling(contours [][]fontfile.Point, said string) finding {
	claimed := []rune(norm.NFC.String(said))
	if len(claimed) != 1 || !strings.ContainsRune(modelled, claimed[0]) {
		if len(claimed) > 1 || lettered(said) {
			return finding{}
		}
		claimed = []rune{0}
	}
	g, ok := gridOf(contours, d.upem)
	if !ok || claimed[0] == 0 && (strings.TrimSpace(said) != "" || g.high-g.low < 0.3) {
		return finding{} // signs look like anything
	}
	best, top, own := nearest(g, claimed[0])
	if top < surelyLike || top-own < surelyUnlike || twin(best, claimed[0]) {
		return finding{supported: own >= surelyLike}
	}
	if unicode.IsLower(claimed[0]) {
		best = unicode.ToLower(best)
	}
	return finding{text: string(best), told: true}
}

// among1 is what is said, when it is one of the letters that a glyph may be; else the
// first of them.
func among1(may, said string) string {
	for _, r := range may {
		if agrees(string(r), said) {
			return said
		}
	}
	first := []rune(may)[0]
	for _, r := range may {
		if unicode.Is(unicode.Latin, r) && !unicode.Is(unicode.Latin, first) {
			first = r
		}
	}
	return string(first)
}

// agrees reports whether two texts are one and the same, in whatever form.
func agrees(a, b string) bool {
	plain := func(s string) string {
		var l letters
		l.add(norm.NFKC.String(s))
		var out strings.Builder
		for _, x := range l.list {
			out.WriteRune(x.r)
		}
		return out.String()
	}
	return a == b || plain(a) == plain(b)
}

// lettered reports whether a text has letters or digits.
func lettered(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
