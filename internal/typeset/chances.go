package typeset

import (
	"slices"
	"strings"
	"unicode"
)

// chance says whether and how a line may begin before a rune.
type chance uint8

// The chances, weakest first where two meet.
const (
	none         chance = iota
	addressDot          // before a dot or @ of an address
	addressSlash        // after a slash of an address
	patternHyphen
	bare       // after a hyphen, dash or slash that is there already
	softHyphen // the author's choice
	badSpace   // at a space that should hold its words together: «§ 37»
	atSpace
	atNewline // must
	never     // a word joiner: must not
)

func strongest(a, b chance) chance { return max(a, b) }

// inserts reports whether a break adds a hyphen.
func (c chance) inserts() bool { return c == patternHyphen || c == softHyphen }

// cuts reports whether a break divides a word, so that its parts are shaped anew.
func (c chance) cuts() bool { return c >= addressDot && c <= softHyphen }

// findChances goes through the paragraph token by token; a token is what stands
// between two spaces.
func (w *work) findChances(h *hyphenators, p *Paragraph) {
	n := len(w.runes)
	var before token
	for k := 0; k < n; {
		from := k
		newline := false
		for k < n && isSpace(w.runes[k]) {
			newline = newline || w.runes[k] == '\n'
			k++
		}
		t := token{from: k}
		for k < n && !isSpace(w.runes[k]) {
			k++
		}
		t.to = k
		if t.from > from && from > 0 || newline {
			w.spaceChance(before, t, newline)
		}
		w.tokenChances(t, h, p)
		before = t
	}
}

// token is a range of runes without spaces.
type token struct{ from, to int }

func (w *work) text(t token) []rune { return w.runes[t.from:t.to] }

// spaceChance decides about the space between two tokens. A break stands before
// the rune that begins the next line.
func (w *work) spaceChance(a, b token, newline bool) {
	c := atSpace
	switch {
	case newline:
		c = atNewline
	case w.chance[b.from] == never || b.from > a.to && w.chance[a.to] == never:
		c = none // «word⁠ word»: a joiner beside the space
	case w.staysTogether(w.text(a), w.text(b)):
		c = badSpace
	}
	w.chance[b.from] = c
}

// monthNames lets «27 maj» stay on one line.
var monthNames = []string{"januari", "februari", "mars", "april", "maj", "juni", "juli",
	"augusti", "september", "oktober", "november", "december"}

// What stays before a number, «kl. 9», «s. 4», or after one, «5 kap.», «3 mnkr».
var (
	beforeNumber = []string{"kl", "kl.", "s.", "sid.", "nr", "nr.", "punkt", "kap.", "bilaga", "ca", "tel.", "tfn", "version"}
	afterNumber  = []string{"§", "§§", "kap", "st", "%", "‰", "°C", "kr", "tkr", "mnkr", "mkr", "km", "m", "kg", "procent"}
)

// What stays after a name, «Örebro län», and what a first part left open waits for,
// «hälso- och sjukvård».
var (
	afterName   = []string{"län", "läns", "kommun", "kommuns", "stad", "stads", "Stad", "Stads"}
	afterHyphen = []string{"och", "eller", "samt"}
)

// staysTogether holds the rules of Swedish typography for spaces that should be
// no-break spaces. Adopted text is not changed for it: the breaker keeps them.
func (w *work) staysTogether(a, b []rune) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(b) == 1 && (b[0] == '–' || b[0] == '—') {
		return true // a dash stays with the word before it
	}
	if a[len(a)-1] == '§' && isDigit(b[0]) {
		return true // «§ 37», not «2 § gäller»
	}
	if len(a) <= 7 {
		word := strings.ToLower(strings.TrimLeft(string(a), "(["))
		if word == "dnr" || word == "dnr." || isDigit(b[0]) && slices.Contains(beforeNumber, word) {
			return true
		}
	}
	if isName(a, b) || len(a) > 2 && a[len(a)-1] == '-' && slices.Contains(afterHyphen, string(b)) {
		return true
	}
	if !isDigit(a[len(a)-1]) {
		return isYear(b) && isMonth(a)
	}
	word := strings.TrimRight(string(b), ".,;:)]")
	if slices.Contains(afterNumber, word) {
		return true
	}
	if len(a) > 3 || !allDigits(a) {
		return false
	}
	return slices.Contains(monthNames, strings.ToLower(word)) ||
		len(word) == 3 && allDigits([]rune(word)) // 15 000
}

// isName reports the two words of a name that is read as one: «Örebro län», «Luleå
// kommun», «Region Norrbotten».
func isName(a, b []rune) bool {
	if !unicode.IsUpper(a[0]) {
		return false
	}
	switch b[0] {
	case 'l', 'k', 's', 'S':
		return len(b) < 12 && slices.Contains(afterName, strings.TrimRight(string(b), ".,;:)]!?»”"))
	}
	return unicode.IsUpper(b[0]) && string(a) == "Region"
}

