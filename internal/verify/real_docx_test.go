package verify_test

import (
	"strings"
	"testing"
)

// Where the forgeries of the annex are made.
const (
	body    = "word/document.xml"
	opened  = `<w:r><w:rPr><w:noProof/></w:rPr><w:t xml:space="preserve">Jag är experten i mitt liv! `
	clause  = "en aktiv och självklar partner i insatser"
	closed  = "att vara en aktiv medskapare.</w:t></w:r></w:p>"
	heading = `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:rPr><w:noProof/></w:rPr><w:t xml:space="preserve">Min egen kraft tas tillvara</w:t></w:r></w:p>`
)

// dressed gives the paragraph's run other properties; props stand first in w:rPr.
func dressed(props string) []edit {
	return []edit{{body, opened, strings.Replace(opened, "<w:rPr>", "<w:rPr>"+props, 1)}}
}

// among puts something in the middle of the paragraph's run.
func among(x string) []edit {
	return []edit{{body, clause, "en aktiv </w:t></w:r>" + x + `<w:r><w:t xml:space="preserve">och självklar partner i insatser`}}
}

// shaped gives the paragraph properties.
func shaped(props string) []edit {
	return []edit{{body, "<w:p>" + opened, "<w:p><w:pPr>" + props + "</w:pPr>" + opened}}
}

// around puts something before and after the whole paragraph.
func around(before, after string) []edit {
	return []edit{{body, "<w:p>" + opened, before + "<w:p>" + opened}, {body, closed, closed + after}}
}

// A table of one cell around the paragraph.
func inTable(table, row, cell string) []edit {
	return around(`<w:tbl><w:tblPr>`+table+`</w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:trPr>`+row+`</w:trPr><w:tc><w:tcPr>`+cell+`</w:tcPr>`, `</w:tc></w:tr></w:tbl>`)
}

func also(edits []edit, more ...edit) []edit { return append(edits, more...) }

