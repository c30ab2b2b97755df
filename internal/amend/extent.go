package amend

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// ruler knows where lines begin, and finds where values end: yaml.v3 tells the
// beginnings only.
type ruler struct {
	data   []byte
	starts []int
}

func starts(data []byte) []int {
	first := 0
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		first = 3 // a byte order mark has no column
	}
	out := []int{first}
	for i, c := range data {
		if c == '\n' {
			out = append(out, i+1)
		}
	}
	return out
}

// offset is the byte of a line and column, both from 1; columns are characters.
func (r *ruler) offset(line, column int) (int, bool) {
	if line < 1 || line > len(r.starts) || column < 1 {
		return 0, false
	}
	at := r.starts[line-1]
	for range column - 1 {
		if at >= len(r.data) || r.data[at] == '\n' {
			return 0, false
		}
		_, size := utf8.DecodeRune(r.data[at:])
		at += size
	}
	return at, true
}

// scalarEnd finds the end of a single value; indent is that of what holds it.
func (r *ruler) scalarEnd(n *item, indent int) (int, bool) {
	switch {
	case n.style&yaml.DoubleQuotedStyle != 0:
		return r.quoted(n.from, '"')
	case n.style&yaml.SingleQuotedStyle != 0:
		return r.quoted(n.from, '\'')
	case n.style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return r.block(n.from, indent)
	}
	return r.plain(n.from, n.value)
}

func (r *ruler) quoted(from int, quote byte) (int, bool) {
	if from >= len(r.data) || r.data[from] != quote {
		return 0, false
	}
	for i := from + 1; i < len(r.data); i++ {
		switch {
		case r.data[i] == '\\' && quote == '"':
			i++
		case r.data[i] != quote:
		case quote == '\'' && i+1 < len(r.data) && r.data[i+1] == quote:
			i++
		default:
			return i + 1, true
		}
	}
	return 0, false
}

// plain follows the characters of the value: a plain text has no escapes, and
// nothing but white space is lost in folding.
func (r *ruler) plain(from int, value string) (int, bool) {
	at, end := from, from
	for _, c := range value {
		if unicode.IsSpace(c) && c != '\u00a0' && c < 0x80 {
			continue
		}
		for at < len(r.data) && strings.IndexByte(" \t\r\n", r.data[at]) >= 0 {
			at++
		}
		got, size := utf8.DecodeRune(r.data[at:])
		if at >= len(r.data) || got != c {
			return 0, false
		}
		at += size
		end = at
	}
	return end, true
}

// block finds the end of the last line of a literal or folded text. With «+» the
// blank lines after it belong to it.
func (r *ruler) block(from, indent int) (int, bool) {
	if from >= len(r.data) || r.data[from] != '|' && r.data[from] != '>' {
		return 0, false
	}
	end := r.lineEnd(from)
	header, _, _ := strings.Cut(string(r.data[from:end]), " ")
	least := 0
	if i := strings.IndexAny(header, "123456789"); i >= 0 {
		least = max(indent, 0) + int(header[i]-'0')
	}
	for at := r.nextLine(end); at < len(r.data); at = r.nextLine(r.lineEnd(at)) {
		line := string(r.data[at:r.lineEnd(at)])
		text := strings.TrimLeft(line, " ")
		switch depth := len(line) - len(text); {
		case strings.Trim(text, "\r") == "":
			if strings.Contains(header, "+") {
				end = r.lineEnd(at)
			}
			continue
		case least == 0 && depth <= indent, least > 0 && depth < least:
			return end, true
		case least == 0:
			least = depth
		}
		end = r.lineEnd(at)
	}
	return end, true
}

// lineEnd is where the line of a byte ends, before «\r\n» or «\n».
func (r *ruler) lineEnd(at int) int {
	i := bytes.IndexByte(r.data[at:], '\n')
	if i < 0 {
		return len(r.data)
	}
	if end := at + i; end > at && r.data[end-1] == '\r' {
		return end - 1
	}
	return at + i
}

// nextLine is where the line after a line's end begins.
func (r *ruler) nextLine(end int) int {
	for end < len(r.data) {
		end++
		if r.data[end-1] == '\n' {
			break
		}
	}
	return end
}

// collectionEnd is the end of the last value in it, or of the closing bracket.
func (r *ruler) collectionEnd(n *item) (int, bool) {
	end := n.from
	for _, k := range append(n.keys[:len(n.keys):len(n.keys)], n.items...) {
		end = max(end, k.to)
	}
	if !n.flow() {
		return end, true
	}
	shut := byte(']')
	if n.kind == mapping {
		shut = '}'
	}
	if end == n.from {
		end++
	}
	for end < len(r.data) {
		switch c := r.data[end]; {
		case c == shut:
			return end + 1, true
		case c == '#':
			end = r.lineEnd(end)
		case strings.IndexByte(" \t\r\n,:", c) >= 0:
			end++
		default:
			return 0, false
		}
	}
	return 0, false
}
