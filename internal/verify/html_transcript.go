package verify

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxRead is how deep a page may be nested to be read aloud, and how many lines it
// may give.
const (
	maxReadDepth = 200
	maxReadLines = 60_000
)

// HTMLTranscript is what a screen reader meets in a page: one line a role, nested by
// two blanks, as for a PDF. Roles are those that HTML gives its elements (HTML AAM);
// what is hidden from everybody, or from screen readers, is not there.
func HTMLTranscript(b []byte) (lines []string, err error) {
	defer guard("html", &err)
	root, err := parseHTML(b)
	if err != nil {
		return nil, err
	}
	t := &pageReader{}
	t.node(root, 0, 0)
	return t.lines, nil
}

type pageReader struct {
	lines []string
	lang  string
}

// roles are the elements that open a level of their own.
var roles = map[atom.Atom]string{atom.Main: "main", atom.Nav: "navigation", atom.Aside: "complementary", atom.Footer: "contentinfo",
	atom.Header: "banner", atom.Figure: "figure", atom.Blockquote: "blockquote", atom.Table: "table", atom.Tr: "row", atom.Section: "region", atom.Details: "group"}

// spoken are the elements whose words are one line.
var spoken = map[atom.Atom]string{atom.P: "paragraph", atom.Figcaption: "caption", atom.Td: "cell", atom.Th: "header", atom.Dt: "term", atom.Dd: "definition", atom.Summary: "summary", atom.Address: "paragraph"}

func (t *pageReader) line(depth int, parts ...string) {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	if len(t.lines) < maxReadLines {
		t.lines = append(t.lines, strings.Repeat("  ", depth)+strings.Join(kept, " "))
	}
}

// node reads an element and what is in it.
func (t *pageReader) node(n *html.Node, depth, nested int) {
	if nested > maxReadDepth || n.Type == html.ElementNode && unread(n) {
		return
	}
	around := t.lang
	defer func() { t.lang = around }()
	note := ""
	if l := attr(n, "lang"); l != "" && l != t.lang {
		note, t.lang = "["+l+"]", l
	}
	name, alt := attr(n, "aria-label"), attr(n, "alt")
	inner := depth + 1
	switch kind := n.DataAtom; {
	case n.Type == html.TextNode:
		if s := said(n.Data); s != "" {
			t.line(depth, "paragraph", s)
		}
		return
	case n.Type != html.ElementNode:
		inner = depth
	case kind == atom.Html:
		t.line(depth, "document", said(title(n)), note)
	case kind == atom.Title, kind == atom.Head:
		return
	case len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6':
		t.line(depth, "heading "+n.Data[1:], said(words(n)), note)
		return
	case kind == atom.Img || attr(n, "role") == "img":
		t.line(depth, "figure", said(first(alt, name, labelled(n))), note)
		return
	case kind == atom.Ul || kind == atom.Ol:
		t.line(depth, "list", strconv.Itoa(count(n, atom.Li)), note)
	case kind == atom.Li && inlineOnly(n), spoken[kind] != "" && inlineOnly(n):
		role := first(spoken[kind], "item")
		t.line(depth, role, said(words(n)), note)
		t.links(n, inner)
		return
	case kind == atom.A && inlineOnly(n):
		t.line(depth, "link", said(words(n)), note)
		return
	case roles[kind] != "" && (kind != atom.Section || name != "" || labelled(n) != ""):
		t.line(depth, roles[kind], said(first(name, labelled(n))), note)
	case kind == atom.Li:
		t.line(depth, "item", note)
	case inlineOnly(n) && n.FirstChild != nil:
		if s := said(words(n)); s != "" {
			t.line(depth, "paragraph", s, note)
			t.links(n, inner)
		}
		return
	default:
		inner = depth
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t.node(c, inner, nested+1)
	}
}

// links are the links within a line of words.
func (t *pageReader) links(n *html.Node, depth int) {
	for c := range n.Descendants() {
		if c.DataAtom == atom.A && attr(c, "href") != "" {
			t.line(depth, "link", said(words(c)))
		}
	}
}

// unread reports whether a screen reader passes an element by.
func unread(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript:
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func first(of ...string) string {
	for _, s := range of {
		if s != "" {
			return s
		}
	}
	return ""
}

// said is a text in quotation marks; nothing is said of an empty one.
func said(s string) string {
	if s = strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "\u00ad", ""); s == "" {
		return ""
	}
	return "«" + s + "»"
}

// words are the words in an element, the text of pictures among them.
func words(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node, int)
	walk = func(n *html.Node, nested int) {
		switch {
		case nested > maxReadDepth || n.Type == html.ElementNode && unread(n):
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == atom.Br:
			b.WriteByte(' ')
		case n.DataAtom == atom.Img || attr(n, "role") == "img":
			b.WriteString(" " + first(attr(n, "alt"), attr(n, "aria-label"), labelled(n)) + " ")
		default:
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c, nested+1)
			}
		}
	}
	walk(n, 0)
	return b.String()
}

// inline are the elements that run on in a line.
var inline = map[atom.Atom]bool{atom.A: true, atom.Span: true, atom.B: true, atom.I: true, atom.Em: true, atom.Strong: true, atom.Abbr: true, atom.Br: true,
	atom.Small: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Mark: true, atom.Code: true, atom.Bdi: true, atom.Cite: true, atom.Q: true}

// inlineOnly reports whether everything in an element runs on in one line.
func inlineOnly(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && !inline[c.DataAtom] {
			return false
		}
	}
	return true
}

func count(n *html.Node, kind atom.Atom) (out int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == kind {
			out++
		}
	}
	return out
}

// labelled is the text of the element that names this one.
func labelled(n *html.Node) string {
	if id := attr(n, "aria-labelledby"); id != "" {
		top := n
		for top.Parent != nil {
			top = top.Parent
		}
		for c := range top.Descendants() {
			if c.Type == html.ElementNode && attr(c, "id") == id {
				return words(c)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "title" && n.Data == "svg" {
			return words(c)
		}
	}
	return ""
}

// title is the title of a page.
func title(n *html.Node) string {
	for c := range n.Descendants() {
		if c.DataAtom == atom.Title && c.Parent.DataAtom == atom.Head {
			return words(c)
		}
	}
	return ""
}
