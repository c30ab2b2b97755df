package pdf

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// ref is the number of an indirect object; the generation is always 0.
type ref int

func appendRef(b []byte, r ref) []byte {
	b = strconv.AppendInt(b, int64(r), 10)
	return append(b, " 0 R"...)
}

const upperHex = "0123456789ABCDEF"

// appendName writes a name (ISO 32000-1, 7.3.5).
func appendName(b []byte, n string) []byte {
	b = append(b, '/')
	for i := 0; i < len(n); i++ {
		c := n[i]
		if regular(c) && c != '#' {
			b = append(b, c)
		} else {
			b = append(b, '#', upperHex[c>>4], upperHex[c&15])
		}
	}
	return b
}

// regular reports whether c is neither white space, a delimiter nor outside ASCII.
func regular(c byte) bool {
	if c <= ' ' || c > '~' {
		return false
	}
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return false
	}
	return true
}

// appendLiteralByte writes a byte of a literal string (7.3.4.2). A carriage return must be
// escaped, or readers take it for a line feed.
func appendLiteralByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// appendText writes a text string (7.9.2.2): as it stands when it is printable
// ASCII, else UTF-16BE with a byte order mark.
func appendText(b []byte, s string) []byte {
	if printable(s) {
		b = append(b, '(')
		for i := 0; i < len(s); i++ {
			b = appendLiteralByte(b, s[i])
		}
		return append(b, ')')
	}
	b = append(b, '(', 0xFE, 0xFF)
	for _, r := range s {
		b = appendUTF16(b, r, appendLiteralByte)
	}
	return append(b, ')')
}

func printable(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// appendUTF16 writes a rune as UTF-16BE, byte by byte through put.
func appendUTF16(b []byte, r rune, put func([]byte, byte) []byte) []byte {
	if r >= 0x10000 && r <= utf8.MaxRune {
		hi, lo := utf16.EncodeRune(r)
		b = put(put(b, byte(hi>>8)), byte(hi))
		return put(put(b, byte(lo>>8)), byte(lo))
	}
	if r > 0xFFFF || utf16.IsSurrogate(r) {
		r = utf8.RuneError
	}
	return put(put(b, byte(r>>8)), byte(r))
}

func putHex(b []byte, c byte) []byte { return append(b, upperHex[c>>4], upperHex[c&15]) }

// appendHex writes a byte string in hexadecimal.
func appendHex(b []byte, s []byte) []byte {
	b = append(b, '<')
	for _, c := range s {
		b = putHex(b, c)
	}
	return append(b, '>')
}
