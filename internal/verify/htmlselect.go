package verify

import (
	"strings"

	"golang.org/x/net/html"
)

// selector is a complex selector (Selectors 4), from the element outwards.
type selector struct {
	steps  []compound
	pseudo string // the part of an element that is meant: before, after, another; empty: the element
	rest   bool   // it holds when nobody touches the page; «:hover» does not
	partly bool   // something in it is not understood, and passed over
	weight int    // of its names: what it outweighs (17)
}

// compound is one step of a selector; join says how the next one stands to it: ' ' above,
// '>' right above, '+' right before, '~' before.
type compound struct {
	tests []func(*stylesheet, *html.Node) bool
	join  byte
}

// selectorsOf reads a list of selectors.
func selectorsOf(list string, nested int) []selector {
	var out []selector
	for _, s := range splitOutside(list, ',') {
		if s = strings.TrimSpace(s); s != "" && len(out) < maxRules {
			out = append(out, selectorOf(s, nested))
		}
	}
	return out
}

func selectorOf(s string, nested int) selector {
	p := &selectorReader{s: s, out: selector{rest: true}, nested: nested}
	for p.s != "" && len(p.out.steps) < 32 {
		p.out.steps = append(p.out.steps, p.compound())
		if join := p.combinator(); p.s != "" {
			p.out.steps = append(p.out.steps, compound{join: join})
		}
	}
	// From the element outwards; how the next stands to a step is told with that step.
	all := p.out.steps
	p.out.steps = nil
	for i := len(all) - 1; i >= 0; i-- {
		if c := all[i]; c.join != 0 && len(p.out.steps) > 0 {
			p.out.steps[len(p.out.steps)-1].join = c.join
		} else {
			p.out.steps = append(p.out.steps, c)
		}
	}
	return p.out
}

type selectorReader struct {
	s      string
	out    selector
	nested int
}

// combinator takes what stands between two steps.
func (p *selectorReader) combinator() byte {
	t := strings.TrimLeft(p.s, " \t\r\n\f")
	join := byte(' ')
	if t != "" && strings.IndexByte(">+~", t[0]) >= 0 {
		join, t = t[0], strings.TrimLeft(t[1:], " \t\r\n\f")
	}
	p.s = t
	return join
}

func (p *selectorReader) add(c *compound, weight int, f func(*stylesheet, *html.Node) bool) {
	c.tests = append(c.tests, f)
	p.out.weight += weight
}

// compound takes one step.
func (p *selectorReader) compound() (c compound) {
	if p.s != "" && strings.IndexByte(">+~", p.s[0]) >= 0 { // relative, or broken
		p.out.partly = true
		p.s = p.s[1:]
	}
	for p.s != "" && strings.IndexByte(" \t\r\n\f>+~", p.s[0]) < 0 {
		switch p.s[0] {
		case '*':
			p.s = p.s[1:]
		case '.':
			name := p.name(1)
			p.add(&c, 100, func(_ *stylesheet, n *html.Node) bool { return hasWord(attr(n, "class"), name) })
		case '#':
			name := p.name(1)
			p.add(&c, 10_000, func(_ *stylesheet, n *html.Node) bool { return attr(n, "id") == name })
		case '[':
			p.attribute(&c)
		case ':':
			p.pseudo(&c)
		case '&', '|', '%', ')', ']':
			p.out.partly = true
			p.s = p.s[1:]
		default:
			name := strings.ToLower(p.name(0))
			if name == "" {
				p.out.partly = true
				p.s = p.s[1:]
				continue
			}
			p.add(&c, 1, func(_ *stylesheet, n *html.Node) bool { return n.Data == name })
		}
	}
	return c
}

