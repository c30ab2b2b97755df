package pdfread

import (
	"math"
	"strconv"
)

// Kind is what a token is.
type Kind uint8

// The kinds of tokens.
const (
	End Kind = iota
	Operator
	Number
	NameToken
	StringToken
	ArrayOpen
	ArrayClose
	DictOpen
	DictClose
)

// Token is one token; Bytes is the word, the name or the string, and may be a
// part of the input that must not be changed or kept.
type Token struct {
	Kind    Kind
	Integer bool
	Odd     bool // a number, or the end of a dictionary, that is not written as it should be
	Num     float64
	Bytes   []byte
}

// Lexer cuts bytes into tokens (7.2, 7.8.2).
type Lexer struct {
	Data []byte
	Pos  int
	buf  []byte
	// odd and strange say of a hexadecimal string that it has an odd number of digits,
	// or other signs.
	odd, strange bool
}

// class of a byte: 0 regular, 1 space, 2 delimiter.
var class = func() (t [256]uint8) {
	for _, c := range []byte(" \n\r\t\f\x00") {
		t[c] = 1
	}
	for _, c := range []byte("()<>[]{}/%") {
		t[c] = 2
	}
	return t
}()

// special are the bytes of a string that mean something else than themselves, or end it.
var special = [256]bool{'(': true, ')': true, '\\': true, '\r': true}

func (l *Lexer) peek(n int) byte {
	if l.Pos+n < len(l.Data) {
		return l.Data[l.Pos+n]
	}
	return 0
}

// Blank passes white space and comments.
func (l *Lexer) Blank() {
	for l.Pos < len(l.Data) {
		c := l.Data[l.Pos]
		switch {
		case class[c] == 1:
			l.Pos++
		case c == '%':
			for l.Pos < len(l.Data) && l.Data[l.Pos] != '\n' && l.Data[l.Pos] != '\r' {
				l.Pos++
			}
		default:
			return
		}
	}
}

// Next returns the next token; its kind is End when there is none.
func (l *Lexer) Next() (t Token) {
	l.Read(&t)
	return t
}

// Read is Next into a token that is there already.
func (l *Lexer) Read(t *Token) {
	l.Blank()
	t.Kind, t.Integer, t.Odd, t.Num, t.Bytes = End, false, false, 0, nil
	if l.Pos >= len(l.Data) {
		return
	}
	c := l.Data[l.Pos]
	if class[c] == 0 {
		l.word(t, c)
		return
	}
	switch c {
	case '(':
		t.Kind, t.Bytes = StringToken, l.literal()
		return
	case '<':
		if l.peek(1) != '<' {
			t.Kind, t.Bytes = StringToken, l.hex()
			return
		}
		l.Pos += 2
		t.Kind = DictOpen
		return
	case '/':
		l.Pos++
		t.Kind, t.Bytes = NameToken, l.name()
		return
	}
	l.Pos++
	switch c {
	case '>':
		t.Kind = DictClose
		if t.Odd = l.peek(0) != '>'; !t.Odd {
			l.Pos++
		}
	case '[':
		t.Kind = ArrayOpen
	case ']':
		t.Kind = ArrayClose
	default:
		t.Kind, t.Bytes = Operator, l.Data[l.Pos-1:l.Pos]
	}
}

// word reads a number or an operator.
func (l *Lexer) word(t *Token, c byte) {
	numeric := c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.'
	if numeric && l.plain(t) {
		return
	}
	start := l.Pos
	for l.Pos++; l.Pos < len(l.Data) && class[l.Data[l.Pos]] == 0; l.Pos++ {
	}
	w := l.Data[start:l.Pos]
	if !numeric {
		t.Kind, t.Bytes = Operator, w
		return
	}
	t.Kind, t.Bytes = Number, w
	t.Num, t.Integer, t.Odd = parseNumber(w)
}

// tenths are what the digits after a point are worth, as parseNumber counts it.
var tenths = func() (t [12]float64) {
	scale := 0.1
	for i := range t {
		t[i] = scale
		scale /= 10
	}
	return t
}()

// plain reads a number as nearly all are written: a sign at most, a few digits and a
// point at most. What is not is left to parseNumber; where both read one they agree.
func (l *Lexer) plain(t *Token) bool {
	data, i := l.Data, l.Pos
	negative := data[i] == '-'
	if negative || data[i] == '+' {
		i++
	}
	first, whole := i, 0
	for i < len(data) && data[i]-'0' < 10 {
		whole = whole*10 + int(data[i]-'0')
		i++
	}
	digits, integer := i-first, true
	if digits > 15 { // more are not counted without a fault
		return false
	}
	n := float64(whole)
	if i < len(data) && data[i] == '.' {
		i++
		integer = false
		for point := i; i < len(data) && data[i]-'0' < 10; i++ {
			if i-point == len(tenths) {
				return false
			}
			n += float64(data[i]-'0') * tenths[i-point]
			digits++
		}
	}
	if digits == 0 || i < len(data) && class[data[i]] == 0 {
		return false
	}
	if negative {
		n = -n
	}
	t.Kind, t.Integer, t.Num, t.Bytes = Number, integer, n, data[l.Pos:i]
	l.Pos = i
	return true
}

