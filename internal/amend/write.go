package amend

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"malbild/internal/lazy"
)

// The widths of the lines we write.
const (
	longLine = 100 // a text longer than this is folded over lines
	wrapAt   = 118
	flowAt   = 140 // an entry in braces longer than this takes a line a key
)

// word writes a single value on one line; style is that of the value it replaces.
func word(v Value, flow bool, style yaml.Style) string {
	t, ok := v.(Text)
	if !ok {
		return v.model().value
	}
	s := string(t)
	switch {
	case style&yaml.SingleQuotedStyle != 0 && printable(s):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	case style&yaml.DoubleQuotedStyle == 0 && plainly(s, flow):
		return s
	}
	return quote(s)
}

func printable(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsPrint(r) && r != '\u00a0' }) < 0
}

// quote writes a text in double quotes.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\u00a0' || unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Words that some readers of YAML take for something else than text, and figures
// with colons, which old ones count in sixties.
var doubtful = lazy.Pattern(`(?i)^(y|n|yes|no|on|off|true|false|null|~|[0-9][0-9:._]*)$`)

// plainly reports whether a text can stand without quotes and still be a text.
func plainly(s string, flow bool) bool {
	if s == "" || s != strings.TrimSpace(s) || !printable(s) || doubtful().MatchString(s) || flow && strings.ContainsAny(s, ",[]{}") ||
		strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":") || !utf8.ValidString(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) && !strings.ContainsRune("§(«”/", first) {
		return false
	}
	var n yaml.Node
	if yaml.Unmarshal([]byte("k: "+s), &n) != nil || len(n.Content) != 1 || len(n.Content[0].Content) != 2 {
		return false
	}
	v := n.Content[0].Content[1]
	return v.Kind == yaml.ScalarNode && v.Value == s && (v.Tag == "!!str" || v.Tag == "!!timestamp")
}

// nested writes a value in brackets and braces.
func nested(v Value) string {
	switch v := v.(type) {
	case List:
		var out []string
		for _, e := range v {
			out = append(out, nested(e))
		}
		return "[" + strings.Join(out, ", ") + "]"
	case Map:
		return braces(v)
	}
	return word(v, true, 0)
}

func braces(m Map) string {
	var out []string
	for _, k := range m {
		out = append(out, pair(k))
	}
	return "{" + strings.Join(out, ", ") + "}"
}

func pair(k Field) string { return word(Text(k.Key), true, 0) + ": " + nested(k.Value) }

// block writes a map, a key a line, at an indentation.
func block(m Map, indent int) []string {
	var out []string
	pad := strings.Repeat(" ", indent)
	for _, k := range m {
		head := pad + word(Text(k.Key), false, 0) + ":"
		switch v := k.Value.(type) {
		case Map:
			if len(v) == 0 {
				out = append(out, head+" {}")
				continue
			}
			out = append(append(out, head), block(v, indent+2)...)
		case List:
			if len(v) == 0 {
				out = append(out, head+" []")
				continue
			}
			out = append(out, head)
			for _, e := range v {
				out = append(out, entry(e, indent+2, true)...)
			}
		case Text:
			if utf8.RuneCountInString(string(v)) > longLine && foldable(string(v)) {
				out = append(append(out, head+" >-"), folded(string(v), indent+2, wrapAt)...)
				continue
			}
			out = append(out, head+" "+word(v, false, 0))
		default:
			out = append(out, head+" "+word(v, false, 0))
		}
	}
	return out
}

// entry writes one entry of a list at the indentation of its dash.
func entry(v Value, indent int, onOneLine bool) []string {
	pad := strings.Repeat(" ", indent)
	m, ok := v.(Map)
	if line := pad + "- " + nested(v); !ok || len(m) == 0 || onOneLine && utf8.RuneCountInString(line) <= flowAt {
		if _, isList := v.(List); !isList && !ok {
			line = pad + "- " + word(v, false, 0)
		}
		return []string{line}
	}
	out := block(m, indent+2)
	out[0] = pad + "- " + strings.TrimLeft(out[0], " ")
	return out
}

// foldable reports whether a text can be written folded or literal as it is.
func foldable(s string) bool {
	if s == "" || strings.HasSuffix(s, "\n") || strings.HasPrefix(s, "\n") {
		return false
	}
	for _, line := range strings.Split(s, "\n") {
		if line != strings.TrimSpace(line) || !printable(line) {
			return false
		}
	}
	return true
}

// folded breaks a text at single spaces; a line break of its own is a blank line.
func folded(s string, indent, width int) []string {
	pad := strings.Repeat(" ", indent)
	var out []string
	blanks := 0
	for i, part := range strings.Split(s, "\n") {
		if part == "" {
			blanks++
			continue
		}
		if i > 0 {
			out = append(out, make([]string, blanks+1)...)
		}
		blanks = 0
		line := ""
		for _, w := range pieces(part) {
			if line != "" && indent+utf8.RuneCountInString(line)+1+utf8.RuneCountInString(w) > width {
				out = append(out, pad+line)
				line = ""
			}
			if line != "" {
				line += " "
			}
			line += w
		}
		out = append(out, pad+line)
	}
	return out
}

// pieces parts a text at single spaces; a run of spaces stays within its piece.
func pieces(s string) []string {
	var out []string
	from := 0
	for i := 1; i+1 < len(s); i++ {
		if s[i] == ' ' && s[i-1] != ' ' && s[i+1] != ' ' {
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}

func literal(s string, indent int) []string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if line != "" {
			line = strings.Repeat(" ", indent) + line
		}
		out = append(out, line)
	}
	return out
}
