package typeset

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// hyphenate writes a word with a hyphen at every point.
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

func TestHyphenationOfDifficultWords(t *testing.T) {
	h := newHyphenators(newTries(), Hyphenation{}).of("sv-SE")
	for _, want := range []string{
		"med-borgar-perspektiv", "med-borgar-perspektivet", "gräns-över-skridande", "text-inne-håll",
		"mål-bilds-arbete", "besluts-ärenden", "besluts-process", "omsorgs-tag-are",
		"omställnings-arbetet", "samverkans-bered-ningen", "hälso-främjande", "person-centre-ring", "person-centre-rad",
		"utmanings-formu-le-ring", "patient-före-trä-dare", "med-borgare",
		"Jokkmokk", "Jokkmokks", "Arvidsjaur", "Övertorneå", "Norrbottens", // names
		"vårda", "tolfte", "SÖDERKÖPING", "eHälsovård", // short, without a place, acronyms
	} {
		if got := hyphenate(h, strings.ReplaceAll(want, "-", "")); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestHyphenationOfTheSeeds is for reading: every hyphenated word of the texts.
func TestHyphenationOfTheSeeds(t *testing.T) {
	const file = "testdata/hyphenation-sv.golden"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	h := newHyphenators(newTries(), Hyphenation{}).of("sv")
	var got strings.Builder
	for word := range strings.Lines(string(b)) {
		got.WriteString(hyphenate(h, strings.ReplaceAll(strings.TrimSpace(word), "-", "")) + "\n")
	}
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got.String() != string(b) {
		t.Errorf("hyphenation differs from %s; look at it with -update and git diff", file)
	}
}

func TestNoPatternsNoHyphens(t *testing.T) {
	hs := newHyphenators(newTries(), Hyphenation{})
	for _, language := range []string{"", "se", "smj", "sma", "ar", "en-GB", "svx"} {
		if hs.of(language) != nil {
			t.Errorf("%q is hyphenated", language)
		}
	}
}

func TestSoundDropsLonePieces(t *testing.T) {
	word := []rune("medborgare")
	if got := sound(word, []int32{3, 4, 6}); len(got) != 1 || got[0] != 6 {
		t.Errorf("got %v, want [6]: b stands alone", got)
	}
	if got := sound([]rune("stndard"), []int32{3}); len(got) != 0 {
		t.Errorf("got %v: stn has no vowel", got)
	}
}

func TestPatternsFollowLiang(t *testing.T) {
	// The word and patterns of Liang's own example (his thesis, chapter 1).
	tr := parsePatterns("hy3ph\nhe2n\nhena4\nhen5at\n1na\nn2at\n1tio\n2io\no2n\n")
	if got := tr.points([]rune("hyphenation")); len(got) != 2 || got[0] != 2 || got[1] != 6 {
		t.Errorf("got %v, want hy-phen-ation", got)
	}
	if got := tr.points([]rune("šaddu")); got != nil {
		t.Errorf("a letter outside the alphabet: %v", got)
	}
}

func TestFinnishHasItsOwnPatternsAndMeankieliFollows(t *testing.T) {
	hs := newHyphenators(newTries(), Hyphenation{})
	for _, language := range []string{"fi", "fi-SE", "fit"} {
		h := hs.of(language)
		for _, want := range []string{"kun-nan-val-tuus-to", "so-si-aa-li", "yh-teis-työ", "ter-vey-den-huol-to", "maa-il-ma"} {
			want = trimEnds(want)
			if got := hyphenate(h, strings.ReplaceAll(want, "-", "")); got != want {
				t.Errorf("%s: got %s, want %s", language, got, want)
			}
		}
	}
}

// trimEnds joins pieces of fewer than three letters at the ends of a word to
// their neighbours.
func trimEnds(word string) string {
	p := strings.Split(word, "-")
	for len(p) > 1 && len([]rune(p[0])) < minBefore {
		p = append([]string{p[0] + p[1]}, p[2:]...)
	}
	for n := len(p); n > 1 && len([]rune(p[n-1])) < minAfter; n = len(p) {
		p = append(p[:n-2], p[n-2]+p[n-1])
	}
	return strings.Join(p, "-")
}

func TestAProjectKnowsBetterThanThePatterns(t *testing.T) {
	own := Hyphenation{
		Exceptions: map[string][]string{"sv": {"mål-bilds*", "medborgare", "sam-verkan"}, "fi": {"hyvin-vointi-alue*"}, "fit": {"kieli-keskus"}},
		Names:      []string{"Storuman"},
	}
	hs := newHyphenators(newTries(), own)
	for _, c := range [][2]string{{"sv", "mål-bilds-grupp"}, {"sv", "medborgare"}, {"sv", "sam-verkan"}, {"sv", "Storuman"}, {"sv", "Storumans"},
		{"sv", "besluts-process"}, {"fi", "hyvin-vointi-alue"}, {"fit", "hyvin-vointi-alue"}, {"fit", "kieli-keskus"}} {
		if got := hyphenate(hs.of(c[0]), strings.ReplaceAll(c[1], "-", "")); got != c[1] {
			t.Errorf("%s: got %s, want %s", c[0], got, c[1])
		}
	}
}

// A library of a project shares what it can with the one it comes from, and one
// never disturbs the other, whoever asks first.
func TestLibrariesOfTwoProjectsDoNotDisturbEachOther(t *testing.T) {
	base := New()
	own := base.With(Hyphenation{Exceptions: map[string][]string{"sv": {"beslutsprocessen"}}}, nil)
	if base.With(Hyphenation{}, nil) != base {
		t.Error("a project without words of its own has a library of its own")
	}
	p := plain("en beslutsprocessen", 60)
	p.Hyphenate = true
	for range 2 {
		a, _ := base.Break(p)
		b, err := own.Break(p)
		if got := show(a); got != "en besluts=\nprocessen\n" {
			t.Errorf("base: %q", got)
		}
		if got := show(b); got != "en \nbeslutsprocessen\n" || err == nil {
			t.Errorf("own: %q, %v", got, err)
		}
	}
	fa, _ := base.Face("roboto-regular")
	fb, _ := own.Face("roboto-regular")
	if fa != fb {
		t.Error("the face was parsed twice")
	}
}
