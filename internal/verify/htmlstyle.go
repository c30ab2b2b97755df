package verify

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"malbild/internal/lazy"
)

// Bounds of the styles that are tried on a page.
const (
	maxRules = 512
	maxUp    = 600     // elements above an element
	maxTries = 1 << 25 // elements that are held against selectors
)

// stylesheet is what the style elements of a page say of what is seen: rules whose
// selectors are made of types, classes and ids, one in the other. Styles from outside
// the page, and for paper or a size of screen only, are not known here.
type stylesheet struct {
	rules []styleRule
	steps int
}

// styleRule hides the elements it selects, or writes words before or after them.
type styleRule struct {
	path          []compound // from the element outwards
	hide          bool
	before, after string
}

// compound is one step of a selector; child says that the next stands right above.
type compound struct {
	tag, id string
	classes []string
	child   bool
}

// stylesOf reads the style elements of a page.
func stylesOf(root *html.Node) *stylesheet {
	s := &stylesheet{steps: maxTries}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Style && n.FirstChild != nil {
			s.read(cssComment().ReplaceAllString(n.FirstChild.Data, " "), 0)
		}
	}
	return s
}

var cssComment = lazy.Pattern(`(?s)/\*.*?\*/`)

// read takes the rules of a sheet, and of the blocks in it that hold for every screen.
func (s *stylesheet) read(css string, depth int) {
	for len(s.rules) < maxRules {
		open := strings.IndexAny(css, "{;")
		if open < 0 {
			return
		}
		head := strings.TrimSpace(css[:open])
		if css[open] == ';' { // a statement such as @import
			css = css[open+1:]
			continue
		}
		inner, rest := block(css[open+1:])
		switch at, condition, _ := strings.Cut(strings.ToLower(head), " "); {
		case !strings.HasPrefix(head, "@"):
			s.rule(head, inner)
		case depth > 8:
		case at == "@media" && (strings.TrimSpace(condition) == "screen" || strings.TrimSpace(condition) == "all"), at == "@layer", at == "@supports":
			s.read(inner, depth+1)
		}
		css = rest
	}
}

// block cuts what stands up to the brace that closes it.
func block(css string) (inner, rest string) {
	depth := 1
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[:i], css[i+1:]
			}
		}
	}
	return css, ""
}

func (s *stylesheet) rule(selectors, declarations string) {
	hide, says := hides(declarations), content(declarations)
	if !hide && says == "" {
		return
	}
	for _, sel := range strings.Split(selectors, ",") {
		sel = strings.ReplaceAll(strings.TrimSpace(sel), "::", ":")
		before, early := strings.CutSuffix(sel, ":before")
		after, late := strings.CutSuffix(sel, ":after")
		r := styleRule{hide: hide && !early && !late}
		switch {
		case early:
			sel, r.before = before, says
		case late:
			sel, r.after = after, says
		}
		if r.path = pathOf(sel); r.path != nil && len(s.rules) < maxRules {
			s.rules = append(s.rules, r)
		}
	}
}

var (
	compoundForm = lazy.Pattern(`^(\*|[a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)$`)
	partForm     = lazy.Pattern(`[.#][\w-]+`)
)

// pathOf reads a selector; nil: it asks for more than is understood here.
func pathOf(selector string) []compound {
	var out []compound
	fields := strings.Fields(strings.ReplaceAll(selector, ">", " > "))
	child := false
	for i := len(fields) - 1; i >= 0; i-- {
		if fields[i] == ">" {
			if len(out) == 0 {
				return nil
			}
			out[len(out)-1].child = true
			continue
		}
		m := compoundForm().FindStringSubmatch(fields[i])
		if m == nil || m[0] == "" {
			return nil
		}
		c := compound{tag: strings.ToLower(strings.Trim(m[1], "*")), child: child}
		for _, p := range partForm().FindAllString(m[2], -1) {
			if p[0] == '#' {
				c.id = p[1:]
			} else {
				c.classes = append(c.classes, p[1:])
			}
		}
		out = append(out, c)
	}
	return out
}

