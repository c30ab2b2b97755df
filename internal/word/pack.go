package word

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"malbild/internal/word/opc"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsW     = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	ctBase  = "application/vnd.openxmlformats-"
	relPkg  = "http://schemas.openxmlformats.org/package/2006/relationships/"
)

func appendNum(dst []byte, id, abstract int) []byte {
	return fmt.Appendf(dst, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, id, abstract)
}

// pack writes the package: the parts of the template as they are, and ours.
func (w *writer) pack() ([]byte, error) {
	if w.err != nil {
		return nil, w.err
	}
	s, t := w.o.Shared, w.t
	p := &packer{w: w}
	for _, f := range w.filled {
		p.add(f.name, *f.buf)
	}
	p.styles()
	p.numbering()
	p.footnotes()
	p.caseData()
	p.glossary()
	p.properties()
	p.pictures()

	head := []opc.Entry{
		{Name: t.types.name, Raw: s.part(t.types.name, t.types.with(p.types))},
		{Name: t.root.name, Raw: s.part(t.root.name, t.root.with(p.root))},
		{Name: t.main.name, Raw: s.mainDocument(*w.main)},
		{Name: t.rels.name, Raw: s.part("document.xml.rels", t.rels.with(w.rels))},
	}
	all := append(head, t.static...)
	all = append(all, p.entries...)
	return opc.Bytes(all)
}

// packer collects the parts that a document adds or changes.
type packer struct {
	w           *writer
	types, root []byte
	entries     []opc.Entry
}

func (p *packer) add(name string, content []byte) {
	p.entries = append(p.entries, opc.Entry{Name: name, Raw: p.w.o.Shared.part(name, content)})
}

// declare gives a new part its content type.
func (p *packer) declare(name, contentType string) {
	p.types = append(p.types, `<Override`+p.w.t.typeNS+` PartName="/`+name+`" ContentType="`+contentType+`"/>`...)
}

// styles adds the styles that are used and missing in the template, and tells of
// those that people would expect it to have.
func (p *packer) styles() {
	s := &p.w.t.sheet
	used := s.closure(p.w.used)
	p.entries = append(p.entries, opc.Entry{Name: s.part.name, Raw: s.with(used)})
	var missing []string
	for i, g := range s.grafts {
		if used&(1<<i) == 0 {
			continue
		}
		p.w.ourLists = p.w.ourLists || g.list
		if g.told && p.w.used&(1<<i) != 0 {
			missing = append(missing, g.name)
		}
	}
	p.w.missingStyles(missing)
}

// numbering adds the lists of the document. A template whose lists are not used
// keeps its part as it is.
func (p *packer) numbering() {
	l := &p.w.t.lists
	switch {
	case !p.w.ourLists && len(p.w.nums) == 0 && l.isNew:
		return
	case !p.w.ourLists && len(p.w.nums) == 0:
		p.entries = append(p.entries, opc.Entry{Name: l.part.name, Raw: l.raw})
		return
	}
	f := &l.part
	b := bytes.Clone(f.pieces[0])
	if p.w.ourLists {
		b = append(b, l.ownAbst...)
	}
	b = append(b, f.pieces[1]...)
	if p.w.ourLists {
		b = append(b, l.ownNums...)
	}
	b = append(append(b, p.w.nums...), f.pieces[2]...)
	p.add(f.name, b)
	if l.isNew {
		p.declare(f.name, ctBase+"officedocument.wordprocessingml.numbering+xml")
		p.w.relate("numbering", "/"+f.name, false)
	}
}

func (p *packer) pictures() {
	if len(p.w.media) > 0 {
		p.entries = append(p.entries, p.w.media...)
	}
	// Defaults stand before overrides by custom, not by rule; both orders are valid.
	need := [][2]string{{"xml", "application/xml"}, {"rels", "application/vnd.openxmlformats-package.relationships+xml"}}
	if len(p.w.media) > 0 {
		need = append([][2]string{{"png", "image/png"}, {"svg", "image/svg+xml"}}, need...)
	}
	if slices.ContainsFunc(p.w.media, func(e opc.Entry) bool { return strings.HasSuffix(e.Name, ".jpeg") }) {
		need = append(need, [2]string{"jpeg", "image/jpeg"})
	}
	for _, d := range need {
		if !p.w.t.known["."+d[0]] {
			p.types = append(p.types, `<Default`+p.w.t.typeNS+` Extension="`+d[0]+`" ContentType="`+d[1]+`"/>`...)
		}
	}
}
