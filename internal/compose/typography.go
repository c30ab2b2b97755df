package compose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bindWords puts no-break spaces where Swedish typography binds:
// «§ 37», «27 maj», «kl. 9», «dnr 2021/5», «5 mm», «5 kap.», and before a spaced
// dash. It changes no letter: document.Fold sees the same words. Package typeset
// holds the same words together on its pages by itself; this is for Word and the web.
func bindWords(s string) string {
	var out []byte // nil: nothing is bound yet
	done := 0
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' && (i == 0 || i+1 == len(s) || s[i+1] == "–"[0] || binds[s[i-1]]) && bound(s[:i], s[i+1:]) {
			if out == nil {
				out = make([]byte, 0, len(s)+8)
			}
			out = append(append(out, s[done:i]...), "\u00a0"...)
			done = i + 1
		}
	}
	if out == nil {
		return s
	}
	return string(append(out, s[done:]...))
}

// binds are the ends of what may be bound to the word after it.
var binds = [256]bool{'.': true, 'r': true, 'R': true, 0xa7: true, // of «§»
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true}

// bound reports whether the words on both sides of a space belong on one line.
func bound(left, right string) bool {
	switch {
	case strings.HasPrefix(right, "–"):
		return true
	case right == "": // the number is a field
		return strings.HasSuffix(left, "§")
	case left == "":
		return false
	}
	switch last := left[len(left)-1]; last {
	case '.', 'r', 'R', "§"[1]: // the ends of what numbered knows
		return numbered(left) && numbers(right)
	default:
		return isDigit(last) && (unit(right) || month(right) && day(left))
	}
}

var (
	months  = []string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}
	signs   = []string{"%", "‰", "§", "kap."}                       // after a number
	units   = []string{"mm", "cm", "km", "kg", "kr", "tkr", "mnkr"} // the same, as whole words
	befores = []string{"kl.", "s.", "sid.", "nr", "dnr", "kap."}    // before a number, in any case
)

func month(right string) bool {
	return slices.ContainsFunc(months, func(m string) bool { return wordFirst(right, m) })
}

func unit(right string) bool {
	return slices.ContainsFunc(signs, func(u string) bool { return strings.HasPrefix(right, u) }) ||
		slices.ContainsFunc(units, func(u string) bool { return wordFirst(right, u) })
}

// day reports a number of one or two digits at the end.
func day(left string) bool {
	rest := strings.TrimRight(left, "0123456789")
	return len(left)-len(rest) <= 2 && !wordLast(rest)
}

// numbered reports a word at the end that a number follows.
func numbered(left string) bool {
	if strings.HasSuffix(left, "§") {
		return true
	}
	return slices.ContainsFunc(befores, func(b string) bool {
		at := len(left) - len(b)
		return at >= 0 && strings.EqualFold(left[at:], b) && !wordLast(left[:at])
	})
}

// numbers reports a number at the beginning, perhaps after letters: «KS/2021:5».
func numbers(right string) bool {
	for _, r := range right {
		if r != '/' && !unicode.IsLetter(r) {
			return r < utf8.RuneSelf && isDigit(byte(r))
		}
	}
	return false
}

// wordFirst reports whether a text begins with a word and not with a longer one.
func wordFirst(text, word string) bool {
	return strings.HasPrefix(text, word) && (len(text) == len(word) || !wordLetter(text[len(word)]))
}

func wordLast(text string) bool { return text != "" && wordLetter(text[len(text)-1]) }

// wordLetter is what a pattern's \w is: the plain letters are enough beside units.
func wordLetter(c byte) bool {
	return c == '_' || isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
