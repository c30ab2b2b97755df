// Package tpl holds the source of this program's own Word template: style sheet,
// numbering, theme, settings, page, header and footer. It gives a package like
// any principal's template, which the writer opens, fills and writes in the same
// way. It knows no document tree.
package tpl

import (
	"fmt"

	"malbild/internal/word/opc"
)

// Variant is a cut of the template.
type Variant int

// The variants.
const (
	Standard Variant = iota
	Minutes          // an extract of minutes: tighter
	Graft            // only what a style means, for use in somebody else's template
)

// Look is all that may differ between two of our templates. It is comparable, so
// that a template can be made once for each.
type Look struct {
	Variant  Variant
	Language string      // as in w:lang, "sv-SE"
	Rtl      bool        // the language is written from right to left
	Inks     [6][3]uint8 // in the order of InkNames
	Faces    Faces       // the zero value: our own
}

// InkNames are the inks of the documents: text, running text and captions, the
// mark of adopted text, the ground of an empty field, rules, links.
var inkNames = [6]string{"night", "slate", "cloudberry", "frost", "night-mid", "ice"}

// roles are what the style sheet calls the inks, in the same order.
var roles = [6]string{"night", "slate", "accent", "frost", "rule", "link"}

// InkNames lists the names of the inks in a profile, in the order of Look.Inks.
func InkNames() [6]string { return inkNames }

// JointInks are the inks of the joint neutral style, for a profile that lacks one.
func JointInks() [6][3]uint8 {
	return [6][3]uint8{{18, 50, 74}, {74, 85, 104}, {168, 75, 6}, {220, 233, 239}, {174, 185, 193}, {37, 104, 144}}
}

// GraftLook is the look of the styles that another template lacks: indents,
// rules and weights, but no typeface and no colour of ours.
func GraftLook(language string) Look {
	return Look{Variant: Graft, Language: language, Inks: [6][3]uint8{{0, 0, 0}, {64, 64, 64}, {127, 127, 127}, {231, 230, 230}, {166, 166, 166}, {5, 99, 193}}}
}

func (l Look) hex(role string) string {
	for i, r := range roles {
		if r == role {
			return fmt.Sprintf("%02X%02X%02X", l.Inks[i][0], l.Inks[i][1], l.Inks[i][2])
		}
	}
	return "auto"
}

// The page: A4 and its margins, in twips (1/20 pt).
const (
	pageWidth, pageHeight = 11906, 16838
	margin                = 1701 // 30 mm
	measure               = pageWidth - 2*margin
	top, bottom           = 1871, 1247 // 33 and 22 mm
	fromTop, fromBottom   = 680, 624   // 12 and 11 mm
)

// Measure is the width of the text in twips.
func Measure() int { return measure }

// FirstColumn is the width of the first column of a table in twips (34 mm).
func FirstColumn() int { return mm(34) }

