package verify

import (
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/document"
)

// table is an open table (ECMA-376-1, 17.4): what of it is not seen, and what lies behind
// its words.
type table struct {
	away, row, cell bool // beside the page; a row or a cell that is not seen
	mirrored        bool // its columns run from the right
	look            look // of the style of the table
	fill, cellFill  string
}

// around follows what stands around words: tables, controls, paragraphs.
func (r *docxReader) around(name string, t xml.StartElement) {
	n := len(r.tables) - 1
	parent := ""
	if k := len(r.open); k > 0 {
		parent = r.open[k-1]
	}
	switch name {
	case "background":
		r.page = strings.ToUpper(attribute(t, "color"))
	case "tbl":
		if n < maxDepth {
			r.tables = append(r.tables, table{})
		}
		return
	case "sdt":
		r.controls = append(r.controls, control{})
		return
	case "sdtContent":
		if k := len(r.controls) - 1; k >= 0 {
			r.controls[k].from = r.out.b.Len()
		}
		return
	case "p":
		r.line = docxLine{from: r.out.b.Len(), turned: n >= 0 && r.tables[n].mirrored}
		return
	case "framePr":
		if drop := attribute(t, "dropCap"); drop == "" || drop == "none" {
			r.line.frame = fmt.Sprint(t.Attr)
		}
		return
	case "bidi":
		r.line.turned = r.line.turned || parent == "pPr" && on(t)
		return
	case "rtl":
		r.line.turned = r.line.turned || parent == "rPr" && on(t)
		return
	case "dir":
		r.line.turned = r.line.turned || attribute(t, "val") == "rtl"
		return
	case "bidiVisual":
		if n >= 0 {
			r.tables[n].mirrored = on(t)
		}
		return
	}
	if k := len(r.controls) - 1; k >= 0 && parent == "sdtPr" {
		r.controls[k].property(name, t)
	}
	if n >= 0 {
		r.tables[n].property(name, parent, t, r)
	}
}

func on(t xml.StartElement) bool {
	v := attribute(t, "val")
	return v != "0" && v != "false" && v != "off"
}

// property notes what is said of a table, a row or a cell.
func (s *table) property(name, parent string, t xml.StartElement, r *docxReader) {
	at := func(key string) float64 { return amount(attribute(t, key)) * emuPerTwip }
	switch parent + " " + name {
	case "tblPr tblStyle":
		s.look = *r.inherited(attribute(t, "val"))
	case "tblPr tblInd":
		s.away = s.away || math.Abs(at("w")) >= r.paper[0]
	case "tblPr tblpPr":
		s.away = s.away || at("tblpX") >= r.paper[0] || at("tblpY") >= r.paper[1] || at("tblpX") <= -r.paper[0] || at("tblpY") <= -r.paper[1]
	case "tblPr shd":
		s.fill = r.shade(t)
	case "trPr del", "trPr hidden":
		s.row = s.row || name == "del" || on(t)
	case "trPr trHeight":
		s.row = s.row || attribute(t, "hRule") == "exact" && amount(attribute(t, "val")) <= 100
	case "tcPr cellDel":
		s.cell = true
	case "tcPr vMerge", "tcPr hMerge": // it goes on the cell above or beside, which shows its own words
		s.cell = attribute(t, "val") != "restart"
	case "tcPr shd":
		s.cellFill = r.shade(t)
	}
}

// aroundEnds closes what around opened.
func (r *docxReader) aroundEnds(name string) {
	switch n := len(r.tables) - 1; {
	case name == "p":
		r.lineEnds()
	case name == "sdt" && len(r.controls) > 0:
		r.controls = r.controls[:len(r.controls)-1]
	case name == "sdtContent" && len(r.controls) > 0:
		r.controlEnds(&r.controls[len(r.controls)-1])
	case n < 0:
	case name == "tbl":
		r.tables = r.tables[:n]
	case name == "tr":
		r.tables[n].row = false
	case name == "tc":
		r.tables[n].cell, r.tables[n].cellFill = false, ""
	}
}

// inTable reports whether a table hides the words, and what it lays behind them.
func (r *docxReader) inTable() (gone bool, behind string) {
	for i := range r.tables {
		s := &r.tables[i]
		gone = gone || s.away || s.row || s.cell || is(s.look.hidden) || is(s.look.tiny)
		if s.cellFill != "" {
			behind = s.cellFill
		} else if s.fill != "" {
			behind = s.fill
		}
	}
	return gone, behind
}

