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
	outlines *fontfile.TrueType // nil: they are not read
	letters  map[int]string     // by glyph, as the font's own Unicode table has them
	gid      func(code int) (int, bool)
	names    *[256]string // simple fonts: the names that choose the glyphs; nil: not known
	seen     map[seen]string
}

// seen is a code and what the file says it is.
type seen struct {
	code int
	said string
}

// drawer reads what is embedded of a font.
func (r *pdfReader) drawer(d pdfread.Dict, composite bool) *drawer {
	out := &drawer{seen: map[seen]string{}}
	about := d
	if composite {
		kids := r.Array(d.Raw("DescendantFonts"))
		if e := r.Name(d.Raw("Encoding")); len(kids) == 0 || e != "Identity-H" && e != "Identity-V" {
			return out
		}
		about = r.Dict(kids[0])
	}
	desc := r.Dict(about.Raw("FontDescriptor"))
	flags, _ := r.Int(desc.Raw("Flags"))
	trueType := desc.Has("FontFile2")
	if data, ok := r.program(desc.Raw("FontFile2")); ok {
		out.open(data)
	}
	switch {
	case !composite:
		out.names = r.namesOf(d, desc, flags&4 != 0, trueType)
		out.gid = out.simple(flags&4 != 0 || !d.Has("Encoding"))
	case trueType:
		out.gid = r.cidGlyphs(about)
	}
	return out
}

// program unpacks an embedded font; a broken one is nobody's concern here.
func (r *pdfReader) program(o pdfread.Object) ([]byte, bool) {
	s := r.Stream(o)
	if s == nil {
		return nil, false
	}
	data, err := r.Decode(s)
	return data, err == nil && len(data) <= maxPart
}

func (d *drawer) open(data []byte) {
	f, err := fontfile.OpenTrueType(data)
	if err != nil {
		return
	}
	d.outlines, d.letters = f, map[int]string{}
	for r, g := range f.Letters {
		d.letters[g] += string(r)
	}
}

// cidGlyphs finds the glyph of a CID (9.7.4.2).
func (r *pdfReader) cidGlyphs(about pdfread.Dict) func(int) (int, bool) {
	data, ok := r.program(about.Raw("CIDToGIDMap"))
	if !ok {
		return func(cid int) (int, bool) { return cid, true }
	}
	return func(cid int) (int, bool) {
		if cid < 0 || 2*cid+1 >= len(data) {
			return 0, false
		}
		return int(data[2*cid])<<8 | int(data[2*cid+1]), true
	}
}

// simple finds the glyph of a code in a simple TrueType font (9.6.6.4).
func (d *drawer) simple(symbolic bool) func(int) (int, bool) {
	return func(code int) (int, bool) {
		if d.outlines == nil {
			return 0, false
		}
		if !symbolic && d.names != nil && d.outlines.Letters != nil {
			if r := []rune(fontfile.Letter(d.names[code])); len(r) > 0 {
				g, ok := d.outlines.Letters[r[0]]
				return g, ok
			}
		}
		for _, c := range []int{code, 0xf000 + code} {
			if g := d.outlines.Codes[c]; g != 0 {
				return g, true
			}
		}
		return 0, false
	}
}

// namesOf are the names that choose the glyphs of a simple font, as far as the file tells
// them. A TrueType font that is symbolic goes by its own codes.
func (r *pdfReader) namesOf(d, desc pdfread.Dict, symbolic, trueType bool) *[256]string {
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
		if face := string(r.Name(d.Raw("BaseFont"))); !embedded && !strings.Contains(face, "Symbol") && !strings.Contains(face, "Dingbats") && !symbolic {
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
func (d *drawer) shown(code int, said string) string {
	key := seen{code, said}
	if s, ok := d.seen[key]; ok {
		return s
	}
	s := d.truth(code, said)
	d.seen[key] = s
	return s
}

func (d *drawer) truth(code int, said string) string {
	if d.outlines != nil && d.gid != nil {
		if gid, ok := d.gid(code); ok {
			if s, told := d.drawn(gid, said); told {
				return s
			}
		}
	}
	if d.names != nil && code < 256 {
		if s := fontfile.Letter(d.names[code]); s != "" && !agrees(s, said) && lettered(s) {
			return s
		}
	}
	return said
}

// drawn tells a glyph by its outline; false: it may be anything.
func (d *drawer) drawn(gid int, said string) (string, bool) {
	contours, ok := d.outlines.Outline(gid)
	if !ok {
		return "", false
	}
	if contours == nil {
		if lettered(said) {
			return "", true // letters without ink
		}
		return said, true
	}
	if own := ownLetters()[keyOf(contours, d.outlines.Upem)]; own != "" {
		return among1(own, said), true
	}
	if table := d.letters[gid]; table != "" && lettered(table) && among1(table, said) != said {
		return among1(table, said), true
	}
	return d.resembling(contours, said)
}

// Thresholds of likeness, tried on many faces: none of their letters is taken for another.
const (
	surelyLike   = 0.65
	surelyUnlike = 0.25
)

// resembling tells a glyph that no face is known for by what it looks like.
func (d *drawer) resembling(contours [][]fontfile.Point, said string) (string, bool) {
	claimed := []rune(norm.NFC.String(said))
	if len(claimed) != 1 || !strings.ContainsRune(modelled, claimed[0]) {
		if len(claimed) > 1 || lettered(said) {
			return "", false
		}
		claimed = []rune{0}
	}
	g, ok := gridOf(contours, d.outlines.Upem)
	if !ok || claimed[0] == 0 && (strings.TrimSpace(said) != "" || g.high-g.low < 0.3) {
		return "", false // signs look like anything
	}
	best, top, own := nearest(g, claimed[0])
	if top < surelyLike || top-own < surelyUnlike || twin(best, claimed[0]) {
		return "", false
	}
	if unicode.IsLower(claimed[0]) {
		best = unicode.ToLower(best)
	}
	return string(best), true
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
