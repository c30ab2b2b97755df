package verify

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"malbild/internal/lazy"
)

// Bounds of the styles that are tried on a page.
const (
	maxRules = 2048
	maxUp    = 600     // elements above an element
	maxTries = 1 << 25 // elements that are held against selectors
)

// stylesheet is what the style elements of a page say of what is seen, in one view.
type stylesheet struct {
	rules []styleRule
	steps int
	view  string
	told  *notices

	keyframes  map[string][]keyframe
	registered map[string]registration
	dark       bool                        // the page follows a reader who wants it dark
	env        func(*html.Node) *variables // of an element; nil: none are known yet
}

// styleRule says of the elements that it selects what of them is seen, or writes words
// before or after them.
type styleRule struct {
	selector
	says    []declared
	written string // by a pseudo-element
	maybe   bool   // it stands under a condition that is not understood
	name    string // for people
}

// declared is a property that decides on what is seen.
type declared struct {
	property string // custom properties too
	does     effect
	heavy    bool   // !important
	name     string // as it is written, with its value, where that decides
	value    string
}

// effect is what a declaration does to the words of an element.
type effect int8

const (
	shows effect = iota
	hides
	valued // what it does is worked out where it stands
	waits  // for the values of custom properties
	turns  // letters in another order than they are written
	lifts  // out of its place, over other words
	moves  // from its place, which stays empty
)

// stylesOf reads the style elements of a page as they hold in a view.
func stylesOf(root *html.Node, view string, told *notices) *stylesheet {
	s := &stylesheet{steps: maxTries, view: view, told: told, keyframes: map[string][]keyframe{}, registered: map[string]registration{}}
	s.dark = view == Dark && followsDark(root)
	for n := range root.Descendants() {
		if n.DataAtom == atom.Style && n.FirstChild != nil {
			if holds, known := mediaHolds(attr(n, "media"), view); holds || !known {
				s.read(cssComment().ReplaceAllString(n.FirstChild.Data, " "), "", !known, 0)
			}
		}
	}
	return s
}

var cssComment = lazy.Pattern(`(?s)/\*.*?\*/`)

// read takes the rules of a sheet, or of a block in it; around is the selector of the rule
// that it stands in (CSS Nesting 1).
func (s *stylesheet) read(css, around string, maybe bool, depth int) {
	var own strings.Builder
	for css != "" && len(s.rules) < maxRules {
		at := nextOutside(css)
		if at < 0 {
			own.WriteString(css)
			break
		}
		head := strings.TrimSpace(css[:at])
		if css[at] != '{' {
			s.statement(head, &own)
			css = css[at+1:]
			continue
		}
		inner, rest := enclosed(css[at:], '{', '}')
		css = rest
		if depth > 8 {
			continue
		}
		if strings.HasPrefix(head, "@") {
			s.atRule(strings.ToLower(head), inner, around, maybe, depth)
			continue
		}
		if around != "" {
			head = nestedIn(head, around)
		}
		s.read(inner, head, maybe, depth+1)
	}
	if around != "" {
		s.rule(around, own.String(), maybe)
	}
}

// statement takes what ends with a semicolon: a declaration, or an order such as @import.
func (s *stylesheet) statement(head string, own *strings.Builder) {
	if !strings.HasPrefix(head, "@") {
		own.WriteString(head + ";")
		return
	}
	if low := strings.ToLower(unescaped(head)); strings.HasPrefix(low, "@import") {
		s.told.add(Notice{Kind: OutsideStyle, What: head})
	}
}

// nestedIn is a selector inside another.
func nestedIn(head, around string) string {
	if !strings.Contains(head, "&") {
		head = "& " + head
	}
	return strings.ReplaceAll(head, "&", ":is("+around+")")
}

