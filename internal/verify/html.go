package verify

import (
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
	out, err := htmlText(b, silent)
	if err != nil {
		return nil, err
	}
	return out.words()
}

// htmlText is the text of the body without the elements that are silent; a newline
// stands between blocks only.
func htmlText(b []byte, silent func(*html.Node) bool) (*text, error) {
	root, err := parseHTML(b)
	if err != nil {
		return nil, err
	}
	w := pageWalk{silent: silent, beside: func(*html.Node) (string, string) { return "", "" }}
	return w.text(root), nil
}

// parseHTML reads a page in UTF-8, in UTF-16 with its mark, or else in the Windows
// code page, as browsers do.
func parseHTML(b []byte) (*html.Node, error) {
	if len(b) > maxHTML {
		return nil, fmt.Errorf("html: %d bytes: %w", len(b), ErrTooLarge)
	}
	root, err := html.Parse(strings.NewReader(plainText(b)))
	if err != nil {
		return nil, fmt.Errorf("html: %w", err)
	}
	return root, nil
}

// pageWalk takes the words of a page in order.
type pageWalk struct {
	out    text
	silent func(*html.Node) bool                   // nothing inside is words
	beside func(*html.Node) (before, after string) // what is said around what is inside
	mute   func(*html.Node) bool                   // a text is not seen; nil: every one is
}

// text walks without recursion: the depth of a broken page is not bounded.
func (w *pageWalk) text(root *html.Node) *text {
	for n := root; n != nil; {
		w.begin(n)
		if n.FirstChild != nil && !w.silent(n) {
			n = n.FirstChild
			continue
		}
		w.end(n)
		for n != nil && n.NextSibling == nil {
			if n = n.Parent; n != nil {
				w.end(n)
			}
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	return &w.out
}

func (w *pageWalk) begin(n *html.Node) {
	if n.Type == html.TextNode && (w.mute == nil || !w.mute(n)) {
		w.out.add(strings.ReplaceAll(n.Data, "\n", " "))
	}
	if parts(n) {
		w.out.part()
	}
	before, _ := w.beside(n)
	w.out.add(before)
}

func (w *pageWalk) end(n *html.Node) {
	_, after := w.beside(n)
	w.out.add(after)
	if parts(n) {
		w.out.part()
	}
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
