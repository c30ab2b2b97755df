package intake

import (
	"slices"
	"strconv"
	"strings"

	"malbild/internal/lazy"
)

var (
	isoDate  = lazy.Pattern(`\b((?:19|20)[0-9]{2})-([01][0-9])-([0-3][0-9])\b`)
	longDate = lazy.Pattern(`(?i)\b([0-3]?[0-9] )?(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) ((?:19|20)[0-9]{2})\b`)
	loosely  = lazy.Pattern(`(?i)\b(under|i|till) (våren|sommaren|hösten|vintern|början|slutet)\b`)
	yearNext = lazy.Pattern(`^ (19|20)[0-9]{2}`)
	fleeting = lazy.Pattern(`(?i)\bkommer (att )?(?:\p{L}+)\b|\bska under\b`)
)

var months = []string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}

// dated notes the dates of a paragraph, and what is true only for a time.
func (b *builder) dated(number int, t string) {
	for _, m := range longDate().FindAllStringSubmatch(t, 8) {
		iso := m[3] + "-" + two(slices.Index(months, strings.ToLower(m[2]))+1)
		if d := strings.TrimSpace(m[1]); d != "" {
			n, _ := strconv.Atoi(d) // one or two digits
			iso += "-" + two(n)
		}
		b.note(number, m[0], "datum: "+iso, "date: "+iso)
	}
	for _, m := range isoDate().FindAllString(t, 8) {
		b.note(number, m, "datum: "+m, "date: "+m)
	}
	for _, at := range loosely().FindAllStringIndex(t, 4) {
		if !yearNext().MatchString(t[at[1]:]) {
			b.note(number, t[at[0]:at[1]], "tidsangivelse utan år", "a time without a year")
		}
	}
	if m := fleeting().FindString(t); m != "" {
		b.note(number, m, "gäller kanske bara en tid; jämför «phase» i källorna", "may be true only for a time; see «phase» in the sources")
	}
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