// atRule takes a block under a condition.
func (s *stylesheet) atRule(head, inner, around string, maybe bool, depth int) {
	name, condition, _ := strings.Cut(unescaped(head), " ")
	if i := strings.IndexByte(name, '('); i > 0 {
		name, condition = name[:i], name[i:]+" "+condition
	}
	condition = strings.TrimSpace(condition)
	switch name {
	case "@media":
		if holds, known := mediaHolds(condition, s.view); holds || !known {
			s.read(inner, around, maybe || !known, depth+1)
		}
	case "@layer":
		s.read(inner, around, maybe, depth+1)
	case "@supports":
		s.read(inner, around, maybe || strings.Contains(condition, "not"), depth+1)
	case "@font-face":
		s.ownFont(inner)
	case "@property":
		s.register(condition, inner)
	case "@page", "@starting-style", "@font-feature-values", "@font-palette-values", "@position-try", "@color-profile":
	case "@keyframes", "@-webkit-keyframes":
		s.animate(strings.Trim(condition, `"'`), inner)
	case "@counter-style":
		if countsInWords(inner) {
			s.told.add(Notice{Kind: UnreadStyle, What: head})
		}
	default: // @container, @scope, and what is not known
		s.read(inner, around, true, depth+1)
	}
}

// countsInWords reports whether a style of counters writes words for numbers.
func countsInWords(inner string) bool {
	out := false
	declarations(inner, func(p, v string, _ bool) {
		if p != "system" && p != "fallback" && p != "speak-as" && p != "range" {
			out = out || wordForm().MatchString(unescaped(v))
		}
	})
	return out
}

// ownFont tells of a typeface that a page brings or fetches: its letters may be others.
func (s *stylesheet) ownFont(inner string) {
	family, source := "", ""
	declarations(inner, func(p, v string, _ bool) {
		switch p {
		case "font-family":
			family = strings.Trim(v, `"' `)
		case "src":
			source = v
		}
	})
	for _, name := range splitOutside(source, ',') {
		if f, inner, ok := function(strings.TrimSpace(strings.ToLower(name))); ok && f == "local" && signFamily(inner) {
			s.told.add(Notice{Kind: FalseLetters, What: family + ": " + strings.Trim(inner, `"'`)})
		}
	}
	if strings.Contains(strings.ToLower(source), "url(") {
		s.told.add(fontNotice(family, source))
	}
}

// nextOutside finds the next sign that ends a statement or opens or closes a block.
func nextOutside(css string) int {
	depth := 0
	return outside(css, func(c byte, _ int) bool {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		case '{', ';', '}':
			return depth <= 0
		}
		return false
	})
}

func (s *stylesheet) rule(selectors, body string, maybe bool) {
	says, writes := declaredIn(body), waiting(body)
	if len(says) == 0 && writes == "" {
		return
	}
	for _, sel := range selectorsOf(selectors, 0) {
		if !sel.rest || len(s.rules) >= maxRules {
			continue
		}
		r := styleRule{selector: sel, says: says, maybe: maybe || sel.partly, name: selectors}
		switch sel.pseudo {
		case "":
			if r.written = ""; strings.Contains(body, "list-style") && writes != "" {
				s.rules = append(s.rules, styleRule{selector: markOf(sel), written: writes, maybe: r.maybe, name: selectors})
			}
			if len(says) == 0 {
				continue
			}
		case "before", "after", "marker":
			if r.written = writes; writes == "" && covers(says) {
				r.written = coverMark
			}
			if r.says = nil; r.written == "" {
				continue
			}
		case "first-letter", "first-line":
			r.maybe = true
		default:
			continue
		}
		s.rules = append(s.rules, r)
	}
}

// winning is what is said last and loudest of an element, by property (CSS Cascade 4, 6);
// what waits for custom properties is worked out with those of the element.
func (s *stylesheet) winning(n *html.Node, up *variables) (map[string]declared, *variables) {
	var out map[string]declared
	var by map[string]int
	put := func(d declared, weight int) {
		if d.heavy {
			weight += 1 << 30
		}
		if out == nil {
			out, by = map[string]declared{}, map[string]int{}
		}
		if weight >= by[d.property] {
			out[d.property], by[d.property] = d, weight
		}
	}
	for _, d := range hints(n) {
		put(d, 0)
	}
	for _, r := range s.rules {
		if r.written != "" || len(r.says) == 0 || !s.fits(r.selector, n) {
			continue
		}
		for _, d := range r.says {
			if !r.maybe {
				put(d, r.weight)
			} else if d.does == hides || d.does == turns || d.does == lifts || d.does == valued && vanishes(d) {
				s.doubt(r, n)
			}
		}
	}
	for _, d := range declaredIn(attr(n, "style")) {
		put(d, 1<<28)
	}
	var own map[string]string
	for p, d := range out {
		if strings.HasPrefix(p, "--") {
			if own == nil {
				own = map[string]string{}
			}
			own[p] = d.value
		}
	}
	env := up.with(own)
	for p, d := range out {
		if d.does != waits {
			continue
		}
		delete(out, p)
		if v, ok := env.resolve(d.value, 0); ok {
			for _, w := range declare(d.name, v, false) {
				if w.property == p {
					out[p] = w
				}
			}
		}
	}
	return out, env
}

