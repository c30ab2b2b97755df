package principal

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Swedish order, as registers and indexes have it: å ä ö after z, w after v, and ü as y.
// Names are compared by their letters first; only names of the same letters by accents
// («Ale» before «Alé»), and only those of the same accents by capitals, small ones first.
// It says the same of Latin names as CLDR, whose tables for all writing of the world
// would be filled at every start of the program.

// swedish is what a name is sorted by: its letters, its accents and its capitals, with
// ends between them that come before all else.
func swedish(name string) []int {
	const end = -1
	runes := []rune(norm.NFC.String(name))
	n := len(runes)
	key := make([]int, 3*n+2)
	key[n], key[2*n+1] = end, end
	for i, r := range runes {
		small := unicode.ToLower(r)
		letter, accent := small, 0
		if small >= 0x80 && !strings.ContainsRune("åäö", small) {
			if letter, accent = alike(small); accent == 0 {
				letter, accent = plain(small)
			}
		}
		key[i], key[n+1+i] = weight(letter), accent
		if small != r {
			key[2*n+2+i] = 1
		}
	}
	return key
}

// alike is the letter that one of our neighbours' stands with, and its place after it.
func alike(r rune) (rune, int) {
	for _, group := range [...]string{"yüű", "äæę", "öøőœô", "dđð"} {
		if place := strings.IndexRune(group, r); place > 0 {
			letter := []rune(group)[0]
			return letter, 20 + place // after the letter's own accents
		}
	}
	return r, 0
}

// accents are those above, below and through letters, in their order.
const accents = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0328\u0327\u0304"

// plain is a letter without its accent, and the place of the accent; 0: it has none.
func plain(r rune) (rune, int) {
	parts := []rune(norm.NFD.String(string(r)))
	if len(parts) == 1 {
		return r, 0
	}
	return parts[0], 1 + max(0, strings.IndexRune(accents, parts[1]))
}

// signs come before digits, and these before letters.
const signs = " _-–—,;:!?.·'’\"«»()[]{}§¶@*/\\&#%`´^¨°©®+±÷×<=>|~¤¢$£¥"

// weight is the place of a letter without accent among all.
func weight(r rune) int {
	switch {
	case r >= 'a' && r <= 'z':
		return 2000 + int(r)
	case r == 'å', r == 'ä', r == 'ö':
		return 3000 + strings.IndexRune("åäö", r)
	case r >= '0' && r <= '9':
		return 1000 + int(r)
	case unicode.IsSpace(r):
		return 0
	}
	if at := strings.IndexRune(signs, r); at >= 0 {
		return at
	}
	return 4000 + int(r)
}
