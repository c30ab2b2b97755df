package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold makes texts comparable between formats: soft hyphens and word joiners
// vanish, every kind of white space and no-break space becomes one space, the
// non-breaking hyphen becomes a hyphen, and the ends are trimmed.
func Fold(s string) string {
	from := folded(s)
	if from == len(s) { // most texts are folded already
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:from])
	apart := false // white space was met since the last sign
	for i := from; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case vanishes(r):
		case unicode.IsSpace(r):
			apart = b.Len() > 0
		default:
			if apart {
				b.WriteByte(' ')
				apart = false
			}
			if r == '\u2011' {
				b.WriteByte('-')
			} else {
				b.WriteString(s[i : i+n]) // as it stands: it may be no character
			}
		}
		i += n
	}
	return b.String()
}

// vanishes reports the signs that are no letters and take no room.
func vanishes(r rune) bool {
	return r == '\u00ad' || r == '\u2060' || r == '\ufeff' || r == '\u200b'
}

// folded is how many bytes of a text, or of whole words at its beginning, are as Fold
// leaves them.
func folded(s string) int {
	word := 0 // where the last space stands
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c > ' ' && c < 0x7f: // most are
		case c == ' ':
			if i == 0 || i == len(s)-1 || s[i-1] == ' ' {
				return word
			}
			word = i
		case c < ' ' || c == 0x7f:
			return word
		case c == 0xc2 || c == 0xe1 || c == 0xe2 || c == 0xe3 || c == 0xef: // some of these are spaces, or vanish
			if r, _ := utf8.DecodeRuneInString(s[i:]); vanishes(r) || unicode.IsSpace(r) || r == '\u2011' {
				return word
			}
		}
	}
	return len(s)
}
