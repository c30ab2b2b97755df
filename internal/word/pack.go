package word

import (
	"bytes"
	"fmt"
	"strconv"
	"time"

	"malbild/internal/word/block"
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
	s := w.o.Shared
	p := &packer{w: w, types: bytes.Clone(w.t.types), root: bytes.Clone(w.t.root)}
	p.frames()
	p.numbering()
	p.caseData()
	p.glossary()
	p.properties()
	p.pictures()

	head := []opc.Entry{
		{Name: "[Content_Types].xml", Raw: s.part("[Content_Types].xml", append(p.types, "</Types>"...))},
		{Name: "_rels/.rels", Raw: s.part("_rels/.rels", append(p.root, "</Relationships>"...))},
		{Name: w.t.main.name, Raw: opc.Pack("document.xml", *w.main)},
		{Name: opc.RelsName(w.t.main.name), Raw: s.part("document.xml.rels", p.mainRels())},
	}
	all := append(head, w.t.static...)
	all = append(all, p.entries...)
	size := 2000
	for _, e := range all {
		size += e.Raw.Packed() + 2*len(e.Name) + 100
	}
	var out bytes.Buffer
	out.Grow(size)
	if err := opc.Write(&out, all); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
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
	p.types = append(p.types, `<Override PartName="/`+name+`" ContentType="`+contentType+`"/>`...)
}

func (p *packer) mainRels() []byte {
	return append(append(bytes.Clone(p.w.t.rels), p.w.rels...), "</Relationships>"...)
}

func (p *packer) frames() {
	if t := p.w.t.header; t != nil {
		p.add(t.name, *p.w.header)
	}
	if t := p.w.t.footer; t != nil {
		p.add(t.name, *p.w.footer)
	}
}

func (p *packer) numbering() {
	t := p.w.t.numbers
	if t.name == "" {
		return
	}
	b := append(bytes.Clone(t.before), p.w.nums...)
	p.add(t.name, append(b, t.after...))
}

