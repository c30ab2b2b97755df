package verify_test

import (
	"archive/zip"
	"bytes"
	"fmt"
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
		"struck out":               para(wordRun(`<w:strike/>`, first)),
		"struck out twice":         para(wordRun(`<w:dstrike/>`, first)),
		"nearly white":             para(wordRun(`<w:color w:val="FEFEFE"/>`, first)),
		"the theme's white":        para(wordRun(`<w:color w:val="auto" w:themeColor="background1"/>`, first)),
		"lines without height":     `<w:p><w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr>` + wordRun("", first) + `</w:p>`,
		"letters without width":    para(wordRun(`<w:w w:val="1"/>`, first)),
		"signs for letters":        para(wordRun(`<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>`, first)),
		"a frame beside the page":  `<w:p><w:pPr><w:framePr w:w="4000" w:x="20000" w:y="100" w:hAnchor="page" w:vAnchor="page"/></w:pPr>` + wordRun("", first) + `</w:p>`,
		"a box beside the page":    para(`<w:drawing>` + anchored(30_000_000, first) + `</w:drawing>`),
		"far to the left":          `<w:p><w:pPr><w:ind w:left="-20000"/></w:pPr>` + wordRun("", first) + `</w:p>`,
		"numbers that are words":   para(wordRun("", a)) + `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>` + wordRun("", z) + `</w:p>`,
		"filled with nothing":      para(wordRun(`<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:noFill/></w14:textFill>`, first)),
		"filled with white":        para(wordRun(`<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>`, first)),
		"in the colour behind":     para(wordRun(`<w:color w:val="003366"/><w:shd w:val="clear" w:fill="003366"/>`, first)),
		"in its paragraph's":       `<w:p><w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr>` + wordRun(`<w:color w:val="000000"/>`, first) + `</w:p>`,
		"letters upon each other":  para(wordRun(`<w:spacing w:val="-400"/>`, first)),
		"a space is hidden":        strings.Replace(para(wordRun("", first)), "är jag", "är</w:t></w:r>"+wordRun("<w:vanish/>", " ")+"<w:r><w:t xml:space=\"preserve\">jag", 1),
	} {
		file := parts(t, "word/document.xml", wordPart(body), "word/styles.xml", styles,
			"word/numbering.xml", `<w:numbering `+wordNames+`><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="inte %1."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>`)
		if r := judge().File("x.docx", file, []string{"x.kraft"}); r.Err == nil && !changed(r, "x.kraft") {
			t.Errorf("%s: %s", name, said(r))
		}
	}
}

// anchored is a text box that floats over the page, so far from its left side.
func anchored(x int, text string) string {
	return fmt.Sprintf(`<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:positionH relativeFrom="page"><wp:posOffset>%d</wp:posOffset></wp:positionH>`+
		`<wp:positionV relativeFrom="page"><wp:posOffset>914400</wp:posOffset></wp:positionV><wp:extent cx="914400" cy="457200"/><wp:wrapNone/><w:txbxContent><w:p>%s</w:p></w:txbxContent></wp:anchor>`, x, wordRun("", text))
}

// What hides words where nothing else is said hides them.
func TestForgedDefaultsOfWordFiles(t *testing.T) {
	for name, styles := range map[string]string{
		"of the document":       `<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>`,
		"of paragraphs":         `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>`,
		"of paragraphs, struck": `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:strike/></w:rPr></w:style>`,
	} {
		file := parts(t, "word/document.xml", wordPart(`<w:p>`+wordRun("", first)+`</w:p>`), "word/styles.xml", `<w:styles `+wordNames+`>`+styles+`</w:styles>`)
		if r := judge().File("x.docx", file, []string{"x.kraft"}); r.Err == nil && !changed(r, "x.kraft") {
			t.Errorf("%s: %s", name, said(r))
		}
	}
}

