package verify

import (
	"strconv"
	"strings"

	"malbild/internal/lazy"
)

// effectOf is what one declaration does.
func effectOf(p, v string) (property string, does effect, ok bool) {
	when := func(b bool, e effect) (string, effect, bool) {
		if b {
			return p, e, true
		}
		return p, shows, true
	}
	n, number := length(v)
	switch p {
	case "display":
		return when(v == "none", hides)
	case "visibility", "content-visibility":
		return when(v == "hidden" || v == "collapse", hides)
	case "opacity", "font-size", "zoom":
		return when(number && n >= 0 && n < 0.05, hides)
	case "font":
		size := lazyFontSize().FindStringSubmatch(v)
		return "font-size", map[bool]effect{true: hides}[size != nil && zero(size[1])], size != nil
	case "color", "-webkit-text-fill-color":
		switch {
		case transparent(v):
			return p, hides, true
		case whiteColour(v):
			return p, whitens, true
		}
		return p, shows, true
	case "background", "background-color", "background-image":
		return "background", map[bool]effect{true: grounds}[v != "none" && !transparent(v) && !whiteColour(v)], true
	case "clip-path":
		return when(v == "inset(50%)" || v == "inset(100%)" || strings.HasPrefix(v, "circle(0") || strings.HasPrefix(v, "ellipse(0") || strings.HasPrefix(v, "polygon(0 0, 0 0"), hides)
	case "clip":
		return when(strings.HasPrefix(v, "rect(0") || strings.HasPrefix(v, "rect(1px"), hides)
	case "text-indent", "left", "top", "right", "bottom", "margin-left", "margin-right", "margin-top", "inset", "inset-inline-start", "inset-inline-end", "inset-block-start", "margin-inline-start":
		return when(number && (n <= -900 || n <= -100 && (strings.Contains(v, "vw") || strings.Contains(v, "vh") || strings.Contains(v, "%") || strings.Contains(v, "em"))), hides)
	case "transform", "scale", "translate":
		return when(farAway(v) || strings.Contains(v, "scale(0") || strings.Contains(v, "scalex(0") || strings.Contains(v, "scaley(0") || p == "scale" && zero(v), hides)
	case "filter":
		return when(strings.Contains(v, "opacity(0"), hides)
	case "max-height", "height", "max-width", "width":
		return when(zero(v) || number && n < 4 && strings.HasSuffix(v, "px"), hides)
	case "mask", "mask-image", "-webkit-mask", "-webkit-mask-image", "mix-blend-mode":
		return when(v != "none" && v != "normal", turns)
	case "text-decoration", "text-decoration-line":
		return "text-decoration", map[bool]effect{true: hides}[strings.Contains(v, "line-through")], true
	case "-webkit-text-security", "text-security":
		return when(v != "none", hides)
	case "content": // of an element: something else is shown in its place
		return when(v != "normal" && v != "none" && v != "" && strings.Contains(v, "url("), hides)
	case "unicode-bidi":
		return when(strings.Contains(v, "override"), turns)
	case "flex-direction", "flex-flow":
		return "flex-direction", map[bool]effect{true: turns}[strings.Contains(v, "reverse")], true
	case "order":
		return when(number && n != 0, turns)
	case "position":
		return p, map[string]effect{"absolute": lifts, "fixed": lifts, "relative": moves, "sticky": moves}[v], true
	case "overflow", "overflow-x", "overflow-y":
		return "overflow", map[bool]effect{true: hides}[v != "visible"], true
	}
	return "", shows, false
}

var lazyFontSize = lazy.Pattern(`(?:^|\s)([0-9.]+)(?:px|pt|em|rem|%|vw)?(?:/|\s)`)

var farForm = lazy.Pattern(`-(?:[0-9]{4,}px|[0-9]{3,}(?:vw|vh|%|em|rem))`)

func farAway(v string) bool { return farForm().MatchString(v) }

// zero reports whether a value is a length of nothing.
func zero(v string) bool {
	n, ok := length(v)
	return ok && n == 0 && !strings.ContainsAny(v, " (")
}

func transparent(v string) bool {
	return v == "transparent" || strings.HasPrefix(v, "rgba(") && (strings.HasSuffix(v, ",0)") || strings.HasSuffix(v, ", 0)") || strings.HasSuffix(v, "/ 0)")) ||
		len(v) == 9 && v[0] == '#' && strings.HasSuffix(v, "00") || len(v) == 5 && v[0] == '#' && v[4] == '0'
}

// whiteColour reports whether a colour is that of paper, or as good as.
func whiteColour(v string) bool {
	v = strings.ReplaceAll(v, " ", "")
	switch v {
	case "white", "#fff", "#ffff", "#ffffff", "#ffffffff", "rgb(255,255,255)", "rgba(255,255,255,1)", "snow", "ivory", "#fefefe", "#fdfdfd", "hsl(0,0%,100%)", "rgb(100%,100%,100%)", "canvas":
		return true
	}
	return false
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
		if low := strings.ToLower(v); p == "content" && strings.Contains(low, "attr(") && !strings.Contains(low, "attr(href") {
			out += "\ufffd" // what the attribute says; a link's address on paper is no word
		}
	})
	if !lettered(out) && !strings.Contains(out, "\ufffd") {
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
