package word

import (
	"bytes"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/beevik/etree"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/verify"
	"malbild/internal/word/opc"
)

func fill(t testing.TB, file []byte, d *document.Document) ([]byte, []string) {
	t.Helper()
	tm, found := OpenTemplate(file, "mall.dotx", diag.Pos{File: "p.yaml", Line: 3, Col: 1})
	if found.HasErrors() {
		t.Fatal(found.Error())
	}
	var told []string
	for _, f := range found {
		told = append(told, f.Code.ID)
	}
	o := options()
	o.Template, o.Note = tm, func(f diag.Finding) { told = append(told, f.Code.ID) }
	o.Fields = map[string]document.Field{"handlaggare": {Name: "handlaggare", Title: "Handläggare", Placeholder: "namn"}}
	out, err := Write(d, o)
	if err != nil {
		t.Fatal(err)
	}
	return out, told
}

// oneLine is a document of one line, to see where it lands.
func oneLine() *document.Document {
	return &document.Document{Meta: document.Meta{Language: "sv-SE", Title: "Titeln", Issuer: "Storköpings kommun"}, Body: []document.Block{plain("VÅRT")}}
}

func TestWhereOurTextLands(t *testing.T) {
	c := corpus()
	for name, want := range map[string]string{
		"empty": "VÅRT", "no section": "Bara text VÅRT", "letter text": "Hej Med vänlig hälsning VÅRT", "control": "Före VÅRT Efter",
		"control in a paragraph": "Före VÅRT Efter", "control in a cell": "VÅRT Efter", "control around a cell": "VÅRT", "nested controls": "Ram VÅRT kvar",
		"bookmark": "Före VÅRT Efter", "bookmark in text": "Före VÅRT Efter", "bookmark between blocks": "Före VÅRT Mellan Efter", "sections": "Ett Två VÅRT",
		"shapes": "ruta ruta Efter VÅRT",
	} {
		out, told := fill(t, c[name].file(t), oneLine())
		_, p := parts(t, out)
		if got := strings.Join(wordsOf(parse(t, p["word/document.xml"])), " "); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		aloud := slices.Contains([]string{"no section", "letter text", "shapes"}, name)
		if slices.Contains(told, codeNoPlace.ID) != aloud {
			t.Errorf("%s: told %v", name, told)
		}
	}
}

// TestTheTextKnowsItsWidth: pictures and tables are as wide as the column, cell or
// page that they stand in.
func TestTheTextKnowsItsWidth(t *testing.T) {
	for name, want := range map[string]int{"control": 9072, "control in a cell": 3784, "sections": (9072 - 708) / 2, "no section": usualMeasure} {
		tm, found := OpenTemplate(corpus()[name].file(t), name, diag.Pos{})
		if tm == nil {
			t.Fatal(found.Error())
		}
		o, err := tm.in("sv-SE")
		if err != nil {
			t.Fatal(err)
		}
		if o.place.measure != want {
			t.Errorf("%s: %d, want %d", name, o.place.measure, want)
		}
	}
}

func TestStylesOfTheTemplateAreUsed(t *testing.T) {
	out, told := fill(t, corpus()["swedish ids"].file(t), annexSample("Kiruna kommun"))
	_, p := parts(t, out)
	main, styles := string(p["word/document.xml"]), string(p["word/styles.xml"])
	for _, id := range []string{"Rubrik", "Rubrik1", "Rubrik2", "Platshllartext"} {
		if !strings.Contains(main, `Style w:val="`+id+`"`) {
			t.Errorf("the style %s is not used", id)
		}
	}
	for _, s := range []string{"Roboto", `w:styleId="Normal"`, `w:val="Heading1"`} {
		if n := strings.Count(styles, s); n > 0 && s != `w:styleId="Normal"` || n > 1 {
			t.Errorf("the styles have %d × %s", n, s)
		}
	}
	if !slices.Contains(told, codeStyle.ID) { // it lacks Subtitle and caption
		t.Errorf("told %v, want %s", told, codeStyle.ID)
	}
	for _, s := range []string{`<w:name w:val="Kapitel"/><w:basedOn w:val="Rubrik1"/>`, `<w:basedOn w:val="Normaltabell"/>`} {
		if strings.Contains(main, "Kapitel") && s[0] == 'K' && !strings.Contains(styles, s) {
			t.Errorf("no %s", s)
		}
	}
	if !strings.Contains(styles, `<w:name w:val="Kapitel"/><w:basedOn w:val="Rubrik1"/>`) {
		t.Error("Kapitel is not based on the template's heading")
	}
	if strings.Contains(styles, `w:val="Notis"`) {
		t.Error("a style that is not used was brought along")
	}
}

