package content

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/diag"
	"malbild/internal/source"
)

// linted is a text as it was read, for the lint.
type linted struct {
	text    source.Text
	sic     []source.Text
	running bool // a paragraph: it ends with a full stop
}

// lint warns about what is cheap to find and certain (domain.md 2). It never
// changes a text; a sic mark on the words silences it.
func (r *reader) lint() {
	terms := termForm(r.county.Malbild.Terms)
	for _, l := range r.passages {
		r.lintTerms(l, terms)
		r.lintPlaces(l)
		r.lintTime(l)
		r.lintRanges(l)
		r.lintWords(l)
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
func termForm(terms []source.Text) *regexp.Regexp {
	var forms []string
	for _, t := range terms {
		if f := regexp.QuoteMeta(strings.ToLower(t.Value)); !slices.Contains(forms, f) {
			forms = append(forms, f)
		}
	}
	if len(forms) == 0 {
		return nil
	}
	slices.SortFunc(forms, func(a, b string) int { return len(b) - len(a) })
	return regexp.MustCompile(`(?i)(?:` + strings.Join(forms, "|") + `)`)
}

func (r *reader) lintTerms(l linted, form *regexp.Regexp) {
	if form == nil {
		return
	}
	terms := r.county.Malbild.Terms
	for _, m := range form.FindAllStringIndex(l.text.Value, -1) {
		words, meant := l.text.Value[m[0]:m[1]], ""
		for _, t := range terms {
			if t.Value == words {
				meant = ""
				break
			}
			if meant == "" && strings.EqualFold(t.Value, words) {
				meant = t.Value
			}
		}
		if meant != "" {
			r.warn(l, lintTerm, m[0], m[1], meant)
		}
	}
}

// lintPlaces finds the county's place names in lower case, also in the genitive.
func (r *reader) lintPlaces(l linted) {
	for _, w := range words(l.text.Value) {
		word := l.text.Value[w[0]:w[1]]
		for _, p := range r.places {
			if low := strings.ToLower(p.Value); word == low || word == low+"s" {
				r.warn(l, lintPlace, w[0], w[1], p.Value+strings.TrimPrefix(word, low))
			}
		}
	}
}

// words lists the stretches of letters in a text, as byte offsets.
func words(s string) [][2]int {
	var out [][2]int
	start := -1
	for i, r := range s + " " {
		switch letter := unicode.IsLetter(r); {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			out = append(out, [2]int{start, i})
			start = -1
		}
	}
	return out
}

var (
	relative = regexp.MustCompile(`(?i)(?:^|[^\p{L}])((?:under|på|i|till) (?:våren|sommaren|hösten|vintern)|i år|nästa år|förra året|innevarande år)(?:[^\p{L}]|$)`)
	year     = regexp.MustCompile(`^ ?[0-9]{4}`)
	month    = `(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)`
	ranges   = regexp.MustCompile(`(?i)` + month + `(?: ?- ?| – )` + month + `|(?:^|[^0-9-])([0-9]{1,4}(?:-| - | – )[0-9]{1,4})(?:[^0-9-]|$)`)
	isoMonth = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}$`)
	dash     = regexp.MustCompile(` ?[-–] ?`)
	will     = regexp.MustCompile(`(?i)kommer (ligga|vara|bli|ha|göra|ge|få|ta|finnas|kunna|behöva|innebära|krävas|utformas)(?:[^\p{L}]|$)`)
)

func (r *reader) lintTime(l linted) {
	for _, m := range relative.FindAllStringSubmatchIndex(l.text.Value, -1) {
		if !year.MatchString(l.text.Value[m[3]:]) {
			r.warn(l, lintRelative, m[2], m[3], "")
		}
	}
	for _, m := range will.FindAllStringSubmatchIndex(l.text.Value, -1) {
		r.warn(l, lintWill, m[0], m[3], "kommer att "+l.text.Value[m[2]:m[3]])
	}
}

func (r *reader) lintRanges(l linted) {
	for _, m := range ranges.FindAllStringSubmatchIndex(l.text.Value, -1) {
		if m[2] >= 0 {
			m[0], m[1] = m[2], m[3]
		}
		if s := l.text.Value[m[0]:m[1]]; !isoMonth.MatchString(s) {
			r.warn(l, lintRange, m[0], m[1], dash.ReplaceAllString(s, "–"))
		}
	}
}

// misspelt are words that are never right; seen in adopted texts and web pages.
var misspelt = map[string]string{
	"arbetsätt": "arbetssätt", "arbetsätten": "arbetssätten", "arbetsättet": "arbetssättet", "hälsöfrämjande": "hälsofrämjande",
	"utmyntat": "utmynnat", "utmyntar": "utmynnar", "förhållningsätt": "förhållningssätt", "förhållningsättet": "förhållningssättet",
	"sammhälle": "samhälle", "kommunfullmäkige": "kommunfullmäktige", "tillsamans": "tillsammans", "samvärkan": "samverkan",
}

// split are compounds written apart.
var split = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(vård situation(?:er|en)?|hemma miljö|läns gemensam|mål bild(?:en)?)(?:[^\p{L}]|$)`)

func (r *reader) lintWords(l linted) {
	last, end := "", 0
	for _, w := range words(l.text.Value) {
		word := l.text.Value[w[0]:w[1]]
		low := strings.ToLower(word)
		if right := misspelt[low]; right != "" {
			r.warn(l, lintSpelling, w[0], w[1], right)
		}
		if low == last && l.text.Value[end:w[0]] == " " {
			r.warn(l, lintDouble, w[0], w[1], "")
		}
		last, end = low, w[1]
	}
	for _, m := range split.FindAllStringSubmatchIndex(l.text.Value, -1) {
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
	ws := words(l.text.Value)
	if len(ws) == 0 {
		return
	}
	w := ws[len(ws)-1]
	r.warn(l, lintStop, w[0], w[1], "")
}
