package word

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/beevik/etree"

	"malbild/internal/word/block"
	"malbild/internal/word/opc"
	"malbild/internal/word/tpl"
)

// caseStore is the custom XML part that the fields are bound to. A template that
// was made for this program may bring its own; its values are kept where the case
// has none.
type caseStore struct {
	id   string // of the part, as controls name it
	part frame  // when the template has the part
	old  []oldValue
}

type oldValue struct{ name, xml string }

// openStore finds the template's own part of case data.
func (o *opening) openStore() error {
	o.store.id = storeID
	for _, r := range o.rels {
		if r.External || !strings.HasSuffix(r.Type, "/customXml") || !o.p.Has(r.Target) {
			continue
		}
		d, err := o.p.XML(r.Target)
		if err != nil || d.Root().NamespaceURI() != dataNS || d.Root().Tag != "arende" {
			continue // somebody else's data, of whatever form
		}
		rels, err := o.p.Rels(r.Target)
		if err != nil {
			return err
		}
		props := opc.Target(rels, "/customXmlProps")
		if props == "" || !o.p.Has(props) {
			continue
		}
		p, err := o.p.XML(props)
		if err != nil {
			return err
		}
		o.store.id = p.Root().SelectAttrValue("itemID", storeID)
		for _, c := range d.Root().ChildElements() {
			s, err := written(c)
			if err != nil {
				return err
			}
			o.store.old = append(o.store.old, oldValue{c.Tag, s})
			d.Root().RemoveChild(c)
		}
		o.store.part, err = o.last(r.Target, d)
		return err
	}
	return nil
}

// caseData writes the custom XML part that the fields are bound to.
func (p *packer) caseData() {
	f, s := &p.w.fields, &p.w.t.store
	if len(f.names) == 0 && s.part.name == "" {
		return
	}
	var b []byte
	for _, o := range s.old {
		if f.values[o.name] == "" && !slices.Contains(f.names, o.name) {
			b = append(b, o.xml...)
		}
	}
	for _, n := range f.names {
		b = append(b, `<m:`+n+` xmlns:m="`+dataNS+`">`...)
		b = block.Text(b, f.values[n])
		b = append(b, "</m:"+n+">"...)
	}
	if s.part.name != "" {
		p.add(s.part.name, s.part.with(b))
		return
	}
	p.newStore(b)
}