// doubt tells of a rule that may hold for words.
func (s *stylesheet) doubt(r styleRule, n *html.Node) {
	if s.told == nil || replaced(n) || n.DataAtom == atom.Html || n.DataAtom == atom.Head || inFigure(n) {
		return
	}
	own := &sight{sheet: s}
	if lettered(own.inside(n)) {
		s.told.add(Notice{Kind: UnreadStyle, What: r.name})
	}
}

// written is what the styles write before and after the words of an element.
func (s *stylesheet) written(n *html.Node) (before, after string) {
	best := map[string]int{}
	for _, r := range s.rules {
		if r.written == "" || r.weight < best[r.pseudo] || r.pseudo == "marker" && n.DataAtom != atom.Li || !s.fits(r.selector, n) {
			continue
		}
		if r.maybe {
			s.doubt(r, n)
			continue
		}
		if r.written == coverMark {
			s.lies(r, n)
			continue
		}
		if best[r.pseudo] = r.weight; r.pseudo == "after" {
			after = s.said(r.written, n)
		} else {
			before = s.said(r.written, n)
		}
	}
	if n.DataAtom == atom.Li { // words for a mark, by a style of the list or of the item
		for p, up := n, 0; p != nil && up < 2; p, up = p.Parent, up+1 {
			before += listMark(attr(p, "style"))
		}
	}
	return before, after
}

func listMark(style string) string {
	if !strings.Contains(style, "list-style") {
		return ""
	}
	return content(style)
}

// declarations calls f with the properties of a style, in lower case but those that a page names itself.
func declarations(style string, f func(property, value string, heavy bool)) {
	for _, d := range splitOutside(style, ';') {
		p, v, ok := strings.Cut(d, ":")
		if ok {
			v, rest, heavy := strings.Cut(v, "!")
			heavy = heavy && strings.Contains(strings.ToLower(rest), "important")
			if p = unescaped(strings.TrimSpace(p)); !strings.HasPrefix(p, "--") {
				p = strings.ToLower(p)
			}
			f(p, strings.TrimSpace(v), heavy)
		}
	}
}

// markOf is the mark of what a selector selects, or of the items in it.
func markOf(s selector) selector {
	s.pseudo = "marker"
	return s
}

// declaredIn are the declarations of a style that decide on what is seen.
func declaredIn(style string) []declared {
	var out []declared
	declarations(style, func(p, v string, heavy bool) { out = append(out, declare(p, v, heavy)...) })
	return out
}

// declare takes one declaration apart.
func declare(p, v string, heavy bool) []declared {
	switch {
	case strings.HasPrefix(p, "--"):
		return []declared{{property: p, does: valued, heavy: heavy, value: v}}
	case calls(v) >= 0:
		var out []declared
		for _, name := range shortFor(p) {
			if property, _, ok := effectOf(name, ""); ok {
				out = append(out, declared{property: property, does: waits, heavy: heavy, name: p, value: v})
			}
		}
		return out
	}
	v = strings.TrimSpace(strings.ToLower(unescaped(v)))
	var out []declared
	for _, l := range longhands(p, v) {
		if property, does, ok := effectOf(l[0], l[1]); ok {
			out = append(out, declared{property, does, heavy, l[0], l[1]})
		}
	}
	return out
}

// shortFor are the properties that one may set.
func shortFor(p string) []string {
	switch p {
	case "font":
		return []string{"font-size"}
	case "background":
		return []string{"background-color", "background-image"}
	}
	return []string{p}
}
