package compose

import (
	"regexp"
	"strings"
)

// bindWords puts no-break spaces where Swedish typography binds (domain.md 3.6):
// «§ 37», «27 maj», «kl. 9», «5 mm», and before a spaced dash. It changes no
// letter: document.Fold sees the same words.
func bindWords(s string) string {
	if !strings.ContainsAny(s, " ") {
		return s
	}
	s = strings.ReplaceAll(s, "§ ", "§\u00a0")
	s = strings.ReplaceAll(s, " –", "\u00a0–")
	if !strings.ContainsAny(s, "0123456789") {
		return s
	}
	s = dayMonth.ReplaceAllString(s, "$1\u00a0$2")
	return clock.ReplaceAllString(s, "$1\u00a0$2")
}

var (
	dayMonth = regexp.MustCompile(`\b(\d{1,2}) (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b`)
	clock    = regexp.MustCompile(`\b(kl\.) (\d)`)
)
