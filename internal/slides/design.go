package slides

import (
	"fmt"
	"strings"

	"malbild/internal/word/opc"
)

// layoutID names one of our layouts, in the order of the master.
type layoutID int

const (
	layoutTitle  layoutID = iota // the title of the presentation
	layoutLeaves                 // the figure of leaves beside its title
	layoutHeads                  // the figure of heads below its title
	layoutPart                   // one part: panel with title, lead and body
	layoutPlain                  // title above text: what has no panel of its own
	layoutNames                  // principals, decision and contact
	layoutCount
)

// holder is a placeholder of a layout: what it is (p:ph type and idx), where it
// stands, what it says when empty, and how its text is set.
type holder struct {
	kind   string // "title", "ctrTitle", "subTitle", "body", "ftr", "sldNum"
	idx    int    // 0: none
	name   string
	prompt string
	at     box
	anchor string // "t" or "b"
	style  style
	own    string // p:ph of a principal's template, without its end
}

// style is how the text of a placeholder is set: size and leading in units of a slide.
type style struct {
	face          string // family
	size, leading float64
	bold          bool
	colour        string // of the theme, as slides call it
	algn          string // "" left, "r" right
	tracking      float64
	after         float64
}

// The typefaces of slides.
const (
	black     = "Roboto Black"
	medium    = "Roboto Medium"
	regular   = "+mn-lt"
	condensed = "Roboto Condensed Medium"
)

// The measures of a slide of 1280 × 720 units; a unit is 0.75 pt.
const (
	margin     = 64
	panelWidth = 500
	titleTop   = 278 // of a panel's title, under its icon
	titleRoom  = 275 // above the hub's corner
	textLeft   = 564
	textWidth  = 636
	textTop    = 92
	textEnd    = 612 // above the way-finder
	plainTop   = 190
	plainEnd   = 632
	qrSide     = 132
	footTop    = 664
	footHigh   = 28
)

// holderIndex: the numbers by which slides and layouts know their placeholders.
const (
	idxText   = 1
	idxSender = 10
	idxDate   = 11
	idxLead   = 13
	idxNames  = 14
	idxFoot   = 20
	idxNumber = 21
)

// plainTitle is the title over text on a whole slide.
var plainTitle = style{face: black, size: 56, leading: 60, colour: "tx1", tracking: -.02}

func title(at box, anchor string, s style) holder {
	return holder{kind: "title", name: "Rubrik", prompt: "Rubrik", at: at, anchor: anchor, style: s}
}

func foot(right bool, from int) []holder {
	s := style{face: condensed, size: 18, leading: 24, colour: "tx2"}
	n := s
	n.algn = "r"
	at := box{from, footTop, 560, footHigh}
	if right {
		s.algn, at = "r", box{from, footTop, 1176 - from, footHigh}
	}
	return []holder{
		{kind: "ftr", idx: idxFoot, name: "Sidfot", at: at, anchor: "t", style: s},
		{kind: "sldNum", idx: idxNumber, name: "Bildnummer", at: box{1180, footTop, 36, footHigh}, anchor: "t", style: n},
	}
}

// layout is one of our slide layouts.
type layout struct {
	name, kind string
	ground     string // "bg1" or "bg2"
	holders    []holder
	part       string // of a principal's template
}

// layouts are all of them, by layoutID.
var layouts = [layoutCount]layout{
	layoutTitle: {"Rubrikbild", "title", "bg2", []holder{
		{kind: "ctrTitle", name: "Rubrik", prompt: "Rubrik", at: box{margin, 222, 600, 300}, anchor: "t", style: style{face: black, size: 70, leading: 74, colour: "tx1", tracking: -.022}},
		{kind: "subTitle", idx: idxText, name: "Ämne", prompt: "Ämne", at: box{margin, 64, 600, 36}, anchor: "t", style: style{face: regular, bold: true, size: 24, leading: 30, colour: "tx1"}},
		{kind: "body", idx: idxSender, name: "Huvudman", prompt: "[Huvudman]", at: box{margin, 580, 600, 36}, anchor: "t", style: style{face: regular, size: 26, leading: 34, colour: "tx1"}},
		{kind: "body", idx: idxDate, name: "Datum", prompt: "[Datum]", at: box{margin, 620, 600, 36}, anchor: "t", style: style{face: regular, size: 26, leading: 34, colour: "tx1"}},
	}, ""},
	layoutLeaves: {"Målbild, blad", "", "bg1", append([]holder{
		title(box{margin, 230, panelWidth, 120}, "t", plainTitle),
		{kind: "body", idx: idxText, name: "Text", prompt: "Text", at: box{margin, 378, panelWidth, 200}, anchor: "t", style: style{face: regular, size: 28, leading: 40, colour: "tx1"}},
	}, foot(false, margin)...), ""},
	layoutHeads: {"Målbild, huvuden", "", "bg1", append([]holder{
		title(box{margin, 64, 1152, 64}, "t", plainTitle),
		{kind: "body", idx: idxText, name: "Text", prompt: "Text", at: box{margin, 150, 1152, 110}, anchor: "t", style: style{face: medium, size: 32, leading: 46, colour: "tx1"}},
	}, foot(false, margin)...), ""},
	layoutPart: {"Delområde", "", "bg1", append([]holder{
		title(box{margin, titleTop, panelWidth - 2*margin, titleRoom}, "t", style{face: black, size: 56, leading: 62, colour: "bg1", tracking: -.015}),
		{kind: "body", idx: idxLead, name: "Inledning", prompt: "Inledning", at: box{textLeft, textTop, textWidth, 54}, anchor: "t", style: style{face: medium, size: 42, leading: 50, colour: "accent1"}},
		{kind: "body", idx: idxText, name: "Text", prompt: "Text", at: box{textLeft, 180, textWidth, textEnd - 180}, anchor: "t", style: bodyStyle},
	}, foot(true, textLeft+80)...), ""},
	layoutPlain: {"Rubrik och text", "obj", "bg1", append([]holder{
		title(box{margin, 64, 1152, 120}, "t", plainTitle),
		{kind: "body", idx: idxText, name: "Text", prompt: "Text", at: box{margin, plainTop, 1000, plainEnd - plainTop}, anchor: "t", style: bodyStyle},
	}, foot(false, margin)...), ""},
	layoutNames: {"Avsändare", "", "bg1", append([]holder{
		title(box{margin, 64, 1152, 64}, "t", plainTitle),
		{kind: "body", idx: idxNames, name: "Huvudmän", prompt: "Huvudmän", at: box{margin, 168, 1152, 200}, anchor: "t", style: style{face: regular, size: 26, leading: 38, colour: "tx1"}},
		{kind: "body", idx: idxText, name: "Text", prompt: "Text", at: box{margin, 400, 940, 230}, anchor: "t", style: style{face: regular, size: 24, leading: 34, colour: "tx1"}},
	}, foot(false, margin)...), ""},
}

