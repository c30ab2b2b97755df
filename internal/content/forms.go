package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The forms that are looked for in every reading are looked for by hand: to compile a
// regular expression for one text costs more than to read it. A test holds each
// against the expression that it says.

// isLanguage reports whether s has the form of a tag of BCP 47 as we use them: a
// language, perhaps a script, perhaps a country.
// It is ^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$.
func isLanguage(s string) bool {
	language, rest, more := strings.Cut(s, "-")
	if len(language) < 2 || len(language) > 3 || !all(language, 'a', 'z') {
		return false
	}
	if script, after, two := strings.Cut(rest, "-"); more && len(script) == 4 {
		if !all(script[:1], 'A', 'Z') || !all(script[1:], 'a', 'z') {
			return false
		}
		rest, more = after, two
	}
	return !more || len(rest) == 2 && all(rest, 'A', 'Z')
}

func all(s string, from, to byte) bool {
	for i := range len(s) {
		if s[i] < from || s[i] > to {
			return false
		}
	}
	return true
}

// isAddress reports whether s is the address of a page.
// It is ^https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s<>"{}|\\^]*)?$.
func isAddress(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	host := rest
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		host = rest[:i]
		ok = ok && !strings.ContainsAny(rest[i:], "\t\n\f\r <>\"{}|\\^")
	}
	dot := strings.LastIndexByte(host, '.')
	if !ok || dot < 1 || len(host)-dot < 3 || !all(host[dot+1:], 'a', 'z') {
		return false
	}
	for i := range dot {
		if c := host[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' {
			return false
		}
	}
	return true
}

func isAlphanumeric(c byte) bool { return isLatin(c) || c >= '0' && c <= '9' }

