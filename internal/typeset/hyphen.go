package typeset

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"malbild/internal/asset"
)

// The limits of hyphenation: a word of fewer letters is not broken, and at least
// so many letters stay before and after the hyphen.
const (
	shortestWord = 6
	minBefore    = 3
	minAfter     = 3
)

// Hyphenation is what a project knows better than the patterns.
type Hyphenation struct {
	// Exceptions overrule the patterns, by language («sv»), one word each:
	// «besluts-ärende», with * at the end for all words that begin so.
	Exceptions map[string][]string
	Names      []string // never broken where they have their capital, nor their genitives
}

// tries holds the parsed patterns of each language that was asked for. They are
// parsed at first use: a poster, which never hyphenates, pays nothing.
type tries struct{ swedish, finnish func() *trie }

func newTries() *tries {
	parsed := func(language string) func() *trie {
		return sync.OnceValue(func() *trie {
			h, _ := asset.HyphenationFor(language)
			return parsePatterns(h.Patterns)
		})
	}
	return &tries{swedish: parsed("sv"), finnish: parsed("fi")}
}

// hyphenators holds a hyphenator for each language that was asked for.
type hyphenators struct {
	tries     *tries
	languages map[string]func() *hyphenator
	words     *cache[[]int32] // language and word → points
}

// newHyphenators remembers as many distinct words as a large run has.
func newHyphenators(t *tries, own Hyphenation) *hyphenators {
	h := &hyphenators{tries: t, words: newCache[[]int32](20_000), languages: map[string]func() *hyphenator{}}
	for language, patterns := range map[string]func() *trie{"sv": t.swedish, "fi": t.finnish, "fit": t.finnish} {
		h.languages[language] = sync.OnceValue(func() *hyphenator {
			a, _ := asset.HyphenationFor(language)
			exceptions := own.Exceptions[language]
			if language == "fit" { // Meänkieli: Finnish, unless its own list says otherwise
				exceptions = append(slices.Clone(own.Exceptions["fi"]), exceptions...)
			}
			return newHyphenator(patterns(), append(slices.Clone(a.Exceptions), exceptions...), own.Names)
		})
	}
	return h
}

// of returns the hyphenator of a language, or nil. Languages without patterns
// are not hyphenated: a hyphen in the wrong place is worse than a ragged line.
func (h *hyphenators) of(language string) *hyphenator {
	if f := h.languages[primary(language)]; f != nil {
		return f()
	}
	return nil
}

// points are the places where a word may be broken, remembered by word. What is
// returned is shared.
func (h *hyphenators) points(w *work, language string, word []rune) []int32 {
	hy := h.of(language)
	if hy == nil {
		return nil
	}
	key := append(w.key[:0], primary(language)...)
	key = append(key, 0)
	for _, r := range word {
		key = utf8.AppendRune(key, r)
	}
	w.key = key
	if p, ok := h.words.get(key); ok {
		return p
	}
	p := hy.points(word)
	h.words.put(key, p, 1)
	return p
}

// hyphenator knows where words of one language may be broken.
type hyphenator struct {
	trie       *trie
	exceptions map[string][]int32 // whole words
	stems      map[string][]int32 // beginnings of words
	longest    int                // runes of the longest stem
	names      map[string]bool
}

// newHyphenator takes exceptions in the order in which they count: a later one
// overrules an earlier one.
func newHyphenator(patterns *trie, exceptions, names []string) *hyphenator {
	h := &hyphenator{trie: patterns, exceptions: map[string][]int32{}, stems: map[string][]int32{}, names: map[string]bool{}}
	for _, e := range exceptions {
		word, stem := strings.CutSuffix(e, "*")
		plain, points := splitException(word)
		if stem {
			h.stems[plain] = points
			h.longest = max(h.longest, len([]rune(plain)))
		} else {
			h.exceptions[plain] = points
		}
	}
	for _, list := range [][]string{asset.UnbrokenNames(), names} {
		for _, n := range list {
			h.names[strings.ToLower(n)] = true
		}
	}
	return h
}

// splitException turns «med-borgare» into «medborgare» and [3].
func splitException(e string) (string, []int32) {
	var points []int32
	var plain []rune
	for _, r := range e {
		if r == '-' {
			points = append(points, int32(len(plain)))
		} else {
			plain = append(plain, r)
		}
	}
	return string(plain), points
}

// points lists the rune offsets at which a word may be broken.
func (h *hyphenator) points(word []rune) []int32 {
	if len(word) < shortestWord || h.isName(word) || isAcronym(word) {
		return nil
	}
	lower := make([]rune, len(word))
	for i, r := range word {
		lower[i] = unicode.ToLower(r)
	}
	if p, ok := h.exceptions[string(lower)]; ok {
		return p
	}
	points := sound(lower, h.trie.points(lower))
	if stem, n := h.stem(lower); n > 0 {
		points = joinStem(stem, n, points)
	}
	kept := points[:0]
	for _, p := range points {
		if p >= minBefore && len(word)-int(p) >= minAfter {
			kept = append(kept, p)
		}
	}
	return kept
}

// stem finds the longest listed beginning of a word.
func (h *hyphenator) stem(word []rune) (points []int32, runes int) {
	for n := min(h.longest, len(word)); n >= shortestWord-1; n-- {
		if p, ok := h.stems[string(word[:n])]; ok {
			return p, n
		}
	}
	return nil, 0
}

// joinStem takes the points inside a stem from the list and those behind it from
// the patterns; a point within the stem's last letters would be a guess.
func joinStem(stem []int32, runes int, points []int32) []int32 {
	out := append([]int32(nil), stem...)
	for _, p := range points {
		if int(p) >= runes && (len(out) == 0 || p-out[len(out)-1] >= 2) {
			out = append(out, p)
		}
	}
	return out
}

// isName reports a capitalised name of the list, or its genitive.
func (h *hyphenator) isName(word []rune) bool {
	if !unicode.IsUpper(word[0]) {
		return false
	}
	lower := strings.ToLower(string(word))
	return h.names[lower] || h.names[strings.TrimSuffix(lower, "s")]
}

// isAcronym reports a word with a capital after its first letter: SKR, eHälsa.
func isAcronym(word []rune) bool {
	for _, r := range word[1:] {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// sound drops points around pieces that nobody would set on a line: a single
// letter, or letters without a vowel. The patterns give such pieces in compounds
// they do not know («mål-bild-s-ar-be-te»), and then neither point can be trusted.
func sound(word []rune, points []int32) []int32 {
	bad := make([]bool, len(points)+1) // piece i ends at point i
	for i := range bad {
		from, to := 0, len(word)
		if i > 0 {
			from = int(points[i-1])
		}
		if i < len(points) {
			to = int(points[i])
		}
		bad[i] = to-from < 2 || !strings.ContainsAny(string(word[from:to]), "aeiouyåäöéáíóúøæü")
	}
	var out []int32
	for i, p := range points {
		if !bad[i] && !bad[i+1] {
			out = append(out, p)
		}
	}
	return out
}
