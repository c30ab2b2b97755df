package tpl

import (
	"fmt"
	"math"
	"strings"
)

// mm is a length in twentieths of a point (twips), as Word wants most lengths.
func mm(v float64) int { return int(math.Round(v * 1440 / 25.4)) }

// face is a typeface as Word names it. Bold is a weight of Roboto; Medium is a
// family of its own in Word.
type face int

const (
	inherit face = iota
	regular
	medium
	bold
)

// style is one line of the style sheet. Sizes, leading and distances are points.
type style struct {
	id, name, based     string
	face                face
	size, leading       float64
	tracking            int // twentieths of a point
	ink                 string
	before, after       float64
	keepNext, keepLines bool
	newPage             bool
	level               int    // outline level + 1; 0: body text
	priority            int    // w:uiPriority
	hidden              bool   // not in the gallery
	left, hanging       int    // twips
	tabs                string // w:tab elements
	border              string // inside w:pBdr
	num                 int
	contextual          bool // no distance between paragraphs of this style
}

// LabelColumn is the column of the labels of facts, in millimetres.
const LabelColumn = 34

// Style names that the writer asks for by w:name. Built-in names are English in
// every language version of Word; the rest are this program's own.
const (
	Mark        = "Antagen – märke"
	Adopted     = "Antagen text"
	Clause      = "Att-sats"
	ClauseDraft = "Att-sats förslag"
	Decision    = "Beslut"
	Chapter     = "Kapitel"
	Figure      = "Figur"
	Fact        = "Faktarad"
	FactTable   = "Faktatabell"
	CellText    = "Tabelltext"
	Milestone   = "Tidpunkt"
	Line        = "Uppräkning"
	Lead        = "Ingress"
	Sender      = "Avsändare"
	CaseLine    = "Ärenderad"
	Note        = "Notis"
	Imprint     = "Tryckuppgift"
	HeaderName  = "Sidhuvud – huvudman"
	Label       = "Etikett"
	HeadName    = "Huvudmannens namn"
)

