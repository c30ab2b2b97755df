package source

import "strings"

// scalar reads a text on one line. Where it ends is for the caller to judge.
func (q *quick) scalar(inFlow bool) *node {
	switch q.byteAt(q.pos) {
	case '"':
		return q.quoted('"', doubleStyle)
	case '\'':
		return q.quoted('\'', singleStyle)
	}
	return q.plain(inFlow)
}

// quoted reads a text in quotes. Escapes of double quotes are left to the library.
func (q *quick) quoted(quote byte, st style) *node {
	from, doubled := q.pos+1, false
	for i := from; i < len(q.text); i++ {
		switch c := q.text[i]; {
		case c == '\n', c == '\\' && quote == '"':
			return nil
		case c != quote:
		case quote == '\'' && q.byteAt(i+1) == '\'':
			doubled = true
			i++
		default:
			n := q.here(scalarNode)
			n.style, n.value, q.pos = st, q.text[from:i], i+1
			if doubled {
				n.value = strings.ReplaceAll(n.value, "''", "'")
			}
			return n
		}
	}
	return nil
}

// What a byte may be in a plain text: nothing to look at, or a sign outside or inside
// of brackets.
const (
	signOutside = 1 << iota
	signInside
)

var signs = [256]uint8{'\n': signOutside | signInside, ':': signOutside | signInside, '#': signOutside | signInside,
	',': signInside, ']': signInside, '}': signInside, '[': signInside, '{': signInside, '?': signInside}

// plain reads a text without quotes: to a colon and a space, a space and a «#», the
// end of the line; in brackets also to a comma or a bracket.
func (q *quick) plain(inFlow bool) *node {
	if !q.begins() {
		return nil
	}
	n := q.here(scalarNode)
	sign := uint8(signOutside)
	if inFlow {
		sign = signInside
	}
	i := q.pos
scan:
	for ; i < len(q.text); i++ {
		c := q.text[i]
		if signs[c]&sign == 0 {
			continue
		}
		switch c {
		case ':':
			if q.blankAt(i + 1) {
				break scan
			}
			if c := q.text[i+1]; inFlow && (c == ',' || c == ']' || c == '}') {
				return nil
			}
		case '#':
			if q.text[i-1] == ' ' {
				break scan
			}
		case '[', '{', '?':
			return nil
		default:
			break scan
		}
	}
	for q.text[i-1] == ' ' {
		i--
	}
	n.value, q.pos = q.text[q.pos:i], i
	if isNull(n.value) || n.value == "<<" {
		return nil
	}
	return n
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
func (q *quick) folded(parent int) *node {
	n := q.here(scalarNode)
	n.style = literalText
	if q.text[q.pos] == '>' {
		n.style = foldedText
	}
	q.pos++
	strip := q.byteAt(q.pos) == '-'
	if strip {
		q.pos++
	}
	if !q.rest() || q.pos == len(q.text) {
		return nil
	}
	q.newLine()
	indent := 0
	for q.byteAt(q.pos+indent) == ' ' {
		indent++
	}
	if indent <= parent || indent == 0 || q.byteAt(q.pos+indent) == '\n' {
		return nil
	}
	one, ok := q.under(indent, n.style == literalText)
	if !ok {
		return nil
	}
	if !strip {
		one += "\n"
	}
	n.value = one
	return n
}

// under joins the lines that are indented by indent: with line feeds, or with spaces
// where no blank line is between them. It stops at the line that belongs to something
// else.
func (q *quick) under(indent int, literal bool) (string, bool) {
	joined := q.words[:0]
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
		if lines == 0 {
			one = line
		} else {
			if lines == 1 {
				joined = append(joined, one...)
			}
			joined = append(between(joined, blank, literal), line...)
		}
		lines, blank = lines+1, 0
		q.pos = end
		q.newLine()
	}
	if lines > 1 {
		one = string(joined)
	}
	q.words = joined
	return one, true
}

// between adds what stands for the end of a line and the blank lines after it.
func between(b []byte, blank int, literal bool) []byte {
	switch {
	case literal:
		b = append(b, '\n')
	case blank == 0:
		b = append(b, ' ')
	}
	for range blank {
		b = append(b, '\n')
	}
	return b
}
