package document

import (
	"strings"
	"testing"
)

// plainFold is Fold in the words of its promise.
func plainFold(s string) string {
	r := strings.NewReplacer("\u00ad", "", "\u2060", "", "\ufeff", "", "\u200b", "",
		"\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u2011", "-")
	return strings.Join(strings.Fields(r.Replace(s)), " ")
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", " ", "a", " a", "a ", "a  b", "Närhet är viktigt för mig!", "kl.\u00a09", "med\u00adborg\u00ad are", "a \u00ad b", "\u00ad a",
		"a\u2011b", "a\tb\nc", "a \u200b", "\xc2", "a\xe2\x80", "–\u2009–", "\ufeffa\u3000b\u1680", "a\x7fb\x01", "ett två\u0085tre"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := Fold(s), plainFold(s); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	})
}
