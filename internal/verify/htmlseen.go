package verify

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlViews reads a page as it is seen on a screen and, when it is judged, also on a
// telephone and on paper, where that differs.
func htmlViews(b []byte, judged bool, told *notices) ([]view, error) {
	root, err := parseHTML(b)
	if err != nil {
		return nil, err
	}
	names := viewsOf(root)
	if !judged {
		names, told = names[:1], &notices{}
	} else {
		tellPage(root, told)
	}
	var out []view
	said := map[string]bool{}
	for _, name := range names {
		t, err := seenText(root, judged, name, told)
		if err != nil {
			return nil, err
		}
		if s := t.b.String(); !said[s] {
			said[s] = true
			out = append(out, view{name, []letters{oneOrder(s)}})
		}
	}
	return out, nil
}

// seenText is all that a reader of a page sees in a view: not what its styles hide, and
// also what they write and fields hold. Chrome says whether elements marked data-chrome
// count.
func seenText(root *html.Node, chrome bool, view string, told *notices) (*text, error) {
	s := &sight{chrome: chrome, sheet: stylesOf(root, view, told), known: map[*html.Node]*state{}}
	s.sheet.env = func(n *html.Node) *variables { return s.state(n).vars }
	w := pageWalk{silent: s.unseen, beside: s.beside, mute: s.mute}
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
	known  map[*html.Node]*state
}

// state is what is known of an element: that nothing inside is seen, or how letters in it
// look, which elements inside may say anew.
type state struct {
	gone           bool
	hidden, turned bool
	told           bool
	oneLine        bool    // its words stand in one line, however long
	size           float64 // of letters, CSS pixels
	guise
	vars *variables
}

// unseen reports whether nothing inside an element is seen.
func (s *sight) unseen(n *html.Node) bool { return n.Type == html.ElementNode && s.state(n).gone }

// mute reports whether the letters of a text are not seen though its element is.
func (s *sight) mute(n *html.Node) bool {
	if n.Parent == nil || n.Parent.Type != html.ElementNode {
		return false
	}
	l := s.state(n.Parent)
	return l.hidden || l.size < leastLetter || l.faint()
}

// leastLetter is the size of letters that are specks, in CSS pixels.
const leastLetter = 2

// state works out an element, those above it first.
func (s *sight) state(n *html.Node) *state {
	var above []*html.Node
	for p := n; p != nil && p.Type == html.ElementNode && s.known[p] == nil; p = p.Parent {
		above = append(above, p)
	}
	for i := len(above) - 1; i >= 0; i-- {
		s.known[above[i]] = s.worked(above[i])
	}
	return s.known[n]
}

// worked works out one element from the one above it.
func (s *sight) worked(n *html.Node) *state {
	l := &state{size: usualSize, guise: s.sheet.blank(), vars: &variables{registered: s.sheet.registered}}
	if p := s.known[n.Parent]; p != nil {
		if *l = *p; p.gone {
			return l
		}
		l.turned = false
	}
	won, vars := s.sheet.winning(n, l.vars)
	l.vars = vars
	moving := s.sheet.animated(won)
	if d, ok := won["visibility"]; ok {
		l.hidden = d.does == hides
	}
	if d, ok := won["font-size"]; ok {
		l.size = sized(d.value, l.size)
	}
	if d, ok := won["white-space"]; ok {
		l.oneLine = d.value == "nowrap" || d.value == "pre"
	}
	l.dress(won, s.sheet.dark)
	l.turned = won["unicode-bidi"].does == turns
	l.gone = replaced(n) || shut(n) || !s.chrome && silent(n) || s.chrome && struck(n) || boxGone(won) || s.chrome && s.shadowed(n)
	if s.chrome && moving != "" {
		s.tellMoving(n, l, moving)
	}
	if !l.gone && s.chrome {
		s.tell(n, l, won)
		s.displaced(n, l, won)
	}
	return l
}

