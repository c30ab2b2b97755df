package inspect

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// transcript is what a screen reader meets: one line a role, nested by two blanks,
// with language where it changes, alternative text, the level of headings and the
// size of lists and tables. It depends on the words and the tags alone, so two
// editions can be compared line by line.
func (d *pdfDoc) transcript() []string {
	t := &reader{d: d, used: map[mark]bool{}}
	title := d.r.Title
	t.line(0, "document", quoted(title), langNote(d.lang, ""))
	for _, k := range d.tree.top.kids {
		if k.elem != nil {
			t.element(k.elem, 1, d.lang)
		}
	}
	return t.lines
}

type reader struct {
	d     *pdfDoc
	lines []string
	used  map[mark]bool
}

const maxLines = 60_000

func (t *reader) line(depth int, parts ...string) {
	if len(t.lines) >= maxLines {
		return
	}
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	t.lines = append(t.lines, strings.Repeat("  ", depth)+strings.Join(kept, " "))
}

func quoted(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }), " ")
	if s == "" {
		return ""
	}
	return "«" + strings.ReplaceAll(s, "\u00ad", "") + "»"
}

func langNote(own, around string) string {
	if own == "" || own == around {
		return ""
	}
	return "[" + own + "]"
}

// runsOn reports whether a type runs on in a line of text.
func runsOn(kind string) bool {
	switch kind {
	case "Span", "Quote", "Link", "Annot", "Code", "Reference", "BibEntry", "Em", "Strong", "Sub", "NonStruct", "Private", "Lbl",
		"Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Form":
		return true
	}
	return false
}

// element reads one element: groups open a level, the rest is a line.
func (t *reader) element(e *elem, depth int, lang string) {
	own := t.d.Text(e.dict.Raw("Lang"))
	note := langNote(own, lang)
	if own != "" {
		lang = own
	}
	if depth > 40 {
		return
	}
	switch e.std {
	case "Figure", "Formula":
		alt, _ := t.d.attribute(e, "Alt")
		t.line(depth, strings.ToLower(e.std), quoted(alt), note)
		return
	case "L":
		t.line(depth, "list", strconv.Itoa(countOf(e, "LI")), note)
		t.children(e, depth+1, lang)
		return
	case "Table":
		rows := tableRows(e)
		cols := 0
		for _, r := range rows {
			cols = max(cols, len(kidsOf(r)))
		}
		t.line(depth, "table", fmt.Sprintf("%d×%d", len(rows), cols), note)
		t.children(e, depth+1, lang)
		return
	}
	if t.blocks(e) {
		t.group(e, depth, lang, note)
		return
	}
	t.line(depth, role(e), quoted(t.text(e, lang)), note)
}

// group is an element that holds others.
func (t *reader) group(e *elem, depth int, lang, note string) {
	name := role(e)
	if e.std == "Document" && depth == 1 && note == "" {
		t.children(e, depth, lang)
		return
	}
	title, _ := t.d.attribute(e, "T")
	t.line(depth, name, quoted(title), note)
	t.children(e, depth+1, lang)
}

// children reads element by element; loose text between blocks is a line.
func (t *reader) children(e *elem, depth int, lang string) {
	var loose strings.Builder
	flush := func() {
		if s := quoted(loose.String()); s != "" {
			t.line(depth, "text", s)
		}
		loose.Reset()
	}
	for _, k := range e.kids {
		if k.elem != nil && (!runsOn(k.elem.std) || k.elem.std == "Lbl") {
			flush()
			t.element(k.elem, depth, lang)
			continue
		}
		t.kidText(k, &loose, lang)
	}
	flush()
}

// blocks reports whether an element holds others that are not part of a line.
func (t *reader) blocks(e *elem) bool {
	for _, k := range e.kids {
		if k.elem != nil && !runsOn(k.elem.std) {
			return true
		}
		if k.elem != nil && k.elem.std == "Lbl" && e.std == "LI" {
			return true
		}
	}
	return false
}

func countOf(e *elem, kind string) int {
	n := 0
	for _, k := range kidsOf(e) {
		if k.std == kind {
			n++
		}
	}
	return n
}

// role is what a reader calls the element.
func role(e *elem) string {
	names := map[string]string{"P": "paragraph", "H": "heading", "LI": "item", "Lbl": "label", "LBody": "body", "TR": "row", "TH": "header", "TD": "cell",
		"Sect": "section", "Part": "part", "Art": "article", "Div": "group", "Caption": "caption", "BlockQuote": "quotation", "TOC": "contents", "TOCI": "entry",
		"Note": "note", "Link": "link", "THead": "head", "TBody": "body", "TFoot": "foot", "Form": "field", "Document": "document"}
	if l := headingLevel(e.std); l > 0 {
		return "heading " + strconv.Itoa(l)
	}
	if n := names[e.std]; n != "" {
		return n
	}
	if e.std == "" {
		return "unknown(" + e.kind + ")"
	}
	return strings.ToLower(e.std)
}

// text is the text of an element with its inline parts.
func (t *reader) text(e *elem, lang string) string {
	var b strings.Builder
	if s, ok := t.d.attribute(e, "ActualText"); ok {
		return s
	}
	for _, k := range e.kids {
		t.kidText(k, &b, lang)
	}
	return b.String()
}

func (t *reader) kidText(k kid, b *strings.Builder, lang string) {
	switch {
	case k.elem != nil:
		t.inline(k.elem, b, lang)
	case k.objr != 0:
	case k.page >= 0 && k.page < len(t.d.pages):
		table := t.d.pages[k.page].mcids
		if k.form != 0 {
			table = t.d.pages[k.page].forms[k.form]
		}
		if m := table[k.mcid]; m != nil {
			b.WriteString(m.text.String())
		}
	}
}

// inline adds an inline element, with what is special about it.
func (t *reader) inline(e *elem, b *strings.Builder, lang string) {
	if len(t.lines) >= maxLines || b.Len() > 1<<20 {
		return
	}
	own := t.d.Text(e.dict.Raw("Lang"))
	s := t.text(e, lang)
	if alt, _ := t.d.attribute(e, "Alt"); alt != "" && s == "" {
		s = alt
	}
	if exp, _ := t.d.attribute(e, "E"); exp != "" {
		s += " (" + exp + ")"
	}
	switch e.std {
	case "Link":
		s = "<" + strings.TrimSpace(s) + ">" + trailing(s)
	case "Quote":
		s = "”" + s + "”"
	}
	if n := langNote(own, lang); n != "" {
		s = n + s
	}
	b.WriteString(s)
}

// trailing keeps the blank that ends a line inside an element.
func trailing(s string) string {
	if strings.HasSuffix(s, " ") {
		return " "
	}
	return ""
}