func (c compound) fits(n *html.Node) bool {
	if n.Type != html.ElementNode || c.tag != "" && c.tag != n.Data || c.id != "" && c.id != attr(n, "id") {
		return false
	}
	if len(c.classes) == 0 {
		return true
	}
	has := " " + strings.Join(strings.Fields(attr(n, "class")), " ") + " "
	for _, x := range c.classes {
		if !strings.Contains(has, " "+x+" ") {
			return false
		}
	}
	return true
}

// fits reports whether a rule selects an element. Of several elements above that fit a
// step the nearest is taken.
func (s *stylesheet) fits(r styleRule, n *html.Node) bool {
	if s.steps--; s.steps < 0 || !r.path[0].fits(n) {
		return false
	}
	for i := 1; i < len(r.path); i++ {
		n = n.Parent
		for ; n != nil && !r.path[i-1].child && !r.path[i].fits(n); n = n.Parent {
			s.steps--
		}
		if n == nil || !r.path[i].fits(n) {
			return false
		}
	}
	return true
}

func (s *stylesheet) hides(n *html.Node) bool {
	for _, r := range s.rules {
		if r.hide && s.fits(r, n) {
			return true
		}
	}
	return false
}

// written is what the styles write before and after the words of an element.
func (s *stylesheet) written(n *html.Node) (before, after string) {
	for _, r := range s.rules {
		if (r.before != "" || r.after != "") && s.fits(r, n) {
			before, after = before+r.before, r.after+after
		}
	}
	return before, after
}

// declarations calls f with the properties of a style, in lower case.
func declarations(style string, f func(property, value string)) {
	for _, d := range strings.Split(style, ";") {
		p, v, ok := strings.Cut(d, ":")
		if ok {
			v, _, _ = strings.Cut(v, "!")
			f(strings.ToLower(strings.TrimSpace(p)), strings.TrimSpace(v))
		}
	}
}

// hides reports whether a style makes words invisible.
func hides(style string) bool {
	out := false
	declarations(style, func(p, v string) {
		v = strings.ToLower(v)
		switch p {
		case "display":
			out = v == "none"
		case "visibility":
			out = out || v == "hidden" || v == "collapse"
		case "opacity", "font-size":
			n, _ := length(v)
			out = out || n >= 0 && n < 0.05 && unicode.IsDigit(rune((v + "x")[0]))
		case "color":
			out = out || v == "transparent"
		case "clip-path":
			out = out || v == "inset(50%)" || v == "inset(100%)"
		case "clip":
			out = out || strings.HasPrefix(v, "rect(0")
		case "text-indent", "left", "top", "right", "margin-left":
			n, ok := length(v)
			out = out || ok && n <= -900
		case "transform":
			out = out || strings.HasPrefix(v, "scale(0)")
		}
	})
	return out
}

// length is the number that a value begins with.
func length(v string) (float64, bool) {
	end := 0
	for end < len(v) && strings.IndexByte("+-.0123456789", v[end]) >= 0 {
		end++
	}
	n, err := strconv.ParseFloat(v[:end], 64)
	return n, err == nil
}

var cssString = lazy.Pattern(`"([^"]*)"|'([^']*)'`)

// content is the words that a style writes.
func content(style string) string {
	out := ""
	declarations(style, func(p, v string) {
		if p != "content" {
			return
		}
		out = ""
		for _, m := range cssString().FindAllStringSubmatch(v, -1) {
			out += unescaped(m[1] + m[2])
		}
	})
	if strings.IndexFunc(out, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return "" // marks of lists, lines, quotation marks
	}
	return out
}

var cssEscape = lazy.Pattern(`\\([0-9a-fA-F]{1,6})\s?|\\(.)`)

// unescaped reads the escapes of a string (CSS Syntax 3, 4.3.7).
func unescaped(s string) string {
	return cssEscape().ReplaceAllStringFunc(s, func(e string) string {
		if n, err := strconv.ParseUint(strings.TrimSpace(e[1:]), 16, 32); err == nil {
			return string(rune(n))
		}
		return e[1:]
	})
}
