package document

import "testing"

func TestStrangeLettersAreNamed(t *testing.T) {
	for s, want := range map[string]string{
		"relationer på svenska, δ och Č": "",
		"rel\u0430tioner":                "\u0430 U+0430",
		"Νära v\u0101rd":                 "Ν U+039D",
		"Российская вещь":                "",
		"rela\U000e0061t\ufe0fioner":     "U+E0061, U+FE0F",
		"Goda\u3164relationer":           "U+3164",
		"":                               "",
	} {
		if got := Strange(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
