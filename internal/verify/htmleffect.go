package verify

import (
	"slices"
	"strconv"
	"strings"

	"malbild/internal/lazy"
)

// effectOf is what one declaration does; its value is worked out already, in lower case.
func effectOf(p, v string) (property string, does effect, ok bool) {
	when := func(b bool, e effect) (string, effect, bool) {
		if b {
			return p, e, true
		}
		return p, shows, true
	}
	q, number := measured(v)
	switch p {
	case "color", "-webkit-text-fill-color", "background-color", "background-image", "font-size", "opacity", "background-clip", "-webkit-background-clip",
		"animation", "animation-name", "animation-fill-mode", "animation-iteration-count", "animation-play-state", "animation-direction", "animation-duration", "animation-delay":
		return strings.TrimPrefix(p, "-webkit-background-"), valued, true
	case "display":
		return when(v == "none", hides)
	case "visibility", "content-visibility":
		return when(v == "hidden" || v == "collapse", hides)
	case "zoom":
		return when(number && q.px+q.pct/100 < 0.1, hides)
	case "clip-path", "-webkit-clip-path":
		return "clip-path", clipped(v), true
	case "clip":
		return when(strings.HasPrefix(v, "rect(0") || strings.HasPrefix(v, "rect(1px"), hides)
	case "text-indent":
		if number && (q.px >= 900 || q.pct >= 100) {
			return p, moves, true // away, where nothing flows over
		}
		return when(number && far(q), hides)
	case "margin-left", "margin-right", "margin-top", "margin-inline-start":
		return when(number && (q.px <= -900 || q.pct <= -150 || p != "margin-top" && q.px >= 5000), hides)
	case "padding", "padding-left", "padding-right", "padding-inline-start", "padding-inline-end", "padding-inline":
		return when(strings.ContainsFunc(v, func(r rune) bool { return r >= '1' && r <= '9' }) && pushed(v), hides)
	case "left", "top", "right", "bottom", "inset", "inset-inline-start", "inset-inline-end", "inset-block-start":
		return when(number && (far(q) || q.px >= 5000 && (p == "left" || p == "inset-inline-start")), hides)
	case "transform", "scale", "translate", "rotate":
		return p, formed(p, v), true
	case "filter":
		does, left := filtered(v)
		return when(does == hides || left < 0.1 || does == turns, map[bool]effect{true: turns, false: hides}[does == turns && left >= 0.1])
	case "max-height", "height", "max-width", "width":
		return when(number && q.pct == 0 && q.px < 4 || number && q.px == 0 && q.pct < 1, hides)
	case "max-block-size", "block-size", "max-inline-size", "inline-size": // in the usual way of writing
		to := strings.NewReplacer("block-size", "height", "inline-size", "width").Replace(p)
		_, does, _ := effectOf(to, v)
		return to, does, true
	case "contain":
		return "overflow", map[bool]effect{true: hides}[strings.Contains(v, "paint") || v == "strict" || v == "content"], true
	case "font-size-adjust":
		return when(number && q.px < 0.1, hides)
	case "line-height": // of a number: so many letters high
		return when(number && (q.px < 0.4 || q.px < 4 && !unitless(v)) && q.pct < 25, hides)
	case "letter-spacing":
		return when(number && q.px <= -4, hides)
	case "word-spacing":
		return when(number && q.px <= -12, hides)
	case "-webkit-text-stroke", "-webkit-text-stroke-width":
		stroke, _ := measured(strings.Fields(v + " 0")[0])
		return when(stroke.px >= 2, turns)
	case "-webkit-line-clamp", "line-clamp", "offset", "offset-path":
		return when(v != "none" && !keeps(v) && v != "initial", turns)
	case "grid-row", "grid-row-start", "grid-area", "grid-template-areas":
		return when(ranked(p, v), turns)
	case "font-family":
		return when(signFamily(v), hides)
	case "direction", "float", "z-index":
		return p, valued, true
	case "white-space", "text-wrap", "text-wrap-mode":
		return "white-space", valued, true
	case "mask", "mask-image", "-webkit-mask", "-webkit-mask-image", "mix-blend-mode":
		return when(v != "none" && v != "normal", turns)
	case "text-decoration", "text-decoration-line":
		return "text-decoration", map[bool]effect{true: hides}[strings.Contains(v, "line-through")], true
	case "-webkit-text-security", "text-security":
		return when(v != "none", hides)
	case "content": // of an element: something else is shown in its place
		return when(v != "normal" && v != "none" && v != "" && strings.Contains(v, "url("), hides)
	case "quotes", "hyphenate-character", "text-overflow":
		return when(lettered(strings.NewReplacer("ellipsis", "", "clip", "", "auto", "", "none", "", "match-parent", "", "inherit", "", "initial", "").Replace(v)), turns)
	case "unicode-bidi":
		return when(strings.Contains(v, "override"), turns)
	case "flex-direction", "flex-flow":
		return "flex-direction", map[bool]effect{true: turns}[strings.Contains(v, "reverse")], true
	case "order":
		return when(number && q.px != 0, turns)
	case "position":
		return p, map[string]effect{"absolute": lifts, "fixed": lifts, "relative": moves, "sticky": moves}[v], true
	case "overflow", "overflow-x", "overflow-y":
		return "overflow", map[bool]effect{true: hides}[v != "visible"], true
	}
	return "", shows, false
}

