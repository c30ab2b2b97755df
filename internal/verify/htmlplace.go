package verify

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Lengths, in CSS pixels, from which something stands elsewhere than it is written, or is
// large enough to lie over words.
const (
	aside     = 24
	overlap   = 64
	broadSide = 160
)

// displaced tells of what an element does with the place of words: moves them out of their
// order, cuts them, or lies over others.
func (s *sight) displaced(n *html.Node, l *state, won map[string]declared) {
	if l.told || s.sheet.told == nil || inFigure(n) {
		return
	}
	words := s.all(n)
	note := Notice{Kind: UnreadStyle, What: "«" + excerpt(words) + "»"}
	switch {
	case !lettered(words):
		at := won["position"].does
		if (at == lifts || lowered(won["margin-top"])) && painted(won) && broad(won) {
			l.told = true
			s.sheet.told.add(Notice{Kind: Overlay, What: "<" + n.Data + ">"})
		}
		return
	case n.DataAtom == atom.Dialog, lowered(won["margin-top"]), shifted(won):
		note.Kind = Overlay
	case runsLeft(n, won) && latin(words):
		note.Kind = Turned
	case won["float"].value == "right" && !parts(n), n.Namespace == "svg" && n.Data == "svg":
	case s.cutShort(l, won, words):
	default:
		return
	}
	l.told = true
	s.sheet.told.add(note)
}

// all is what an element holds of words, as far as it decides on what is told.
func (s *sight) all(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if s.sheet.steps--; b.Len() > 4000 || s.sheet.steps < 0 {
			break
		}
		if d.Type == html.TextNode && !replacedAbove(d, n) {
			b.WriteString(d.Data + " ")
		}
	}
	return b.String()
}

// lowered reports whether a margin lays an element over those before it.
func lowered(d declared) bool {
	q, ok := measured(d.value)
	return ok && q.px <= -overlap
}

// shifted reports whether an element is shown above or below the place it takes.
func shifted(won map[string]declared) bool {
	off := func(v string) bool {
		q, ok := measured(v)
		return ok && (math.Abs(q.px) > aside || math.Abs(q.pct) > 60)
	}
	if won["position"].value == "relative" && (off(won["top"].value) || off(won["bottom"].value)) {
		return true
	}
	if f := strings.Fields(won["translate"].value); len(f) > 1 && off(f[1]) {
		return true
	}
	out := false
	functionsIn(won["transform"].value, func(name string, args []string) {
		switch {
		case name == "translatey" && len(args) > 0:
			out = out || off(strings.TrimSpace(args[0]))
		case (name == "translate" || name == "translate3d") && len(args) > 1:
			out = out || off(strings.TrimSpace(args[1]))
		case name == "matrix" && len(args) == 6:
			out = out || off(strings.TrimSpace(args[5]))
		}
	})
	return out
}

// runsLeft reports whether an element says that what is in it runs from the right.
func runsLeft(n *html.Node, won map[string]declared) bool {
	if d, ok := won["direction"]; ok {
		return d.value == "rtl"
	}
	return strings.EqualFold(attr(n, "dir"), "rtl")
}

// painted reports whether an element lays something over what is behind it.
func painted(won map[string]declared) bool {
	c, known := colourOf(won["background-color"].value, false)
	v := won["background-image"].value
	return won["background-color"].value != "" && (!known || c.a > 0.05) || v != "" && v != "none"
}

// broad reports whether an element without words is large enough to hide some.
func broad(won map[string]declared) bool {
	side := func(p string) bool {
		q, ok := measured(won[p].value)
		return ok && (q.px >= broadSide || q.pct >= 50)
	}
	_, inset := won["inset"]
	both := func(a, b string) bool {
		_, ok1 := won[a]
		_, ok2 := won[b]
		return ok1 && ok2
	}
	return inset || (side("width") || both("left", "right")) && (side("height") || both("top", "bottom")) || side("height") && won["position"].does != lifts
}

// cutShort reports whether an element is too small for its words in the view, and cuts them.
func (s *sight) cutShort(l *state, won map[string]declared, words string) bool {
	if won["overflow"].does != hides {
		return false
	}
	width := deviceOf(s.sheet.view).width
	need := 0.4 * l.size * float64(utf8.RuneCountInString(strings.Join(strings.Fields(words), " ")))
	if l.oneLine && need > width {
		return true
	}
	for _, p := range []string{"height", "max-height"} {
		if q, ok := measured(won[p].value); ok && q.pct == 0 && q.px > 0 && q.px*width < need*1.15*l.size {
			return true
		}
	}
	return false
}