// TestPlainParagraphsKeepTheirDistance also where the default style has none.
func TestPlainParagraphsKeepTheirDistance(t *testing.T) {
	normal := func(spacing string) string {
		return `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>` + spacing + `</w:pPr></w:style>`
	}
	text := `<w:style w:type="paragraph" w:styleId="Brdtext"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>`
	defaults := `<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>`
	for name, c := range map[string][2]string{
		"dense": {normal(""), `<w:pPr><w:spacing w:after="120"/></w:pPr>`}, "zero over default": {defaults + normal(`<w:spacing w:after="0"/>`), `<w:pPr><w:spacing w:after="120"/></w:pPr>`},
		"body text": {normal("") + text, `<w:pPr><w:pStyle w:val="Brdtext"/></w:pPr>`}, "default": {defaults + normal("") + text, ``}, "own": {normal(`<w:spacing w:before="60"/>`), ``},
	} {
		out, _ := fill(t, foreign{styles: c[0], body: sect}.file(t), oneLine())
		_, p := parts(t, out)
		if want := `<w:p>` + c[1] + `<w:r>`; !bytes.Contains(p["word/document.xml"], []byte(want)) {
			t.Errorf("%s: no %s in %s", name, want, p["word/document.xml"])
		}
	}
}

// TestAStyleOfAnotherKindIsNotOurs: a character style Beslut cannot set a heading.
func TestAStyleOfAnotherKindIsNotOurs(t *testing.T) {
	out, _ := fill(t, corpus()["swedish ids"].file(t), minutesSample())
	_, p := parts(t, out)
	if !bytes.Contains(p["word/document.xml"], []byte(`<w:pStyle w:val="BeslutM"/>`)) || !bytes.Contains(p["word/styles.xml"], []byte(`<w:name w:val="Beslut (malbild)"/><w:basedOn w:val="Rubrik1"/>`)) {
		t.Error("the heading of the decision has the wrong style")
	}
}

func TestListsOfTheTemplate(t *testing.T) {
	list := func(kind document.ListKind, inner ...document.Block) *document.List {
		return &document.List{Kind: kind, Items: []*document.ListItem{{Body: append([]document.Block{plain("ett")}, inner...)}}}
	}
	d := &document.Document{Body: []document.Block{list(document.Bulleted, list(document.Bulleted)), list(document.Numbered), list(document.Numbered)}}
	out, _ := fill(t, corpus()["swedish ids"].file(t), d)
	_, p := parts(t, out)
	root := parse(t, p["word/numbering.xml"])
	var order []string
	for _, e := range root.ChildElements() {
		order = append(order, e.Tag+" "+e.SelectAttrValue("abstractNumId", e.SelectAttrValue("numId", "")))
	}
	want := []string{"numPicBullet ", "abstractNum 12", "abstractNum 13", "abstractNum 14", "num 7", "num 8", "num 9", "num 10", "num 11", "numIdMacAtCleanup "}
	if !slices.Equal(order, want) {
		t.Errorf("numbering %v, want %v", order, want)
	}
	var used []string
	for _, e := range parse(t, p["word/document.xml"]).FindElements("//numId") {
		used = append(used, e.SelectAttrValue("val", ""))
	}
	if want := []string{"8", "10", "11"}; !slices.Equal(used, want) {
		t.Errorf("lists use %v, want %v", used, want)
	}
	if bytes.Contains(p["word/numbering.xml"], []byte(`"ListBullet"`)) {
		t.Error("our bullets claim a style that the template has of its own")
	}
	plainOut, _ := fill(t, corpus()["empty"].file(t), d)
	if _, p := parts(t, plainOut); p["word/numbering.xml"] == nil || !bytes.Contains(p["[Content_Types].xml"], []byte("numbering+xml")) {
		t.Error("a template without lists gets none")
	}
}

