package verify

import "strings"

// tokenKind is what a token of a content stream or CMap is.
type tokenKind int

const (
	operator tokenKind = iota
	number
	name
	str // a string, unescaped
	arrayOpen
	arrayClose
	dictOpen
	dictClose
)

// token is one token; text is the number, the name without slash, the bytes of
// a string or the operator.
type token struct {
	kind tokenKind
	text string
}

// lexer cuts a content stream into tokens (ISO 32000-1, 7.2 and 7.8.2).
type lexer struct {
	data []byte
	pos  int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return strings.IndexByte("()<>[]{}/%", c) >= 0 }

func (l *lexer) next() (token, bool) {
	l.blank()
	if l.pos >= len(l.data) {
		return token{}, false
	}
	c := l.data[l.pos]
	switch c {
	case '(':
		return token{str, l.literal()}, true
	case '<':
		if l.peek(1) == '<' {
			l.pos += 2
			return token{kind: dictOpen}, true
		}
		return token{str, l.hex()}, true
	case '>':
		l.pos++
		if l.peek(0) == '>' {
			l.pos++
		}
		return token{kind: dictClose}, true
	case '[':
		l.pos++
		return token{kind: arrayOpen}, true
	case ']':
		l.pos++
		return token{kind: arrayClose}, true
	case '/':
		l.pos++
		return token{name, l.nameText()}, true
	case '{', '}', ')':
		l.pos++
		return token{operator, string(c)}, true
	}
	w := l.word()
	if c := w[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		return token{number, w}, true
	}
	return token{operator, w}, true
}

func (l *lexer) peek(n int) byte {
	if l.pos+n < len(l.data) {
		return l.data[l.pos+n]
	}
	return 0
}

// blank passes white space and comments.
func (l *lexer) blank() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// word reads regular characters; there is at least one.
func (l *lexer) word() string {
	start := l.pos
	for l.pos++; l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]); l.pos++ {
	}
	return string(l.data[start:l.pos])
}

// nameText reads a name after its slash, with #xx undone.
func (l *lexer) nameText() string {
	var b strings.Builder
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		c := l.data[l.pos]
		if hi, lo := unhex(l.peek(1)), unhex(l.peek(2)); c == '#' && hi >= 0 && lo >= 0 {
			c = byte(hi<<4 | lo)
			l.pos += 2
		}
		b.WriteByte(c)
		l.pos++
	}
	return b.String()
}

// hex reads a hexadecimal string; an odd last digit is followed by 0.
func (l *lexer) hex() string {
	var b strings.Builder
	half := -1
	for l.pos++; l.pos < len(l.data) && l.data[l.pos] != '>'; l.pos++ {
		v := unhex(l.data[l.pos])
		switch {
		case v < 0:
		case half < 0:
			half = v
		default:
			b.WriteByte(byte(half<<4 | v))
			half = -1
		}
	}
	l.pos++
	if half >= 0 {
		b.WriteByte(byte(half << 4))
	}
	return b.String()
}

// literal reads a string in parentheses (7.3.4.2).
func (l *lexer) literal() string {
	var b strings.Builder
	depth := 1
	for l.pos++; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return b.String()
			}
		case '\\':
			l.escape(&b)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// escape reads what follows a backslash and leaves pos on its last byte.
func (l *lexer) escape(b *strings.Builder) {
	l.pos++
	c := l.peek(0)
	switch c {
	case 'n':
		b.WriteByte('\n')
	case 'r':
		b.WriteByte('\r')
	case 't':
		b.WriteByte('\t')
	case 'b':
		b.WriteByte('\b')
	case 'f':
		b.WriteByte('\f')
	case '\r':
		if l.peek(1) == '\n' {
			l.pos++
		}
	case '\n':
	default:
		if c < '0' || c > '7' {
			if l.pos < len(l.data) {
				b.WriteByte(c)
			}
			return
		}
		v := int(c - '0')
		for i := 0; i < 2 && l.peek(1) >= '0' && l.peek(1) <= '7'; i++ {
			l.pos++
			v = v<<3 | int(l.peek(0)-'0')
		}
		b.WriteByte(byte(v))
	}
}

// inlineImage passes the data of an inline image, after its ID operator.
func (l *lexer) inlineImage() {
	for l.pos < len(l.data) {
		if isSpace(l.peek(0)) && l.peek(1) == 'E' && l.peek(2) == 'I' && (l.pos+3 >= len(l.data) || isSpace(l.data[l.pos+3])) {
			l.pos += 3
			return
		}
		l.pos++
	}
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