// docxLine is what is known of the open paragraph.
type docxLine struct {
	from    int    // where it begins in the text
	turned  bool   // something in it runs from the right
	picture bool   // one stands after words, with nothing after it yet
	frame   string // that it stands in, as told; empty: none
}

// lineEnds tells of a paragraph of Latin letters in which something runs from the right:
// its words may stand in another order than they are written.
func (r *docxReader) lineEnds() {
	if s := r.since(r.line.from); r.line.turned && r.told != nil && latin(s) {
		r.told.add(Notice{Kind: Turned, What: "«" + excerpt(s) + "»"})
	}
}

// since is the text from a place on; a branch that has ended may have moved it.
func (r *docxReader) since(from int) string {
	s := r.out.b.String()
	return s[min(from, len(s)):]
}

// latin reports whether the letters of a text run from the left, most of them.
func latin(s string) bool {
	left, right := 0, 0
	for _, c := range s {
		switch {
		case unicode.In(c, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko):
			right++
		case unicode.IsLetter(c):
			left++
		}
	}
	return left > right && left >= 8
}

// beforeWords is what a reader sees right before words: a picture in the line, or that they
// stand in a frame of their own and so perhaps elsewhere than the words before them.
func (r *docxReader) beforeWords(s string) {
	if r.line.frame != r.framed && lettered(s) {
		r.framed = r.line.frame
		r.out.add("\n\ufffd\n")
	}
	if r.line.picture && lettered(s) {
		r.line.picture = false
		r.out.add(" \ufffc ")
	}
}

// inLine notes a picture in the line of words.
func (r *docxReader) inLine(f floating) {
	if f.inline && f.size[0] >= emuPerMM/2 && f.size[1] >= emuPerMM/2 && lettered(r.since(r.line.from)) {
		r.line.picture = true
	}
}

// control is an open content control (ECMA-376-1, 17.5.2).
type control struct {
	from      int
	xpath     string // to the words that are written into it when the file is opened
	holder    bool   // what stands in it is only to show what belongs there
	formatted bool   // it shows the value in words of its own: a date, a choice
}

func (c *control) property(name string, t xml.StartElement) {
	switch name {
	case "dataBinding":
		c.xpath = attribute(t, "xpath")
	case "showingPlcHdr":
		c.holder = on(t)
	case "date", "dropDownList", "comboBox":
		c.formatted = true
	}
}

// controlEnds tells of a control that is bound to other words than stand in it.
func (r *docxReader) controlEnds(c *control) {
	if c.xpath == "" || r.told == nil || r.theme == nil {
		return
	}
	said := document.Fold(r.since(c.from))
	if !lettered(said) || c.formatted && utf8.RuneCountInString(said) < 60 {
		return
	}
	step := c.xpath[strings.LastIndexByte(c.xpath, '/')+1:]
	step, _, _ = strings.Cut(step, "[")
	step = step[strings.LastIndexByte(step, ':')+1:]
	values, known := r.theme.values[step]
	if !known && step != "" && !strings.ContainsAny(step, "*@(") {
		return // bound to nothing: what stands in it is shown
	}
	if said != values && !(values == "" && c.holder) {
		r.told.add(Notice{Kind: Rewritten, What: "«" + excerpt(said) + "»"})
	}
}

// stable are the fields whose result is made of the document's own words, of numbers, or of
// what somebody writes (ECMA-376-1, 17.16.5).
var stable = map[string]bool{"TOC": true, "HYPERLINK": true, "SEQ": true, "REF": true, "PAGEREF": true, "NOTEREF": true, "STYLEREF": true, "TC": true, "XE": true, "INDEX": true,
	"PAGE": true, "NUMPAGES": true, "SECTIONPAGES": true, "FORMTEXT": true, "FORMDROPDOWN": true, "FORMCHECKBOX": true, "ADDIN": true, "CITATION": true, "BIBLIOGRAPHY": true, "EQ": true, "": true}

// rewritten reports whether the result of a field may be others when it is worked out anew.
func (f *field) rewritten() bool {
	code := strings.Fields(strings.ToUpper(f.code.String()))
	return f.dirty && (len(code) == 0 || code[0] != "TOC") || len(code) > 0 && !stable[code[0]]
}