// TestStylesBringWhatTheyAreBasedOn: no style that is used, and none it is based
// on, is missing in a template that has next to none.
func TestStylesBringWhatTheyAreBasedOn(t *testing.T) {
	table := &document.Table{Rows: []*document.Row{{Cells: []*document.Cell{{Text: document.T("cell")}}}}}
	for name, d := range map[string]*document.Document{"annex": annexSample("Kiruna kommun"), "minutes": minutesSample(), "table": {Body: []document.Block{table}},
		"depths": {Body: []document.Block{titled("a", "A", titled("b", "B", titled("c", "C", titled("d", "D", titled("e", "E", plain("x"))))))}}} {
		out, _ := fill(t, corpus()["empty"].file(t), d)
		_, p := parts(t, out)
		sheet := parse(t, p["word/styles.xml"])
		have := map[string]bool{}
		for _, e := range sheet.SelectElements("style") {
			have[e.SelectAttrValue("styleId", "")] = true
		}
		for _, q := range []struct {
			in   string
			tags []string
		}{{"word/styles.xml", []string{"basedOn", "next", "link"}}, {"word/document.xml", []string{"pStyle", "rStyle", "tblStyle"}}} {
			for _, tag := range q.tags {
				find(parse(t, p[q.in]), tag, func(e *etree.Element) {
					if id := e.SelectAttrValue("val", ""); !have[id] {
						t.Errorf("%s: %s %s leads to no style", name, tag, id)
					}
				})
			}
		}
	}
}

// TestFootnotes of ours follow those of the template, under ids of their own.
func TestFootnotes(t *testing.T) {
	d := oneLine()
	d.Body = append(d.Body, para(document.Body, text("Ett"), &document.Footnote{Text: document.T("Vår not")}, text(" två"),
		&document.Footnote{Text: []document.Inline{text("Se "), &document.Link{Target: "https://malbild.example/", Text: document.T("länken")}}}))
	for name, want := range map[string][]string{"notes and comments": {"-1", "1", "2", "3"}, "empty": {"-1", "0", "1", "2"}} {
		out, _ := fill(t, corpus()[name].file(t), d)
		_, p := parts(t, out)
		var ids []string
		for _, e := range parse(t, p["word/footnotes.xml"]).SelectElements("footnote") {
			ids = append(ids, e.SelectAttrValue("id", ""))
		}
		if !slices.Equal(ids, want) {
			t.Errorf("%s: notes %v, want %v", name, ids, want)
		}
		if e := parse(t, p["word/document.xml"]).FindElement("//footnoteReference[@w:id='" + want[3] + "']"); e == nil {
			t.Errorf("%s: the last note is not called for", name)
		}
		hangsTogether(t, name, opened(t, out))
		words, err := verify.DOCXWords(write(t, d))
		if err != nil || !slices.Equal(words, document.Words(d)) {
			t.Errorf("words %q, want %q (%v)", words, document.Words(d), err)
		}
	}
}

