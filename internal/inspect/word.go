package inspect

import (
	"slices"
	"strconv"
	"strings"
)

const strictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main"

// wordDoc is a Word file under inspection.
type wordDoc struct {
	*opcPackage
	o       Options
	main    string
	styles  map[string]*node  // by id
	open    *node             // the paragraph whose runs come next
	names   map[string]string // style id to its name, in lower case
	numbers map[string]bool
	bound   map[string]bool // ids of custom XML parts
	lang    string
	level   int // of the last heading
	heads   int
	empty   int
	ids     map[string]bool
	text    wordReader
}

func readWord(p *opcPackage, main string, o Options) {
	root := p.trees[main]
	if root == nil {
		return
	}
	if root.Space == strictWord {
		p.r.add(ruleStrict, 0, main)
		return
	}
	w := &wordDoc{opcPackage: p, o: o, main: main, styles: map[string]*node{}, names: map[string]string{}, numbers: map[string]bool{}, bound: map[string]bool{}, ids: map[string]bool{}}
	p.r.Office = &OfficeFacts{}
	w.readStyles()
	w.readNumbers()
	w.readBindings()
	w.settings()
	w.text = wordReader{w: w}
	for _, part := range w.stories() {
		w.check(part, w.trees[part])
	}
	body := root.child("body")
	if w.heads == 0 {
		w.r.add(ruleWordNone, 0, "")
	}
	if w.empty > 2 {
		w.r.add(ruleEmpty, 0, main, w.empty)
	}
	if !o.Verdict {
		w.text.line(0, "document", quoted(p.r.Title), langNote(w.lang, ""))
		w.text.blocks(body, 1)
		p.r.Transcript = w.text.lines
	}
}

// stories are the parts with text: the body first, then headers, footers and notes.
func (w *wordDoc) stories() []string {
	out := []string{w.main}
	for _, x := range w.rels[w.main] {
		switch x.kind {
		case "header", "footer", "footnotes", "endnotes":
			if w.trees[x.target] != nil && !slices.Contains(out, x.target) {
				out = append(out, x.target)
			}
		}
	}
	return out
}

func (w *wordDoc) readStyles() {
	root := w.trees[w.related(w.main, "styles")]
	for _, k := range root.childrenOf("style") {
		id := k.attr("styleId")
		if w.styles[id] != nil {
			w.r.add(ruleOfficeID, 0, "styles.xml", "style", id)
		}
		w.styles[id] = k
		w.names[id] = strings.ToLower(k.child("name").attr("val"))
	}
	w.lang = root.at("docDefaults", "rPrDefault", "rPr", "lang").attr("val")
	for id, k := range w.styles {
		if w.names[id] == "normal" && k.at("rPr", "lang").attr("val") != "" {
			w.lang = k.at("rPr", "lang").attr("val")
		}
	}
	w.r.Language = w.lang
	if w.lang == "" {
		w.r.add(ruleOfficeLang, 0, "styles.xml")
	}
}

func (n *node) childrenOf(local string) []*node {
	var out []*node
	if n != nil {
		for _, k := range n.kids {
			if k.Local == local {
				out = append(out, k)
			}
		}
	}
	return out
}

func (w *wordDoc) readNumbers() {
	for _, k := range w.trees[w.related(w.main, "numbering")].childrenOf("num") {
		w.numbers[k.attr("numId")] = true
	}
}

// readBindings lists the ids of custom XML parts that controls can be bound to.
func (w *wordDoc) readBindings() {
	for _, name := range w.names1("customXml/itemProps") {
		w.bound[strings.ToUpper(w.trees[name].attr("itemID"))] = true
	}
	// The properties of the document itself can be bound to, without a part of their own.
	for _, id := range []string{"{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "{6668398D-A668-4E3E-A5EB-62B293D839F1}", "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}"} {
		w.bound[id] = true
	}
}

func (p *opcPackage) names1(prefix string) []string {
	var out []string
	for _, n := range p.names {
		if strings.HasPrefix(n, prefix) && p.trees[n] != nil {
			out = append(out, n)
		}
	}
	return out
}

func (w *wordDoc) settings() {
	s := w.trees[w.related(w.main, "settings")]
	if p := s.child("documentProtection"); p != nil && p.attr("enforcement") != "0" && p.attr("enforcement") != "" && p.attr("enforcement") != "false" {
		w.r.add(ruleProtection, 0, "settings.xml")
	}
}

