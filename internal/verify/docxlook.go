package verify

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"
	"unicode/utf8"

	"malbild/internal/document"
)

// mathML is the namespace of formulas, ECMA-376-1, 22.1.
const mathML = "http://schemas.openxmlformats.org/officeDocument/2006/math"

// turned is the sign that turns letters round (U+202E). It counts as a letter, for
// what stands after it is read backwards.
const turned = "\u202e"

// leastFit is the least breadth of a letter that can be read, in twips.
const leastFit = 30

// leastSize is the smallest size, in half points, that anyone can see.
const leastSize = 4

// look is what properties say of whether a run is seen.
type look struct {
	based   string
	hidden  *bool // w:vanish (ECMA-376-1, 17.3.2.41); nil: not told
	tiny    *bool
	white   *bool
	ink     string // the colour of the letters, RRGGBB; empty: not told
	behind  string // that of what is behind them
	shaded  bool   // something is behind it that white letters show against
	struck  *bool
	thin    *bool   // lines of no height, letters upon each other or off their line
	fit     float64 // how broad the words of the run are made, in twips; 0: as broad as they are
	complex bool    // its letters are of scripts that have a size of their own
	small   *bool   // that size is tiny
	signs   bool    // in a typeface of signs
	number  *string
	level   *int
	visited bool
}

// over is the look of a run whose own properties are a, with what it inherits.
func (a look) over(b look) look {
	a.hidden, a.tiny, a.white = cmp.Or(a.hidden, b.hidden), cmp.Or(a.tiny, b.tiny), cmp.Or(a.white, b.white)
	a.struck, a.thin, a.number, a.level = cmp.Or(a.struck, b.struck), cmp.Or(a.thin, b.thin), cmp.Or(a.number, b.number), cmp.Or(a.level, b.level)
	a.ink, a.behind = cmp.Or(a.ink, b.ink), cmp.Or(a.behind, b.behind)
	a.shaded, a.signs, a.complex = a.shaded || b.shaded, a.signs || b.signs, a.complex || b.complex
	a.small, a.fit = cmp.Or(a.small, b.small), cmp.Or(a.fit, b.fit)
	return a
}

// property notes one property; the name is that of an element of WordprocessingML.
func (a *look) property(name string, t xml.StartElement, th *theme) {
	v := attribute(t, "val")
	switch name {
	case "vanish", "specVanish":
		a.hidden = new(v != "0" && v != "false" && v != "off")
	case "strike", "dstrike":
		a.struck = new(v != "0" && v != "false" && v != "off")
	case "rFonts":
		for _, key := range []string{"ascii", "hAnsi"} {
			family := cmp.Or(th.fonts[attribute(t, key+"Theme")], attribute(t, key))
			a.signs = a.signs || th.signs[strings.ToLower(strings.TrimSpace(family))]
		}
	case "position": // off its line, in half points
		n, err := strconv.Atoi(v)
		off := err == nil && (n > 60 || n < -60)
		a.thin = cmp.Or(a.thin, &off)
	case "fitText":
		a.fit = amount(v)
	case "cs", "rtl":
		a.complex = on(t)
	case "szCs":
		n, err := strconv.Atoi(v)
		small := err == nil && n <= leastSize
		a.small = &small
	case "w": // letters of hardly any width
		n, err := strconv.Atoi(strings.TrimSuffix(v, "%"))
		narrow := err == nil && n < 5
		a.tiny = cmp.Or(a.tiny, &narrow)
	case "spacing":
		if n, err := strconv.Atoi(v); err == nil { // letters upon each other
			squeezed := n <= -160
			a.thin = cmp.Or(a.thin, &squeezed)
		}
		n, err := strconv.Atoi(attribute(t, "line"))
		if rule := attribute(t, "lineRule"); rule != "" {
			thin := rule == "exact" && err == nil && n <= 40
			a.thin = &thin
		}
	case "ind": // off the page
		left, _ := strconv.Atoi(cmp.Or(attribute(t, "left"), attribute(t, "start")))
		first, _ := strconv.Atoi(attribute(t, "firstLine"))
		away := left < -8000 || left > 30000 || first > 30000
		a.thin = cmp.Or(a.thin, &away)
	case "numId":
		a.number = &v
	case "ilvl":
		n, err := strconv.Atoi(v)
		if err == nil {
			a.level = &n
		}
	case "sz":
		n, err := strconv.Atoi(v)
		tiny := err == nil && n <= leastSize
		a.tiny = &tiny
	case "color":
		a.ink = th.colour(t, "val", "themeColor")
		white := nearlyWhite(a.ink)
		a.white = &white
	case "shd":
		a.lay(th.shade(t))
	case "highlight":
		a.lay(markers[v])
	}
}

