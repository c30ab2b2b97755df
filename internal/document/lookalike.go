package document

import (
	"fmt"
	"strings"
	"unicode"
)

// Strange names the letters of a text that a reader takes for others, or does not see:
// those of another script in a word of Latin letters, and those without a shape. Without
// it a difference would look like none: «а U+0430». Empty: there are none.
func Strange(s string) string {
	var out []string
	told := map[rune]bool{}
	for _, word := range strings.Fields(s) {
		latin := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
		for _, r := range word {
			odd := shapeless(r) || latin && unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Common, unicode.Inherited)
			if !odd || told[r] {
				continue
			}
			told[r] = true
			if shapeless(r) {
				out = append(out, fmt.Sprintf("%U", r))
			} else {
				out = append(out, fmt.Sprintf("%c %U", r, r))
			}
			if len(out) == 4 {
				return strings.Join(out, ", ")
			}
		}
	}
	return strings.Join(out, ", ")
}

// shapeless reports whether a letter has no shape of its own: format controls, variation
// selectors and fillers.
func shapeless(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector) || r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\uffa0'
}