// name takes a name after a sign, with its escapes.
func (p *selectorReader) name(skip int) string {
	i := skip
	for i < len(p.s) {
		switch c := p.s[i]; {
		case c == '\\' && i+1 < len(p.s):
			i += 2
			for k := 0; k < 6 && i < len(p.s) && isHex(p.s[i-1]) && isHex(p.s[i]); k++ {
				i++
			}
			if i < len(p.s) && p.s[i] == ' ' && isHex(p.s[i-1]) {
				i++
			}
			continue
		case c == '-' || c == '_' || c >= 0x80 || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z':
			i++
			continue
		}
		break
	}
	name := unescaped(p.s[min(skip, len(p.s)):i])
	p.s = p.s[i:]
	return name
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

// attribute takes a test of an attribute.
func (p *selectorReader) attribute(c *compound) {
	inner, rest := enclosed(p.s, '[', ']')
	p.s = rest
	key, value, how := strings.TrimSpace(inner), "", ""
	if at := strings.IndexByte(inner, '='); at > 0 {
		key, value, how = inner[:at], strings.TrimSpace(inner[at+1:]), "="
		if strings.IndexByte("~|^$*", key[len(key)-1]) >= 0 {
			how, key = key[len(key)-1:], key[:len(key)-1]
		}
	}
	if v, ok := strings.CutSuffix(value, " i"); ok {
		value, how = strings.TrimSpace(v), how+"i"
	}
	key, value = strings.ToLower(strings.TrimSpace(key)), unescaped(strings.Trim(strings.TrimSuffix(value, " s"), `"'`))
	p.add(c, 100, func(_ *stylesheet, n *html.Node) bool {
		got, there := "", false
		for _, a := range n.Attr {
			if a.Key == key {
				got, there = a.Val, true
			}
		}
		want, how := value, how
		if h, ok := strings.CutSuffix(how, "i"); ok {
			got, want, how = strings.ToLower(got), strings.ToLower(want), h
		}
		switch how {
		case "":
			return there
		case "=":
			return there && got == want
		case "~":
			return want != "" && hasWord(got, want)
		case "|":
			return got == want || strings.HasPrefix(got, want+"-")
		case "^":
			return want != "" && strings.HasPrefix(got, want)
		case "$":
			return want != "" && strings.HasSuffix(got, want)
		}
		return want != "" && strings.Contains(got, want)
	})
}

// atRest are the states that elements are in only when somebody does something.
const atRest = " hover focus focus-visible focus-within active target visited checked fullscreen modal picture-in-picture user-invalid user-valid playing popover-open "

// pseudo takes a pseudo-class or a pseudo-element.
func (p *selectorReader) pseudo(c *compound) {
	element := strings.HasPrefix(p.s, "::")
	p.s = strings.TrimLeft(p.s, ":")
	name, inner := strings.ToLower(p.name(0)), ""
	if strings.HasPrefix(p.s, "(") {
		inner, p.s = enclosed(p.s, '(', ')')
	}
	switch name {
	case "before", "after", "first-letter", "first-line":
		p.out.pseudo = name
		p.out.weight++
		return
	}
	if element || strings.HasPrefix(name, "-") {
		p.out.pseudo = name
		return
	}
	switch name {
	case "not", "is", "where", "matches", "any":
		if p.nested > 4 {
			p.out.partly = true
			return
		}
		list := selectorsOf(inner, p.nested+1)
		heaviest := 0
		for _, s := range list {
			heaviest = max(heaviest, s.weight)
			p.out.partly = p.out.partly || s.partly
		}
		if name == "where" {
			heaviest = 0
		}
		p.add(c, heaviest, func(sh *stylesheet, n *html.Node) bool {
			for _, s := range list {
				if s.rest && s.pseudo == "" && sh.fits(s, n) {
					return name != "not"
				}
			}
			return name == "not"
		})
	case "root":
		p.add(c, 100, func(_ *stylesheet, n *html.Node) bool { return n.Data == "html" })
	case "first-child":
		p.add(c, 100, func(_ *stylesheet, n *html.Node) bool { return sibling(n, false) == nil })
	case "last-child":
		p.add(c, 100, func(_ *stylesheet, n *html.Node) bool { return sibling(n, true) == nil })
	case "only-child":
		p.add(c, 100, func(_ *stylesheet, n *html.Node) bool { return sibling(n, true) == nil && sibling(n, false) == nil })
	case "empty":
		p.add(c, 100, func(_ *stylesheet, n *html.Node) bool { return n.FirstChild == nil })
	case "link", "any-link", "defined", "enabled", "read-only":
		p.out.weight += 100
	default:
		if strings.Contains(atRest, " "+name+" ") {
			p.out.rest = false
			return
		}
		p.out.partly = true
	}
}

// sibling is the element right before or after another.
func sibling(n *html.Node, after bool) *html.Node {
	for {
		if after {
			n = n.NextSibling
		} else {
			n = n.PrevSibling
		}
		if n == nil || n.Type == html.ElementNode {
			return n
		}
	}
}

func hasWord(list, word string) bool {
	for _, w := range strings.Fields(list) {
		if w == word {
			return true
		}
	}
	return false
}

// outside finds the first sign outside quotation marks that is wanted, of those that are
// not escaped; -1: none is.
func outside(css string, wanted func(c byte, at int) bool) int {
	var quote byte
	for i := 0; i < len(css); i++ {
		switch c := css[i]; {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case wanted(c, i):
			return i
		}
	}
	return -1
}

// enclosed cuts what stands in brackets at the beginning, quotation marks apart.
func enclosed(s string, open, end byte) (inner, rest string) {
	depth := 0
	at := outside(s, func(c byte, _ int) bool {
		switch c {
		case open:
			depth++
		case end:
			depth--
			return depth == 0
		}
		return false
	})
	if at < 0 {
		return s[min(1, len(s)):], ""
	}
	return s[1:at], s[at+1:]
}

// splitOutside cuts at a sign that stands outside brackets and quotation marks.
func splitOutside(s string, sep byte) []string {
	var out []string
	depth, from := 0, 0
	outside(s, func(c byte, at int) bool {
		switch {
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		case c == sep && depth <= 0:
			out = append(out, s[from:at])
			from = at + 1
		}
		return false
	})
	return append(out, s[from:])
}

// fits reports whether a selector selects an element, with what of it is understood.
func (s *stylesheet) fits(sel selector, n *html.Node) bool { return s.step(sel.steps, n, 0) }

func (s *stylesheet) step(steps []compound, n *html.Node, deep int) bool {
	if s.steps--; s.steps < 0 || n == nil || n.Type != html.ElementNode || len(steps) == 0 || deep > maxUp {
		return false
	}
	for _, t := range steps[0].tests {
		if !t(s, n) {
			return false
		}
	}
	if len(steps) == 1 {
		return true
	}
	switch steps[0].join {
	case '>':
		return s.step(steps[1:], n.Parent, deep+1)
	case '+':
		return s.step(steps[1:], sibling(n, false), deep+1)
	case '~':
		for o := sibling(n, false); o != nil && s.steps > 0; o = sibling(o, false) {
			if s.step(steps[1:], o, deep+1) {
				return true
			}
		}
		return false
	}
	for o, up := n.Parent, 0; o != nil && up < maxUp && s.steps > 0; o, up = o.Parent, up+1 {
		if s.step(steps[1:], o, deep+1) {
			return true
		}
	}
	return false
}