// lay puts a colour behind letters; empty: none.
func (a *look) lay(c string) {
	if c != "" {
		a.behind, a.shaded = c, !nearlyWhite(c)
	}
}

// style notes what an element says of the paragraph or the run around it. Properties
// stand in w:pPr and w:rPr only; those of a paragraph's mark are not its words'.
func (r *docxReader) style(name string, t xml.StartElement) {
	n := len(r.open)
	if n < 2 || r.looks == nil {
		return
	}
	if t.Name.Space == word2010 {
		r.newer(t)
	}
	switch around := r.open[n-2] + " " + r.open[n-1]; around {
	case "r rPr":
		if name == "rStyle" {
			r.run = r.run.over(*r.inherited(attribute(t, "val")))
		}
		r.run.property(name, t, r.theme)
	case "p pPr":
		if name == "pStyle" {
			r.para = r.para.over(*r.inherited(attribute(t, "val")))
			r.para.based = attribute(t, "val")
		}
		if name == "shd" {
			r.para.property(name, t, r.theme)
		}
		if name == "spacing" || name == "ind" && r.para.thin == nil {
			r.para.property(name, t, r.theme)
		}
	case "pPr numPr":
		r.para.property(name, t, r.theme)
	}
}

// word2010 is the namespace of what newer programs say of letters.
const word2010 = "http://schemas.microsoft.com/office/word/2010/wordml"

// newer notes how newer programs fill the letters of the open run: with nothing, or with
// a colour that is told in place of the older one.
func (r *docxReader) newer(t xml.StartElement) {
	switch t.Name.Local {
	case "textFill":
		r.filling = true
	case "noFill":
		if r.filling {
			r.run.hidden = new(true)
		}
	case "srgbClr", "schemeClr":
		if v := attribute10(t, "val"); r.filling {
			white := nearlyWhite(v) || v == "bg1" || v == "lt1"
			r.run.white = &white
		} else if r.lining && (nearlyWhite(v) || v == "bg1" || v == "lt1") { // a broad line of white on letters
			r.run.hidden = new(true)
		}
	case "textOutline":
		r.filling, r.lining = false, amount(attribute10(t, "w")) >= 2*emuPerPoint
	case "glow", "shadow", "reflection", "scene3d", "props3d":
		r.filling, r.lining = false, false
	case "alpha": // how clear they are, in thousandths of a part of a hundred
		if n, err := strconv.Atoi(attribute10(t, "val")); r.filling && err == nil && n >= 95_000 {
			r.run.hidden = new(true)
		}
	}
}

