package verify_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"malbild/internal/verify"
)

const (
	wordNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`
	relation  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
)

// parts packs the parts of an Office file: name, content, name, content …
func parts(t testing.TB, list ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(list); i += 2 {
		w, err := z.Create(list[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, list[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wordPart(body string) string {
	return `<w:document ` + wordNames + `><w:body>` + body + `</w:body></w:document>`
}

func wordRun(props, s string) string {
	return `<w:r><w:rPr>` + props + `</w:rPr><w:t xml:space="preserve">` + s + `</w:t></w:r>`
}

// split is the adopted text cut at a word, to put something there.
func split(at string) (before, after string) {
	before, after, _ = strings.Cut(first, at)
	return before, at + after
}

// What a reader of a Word file sees is what is judged: not what lies in it unseen, and
// all of what shows, wherever it is kept.
func TestForgedWordFiles(t *testing.T) {
	a, z := split("aktiv och")
	para := func(inner string) string { return `<w:p>` + inner + `</w:p>` }
	hide := func(props string) string {
		return para(wordRun(props, first)) + para(wordRun("", strings.Replace(first, "experten", "ingen expert", 1)))
	}
	inside := func(x string) string { return para(wordRun("", a) + x + wordRun("", z)) }
	styles := `<w:styles ` + wordNames + `><w:style w:type="character" w:styleId="Bas"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Borta"><w:basedOn w:val="Bas"/></w:style><w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`
	for name, body := range map[string]string{
		"hidden letters":           para(wordRun(`<w:vanish/>`, first)),
		"hidden beside a forgery":  hide(`<w:vanish/>`),
		"hidden by a style":        para(wordRun(`<w:rStyle w:val="Borta"/>`, first)),
		"hidden by its paragraph":  `<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>` + wordRun("", first) + `</w:p>`,
		"letters of one point":     para(wordRun(`<w:sz w:val="2"/>`, first)),
		"white on white":           para(wordRun(`<w:color w:val="ffffff"/>`, first)),
		"a comma is hidden":        strings.Replace(para(wordRun("", first)), "mig, mitt", "mig</w:t></w:r>"+wordRun("<w:vanish/>", ",")+"<w:r><w:t xml:space=\"preserve\"> mitt", 1),
		"an older form falls back": para(`<mc:AlternateContent><mc:Choice Requires="z">` + wordRun("", first) + `</mc:Choice><mc:Fallback>` + wordRun("", strings.Replace(first, "aktiv", "passiv", 1)) + `</mc:Fallback></mc:AlternateContent>`),
		"a word that falls back":   inside(`<mc:AlternateContent><mc:Choice Requires="z"><w:r/></mc:Choice><mc:Fallback>` + wordRun("", "inte ") + `</mc:Fallback></mc:AlternateContent>`),
		"a number that is a word":  inside(`<w:fldSimple w:instr=" PAGE ">` + wordRun("", "inte ") + `</w:fldSimple>`),
		"a formula":                inside(`<m:oMath><m:r><m:t>inte </m:t></m:r></m:oMath>`),
		"a sign of a font":         strings.Replace(para(wordRun("", first)), "aktiv", `aktiv</w:t><w:sym w:font="Arial" w:char="0061"/><w:t xml:space="preserve">`, 1),
		"another document in it":   para(wordRun("", a)) + `<w:altChunk w:id="x"/>` + para(wordRun("", z)),
		"letters turned round":     para(`<w:bdo w:val="rtl">` + wordRun("", first) + `</w:bdo>`),
		"turned round by a sign":   inside(wordRun("", "\u202e")),
		"two words change places":  para(wordRun("", strings.Replace(first, "aktiv och självklar", "självklar och aktiv", 1))),
		"look-alike letters":       para(wordRun("", strings.Replace(first, "aktiv", "аktiv", 1))),
		"a deletion that is not":   inside(`<w:ins>` + wordRun("", "inte ") + `</w:ins>`),
		"its words are deleted":    para(`<w:del><w:r><w:delText>` + first + `</w:delText></w:r></w:del>`),
		"a space is hidden":        strings.Replace(para(wordRun("", first)), "är jag", "är</w:t></w:r>"+wordRun("<w:vanish/>", " ")+"<w:r><w:t xml:space=\"preserve\">jag", 1),
	} {
		file := parts(t, "word/document.xml", wordPart(body), "word/styles.xml", styles)
		if r := judge().File("x.docx", file, []string{"x.kraft"}); r.Err == nil && !changed(r, "x.kraft") {
			t.Errorf("%s: %s", name, said(r))
		}
	}
}

// changed reports whether a passage is told not to be as adopted.
func changed(r verify.Report, id string) bool {
	for _, p := range r.Passages {
		if p.ID == id {
			return !p.Status.Good()
		}
	}
	return false
}

// What looks like a trick and is none is let pass.
func TestHonestWordFiles(t *testing.T) {
	run := wordRun("", first)
	for name, body := range map[string]string{
		"plain":                  `<w:p>` + run + `</w:p>`,
		"shown after all":        `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>` + wordRun(`<w:rStyle w:val="Borta"/><w:vanish w:val="0"/>`, first) + `</w:p>`,
		"white on a dark ground": `<w:p><w:pPr><w:shd w:fill="003366"/></w:pPr>` + wordRun(`<w:color w:val="FFFFFF"/>`, first) + `</w:p>`,
		"white in a table":       `<w:tbl><w:tr><w:tc><w:p>` + wordRun(`<w:color w:val="FFFFFF"/>`, first) + `</w:p></w:tc></w:tr></w:tbl>`,
		"both forms of a box":    `<w:p><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p>` + run + `</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>` + run + `</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:p>`,
		"page numbers":           `<w:p>` + strings.Replace(run, "insatser", `</w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve">insatser`, 1) + `</w:p>`,
	} {
		styles := `<w:styles ` + wordNames + `><w:style w:styleId="Borta"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`
		r := judge().File("x.docx", parts(t, "word/document.xml", wordPart(body), "word/styles.xml", styles), []string{"x.kraft"})
		if got := said(r); got != "intact; missing" {
			t.Errorf("%s: %s %v", name, got, r.Err)
		}
	}
}

// The part that Word opens is the one that is read, in either form of the standard.
func TestWhichPartIsRead(t *testing.T) {
	good, bad := wordPart(`<w:p>`+wordRun("", first)+`</w:p>`), wordPart(`<w:p>`+wordRun("", strings.Replace(first, "aktiv", "passiv", 1))+`</w:p>`)
	rels := relation + `officeDocument" Target="word/document2.xml"/></Relationships>`
	if got := said(judge().File("x.docx", parts(t, "_rels/.rels", rels, "word/document.xml", good, "word/document2.xml", bad), []string{"x.kraft"})); !strings.HasPrefix(got, "changed") {
		t.Errorf("a decoy was read: %s", got)
	}
	if got := said(judge().File("x.docx", parts(t, "_rels/.rels", rels, "word/document2.xml", good), []string{"x.kraft"})); got != "intact; missing" {
		t.Errorf("a main part with another name: %s", got)
	}
	if r := judge().File("x.docx", parts(t, "word/document.xml", good, "Word/document.xml", bad), nil); r.Err == nil {
		t.Errorf("two parts of one name: %s", said(r))
	}
	strict := strings.Replace(good, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", 1)
	if got := said(judge().File("x.docx", parts(t, "word/document.xml", strict), nil)); got != "intact; missing" {
		t.Errorf("a strict file: %s", got)
	}
}