// fieldTemplate has fields of its own in body and header.
func fieldTemplate() foreign {
	date := ctrl("malbild:datum", `<w:date w:fullDate="2001-01-01T00:00:00Z"><w:dateFormat w:val="yyyy-MM-dd"/></w:date>`, `<w:p><w:r><w:t>2001-01-01</w:t></w:r></w:p>`)
	return foreign{styles: swedishStyles,
		body: ctrl("malbild:titel", "", `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Mallens </w:t></w:r><w:r><w:t>rubrik</w:t></w:r></w:p>`) + date +
			`<w:p><w:r><w:t>Dnr </w:t></w:r>` + ctrl("malbild:diarienummer", `<w:showingPlcHdr/><w:text/>`, `<w:r><w:rPr><w:rStyle w:val="Platshllartext"/></w:rPr><w:t>Skriv dnr</w:t></w:r>`) + `</w:p>` +
			`<w:p>` + ctrl("malbild:handlaggare", "", `<w:r><w:t>Exempelnamn</w:t></w:r>`) + `</w:p>` +
			`<w:p>` + ctrl("malbild:diarinummer", "", `<w:r><w:t>felstavat</w:t></w:r>`) + `</w:p>` +
			ctrl("malbild:innehall", "", wp("här")) + `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>`,
		parts: map[string]string{"word/header1.xml": hdr(`<w:p>` + ctrl("malbild:diarienummer", `<w:dataBinding w:xpath="/sak/nr" w:storeItemID="{0}"/><w:text/>`, `<w:r><w:t>KS 2001/1</w:t></w:r>`) +
			ctrl("malbild:huvudman", "", `<w:r><w:t>Kommunen</w:t></w:r>`) + `</w:p>`), "word/settings.xml": xmlHead + `<w:settings ` + nsW + `><w:zoom w:percent="100"/><w:updateFields w:val="true"/></w:settings>`},
		rels:  [][3]string{{"rId2", "header", "header1.xml"}, {"rId3", "settings", "settings.xml"}},
		types: [][2]string{{"word/header1.xml", "wordprocessingml.header"}, {"word/settings.xml", "wordprocessingml.settings"}}}
}

func TestFieldsOfTheTemplate(t *testing.T) {
	d := oneLine()
	d.Meta.Running.Case = []document.Inline{&document.Field{Name: "diarienummer", Title: "Diarienummer", Placeholder: "diarienummer"}}
	d.Body = append(d.Body, para(document.Body, &document.Field{Name: "datum", Title: "Datum", Kind: document.FieldDate, Placeholder: "datum"}))
	for _, c := range []struct{ number, date, body, head string }{
		{"KS 2026/7 & 8", "2026-03-04", "Titeln 2026-03-04 Dnr KS 2026/7 & 8 [namn] felstavat VÅRT 2026-03-04", "KS 2026/7 & 8Storköpings kommun"},
		{"", "", "Titeln [datum] Dnr Skriv dnr [namn] felstavat VÅRT [datum]", "[diarienummer]Storköpings kommun"},
	} {
		d.Meta.Running.Case[0].(*document.Field).Value = c.number
		d.Body[1].(*document.Paragraph).Text[0].(*document.Field).Value = c.date
		out, told := fill(t, fieldTemplate().file(t), d)
		_, p := parts(t, out)
		if got := strings.Join(wordsOf(parse(t, p["word/document.xml"])), " "); got != c.body {
			t.Errorf("body %q, want %q", got, c.body)
		}
		if got := strings.Join(wordsOf(parse(t, p["word/header1.xml"])), " "); got != c.head {
			t.Errorf("header %q, want %q", got, c.head)
		}
		if !slices.Contains(told, codeField.ID) || !slices.Contains(told, codeAsks.ID) {
			t.Errorf("told %v", told)
		}
		if bytes.Contains(p["word/settings.xml"], []byte("updateFields")) || !bytes.Contains(p["word/settings.xml"], []byte("zoom")) {
			t.Error("the settings still ask, or lost more than that")
		}
		bound := 0
		for _, part := range []string{"word/document.xml", "word/header1.xml"} {
			for _, e := range parse(t, p[part]).FindElements("//dataBinding") {
				if e.SelectAttrValue("storeItemID", "") != storeID {
					t.Errorf("%s: bound to %s", part, e.SelectAttrValue("storeItemID", ""))
				}
				bound++
			}
		}
		if bound != 7 { // title, date, dnr, officer, the date in our text; dnr and principal in the header
			t.Errorf("%d bound controls", bound)
		}
		for _, e := range parse(t, p["word/document.xml"]).FindElements("//sdt") {
			if tag := value(e, "./sdtPr/tag"); tag == "malbild:diarienummer" || tag == "malbild:datum" {
				if waits := e.FindElement("./sdtPr/showingPlcHdr") != nil; waits != (c.number == "") {
					t.Errorf("%s shows its placeholder: %v", tag, waits)
				}
			}
		}
		if c.number != "" && parse(t, p["customXml/item1.xml"]).SelectElement("diarienummer").Text() != c.number {
			t.Error("the XML part lacks the number")
		}
		if c.date != "" && !bytes.Contains(p["word/document.xml"], []byte(`w:fullDate="2026-03-04T00:00:00Z"`)) {
			t.Error("the date control has no date")
		}
	}
}

