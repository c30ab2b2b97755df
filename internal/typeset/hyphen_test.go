package typeset

import (
	"strings"
	"testing"
)

func hyphenate(h *hyphenator, word string) string {
	rs := []rune(word)
	var b strings.Builder
	last := 0
	for _, p := range h.points(rs) {
		b.WriteString(string(rs[last:p]) + "-")
		last = int(p)
	}
	return b.String() + string(rs[last:])
}
func TestX(t *testing.T) {
	h := newHyphenators().of("sv-SE")
	for _, w := range strings.Fields("medborgarperspektiv gränsöverskridande textinnehåll målbildsarbete beslutsärenden beslutsprocess beslutsprocessen omsorgstagare Jokkmokks Jokkmokk omställningsarbetet samverkansberedningen hälsofrämjande utmaningsformulering patientföreträdare medborgare medborgarna") {
		t.Log(hyphenate(h, w), h.trie.points([]rune(w)))
	}
}
