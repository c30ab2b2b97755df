package asset

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed hyphenation/hyph_sv.dic
var swedishPatterns string

//go:embed hyphenation/hyph_fi.dic
var finnishPatterns string

//go:embed hyphenation/exceptions-sv.txt
var swedishExceptions string

//go:embed hyphenation/names.txt
var unbrokenNames string

// Hyphenation is where words of a language may be broken.
type Hyphenation struct {
	// Patterns are Liang's patterns in ISO 8859-1, one a line, as in TeX:
	// digits between letters, a full stop at the ends of words.
	Patterns string
	// Exceptions overrule the patterns, one word a line: «besluts-ärende». One
	// that ends in * holds for all words that begin so.
	Exceptions []string
}

// HyphenationFor returns the patterns of a language: «sv», «fi», and «fit»
// (Meänkieli), which follows the Finnish ones. There are none for other languages:
// text in them is not hyphenated, but soft hyphens in it are honoured.
func HyphenationFor(language string) (Hyphenation, bool) {
	switch language {
	case "sv":
		return Hyphenation{Patterns: swedishPatterns, Exceptions: entries(swedishExceptions)}, true
	case "fi", "fit":
		return Hyphenation{Patterns: finnishPatterns}, true
	}
	return Hyphenation{}, false
}

// UnbrokenNames are names of places and bodies that are never hyphenated, as
// they are written. Their genitives are not listed.
var UnbrokenNames = sync.OnceValue(func() []string { return entries(unbrokenNames) })

// entries are the lines of a list without comments and empty lines.
func entries(list string) []string {
	var out []string
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}
