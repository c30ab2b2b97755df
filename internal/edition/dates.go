package edition

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/content"
)

var months = [...]string{"", "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}

var seasons = map[string]string{"spring": "våren", "summer": "sommaren", "autumn": "hösten", "winter": "vintern"}

const nbsp = "\u00a0"

func upper(r rune) string { return string(unicode.ToUpper(r)) }

// Long writes a date as running Swedish text wants it (domain.md 3.6): «27 maj
// 2021», «maj 2021», «mars–april 2021», «hösten 2022»; the day is bound to its month.
func Long(d content.Date) string {
	if d.Precision == content.Season {
		return seasons[d.Season] + nbsp + d.From[:4]
	}
	if d.To == "" || d.To == d.From {
		return one(d.From)
	}
	from, to := strings.Split(d.From, "-"), strings.Split(d.To, "-")
	switch {
	case len(from) == 1:
		return d.From + "–" + d.To
	case from[0] != to[0]:
		return one(d.From) + "–" + one(d.To)
	case len(from) == 3 && from[1] == to[1]:
		return day(from[2]) + "–" + one(d.To)
	case len(from) == 3:
		return day(from[2]) + nbsp + month(from[1]) + "–" + one(d.To)
	default:
		return month(from[1]) + "–" + one(d.To)
	}
}

// Sentence is Long with a capital first letter, for labels.
func Sentence(d content.Date) string {
	s := Long(d)
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return upper(r) + s[n:]
}

func one(iso string) string {
	p := strings.Split(iso, "-")
	switch len(p) {
	case 1:
		return p[0]
	case 2:
		return month(p[1]) + " " + p[0]
	default:
		return day(p[2]) + nbsp + month(p[1]) + " " + p[0]
	}
}

func day(s string) string { return strings.TrimLeft(s, "0") }

func month(s string) string {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 12 {
		return s
	}
	return months[n]
}
