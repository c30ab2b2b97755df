package source

import "strings"

// The forms of short values are looked for letter by letter: they are asked for some
// thousand times in a run, and before anything else.

// IsID reports whether s has the form of an id: a–z and 0–9 in groups with single
// hyphens between.
func IsID(s string) bool {
	for group := range strings.SplitSeq(s, "-") {
		if group == "" {
			return false
		}
		for i := range len(group) {
			if c := group[i]; (c < 'a' || c > 'z') && !isDigit(c) {
				return false
			}
		}
	}
	return true
}

// isInteger reports whether s is a whole number of at most nine digits.
func isInteger(s string) bool { return digits(strings.TrimPrefix(s, "-")) }

// isDecimal reports whether s is a number of at most nine digits before a point and
// nine after it.
func isDecimal(s string) bool {
	whole, part, pointed := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return digits(whole) && (!pointed || digits(part))
}

func digits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return len(s) >= 1 && len(s) <= 9
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
