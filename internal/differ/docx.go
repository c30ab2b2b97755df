package differ

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"malbild/internal/word/tpl"
)

// DOCX writes comparisons as a Word file in our own template: one text with real
// tracked changes, or two columns. Accepting all changes gives the second text,
// rejecting all the first, word for word. Words that differ only in kinds of signs
// that are not told apart stand as in the first.
func DOCX(cs []Comparison, o Options) ([]byte, error) {
	w := &wordFile{o: o}
	if o.Columns {
		w.columns(cs)
	} else {
		w.tracked(cs)
	}
	return w.pack()
}

// wordFile is a Word file in the making.
type wordFile struct {
	o    Options
	b    strings.Builder
	last int // id of a tracked change
}

// styleID is the style of our template for a kind of paragraph.
func styleID(p *Para) string {
	switch p.Kind {
	case Title:
		return "Title"
	case Subtitle:
		return "Subtitle"
	case Heading:
		return fmt.Sprintf("Heading%d", max(1, min(6, p.Level)))
	case Item:
		return "ListBullet"
	case Clause:
		return "Upprakning"
	case Fact:
		return "Upprakning"
	case Quote:
		return "Quote"
	case Cell:
		return "Tabelltext"
	}
	return ""
}

func esc(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, s)
	return html.EscapeString(s)
}

// change is the attributes of a tracked change (ECMA-376-1, 17.13.5).
func (w *wordFile) change() string {
	w.last++
	s := fmt.Sprintf(` w:id="%d" w:author="%s"`, w.last, esc(w.author()))
	if w.o.Date != "" {
		s += ` w:date="` + esc(w.o.Date) + `T00:00:00Z"`
	}
	return s
}

func (w *wordFile) author() string {
	if w.o.Author != "" {
		return w.o.Author
	}
	return "malbild"
}

func styled(id string) string {
	if id == "" {
		return ""
	}
	return `<w:pStyle w:val="` + id + `"/>`
}

func (w *wordFile) plain(style, text string) {
	w.b.WriteString(`<w:p><w:pPr>` + styled(style) + `</w:pPr><w:r><w:t xml:space="preserve">` + esc(text) + `</w:t></w:r></w:p>`)
}

func (w *wordFile) tracked(cs []Comparison) {
	for i, c := range cs {
		if len(cs) > 1 {
			w.plain("Avsandare", fmt.Sprintf(w.o.Locale.t("Handling %d av %d: %s", "Document %d of %d: %s"), i+1, len(cs), c.title()))
			if len(c.Also) > 0 {
				w.plain("Notis", w.o.Locale.t("Samma ändring i: ", "The same change in: ")+strings.Join(c.Also, ", "))
			}
		}
		for _, r := range c.Rows {
			w.row(r)
		}
		// The mark of the last paragraph of a text cannot be taken away: when the last
		// row comes or goes, an empty one must stand after it.
		if n := len(c.Rows); i+1 == len(cs) && n > 0 && (c.Rows[n-1].Old == nil || c.Rows[n-1].New == nil) {
			w.b.WriteString(`<w:p/>`)
		}
	}
	if len(cs) == 0 {
		w.plain("", w.o.Locale.t("Inga ord skiljer sig.", "No words differ."))
	}
}

// row writes a paragraph. A space belongs to the side on which there is a word on
// both sides of it, so that either text comes out with single spaces.
func (w *wordFile) row(r Row) {
	w.b.WriteString(`<w:p><w:pPr>` + styled(styleID(r.Para())))
	switch {
	case r.Old == nil:
		w.b.WriteString(`<w:rPr><w:ins` + w.change() + `/></w:rPr>`)
	case r.New == nil:
		w.b.WriteString(`<w:rPr><w:del` + w.change() + `/></w:rPr>`)
	case styleID(r.Old) != styleID(r.New):
		w.b.WriteString(`<w:pPrChange` + w.change() + `><w:pPr>` + styled(styleID(r.Old)) + `</w:pPr></w:pPrChange>`)
	}
	w.b.WriteString(`</w:pPr>`)
	old, now := false, false // something stands before, on this side
	for _, p := range r.Pieces {
		words := strings.Join(p.Words, " ")
		switch p.Op {
		case Deleted:
			if old {
				words = " " + words
			}
			w.deleted(words)
			old = true
		case Inserted:
			if now {
				words = " " + words
			}
			w.inserted(words)
			now = true
		default:
			switch {
			case old && now:
				words = " " + words
			case old:
				w.deleted(" ")
			case now:
				w.inserted(" ")
			}
			w.b.WriteString(`<w:r><w:t xml:space="preserve">` + esc(words) + `</w:t></w:r>`)
			old, now = true, true
		}
	}
	w.b.WriteString(`</w:p>`)
}

func (w *wordFile) deleted(s string) {
	w.b.WriteString(`<w:del` + w.change() + `><w:r><w:delText xml:space="preserve">` + esc(s) + `</w:delText></w:r></w:del>`)
}

func (w *wordFile) inserted(s string) {
	w.b.WriteString(`<w:ins` + w.change() + `><w:r><w:t xml:space="preserve">` + esc(s) + `</w:t></w:r></w:ins>`)
}