// The order of children that Word insists on, of the most used (ECMA-376-1, 17).
var orders = map[string][]string{
	"pPr": strings.Fields(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap
		overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection
		textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`),
	"tcPr":  strings.Fields("cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"),
	"tblPr": strings.Fields("tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"),
	"tbl":   strings.Fields("tblPr tblGrid tr"),
}

func (w *wordDoc) order(part string, n *node) {
	want, ok := orders[n.Local]
	if !ok {
		return
	}
	last, name := -1, ""
	for _, k := range n.kids {
		i := slices.Index(want, k.Local)
		if i >= 0 && i < last {
			w.r.add(ruleOrder, 0, part, k.Local, name, n.Local)
			return
		}
		if i >= 0 {
			last, name = i, k.Local
		}
	}
}

// unique: an id stands once among all of its kind.
func (w *wordDoc) unique(part, kind, id string) {
	if id == "" {
		return
	}
	if key := kind + " " + id; w.ids[key] {
		w.r.add(ruleOfficeID, 0, part, kind, id)
	} else {
		w.ids[key] = true
	}
}

// check looks at every element of a part.
func (w *wordDoc) check(part string, root *node) {
	root.walk(func(n *node) bool {
		w.order(part, n)
		switch n.Local {
		case "p":
			w.open = n
			w.paragraph(part, n)
		case "tbl":
			w.table(part, n)
		case "sdt":
			w.control(part, n)
		case "docPr":
			w.unique(part, "docPr", n.attr("id"))
			w.picture(part, n)
		case "anchor":
			if !decorative(n.child("docPr")) {
				w.r.add(ruleFloating, 0, part, n.child("docPr").attr("name"))
			}
		case "bookmarkStart":
			w.unique(part, "bookmark", n.attr("name"))
		case "pStyle", "rStyle", "tblStyle":
			if id := n.attr("val"); w.styles[id] == nil && len(w.styles) > 0 {
				w.r.add(ruleStyle, 0, part, id)
			}
		case "numId":
			if id := n.attr("val"); id != "0" && !w.numbers[id] {
				w.r.add(ruleNumber, 0, part, id)
			}
		case "hyperlink":
			if s := strings.TrimSpace(wordText(n)); strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
				w.r.add(ruleLinkText, 0, part, begins(s))
			}
		case "r":
			w.run(part, n)
		}
		return true
	})
}

func decorative(docPr *node) bool {
	found := false
	docPr.walk(func(n *node) bool {
		if n.Local == "decorative" && n.attr("val") != "0" {
			found = true
		}
		return true
	})
	return found
}

func (w *wordDoc) picture(part string, n *node) {
	alt := strings.TrimSpace(n.attr("descr"))
	switch {
	case alt == "" && !decorative(n):
		w.r.add(ruleOfficeAlt, 0, part, n.attr("name"))
	case isFileName(alt):
		w.r.add(ruleOfficeFile, 0, part, alt)
	}
}

// heading is the level of a paragraph's style, 0: it is no heading.
func (w *wordDoc) heading(p *node) int {
	name := w.names[p.at("pPr", "pStyle").attr("val")]
	if s, ok := strings.CutPrefix(name, "heading "); ok {
		n, _ := strconv.Atoi(s)
		return n
	}
	if v := p.at("pPr", "outlineLvl").attr("val"); v != "" {
		if n, err := strconv.Atoi(v); err == nil && n < 9 {
			return n + 1
		}
	}
	return 0
}

func (w *wordDoc) paragraph(part string, p *node) {
	s := wordText(p)
	if part != w.main {
		return
	}
	if strings.TrimSpace(s) == "" && !holds(p, "drawing", "pict", "object", "sectPr", "br", "bookmarkStart", "sdt") {
		w.empty++
	}
	if i := strings.Index(s, "   "); i >= 0 {
		w.r.add(ruleBlanks, 0, part, begins(s[max(0, i-20):]))
	}
	level := w.heading(p)
	if level == 0 || strings.TrimSpace(s) == "" {
		return
	}
	w.heads++
	if level > w.level+1 {
		w.r.add(ruleWordSkip, 0, part, w.level, level, begins(s))
	}
	w.level = level
}

func holds(n *node, names ...string) bool {
	found := false
	n.walk(func(k *node) bool {
		found = found || slices.Contains(names, k.Local)
		return !found
	})
	return found
}

func (w *wordDoc) table(part string, t *node) {
	rows := t.childrenOf("tr")
	if len(rows) == 0 {
		return
	}
	merged := false
	t.walk(func(n *node) bool {
		if n.Local == "gridSpan" || n.Local == "vMerge" || n.Local == "tbl" {
			merged = true
		}
		return !merged
	})
	if merged {
		w.r.add(ruleMerged, 0, part)
	}
	if !rows[0].child("trPr").on("tblHeader") && len(rows) > 1 {
		w.r.add(ruleHeaderRow, 0, part)
	}
}

// control notes a content control: what it locks, or what is to be filled in.
func (w *wordDoc) control(part string, n *node) {
	pr, content := n.child("sdtPr"), n.child("sdtContent")
	w.unique(part, "sdt", pr.child("id").attr("val"))
	if pr.child("docPartObj") != nil {
		return // a gallery: the table of contents
	}
	s := wordText(content)
	title := pr.child("alias").attr("val")
	if title == "" {
		w.r.add(ruleControl, 0, part, begins(s))
		title = pr.child("tag").attr("val")
	}
	lock := pr.child("lock").attr("val")
	f := w.r.Office
	if lock == "sdtContentLocked" || lock == "contentLocked" || pr.child("group") != nil {
		if len(f.Locks) < 500 {
			f.Locks = append(f.Locks, Lock{Title: title, Words: len(strings.Fields(s)), Begins: begins(s)})
		}
		return
	}
	b := pr.child("dataBinding")
	if id := b.attr("storeItemID"); b != nil && id != "" && !w.bound[strings.ToUpper(id)] {
		w.r.add(ruleBinding, 0, part, title)
	}
	if len(f.Fields) < 500 {
		f.Fields = append(f.Fields, Field{Title: title, Kind: controlKind(pr), Bound: b.attr("xpath"), Value: begins(s), Empty: pr.on("showingPlcHdr")})
	}
}

func controlKind(pr *node) string {
	for _, k := range []string{"date", "comboBox", "dropDownList", "checkbox", "picture", "text"} {
		if pr.child(k) != nil {
			return k
		}
	}
	return "rich"
}
