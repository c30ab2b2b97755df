package verify

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxHTML is less than other files: a parser of broken HTML may need time that
// grows faster than its input.
const maxHTML = 4 << 20

// HTMLWords returns the words of the body in order. Elements marked data-chrome
// (skip link, head of the page), drawings, scripts and what is hidden from
// everybody do not count.
func HTMLWords(b []byte) (words []string, err error) {
	defer guard("html", &err)
	out, err := htmlText(b)
	if err != nil {
		return nil, err
	}
	return out.words()
}

// htmlText is the text of the body; a newline stands between blocks only.
func htmlText(b []byte) (*text, error) {
	if len(b) > maxHTML {
		return nil, fmt.Errorf("html: %d bytes: %w", len(b), ErrTooLarge)
	}
	root, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("html: %w", err)
	}
	var out text
	// Without recursion: the depth of a broken page is not bounded.
	for n := root; n != nil; {
		if n.Type == html.TextNode {
			out.add(strings.ReplaceAll(n.Data, "\n", " "))
		}
		if parts(n) {
			out.part()
		}
		if n.FirstChild != nil && !silent(n) {
			n = n.FirstChild
			continue
		}
		for n != nil && n.NextSibling == nil {
			if n = n.Parent; n != nil && parts(n) {
				out.part()
			}
		}
		if n != nil {
			if parts(n) {
				out.part()
			}
			n = n.NextSibling
		}
	}
	return &out, nil
}

// silent reports whether nothing inside the element is words of the page.
func silent(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Svg, atom.Math:
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "data-chrome" || a.Key == "hidden" {
			return true
		}
	}
	return false
}

// parts reports whether the element stands between words: all but phrasing
// elements that only mark up a stretch of a line.
func parts(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Dfn, atom.Em, atom.I, atom.Mark,
		atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var, atom.Wbr:
		return false
	}
	return true
}
