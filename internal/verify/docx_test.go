package verify

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// docx packs one main part.
func docx(t testing.TB, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="` + wordML + `" xmlns:mc="` + compatibility +
		`" xmlns:x="urn:x"><w:body>` + body + `</w:body></w:document>`))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func run(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

func instruction(s string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ` + s + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
}

const fieldEnd = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`

func TestDOCXWords(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"runs of one word":           {`<w:p>` + run("part") + run("nerskap ") + run("nu") + `</w:p>`, "partnerskap nu"},
		"paragraphs part words":      {`<w:p>` + run("a") + `</w:p><w:p>` + run("b") + `</w:p>`, "a b"},
		"tabs and breaks part words": {`<w:p><w:r><w:t>Att</w:t><w:tab/><w:t>anta</w:t><w:br/><w:t>allt</w:t></w:r></w:p>`, "Att anta allt"},
		"hyphens":                    {`<w:p><w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>lag väl` + "\u00ad" + `be</w:t><w:softHyphen/><w:t>finnande</w:t></w:r></w:p>`, "A-lag välbefinnande"},
		"content controls":           {`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:sdt><w:sdtContent>` + run("[diarienummer]") + `</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>`, "[diarienummer]"},
		"tables":                     {`<w:tbl><w:tr><w:tc><w:p>` + run("a") + `</w:p></w:tc><w:tc><w:p>` + run("b") + `</w:p></w:tc></w:tr></w:tbl>`, "a b"},
		"drawings":                   {`<w:p>` + run("a") + `<w:r><w:drawing><w:p>` + run("inuti") + `</w:p></w:drawing></w:r></w:p>`, "a"},
		"fallbacks":                  {`<w:p><mc:AlternateContent><mc:Choice>` + run("a") + `</mc:Choice><mc:Fallback>` + run("a") + `</mc:Fallback></mc:AlternateContent></w:p>`, "a"},
		"links and foreign elements": {`<w:p><w:hyperlink>` + run("länk") + `</w:hyperlink><x:t>nej</x:t></w:p>`, "länk"},
		"contents":                   {`<w:p>` + instruction(`TOC \o`) + run("Vision") + `<w:r><w:tab/></w:r>` + instruction(`PAGEREF _Toc1 \h`) + run("2") + fieldEnd + `</w:p><w:p>` + run("Slut") + fieldEnd + `</w:p>`, "Vision Slut"},
		"numbers of figures count":   {`<w:p>` + run("Figur ") + instruction(`SEQ Figur`) + run("1") + fieldEnd + run(".") + `</w:p>`, "Figur 1."},
		"simple fields":              {`<w:p>` + run("Sida ") + `<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple><w:fldSimple w:instr="DATE">` + run("i dag") + `</w:fldSimple></w:p>`, "Sida i dag"},
		"revisions":                  {`<w:p><w:ins>` + run("ny") + `</w:ins><w:del><w:r><w:delText>gammal</w:delText></w:r></w:del></w:p>`, "ny"},
	} {
		got, err := DOCXWords(docx(t, c.body))
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
		}
	}
}

func TestBrokenDOCXIsAnError(t *testing.T) {
	deep := strings.Repeat("<w:tbl>", maxDepth) + strings.Repeat("</w:tbl>", maxDepth)
	for name, b := range map[string][]byte{
		"no zip": []byte("PK"), "no part": []byte("PK\x05\x06" + strings.Repeat("\x00", 18)),
		"cut off": docx(t, "<w:p>"), "too deep": docx(t, deep),
	} {
		if w, err := DOCXWords(b); err == nil {
			t.Errorf("%s: %q", name, w)
		}
	}
}

// A few kilobytes that unpack to more than a document may be are refused.
func TestBombIsRefused(t *testing.T) {
	if _, err := DOCXWords(docx(t, strings.Repeat("<w:p/>", maxPart/6))); err == nil {
		t.Error("unpacked without bound")
	}
}

func FuzzDOCXWords(f *testing.F) {
	f.Add(docx(f, `<w:p>`+run("a")+instruction("PAGE")+run("1")+fieldEnd+`</w:p>`))
	f.Fuzz(func(t *testing.T, b []byte) { _, _ = DOCXWords(b) })
}

// FuzzDOCXPart fuzzes the part itself, past the checksums of the package.
func FuzzDOCXPart(f *testing.F) {
	f.Add([]byte(`<w:p xmlns:w="` + wordML + `">` + run("a") + instruction("PAGE") + run("1") + fieldEnd + `</w:p>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := docxReader{}
		_ = r.read(b)
	})
}
