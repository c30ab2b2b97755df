package inspect

import (
	"bytes"
	"strings"

	"malbild/internal/lazy"
	"malbild/internal/pdfread"
)

// checkArchive holds the file against what PDF/A-1, -3 and -4 ask beyond PDF/A-2.
func (d *pdfDoc) checkArchive() {
	if d.part1() {
		if d.Damage.XRefStream {
			d.r.add(ruleXRefStream, 0, "")
		}
		if d.Damage.LargeReal {
			d.r.add(ruleLargeReal, 0, "")
		}
		if s := d.Stream(d.catalog.Raw("Metadata")); s != nil && len(d.Filters(s)) > 0 {
			d.r.add(rulePackedXMP, 0, "")
		}
		if d.catalog.Has("OCProperties") {
			d.r.add(ruleNoLayers, 0, "OCProperties")
		}
		d.checkSameInfo()
		d.checkCIDSets()
	}
	if d.judged("4") && d.Dict(d.Trailer.Raw("Info")) != nil && !d.catalog.Has("PieceInfo") {
		d.r.add(ruleNoInfo, 0, "Info")
	}
	if d.judged("3a") || d.judged("4") {
		d.checkAttached()
	}
}

// checkSameInfo: each entry of Info says what its counterpart in the metadata says
// (ISO 19005-1, 6.7.3, table 1).
func (d *pdfDoc) checkSameInfo() {
	info, x := d.Dict(d.Trailer.Raw("Info")), d.xmp
	creator := ""
	if len(x.creators) == 1 {
		creator = x.creators[0]
	}
	for _, c := range []struct{ key, other string }{
		{"Title", x.title}, {"Author", creator}, {"Subject", x.description}, {"Keywords", x.keywords}, {"Creator", x.tool}, {"Producer", x.producer},
	} {
		if own, ok := d.Bytes(info.Raw(pdfread.Name(c.key))); ok && strings.TrimSpace(pdfread.Text(own)) != c.other { // values of XMP are read without blanks around them
			d.r.add(ruleSameInfo, 0, "Info", c.key)
		}
	}
	for _, c := range []struct{ key, other string }{{"CreationDate", x.created}, {"ModDate", x.modified}} {
		if own, ok := d.Bytes(info.Raw(pdfread.Name(c.key))); ok && digitsOf(pdfread.Text(own)) != digitsOf(c.other) {
			d.r.add(ruleSameInfo, 0, "Info", c.key)
		}
	}
}

var zeroZone = lazy.Pattern(`(?:Z(?:00'?00'?)?|[+-]00'?:?00'?)$`)

// digitsOf is a date without its punctuation: «D:20210527000000+00'00'» and
// «2021-05-27T00:00:00Z» are the same.
func digitsOf(s string) string {
	s = zeroZone().ReplaceAllString(strings.TrimSpace(s), "")
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, s)
}

// checkCIDSets: a subset of a composite font lists the characters it brings.
func (d *pdfDoc) checkCIDSets() {
	for _, f := range d.fonts {
		if f != nil && f.told {
			d.checkShownSet(f)
		}
		if f == nil || !f.composite || !f.subset || !f.told {
			continue
		}
		if f.cidSet == nil || !f.embedded || !f.listed() {
			d.r.add(ruleCIDSet, 0, "", f.name)
		}
	}
}

// listed reports whether every character that was shown stands in the CIDSet.
func (f *font) listed() bool {
	for _, page := range f.pages {
		if page == nil {
			continue
		}
		for i := range page {
			if g := &page[i]; g.known && g.cid >= 0 && f.brings(int(g.cid)) && (int(g.cid)>>3 >= len(f.cidSet) || f.cidSet[g.cid>>3]&(0x80>>(g.cid&7)) == 0) {
				return false
			}
		}
	}
	return true
}

// brings reports whether the program has a glyph for a character.
func (f *font) brings(cid int) bool {
	if f.program == nil || f.program.outlines == nil {
		return true
	}
	_, ok := f.program.outlines.Glyph(cid)
	return ok
}

var mediaType = lazy.Pattern(`^[-\w+.]+/[-\w+.]+$`)

// checkAttached: each attachment says what it is, what it is to the document, and
// is one of a part of it.
func (d *pdfDoc) checkAttached() {
	linked := map[int]bool{}
	for _, o := range d.Array(d.catalog.Raw("AF")) {
		linked[pdfread.RefNumber(o)] = true
	}
	for _, e := range d.treeElems() {
		for _, o := range d.Array(e.dict.Raw("AF")) {
			linked[pdfread.RefNumber(o)] = true
		}
	}
	for _, a := range d.embedded() {
		spec, name := a.spec, a.name
		file := d.Stream(d.Dict(spec.Raw("EF")).Raw("F"))
		if file == nil || !mediaType().MatchString(string(d.Name(file.Dict.Raw("Subtype")))) {
			d.r.add(ruleAttachKind, 0, "", name, "Subtype")
		}
		if !spec.Has("AFRelationship") {
			d.r.add(ruleAttachKind, 0, "", name, "AFRelationship")
		}
		if d.judged("3a") && (a.ref == 0 || !linked[a.ref]) {
			d.r.add(ruleAttachKind, 0, "", name, "AF")
		}
		if d.Text(spec.Raw("F")) == "" || d.Text(spec.Raw("UF")) == "" {
			d.r.add(ruleFileName, 0, "", name)
		}
		if d.Text(spec.Raw("Desc")) == "" {
			d.r.add(ruleAttachDesc, 0, "", name)
		}
		if d.judged("4") { // may be only what is PDF/A itself, which is not looked into
			d.r.add(ruleAttachment, 0, "", name)
		}
	}
}

func (d *pdfDoc) treeElems() []*elem {
	if d.tree == nil {
		return nil
	}
	return d.tree.elems
}

// attached is one file inside.
type attached struct {
	name string
	ref  int
	spec pdfread.Dict
}

// embedded lists the attachments of the document (7.11.4).
func (d *pdfDoc) embedded() (out []attached) {
	d.keyed(d.Dict(d.catalog.Raw("Names")).Raw("EmbeddedFiles"), "Names", func(name, spec pdfread.Object) bool {
		out = append(out, attached{d.Text(name), pdfread.RefNumber(spec), d.Dict(spec)})
		return len(out) < 1000
	})
	return out
}

var packetHead = lazy.Pattern(`<\?xpacket[^?]*\b(bytes|encoding)\s*=`)

// checkPacket: the head of the metadata does not state its length or encoding
// (ISO 19005-1, 6.7.5; -2, 6.6.2.1).
func (d *pdfDoc) checkPacket(data []byte) {
	if m := packetHead().FindSubmatch(data[:min(len(data), 300)]); m != nil {
		d.r.add(ruleXMP, 0, "", "xpacket "+string(m[1]))
	}
	if bytes.HasPrefix(data, []byte("\xfe\xff")) || bytes.HasPrefix(data, []byte("\xff\xfe")) {
		d.r.add(ruleXMP, 0, "", "UTF-16")
	}
}

// transparent notes what PDF/A-1 and PDF/X-1a do not allow.
func (in *interpreter) transparent(what string) {
	in.d.r.add(ruleTransparent, in.p.number, "", what)
	in.p.see = true
}
