package word

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"malbild/internal/word/opc"
)

// foreign is a template as others make them, by hand: its parts by name, and what
// the main part leads to.
type foreign struct {
	body     string // inside w:body
	root     string // attributes of w:document beside the usual
	styles   string // inside w:styles
	parts    map[string]string
	rels     [][3]string // id, kind, target
	types    [][2]string // part, content type
	defaults [][2]string // extension, content type
	mainType string
}

const (
	sect       = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>`
	plainStyle = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`
	allNS      = nsW + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	oldNS      = ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`
	newNS      = ` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14"`
)

func wp(s string) string { return `<w:p><w:r><w:t xml:space="preserve">` + s + `</w:t></w:r></w:p>` }

func (f foreign) file(t testing.TB) []byte {
	t.Helper()
	p := opc.New()
	if f.mainType == "" {
		f.mainType = ctBase + "officedocument.wordprocessingml.template.main+xml"
	}
	types := xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
	for _, d := range f.defaults {
		types += `<Default Extension="` + d[0] + `" ContentType="` + d[1] + `"/>`
	}
	types += `<Override PartName="/word/document.xml" ContentType="` + f.mainType + `"/><Override PartName="/word/styles.xml" ContentType="` + ctBase + `officedocument.wordprocessingml.styles+xml"/>`
	for _, o := range f.types {
		types += `<Override PartName="/` + o[0] + `" ContentType="` + ctBase + `officedocument.` + o[1] + `+xml"/>`
	}
	rels := xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relO + `styles" Target="styles.xml"/>`
	for _, r := range f.rels {
		kind := r[1]
		if !strings.Contains(kind, ":") {
			kind = relO + kind
		}
		rels += `<Relationship Id="` + r[0] + `" Type="` + kind + `" Target="` + r[2] + `"/>`
	}
	if f.styles == "" {
		f.styles = plainStyle
	}
	p.Set("[Content_Types].xml", []byte(types+`</Types>`))
	p.Set("_rels/.rels", []byte(xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+relO+`officeDocument" Target="word/document.xml"/></Relationships>`))
	p.Set("word/document.xml", []byte(xmlHead+`<w:document `+allNS+f.root+`><w:body>`+f.body+`</w:body></w:document>`))
	p.Set("word/_rels/document.xml.rels", []byte(rels+`</Relationships>`))
	p.Set("word/styles.xml", []byte(xmlHead+`<w:styles `+nsW+`>`+f.styles+`</w:styles>`))
	for n, s := range f.parts { // order does not matter to the tests
		p.Set(n, []byte(s))
	}
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const pngLogo = "\x89PNG\r\n\x1a\nnot much of a picture"

func hdr(s string) string { return xmlHead + `<w:hdr ` + allNS + oldNS + newNS + `>` + s + `</w:hdr>` }

func partRels(rels ...[2]string) string {
	s := xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for i, r := range rels {
		s += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i+1, relO, r[0], r[1])
	}
	return s + `</Relationships>`
}

