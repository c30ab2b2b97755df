package parcel

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/principal"
)

// record is what a registrar needs to know of one file.
type record struct {
	file, title, kind, number, issuer, body, date, paragraph, status, written, language, media, standard, pages, size, sum string
}

// heads are the columns of metadata.csv, and with them the elements of metadata.xml.
var heads = []struct{ column, element string }{
	{"fil", "file"}, {"titel", "title"}, {"handlingstyp", "type"}, {"diarienummer", "caseNumber"}, {"arkivbildare", "creator"}, {"instans", "body"},
	{"sammantradesdatum", "meetingDate"}, {"paragraf", "paragraph"}, {"status", "status"}, {"handlingens_datum", "date"}, {"sprak", "language"}, {"mimetyp", "MIMETYPE"},
	{"standard", "standard"}, {"sidor", "pages"}, {"storlek_byte", "SIZE"}, {"sha256", "CHECKSUM"},
}

func (r record) values() []string {
	return []string{r.file, r.title, r.kind, r.number, r.issuer, r.body, r.date, r.paragraph, r.status, r.written, r.language, r.media, r.standard, r.pages, r.size, r.sum}
}

// metadata adds the sheet for the registrar, for a spreadsheet and for a program.
// It tells of the documents; what the parcel adds to them is only listed.
func (b *box) metadata(m *principal.Meeting) {
	var rows []record
	for _, f := range b.files {
		if f.of != nil {
			rows = append(rows, b.record(f, m))
		}
	}
	b.add("metadata.csv", "Metadata för registrering, för kalkylprogram", "text/csv", sheet(rows))
	b.add("metadata.xml", "Samma metadata, för e-arkiv och ärendesystem", "application/xml", tagged(rows))
}

func (b *box) record(f item, m *principal.Meeting) record {
	d, e := f.of.Document, f.of.Edition
	r := record{file: f.name, title: d.Meta.Title, kind: kindOf(d.Meta.Product, e), number: e.Fields["diarienummer"].Value, issuer: b.issuer(), written: written(d, e),
		language: d.Meta.Language, media: f.media, size: strconv.Itoa(len(f.data)), sum: f.sum, status: e.Stamp}
	r.standard = strings.Join(f.artifact.Standards, ", ")
	if f.artifact.Pages > 0 {
		r.pages = strconv.Itoa(f.artifact.Pages)
	}
	if m == nil {
		return r
	}
	r.body = m.Body.Name.Value
	if s := m.Step; s != nil {
		if due := s.Due(); !due.IsZero() {
			r.date = days(due)
		}
		if s.Paragraph > 0 {
			r.paragraph = strconv.Itoa(s.Paragraph)
		}
		if !s.Case.IsZero() {
			r.number = s.Case.Value // the number of this body, also on the annex
		}
	}
	return r
}

// written is the day of the document: of a report the officer's, of everything else
// that of its words.
func written(d *document.Document, e *edition.Edition) string {
	if d.Meta.Product == document.OfficerReport {
		return e.Fields["dokumentdatum"].Value
	}
	return d.Meta.Date
}

// issuer is who the documents are of, by its legal name.
func (b *box) issuer() string {
	if p := b.copy.Principal; p != nil {
		return p.LegalName.Value
	}
	return b.copy.Name
}

func kindOf(p document.Product, e *edition.Edition) string {
	if k := e.Phrases.Kinds[p]; k != "" {
		return k
	}
	return string(p)
}

// sheet writes the rows as Swedish spreadsheets open them: semicolons, and the mark
// that says UTF-8.
func sheet(rows []record) []byte {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = ';', true
	var head []string
	for _, h := range heads {
		head = append(head, h.column)
	}
	_ = w.Write(head) // a buffer does not fail
	for _, r := range rows {
		_ = w.Write(guarded(r.values()))
	}
	w.Flush()
	return out.Bytes()
}

// guarded keeps a value from being taken for a formula.
func guarded(values []string) []string {
	for i, v := range values {
		if v != "" && strings.IndexByte("=+-@\t\r", v[0]) >= 0 {
			values[i] = "'" + v
		}
	}
	return values
}

// tagged writes the rows as XML. Names of what METS has are those of METS, so that
// they can be carried over without a table (docs/packages.md).
func tagged(rows []record) []byte {
	var out bytes.Buffer
	out.WriteString(xml.Header + "<documents xmlns=\"urn:malbild:parcel:1\">\n")
	for _, r := range rows {
		out.WriteString("  <document>\n")
		for i, v := range r.values() {
			if v == "" {
				continue
			}
			attr := ""
			if heads[i].element == "CHECKSUM" {
				attr = ` CHECKSUMTYPE="SHA-256"`
			}
			fmt.Fprintf(&out, "    <%s%s>", heads[i].element, attr)
			_ = xml.EscapeText(&out, []byte(v))
			fmt.Fprintf(&out, "</%s>\n", heads[i].element)
		}
		out.WriteString("  </document>\n")
	}
	out.WriteString("</documents>\n")
	return out.Bytes()
}
