package inspect

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"malbild/internal/pdf"
	"malbild/internal/pdf/pdftest"
)

// recipes are broken files by name, one for each rule that has an example: those of
// the corpus by standard, «a2a.no-title», and «hostile.», «further.», «raw.», «press.»,
// «word.» and «slides.».
func recipes(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	keep := func(prefix string, variants []pdftest.Variant) {
		for _, v := range variants {
			out[prefix+v.Name] = v.File
		}
	}
	for _, s := range corpus(t) {
		keep("", s.files)
	}
	keep("hostile.", hostile(t))
	more, err := pdftest.Further()
	if err != nil {
		t.Fatal(err)
	}
	keep("further.", more)
	keep("raw.", rawRecipes(t))
	keep("press.", pressRecipes(t))
	keep("word.", wordRecipes(t))
	keep("slides.", slideRecipes(t))
	return out
}

// rawRecipes break the frame of a file around its objects.
func rawRecipes(t *testing.T) []pdftest.Variant {
	whole, err := pdftest.Whole()
	if err != nil {
		t.Fatal(err)
	}
	swap := func(old, now string) []byte {
		if !bytes.Contains(whole, []byte(old)) {
			t.Fatalf("%q is not there", old)
		}
		return bytes.Replace(whole, []byte(old), []byte(now), 1)
	}
	many := []string{"<</Type/Catalog/Pages 2 0 R>>", ""}
	kids := ""
	for i := range 24 {
		many = append(many, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
		kids += strconv.Itoa(i+3) + " 0 R "
	}
	many[1] = "<</Type/Pages/Count 24/Kids[" + kids + "]>>"
	return []pdftest.Variant{
		{Name: "lines-before", File: append([]byte("\r\n\r\n"), whole...)},
		{Name: "many-pages", File: file(many...)},
		{Name: "xref-stream", File: withXRefStream(t)},
		{Name: "tail", File: append(bytes.Clone(whole), "<!-- sparad av webbservern -->\n"...)},
		{Name: "stream-length", File: bytes.Replace(whole, []byte("\nendstream"), []byte(" \nendstream"), 1)},
		{Name: "xref-lines", File: swap("xref\n0 ", "xref \n0  ")},
	}
}

// withXRefStream is a file that claims PDF/A-1 and has its cross-references in a stream.
func withXRefStream(t *testing.T) []byte {
	whole, err := pdftest.WholeAs(pdf.A1b)
	if err != nil {
		t.Fatal(err)
	}
	table := bytes.LastIndex(whole, []byte("\nxref\n")) + 1
	_, trailer, _ := bytes.Cut(whole[table:], []byte("trailer\n<<"))
	trailer, _, _ = bytes.Cut(trailer, []byte(">>\nstartxref"))
	var rows bytes.Buffer
	n := 0
	for _, line := range strings.Split(string(whole[table:]), "\n")[2:] {
		if len(line) != 19 { // «0000000015 00000 n »
			break
		}
		at, err := strconv.Atoi(line[:10])
		if err != nil {
			t.Fatal(err)
		}
		rows.WriteByte(map[byte]byte{'f': 0, 'n': 1}[line[17]])
		rows.Write(binary.BigEndian.AppendUint32(nil, uint32(at)))
		n++
	}
	rows.WriteByte(1)
	rows.Write(binary.BigEndian.AppendUint32(nil, uint32(table)))
	entries := strings.Replace(string(trailer), fmt.Sprintf("/Size %d", n), fmt.Sprintf("/Type/XRef/W[1 4 0]/Size %d", n+1), 1)
	return fmt.Appendf(bytes.Clone(whole[:table]), "%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", n, entries, rows.Len(), rows.Bytes(), table)
}

// pressRecipes break a press file.
func pressRecipes(t *testing.T) (out []pdftest.Variant) {
	for _, r := range []struct {
		name, version, content string
		change                 []string
	}{
		{"ink", "PDF/X-4", "1 .9 .8 .7 k" + full, nil},
		{"thin", "PDF/X-4", "0 0 0 1 K .1 w 40 40 m 90 40 l S\n", nil},
		{"rgb", "PDF/X-4", "1 0 0 rg" + full, nil},
		{"rich", "PDF/X-4", ".6 .5 .4 .9 k " + text(9, "text"), nil},
		{"reversed", "PDF/X-4", ".6 .5 .4 .9 k" + full + "0 0 0 0 k " + text(6, "text"), nil},
		{"small", "PDF/X-4", "0 0 0 1 k " + text(4, "text"), nil},
		{"white", "PDF/X-4", "/Gw gs 0 0 0 0 k 40 40 50 50 re f\n", nil},
		{"register", "PDF/X-4", "/All cs 1 scn 40 40 50 50 re f\n", nil},
		{"bleed-empty", "PDF/X-4", "0 0 0 1 k 20 20 200 200 re f\n", nil},
		{"resolution", "PDF/X-4", "q 20 0 0 20 40 40 cm /I1 Do Q\n", nil},
		{"font", "PDF/X-4", "0 0 0 1 k " + text(12, "text"), nil},
		{"transparent-x1a", "PDF/X-1a:2003", "/Ga gs 0 0 0 1 k" + full, []string{"%PDF-1.7", "%PDF-1.4"}},
		{"no-claim", "", "", nil},
		{"trapped", "PDF/X-4", "", []string{"/Trapped/False", "/Trapped/Unsure"}},
		{"intent", "PDF/X-4", "", []string{"GTS_PDFX/", "GTS_PDFA1/"}},
		{"profile", "PDF/X-4", "", []string{"DestOutputProfile 5", "DestOutputProfile 4"}},
		{"trim", "PDF/X-4", "", []string{"/TrimBox", "/TrimBux"}},
		{"bleed", "PDF/X-4", "", []string{"/BleedBox[11 11 229 229]", "/BleedBox[19 19 221 221]"}},
		{"boxes", "PDF/X-4", "", []string{"/BleedBox[11 11 229 229]", "/BleedBox[11 11 249 249]"}},
		{"link", "PDF/X-4", "", []string{"/Parent 2 0 R", "/Parent 2 0 R/Annots[<</Type/Annot/Subtype/Link/F 4/Rect[40 40 90 90]>>]"}},
		{"group", "PDF/X-4", "/Ga gs 0 0 0 1 k" + full, []string{"/Parent 2 0 R", "/Parent 2 0 R/Group<</S/Transparency/CS/DeviceRGB>>"}},
		{"overprint-by-profile", "PDF/X-4", "/Go gs /P0 cs 0 0 0 1 scn" + full, []string{"/ColorSpace<<", "/ColorSpace<</P0[/ICCBased 5 0 R]"}},
		{"sizes", "PDF/X-4", "", []string{"/Kids[3 0 R]/Count 1", "/Kids[3 0 R 10 0 R]/Count 2", "\nxref\n", "\n10 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 340 340]/BleedBox[11 11 329 329]/TrimBox[20 20 320 320]/Resources<<>>>>\nendobj\nxref\n"}},
	} {
		out = append(out, pdftest.Variant{Name: r.name, File: pressFile(t, r.version, r.content, r.change...)})
	}
	return out
}

const relNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// wordFile is a Word file with nothing wrong but what is changed: pairs of a part and
// what it holds instead; what is put into the body stands before its end.
func wordFile(t *testing.T, body string, change ...string) []byte {
	t.Helper()
	p := parts(`<w:p><w:pPr><w:pStyle w:val="Rubrik1"/></w:pPr><w:r><w:t>Beslut</w:t></w:r></w:p>` + body)
	p["[Content_Types].xml"] = strings.Replace(contentTypes, "</Types>", `<Default Extension="xml" ContentType="application/xml"/></Types>`, 1)
	p["_rels/.rels"] = strings.Replace(packageRels, "</Relationships>", `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`, 1)
	p["docProps/core.xml"] = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Beslut</dc:title><dc:creator>Exempelkommunen</dc:creator></cp:coreProperties>`
	p["word/styles.xml"] = `<w:styles ` + wordNS + `><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Rubrik3"><w:name w:val="heading 3"/></w:style></w:styles>`
	p["word/_rels/document.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relNS + `/styles" Target="styles.xml"/><Relationship Id="rId2" Type="` + relNS + `/settings" Target="settings.xml"/></Relationships>`
	p["word/settings.xml"] = `<w:settings ` + wordNS + `/>`
	for i := 0; i+2 < len(change); i += 3 {
		part, old, now := change[i], change[i+1], change[i+2]
		if !strings.Contains(p[part], old) {
			t.Fatalf("%s does not hold %q", part, old)
		}
		p[part] = strings.Replace(p[part], old, now, 1)
	}
	return packed(t, p)
}

// wordRecipes break a Word file.
func wordRecipes(t *testing.T) (out []pdftest.Variant) {
	para := func(text string) string { return `<w:p><w:r>` + text + `</w:r></w:p>` }
	drawing := func(kind, id, alt string) string {
		return para(`<w:drawing><wp:` + kind + ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="` + id + `" name="Bild 1" descr="` + alt + `"/></wp:` + kind + `></w:drawing>`)
	}
	row := func(props, cell, text string) string {
		return `<w:tr>` + props + `<w:tc>` + cell + `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:tc></w:tr>`
	}
	control := func(props string) string {
		return `<w:sdt><w:sdtPr>` + props + `<w:id w:val="1"/><w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Diarienummer</w:t></w:r></w:p></w:sdtContent></w:sdt>`
	}
	const types, rels, doc = "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"
	for _, r := range []struct {
		name, body string
		change     []string
	}{
		{"whole", "", nil},
		{"table-without-header", `<w:tbl>` + row("", "", "Instans") + row("", "", "Nämnd") + `</w:tbl><w:p/>`, nil},
		{"table-merged", `<w:tbl>` + row(`<w:trPr><w:tblHeader/></w:trPr>`, `<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`, "Instans") + `</w:tbl><w:p/>`, nil},
		{"picture-without-alt", drawing("inline", "1", ""), nil},
		{"alt-is-a-file-name", drawing("inline", "1", "IMG_0042.jpg"), nil},
		{"picture-floats", drawing("anchor", "1", "Ett hus"), nil},
		{"ids-twice", drawing("inline", "7", "Ett hus") + drawing("inline", "7", "En bro"), nil},
		{"field-without-title", control(""), nil},
		{"field-bound-to-nothing", control(`<w:alias w:val="Diarienummer"/><w:dataBinding w:xpath="/a/b" w:storeItemID="{11111111-2222-3333-4444-555555555555}"/>`), nil},
		{"heading-skipped", `<w:p><w:pPr><w:pStyle w:val="Rubrik3"/></w:pPr><w:r><w:t>Bakgrund</w:t></w:r></w:p>`, nil},
		{"no-heading", "", []string{doc, `w:val="Rubrik1"`, `w:val="Normal"`}},
		{"pale", para(`<w:rPr><w:color w:val="999999"/></w:rPr><w:t>blekt</w:t>`), nil},
		{"blanks", para(`<w:t xml:space="preserve">Datum:     2021-05-27</w:t>`), nil},
		{"empty", "<w:p/><w:p/><w:p/>" + para("<w:t>text</w:t>"), nil},
		{"link-is-an-address", `<w:p><w:hyperlink w:anchor="a"><w:r><w:t>https://www.exempel.se/malbild</w:t></w:r></w:hyperlink></w:p>`, nil},
		{"no-language", "", []string{"word/styles.xml", `<w:lang w:val="sv-SE"/>`, ""}},
		{"no-title", "", []string{"docProps/core.xml", "<dc:title>Beslut</dc:title>", ""}},
		{"person", "", []string{"docProps/core.xml", "Exempelkommunen", "Karin Andersson"}},
		{"protected", "", []string{"word/settings.xml", "/>", `><w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>`}},
		{"style-missing", `<w:p><w:pPr><w:pStyle w:val="Ingress"/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>`, nil},
		{"list-missing", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr><w:r><w:t>text</w:t></w:r></w:p>`, nil},
		{"order", `<w:p><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>`, nil},
		{"strict", "", []string{doc, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", strictWord}},
		{"macros", "", []string{"word/settings.xml", "", "", "word/vbaProject.bin", "", "makro", types, "</Types>", `<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>`}},
		{"part-outside", "", []string{"../utanfor.txt", "", "x"}},
		{"part-twice", "", []string{"word/Document.xml", "", "<a/>"}},
		{"part-damaged", "", []string{"word/settings.xml", "<w:settings ", "<w:settings <"}},
		{"part-without-type", "", []string{"word/bild.xyz", "", "x"}},
		{"part-missing", "", []string{rels, "</Relationships>", `<Relationship Id="rId3" Type="` + relNS + `/image" Target="media/image1.png"/></Relationships>`}},
		{"relation-missing", `<w:p><w:hyperlink xmlns:r="` + relNS + `" r:id="rId9"><w:r><w:t>webbplatsen</w:t></w:r></w:hyperlink></w:p>`, nil},
		{"other-kind", "", []string{types, "wordprocessingml.document.main", "wordprocessingml.template.main"}},
	} {
		out = append(out, pdftest.Variant{Name: r.name, File: wordFile(t, r.body, r.change...)})
	}
	return out
}

// slideRecipes break a presentation.
func slideRecipes(t *testing.T) []pdftest.Variant {
	const drawn = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="` + relNS + `"`
	return []pdftest.Variant{{Name: "no-title", File: packed(t, map[string]string{
		"[Content_Types].xml":             `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>`,
		"_rels/.rels":                     strings.Replace(packageRels, "word/document.xml", "ppt/presentation.xml", 1),
		"ppt/presentation.xml":            `<p:presentation ` + drawn + `><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relNS + `/slide" Target="slides/slide1.xml"/></Relationships>`,
		"ppt/slides/slide1.xml":           `<p:sld ` + drawn + `><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:rPr lang="sv-SE"/><a:t>Tidplan</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
	})}}
}