// hints are what attributes of an older kind say of letters (HTML, 15.3).
func hints(n *html.Node) []declared {
	var out []declared
	for _, a := range n.Attr {
		switch a.Key {
		case "color":
			if n.DataAtom == atom.Font {
				out = append(out, declare("color", a.Val, false)...)
			}
		case "text":
			if n.DataAtom == atom.Body {
				out = append(out, declare("color", a.Val, false)...)
			}
		case "face":
			if n.DataAtom == atom.Font {
				out = append(out, declare("font-family", a.Val, false)...)
			}
		case "bgcolor":
			out = append(out, declare("background-color", a.Val, false)...)
		}
	}
	return out
}

// shadowed reports whether an element is written in the place of what a shadow tree of its
// parent shows (HTML, 4.12.3). Where the tree takes words in is not worked out.
func (s *sight) shadowed(n *html.Node) bool {
	if n.Parent == nil || n.DataAtom == atom.Template {
		return false
	}
	for c := range n.Parent.ChildNodes() {
		if s.sheet.steps--; c.DataAtom == atom.Template && attr(c, "shadowrootmode") != "" {
			for d := range c.Descendants() {
				if d.DataAtom == atom.Slot {
					s.sheet.told.add(Notice{Kind: UnreadStyle, What: "shadowrootmode"})
					return false
				}
			}
			return true
		}
	}
	return false
}

// signFamily reports whether the first typeface of a list draws signs for letters.
func signFamily(v string) bool {
	first := strings.ToLower(strings.Trim(splitOutside(v, ',')[0], `"' `))
	return slices.Contains(usualSigns, first)
}

// ranked reports whether what a grid is told of an element is another place than the next.
func ranked(p, v string) bool {
	if v == "auto" || v == "none" || keeps(v) || v == "initial" || strings.HasPrefix(v, "span") || v == "1 / -1" || v == "1/-1" {
		return false
	}
	return p != "grid-template-areas" || strings.ContainsAny(v, `"'`)
}

// pictured reports whether a browser shows a picture, or something else that is not read,
// in the place of an element.
func pictured(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	if n.Namespace == "svg" {
		return n.Data == "svg"
	}
	switch n.DataAtom {
	case atom.Img, atom.Image, atom.Canvas, atom.Video, atom.Picture, atom.Progress, atom.Meter:
		return !speck(n)
	case atom.Figure: // in the middle of a text
		return n.PrevSibling != nil && n.NextSibling != nil && n.PrevSibling.Type == html.TextNode && n.NextSibling.Type == html.TextNode &&
			lettered(n.PrevSibling.Data) && lettered(n.NextSibling.Data)
	case atom.Span, atom.B, atom.I, atom.Em, atom.A: // a picture behind nothing
		return n.FirstChild == nil && strings.Contains(strings.ToLower(attr(n, "style")), "url(")
	}
	return false
}

// speck reports whether a picture is told to be too small to show anything.
func speck(n *html.Node) bool {
	w, ok1 := length(attr(n, "width"))
	h, ok2 := length(attr(n, "height"))
	return ok1 && w <= 2 || ok2 && h <= 2
}

// coverMark stands for what a pseudo-element without words writes: a surface over its element.
const coverMark = "\x00\x00"

// covers reports whether a pseudo-element lays a broad surface over words.
func covers(says []declared) bool {
	won := map[string]declared{}
	for _, d := range says {
		won[d.property] = d
	}
	q, ok := measured(won["z-index"].value)
	return won["position"].does == lifts && painted(won) && broad(won) && !(ok && q.px < 0)
}

// lies tells of a surface that a rule lays over the words of an element.
func (s *stylesheet) lies(r styleRule, n *html.Node) {
	if s.told == nil || inFigure(n) {
		return
	}
	if words := excerpt((&sight{sheet: s}).inside(n)); words != "" {
		s.told.add(Notice{Kind: Overlay, What: r.name + "::" + r.pseudo + " «" + words + "»"})
	}
}
