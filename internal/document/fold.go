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

// looked are the bytes that Fold looks at: spaces, controls, and those that begin the
// signs of which some are spaces or vanish.
var looked = [256]bool{' ': true, 0x7f: true, 0xc2: true, 0xe1: true, 0xe2: true, 0xe3: true, 0xef: true,
	0: true, 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 9: true, 10: true, 11: true, 12: true, 13: true, 14: true, 15: true,
	16: true, 17: true, 18: true, 19: true, 20: true, 21: true, 22: true, 23: true, 24: true, 25: true, 26: true, 27: true, 28: true, 29: true, 30: true, 31: true}

// folded is how many bytes of a text, or of whole words at its beginning, are as Fold
// leaves them.
func folded(s string) int {
	word := 0 // where the last space stands
	for i := 0; i < len(s); i++ {
		if !looked[s[i]] { // most are as they are
			continue
		}
		switch c := s[i]; {
		case c == ' ':
			if i == 0 || i == len(s)-1 || s[i-1] == ' ' {
				return word
			}
			word = i
		case c < ' ' || c == 0x7f:
			return word
		default:
			if r, _ := utf8.DecodeRuneInString(s[i:]); vanishes(r) || unicode.IsSpace(r) || r == '\u2011' {
				return word
			}
		}
	}
	return len(s)
}