// TestDocumentAsTemplate: one of our own documents used as a template keeps its
// store of case data and does not double its properties.
func TestDocumentAsTemplate(t *testing.T) {
	first := write(t, annexSample("Kiruna kommun"))
	out, _ := fill(t, first, annexSample("Luleå kommun"))
	names, p := parts(t, out)
	if slices.Contains(names, "customXml/item2.xml") || bytes.Count(p["docProps/custom.xml"], []byte("malbildIdentity")) != 1 || bytes.Count(p["docProps/core.xml"], []byte("<dc:title")) != 1 {
		t.Error("something is doubled")
	}
	hangsTogether(t, "again", opened(t, out))
}

func TestTemplatesRefusedWithReason(t *testing.T) {
	good := corpus()["letter text"].file(t)
	edit := func(part, old, new string) []byte {
		p, err := opc.Open(good, opc.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		b, err := p.Bytes(part)
		if err != nil || !bytes.Contains(b, []byte(old)) {
			t.Fatalf("%s has no %q (%v)", part, old, err)
		}
		p.Set(part, bytes.ReplaceAll(b, []byte(old), []byte(new)))
		var out bytes.Buffer
		if err := p.Write(&out); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	flipped := bytes.Clone(good)
	at := bytes.Index(flipped, []byte("word/styles.xml")) + 40
	flipped[at] ^= 0xff
	const main = "word/document.xml"
	for name, c := range map[string]struct {
		file []byte
		want *diag.Code
	}{
		"nothing": {nil, codeNotWord}, "text": {[]byte("En rad text"), codeNotWord}, "cut short": {good[:len(good)/2], codeNotWord},
		"old doc": {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 osv"), codeEncrypted}, "open document": {edit("_rels/.rels", "officeDocument\"", "other\""), codeNotWord},
		"strict": {edit(main, namespaceW, strictNamespace), codeStrict}, "macros": {edit("[Content_Types].xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), codeMacro},
		"no styles": {edit("word/_rels/document.xml.rels", "relationships/styles", "relationships/other"), codeNoStyles}, "empty styles": {edit("word/styles.xml", "w:styleId", "w:noId"), codeNoStyles},
		"broken xml": {edit(main, "</w:body>", ""), codeUnsafe}, "entities": {edit(main, "<w:document", `<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document`), codeUnsafe},
		"deep": {edit(main, "<w:body>", "<w:body>"+strings.Repeat("<w:p>", 3000)+strings.Repeat("</w:p>", 3000)), codeUnsafe}, "utf-16": {edit(main, `encoding="UTF-8"`, `encoding="UTF-16"`), codeUnsafe},
		"prefix": {edit(main, `xmlns:a="http`, `xmlns:a="urn`), codePrefix}, "bits flipped": {flipped, codeUnsafe},
		"many elements": {edit(main, "<w:body>", "<w:body>"+strings.Repeat("<w:p/>", 900_000)), codeTooLarge},
	} {
		tm, found := OpenTemplate(c.file, name, diag.Pos{File: "p.yaml", Line: 1, Col: 1})
		if tm != nil || len(found) != 1 || found[0].Code != c.want {
			t.Errorf("%s: %v, want %s", name, found, c.want.ID)
			continue
		}
		for _, lang := range []string{"sv", "en"} {
			if what, why, cure := found[0].Text(lang); !strings.Contains(what, name) || strings.Contains(what+why+cure, "%!") || cure == "" {
				t.Errorf("%s: %q %q %q", name, what, why, cure)
			}
		}
	}
}

// TestBombsCostLittle: what unpacks to hundreds of megabytes is refused before it
// is unpacked.
func TestBombsCostLittle(t *testing.T) {
	zeros := opc.New()
	zeros.Set("word/document.xml", make([]byte, 100<<20))
	var one bytes.Buffer
	if err := zeros.Write(&one); err != nil {
		t.Fatal(err)
	}
	many := opc.New()
	for i := range 40 {
		many.Set("word/media/"+strings.Repeat("x", i+1)+".bin", make([]byte, 10<<20))
	}
	var sum bytes.Buffer
	if err := many.Write(&sum); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"one part": one.Bytes(), "many parts": sum.Bytes()} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		tm, found := OpenTemplate(b, name, diag.Pos{})
		runtime.ReadMemStats(&after)
		if tm != nil || found[0].Code != codeTooLarge {
			t.Errorf("%s: %v", name, found)
		}
		if spent := after.TotalAlloc - before.TotalAlloc; spent > 8<<20 {
			t.Errorf("%s: %d bytes of %d spent", name, spent, len(b))
		}
	}
}

// TestForeignSameBytes: no order, no goroutine and no earlier document shows.
func TestForeignSameBytes(t *testing.T) {
	file := fieldTemplate().file(t)
	want, _ := fill(t, file, annexSample("Kiruna kommun"))
	tm, _ := OpenTemplate(file, "mall.dotx", diag.Pos{})
	o := options()
	o.Template, o.Shared = tm, NewShared()
	o.Fields = map[string]document.Field{"handlaggare": {Name: "handlaggare", Title: "Handläggare", Placeholder: "namn"}}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, d := range []*document.Document{minutesSample(), reportSample(), annexSample("Kiruna kommun")} {
				got, err := Write(d, o)
				if err != nil {
					t.Error(err)
				}
				if d.Meta.Product == document.Annex && !bytes.Equal(got, want) {
					t.Error("other bytes after other documents, or beside them")
				}
			}
		})
	}
	wg.Wait()
}

