package compose

import (
	"regexp"
	"strings"
	"testing"
)

// The same in patterns, which say it shorter and take long.
var (
	dayMonth = regexp.MustCompile(`\b(\d{1,2}) (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b`)
	number   = regexp.MustCompile(`(\b[kK][lL]\.|\b[sS]\.|\b[sS][iI][dD]\.|\b[nN][rR]|\b[dD][nN][rR]|\b[kK][aA][pP]\.|§) ([\p{L}/]*\d)`)
	ofUnit   = regexp.MustCompile(`(\d) (%|‰|§|mm\b|cm\b|km\b|kg\b|kr\b|tkr\b|mnkr\b|kap\.)`)
)

func boundByPatterns(s string) string {
	s = strings.ReplaceAll(s, " –", "\u00a0–")
	if t, ok := strings.CutSuffix(s, "§ "); ok {
		s = t + "§\u00a0"
	}
	for _, p := range []*regexp.Regexp{dayMonth, number, ofUnit} {
		s = p.ReplaceAllString(s, "$1\u00a0$2")
	}
	return s
}

func FuzzBindWords(f *testing.F) {
	for _, s := range []string{"", " ", "§ ", "a § ", "den 27 maj 2021 kl. 9", "127 maj", "a7 maj", "å7 maj", "7 majå", "7 majs", "7 maj 8 juni 9", "Dnr KS/2021:5",
		"nr 5 kap. 3 §", "xnr 5", "NR a/5", "§§ 5 § 6", "5 % 5 %", "5 kr 5 krs 5 kr.", "5 mnkr", "– – –", "a – 5 – b", " – ", "nr §5", "s. 3 och S. å4", "sid. 5", "5 5 mm", "_7 maj", "nr nr5 3 kg"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := bindWords(s), boundByPatterns(s); got != want {
			t.Errorf("bindWords(%q) = %q, want %q", s, got, want)
		}
	})
}
