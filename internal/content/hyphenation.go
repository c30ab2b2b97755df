package content

import (
	"slices"
	"strings"
	"unicode"

	"malbild/internal/source"
)

// hyphenationFile is the project's own list of where words may be broken.
const hyphenationFile = "avstavning.yaml"

// lockFile holds what was adopted, word for word; package adoption reads it.
const lockFile = "antagen.yaml"

// overviewFile says how the standing of the county is shown; package principal reads it.
const overviewFile = "lage.yaml"

// Hyphenation is what a county knows better than the patterns: where words may be
// broken at the end of a line, by language, and names that never are.
type Hyphenation struct {
	// Exceptions are words with a hyphen at every place they may be broken, by
	// language («sv»): «besluts-ärende». One that ends in * holds for all words
	// that begin so; one without hyphens is never broken.
	Exceptions map[string][]string
	Names      []string // never broken, nor their genitives
}

// The limits of a break: at least so many letters on either side (issue 3, «Type»).
const leastPiece = 3

// readHyphenation reads the list: a key for each language, and names.
func (r *reader) readHyphenation(m *source.Map) {
	h := &r.county.Hyphenation
	for _, key := range m.Keys() {
		words := m.Texts(key.Value, source.Required)
		switch {
		case key.Value == "names":
			h.Names = append(h.Names, r.unbroken(words)...)
		case !isLanguage(key.Value) || strings.Contains(key.Value, "-"):
			r.set.Report(codeHyphenLanguage.At(key.Pos, key.Value))
		default:
			list := r.exceptions(words)
			if len(list) == 0 {
				continue
			}
			if h.Exceptions == nil {
				h.Exceptions = map[string][]string{}
			}
			h.Exceptions[key.Value] = list
		}
	}
}

// unbroken reads the names, which are never broken.
func (r *reader) unbroken(words []source.Text) []string {
	var out []string
	for _, t := range words {
		if r.plainWord(t, t.Value) {
			out = append(out, t.Value)
		}
	}
	return out
}

// exceptions reads the words of one language; a word stands there once.
func (r *reader) exceptions(words []source.Text) []string {
	var out, seen []string
	for _, t := range words {
		word, begins := strings.CutSuffix(t.Value, "*")
		plain := strings.ReplaceAll(word, "-", "")
		switch {
		case !r.plainWord(t, plain):
		case word != strings.ToLower(word):
			r.set.Report(codeHyphenWord.At(t.Pos, t.Value, "skriv små bokstäver: listan gäller också ord med stor bokstav",
				"write small letters: the list holds for words with a capital too"))
		case !piecesHold(word, begins):
			r.set.Report(codeHyphenWord.At(t.Pos, t.Value, "lämna minst tre bokstäver på var sida om varje bindestreck i ordets ändar och två där emellan",
				"leave at least three letters at the ends of the word, and two between hyphens"))
		case slices.Contains(seen, plain):
			r.set.Report(codeHyphenTwice.At(t.Pos, plain))
		default:
			seen = append(seen, plain)
			out = append(out, t.Value)
		}
	}
	return out
}

// plainWord reports whether a word is of letters alone.
func (r *reader) plainWord(t source.Text, word string) bool {
	if t.IsZero() {
		return false
	}
	if word == "" || strings.ContainsFunc(word, func(c rune) bool { return !unicode.IsLetter(c) }) {
		r.set.Report(codeHyphenWord.At(t.Pos, t.Value, "skriv ett ord med bara bokstäver, bindestreck och * sist",
			"write one word of letters, hyphens and a last * alone"))
		return false
	}
	return true
}

// piecesHold reports whether every piece of a hyphenated word is long enough. Where
// the word goes on, its last piece does too.
func piecesHold(word string, begins bool) bool {
	pieces := strings.Split(word, "-")
	for i, p := range pieces {
		n, last := len([]rune(p)), i == len(pieces)-1
		switch {
		case begins && last:
			if n == 0 {
				return false
			}
		case n < 2, len(pieces) > 1 && (i == 0 || last) && n < leastPiece:
			return false
		}
	}
	return true
}
