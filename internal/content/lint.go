package content

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/diag"
	"malbild/internal/lazy"
	"malbild/internal/source"
)

// said is a text as it was read, for the lint.
type said struct {
	text    source.Text
	sic     []source.Text
	running bool // a paragraph: it ends with a full stop
}

// linted is a text that the lint looks at.
type linted struct {
	said
	low   string // in lower case, to find the rare texts that need a closer look
	words [][2]int
	marks marks
}

// lint warns about what is cheap to find and certain. It never
// changes a text; a sic mark on the words silences it.
func (r *reader) lint() {
	terms, places := termForm(r.county.Malbild.Terms), map[string]string{}
	var letters []byte
	var room [][2]int
	for _, p := range r.places {
		low := strings.ToLower(p.Value)
		places[low], places[low+"s"] = p.Value, p.Value+"s"
	}
	for _, p := range r.passages {
		l := linted{said: p}
		if l.low, l.marks = lower(&letters, l.text.Value); len(l.low) != len(l.text.Value) {
			l.low = l.text.Value // rare letters change their length: the places must stay
		}
		room = words(room[:0], l.text.Value)
		l.words = room
		r.lintTerms(l, terms)
		r.lintPlaces(l, places)
		r.lintTime(l)
		r.lintRanges(l)
		r.lintWords(l)
		r.lintQuotes(l)
		if l.running {
			r.lintEnd(l)
		}
	}
}

// warn reports the words from byte a to b of a text, unless they are marked.
func (r *reader) warn(l linted, c *diag.Code, a, b int, more string) {
	words := l.text.Value[a:b]
	for _, s := range l.sic {
		if strings.Contains(s.Value, words) || strings.Contains(words, s.Value) {
			return
		}
	}
	r.set.Report(c.At(r.set.At(l.text, utf8.RuneCountInString(l.text.Value[:a])), words, more))
}

// termForm finds the core terms in any mixture of capitals, the longest first.
func termForm(terms []source.Text) *finder {
	var forms []string
	for _, t := range terms {
		if f := strings.ToLower(t.Value); !slices.Contains(forms, f) {
			forms = append(forms, f)
		}
	}
	slices.SortFunc(forms, func(a, b string) int { return len(b) - len(a) })
	return &finder{forms: forms, next: make([]int, len(forms))}
}

func (r *reader) lintTerms(l linted, terms *finder) {
	terms.all(l.low, func(from, to int) {
		if meant := r.term(l.text.Value[from:to]); meant != "" {
			r.warn(l, lintTerm, from, to, meant)
		}
	})
}

// term is the accepted spelling of the words, or "" when they have it.
func (r *reader) term(words string) string {
	meant := ""
	for _, t := range r.county.Malbild.Terms {
		if t.Value == words {
			return ""
		}
		if meant == "" && strings.EqualFold(t.Value, words) {
			meant = t.Value
		}
	}
	return meant
}

// lintPlaces finds the county's place names in lower case, also in the genitive.
func (r *reader) lintPlaces(l linted, places map[string]string) {
	for _, w := range l.words {
		if right := places[l.text.Value[w[0]:w[1]]]; right != "" {
			r.warn(l, lintPlace, w[0], w[1], right)
		}
	}
}

// words adds the stretches of letters in a text, as byte offsets.
func words(out [][2]int, s string) [][2]int {
	start := -1
	for i, r := range s {
		letter := r < utf8.RuneSelf && isLatin(byte(r)) || r >= utf8.RuneSelf && unicode.IsLetter(r)
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			out = append(out, [2]int{start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, [2]int{start, len(s)})
	}
	return out
}

var months = []string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}

func (r *reader) lintTime(l linted) {
	for _, m := range relatives(l.low, l.words) {
		if !isYear(l.low[m[1]:]) {
			r.warn(l, lintRelative, m[0], m[1], "")
		}
	}
	for _, m := range wills(l.low) {
		r.warn(l, lintWill, m[0], m[2], "kommer att "+l.low[m[1]:m[2]])
	}
}

func holds(s string, any []string) bool {
	for _, a := range any {
		if strings.Contains(s, a) {
			return true
		}
	}
	return false
}

