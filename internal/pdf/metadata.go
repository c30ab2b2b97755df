package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"malbild/internal/document"
)

// metadata is what a file says about itself, in the Info dictionary and, with the
// same values, in XMP (PDF/A-2 6.6.2). It names an issuer, never a person.
type metadata struct {
	title, language, issuer, subject, creator string
	date                                      time.Time
	rules                                     rules
	permanent                                 [16]byte // of the document, in all its editions
	provenance                                []document.Property
}

const producer = "malbild"

func newMetadata(d *document.Document, o Options) *metadata {
	m := &metadata{title: document.Fold(d.Meta.Title), language: d.Meta.Language, issuer: d.Meta.Issuer, subject: d.Meta.Subject, creator: o.Creator, rules: o.Profile.rules(),
		provenance: d.Meta.Provenance.Properties()}
	if m.creator == "" {
		m.creator = producer
	}
	m.date = o.Date
	if m.date.IsZero() {
		var err error
		if m.date, err = time.Parse(time.DateOnly, d.Meta.Date); err != nil {
			m.date = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
		}
	}
	m.date = m.date.UTC().Truncate(time.Second)
	sum := sha256.Sum256([]byte("malbild:document:" + d.Meta.Identity))
	copy(m.permanent[:], sum[:])
	return m
}

// info writes the document information dictionary (14.3.3).
func (m *metadata) info() string {
	b := appendText([]byte("<</Title"), m.title)
	if m.issuer != "" {
		b = appendText(append(b, "/Author"...), m.issuer)
	}
	if m.subject != "" {
		b = appendText(append(b, "/Subject"...), m.subject)
	}
	b = appendText(append(b, "/Creator"...), m.creator)
	// The offset is spelt out: strict readers refuse the short form Z.
	date := m.date.Format("D:20060102150405+00'00'")
	return string(b) + "/Producer(" + producer + ")/CreationDate(" + date + ")/ModDate(" + date + ")" + m.keywords() + m.rules.pressKeys() + ">>"
}

// uuid writes 16 bytes as a name-based UUID (RFC 9562, version 8: our own hash).
func uuid(b [16]byte) string {
	b[6], b[8] = b[6]&0x0F|0x80, b[8]&0x3F|0x80
	s := hex.EncodeToString(b[:])
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}

var xmlEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// xmp writes the metadata stream. PDF/UA's own property is not among those that
// PDF/A knows, so a file that is both carries an extension schema for it
// (PDF/A-2 6.6.2.3), and one for where its words come from. It is written into room.
func (m *metadata) xmp(room []byte, instance [16]byte) []byte {
	esc, date := xmlEscape.Replace, m.date.Format("2006-01-02T15:04:05Z")
	b := bytes.NewBuffer(room[:0])
	put := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
	}
	put("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
	put(`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">`, "\n")
	put("<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", esc(m.title), "</rdf:li></rdf:Alt></dc:title>")
	if m.issuer != "" {
		put("<dc:creator><rdf:Seq><rdf:li>", esc(m.issuer), "</rdf:li></rdf:Seq></dc:creator>")
	}
	if m.subject != "" {
		put("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", esc(m.subject), "</rdf:li></rdf:Alt></dc:description>")
	}
	put("<dc:language><rdf:Bag><rdf:li>", esc(m.language), "</rdf:li></rdf:Bag></dc:language>\n")
	put("<xmp:CreateDate>", date, "</xmp:CreateDate><xmp:ModifyDate>", date, "</xmp:ModifyDate><xmp:MetadataDate>", date, "</xmp:MetadataDate>")
	put("<xmp:CreatorTool>", esc(m.creator), "</xmp:CreatorTool><pdf:Producer>", producer, "</pdf:Producer>\n")
	put("<xmpMM:DocumentID>uuid:", uuid(m.permanent), "</xmpMM:DocumentID><xmpMM:InstanceID>uuid:", uuid(instance), "</xmpMM:InstanceID>\n")
	put(m.rules.claims(), "</rdf:Description>\n")
	m.describeProvenance(b)
	m.extensions(b)
	put("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// claims names the standards the file is written to.
func (r *rules) claims() string {
	if r.forPress() {
		return r.pressClaims()
	}
	s := ""
	if r.part != "" {
		s += "<pdfaid:part>" + r.part + "</pdfaid:part>"
		if r.level != "" {
			s += "<pdfaid:conformance>" + r.level + "</pdfaid:conformance>"
		} else {
			s += "<pdfaid:rev>2020</pdfaid:rev>" // PDF/A-4 6.7.3
		}
	}
	switch r.ua {
	case "1":
		s += "<pdfuaid:part>1</pdfuaid:part>"
	case "2":
		s += "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>"
	}
	return s
}
