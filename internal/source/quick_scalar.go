package source

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// scalar reads a text on one line. Where it ends is for the caller to judge.
func (q *quick) scalar(inFlow bool) (node, bool) {
	switch q.byteAt(q.pos) {
	case '"':
		return q.quoted('"', yaml.DoubleQuotedStyle)
	case '\'':
		return q.quoted('\'', yaml.SingleQuotedStyle)
	}
	return q.plain(inFlow)
}

// quoted reads a text in quotes. Escapes of double quotes are left to the library.
func (q *quick) quoted(quote byte, style yaml.Style) (node, bool) {
	n := q.here(yaml.ScalarNode)
	n.style = style
	from, doubled := q.pos+1, false
	for i := from; i < len(q.text); i++ {
		switch c := q.text[i]; {
		case c == '\n', c == '\\' && quote == '"':
			return node{}, false
		case c != quote:
		case quote == '\'' && q.byteAt(i+1) == '\'':
			doubled = true
			i++
		default:
			n.value, q.pos = q.text[from:i], i+1
			if doubled {
				n.value = strings.ReplaceAll(n.value, "''", "'")
			}
			return n, true
		}
	}
	return node{}, false
}

// plain reads a text without quotes: to a colon and a space, a space and a «#», the
// end of the line; in brackets also to a comma or a bracket.
func (q *quick) plain(inFlow bool) (node, bool) {
	if !q.begins() {
		return node{}, false
	}
	n := q.here(yaml.ScalarNode)
	from, i := q.pos, q.pos
scan:
	for ; i < len(q.text); i++ {
		switch c := q.text[i]; {
		case c >= 'a' && c <= 'z', c == ' ', c >= 0x80: // nearly always
			continue
		}
		switch q.text[i] {
		case '\n':
			break scan
		case ':':
			if q.blankAt(i + 1) {
				break scan
			}
			if c := q.text[i+1]; inFlow && (c == ',' || c == ']' || c == '}') {
				return node{}, false
			}
		case '#':
			if q.text[i-1] == ' ' {
				break scan
			}
		case ',', ']', '}':
			if inFlow {
				break scan
			}
		case '[', '{', '?':
			if inFlow {
				return node{}, false
			}
		}
	}
	for q.text[i-1] == ' ' {
		i--
	}
	n.value, q.pos = q.text[from:i], i
	return n, !isNull(n.value) && n.value != "<<"
}

// begins reports whether a plain text begins at the next byte, without any doubt.
func (q *quick) begins() bool {
	switch c := q.byteAt(q.pos); {
	case c >= 0x80, c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', isDigit(c):
		return true
	case c == '-', c == '.':
		next := q.byteAt(q.pos + 1)
		return next >= 'a' && next <= 'z' || isDigit(next)
	default:
		return strings.IndexByte("(/+=_~<$;^)", c) >= 0
	}
}

// isNull reports whether a plain text means nothing at all to YAML.
func isNull(s string) bool {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// folded reads a text under «>» or «|», whose lines are indented alike. Lines further
// in, and lines of spaces alone, are left to the library, where they may mean something.
func (q *quick) folded(parent int) (node, bool) {
	n := q.here(yaml.ScalarNode)
	n.style = yaml.LiteralStyle
	if q.text[q.pos] == '>' {
		n.style = yaml.FoldedStyle
	}
	q.pos++
	strip := q.byteAt(q.pos) == '-'
	if strip {
		q.pos++
	}
	if !q.rest() || q.pos == len(q.text) {
		return node{}, false
	}
	q.newLine()
	indent := 0
	for q.byteAt(q.pos+indent) == ' ' {
		indent++
	}
	if indent <= parent || indent == 0 || q.byteAt(q.pos+indent) == '\n' {
		return node{}, false
	}
	text, ok := q.under(indent, n.style == yaml.LiteralStyle)
	if !strip {
		text += "\n"
	}
	n.value = text
	return n, ok
}

// under joins the lines that are indented by indent: with line feeds, or with spaces
// where no blank line is between them. It stops at the line that belongs to something
// else.
func (q *quick) under(indent int, literal bool) (string, bool) {
	var joined strings.Builder
	one, lines, blank := "", 0, 0
	for q.pos < len(q.text) {
		if q.text[q.pos] == '\n' {
			blank++
			q.newLine()
			continue
		}
		in := 0
		for in < indent && q.byteAt(q.pos+in) == ' ' {
			in++
		}
		if in < indent {
			if q.byteAt(q.pos+in) == '\n' {
				return "", false
			}
			break
		}
		end := q.lineEnd()
		line := q.text[q.pos+indent : end]
		if line == "" || line[0] == ' ' || end == len(q.text) {
			return "", false
		}
		switch {
		case lines == 0:
			one = line
		case lines == 1:
			joined.Grow(2*len(one) + len(line))
			joined.WriteString(one)
			fallthrough
		default:
			between(&joined, blank, literal)
			joined.WriteString(line)
		}
		lines, blank = lines+1, 0
		q.pos = end
		q.newLine()
	}
	if lines > 1 {
		one = joined.String()
	}
	return one, true
}

// between writes what stands for the end of a line and the blank lines after it.
func between(b *strings.Builder, blank int, literal bool) {
	switch {
	case literal:
		b.WriteByte('\n')
	case blank == 0:
		b.WriteByte(' ')
	}
	for range blank {
		b.WriteByte('\n')
	}
}