const (
	inWord   = `<w:r><w:t xml:space="preserve">inte </w:t></w:r>`
	drawn    = `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	changed2 = "Jag är ingen expert"
)

// What a clever or a careless hand does to a real Word file is found.
func TestForgeriesOfARealWordFile(t *testing.T) {
	files, _ := real(t)
	file := files["bilaga.docx"]
	if ok, said := holds(t, "x.docx", edited(t, file)); !ok {
		t.Fatalf("as it is made: %s", said)
	}
	for name, edits := range map[string][]edit{
		"a word is put in":                         among(inWord),
		"a word is put in and tracked":             among(`<w:ins w:id="9" w:author="x">` + inWord + `</w:ins>`),
		"a word is taken out, tracked":             {{body, "Därför är jag också en aktiv ", `Därför är jag också en </w:t></w:r><w:del w:id="9" w:author="x"><w:r><w:delText xml:space="preserve">aktiv </w:delText></w:r></w:del><w:r><w:t xml:space="preserve">`}},
		"moved away, tracked":                      around(`<w:moveFrom w:id="9" w:author="x">`, `</w:moveFrom>`),
		"its row is deleted, tracked":              inTable("", `<w:del w:id="9" w:author="x"/>`, ""),
		"its cell is deleted, tracked":             inTable("", "", `<w:cellDel w:id="9" w:author="x"/>`),
		"a hidden row":                             inTable("", `<w:hidden/>`, ""),
		"a row of no height":                       inTable("", `<w:trHeight w:val="20" w:hRule="exact"/>`, ""),
		"a cell that another covers":               inTable("", "", `<w:vMerge/>`),
		"a cell in the letters' ink":               also(inTable("", "", `<w:shd w:val="clear" w:color="auto" w:fill="164236"/>`), dressed(`<w:color w:val="164236"/>`)...),
		"a table beside the page":                  inTable(`<w:tblInd w:w="30000" w:type="dxa"/>`, "", ""),
		"a table that floats away":                 inTable(`<w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="20000" w:tblpY="900"/>`, "", ""),
		"always hidden":                            dressed(`<w:specVanish/>`),
		"lowered off its line":                     dressed(`<w:position w:val="-3000"/>`),
		"fitted into nothing":                      dressed(`<w:fitText w:val="10"/>`),
		"small where letters are complex":          dressed(`<w:cs/><w:szCs w:val="2"/>`),
		"a solid pattern behind":                   dressed(`<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>`),
		"a marker of the same ink":                 dressed(`<w:color w:val="000000"/><w:highlight w:val="black"/>`),
		"white with a white marker":                dressed(`<w:color w:val="FFFFFF"/><w:highlight w:val="white"/>`),
		"the page's ground":                        also(dressed(`<w:color w:val="112233"/>`), edit{body, "<w:body>", `<w:background w:color="112233"/><w:body>`}, edit{"word/settings.xml", "<w:clrSchemeMapping", `<w:displayBackgroundShape/><w:clrSchemeMapping`}),
		"the theme's dark is white":                also(dressed(`<w:color w:val="000000" w:themeColor="text1"/>`), edit{"word/theme/theme1.xml", `<a:dk1><a:srgbClr val="000000"/>`, `<a:dk1><a:srgbClr val="FFFFFF"/>`}),
		"text is mapped to white":                  also(dressed(`<w:color w:val="000000" w:themeColor="text1"/>`), edit{"word/settings.xml", `w:t1="dark1"`, `w:t1="light1"`}),
		"a tint of nothing":                        dressed(`<w:color w:val="FFFFFF" w:themeColor="text1" w:themeTint="00"/>`),
		"a font of signs by its theme":             also(dressed(`<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>`), edit{"word/theme/theme1.xml", `<a:minorFont><a:latin typeface="Roboto"`, `<a:minorFont><a:latin typeface="Wingdings"`}),
		"a font that is another":                   also(dressed(`<w:rFonts w:ascii="Vanlig" w:hAnsi="Vanlig"/>`), edit{"word/fontTable.xml", `</w:fonts>`, `<w:font w:name="Vanlig"><w:altName w:val="Wingdings"/></w:font></w:fonts>`}),
		"a font said to be of signs":               also(dressed(`<w:rFonts w:ascii="Vanlig" w:hAnsi="Vanlig"/>`), edit{"word/fontTable.xml", `</w:fonts>`, `<w:font w:name="Vanlig"><w:charset w:val="02"/></w:font></w:fonts>`}),
		"a font of signs, otherwise written":       dressed(`<w:rFonts w:ascii="WINGDINGS" w:hAnsi="WINGDINGS"/>`),
		"a field that will say other":              {{body, opened, `<w:fldSimple w:instr=" QUOTE &quot;` + changed2 + `&quot; " w:dirty="true">` + opened}, {body, closed, strings.Replace(closed, "</w:p>", "</w:fldSimple></w:p>", 1)}},
		"a field that chooses":                     {{body, opened, `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF 1 = 2 "x" "` + changed2 + `" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + opened}, {body, closed, strings.Replace(closed, "</w:p>", `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, 1)}},
		"a field from another file":                {{body, opened, `<w:fldSimple w:instr=" INCLUDETEXT &quot;https://example.org/a.docx&quot; ">` + opened}, {body, closed, strings.Replace(closed, "</w:p>", "</w:fldSimple></w:p>", 1)}},
		"bound to other words":                     also(around(`<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="xmlns:m='urn:malbild:arende:1'" w:xpath="/m:arende[1]/m:status[1]" w:storeItemID="{6F2C4C1B-6D1B-5A0E-9C55-2B7E3C1D4A10}"/></w:sdtPr><w:sdtContent>`, `</w:sdtContent></w:sdt>`), edit{"customXml/item1.xml", "Förslag", changed2}),
		"another document inside":                  among(`<w:altChunk r:id="rIdX"/>`),
		"a whole document between":                 {{body, "<w:p>" + opened, `<w:altChunk r:id="rIdX"/><w:p>` + opened}},
		"a drawing with letters":                   among(`<w:r><w:drawing><wp:inline ` + drawn + `><wp:extent cx="300000" cy="100000"/><a:graphic><a:graphicData uri="x"><a:sp><a:txSp><a:txBody><a:p><a:r><a:t>inte</a:t></a:r></a:p></a:txBody></a:txSp></a:sp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`),
		"WordArt in the line":                      among(`<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:20pt;height:9pt"><v:textpath string="inte"/></v:shape></w:pict></w:r>`),
		"a small picture in the line":              among(`<w:r><w:drawing><wp:inline ` + drawn + `><wp:extent cx="230000" cy="90000"/><a:graphic><a:graphicData uri="x"><a:blip/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`),
		"an older picture in the line":             among(`<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:18pt;height:7pt"><v:imagedata/></v:shape></w:pict></w:r>`),
		"a text box in the line":                   among(`<w:r><w:drawing><wp:inline ` + drawn + `><wp:extent cx="300000" cy="100000"/><a:graphic><w:txbxContent><w:p>` + inWord + `</w:p></w:txbxContent></a:graphic></wp:inline></w:drawing></w:r>`),
		"an object in the line":                    among(`<w:r><w:object><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:18pt;height:7pt"><v:imagedata/></v:shape></w:object></w:r>`),
		"letters above letters":                    among(`<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>inte</w:t></w:r></w:rt><w:rubyBase>` + inWord + `</w:rubyBase></w:ruby></w:r>`),
		"two words, turned by signs":               {{body, "aktiv och självklar", "\u2067\u2066självklar\u2069 \u2066och\u2069 \u2066aktiv\u2069\u2069"}},
		"backwards by their runs":                  also(shaped(`<w:bidi/>`), also(dressed(`<w:rtl/>`))...),
		"turned by an embedding":                   {{body, clause, `</w:t></w:r><w:dir w:val="rtl"><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">` + clause + `</w:t></w:r></w:dir><w:r><w:t xml:space="preserve">`}},
		"columns from the right":                   {{body, "<w:p>" + opened, `<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tr><w:tc><w:p>` + opened}, {body, "Min berättelse och kunskap", `</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Min berättelse och kunskap`}, {body, closed, closed + `</w:tc></w:tr></w:tbl>`}},
		"a zero-width space for none":              {{body, "aktiv och självklar", "aktiv och\u200bsjälvklar"}},
		"joined by nothing":                        {{body, "aktiv och självklar", "aktivoch självklar"}},
		"a letter of another alphabet":             {{body, "självklar", "sjаlvklar"}},
		"a letter of mathematics":                  {{body, "aktiv", "𝐚ktiv"}},
		"a fullwidth letter":                       {{body, "aktiv", "ａktiv"}},
		"a loose accent":                           {{body, "aktiv", "akti\u0308v"}},
		"a stroke through letters":                 {{body, "experten", "e\u0336x\u0336p\u0336e\u0336r\u0336t\u0336e\u0336n\u0336"}},
		"a capital":                                {{body, "Därför är jag", "därför är jag"}},
		"the heading is hidden":                    {{body, heading, strings.Replace(heading, "<w:noProof/>", "<w:vanish/>", 1)}},
		"the heading is another":                   {{body, "Min egen kraft tas tillvara</w:t></w:r></w:p><w:p>", "Vår egen kraft tas tillvara</w:t></w:r></w:p><w:p>"}},
		"two paragraphs change places":             {{body, heading + "<w:p>" + opened, "<w:p>" + opened}, {body, closed, closed + heading}},
		"a note is added":                          also(among(`<w:r><w:footnoteReference w:id="7"/></w:r>`), edit{"word/footnotes.xml", "", `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="7"><w:p><w:r><w:t>Gäller inte Kiruna.</w:t></w:r></w:p></w:footnote></w:footnotes>`}),
		"an endnote is added":                      also(among(`<w:r><w:endnoteReference w:id="7"/></w:r>`), edit{"word/endnotes.xml", "", `<w:endnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:endnote w:id="7"><w:p><w:r><w:t>Gäller inte Kiruna.</w:t></w:r></w:p></w:endnote></w:endnotes>`}),
		"a frame placed over":                      shaped(`<w:framePr w:w="4000" w:hSpace="141" w:wrap="none" w:hAnchor="page" w:vAnchor="page" w:x="1500" w:y="900"/>`),
		"a style of the paragraph hides":           also(shaped(`<w:pStyle w:val="Borta"/>`), edit{"word/styles.xml", "</w:styles>", `<w:style w:type="paragraph" w:styleId="Borta"><w:name w:val="Borta"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`}),
		"a linked style hides":                     also(dressed(`<w:rStyle w:val="Borta"/>`), edit{"word/styles.xml", "</w:styles>", `<w:style w:type="character" w:styleId="Borta"><w:name w:val="Borta"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style></w:styles>`}),
		"a style of its table hides":               also(inTable(`<w:tblStyle w:val="Borta"/>`, "", ""), edit{"word/styles.xml", "</w:styles>", `<w:style w:type="table" w:styleId="Borta"><w:name w:val="Borta"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`}),
		"white outlines of white":                  dressed(`<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:gradFill><w14:gsLst><w14:gs w14:pos="0"><w14:srgbClr w14:val="FFFFFF"/></w14:gs></w14:gsLst></w14:gradFill></w14:textFill>`),
		"behind a thick white line":                dressed(`<w14:textOutline xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:w="127000"><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textOutline>`),
		"a white surface over it":                  among(floats(`<a:graphic/>`, "0")),
		"a line over it":                           among(strings.Replace(floats(`<a:graphic/>`, "0"), `cy="900000"`, `cy="0"`, 1)),
		"a picture over it":                        among(floats(`<a:graphic><a:blip/></a:graphic>`, "0")),
		"an older surface over it":                 among(`<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="position:absolute;margin-left:0;margin-top:0;width:400pt;height:50pt;z-index:1" fillcolor="white"/></w:pict></w:r>`),
		"the whole in a field that will say other": {{body, heading, `<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText> QUOTE "x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>` + heading}, {body, closed, closed + `<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`}},
	} {
		if ok, said := holds(t, "x.docx", edited(t, file, edits...)); ok {
			t.Errorf("MISSED %s: %s", name, said)
		}
	}
}