// paragraphStyles is the style sheet. Between two
// paragraphs stands the larger of the distances after and before, not their sum:
// so it is in Word from compatibility mode 15, in LibreOffice, and in the
// specification.
func paragraphStyles(l Look) []style {
	const body = 6
	hang := func(v float64) int { return mm(v) }
	rule := func(where, ink string, size, space int) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="%d" w:color="%s"/>`, where, size, space, l.hex(ink))
	}
	start := "left" // borders stand on a side of the page, indents where the line begins
	if l.Rtl {
		start = "right"
	}
	adopted := rule(start, "accent", 24, 11)
	right := fmt.Sprintf(`<w:tab w:val="right" w:pos="%d"/>`, measure)
	s := []style{
		{id: "Normal", name: "Normal", priority: 0, after: body},
		{id: "Title", name: "Title", face: bold, size: 24, leading: 29, tracking: -5, after: 3, keepNext: true, keepLines: true, priority: 10},
		{id: "Subtitle", name: "Subtitle", size: 13, leading: 18, ink: "slate", after: 10, priority: 11},
		{id: "Heading1", name: "heading 1", face: bold, size: 15, leading: 19, before: 15, after: 4, keepNext: true, keepLines: true, level: 1, priority: 9},
		{id: "Heading2", name: "heading 2", face: bold, size: 12, leading: 16, before: 13, after: 4, keepNext: true, keepLines: true, level: 2, priority: 9},
		{id: "Heading3", name: "heading 3", face: bold, size: 11, leading: 16, before: 9, after: 2, keepNext: true, keepLines: true, level: 3, priority: 9},
		{id: "Heading4", name: "heading 4", based: "Heading3", level: 4, priority: 9, after: 2, before: 9},
		{id: "Heading5", name: "heading 5", based: "Heading3", level: 5, priority: 9, after: 2, before: 9},
		{id: "Heading6", name: "heading 6", based: "Heading3", level: 6, priority: 9, after: 2, before: 9},
		{id: "TOCHeading", name: "TOC Heading", face: bold, size: 12, leading: 16, before: 13, after: 4, keepNext: true, keepLines: true, priority: 39},
		{id: "TOC1", name: "toc 1", priority: 39, hidden: true},
		{id: "TOC2", name: "toc 2", priority: 39, hidden: true, left: mm(6)},
		{id: "TOC3", name: "toc 3", priority: 39, hidden: true, left: mm(12)},
		{id: "Quote", name: "Quote", size: 12, leading: 17.5, after: 9, keepLines: true, border: rule(start, "rule", 24, 11), left: 280, priority: 29},
		{id: "Antagenmarke", name: Mark, face: bold, size: 9.5, leading: 13, ink: "accent", before: 8, keepNext: true, border: adopted, left: 280, priority: 30},
		{id: "Antagentext", name: Adopted, size: 12, leading: 17.5, after: 9, keepLines: true, border: adopted, left: 280, priority: 30},
		{id: "Attsats", name: Clause, face: medium, keepLines: true, left: hang(12), hanging: hang(12), after: body, priority: 31},
		{id: "Attsatsforslag", name: ClauseDraft, based: "Attsats", face: regular, after: body, priority: 31},
		{id: "Beslut", name: Decision, based: "Heading1", face: bold, size: 15, leading: 19, before: 12, after: 4, border: rule("top", "night", 12, 6), level: 1, priority: 31},
		{id: "Kapitel", name: Chapter, based: "Heading1", size: 17, leading: 21, after: 4, newPage: true, level: 1, priority: 9},
		{id: "Figur", name: Figure, before: 10, keepNext: true, priority: 34, leading: -1},
		{id: "Caption", name: "caption", size: 9.5, leading: 13, ink: "slate", before: 5, after: 10, priority: 35},
		{id: "Faktarad", name: Fact, size: 9.5, leading: 13, left: hang(LabelColumn), hanging: hang(LabelColumn), tabs: leftTab(hang(LabelColumn)),
			border: rule("bottom", "rule", 4, 4) + rule("between", "rule", 4, 4), before: 3.5, keepLines: true, priority: 32},
		{id: "Tabelltext", name: CellText, size: 9.5, leading: 13, priority: 33},
		{id: "Tidpunkt", name: Milestone, left: hang(42), hanging: hang(42), after: 4, keepLines: true, priority: 33},
		{id: "Upprakning", name: Line, after: body, contextual: true, priority: 33},
		{id: "Ingress", name: Lead, face: medium, size: 12, leading: 17.5, before: 6, after: 3, keepNext: true, priority: 28},
		{id: "Avsandare", name: Sender, face: bold, after: body, priority: 33},
		{id: "Arenderad", name: CaseLine, size: 10.5, leading: 15, ink: "slate", after: 5, priority: 33},
		{id: "Notis", name: Note, size: 9.5, leading: 13, ink: "slate", after: 5, priority: 33},
		{id: "Tryckuppgift", name: Imprint, size: 8.5, leading: 12, ink: "slate", before: 14, after: 4, priority: 33},
		{id: "ListBullet", name: "List Bullet", after: 3, num: 1, priority: 36},
		{id: "ListNumber", name: "List Number", after: 3, num: 2, priority: 36},
		{id: "ListContinue", name: "List Continue", after: 3, left: mm(6), priority: 36},
		{id: "FootnoteText", name: "footnote text", size: 9.5, leading: 13, after: 2, priority: 99, hidden: true},
		{id: "Header", name: "header", size: 9.5, leading: 13, ink: "slate", tabs: right, border: rule("bottom", "rule", 6, 6), priority: 99, hidden: true},
		{id: "Sidhuvudhuvudman", name: HeaderName, size: 9.5, leading: 16, ink: "slate", tabs: right, priority: 99, hidden: true},
		{id: "Footer", name: "footer", size: 9.5, leading: 13, ink: "slate", border: rule("top", "rule", 6, 6), priority: 99, hidden: true,
			tabs: fmt.Sprintf(`<w:tab w:val="center" w:pos="%d"/>`, mm(86)) + right},
	}
	switch l.Variant {
	case Minutes:
		s = tighten(s)
	case Graft:
		s = bare(s)
	}
	return s
}

// bare leaves typeface, colour and size to the template that the styles are put
// into. Headings keep their sizes, for a template that has none; so do the small
// styles, which are smaller than body text anywhere.
func bare(s []style) []style {
	const small = 9.5
	for i := range s {
		t := &s[i]
		t.ink, t.tracking = "", 0
		if t.leading > 0 {
			t.leading = 0
		}
		switch {
		case t.name == Lead:
			t.face = bold
		case t.face != bold:
			t.face = inherit
		}
		if heading := builtIn(t.name) && t.face == bold; !heading && (t.size > small || t.name == HeaderName) {
			t.size = 0
		}
		if t.name == Chapter || t.name == Decision {
			t.size, t.face = 0, inherit // from heading 1
		}
	}
	return s
}

// tighten sets the extract of minutes in smaller type, so that one paragraph of
// the minutes stays on one page when it can.
func tighten(s []style) []style {
	for i := range s {
		t := &s[i]
		switch t.name {
		case "Title":
			t.size, t.leading = 21, 26
		case "heading 1":
			t.size, t.leading, t.before, t.after = 11.5, 15, 9, 2
		case "heading 2", "heading 3":
			t.size, t.leading, t.before, t.after = 10.5, 15, 9, 2
		case Adopted, "Quote":
			t.size, t.leading = 10.5, 15
		case Fact: // «Sammanträdesdatum» is as wide as the usual column
			t.left, t.hanging, t.tabs = mm(38), mm(38), leftTab(mm(38))
		}
	}
	return s
}

func leftTab(at int) string { return fmt.Sprintf(`<w:tab w:val="left" w:pos="%d"/>`, at) }

func (l Look) body() (size, leading float64) {
	if l.Variant == Minutes {
		return 10.5, 15
	}
	return 11, 16
}

func on(b bool, tag string) string {
	if b {
		return "<w:" + tag + "/>"
	}
	return ""
}

// paragraph writes one style. The order of elements is that of CT_PPrBase and CT_RPr.
func (l Look) paragraph(s style) string {
	var b strings.Builder
	kind := ` w:customStyle="1"`
	if builtIn(s.name) {
		kind = ""
	}
	if s.id == "Normal" {
		kind = ` w:default="1"`
	}
	fmt.Fprintf(&b, `<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/>`, kind, s.id, s.name)
	if s.id != "Normal" {
		based := s.based
		if based == "" {
			based = "Normal"
		}
		fmt.Fprintf(&b, `<w:basedOn w:val="%s"/>`, based)
	}
	if s.level > 0 || s.id == "Title" || s.id == "Subtitle" {
		b.WriteString(`<w:next w:val="Normal"/>`)
	}
	fmt.Fprintf(&b, `<w:uiPriority w:val="%d"/>%s`, s.priority, on(s.hidden, "unhideWhenUsed")+on(!s.hidden, "qFormat"))
	b.WriteString(`<w:pPr>` + on(s.keepNext, "keepNext") + on(s.keepLines, "keepLines") + on(s.newPage, "pageBreakBefore"))
	if s.num > 0 {
		fmt.Fprintf(&b, `<w:numPr><w:numId w:val="%d"/></w:numPr>`, s.num)
	}
	if s.border != "" {
		b.WriteString(`<w:pBdr>` + s.border + `</w:pBdr>`)
	}
	if s.tabs != "" {
		b.WriteString(`<w:tabs>` + s.tabs + `</w:tabs>`)
	}
	// Both distances are written out: a style must not inherit those of another.
	fmt.Fprintf(&b, `<w:spacing w:before="%d" w:after="%d"`, twip(s.before), twip(s.after))
	switch {
	case s.leading < 0: // a picture in a line of exact height would be clipped
		b.WriteString(` w:line="240" w:lineRule="auto"`)
	case s.leading > 0:
		fmt.Fprintf(&b, ` w:line="%d" w:lineRule="exact"`, twip(s.leading))
	}
	b.WriteString(`/>`)
	if s.left > 0 {
		b.WriteString(`<w:ind` + attr("left", s.left) + attr("hanging", s.hanging) + `/>`)
	}
	b.WriteString(on(s.contextual, "contextualSpacing"))
	if s.level > 0 {
		fmt.Fprintf(&b, `<w:outlineLvl w:val="%d"/>`, s.level-1)
	}
	b.WriteString(`</w:pPr>`)
	if r := l.run(s); r != "" {
		b.WriteString(`<w:rPr>` + r + `</w:rPr>`)
	}
	b.WriteString("</w:style>\n")
	return b.String()
}

func twip(pt float64) int { return int(math.Round(pt * 20)) }

func attr(name string, v int) string {
	if v == 0 {
		return ""
	}
	return fmt.Sprintf(` w:%s="%d"`, name, v)
}

func (l Look) run(s style) string {
	var b strings.Builder
	switch s.face {
	case regular:
		b.WriteString(named(l.faces().Regular) + `<w:b w:val="0"/><w:bCs w:val="0"/>`)
	case medium:
		b.WriteString(named(l.faces().Medium))
	case bold:
		b.WriteString(l.heavy())
	}
	if s.ink != "" {
		fmt.Fprintf(&b, `<w:color w:val="%s"/>`, l.hex(s.ink))
	}
	if s.tracking != 0 {
		fmt.Fprintf(&b, `<w:spacing w:val="%d"/>`, s.tracking)
	}
	if s.size > 0 {
		n := int(math.Round(s.size * 2))
		fmt.Fprintf(&b, `<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, n, n)
	}
	return b.String()
}