// FuzzOpenTemplate lets the parts of a template be anything. A document that was
// filled into it must be whole: it opens again as a template.
func FuzzOpenTemplate(f *testing.F) {
	for _, c := range corpus() {
		f.Add(c.body, c.styles, c.parts["word/header1.xml"], c.parts["word/numbering.xml"])
	}
	c := fieldTemplate()
	f.Add(c.body, c.styles, c.parts["word/header1.xml"], "")
	shared := NewShared()
	if _, err := Write(oneLine(), Options{Shared: shared}); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body, styles, header, numbering string) {
		if len(body)+len(styles)+len(header)+len(numbering) > 1<<14 {
			return
		}
		x := foreign{root: oldNS + newNS, body: body, styles: styles, parts: map[string]string{"word/header1.xml": header, "word/numbering.xml": numbering},
			rels: [][3]string{{"rId2", "header", "header1.xml"}, {"rId3", "numbering", "numbering.xml"}}}
		tm, found := OpenTemplate(x.file(t), "x", diag.Pos{})
		if (tm == nil) != found.HasErrors() {
			t.Fatalf("%v, %v", tm, found)
		}
		if tm == nil {
			return
		}
		out, err := Write(oneLine(), Options{Template: tm, Shared: shared})
		if err != nil {
			t.Fatal(err)
		}
		if again, found := OpenTemplate(out, "x", diag.Pos{}); again == nil {
			t.Errorf("what was written cannot be opened: %s", found.Error())
		}
	})
}