// What may lie over the words of a Word file, or is not read, is told.
func TestWhatIsToldOfWordFiles(t *testing.T) {
	head := func(inner string) []string {
		return []string{"word/_rels/document.xml.rels", relation + `header" Target="header1.xml"/></Relationships>`, "word/header1.xml", `<w:hdr ` + wordNames + ` xmlns:v="urn:schemas-microsoft-com:vml">` + inner + `</w:hdr>`}
	}
	words := `<w:p>` + wordRun("", first) + `</w:p>`
	for name, c := range map[string]struct {
		body  string
		parts []string
		kind  verify.NoticeKind
		doubt bool
	}{
		"a box over the page":    {words + `<w:p><w:drawing>` + anchored(914400, "inte") + `</w:drawing></w:p>`, nil, verify.Overlay, true},
		"a box beside the page":  {words + `<w:p><w:drawing>` + anchored(30_000_000, "inte") + `</w:drawing></w:p>`, nil, verify.Beside, false},
		"a box in the head":      {words, head(`<w:p><w:r><w:txbxContent><w:p><w:r><w:t>inte</w:t></w:r></w:p></w:txbxContent></w:r></w:p>`), verify.HeadText, true},
		"an older box over it":   {words + `<w:p><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="position:absolute;margin-left:5pt"><v:textbox><w:txbxContent><w:p>` + wordRun("", "inte") + `</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:p>`, nil, verify.Overlay, true},
		"a watermark":            {words, head(`<v:shape><v:textpath string="UTKAST"/></v:shape>`), verify.Watermark, false},
		"a picture in the lines": {words + `<w:p><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="3600000" cy="1800000"/><a:blip xmlns:a="x"/></wp:inline></w:drawing></w:p>`, nil, verify.Picture, false},
	} {
		r := judge().File("x.docx", parts(t, append([]string{"word/document.xml", wordPart(c.body)}, c.parts...)...), nil)
		if r.Err != nil || len(r.Notices) != 1 || r.Notices[0].Kind != c.kind || r.Doubtful() != c.doubt {
			t.Errorf("%s: %s %v %+v", name, said(r), r.Err, r.Notices)
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
		"an outline of nothing":  `<w:p>` + wordRun(`<w14:textOutline xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:noFill/></w14:textOutline>`, first) + `</w:p>`,
		"filled after all":       `<w:p>` + wordRun(`<w:color w:val="FFFFFF"/><w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:solidFill><w14:srgbClr w14:val="003366"/></w14:solidFill></w14:textFill>`, first) + `</w:p>`,
		"a little closer":        `<w:p>` + wordRun(`<w:spacing w:val="-10"/>`, first) + `</w:p>`,
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

// A page is judged by what a browser shows of it.
func TestForgedPages(t *testing.T) {
	a, z := split("aktiv och")
	forged := `<p>` + strings.Replace(first, "experten", "ingen expert", 1) + `</p>`
	for name, body := range map[string]string{
		"marked as the page's own": `<p>` + a + `<span data-chrome>inte </span>` + z,
		"not displayed":            `<p style="display: none">` + first + `</p>` + forged,
		"by a style element":       `<style>/* x */ @media screen{ main .x > p{display:none !important} }</style><main><div class="y x"><p>` + first + `</p></div></main>`,
		"by an id":                 `<style>#a{visibility:hidden}</style><p id=a>` + first,
		"without size":             `<div style="font-size:0px"><p>` + first + `</p></div>`,
		"far to the left":          `<p style="position:absolute;left:-9999px">` + first,
		"transparent":              `<p style="color:transparent">` + first,
		"words from the style":     `<style>b::before{content:"inte \69 "}</style><p>` + a + `<b>` + z + `</b>`,
		"in a drawing":             `<p>` + a + `<svg><text>inte </text></svg>` + z,
		"in a formula":             `<p>` + a + `<math><mi>inte</mi></math>` + z,
		"in a field":               `<p>` + a + `<input value="inte">` + z,
		"only for old browsers":    `<canvas>` + first + `</canvas>` + forged,
		"in a closed dialogue":     `<dialog>` + first + `</dialog>` + forged,
		"in a list of choices":     `<datalist><option>` + first + `</option></datalist>`,
		"in a shadow":              `<p>` + a + `</p><div><template shadowrootmode="open">inte</template></div><p>` + z,
		"turned round":             `<p><bdo dir="rtl">` + first + `</bdo>`,
		"in quotation marks":       `<p>` + a + `<q>` + z + `</q>`,
		"a paragraph between":      `<p>` + a + `</p><p>Detta gäller inte.</p><p>` + z,
		"not on paper":             `<style>@media print{p{display:none}}</style><p>` + first,
		"not on a telephone":       `<style>@media (width <= 40em){p{display:none}}</style><p>` + first,
		"on every screen":          `<style>@media (min-width: 1px){p{display:none}}</style><p>` + first,
		"by an attribute":          `<style>p[class^="a"]{display:none}</style><p class="ab">` + first,
		"by its place":             `<style>p:first-child{visibility:hidden}</style><main><p>` + first,
		"by what it is not":        `<style>p:not(.x){display:none}</style><p>` + first,
		"by the one before":        `<style>h1 + p{display:none}</style><h1>x</h1><p>` + first,
		"nested":                   `<style>main { color: red; & p { display: none } }</style><main><p>` + first,
		"in other letters":         `<style>p{d\69splay:n\6f ne}</style><p>` + first,
		"white on white":           `<style>p{color:white}</style><p>` + first,
		"shown inside the hidden":  `<p>` + a + `<span style="visibility:hidden">x<b style="visibility:visible">inte </b></span>` + z,
		"a size inside nothing":    `<p>` + a + `<span style="font-size:0"><b style="font-size:1rem">inte </b></span>` + z,
		"moved without a place":    `<p>` + a + `<span style="left:-9999px">inte </span>` + z,
		"low without an end":       `<p>` + a + `<span style="height:0">inte </span>` + z,
		"low with an end":          `<p style="height:0;overflow:hidden">` + first,
		"a line of a pixel":        `<p style="max-height:1px;overflow:hidden">` + first,
		"struck out":               `<p><s>` + first + `</s>` + forged,
		"a line through":           `<p style="text-decoration: line-through">` + first,
		"backwards":                `<p style="unicode-bidi:bidi-override;direction:rtl">` + first,
		"a mark with words":        `<ul style="list-style-type:'inte '"><li>` + a + `</li><li>` + z + `</ul>`,
		"from an attribute":        `<style>b::before{content:attr(title)}</style><p>` + a + `<b title="inte ">` + z + `</b>`,
		"only an attribute":        `<p aria-label="` + first + `" title="` + first + `">` + strings.Replace(first, "aktiv", "passiv", 1),
	} {
		page := []byte("<!DOCTYPE html><html><body>" + body + "</body></html>")
		if r := judge().File("x.html", page, []string{"x.kraft"}); r.Err == nil && !changed(r, "x.kraft") {
			t.Errorf("%s: %s", name, said(r))
		}
	}
}

// What may hide or replace the words of a page and cannot be tried is told, and the page
// does not hold.
func TestDoubtfulPages(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		kind verify.NoticeKind
	}{
		"a sheet outside":      {`<link rel="stylesheet" href="https://example.org/a.css"><p>` + first, verify.OutsideStyle},
		"an import":            {`<style>@import url("a.css");</style><p>` + first, verify.OutsideStyle},
		"a script":             {`<p>` + first + `</p><script>document.body.textContent = "x"</script>`, verify.Script},
		"a script outside":     {`<p>` + first + `</p><script src="a.js"></script>`, verify.Script},
		"an event":             {`<p onclick="x()">` + first, verify.Script},
		"a refresh":            {`<meta http-equiv="refresh" content="0;url=b.html"><p>` + first, verify.Script},
		"a strange selector":   {`<style>p:nth-child(2n+1){display:none}</style><p>` + first, verify.UnreadStyle},
		"a strange condition":  {`<style>@media (device-posture: flat){p{display:none}}</style><p>` + first, verify.UnreadStyle},
		"a container":          {`<style>@container (width > 1px){p{display:none}}</style><p>` + first, verify.UnreadStyle},
		"an animation":         {`<style>@keyframes x{to{opacity:0}} p{animation:x 1s forwards}</style><p>` + first, verify.UnreadStyle},
		"the first letter":     {`<style>p::first-letter{font-size:0}</style><p>` + first, verify.UnreadStyle},
		"another order":        {`<div style="display:flex;flex-direction:column-reverse"><p>` + first + `</p></div>`, verify.UnreadStyle},
		"behind a mask":        {`<p style="mask-image:linear-gradient(transparent,transparent)">` + first, verify.UnreadStyle},
		"words laid over":      {`<p>` + first + `</p><b style="position:absolute;top:3em;left:2em">inte</b>`, verify.Overlay},
		"words laid over, far": {`<p>` + first + `</p><b style="position:fixed;top:3em;left:2em">inte</b>`, verify.Overlay},
	} {
		r := judge().File("x.html", []byte("<!DOCTYPE html><html><body>"+c.body+"</body></html>"), nil)
		if r.Err != nil || r.OK() || len(r.Notices) == 0 || r.Notices[0].Kind != c.kind {
			t.Errorf("%s: %s %v %+v", name, said(r), r.Err, r.Notices)
		}
	}
}

// A page from elsewhere that is shown inside, and pictures, are told without a doubt.
func TestPartsOfPagesThatAreNotRead(t *testing.T) {
	r := judge().File("x.html", []byte("<!DOCTYPE html><html><body><p>"+first+`</p><iframe src="karta.html"></iframe><img src="a/inte.png" width=400 height=200><img src="b.png" width=8 height=8>`), nil)
	var got []string
	for _, n := range r.Notices {
		got = append(got, n.Text("en"))
	}
	if want := "another page is shown in the page and not read: karta.html; a picture of 106 × 53 mm may carry words that are not read"; strings.Join(got, "; ") != want || r.Doubtful() {
		t.Errorf("%q", got)
	}
}

// Marks of lists, print styles and other code pages change no word.
func TestHonestPages(t *testing.T) {
	latin := verify.ANSI(first)
	for name, body := range map[string]string{
		"plain":            `<p>` + first,
		"signs by styles":  `<style>p::before{content:"•"} b::after{content:"\2014 "}</style><p>` + strings.Replace(first, "aktiv", "<b>aktiv</b>", 1),
		"not on a watch":   `<style>@media screen and (max-width:10em), (prefers-contrast: more), not all{p{display:none}}</style><p>` + first,
		"when it is asked": `<style>p:hover, p::selection, a:focus + p {display:none}</style><p>` + first,
		"shown by weight":  `<style>.x p{display:block} p{display:none}</style><div class=x><p>` + first + `</p></div>`,
		"white on a panel": `<style>div{background:#123} p{color:#fff}</style><div><p>` + first + `</p></div>`,
		"links on paper":   `<style>@media print{a[href]::after{content:" (" attr(href) ")"}}</style><p>` + strings.Replace(first, "aktiv", "<a href=x>aktiv</a>", 1),
		"data in a script": `<script type="application/ld+json">{"a":1}</script><p>` + first,
		"not overlapping":  `<style>p{height:0;left:-9999px}</style><p>` + first,
		"another element":  `<style>.x p, #y, p.z{display:none}</style><p class="zz">` + first,
		"shown after all":  `<p style="display:none;display:block">` + first,
		"Windows' letters": `<p>` + latin,
	} {
		r := judge().File("x.html", []byte("<!DOCTYPE html><html><body>"+body+"</body></html>"), []string{"x.kraft"})
		if got := said(r); got != "intact; missing" {
			t.Errorf("%s: %s %v", name, got, r.Err)
		}
	}
}

// A presentation is judged by what is shown of it.
func TestForgedSlides(t *testing.T) {
	a, z := split("aktiv och")
	run := func(props, s string) string { return `<a:r><a:rPr>` + props + `</a:rPr><a:t>` + s + `</a:t></a:r>` }
	shape := func(attr, inner string) string {
		return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"` + attr + `/><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p>` + inner + `</a:p></p:txBody></p:sp>`
	}
	file := func(attr, shapes string) []byte {
		const names = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
		return parts(t, "ppt/presentation.xml", `<p:presentation `+names+`><p:sldIdLst><p:sldId id="256" r:id="a"/></p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/></p:presentation>`,
			"ppt/_rels/presentation.xml.rels", relation+`slide" Target="slides/slide1.xml"/></Relationships>`,
			"ppt/slides/slide1.xml", `<p:sld `+names+attr+`><p:cSld><p:spTree>`+shapes+`</p:spTree></p:cSld></p:sld>`)
	}
	at := func(x, y int, fill, inner string) string { // no placeholder, an inch and a half wide
		return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="3" name="Ruta"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="1371600" cy="457200"/></a:xfrm>%s</p:spPr><p:txBody><a:p>%s</a:p></p:txBody></p:sp>`, x, y, fill, inner)
	}
	holder := func(x int, inner string) string {
		return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="%d" y="900000"/><a:ext cx="9000000" cy="3000000"/></a:xfrm></p:spPr><p:txBody><a:p>%s</a:p></p:txBody></p:sp>`, x, inner)
	}
	for name, c := range map[string]struct {
		slide []byte
		kind  verify.NoticeKind
		ok    bool
	}{
		"words over words":       {file("", holder(900000, run("", first))+at(1000000, 1000000, "", run("", "inte"))), verify.Overlay, false},
		"words over, in a group": {file("", holder(900000, run("", first))+`<p:grpSp><p:grpSpPr><a:xfrm><a:off x="900000" y="900000"/><a:ext cx="10" cy="10"/><a:chOff x="0" y="0"/><a:chExt cx="10" cy="10"/></a:xfrm></p:grpSpPr>`+at(1000, 1000, "", run("", "inte"))+`</p:grpSp>`), verify.Overlay, false},
		"a surface over words":   {file("", holder(900000, run("", first))+at(1000000, 1000000, `<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>`, "")), verify.Overlay, false},
		"words beside":           {file("", holder(900000, run("", first))+at(20000000, 1000000, "", run("", "Utkast"))), verify.Beside, true},
		"words elsewhere":        {file("", holder(900000, run("", first))+at(1000000, 5000000, "", run("", "Figur"))), "", true},
		"a picture":              {file("", holder(900000, run("", first))+`<p:pic><p:spPr><a:xfrm><a:off x="1" y="4500000"/><a:ext cx="3600000" cy="1800000"/></a:xfrm></p:spPr></p:pic>`), verify.Picture, true},
		"a picture over words":   {file("", holder(900000, run("", first))+`<p:pic><p:spPr><a:xfrm><a:off x="900000" y="900000"/><a:ext cx="3600000" cy="1800000"/></a:xfrm></p:spPr></p:pic>`), verify.Picture, false},
	} {
		r := judge().File("x.pptx", c.slide, nil)
		kind := verify.NoticeKind("")
		if len(r.Notices) > 0 {
			kind = r.Notices[0].Kind
		}
		if r.Err != nil || kind != c.kind || r.Doubtful() == c.ok {
			t.Errorf("%s: %s %v %+v", name, said(r), r.Err, r.Notices)
		}
	}
	if r := judge().File("x.pptx", file("", shape("", run("", first))), nil); said(r) != "intact; missing" {
		t.Fatalf("plain: %s %v", said(r), r.Err)
	}
	for name, data := range map[string][]byte{
		"beside the slide":    file("", holder(20000000, run("", first))),
		"above the slide":     file("", strings.Replace(holder(0, run("", first)), `y="900000"`, `y="-9000000"`, 1)),
		"letters of a point":  file("", shape("", `<a:r><a:rPr sz="100"/><a:t>`+first+`</a:t></a:r>`)),
		"struck out":          file("", shape("", `<a:r><a:rPr strike="sngStrike"/><a:t>`+first+`</a:t></a:r>`)),
		"in a hidden group":   file("", `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name="g" hidden="1"/></p:nvGrpSpPr>`+shape("", run("", first))+`</p:grpSp>`),
		"a hidden slide":      file(` show="0"`, shape("", run("", first))),
		"a hidden shape":      file("", shape(` hidden="1"`, run("", first))),
		"letters without ink": file("", shape("", run("<a:noFill/>", first))),
		"clear letters":       file("", shape("", run(`<a:solidFill><a:srgbClr val="000000"><a:alpha val="0"/></a:srgbClr></a:solidFill>`, first))),
		"a formula":           file("", shape("", run("", a)+`<m:oMath><m:r><m:t>inte </m:t></m:r></m:oMath>`+run("", z))),
		"a field":             file("", shape("", run("", a)+`<a:fld type="slidenum"><a:t>inte </a:t></a:fld>`+run("", z))),
	} {
		if r := judge().File("x.pptx", data, []string{"x.kraft"}); r.Err == nil && !changed(r, "x.kraft") {
			t.Errorf("%s: %s", name, said(r))
		}
	}
}