func fonts(name string) string {
	return fmt.Sprintf(`<w:rFonts w:ascii="%[1]s" w:hAnsi="%[1]s" w:cs="%[1]s"/>`, name)
}

func builtIn(name string) bool {
	switch name {
	case "Normal", "Title", "Subtitle", "TOC Heading", "toc 1", "toc 2", "toc 3", "Quote", "caption", "List Bullet", "List Number", "List Continue", "header", "footer", "footnote text":
		return true
	}
	return strings.HasPrefix(name, "heading ")
}

// characterStyles are few: what is bold or in another face by meaning.
func (l Look) characterStyles() string {
	c := func(id, name, extra, rpr string) string {
		return `<w:style w:type="character"` + extra + ` w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="22"/><w:qFormat/><w:rPr>` + rpr + "</w:rPr></w:style>\n"
	}
	own := ` w:customStyle="1"`
	heavy := l.heavy()
	return c("Strong", "Strong", "", heavy) +
		c("Emphasis", "Emphasis", "", l.slanted()) +
		c("Hyperlink", "Hyperlink", "", `<w:color w:val="`+l.hex("link")+`"/><w:u w:val="single"/>`) +
		// Shading, not colour: a field that waits is seen in print as well, and reads at 10:1.
		c("PlaceholderText", "Placeholder Text", "", `<w:shd w:val="clear" w:color="auto" w:fill="`+l.hex("frost")+`"/>`) +
		c("FootnoteReference", "footnote reference", "", `<w:vertAlign w:val="superscript"/>`) +
		c("Etikett", Label, own, l.labelFont(heavy)) +
		c("Huvudmannensnamn", HeadName, own, heavy+`<w:color w:val="`+l.hex("night")+`"/><w:sz w:val="25"/><w:szCs w:val="25"/>`)
}