func inlinePicture(id int, rel string) string {
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="%d" name="Logotyp" descr="Kommunens vapen&#10;på två rader"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`, id, rel)
}

func ctrl(tag, pr, content string) string {
	return `<w:sdt><w:sdtPr><w:alias w:val="` + tag + `"/><w:tag w:val="` + tag + `"/>` + pr + `</w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

const swedishStyles = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault></w:docDefaults>` + plainStyle +
	`<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="Heading 2"/><w:basedOn w:val="Rubrik1"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Punktlista"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>` +
	`<w:style w:type="character" w:styleId="Beslut"><w:name w:val="Beslut"/></w:style>` +
	`<w:style w:type="character" w:styleId="Platshllartext"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="595959"/></w:rPr></w:style>` +
	`<w:style w:type="table" w:default="1" w:styleId="Normaltabell"><w:name w:val="Normal Table"/></w:style>`

// corpus is templates that hold what foreign templates hold.
func corpus() map[string]foreign {
	c := map[string]foreign{}
	c["empty"] = foreign{body: `<w:p/>` + sect}
	c["no section"] = foreign{body: wp("Bara text")}
	c["letter text"] = foreign{body: wp("Hej") + wp("Med vänlig hälsning") + sect}
	c["control"] = foreign{body: wp("Före") + ctrl("malbild:innehall", `<w:id w:val="4"/>`, wp("Skriv här")) + wp("Efter") + sect}
	c["control in a paragraph"] = foreign{body: `<w:p><w:r><w:t>Före </w:t></w:r>` + ctrl("malbild:innehall", "", `<w:r><w:t>här</w:t></w:r>`) + `</w:p>` + wp("Efter") + sect}
	c["control in a cell"] = foreign{body: `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>` + ctrl("malbild:innehall", "", wp("här")) + `<w:p/></w:tc></w:tr></w:tbl>` + wp("Efter") + sect}
	c["control around a cell"] = foreign{body: `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr>` + ctrl("malbild:innehall", "", `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>`+wp("här")+`</w:tc>`) + `</w:tr></w:tbl><w:p/>` + sect}
	c["nested controls"] = foreign{body: ctrl("ram", "<w:group/>", wp("Ram")+ctrl("inre", "", ctrl("malbild:innehall", "", wp("här"))+wp("kvar"))) + sect}
	c["bookmark"] = foreign{body: wp("Före") + `<w:p><w:bookmarkStart w:id="3" w:name="Malbild_Innehall"/><w:bookmarkEnd w:id="3"/></w:p>` + wp("Efter") + sect}
	c["bookmark in text"] = foreign{body: `<w:p><w:r><w:t>Före</w:t></w:r><w:bookmarkStart w:id="3" w:name="malbild_innehall"/><w:bookmarkEnd w:id="3"/></w:p>` + wp("Efter") + sect}
	c["bookmark between blocks"] = foreign{body: wp("Före") + `<w:bookmarkStart w:id="3" w:name="malbild_innehall"/>` + wp("Mellan") + `<w:bookmarkEnd w:id="3"/>` + wp("Efter") + sect}
	c["sections"] = foreign{body: wp("Ett") + `<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1" w:right="1417" w:bottom="1" w:left="1417" w:header="1" w:footer="1" w:gutter="0"/></w:sectPr></w:pPr></w:p>` + wp("Två") +
		`<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1" w:right="1417" w:bottom="1" w:left="1417" w:header="1" w:footer="1" w:gutter="0"/><w:cols w:num="2" w:space="708"/></w:sectPr></w:pPr><w:bookmarkStart w:id="9" w:name="malbild_innehall"/><w:bookmarkEnd w:id="9"/></w:p>` + sect}
	c["swedish ids"] = foreign{styles: swedishStyles, body: wp("") + sect,
		parts: map[string]string{"word/numbering.xml": xmlHead + `<w:numbering ` + nsW + oldNS + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:numPicBullet w:numPicBulletId="0"><w:pict><v:shape id="_x0000_i1025" style="width:9pt;height:9pt" o:bullet="t"><v:imagedata r:id="rId1" o:title=""/></v:shape></w:pict></w:numPicBullet>` +
			`<w:abstractNum w:abstractNumId="12"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="Punktlista"/><w:lvlText w:val="·"/><w:lvlPicBulletId w:val="0"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="12"/></w:num><w:numIdMacAtCleanup w:val="4"/></w:numbering>`,
			"word/_rels/numbering.xml.rels": partRels([2]string{"image", "media/image1.png"}), "word/media/image1.png": pngLogo},
		rels: [][3]string{{"rId2", "numbering", "numbering.xml"}}, types: [][2]string{{"word/numbering.xml", "wordprocessingml.numbering"}}, defaults: [][2]string{{"png", "image/png"}}}
	c["headers"] = foreign{
		body: wp("") + `<w:sectPr><w:headerReference w:type="first" r:id="rId2"/><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:titlePg/></w:sectPr>`,
		parts: map[string]string{"word/header1.xml": hdr(`<w:p>` + inlinePicture(1, "rId1") + `<w:r><w:t>Storköpings kommun</w:t></w:r></w:p>`), "word/header2.xml": hdr(`<w:p>` + inlinePicture(2, "rId1") + `</w:p><w:p><w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="position:absolute;width:400pt;height:100pt"><v:textpath string="UTKAST"/></v:shape></w:pict></w:r></w:p>`),
			"word/footer1.xml":            xmlHead + `<w:ftr ` + allNS + `>` + wp("Sida ") + `</w:ftr>`,
			"word/_rels/header1.xml.rels": partRels([2]string{"image", "media/logo.png"}), "word/_rels/header2.xml.rels": partRels([2]string{"image", "media/logo.png"}), "word/media/logo.png": pngLogo},
		rels:  [][3]string{{"rId2", "header", "header1.xml"}, {"rId3", "header", "/word/header2.xml"}, {"rId4", "footer", "footer1.xml"}},
		types: [][2]string{{"word/header1.xml", "wordprocessingml.header"}, {"word/header2.xml", "wordprocessingml.header"}, {"word/footer1.xml", "wordprocessingml.footer"}}, defaults: [][2]string{{"PNG", "image/png"}}}
	c["notes and comments"] = foreign{
		body: `<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Text</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>` +
			`<w:p><w:ins w:id="8" w:author="A"><w:r><w:t>ny</w:t></w:r></w:ins><w:del w:id="9" w:author="A"><w:r><w:delText>gammal</w:delText></w:r></w:del></w:p><w:altChunk r:id="rId9"/>` + sect,
		parts: map[string]string{"word/footnotes.xml": xmlHead + `<w:footnotes ` + nsW + `><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">` + wp("Not") + `</w:footnote></w:footnotes>`,
			"word/endnotes.xml": xmlHead + `<w:endnotes ` + nsW + `><w:endnote w:id="1">` + wp("Slutnot") + `</w:endnote></w:endnotes>`, "word/comments.xml": xmlHead + `<w:comments ` + nsW + `><w:comment w:id="0" w:author="A">` + wp("Kommentar") + `</w:comment></w:comments>`, "word/bit.xml": `<x/>`},
		rels:  [][3]string{{"rId2", "footnotes", "footnotes.xml"}, {"rId3", "endnotes", "endnotes.xml"}, {"rId4", "comments", "comments.xml"}, {"rId9", "aFChunk", "bit.xml"}},
		types: [][2]string{{"word/footnotes.xml", "wordprocessingml.footnotes"}, {"word/endnotes.xml", "wordprocessingml.endnotes"}, {"word/comments.xml", "wordprocessingml.comments"}}}
	c["shapes"] = foreign{root: oldNS + newNS, styles: plainStyle,
		body: `<w:p w14:paraId="1A2B3C4D" w14:textId="77777777"><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="5" name="Textruta"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>` + ctrl("malbild:innehall", "", wp("ruta")) + `</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="s1"><v:textbox><w:txbxContent>` + wp("ruta") + `</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` + wp("Efter") + sect}
	c["custom xml"] = foreign{body: wp("Text") + ctrl("sak", `<w:dataBinding w:xpath="/sak/titel" w:storeItemID="{11111111-2222-3333-4444-555555555555}"/><w:text/>`, `<w:p><w:r><w:t>Ärendets titel</w:t></w:r></w:p>`) + sect,
		parts: map[string]string{"customXml/item1.xml": `<sak><titel>Ärendets titel</titel></sak>`, "customXml/itemProps1.xml": `<ds:datastoreItem ds:itemID="{11111111-2222-3333-4444-555555555555}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>`,
			"customXml/_rels/item1.xml.rels": partRels([2]string{"customXmlProps", "itemProps1.xml"}),
			"word/glossary/document.xml":     xmlHead + `<w:glossaryDocument ` + nsW + `><w:docParts><w:docPart><w:docPartPr><w:name w:val="ABC"/></w:docPartPr><w:docPartBody>` + wp("Klicka här") + `</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>`},
		rels:  [][3]string{{"mb1", "customXml", "../customXml/item1.xml"}, {"mbx2", "glossaryDocument", "glossary/document.xml"}},
		types: [][2]string{{"customXml/itemProps1.xml", "customXmlProperties"}, {"word/glossary/document.xml", "wordprocessingml.document.glossary"}}}
	c["document"] = foreign{body: wp("En vanlig handling") + sect, mainType: ctBase + "officedocument.wordprocessingml.document.main+xml"}
	c["taken names"] = foreign{body: `<w:p><w:bookmarkStart w:id="1" w:name="_Toc910000001"/><w:bookmarkEnd w:id="1"/></w:p>` + ctrl("x", `<w:id w:val="2"/>`, wp("Text")) + sect,
		parts: map[string]string{"word/media/malbild-malbild.png": pngLogo, "word/media/malbild-malbild.svg": "<svg/>", "Word/Media/Malbild-Malbild-2.png": pngLogo, "docProps/core.xml": "<other/>", "word/numbering.xml": "<other/>"}, defaults: [][2]string{{"png", "image/png"}, {"svg", "image/svg+xml"}}}
	return c
}

// TestForeignTemplates fills every template of the corpus with every sample:
// nothing of the template is lost, and all our words are there.
func TestForeignTemplates(t *testing.T) {
	for name, f := range corpus() {
		file := f.file(t)
		for kind, d := range samples() {
			t.Run(name+"/"+kind, func(t *testing.T) { checkFilled(t, name, file, d) })
		}
	}
}