// isYear reports «2021», and «2021.» at the end of a sentence.
func isYear(b []rune) bool {
	return len(b) >= 4 && len(b) <= 6 && allDigits(b[:4]) && (len(b) == 4 || !isDigit(b[4]))
}

// isMonth reports «maj», and the last of «Juni–november», before its year.
func isMonth(a []rune) bool {
	if from := slices.Index(a, '–'); from >= 0 {
		a = a[from+1:]
	}
	return len(a) >= 3 && len(a) <= 9 && slices.Contains(monthNames, strings.ToLower(string(a)))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func allDigits(rs []rune) bool {
	for _, r := range rs {
		if !isDigit(r) {
			return false
		}
	}
	return len(rs) > 0
}

// tokenChances finds the breaks inside a token.
func (w *work) tokenChances(t token, h *hyphenators, p *Paragraph) {
	rs := w.text(t)
	if len(rs) < 3 {
		return
	}
	if isAddress(rs) {
		w.addressChances(t)
		return
	}
	for k := t.from; k < t.to; {
		if !unicode.IsLetter(w.runes[k]) {
			if k+1 < t.to && breaksAfter(rs, k-t.from) {
				w.offer(k+1, bare)
			}
			k++
			continue
		}
		from := k
		soft := false
		for k < t.to && unicode.IsLetter(w.runes[k]) {
			soft = soft || k > from && w.chance[k] == softHyphen
			k++
		}
		if p.Hyphenate && !soft && k-from >= shortestWord {
			w.wordChances(h, from, k)
		}
	}
}

// offer notes a chance unless the text forbids or already gives one.
func (w *work) offer(k int, c chance) { w.chance[k] = strongest(w.chance[k], c) }

// breaksAfter reports whether a line may end after the sign at i of a token.
// «hälso-|vård» and «och/|eller» may, when two letters stand before and after;
// «e-tjänst», «2021-05-27», «HSN/2021-345» and «2021–2030» may not. «2030-|målet» may.
func breaksAfter(rs []rune, i int) bool {
	switch rs[i] {
	case '-', '\u2010', '–', '/':
	default:
		return false
	}
	if i < 2 || i+2 >= len(rs) || !unicode.IsLetter(rs[i+1]) || !unicode.IsLetter(rs[i+2]) {
		return false
	}
	if unicode.IsLetter(rs[i-1]) && unicode.IsLetter(rs[i-2]) {
		return !hasDigit(rs)
	}
	return rs[i] == '-' && isDigit(rs[i-1]) && !hasDigit(rs[i:]) && allDigits(rs[:i])
}

func hasDigit(rs []rune) bool {
	for _, r := range rs {
		if isDigit(r) {
			return true
		}
	}
	return false
}

// isAddress reports web and mail addresses.
func isAddress(rs []rune) bool {
	for i, r := range rs {
		switch {
		case r == '@':
			return i > 0
		case r == ':' && i+2 < len(rs) && rs[i+1] == '/' && rs[i+2] == '/':
			return true
		case i == 4 && string(rs[:4]) == "www.":
			return true
		}
	}
	return isHost(rs)
}

// isHost reports an address as one writes it, without scheme: at least three names
// of two letters or more between dots, or two and a path, the last of small letters
// alone. «t.ex.» and «slut.Nytt» are none.
func isHost(rs []rune) bool {
	from, names, small := 0, 0, false
	for i := 0; i <= len(rs); i++ {
		end := i == len(rs) || rs[i] == '/'
		if !end && rs[i] != '.' {
			continue
		}
		if i-from < 2 {
			return false
		}
		small = true
		for _, r := range rs[from:i] {
			if !unicode.IsLetter(r) && !isDigit(r) && r != '-' {
				return false
			}
			small = small && unicode.IsLower(r)
		}
		if from, names = i+1, names+1; end {
			return small && (names >= 3 || names == 2 && i+1 < len(rs))
		}
	}
	return false
}

// addressChances lets an address break where no hyphen could be taken for part of
// it: after a slash, and before a dot or @ when little else helps.
func (w *work) addressChances(t token) {
	for k := t.from + 2; k+1 < t.to; k++ {
		switch {
		case w.runes[k-1] == '/' && w.runes[k] != '/' && w.runes[k-2] != '/':
			w.offer(k, addressSlash)
		case (w.runes[k] == '.' || w.runes[k] == '@') && k-t.from > 3:
			w.offer(k, addressDot)
		}
	}
}

// wordChances hyphenates the word [from, to) by the patterns of its language.
func (w *work) wordChances(h *hyphenators, from, to int) {
	lang := w.languageAt(from)
	if lang == "" || lang != w.languageAt(to-1) {
		return
	}
	for _, p := range h.points(w, lang, w.runes[from:to]) {
		w.offer(from+int(p), patternHyphen)
	}
}

func (w *work) languageAt(k int) string { return w.spanAt(k).lang }

// spanAt is the span that holds rune k.
func (w *work) spanAt(k int) *span {
	for i := range w.spans {
		if s := &w.spans[i]; k < s.end() {
			return s
		}
	}
	return &w.spans[len(w.spans)-1]
}
