package inspect

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
)

// office packs the usual parts of a Word file.
func office(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	some := map[string]string{}
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"} {
		if body, ok := parts[name]; ok {
			some[name] = body
		}
	}
	return packed(t, some)
}

// packed packs parts by name; «[Content_Types].xml» comes first.
func packed(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	wordNS       = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	packageRels  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
)

// parts is a Word file with the given body.
func parts(body string) map[string]string {
	return map[string]string{"[Content_Types].xml": contentTypes, "_rels/.rels": packageRels,
		"word/document.xml": `<w:document ` + wordNS + `><w:body>` + body + `</w:body></w:document>`}
}

// What Word's own checker complains of is found in a file of others, and what is
// in order is not.
func TestWordFilesOfOthersAreJudged(t *testing.T) {
	para := func(style, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	table := `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>`
	control := `<w:sdt><w:sdtPr><w:id w:val="1"/><w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>fält</w:t></w:r></w:p></w:sdtContent></w:sdt>`
	drawing := func(name, alt string, inline bool) string {
		kind := map[bool]string{true: "inline", false: "anchor"}[inline]
		return `<w:p><w:r><w:drawing><wp:` + kind + ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="` +
			name + `" descr="` + alt + `"/></wp:` + kind + `></w:drawing></w:r></w:p>`
	}
	merged := `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>`
	pale := `<w:p><w:r><w:rPr><w:color w:val="999999"/></w:rPr><w:t>blekt</w:t></w:r></w:p>`
	withStyles := func(body string) map[string]string {
		p := parts(body)
		p["word/styles.xml"] = `<w:styles ` + wordNS + `><w:style w:type="paragraph" w:styleId="Blek"><w:name w:val="Blek"/><w:rPr><w:color w:val="999999"/></w:rPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Ocksa"><w:name w:val="Ocksa"/><w:basedOn w:val="Blek"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Rund"><w:name w:val="Rund"/><w:basedOn w:val="Rund"/></w:style></w:styles>`
		p["word/_rels/document.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
		return p
	}
	for _, c := range []struct{ name, body, want string }{
		{"a table without heading row", table, "office-header-row"},
		{"a control without title", control, "office-control"},
		{"no headings at all", para("Normal", "text"), "office-no-heading"},
		{"no language", para("Normal", "text"), "office-lang"},
		{"no title", para("Normal", "text"), "office-title"},
		{"a picture without alternative text", drawing("Bild 1", "", true), "office-alt"},
		{"a file name as alternative text", drawing("Bild 1", "IMG_0042.jpg", true), "office-alt-name"},
		{"a floating picture", drawing("Bild 1", "Ett hus", false), "office-floating"},
		{"merged cells", merged, "office-merged"},
		{"pale text", pale, "office-contrast"},
		{"text pale by its style's style", para("Rund", "a") + para("Ocksa", "blekt"), "office-contrast"},
		{"blanks for layout", para("Normal", "a    b"), "office-blanks"},
		{"empty paragraphs", "<w:p/><w:p/><w:p/>" + para("Normal", "a"), "office-empty"},
	} {
		r := File("x.docx", office(t, withStyles(c.body)), Options{})
		found := false
		var ids []string
		for _, f := range r.Findings {
			ids = append(ids, f.Rule.ID)
			found = found || f.Rule.ID == c.want
		}
		if !found {
			t.Errorf("%s: %s is not among %s", c.name, c.want, strings.Join(ids, " "))
		}
	}
}

// No Word file, however broken, makes the reader panic. File would hide it, so
// the room behind it is asked.
func FuzzOffice(f *testing.F) {
	f.Add(contentTypes, packageRels, `<w:p><w:r><w:t>ord</w:t></w:r></w:p>`)
	f.Add("", "", "")
	f.Add(contentTypes, packageRels, `<w:sdt><w:sdtPr/><w:sdtContent><w:tbl><w:tr/></w:tbl></w:sdtContent></w:sdt>`)
	f.Fuzz(func(t *testing.T, types, rels, body string) {
		p := parts(body)
		p["[Content_Types].xml"], p["_rels/.rels"] = types, rels
		r := &Report{Name: "x.docx", Format: "docx"}
		readOffice(r, office(t, p), Options{})
	})
}

// Organisations have capitals too; only what can be a person's name is one.
func TestOrganisationsAreNotTakenForPersons(t *testing.T) {
	for name, want := range map[string]bool{"Lotta Engvall": true, "Kiruna kommun": false, "Norrbottens Kommuner": false, "Region Örebro län": false,
		"Region Norrbotten": false, "Haparanda stad": false, "Microsoft Word": false, "malbild": false} {
		if got := looksLikePerson(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
