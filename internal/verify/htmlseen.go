package verify

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// seenText is all that a reader of a page sees: not what its styles hide, and also
// what they write and fields hold. Chrome says whether elements marked data-chrome count.
func seenText(b []byte, chrome bool) (*text, error) {
	root, err := parseHTML(b)
	if err != nil {
		return nil, err
	}
	s := &sight{chrome: chrome, sheet: stylesOf(root), known: map[*html.Node]bool{}}
	w := pageWalk{silent: s.unseen, beside: s.beside}
	out := w.text(root)
	if s.sheet.steps < 0 {
		return nil, fmt.Errorf("html: styles: %w", ErrTooLarge)
	}
	return out, nil
}

// sight tells what of a page is seen.
type sight struct {
	chrome bool
	sheet  *stylesheet
	known  map[*html.Node]bool
}

// unseen reports whether nothing inside an element is seen.
func (s *sight) unseen(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	hidden, ok := s.known[n]
	if !ok {
		hidden = replaced(n) || shut(n) || !s.chrome && silent(n) || hides(attr(n, "style")) || s.sheet.hides(n)
		s.known[n] = hidden
	}
	return hidden
}

// replaced reports whether a browser shows something else in the place of what is
// written inside an element, or nothing.
func replaced(n *html.Node) bool {
	if n.Namespace != "" { // a drawing or a formula
		switch n.Data {
		case "svg":
			return inFigure(n)
		case "title", "desc", "metadata", "defs", "script", "style", "annotation", "annotation-xml":
			return true
		}
		return false
	}
	switch n.DataAtom {
	case atom.Template:
		return attr(n, "shadowrootmode") == ""
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Canvas, atom.Video, atom.Audio, atom.Iframe, atom.Object, atom.Datalist, atom.Noembed, atom.Noframes:
		return true
	}
	return false
}

// inFigure reports whether an element stands in a figure, whose text is not compared.
func inFigure(n *html.Node) bool {
	for p, up := n.Parent, 0; p != nil && up < maxUp; p, up = p.Parent, up+1 {
		if p.DataAtom == atom.Figure {
			return true
		}
	}
	return false
}

// shut reports whether an element is closed or hidden by an attribute of its own.
func shut(n *html.Node) bool {
	open := false
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
		open = open || a.Key == "open"
	}
	return n.DataAtom == atom.Dialog && !open
}

// beside is what an element shows around what is written inside it.
func (s *sight) beside(n *html.Node) (before, after string) {
	if n.Type != html.ElementNode || s.unseen(n) {
		return "", ""
	}
	switch n.DataAtom {
	case atom.Input:
		if kind := strings.ToLower(attr(n, "type")); kind != "hidden" && kind != "checkbox" && kind != "radio" && kind != "password" {
			before = " " + attr(n, "value") + " "
		}
	case atom.Bdo:
		if strings.EqualFold(attr(n, "dir"), "rtl") {
			before = turned
		}
	case atom.Q:
		before, after = "\"", "\""
	}
	b, a := s.sheet.written(n)
	return before + b, a + after
}
