package pdf

import (
	"bytes"
	"strings"

	"malbild/internal/document"
)

// describeProvenance writes where the words come from, as properties of our own
// namespace: simple values as text, lists as bags.
func (m *metadata) describeProvenance(b *bytes.Buffer) {
	if len(m.provenance) == 0 {
		return
	}
	b.WriteString(`<rdf:Description rdf:about="" xmlns:malbild="` + document.ProvenanceNS + `">`)
	for _, p := range m.provenance {
		tag := "malbild:" + p.Name + ">"
		b.WriteString("<" + tag)
		if p.Many {
			b.WriteString("<rdf:Bag>")
		}
		for _, v := range p.Values {
			if p.Many {
				b.WriteString("<rdf:li>")
			}
			b.WriteString(xmlEscape.Replace(v))
			if p.Many {
				b.WriteString("</rdf:li>")
			}
		}
		if p.Many {
			b.WriteString("</rdf:Bag>")
		}
		b.WriteString("</" + tag + "\n")
	}
	b.WriteString("</rdf:Description>\n")
}

// extensions declares the properties that PDF/A does not know (PDF/A-1 6.7.8,
// PDF/A-2 6.6.2.3): PDF/UA's part, and those of our namespace. PDF/A-4 and the
// press ask for no declaration.
func (m *metadata) extensions(b *bytes.Buffer) {
	if m.rules.forPress() || m.rules.part == "4" || m.rules.part == "" && m.rules.ua != "1" {
		return
	}
	if m.rules.ua != "1" && len(m.provenance) == 0 {
		return
	}
	b.WriteString(`<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>`)
	if m.rules.ua == "1" {
		schema(b, "PDF/UA Universal Accessibility Schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid",
			[]schemaProperty{{"part", "Integer", "internal", "Part of ISO 14289 that the file conforms to"}})
	}
	if len(m.provenance) > 0 {
		ps := make([]schemaProperty, 0, len(m.provenance))
		for _, p := range m.provenance {
			kind := "Text"
			if p.Many {
				kind = "bag Text"
			}
			ps = append(ps, schemaProperty{p.Name, kind, "external", p.About})
		}
		schema(b, "Where the words come from", document.ProvenanceNS, "malbild", ps)
	}
	b.WriteString("</rdf:Bag></pdfaExtension:schemas></rdf:Description>\n")
}

// schemaProperty describes one property of an extension schema.
type schemaProperty struct{ name, kind, category, about string }

func schema(b *bytes.Buffer, title, space, prefix string, ps []schemaProperty) {
	b.WriteString(`<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>` + title + `</pdfaSchema:schema><pdfaSchema:namespaceURI>` + space + `</pdfaSchema:namespaceURI><pdfaSchema:prefix>` + prefix + `</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>`)
	for _, p := range ps {
		// An empty element with attributes is the same resource in half the bytes (RDF/XML 7.2.21).
		for _, s := range [...]string{`<rdf:li pdfaProperty:name="`, p.name, `" pdfaProperty:valueType="`, p.kind, `" pdfaProperty:category="`, p.category, `" pdfaProperty:description="`, xmlEscape.Replace(p.about), `"/>`} {
			b.WriteString(s)
		}
	}
	b.WriteString(`</rdf:Seq></pdfaSchema:property></rdf:li>`)
}

// keywords say the same, in short, where a file has no XMP: PDF/X-1a is older.
func (m *metadata) keywords() string {
	if m.rules.version != "1.3" || len(m.provenance) == 0 {
		return ""
	}
	var parts []string
	for _, p := range m.provenance {
		if !p.Many {
			parts = append(parts, p.Name+" "+p.Values[0])
		}
	}
	return string(appendText([]byte("/Keywords"), strings.Join(parts, "; ")))
}