func (p *packer) newStore(values []byte) {
	item, props := p.free("customXml/item", ".xml"), p.free("customXml/itemProps", ".xml")
	b := append([]byte(nil), `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+`<m:arende xmlns:m="`+dataNS+`">`...)
	b = append(b, strings.ReplaceAll(string(values), ` xmlns:m="`+dataNS+`"`, "")...)
	p.add(item, append(b, `</m:arende>`...))
	p.add(props, []byte(xmlHead+`<ds:datastoreItem ds:itemID="`+storeID+`" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="`+dataNS+`"/></ds:schemaRefs></ds:datastoreItem>`))
	p.declare(props, ctBase+"officedocument.customXmlProperties+xml")
	p.add(opc.RelsName(item), []byte(xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+relO+`customXmlProps" Target="/`+props+`"/></Relationships>`))
	p.w.relate("customXml", "/"+item, false)
}

// glossary is the part that holds placeholders as building blocks, so that Word
// shows ours and not its own when a field is emptied.
type glossary struct {
	part   frame     // when the template has one
	raw    *opc.Raw  // as it came
	style  string    // of a placeholder, in its own style sheet
	styles opc.Entry // for a new one
}

// openGlossary cuts the template's glossary where more building blocks fit.
func (o *opening) openGlossary(look tpl.Look) error {
	o.glossary.style = "PlaceholderText"
	o.glossary.styles = opc.Entry{Name: "word/glossary/styles.xml", Raw: opc.Pack("styles.xml", []byte(look.GlossaryStyles()))}
	name := opc.Target(o.rels, "/glossaryDocument")
	if name == "" || !o.p.Has(name) {
		return nil
	}
	d, err := o.p.XML(name)
	if err != nil {
		return err
	}
	o.noteIDs(d.Root())
	docParts := d.Root().SelectElement("docParts")
	if docParts == nil || declared(d.Root(), prefixes[:1]) != nil {
		o.glossary.part.name = name // left as it is
		return nil
	}
	if o.glossary.style, err = o.glossaryStyle(name); err != nil {
		return err
	}
	if o.glossary.raw, err = o.p.Raw(name); err != nil {
		return err
	}
	end := etree.NewElement("end")
	docParts.AddChild(end)
	o.done[name] = true
	o.glossary.part, err = cutAt(name, d, mark{e: end})
	return err
}

// glossaryStyle is the id of Placeholder Text in the glossary's own style sheet.
func (o *opening) glossaryStyle(name string) (string, error) {
	rels, err := o.p.Rels(name)
	if err != nil {
		return "", err
	}
	part := opc.Target(rels, "/styles")
	if part == "" || !o.p.Has(part) {
		return "", nil
	}
	d, err := o.p.XML(part)
	if err != nil {
		return "", err
	}
	if e := indexStyles(d.Root()).byName["character"+"placeholder text"]; e != nil {
		return e.SelectAttrValue("styleId", ""), nil
	}
	return "", nil
}

// glossary writes the placeholders of this document.
func (p *packer) glossary() {
	g := &p.w.t.glossary
	switch {
	case len(p.w.fields.placeholders) == 0 && g.raw != nil:
		p.entries = append(p.entries, opc.Entry{Name: g.part.name, Raw: g.raw})
		return
	case len(p.w.fields.placeholders) == 0 || g.raw == nil && g.part.name != "":
		return
	}
	if g.raw != nil {
		p.add(g.part.name, g.part.with(p.docParts(nil, g.style)))
		return
	}
	name, styles := p.free("word/glossary/document", ".xml"), g.styles
	styles.Name = p.free("word/glossary/styles", ".xml")
	b := append([]byte(nil), xmlHead+`<w:glossaryDocument `+nsW+`><w:docParts>`...)
	p.add(name, append(p.docParts(b, g.style), `</w:docParts></w:glossaryDocument>`...))
	p.entries = append(p.entries, styles)
	p.add(opc.RelsName(name), []byte(xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+relO+`styles" Target="`+strings.TrimPrefix(styles.Name, "word/glossary/")+`"/></Relationships>`))
	p.declare(name, ctBase+"officedocument.wordprocessingml.document.glossary+xml")
	p.declare(styles.Name, ctBase+"officedocument.wordprocessingml.styles+xml")
	p.w.relate("glossaryDocument", "/"+name, false)
}

func (p *packer) docParts(b []byte, style string) []byte {
	if style != "" {
		style = `<w:rPr><w:rStyle w:val="` + string(block.Attr(nil, style)) + `"/></w:rPr>`
	}
	b = slices.Grow(b, 512*len(p.w.fields.placeholders))
	for _, text := range p.w.fields.placeholders {
		b = append(b, p.w.o.Shared.docPart(text, style)...)
	}
	return b
}

// docPart is a placeholder, whose name is of what it says: drafts have mostly the same.
func (s *Shared) docPart(text, style string) []byte {
	key := [2]string{text, style}
	s.mu.Lock()
	b := s.docParts[key]
	s.mu.Unlock()
	if b != nil {
		return b
	}
	d := digest(text)
	guid := fmt.Sprintf("{%s-%s-5%s-A%s-%s}", d[0:8], d[8:12], d[13:16], d[17:20], d[20:32])
	b = fmt.Appendf(nil, `<w:docPart><w:docPartPr><w:name w:val="Malbild%s"/><w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="%s"/></w:docPartPr><w:docPartBody><w:p><w:r>%s<w:t xml:space="preserve">`, d[:12], strings.ToUpper(guid), style)
	b = block.Text(b, text)
	b = append(b, `</w:t></w:r></w:p></w:docPartBody></w:docPart>`...)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.docParts) < maxParts {
		s.docParts[key] = b
	}
	return b
}

// openProperties cuts the properties that a document has of its own out of the
// template's: its title is not the template's.
func (o *opening) openProperties() error {
	root, err := o.p.Rels("")
	if err != nil {
		return err
	}
	if n := opc.Target(root, "/core-properties"); n != "" && o.p.Has(n) {
		d, err := o.p.XML(n)
		if err != nil {
			return err
		}
		for _, c := range d.Root().ChildElements() {
			switch c.Tag {
			case "title", "subject", "creator", "language", "identifier", "created", "modified":
				d.Root().RemoveChild(c)
			}
		}
		if o.core, err = o.last(n, d); err != nil {
			return err
		}
	}
	o.lastPID = 1
	n := opc.Target(root, "/custom-properties")
	if n == "" || !o.p.Has(n) {
		return nil
	}
	d, err := o.p.XML(n)
	if err != nil {
		return err
	}
	for _, c := range d.Root().ChildElements() {
		if name := strings.ToLower(c.SelectAttrValue("name", "")); strings.HasPrefix(name, "malbild") { // of the document the template was made of
			d.Root().RemoveChild(c)
			continue
		}
		o.lastPID = max(o.lastPID, number(c, "pid", 1))
	}
	o.custom, err = o.last(n, d)
	return err
}

