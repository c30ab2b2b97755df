package inspect

import (
	"fmt"
	"strconv"
	"strings"
)

// wordText is the text of an element: runs, tabs and breaks, without what was
// deleted and without the codes of fields.
func wordText(n *node) string {
	var b strings.Builder
	n.walk(func(k *node) bool {
		switch k.Local {
		case "t":
			b.WriteString(k.text)
		case "p":
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
		case "tab", "br", "cr":
			b.WriteByte(' ')
		case "noBreakHyphen":
			b.WriteByte('-')
		case "del", "instrText", "rPr", "pPr", "sdtPr", "drawing", "pict", "object":
			return false
		}
		return true
	})
	return b.String()
}

// wordReader writes the transcript of a Word file.
type wordReader struct {
	w     *wordDoc
	lines []string
}

func (t *wordReader) line(depth int, parts ...string) {
	if len(t.lines) < maxLines {
		r := reader{}
		r.line(depth, parts...)
		t.lines = append(t.lines, r.lines...)
	}
}

// blocks reads paragraphs, tables and controls. Paragraphs of one list follow a
// line with their number.
func (t *wordReader) blocks(n *node, depth int) {
	if n == nil || depth > 40 {
		return
	}
	left := 0
	for i, k := range n.kids {
		switch k.Local {
		case "p":
			if id := t.list(k); id != "" {
				if left == 0 {
					left = t.run(n.kids[i:], id)
					t.line(depth, "list", strconv.Itoa(left))
				}
				left--
				t.paragraph(k, depth+1, "item")
				continue
			}
			left = 0
			t.paragraph(k, depth, "paragraph")
		case "tbl":
			left = 0
			t.table(k, depth)
		case "sdt":
			left = 0
			t.control(k, depth)
		}
	}
}

// list is the list a paragraph is in, by itself or by its style.
func (t *wordReader) list(p *node) string {
	pr := p.child("pPr")
	if id := pr.at("numPr", "numId").attr("val"); id != "" {
		if id == "0" || t.w.heading(p) > 0 {
			return ""
		}
		return id
	}
	if t.w.heading(p) > 0 {
		return ""
	}
	if id := t.w.styles[pr.child("pStyle").attr("val")].at("pPr", "numPr", "numId").attr("val"); id != "0" {
		return id
	}
	return ""
}

// run counts how many paragraphs in a row are in a list.
func (t *wordReader) run(kids []*node, id string) int {
	n := 0
	for _, k := range kids {
		if k.Local != "p" || t.list(k) != id {
			break
		}
		n++
	}
	return n
}

func (t *wordReader) paragraph(p *node, depth int, role string) {
	s := quoted(wordText(p))
	style := t.w.names[p.at("pPr", "pStyle").attr("val")]
	if l := t.w.heading(p); l > 0 {
		role = "heading " + strconv.Itoa(l)
	} else if style == "title" || style == "caption" {
		role = style
	}
	if s != "" {
		t.line(depth, role, s, langNote(runLang(p), t.w.lang))
	}
	p.walk(func(k *node) bool {
		if k.Local == "docPr" {
			if alt := quoted(k.attr("descr")); alt != "" {
				t.line(depth, "figure", alt)
			} else if !decorative(k) {
				t.line(depth, "figure")
			}
		}
		return k.Local != "sdtPr"
	})
}

// runLang is the language all runs of a paragraph share, or "".
func runLang(p *node) string {
	lang, mixed := "", false
	for i, r := range p.childrenOf("r") {
		l := r.at("rPr", "lang").attr("val")
		if i == 0 {
			lang = l
		}
		mixed = mixed || l != lang
	}
	if mixed {
		return ""
	}
	return lang
}

func (t *wordReader) table(tbl *node, depth int) {
	rows := tbl.childrenOf("tr")
	cols := 0
	for _, r := range rows {
		cols = max(cols, len(r.childrenOf("tc")))
	}
	t.line(depth, "table", fmt.Sprintf("%d×%d", len(rows), cols), quoted(tbl.at("tblPr", "tblCaption").attr("val")))
	for _, r := range rows {
		t.line(depth+1, "row")
		role := "cell"
		if r.child("trPr").on("tblHeader") {
			role = "header"
		}
		for _, c := range r.childrenOf("tc") {
			t.line(depth+2, role, quoted(wordText(c)))
		}
	}
}

func (t *wordReader) control(n *node, depth int) {
	pr := n.child("sdtPr")
	role := "field"
	switch lock := pr.child("lock").attr("val"); {
	case lock == "sdtContentLocked" || lock == "contentLocked":
		role = "locked"
	case pr.child("docPartObj") != nil:
		role = "contents"
	case pr.child("group") != nil:
		role = "group"
	}
	title := pr.child("alias").attr("val")
	if title == "" {
		title = pr.child("tag").attr("val")
	}
	t.line(depth, role, quoted(title))
	t.blocks(n.child("sdtContent"), depth+1)
}