// boxGone reports whether an element and all in it is away.
func boxGone(won map[string]declared) bool {
	at := won["position"].does
	moved, cut := at == lifts || at == moves, won["overflow"].does == hides
	for p, d := range won {
		if p == "text-indent" && d.does == moves && cut {
			return true
		}
		if d.does != hides {
			continue
		}
		switch p {
		case "visibility", "overflow":
		case "left", "top", "right", "bottom", "inset", "inset-inline-start", "inset-inline-end", "inset-block-start":
			if moved {
				return true
			}
		case "clip":
			if at == lifts {
				return true
			}
		case "height", "width", "max-height", "max-width":
			if cut {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// struck reports whether words are struck out.
func struck(n *html.Node) bool {
	return n.Namespace == "" && (n.Data == "s" || n.Data == "strike" || n.Data == "del")
}

// tell notes words that stand elsewhere than they are written.
func (s *sight) tell(n *html.Node, l *state, won map[string]declared) {
	if l.told || inFigure(n) {
		return
	}
	for _, c := range mayHide {
		if won[c.property].does != c.does {
			continue
		}
		if words := excerpt(s.inside(n)); words != "" {
			l.told = true
			what := "«" + words + "»"
			if c.kind == UnreadStyle {
				what = c.property + ", " + what
			}
			s.sheet.told.add(Notice{Kind: c.kind, What: what})
		}
	}
}

// mayHide are the properties that put words in another place or look than they are written.
var mayHide = []struct {
	property string
	does     effect
	kind     NoticeKind
}{{"position", lifts, Overlay}, {"order", turns, UnreadStyle}, {"mask", turns, UnreadStyle}, {"mask-image", turns, UnreadStyle}, {"-webkit-mask", turns, UnreadStyle},
	{"-webkit-mask-image", turns, UnreadStyle}, {"mix-blend-mode", turns, UnreadStyle}, {"flex-direction", turns, UnreadStyle}, {"clip-path", turns, UnreadStyle},
	{"transform", turns, UnreadStyle}, {"scale", turns, UnreadStyle}, {"rotate", turns, UnreadStyle}, {"filter", turns, UnreadStyle}, {"quotes", turns, UnreadStyle},
	{"hyphenate-character", turns, UnreadStyle}, {"text-overflow", turns, UnreadStyle}, {"-webkit-text-stroke", turns, UnreadStyle}, {"-webkit-text-stroke-width", turns, UnreadStyle},
	{"-webkit-line-clamp", turns, UnreadStyle}, {"line-clamp", turns, UnreadStyle}, {"offset", turns, UnreadStyle}, {"offset-path", turns, UnreadStyle},
	{"grid-row", turns, UnreadStyle}, {"grid-row-start", turns, UnreadStyle}, {"grid-area", turns, UnreadStyle}, {"grid-template-areas", turns, UnreadStyle}}

// inside is the text of an element that is seen of itself.
func (s *sight) inside(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if b.Len() > 200 {
			break
		}
		if d.Type == html.TextNode && !replacedAbove(d, n) {
			b.WriteString(d.Data + " ")
		}
	}
	return b.String()
}

func replacedAbove(d, top *html.Node) bool {
	for p, up := d.Parent, 0; p != nil && up < maxUp; p, up = p.Parent, up+1 {
		if replaced(p) || shut(p) {
			return true
		}
		if p == top {
			return false
		}
	}
	return false
}

// excerpt is the first words of a text that has letters.
func excerpt(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if !lettered(text) {
		return ""
	}
	if r := []rune(text); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return text
}

// replaced reports whether a browser shows something else in the place of what is
// written inside an element, or nothing.
func replaced(n *html.Node) bool {
	if n.Namespace != "" { // a drawing or a formula
		switch n.Data {
		case "svg":
			return inFigure(n)
		case "title", "desc", "metadata", "defs", "script", "style", "annotation", "annotation-xml", "mphantom":
			return true
		}
		return false
	}
	switch n.DataAtom {
	case atom.Template:
		return attr(n, "shadowrootmode") == ""
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Canvas, atom.Video, atom.Audio, atom.Iframe, atom.Object, atom.Datalist, atom.Noembed, atom.Noframes, atom.Rp, atom.Title:
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
		if a.Key == "hidden" || a.Key == "popover" {
			return true
		}
		open = open || a.Key == "open"
	}
	return n.DataAtom == atom.Dialog && !open
}

// framed reports whether an element shows something that is not read, in its place.
func framed(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Iframe, atom.Object, atom.Embed:
		return !shut(n) && !speck(n)
	}
	return false
}

// beside is what an element shows around what is written inside it.
func (s *sight) beside(n *html.Node) (before, after string) {
	if n.Type != html.ElementNode {
		return "", ""
	}
	if s.unseen(n) {
		if framed(n) && n.Parent != nil && !s.unseen(n.Parent) {
			return "\n\ufffd\n", ""
		}
		return "", ""
	}
	if s.state(n).turned {
		before = turned
	}
	switch n.DataAtom {
	case atom.Option:
		before = " " + attr(n, "label") + " "
	case atom.Textarea:
		before = " " + attr(n, "placeholder") + " "
	case atom.Input:
		if kind := strings.ToLower(attr(n, "type")); kind != "hidden" && kind != "checkbox" && kind != "radio" && kind != "password" {
			before = " " + cmp.Or(attr(n, "value"), attr(n, "placeholder")) + " "
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