// attribute10 is an attribute by its name alone: which space it stands in differs among programs.
func attribute10(t xml.StartElement, local string) string {
	for _, a := range t.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// nearlyWhite reports whether a colour cannot be told from paper.
func nearlyWhite(v string) bool {
	n, err := strconv.ParseUint(v, 16, 32)
	return err == nil && len(v) == 6 && n>>16 >= 0xf8 && n>>8&0xff >= 0xf8 && n&0xff >= 0xf8
}

// hidden reports whether the words of the open run cannot be seen. White letters are
// seen on a ground, which a table or a text box may have.
func (r *docxReader) hidden(s string) bool {
	l := r.run.over(r.para)
	if r.looks != nil {
		if l.based == "" && r.para.based == "" {
			l = l.over(*r.inherited(usualParagraph))
		}
		l = l.over(*r.inherited(usualRun))
	}
	gone, behind := r.inTable()
	if gone || is(l.hidden) || is(l.tiny) && !l.complex || l.complex && is(l.small) || is(l.struck) || is(l.thin) {
		return true
	}
	if l.fit > 0 && l.fit < leastFit*float64(utf8.RuneCountInString(s)) {
		return true
	}
	if behind = cmp.Or(l.behind, behind, r.page); indistinct(l.ink, behind) {
		return true
	}
	l.shaded = l.shaded || behind != "" && len(behind) == 6 && !nearlyWhite(behind)
	if !is(l.white) || l.shaded {
		return false
	}
	for _, name := range r.open {
		if name == "tbl" || name == "txbxContent" {
			return false
		}
	}
	return true
}

func is(b *bool) bool { return b != nil && *b }

// inherited is a style with what it is based on. Styles based on each other in a
// ring end there.
func (r *docxReader) inherited(id string) *look {
	l := r.looks[id]
	if l == nil {
		return &look{}
	}
	if !l.visited {
		l.visited = true
		*l = l.over(*r.inherited(l.based))
	}
	return l
}

// The ids under which the looks are kept that hold where nothing else is said: of the
// paragraph style that is the default, and of the document. No style has such an id.
const (
	usualParagraph = "\x00paragraph"
	usualRun       = "\x00run"
)

// docxLooks reads the styles of a file; without any there is nothing to inherit.
func docxLooks(b []byte, main string, th *theme) map[string]*look {
	out := map[string]*look{}
	part, err := zipPart(b, relatedPart(b, main, "/styles", "word/styles.xml"))
	if err != nil {
		return out
	}
	d := xml.NewDecoder(bytes.NewReader(part))
	var now *look
	var open []string
	for {
		tok, err := d.Token()
		if err != nil || len(open) > maxDepth {
			return out
		}
		switch t := tok.(type) {
		case xml.StartElement:
			name := t.Name.Local
			switch {
			case name == "style" && len(out) < maxObjects:
				now = &look{}
				out[attribute(t, "styleId")] = now
				if v := attribute(t, "default"); attribute(t, "type") == "paragraph" && (v == "1" || v == "true" || v == "on") {
					out[usualParagraph] = now
				}
			case name == "rPrDefault":
				now = &look{}
				out[usualRun] = now
			case now == nil:
			case name == "basedOn":
				now.based = attribute(t, "val")
			case len(open) > 1 && (open[len(open)-2] == "style" || open[len(open)-2] == "rPrDefault" || open[len(open)-1] == "numPr"):
				now.property(name, t, th)
			}
			open = append(open, name)
		case xml.EndElement:
			open = open[:max(0, len(open)-1)]
		}
	}
}

// branch is one of the alternatives of mc:AlternateContent (ECMA-376-3, 7.6): which
// of them is seen depends on the program that opens the file.
type branch struct {
	outer *text
	said  []string // by the alternatives that have ended
}

func (r *docxReader) branch(kind string) {
	switch kind {
	case "AlternateContent":
		r.branches = append(r.branches, branch{outer: r.out})
	case "Choice", "Fallback":
		if len(r.branches) > 0 {
			r.out = &text{}
		}
	}
}

// branchEnds keeps every alternative that says something of its own: mostly they say
// the same, in newer and older form.
func (r *docxReader) branchEnds(kind string) {
	n := len(r.branches) - 1
	if n < 0 {
		return
	}
	b := &r.branches[n]
	switch kind {
	case "Choice", "Fallback":
		b.said = append(b.said, r.out.b.String())
		b.outer.overflow = b.outer.overflow || r.out.overflow
		r.out = b.outer
	case "AlternateContent":
		told := map[string]bool{"": true}
		for _, s := range b.said {
			if f := document.Fold(s); !told[f] {
				told[f] = true
				b.outer.add(s)
			}
		}
		r.out, r.branches = b.outer, r.branches[:n]
	}
}

// symbol is a sign taken from a font of signs (ECMA-376-1, 17.3.3.30).
func symbol(t xml.StartElement) string {
	n, err := strconv.ParseUint(attribute(t, "char"), 16, 32)
	if err != nil || n < ' ' || n > 0xffff {
		return ""
	}
	return string(rune(n))
}