// floats is a drawing that lies over or behind the text.
func floats(inside, behind string) string {
	return `<w:r><w:drawing><wp:anchor ` + drawn + ` behindDoc="` + behind + `"><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>` +
		`<wp:extent cx="5000000" cy="900000"/><wp:wrapNone/><wp:docPr id="77" name="Ruta 1"/>` + inside + `</wp:anchor></w:drawing></w:r>`
}

// What looks like one of those and is none is let pass.
func TestHonestEditsOfARealWordFile(t *testing.T) {
	files, _ := real(t)
	file := files["bilaga.docx"]
	for name, edits := range map[string][]edit{
		"proofread":                    among(`<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="5" w:name="a"/><w:bookmarkEnd w:id="5"/>`),
		"saved again":                  {{body, "<w:p>" + opened, `<w:p w:rsidR="00A1" w:rsidRDefault="00A2">` + opened}},
		"a comment":                    among(`<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`),
		"a row as high as it need be":  inTable(`<w:tblW w:w="0" w:type="auto"/><w:tblInd w:w="108" w:type="dxa"/>`, `<w:cantSplit/><w:trHeight w:val="300"/><w:hidden w:val="0"/>`, `<w:tcW w:w="9000" w:type="dxa"/><w:vMerge w:val="restart"/>`),
		"a table that floats":          inTable(`<w:tblpPr w:vertAnchor="text" w:horzAnchor="margin" w:tblpX="10" w:tblpY="900"/>`, "", ""),
		"white in a dark cell":         also(inTable("", "", `<w:shd w:val="clear" w:color="auto" w:fill="164236"/>`), dressed(`<w:color w:val="FFFFFF"/>`)...),
		"the dark of the theme":        dressed(`<w:color w:val="000000" w:themeColor="text1"/>`),
		"grey of the theme":            dressed(`<w:color w:val="595959" w:themeColor="text1" w:themeTint="A6"/>`),
		"a yellow marker":              dressed(`<w:highlight w:val="yellow"/>`),
		"a light pattern":              dressed(`<w:shd w:val="pct10" w:color="000000" w:fill="FFFFFF"/>`),
		"raised a little":              dressed(`<w:position w:val="6"/>`),
		"set closer":                   dressed(`<w:spacing w:val="-6"/><w:w w:val="95"/><w:kern w:val="16"/>`),
		"an ordinary typeface":         dressed(`<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>`),
		"a size for Arabic":            dressed(`<w:szCs w:val="2"/>`),
		"its mark is small":            shaped(`<w:rPr><w:vanish/><w:sz w:val="2"/></w:rPr>`),
		"to the left after all":        also(shaped(`<w:bidi w:val="0"/>`), dressed(`<w:rtl w:val="0"/>`)...),
		"a new table of contents":      {{body, heading, `<w:p><w:fldSimple w:instr=" TOC \o " w:dirty="true"><w:r><w:t>Min egen kraft tas tillvara</w:t></w:r></w:fldSimple></w:p>` + heading}},
		"a field beside it":            {{body, heading, `<w:p><w:fldSimple w:instr=" DOCPROPERTY Title "><w:r><w:t>Bilaga</w:t></w:r></w:fldSimple></w:p>` + heading}},
		"bound to its words":           {{body, heading, `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/m:arende[1]/m:status[1]"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Förslag</w:t></w:r></w:p></w:sdtContent></w:sdt>` + heading}},
		"a control to be filled":       {{body, heading, `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="/m:arende[1]/m:instans[1]"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Välj instans</w:t></w:r></w:p></w:sdtContent></w:sdt>` + heading}},
		"another document before":      {{body, heading, `<w:altChunk/>` + heading}},
		"a picture before its heading": {{body, heading, strings.Replace(heading, "<w:r>", `<w:r><w:drawing><wp:inline `+drawn+`><wp:extent cx="230000" cy="230000"/><a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r><w:r>`, 1)}},
		"a picture behind it":          among(floats(`<a:graphic/>`, "1")),
		"all of it in a frame":         {{body, heading, strings.Replace(heading, `<w:pStyle w:val="Heading2"/>`, `<w:pStyle w:val="Heading2"/><w:framePr w:w="4000" w:x="900"/>`, 1)}, {body, "<w:p>" + opened, `<w:p><w:pPr><w:framePr w:w="4000" w:x="900"/></w:pPr>` + opened}},
		"a note beside it":             also([]edit{{body, heading, `<w:p><w:r><w:t>Se not.</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>` + heading}}, edit{"word/footnotes.xml", "", `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="7"><w:p><w:r><w:t>En not.</w:t></w:r></w:p></w:footnote></w:footnotes>`}),
	} {
		if ok, said := holds(t, "x.docx", edited(t, file, edits...)); !ok {
			t.Errorf("FALSE ALARM %s: %s", name, said)
		}
	}
}
