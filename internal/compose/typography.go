package compose

import (
	"strings"

	"malbild/internal/lazy"
)

// bindWords puts no-break spaces where Swedish typography binds (domain.md 3.6):
// «§ 37», «27 maj», «kl. 9», «dnr 2021/5», «5 mm», «5 kap.», and before a spaced
// dash. It changes no letter: document.Fold sees the same words. Package typeset
// holds the same words together on its pages by itself; this is for Word and the web.
func bindWords(s string) string {
	if !strings.ContainsAny(s, " ") {
		return s
	}
	s = strings.ReplaceAll(s, " –", "\u00a0–")
	if t, ok := strings.CutSuffix(s, "§ "); ok { // the number is a field
		s = t + "§\u00a0"
	}
	if !strings.ContainsAny(s, "0123456789") {
		return s
	}
	s = dayMonth().ReplaceAllString(s, "$1\u00a0$2")
	s = numbered().ReplaceAllString(s, "$1\u00a0$2")
	return unit().ReplaceAllString(s, "$1\u00a0$2")
}

var (
	dayMonth = lazy.Pattern(`\b(\d{1,2}) (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b`)
	numbered = lazy.Pattern(`(?i)(\bkl\.|\bs\.|\bsid\.|\bnr|\bdnr|\bkap\.|§) ([\p{L}/]*\d)`)
	unit     = lazy.Pattern(`(\d) (%|‰|§|mm\b|cm\b|km\b|kg\b|kr\b|tkr\b|mnkr\b|kap\.)`)
)