const (
	nsDC      = ` xmlns:dc="http://purl.org/dc/elements/1.1/"`
	nsDCTerms = ` xmlns:dcterms="http://purl.org/dc/terms/"`
	nsXSI     = ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`
	nsProps   = ` xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"`
	nsVT      = ` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"`
)

// properties says what the document is: title, sender, language, identity. The
// creator is the issuer, never a person.
func (p *packer) properties() {
	t := p.w.t
	if t.core.name != "" {
		p.add(t.core.name, t.core.with(p.coreValues(nsDC, nsDCTerms+nsXSI)))
	} else {
		b := append([]byte(nil), xmlHead+`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`+nsDC+nsDCTerms+nsXSI+`>`...)
		b = append(b, p.coreValues("", "")...)
		p.property(p.free2("docProps/core", ".xml"), append(b, `</cp:coreProperties>`...), relPkg+"metadata/core-properties", ctBase+"package.core-properties+xml")
	}
	if !t.known["docprops/app.xml"] {
		p.property("docProps/app.xml", []byte(xmlHead+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>malbild</Application></Properties>`),
			relO+"extended-properties", ctBase+"officedocument.extended-properties+xml")
	}
	switch values := p.customValues(t.custom.name != ""); {
	case t.custom.name != "":
		p.add(t.custom.name, t.custom.with(values))
	case len(values) > 0:
		b := append([]byte(nil), xmlHead+`<Properties`+nsProps+nsVT+`>`...)
		p.property(p.free2("docProps/custom", ".xml"), append(append(b, values...), `</Properties>`...), relO+"custom-properties", ctBase+"officedocument.custom-properties+xml")
	}
}

func (p *packer) coreValues(dc, terms string) []byte {
	m := p.w.doc.Meta
	lang := m.Language
	if lang == "" {
		lang = "sv-SE"
	}
	var b []byte
	for _, e := range [][2]string{{"title", m.Title}, {"subject", m.Subject}, {"creator", m.Issuer}, {"language", lang}, {"identifier", m.Identity}} {
		if e[1] != "" {
			b = append(b, "<dc:"+e[0]+dc+">"...)
			b = block.Text(b, e[1])
			b = append(b, "</dc:"+e[0]+">"...)
		}
	}
	if isDate(m.Date) {
		for _, e := range []string{"created", "modified"} {
			b = append(b, `<dcterms:`+e+terms+` xsi:type="dcterms:W3CDTF">`+m.Date+`T00:00:00Z</dcterms:`+e+`>`...)
		}
	}
	return b
}

func (p *packer) customValues(foreign bool) []byte {
	ns, vt := "", ""
	if foreign {
		ns, vt = nsProps, nsVT
	}
	var b []byte
	pid := p.w.t.lastPID
	for _, e := range p.w.doc.Meta.CustomProperties(p.w.o.Version) {
		pid++
		b = fmt.Appendf(b, `<property%s fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr%s>`, ns, pid, e[0], vt)
		b = block.Text(b, e[1])
		b = append(b, `</vt:lpwstr></property>`...)
	}
	return b
}

// property adds a part of properties.
func (p *packer) property(name string, content []byte, relation, contentType string) {
	p.add(name, content)
	p.declare(name, contentType)
	p.root = append(p.root, `<Relationship`+p.w.t.relNS+` Id="`+p.w.t.rootID+safe(name)+`" Type="`+relation+`" Target="`+name+`"/>`...)
}

// free2 is the name itself when it is free, else the first numbered one that is.
func (p *packer) free2(stem, ext string) string {
	if !p.w.t.known[strings.ToLower(stem+ext)] {
		return stem + ext
	}
	return p.free(stem, ext)
}

// free is the first numbered name that the template does not use.
func (p *packer) free(stem, ext string) string { return p.w.t.freeName(stem, ext) }

func (t *template) freeName(stem, ext string) string {
	if n := stem + ext; strings.HasPrefix(stem, "word/") && !t.known[strings.ToLower(n)] {
		return n
	}
	for i := 1; ; i++ {
		if n := stem + strconv.Itoa(i) + ext; !t.known[strings.ToLower(n)] {
			return n
		}
	}
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
