package inspect

import (
	"slices"

	"malbild/internal/pdfread"
)

// The copies of a document are set in the same fonts, byte for byte. What was found out
// about one without a fault, and about its letters, is lent to the next file that has the
// same: its dictionaries, which files share when they are alike, and the same streams. What
// must be said of the file is said of each.

// face tells a font with an embedded program from all others.
type face struct {
	mode             string
	font, kid, desc  *pdfread.Entry
	program, kind    pdfread.Name // which key the program stands under, and its Subtype
	file, codes, set hashKey
}

// faceOf is the face of a composite font of the usual kind; false of others.
func (d *pdfDoc) faceOf(font pdfread.Dict) (k face, ok bool) {
	if d.o.Fonts == nil || d.part1() || font.Raw("Encoding") != pdfread.Name("Identity-H") { // PDF/A-1 asks which letters are shown
		return k, false
	}
	kids := d.Array(font.Raw("DescendantFonts"))
	if len(kids) != 1 {
		return k, false
	}
	kid := d.Dict(kids[0])
	desc := d.Dict(kid.Raw("FontDescriptor"))
	if len(kid) == 0 || len(desc) == 0 {
		return k, false
	}
	k = face{mode: d.mode, font: &font[0], kid: &kid[0], desc: &desc[0]}
	if desc.Has("FontFile") || desc.Has("FontFile2") && desc.Has("FontFile3") {
		return k, false
	}
	for _, key := range [...]pdfread.Name{"FontFile2", "FontFile3"} {
		if s := d.Stream(desc.Raw(key)); s != nil {
			k.program, k.kind = key, d.Name(s.Dict.Raw("Subtype"))
			k.file, ok = packedKey(s)
		}
	}
	if s := d.Stream(font.Raw("ToUnicode")); ok && s != nil {
		k.codes, ok = packedKey(s)
	}
	if s := d.Stream(desc.Raw("CIDSet")); ok && s != nil {
		k.set, ok = packedKey(s)
	}
	return k, ok
}

// packedKey is the key of a stream that is deflated and nothing else.
func packedKey(s *pdfread.Stream) (hashKey, bool) {
	if s.Dict.Raw("Filter") != pdfread.Name("FlateDecode") || s.Dict.Has("DecodeParms") {
		return hashKey{}, false
	}
	return fontKey(s.Raw), true
}

// itsOwn reports whether a font says all itself, but for what its face is told by.
func (d *pdfDoc) itsOwn(font pdfread.Dict) bool {
	kid := d.Dict(d.Array(font.Raw("DescendantFonts"))[0])
	return own(font, "DescendantFonts", "ToUnicode") && own(kid, "FontDescriptor") && own(d.Dict(kid.Raw("FontDescriptor")), "FontFile2", "FontFile3", "CIDSet")
}

// own reports whether no value of a dictionary is somewhere else, but under the keys.
func own(o pdfread.Object, but ...pdfread.Name) bool {
	switch v := o.(type) {
	case pdfread.Ref:
		return false
	case pdfread.Array:
		for _, x := range v {
			if !own(x) {
				return false
			}
		}
	case pdfread.Dict:
		for _, e := range v {
			if !slices.Contains(but, e.Key) && !own(e.Value) {
				return false
			}
		}
	}
	return true
}

// lend gives a font that was read for another file.
func (d *pdfDoc) lend(k face) *font {
	v, ok := d.shared.faces.Load(k)
	if !ok {
		return nil
	}
	f := *v.(*font)
	f.d = d
	return &f
}

// leave lets go of a font when its file has been looked at: what was learned of a sound one
// is for the next file, if another file had it before: most that have not are of one name.
func (d *pdfDoc) leave(f *font) {
	switch {
	case f.lent:
	case f.face == nil || !f.met || f.faulty || len(f.far) > 0 || f.learned < worthKeeping:
		f.release()
	default:
		if d.shared.kept.Add(1) > mostFaces {
			d.shared.faces.Clear()
			d.shared.kept.Store(1)
		}
		f.lent, f.told, f.d, f.learned = true, false, nil, 0
		d.shared.faces.Store(*f.face, f)
	}
}

// worthKeeping is how many letters must be learned for a font to be kept, or kept anew.
const worthKeeping = 6

// mostFaces is how often a font is kept until all are dropped.
const mostFaces = 256

// thaw makes the letters of a font its own, so that more can be learned.
func (f *font) thaw() {
	if !f.lent {
		return
	}
	f.lent = false
	pages := make([]*[256]glyph, len(f.pages))
	for i, p := range f.pages {
		if p != nil {
			pages[i] = newGlyphPage()
			*pages[i] = *p
		}
	}
	f.pages = pages
}