const (
	head  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsW   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	nsR   = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	nsAll = nsW + ` ` + nsR + ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	ctW   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relO  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// Tags of the content controls that say where our text goes. Any template may
// have them; what is inside them is replaced.
const (
	TagContent = "malbild:innehall"
	TagHeader  = "malbild:sidhuvud"
	TagFooter  = "malbild:sidfot"
)

func anchor(tag, title string, id int) string {
	return fmt.Sprintf(`<w:sdt><w:sdtPr><w:alias w:val="%s"/><w:tag w:val="%s"/><w:id w:val="%d"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>[%s]</w:t></w:r></w:p></w:sdtContent></w:sdt>`, title, tag, id, title)
}

// Package is the template.
func (l Look) Package() *opc.Package {
	p := opc.New()
	set := func(n, s string) { p.Set(n, []byte(s)) }
	set("[Content_Types].xml", l.contentTypes())
	set("_rels/.rels", head+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+relO+`officeDocument" Target="word/document.xml"/></Relationships>`)
	set("word/document.xml", head+`<w:document `+nsAll+`><w:body>`+anchor(TagContent, "Innehåll", 1)+section+`</w:body></w:document>`)
	set("word/_rels/document.xml.rels", relations())
	set("word/styles.xml", l.Styles())
	set("word/numbering.xml", Numbering())
	set("word/settings.xml", l.settings())
	set("word/fontTable.xml", l.fontTable())
	l.carry(p)
	set("word/theme/theme1.xml", l.theme())
	set("word/header1.xml", head+`<w:hdr `+nsW+` `+nsR+`>`+anchor(TagHeader, "Sidhuvud", 2)+`</w:hdr>`)
	set("word/footer1.xml", head+`<w:ftr `+nsW+` `+nsR+`>`+anchor(TagFooter, "Sidfot", 3)+`</w:ftr>`)
	return p
}

var section = fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>`,
	pageWidth, pageHeight, top, margin, bottom, margin, fromTop, fromBottom)

func (l Look) contentTypes() string {
	s := head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
	_, odttf := l.embedding()
	s += odttf
	for _, o := range [][2]string{{"document", "template.main+xml"}, {"styles", "styles+xml"}, {"numbering", "numbering+xml"}, {"settings", "settings+xml"},
		{"fontTable", "fontTable+xml"}, {"header1", "header+xml"}, {"footer1", "footer+xml"}} {
		s += `<Override PartName="/word/` + o[0] + `.xml" ContentType="` + ctW + o[1] + `"/>`
	}
	return s + `<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>`
}

func relations() string {
	s := head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for i, r := range [][2]string{{"styles", "styles.xml"}, {"numbering", "numbering.xml"}, {"settings", "settings.xml"}, {"fontTable", "fontTable.xml"},
		{"theme", "theme/theme1.xml"}, {"header", "header1.xml"}, {"footer", "footer1.xml"}} {
		s += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i+1, relO, r[0], r[1])
	}
	return s + `</Relationships>`
}

// Numbering has one bulleted and one numbered list, three levels each.
func Numbering() string {
	level := func(i int, format, text, style string) string {
		if style != "" {
			style = `<w:pStyle w:val="` + style + `"/>`
		}
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr></w:lvl>`,
			i, format, style, text, mm(6)*(i+1), mm(6))
	}
	return head + `<w:numbering ` + nsW + `>` +
		`<w:abstractNum w:abstractNumId="0"><w:nsid w:val="4D420001"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="4D42A001"/>` +
		level(0, "bullet", "•", "ListBullet") + level(1, "bullet", "–", "") + level(2, "bullet", "•", "") + `</w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:nsid w:val="4D420002"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="4D42A002"/>` +
		level(0, "decimal", "%1.", "ListNumber") + level(1, "lowerLetter", "%2)", "") + level(2, "lowerRoman", "%3.", "") + `</w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
}

// settings: compatibility mode 15, no hyphenation, and nothing that makes Word
// ask a question when the file is opened (no updateFields).
func (l Look) settings() string {
	set := func(name, val string) string {
		return `<w:compatSetting w:name="` + name + `" w:uri="http://schemas.microsoft.com/office/word" w:val="` + val + `"/>`
	}
	embed, _ := l.embedding()
	return head + `<w:settings ` + nsW + `><w:zoom w:percent="100"/>` + embed + `<w:defaultTabStop w:val="680"/><w:autoHyphenation w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>` +
		set("compatibilityMode", "15") + set("overrideTableStyleFontSizeAndJustification", "1") + set("enableOpenTypeFeatures", "1") + set("doNotFlipMirrorIndents", "1") + set("differentiateMultirowTableHeaders", "1") +
		`</w:compat><w:themeFontLang w:val="` + l.Language + `"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>`
}

func (l Look) theme() string {
	c := func(n, v string) string { return `<a:` + n + `><a:srgbClr val="` + v + `"/></a:` + n + `>` }
	f := func(n string, t Typeface) string {
		return `<a:` + n + `><a:latin typeface="` + t.Family + `"/><a:ea typeface=""/><a:cs typeface=""/></a:` + n + `>`
	}
	solid := `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	line := `<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">` + solid + `<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>`
	effect := `<a:effectStyle><a:effectLst/></a:effectStyle>`
	return head + `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Målbild"><a:themeElements><a:clrScheme name="Målbild">` +
		c("dk1", "000000") + c("lt1", "FFFFFF") + c("dk2", l.hex("night")) + c("lt2", l.hex("frost")) + c("accent1", l.hex("night")) + c("accent2", l.hex("accent")) +
		c("accent3", l.hex("link")) + c("accent4", l.hex("slate")) + c("accent5", l.hex("rule")) + c("accent6", l.hex("frost")) + c("hlink", l.hex("link")) + c("folHlink", l.hex("slate")) +
		`</a:clrScheme><a:fontScheme name="Målbild">` + f("majorFont", l.faces().Bold) + f("minorFont", l.faces().Regular) + `</a:fontScheme><a:fmtScheme name="Målbild"><a:fillStyleLst>` + solid + solid + solid +
		`</a:fillStyleLst><a:lnStyleLst>` + line + line + line + `</a:lnStyleLst><a:effectStyleLst>` + effect + effect + effect + `</a:effectStyleLst><a:bgFillStyleLst>` + solid + solid + solid + `</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
}

// GlossaryStyles is the small style sheet of the placeholder texts.
func (l Look) GlossaryStyles() string {
	return head + `<w:styles ` + nsW + `><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="` + l.Language + `"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
		`<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="` + l.hex("frost") + `"/></w:rPr></w:style></w:styles>`
}