func isLatin(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// seasonOf takes «2022-autumn» apart.
// It is ^([0-9]{4})-(spring|summer|autumn|winter)$.
func seasonOf(s string) (year, season string, ok bool) {
	year, season, ok = strings.Cut(s, "-")
	switch season {
	case "spring", "summer", "autumn", "winter":
		return year, season, ok && len(year) == 4 && all(year, '0', '9')
	}
	return "", "", false
}

// placeholderIn is the name in the braces that s begins with, or "".
// It is ^\{([A-Za-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*)\}.
func placeholderIn(s []rune) string {
	b := make([]byte, 0, 32)
	for i, c := range s {
		switch {
		case i == 0 && c == '{':
			continue
		case i > 1 && c == '}' && isAlphanumeric(b[len(b)-1]):
			return string(b)
		case i > 1 && (c == '.' || c == '-') && isAlphanumeric(b[len(b)-1]):
		case i == 1 && c < utf8.RuneSelf && isLatin(byte(c)), i > 1 && c < utf8.RuneSelf && isAlphanumeric(byte(c)):
		default:
			return ""
		}
		b = append(b, byte(c))
	}
	return ""
}

// The words of time that say another thing next year.
var (
	whens     = []string{"under ", "på ", "i ", "till "}
	seasons   = []string{"våren", "sommaren", "hösten", "vintern"}
	thisYears = []string{"i år", "nästa år", "förra året", "innevarande år"}
)

// relativeIn is how much of the beginning of s is a time that holds this year, or 0:
// «i år», «under hösten».
func relativeIn(s string) int {
	if s == "" || strings.IndexByte("fintpu", s[0]) < 0 {
		return 0
	}
	for _, when := range whens {
		if rest, ok := strings.CutPrefix(s, when); ok {
			if n := first(rest, seasons); n > 0 {
				return len(when) + n
			}
		}
	}
	return first(s, thisYears)
}

// first is the length of the phrase that s begins with, if no letter follows; else 0.
func first(s string, phrases []string) int {
	for _, p := range phrases {
		if strings.HasPrefix(s, p) && !letterAt(s, len(p)) {
			return len(p)
		}
	}
	return 0
}

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// behind is the place behind the sign at i: what stands between two words is looked at
// for one of them.
func behind(s string, i int) int {
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
}

// relatives are the places in s, a text in lower case, of what relativeIn finds at the
// beginnings of its words. A year after it makes it last: that is for the caller to see.
func relatives(s string, words [][2]int) (out [][2]int) {
	free := 0 // where the sign before the next one may stand
	for _, w := range words {
		_, before := utf8.DecodeLastRuneInString(s[:w[0]])
		if w[0] > 0 && w[0]-before < free {
			continue
		}
		if n := relativeIn(s[w[0]:]); n > 0 {
			out = append(out, [2]int{w[0], w[0] + n})
			free = behind(s, w[0]+n)
		}
	}
	return out
}

// isYear reports whether s begins with a year. It is ^ ?[0-9]{4}.
func isYear(s string) bool {
	s = strings.TrimPrefix(s, " ")
	return len(s) >= 4 && all(s[:4], '0', '9')
}

const willBe = "kommer "

var verbs = []string{"ligga", "vara", "bli", "ha", "göra", "ge", "få", "ta", "finnas", "kunna", "behöva", "innebära", "krävas", "utformas"}

// wills are the places in s of «kommer» with a verb, and where the verb begins.
func wills(s string) (out [][3]int) {
	for at := 0; ; {
		i := strings.Index(s[at:], willBe)
		if i < 0 {
			return out
		}
		i, at = at+i, at+i+1
		verb := i + len(willBe)
		if n := first(s[verb:], verbs); n > 0 {
			out = append(out, [3]int{i, verb, verb + n})
			at = behind(s, verb+n)
		}
	}
}

// marks are signs that a text may hold, in bits: what is looked for there needs them.
type marks uint8

const (
	hyphen   marks = 1 << iota
	straight       // " or '
	general        // dashes and quotes, of U+2000 and what follows
	other          // signs of another kind, of which one is an accent
)

// lower is strings.ToLower, quickly for the letters of Swedish, and says which marks it
// has met. It works in the buffer.
func lower(buffer *[]byte, s string) (low string, met marks) {
	*buffer = append((*buffer)[:0], s...)
	b := *buffer
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c == '-':
			met |= hyphen
		case c == '"' || c == '\'':
			met |= straight
		case c < utf8.RuneSelf:
		case c == 0xc3 && i+1 < len(s): // À to ÿ
			i++
			if c = s[i]; c >= 0x80 && c <= 0x9e && c != 0x97 {
				c += 0x20
			}
		case c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80: // dashes, quotes
			met |= general
			i++
			c = s[i]
		case c == 0xc2 && i+1 < len(s): // «§»
			met |= other
			i++
			c = s[i]
		case c >= 0x80 && c < 0xc0 && i > 1 && s[i-2] == 0xe2: // the end of a dash
		default:
			return strings.ToLower(s), hyphen | straight | general | other
		}
		b[i] = c
	}
	return string(b), met
}

// finder finds any of some forms in a text, the longest first where they begin alike.
type finder struct {
	forms []string
	next  []int // where each stands next
}

// all calls found with every place of a form in s.
func (f *finder) all(s string, found func(from, to int)) {
	for i, form := range f.forms {
		f.next[i] = from(s, form, 0)
	}
	for at := 0; ; {
		best := -1
		for i, form := range f.forms {
			if f.next[i] < at {
				f.next[i] = from(s, form, at)
			}
			if best < 0 || f.next[i] < f.next[best] {
				best = i
			}
		}
		if best < 0 || f.next[best] == len(s) {
			return
		}
		at = f.next[best] + len(f.forms[best])
		found(f.next[best], at)
	}
}

// from is where a form stands in s next, from a place on; the end of s: nowhere.
func from(s, form string, at int) int {
	if i := strings.Index(s[at:], form); i >= 0 {
		return at + i
	}
	return len(s)
}