// caseData writes the custom XML part that the fields are bound to.
func (p *packer) caseData() {
	f := &p.w.fields
	if len(f.names) == 0 {
		return
	}
	item, props := p.free("customXml/item", ".xml"), p.free("customXml/itemProps", ".xml")
	b := append([]byte(nil), `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+`<m:arende xmlns:m="`+dataNS+`">`...)
	for _, n := range f.names {
		b = append(b, "<m:"+n+">"...)
		b = block.Text(b, f.values[n])
		b = append(b, "</m:"+n+">"...)
	}
	p.add(item, append(b, `</m:arende>`...))
	p.add(props, []byte(xmlHead+`<ds:datastoreItem ds:itemID="`+storeID+`" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="`+dataNS+`"/></ds:schemaRefs></ds:datastoreItem>`))
	p.declare(props, ctBase+"officedocument.customXmlProperties+xml")
	p.add(opc.RelsName(item), []byte(xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+relO+`customXmlProps" Target="/`+props+`"/></Relationships>`))
	p.w.relate("customXml", "/"+item, false)
}

// free is the first numbered name that the template does not use.
func (p *packer) free(stem, ext string) string {
	for i := 1; ; i++ {
		if n := stem + strconv.Itoa(i) + ext; !p.w.t.known[n] {
			return n
		}
	}
}

// glossary holds the placeholders as building blocks, so that Word shows ours and
// not its own when a field is emptied. A template with a glossary keeps it as it is.
func (p *packer) glossary() {
	const name = "word/glossary/document.xml"
	if len(p.w.fields.placeholders) == 0 || p.w.t.known[name] {
		return
	}
	b := append([]byte(nil), xmlHead+`<w:glossaryDocument `+nsW+`><w:docParts>`...)
	for _, text := range p.w.fields.placeholders {
		d := digest(text)
		guid := fmt.Sprintf("{%s-%s-5%s-A%s-%s}", d[0:8], d[8:12], d[13:16], d[17:20], d[20:32])
		b = fmt.Appendf(b, `<w:docPart><w:docPartPr><w:name w:val="Malbild%s"/><w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="%s"/></w:docPartPr><w:docPartBody><w:p><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t xml:space="preserve">`, d[:12], upper(guid))
		b = block.Text(b, text)
		b = append(b, `</w:t></w:r></w:p></w:docPartBody></w:docPart>`...)
	}
	p.add(name, append(b, `</w:docParts></w:glossaryDocument>`...))
	p.entries = append(p.entries, p.w.t.glossary)
	p.add(opc.RelsName(name), []byte(xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+relO+`styles" Target="styles.xml"/></Relationships>`))
	p.declare(name, ctBase+"officedocument.wordprocessingml.document.glossary+xml")
	p.declare(p.w.t.glossary.Name, ctBase+"officedocument.wordprocessingml.styles+xml")
	p.w.relate("glossaryDocument", "/"+name, false)
}

func upper(s string) string {
	b := []byte(s)
	return string(bytes.ToUpper(b))
}

// properties says what the document is: title, sender, language, identity. The
// creator is the issuer, never a person.
func (p *packer) properties() {
	m := p.w.doc.Meta
	lang := m.Language
	if lang == "" {
		lang = "sv-SE"
	}
	b := append([]byte(nil), xmlHead+`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`...)
	for _, e := range [][2]string{{"title", m.Title}, {"subject", m.Subject}, {"creator", m.Issuer}, {"language", lang}, {"identifier", m.Identity}} {
		if e[1] != "" {
			b = append(b, "<dc:"+e[0]+">"...)
			b = block.Text(b, e[1])
			b = append(b, "</dc:"+e[0]+">"...)
		}
	}
	if _, err := time.Parse(time.DateOnly, m.Date); err == nil {
		for _, e := range []string{"created", "modified"} {
			b = append(b, `<dcterms:`+e+` xsi:type="dcterms:W3CDTF">`+m.Date+`T00:00:00Z</dcterms:`+e+`>`...)
		}
	}
	p.property("docProps/core.xml", append(b, `</cp:coreProperties>`...), relPkg+"metadata/core-properties", ctBase+"package.core-properties+xml")
	p.property("docProps/app.xml", []byte(xmlHead+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>malbild</Application></Properties>`),
		relO+"extended-properties", ctBase+"officedocument.extended-properties+xml")
	c := append([]byte(nil), xmlHead+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`...)
	pid := 1
	for _, e := range [][2]string{{"malbildIdentity", m.Identity}, {"malbildVersion", p.w.o.Version}} {
		if e[1] == "" {
			continue
		}
		pid++
		c = fmt.Appendf(c, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr>`, pid, e[0])
		c = block.Text(c, e[1])
		c = append(c, `</vt:lpwstr></property>`...)
	}
	if pid > 1 {
		p.property("docProps/custom.xml", append(c, `</Properties>`...), relO+"custom-properties", ctBase+"officedocument.custom-properties+xml")
	}
}

// property adds a part of properties unless the template has its own.
func (p *packer) property(name string, content []byte, relation, contentType string) {
	if p.w.t.known[name] {
		return
	}
	p.add(name, content)
	p.declare(name, contentType)
	p.root = append(p.root, `<Relationship Id="mb`+safe(name)+`" Type="`+relation+`" Target="`+name+`"/>`...)
}

func (p *packer) pictures() {
	if len(p.w.media) == 0 {
		return
	}
	p.entries = append(p.entries, p.w.media...)
	// Defaults stand before overrides by custom, not by rule; both orders are valid.
	for _, d := range [][2]string{{"png", "image/png"}, {"svg", "image/svg+xml"}} {
		if !p.w.t.known["."+d[0]] {
			p.types = append(p.types, `<Default Extension="`+d[0]+`" ContentType="`+d[1]+`"/>`...)
		}
	}
}