// labelFont keeps a label out of the medium face of its paragraph.
func (l Look) labelFont(heavy string) string {
	if l.Variant == Graft || strings.HasPrefix(heavy, "<w:rFonts") {
		return heavy
	}
	return named(l.faces().Regular) + heavy
}

// Styles is the styles part.
func (l Look) Styles() string {
	size, leading := l.body()
	half := int(math.Round(size * 2))
	var b strings.Builder
	b.WriteString(head + `<w:styles ` + nsW + `>`)
	fmt.Fprintf(&b, `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:color w:val="%s"/><w:sz w:val="%d"/><w:szCs w:val="%d"/><w:lang w:val="%s" w:eastAsia="en-US" w:bidi="%s"/></w:rPr></w:rPrDefault>`, l.hex("night"), half, half, l.Language, l.bidi())
	fmt.Fprintf(&b, `<w:pPrDefault><w:pPr>%s<w:spacing w:after="0" w:line="%d" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>`+"\n", on(l.Rtl, "bidi"), twip(leading))
	b.WriteString(latent)
	for _, s := range paragraphStyles(l) {
		b.WriteString(l.paragraph(s))
	}
	b.WriteString(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>` + "\n")
	b.WriteString(l.characterStyles())
	b.WriteString(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` + "\n")
	b.WriteString(`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>` + "\n")
	b.WriteString(l.factTable())
	b.WriteString(`</w:styles>`)
	return b.String()
}

func (l Look) factTable() string {
	line := func(where string) string {
		return `<w:` + where + ` w:val="single" w:sz="4" w:space="0" w:color="` + l.hex("rule") + `"/>`
	}
	strong := func(where string) string {
		return `<w:tblStylePr w:type="` + where + `"><w:rPr>` + l.heavy() + `</w:rPr></w:tblStylePr>`
	}
	return `<w:style w:type="table" w:customStyle="1" w:styleId="Faktatabell"><w:name w:val="` + FactTable + `"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>` +
		`<w:tblPr><w:tblBorders>` + line("bottom") + line("insideH") + `</w:tblBorders><w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="70" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
		strong("firstRow") + strong("firstCol") + `</w:style>`
}

// latent keeps Word's gallery short: only what is used here shows.
const latent = `<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"><w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/><w:lsdException w:name="heading 1" w:uiPriority="9" w:qFormat="1"/><w:lsdException w:name="Title" w:uiPriority="10" w:qFormat="1"/></w:latentStyles>` + "\n"

// bidi is the language of text from right to left.
func (l Look) bidi() string {
	if l.Rtl {
		return l.Language
	}
	return "ar-SA"
}