// parseNumber reads a number as readers do: what is odd counts as far as it goes. A
// number is one sign at most, digits and one point at most (7.3.3).
func parseNumber(w []byte) (n float64, integer, odd bool) {
	i, neg := 0, false
	for i < len(w) && (w[i] == '-' || w[i] == '+') {
		neg = neg || w[i] == '-'
		i++
	}
	odd = i > 1 || i == len(w) || w[i] == '.' && i+1 == len(w)
	scale := 0.0
	integer = true
	for ; i < len(w); i++ {
		c := w[i]
		switch {
		case c >= '0' && c <= '9' && scale == 0:
			n = n*10 + float64(c-'0')
		case c >= '0' && c <= '9':
			n += float64(c-'0') * scale
			scale /= 10
		case c == '.' && scale == 0:
			scale, integer = 0.1, false
		case (c == 'e' || c == 'E') && i > 0:
			if v, err := strconv.ParseFloat(string(w), 64); err == nil {
				return v, false, true
			}
			return n, integer, true
		default:
			i, odd = len(w), true
		}
	}
	if math.IsInf(n, 0) || math.IsNaN(n) {
		n = math.MaxFloat64
	}
	if neg {
		n = -n
	}
	return n, integer, odd
}

// name reads a name after its slash.
func (l *Lexer) name() []byte {
	start, escaped := l.Pos, false
	for l.Pos < len(l.Data) && class[l.Data[l.Pos]] == 0 {
		escaped = escaped || l.Data[l.Pos] == '#'
		l.Pos++
	}
	w := l.Data[start:l.Pos]
	if !escaped {
		return w
	}
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) && unhex(w[i+1]) >= 0 && unhex(w[i+2]) >= 0 {
			out = append(out, byte(unhex(w[i+1])<<4|unhex(w[i+2])))
			i += 2
			continue
		}
		out = append(out, w[i])
	}
	return out
}

// hex reads a hexadecimal string; an odd last digit is followed by 0.
func (l *Lexer) hex() []byte {
	start := len(l.buf)
	out := l.buf
	half := -1
	for l.Pos++; l.Pos < len(l.Data) && l.Data[l.Pos] != '>'; l.Pos++ {
		v := unhex(l.Data[l.Pos])
		switch {
		case v < 0:
			l.strange = l.strange || class[l.Data[l.Pos]] != 1
		case half < 0:
			half = v
		default:
			out = append(out, byte(half<<4|v))
			half = -1
		}
	}
	l.Pos++
	if half >= 0 {
		l.odd = true
		out = append(out, byte(half<<4))
	}
	l.buf = out
	return out[start:len(out):len(out)]
}

// Forget lets go of the strings read so far; their bytes will be written over.
func (l *Lexer) Forget() { l.buf = l.buf[:0] }

// literal reads a string in parentheses (7.3.4.2). One that stands for itself is not
// copied.
func (l *Lexer) literal() []byte {
	from := l.Pos + 1
	i := from
	for i < len(l.Data) && !special[l.Data[i]] {
		i++
	}
	if i < len(l.Data) && l.Data[i] == ')' {
		l.Pos = i + 1
		return l.Data[from:i:i]
	}
	start := len(l.buf)
	out := append(l.buf, l.Data[from:i]...)
	l.Pos = i - 1
	depth := 1
loop:
	for l.Pos++; l.Pos < len(l.Data); l.Pos++ {
		c := l.Data[l.Pos]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.Pos++
				break loop
			}
		case '\\':
			out = l.escape(out)
			continue
		case '\r':
			if l.peek(1) == '\n' {
				l.Pos++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	l.buf = out
	return out[start:len(out):len(out)]
}

// escape reads what follows a backslash and leaves Pos on its last byte.
func (l *Lexer) escape(out []byte) []byte {
	l.Pos++
	switch c := l.peek(0); c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if l.peek(1) == '\n' {
			l.Pos++
		}
	case '\n':
	default:
		if c < '0' || c > '7' {
			if l.Pos < len(l.Data) {
				out = append(out, c)
			}
			return out
		}
		v := int(c - '0')
		for i := 0; i < 2 && l.peek(1) >= '0' && l.peek(1) <= '7'; i++ {
			l.Pos++
			v = v<<3 | int(l.peek(0)-'0')
		}
		return append(out, byte(v))
	}
	return out
}

// InlineImage passes the data of an inline image, after its ID operator, and reports
// whether they end.
func (l *Lexer) InlineImage() (ends bool) {
	for ; l.Pos < len(l.Data); l.Pos++ {
		if class[l.peek(0)] == 1 && l.peek(1) == 'E' && l.peek(2) == 'I' && (l.Pos+3 >= len(l.Data) || class[l.Data[l.Pos+3]] == 1) {
			l.Pos += 3
			return true
		}
	}
	return false
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