var fontSize = lazy.Pattern(`(?:^|\s)([0-9.]+(?:[a-z]+|%)|0|(?:calc|clamp|min|max)\(.*?\)|(?:xx?-)?(?:small|large)|medium|smaller|larger)(?:\s*/\s*\S+)?\s`)

// pushed reports whether a padding leads words off the page.
func pushed(v string) bool {
	return slices.ContainsFunc(wordsOutside(v), func(w string) bool {
		q, ok := measured(w)
		return ok && q.px >= 900
	})
}

// unitless reports whether a value is a number alone.
func unitless(v string) bool {
	return v != "" && strings.Trim(v, "0123456789.+-") == ""
}

// longhands are the declarations that one is short for, of those that decide on what is
// seen (CSS Backgrounds 3, 3.10; CSS Fonts 4, 2.7).
func longhands(p, v string) [][2]string {
	switch p {
	case "font":
		if m := fontSize().FindStringSubmatch(v); m != nil {
			return [][2]string{{"font-size", m[1]}, {"font-family", v[strings.Index(v, m[0])+len(m[0]):]}}
		}
		return nil
	case "background":
		tint, image := "transparent", "none"
		for _, layer := range splitOutside(v, ',') {
			for _, t := range wordsOutside(layer) {
				if name, _, ok := function(t); ok && (strings.HasSuffix(name, "gradient") || name == "url" || strings.HasSuffix(name, "image-set") || name == "element" || name == "cross-fade") {
					image = strings.TrimPrefix(image+", "+t, "none, ")
				} else if _, ok := colourOf(t, false); ok || t == "currentcolor" || t == "inherit" {
					tint = t
				}
			}
		}
		return [][2]string{{"background-color", tint}, {"background-image", image}}
	}
	return [][2]string{{p, v}}
}

// wordsOutside cuts at the spaces outside brackets.
func wordsOutside(s string) []string {
	var out []string
	for _, w := range splitOutside(strings.Join(strings.Fields(s), " "), ' ') {
		if w != "" {
			out = append(out, w)
		}
	}
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

var cssString = lazy.Pattern(`"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'`)

// content is the words that a style writes.
func content(style string) string {
	out := ""
	declarations(style, func(p, v string, _ bool) {
		if p != "content" && p != "list-style-type" && p != "list-style" {
			return
		}
		out = ""
		for _, m := range cssString().FindAllStringSubmatch(v, -1) {
			out += unescaped(m[1] + m[2])
		}
		if low := strings.ToLower(v); p == "content" && (strings.Contains(low, "url(") || strings.Contains(low, "image-set(")) {
			out += " \ufffc " // a picture
		} else if p == "content" && strings.Contains(low, "attr(") && !strings.Contains(low, "attr(href") {
			out += "\ufffd" // what the attribute says; a link's address on paper is no word
		}
	})
	if !lettered(out) && !strings.ContainsAny(out, "\ufffd\ufffc") {
		return "" // marks of lists, lines, quotation marks
	}
	return out
}

var cssEscape = lazy.Pattern(`\\([0-9a-fA-F]{1,6})\s?|\\(.)`)

// unescaped reads the escapes of a string (CSS Syntax 3, 4.3.7).
func unescaped(s string) string {
	if !strings.Contains(s, "\\") {
		return s
	}
	return cssEscape().ReplaceAllStringFunc(s, func(e string) string {
		if n, err := strconv.ParseUint(strings.TrimSpace(e[1:]), 16, 32); err == nil {
			return string(rune(n))
		}
		return e[1:]
	})
}