// bodyStyle is running text: size and leading, and the space between paragraphs.
var bodyStyle = style{face: regular, size: bodySize, leading: bodySize * bodyLeading, colour: "tx1", after: 18}

// find is the placeholder of a kind and number.
func (l *layout) find(kind string, idx int) *holder {
	for i := range l.holders {
		if h := &l.holders[i]; h.kind == kind && (h.idx == idx || kind == "title" || kind == "ctrTitle") {
			return h
		}
	}
	return nil
}

// design is master, layouts, themes and notes master: the same in every document of
// one look, packed once.
type design struct {
	static []opc.Entry
	types  []byte // content types, without the end
}

func newDesign(l look) *design {
	d := &design{}
	add := func(name, content string) {
		d.static = append(d.static, opc.Entry{Name: name, Raw: opc.Pack(name, []byte(content))})
	}
	rels := func(list ...[2]string) string {
		s := relHead
		for i, r := range list {
			s += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i+1, relO, r[0], r[1])
		}
		return s + `</Relationships>`
	}
	types := []string{"theme/theme1.xml", ctBase + "officedocument.theme+xml", "theme/theme2.xml", ctBase + "officedocument.theme+xml",
		"slideMasters/slideMaster1.xml", ctP + "slideMaster+xml", "notesMasters/notesMaster1.xml", ctP + "notesMaster+xml"}
	add("ppt/theme/theme1.xml", l.theme())
	add("ppt/theme/theme2.xml", l.theme())
	var own [][2]string
	ls := l.layouts()
	for i := range ls {
		name := fmt.Sprintf("slideLayouts/slideLayout%d.xml", i+1)
		own = append(own, [2]string{"slideLayout", "../" + name})
		types = append(types, name, ctP+"slideLayout+xml")
		add("ppt/"+name, l.layout(&ls[i]))
		add(opc.RelsName("ppt/"+name), rels([2]string{"slideMaster", "../slideMasters/slideMaster1.xml"}))
	}
	add("ppt/slideMasters/slideMaster1.xml", l.master())
	add("ppt/slideMasters/_rels/slideMaster1.xml.rels", rels(append(own, [2]string{"theme", "../theme/theme1.xml"})...))
	add("ppt/notesMasters/notesMaster1.xml", l.notesMaster())
	add("ppt/notesMasters/_rels/notesMaster1.xml.rels", rels([2]string{"theme", "../theme/theme2.xml"}))
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for i := 0; i < len(types); i += 2 {
		b.WriteString(`<Override PartName="/ppt/` + types[i] + `" ContentType="` + types[i+1] + `"/>`)
	}
	d.types = []byte(b.String())
	return d
}

// script names the typeface of Arabic letters, which ours lack: a theme without one
// leaves the choice to each program.
func (l look) script() string {
	if !l.rtl {
		return ""
	}
	return `<a:font script="Arab" typeface="Arial"/><a:font script="Hebr" typeface="Arial"/>`
}

// theme is colours and typefaces.
func (l look) theme() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<a:theme ` + nsA + ` name="Målbild"><a:themeElements><a:clrScheme name="Målbild">`)
	for i, n := range themeNames {
		b.WriteString(`<a:` + n + `><a:srgbClr val="` + hex(l.inks[i]) + `"/></a:` + n + `>`)
	}
	face := func(n, f string) string {
		return `<a:` + n + `><a:latin typeface="` + f + `"/><a:ea typeface=""/><a:cs typeface=""/>` + l.script() + `</a:` + n + `>`
	}
	const fill = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	const line = `<a:ln w="9525">` + fill + `</a:ln>`
	const effect = `<a:effectStyle><a:effectLst/></a:effectStyle>`
	b.WriteString(`</a:clrScheme><a:fontScheme name="Målbild">` + face("majorFont", l.faces[2].Family) + face("minorFont", l.faces[0].Family) +
		`</a:fontScheme><a:fmtScheme name="Målbild"><a:fillStyleLst>` + fill + fill + fill + `</a:fillStyleLst><a:lnStyleLst>` + line + line + line +
		`</a:lnStyleLst><a:effectStyleLst>` + effect + effect + effect + `</a:effectStyleLst><a:bgFillStyleLst>` + fill + fill + fill +
		`</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`)
	return b.String()
}
