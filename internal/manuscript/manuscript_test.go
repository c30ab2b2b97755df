package manuscript

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/beevik/etree"
)

const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// docx is a Word file with a body and styles.
func docx(t testing.TB, body, styles string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name, s string) {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
	}
	const rel = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>`
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	put("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`)
	put("_rels/.rels", fmt.Sprintf(rel, `<Relationship Id="a" Type="`+kind+`officeDocument" Target="word/document.xml"/>`))
	put("word/_rels/document.xml.rels", fmt.Sprintf(rel, `<Relationship Id="s" Type="`+kind+`styles" Target="styles.xml"/><Relationship Id="l" Type="`+kind+`hyperlink" Target="https://example.org/" TargetMode="External"/>`))
	put("word/styles.xml", `<w:styles `+ns+`>`+styles+`</w:styles>`)
	put("word/document.xml", `<w:document `+ns+`><w:body>`+body+`</w:body></w:document>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// print writes a manuscript one paragraph a line.
func print(m *Manuscript) string {
	var out []string
	say := func(p *Paragraph) string {
		s := ""
		if p.Level > 0 {
			s += fmt.Sprintf("h%d ", p.Level)
		}
		for _, x := range p.Spans {
			switch {
			case x.Bold:
				s += "*" + x.Text + "*"
			case x.Link != "":
				s += "[" + x.Text + "](" + x.Link + ")"
			case x.Tab:
				s += "⇥"
			case x.Break:
				s += "⏎"
			default:
				s += x.Text
			}
		}
		return s
	}
	for _, b := range m.Blocks {
		if b.Paragraph != nil {
			out = append(out, say(b.Paragraph))
			continue
		}
		for _, r := range b.Table.Rows {
			var cells []string
			for _, c := range r.Cells {
				var ps []string
				for _, p := range c.Paragraphs {
					ps = append(ps, say(p))
				}
				cells = append(cells, strings.Join(ps, "/"))
			}
			out = append(out, "| "+strings.Join(cells, " | "))
		}
	}
	return strings.Join(out, "\n")
}

func TestRead(t *testing.T) {
	const styles = `<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Min rubrik"/><w:basedOn w:val="Rubrik1"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="ring"/><w:basedOn w:val="Ring2"/></w:style><w:style w:type="paragraph" w:styleId="Ring2"><w:name w:val="ring2"/><w:basedOn w:val="Ring"/></w:style>`
	p := func(pr, in string) string { return `<w:p><w:pPr>` + pr + `</w:pPr>` + in + `</w:p>` }
	r := func(pr, s string) string { return `<w:r><w:rPr>` + pr + `</w:rPr><w:t>` + s + `</w:t></w:r>` }
	for _, c := range []struct{ name, body, want string }{
		{"styles", p(`<w:pStyle w:val="Egen"/>`, r("", "Rubrik")) + p(`<w:pStyle w:val="Ring"/>`, r("", "brödtext")), "h1 Rubrik\nbrödtext"},
		{"outline level", p(`<w:outlineLvl w:val="2"/>`, r("", "Tre")), "h3 Tre"},
		{"bold and link", p("", r("<w:b/>", "fet")+r(`<w:b w:val="0"/>`, " inte ")+`<w:hyperlink r:id="l">`+r("", "länk")+`</w:hyperlink>`), "*fet* inte [länk](https://example.org/)"},
		{"runs that are alike are one", p("", r("", "a")+r("", "b")), "ab"},
		{"tracked changes are accepted", p("", `<w:ins>`+r("", "nytt")+`</w:ins><w:del><w:r><w:delText>gammalt</w:delText></w:r></w:del>`), "nytt"},
		{"a mark that is taken away", p(`<w:rPr><w:del/></w:rPr>`, r("", "ett ")) + p("", r("", "två")), "ett två"},
		{"fields", p("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+r("", "7")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`+r("", "kvar")), "kvar"},
		{"hidden text", p("", r("<w:vanish/>", "gömd")+r("", "synlig")), "synlig"},
		{"tabs and breaks", p("", `<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>`), "a⇥b⏎c"},
		{"a table in a table", `<w:tbl><w:tr><w:tc>` + p("", r("", "a")) + `<w:tbl><w:tr><w:tc>` + p("", r("", "b")) + `</w:tc></w:tr></w:tbl></w:tc><w:tc>` + p("", r("", "c")) + `</w:tc></w:tr></w:tbl>`, "| a/b | c"},
		{"a text box", `<w:p><w:r><w:drawing><txbxContent>` + p("", r("", "ruta")) + `</txbxContent></w:drawing></w:r>` + r("", "text") + `</w:p>`, "text\nruta"},
	} {
		m, err := Read(docx(t, c.body, styles))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := print(m); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestParagraphsOfANoteAreApart(t *testing.T) {
	d := etree.NewDocument()
	if err := d.ReadFromString(`<w:footnotes ` + ns + `><w:footnote w:id="1"><w:p><w:r><w:t>Se la</w:t></w:r><w:r><w:t>gen.</w:t></w:r></w:p><w:p><w:r><w:t>Och</w:t><w:tab/><w:t>avtalet.</w:t></w:r></w:p></w:footnote></w:footnotes>`); err != nil {
		t.Fatal(err)
	}
	r := &reader{notes: map[string]string{}}
	r.readNotes(d.Root(), "footnote")
	if got := r.notes["footnote1"]; got != "Se lagen. Och avtalet." {
		t.Errorf("%q", got)
	}
}

func TestHostileFilesAreRefused(t *testing.T) {
	deep := strings.Repeat("<w:ins>", 400) + strings.Repeat("</w:ins>", 400)
	boxes := strings.Repeat(`<w:p><w:r><w:pict><txbxContent>`, 40) + strings.Repeat(`</txbxContent></w:pict></w:r></w:p>`, 40)
	if _, err := Read(docx(t, boxes, "")); err != nil {
		t.Errorf("text boxes in text boxes: %v", err)
	}
	for name, b := range map[string][]byte{
		"deep":    docx(t, `<w:p>`+deep+`</w:p>`, ""),
		"cut off": docx(t, "", "")[:20],
		"doctype": docx(t, `</w:body></w:document><!DOCTYPE x [<!ENTITY a "b">]>`, ""),
	} {
		if _, err := Read(b); err == nil {
			t.Errorf("%s is read", name)
		}
	}
	many := docx(t, strings.Repeat("<w:p/>", 450_000), "")
	if _, err := Read(many); err == nil {
		t.Error("450 000 paragraphs are read")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, `<w:style w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="a"/></w:style>`)
	f.Add(`<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>`, ``)
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r></w:p>`, ``)
	f.Fuzz(func(t *testing.T, body, styles string) {
		if m, err := Read(docx(t, body, styles)); err == nil {
			sound(t, m)
		}
	})
}

// sound holds what the docstrings of Block, Cell and Paragraph promise.
func sound(t *testing.T, m *Manuscript) {
	t.Helper()
	last := 0
	paragraph := func(p *Paragraph) {
		if p.Number <= last || p.Level < 0 || p.Depth < 0 {
			t.Fatalf("paragraph %d after %d, level %d, depth %d", p.Number, last, p.Level, p.Depth)
		}
		last = p.Number
	}
	for _, b := range m.Blocks {
		if (b.Paragraph == nil) == (b.Table == nil) {
			t.Fatal("a block is a paragraph or a table, not both and not none")
		}
		if b.Paragraph != nil {
			paragraph(b.Paragraph)
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row.Cells {
				if c.Span < 1 {
					t.Fatalf("a cell of %d columns", c.Span)
				}
				for _, p := range c.Paragraphs {
					paragraph(p)
				}
			}
		}
	}
}
