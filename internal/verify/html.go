package verify

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"malbild/internal/lazy"
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
	root, err := html.Parse(strings.NewReader(pageText(b)))
	if err != nil {
		return nil, fmt.Errorf("html: %w", err)
	}
	return root, nil
}

var saysCharset = lazy.Pattern(`(?i)<meta[^>]*charset\s*=\s*["']?\s*([a-z0-9_:-]+)`)

// pageText decodes a page as a browser does that is told no more than the page says: one
// that calls its letters something else than UTF-8 is shown so.
func pageText(b []byte) string {
	m := saysCharset().FindSubmatch(b[:min(len(b), 1024)])
	if m == nil || utf16Text(b) || bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
		return plainText(b)
	}
	switch strings.ToLower(string(m[1])) {
	case "utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be":
		return plainText(b)
	}
	return ansiText(b)
}

// pageWalk takes the words of a page in order.
type pageWalk struct {
	out    text
	silent func(*html.Node) bool                   // nothing inside is words
	beside func(*html.Node) (before, after string) // what is said around what is inside
	mute   func(*html.Node) bool                   // a text is not seen; nil: every one is

	begun   bool // words of the open block have been said
	picture bool // a picture stands after them
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
		w.say(strings.ReplaceAll(n.Data, "\n", " "))
	}
	switch {
	case w.mute != nil && pictured(n):
		w.picture = w.picture || w.begun && (!w.silent(n) || inFigure(n))
		if parts(n) {
			w.out.part()
		}
	case parts(n):
		w.out.part()
		w.ends(n)
	}
	before, _ := w.beside(n)
	w.out.add(before)
}

func (w *pageWalk) end(n *html.Node) {
	_, after := w.beside(n)
	w.out.add(after)
	if !parts(n) {
		return
	}
	w.out.part()
	w.ends(n)
}

// ends notes that a block begins or ends, and not only a picture in one.
func (w *pageWalk) ends(n *html.Node) {
	if n.Namespace == "" && (w.mute == nil || !pictured(n)) {
		w.begun, w.picture = false, false
	}
}

// say adds the words of a text, after the picture that they stand behind in their line.
func (w *pageWalk) say(s string) {
	if lettered(s) {
		if w.picture {
			w.out.add(" \ufffc ")
		}
		w.begun, w.picture = true, false
	}
	w.out.add(s)
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