// lintRanges looks at both sides of every dash: two months or two numbers make a
// range. A date like 2021-05-27 is none.
func (r *reader) lintRanges(l linted) {
	s := l.text.Value
	if l.marks&(hyphen|general) == 0 {
		return
	}
	for i, c := range s {
		if c != '-' && c != '–' {
			continue
		}
		end := i + utf8.RuneLen(c)
		before, after := strings.TrimSuffix(s[:i], " "), strings.TrimPrefix(s[end:], " ")
		from := before[strings.LastIndexFunc(before, notWord)+1:]
		to := after
		if n := strings.IndexFunc(after, notWord); n >= 0 {
			to = after[:n]
		}
		tight := len(before) == i && len(after) == len(s)-end
		if c == '–' && tight || !isRange(from, to, c == '-' && tight) {
			continue
		}
		a, b := len(before)-len(from), len(s)-len(after)+len(to)
		if !strings.HasSuffix(s[:a], "-") && !strings.HasPrefix(s[b:], "-") {
			r.warn(l, lintRange, a, b, from+"–"+to)
		}
	}
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// isRange tells two months or two numbers; 2021-05 is a month and no range.
func isRange(from, to string, hyphen bool) bool {
	number := func(s string) bool { return s != "" && len(s) <= 4 && strings.Trim(s, "0123456789") == "" }
	if number(from) && number(to) {
		return !(hyphen && len(from) == 4 && len(to) == 2)
	}
	return contains(months, strings.ToLower(from)) && contains(months, strings.ToLower(to))
}

// misspelt are words that are never right; seen in adopted texts and web pages.
var misspelt = map[string]string{
	"arbetsätt": "arbetssätt", "arbetsätten": "arbetssätten", "arbetsättet": "arbetssättet", "hälsöfrämjande": "hälsofrämjande",
	"utmyntat": "utmynnat", "utmyntar": "utmynnar", "förhållningsätt": "förhållningssätt", "förhållningsättet": "förhållningssättet",
	"sammhälle": "samhälle", "kommunfullmäkige": "kommunfullmäktige", "tillsamans": "tillsammans", "samvärkan": "samverkan",
}

// shortestMisspelt is how many bytes they have at least.
const shortestMisspelt = len("utmyntat")

// split are compounds written apart.
var split = lazy.Pattern(`(?:^|[^\p{L}])(vård situation(?:er|en)?|hemma miljö|läns gemensam|mål bild(?:en)?)(?:[^\p{L}]|$)`)

var splitFrom = []string{"vård situation", "hemma miljö", "läns gemensam", "mål bild"}

func (r *reader) lintWords(l linted) {
	last, end := "", 0
	for _, w := range l.words {
		low := l.low[w[0]:w[1]]
		if len(low) >= shortestMisspelt {
			if right := misspelt[strings.ToLower(low)]; right != "" {
				r.warn(l, lintSpelling, w[0], w[1], right)
			}
		}
		if strings.EqualFold(low, last) && l.text.Value[end:w[0]] == " " {
			r.warn(l, lintDouble, w[0], w[1], "")
		}
		last, end = low, w[1]
	}
	if !holds(l.low, splitFrom) {
		return
	}
	for _, m := range split().FindAllStringSubmatchIndex(l.low, -1) {
		s := l.text.Value[m[2]:m[3]]
		r.warn(l, lintSpelling, m[2], m[3], strings.ReplaceAll(s, " ", ""))
	}
}

// lintEnd asks for a final full stop; a placeholder may bring its own.
func (r *reader) lintEnd(l linted) {
	s := strings.TrimRight(l.text.Value, "*)”\"»")
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?:}") || strings.HasSuffix(s, "…") {
		return
	}
	if len(l.words) == 0 {
		return
	}
	w := l.words[len(l.words)-1]
	r.warn(l, lintStop, w[0], w[1], "")
}

// lintQuotes finds the quotation marks of typewriters and of other languages, and
// accents that stand for apostrophes. A straight ' after a digit is a prime of measure
// and none of ours.
func (r *reader) lintQuotes(l linted) {
	s := l.text.Value
	if l.marks == 0 {
		return
	}
	for i, c := range s {
		end := i + utf8.RuneLen(c)
		switch c {
		case '"', '“', '„':
			r.warn(l, lintQuote, i, end, "”")
		case '\'':
			if i == 0 || s[i-1] < '0' || s[i-1] > '9' {
				r.warn(l, lintQuote, i, end, "’")
			}
		case '‘', '‚', '´':
			r.warn(l, lintQuote, i, end, "’")
		}
	}
}