// columns writes tables of two columns.
func (w *wordFile) columns(cs []Comparison) {
	t := w.o.Locale.t
	w.plain("Title", w.o.Title)
	if len(cs) > 0 {
		w.plain("Notis", w.o.old()+": "+cs[0].Old+". "+w.o.new()+": "+cs[0].New+". "+
			t("Ändrade ord är kursiva. Streck står för text som inte ändras.", "Changed words are in italics. Dashes stand for text that does not change."))
	} else {
		w.plain("", t("Inga ord skiljer sig.", "No words differ."))
	}
	for _, c := range cs {
		w.plain("Heading1", c.title())
		if len(c.Also) > 0 {
			w.plain("Notis", t("Samma ändring i: ", "The same change in: ")+strings.Join(c.Also, ", "))
		}
		w.table(c)
	}
	w.b.WriteString(`<w:p><w:pPr><w:pStyle w:val="Tabelltext"/></w:pPr></w:p>`)
}

func (w *wordFile) table(c Comparison) {
	half := tpl.Measure() / 2
	line := func(where, size string) string {
		return `<w:` + where + ` w:val="single" w:sz="` + size + `" w:space="0" w:color="AEB9C1"/>`
	}
	w.b.WriteString(fmt.Sprintf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>%s%s</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="170" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid><w:gridCol w:w="%d"/><w:gridCol w:w="%d"/></w:tblGrid>`,
		2*half, line("bottom", "8"), line("insideH", "4"), esc(c.title()), half, half))
	w.b.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	cell := func(inner string) {
		w.b.WriteString(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, half, inner))
	}
	head := func(s string) string {
		return `<w:p><w:pPr><w:pStyle w:val="Tabelltext"/><w:keepNext/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">` + esc(s) + `</w:t></w:r></w:p>`
	}
	cell(head(w.o.old()))
	cell(head(w.o.new()))
	w.b.WriteString(`</w:tr>`)
	for _, r := range lawRows(c) {
		w.b.WriteString(`<w:tr>`)
		for _, side := range []Op{Deleted, Inserted} {
			cell(w.cell(r, side))
		}
		w.b.WriteString(`</w:tr>`)
	}
	w.b.WriteString(`</w:tbl>`)
}

func (w *wordFile) cell(r *Row, side Op) string {
	begin := `<w:p><w:pPr><w:pStyle w:val="Tabelltext"/></w:pPr>`
	run := func(props, s string) string {
		if props != "" {
			props = `<w:rPr>` + props + `</w:rPr>`
		}
		return `<w:r>` + props + `<w:t xml:space="preserve">` + esc(s) + `</w:t></w:r>`
	}
	switch {
	case r == nil:
		return begin + run("", dashes) + `</w:p>`
	case side == Deleted && r.Old == nil:
		return begin + run("", w.o.Locale.t("(ny text)", "(new text)")) + `</w:p>`
	case side == Inserted && r.New == nil:
		return begin + run("", w.o.Locale.t("(tas bort)", "(taken away)")) + `</w:p>`
	}
	bold := ""
	if k := r.Para().Kind; k == Heading || k == Title {
		bold = `<w:b/>`
	}
	s := begin
	first := true
	for _, p := range r.Pieces {
		if p.Op != Same && p.Op != side {
			continue
		}
		words := p.Words
		if p.Op == Same && side == Inserted && len(p.Now) > 0 {
			words = p.Now
		}
		text := strings.Join(words, " ")
		if !first {
			s += run(bold, " ")
		}
		first = false
		if p.Op != Same {
			s += run(bold+`<w:i/>`, text)
		} else {
			s += run(bold, text)
		}
	}
	return s + `</w:p>`
}

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsW     = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	coreRel = `<Relationship Id="rIdKarna" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	coreCT  = `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
)

// pack puts the text into our own template.
func (w *wordFile) pack() ([]byte, error) {
	look := tpl.Look{Language: w.o.lang(), Inks: tpl.JointInks()}
	p := look.Package()
	replace := func(part string, pairs ...string) error {
		b, err := p.Bytes(part)
		if err != nil {
			return err
		}
		p.Set(part, []byte(strings.NewReplacer(pairs...).Replace(string(b))))
		return nil
	}
	main, err := p.Bytes("word/document.xml")
	if err != nil {
		return nil, err
	}
	i := bytes.Index(main, []byte(`<w:sectPr>`))
	if i < 0 {
		return nil, fmt.Errorf("differ: no section in the template")
	}
	p.Set("word/document.xml", []byte(xmlHead+`<w:document `+nsW+`><w:body>`+w.b.String()+string(main[i:])))
	p.Set("word/header1.xml", []byte(xmlHead+`<w:hdr `+nsW+`><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">`+esc(w.o.Title)+`</w:t></w:r></w:p></w:hdr>`))
	p.Set("word/footer1.xml", []byte(xmlHead+`<w:ftr `+nsW+`><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t>`+esc(w.author())+`</w:t></w:r><w:r><w:tab/></w:r><w:r><w:tab/></w:r>`+
		pageField("PAGE")+`<w:r><w:t xml:space="preserve"> (</w:t></w:r>`+pageField("NUMPAGES")+`<w:r><w:t>)</w:t></w:r></w:p></w:ftr>`))
	p.Set("docProps/core.xml", []byte(xmlHead+`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>`+esc(w.author())+`</dc:creator><dc:language>`+esc(w.o.lang())+`</dc:language><dc:title>`+esc(w.o.Title)+`</dc:title></cp:coreProperties>`))
	if err := replace("[Content_Types].xml", "template.main+xml", "document.main+xml", `</Types>`, coreCT); err != nil {
		return nil, err
	}
	if err := replace("_rels/.rels", `</Relationships>`, coreRel); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := p.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func pageField(code string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
}
