package content

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// texts are put together of pieces that may or may not make a form.
func pieced(pieces ...string) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(pieces), rapid.SampledFrom(pieces), rapid.SampledFrom(pieces), rapid.String()), 0, 9).Draw(t, "pieces"), "")
	})
}

func TestFormsAreTheirExpressions(t *testing.T) {
	for _, c := range []struct {
		expr   string
		is     func(string) bool
		pieces []string
		some   []string // that are of the form
	}{
		{`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$`, isLanguage, []string{"s", "sv", "smj", "SE", "Latn", "-", "-", "-SE", "-Cyrl", "å"}, []string{"sv", "sv-SE", "sr-Latn", "sr-Latn-RS", "smj"}},
		{`^https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s<>"{}|\\^]*)?$`, isAddress, []string{"https://", "https://", "exempel", ".", ".se", "se", "/", "/a", "?b=c", "A", "å", " ", "<", "-", "0"}, []string{"https://a.se", "https://a-0.b.exempel/c/d?e#å"}},
		{`^([0-9]{4})-(spring|summer|autumn|winter)$`, func(s string) bool { _, _, ok := seasonOf(s); return ok }, []string{"20", "2021", "-", "spring", "winter", "autumns", "-summer"}, []string{"2021-spring"}},
		{`^ ?[0-9]{4}`, isYear, []string{" ", "20", "21", "2", "år"}, []string{" 2021", "2021", "20212 "}},
	} {
		form := regexp.MustCompile(c.expr)
		for _, s := range c.some {
			if !c.is(s) || !form.MatchString(s) {
				t.Errorf("%q is of the form %s", s, c.expr)
			}
		}
		rapid.Check(t, func(t *rapid.T) {
			s := pieced(c.pieces...).Draw(t, "text")
			if got, want := c.is(s), form.MatchString(s); got != want {
				t.Fatalf("%q: %t, by %s %t", s, got, c.expr, want)
			}
		})
	}
}

func TestPlaceholdersAreTheirExpression(t *testing.T) {
	form := regexp.MustCompile(`^\{([A-Za-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*)\}`)
	met := 0
	rapid.Check(t, func(t *rapid.T) {
		s := "{" + pieced("{", "}", "}", "a", "a", "b", "Ab", "0", ".", "-", "å", " ").Draw(t, "text")
		want := ""
		if m := form.FindStringSubmatch(s); m != nil {
			want = m[1]
			met++
		}
		if got := placeholderIn([]rune(s)); got != want {
			t.Fatalf("%q: %q, by the expression %q", s, got, want)
		}
	})
	if met == 0 {
		t.Error("no text had a placeholder")
	}
}

func TestTimesAreTheirExpressions(t *testing.T) {
	relative := regexp.MustCompile(`(?:^|[^\p{L}])((?:under|på|i|till) (?:våren|sommaren|hösten|vintern)|i år|nästa år|förra året|innevarande år)(?:[^\p{L}]|$)`)
	will := regexp.MustCompile(`kommer (ligga|vara|bli|ha|göra|ge|få|ta|finnas|kunna|behöva|innebära|krävas|utformas)(?:[^\p{L}]|$)`)
	pieces := []string{" ", " ", ",", "i ", "år", "året", "under ", "på ", "till ", "våren", "hösten", "vintern", "nästa ", "förra ", "innevarande ", "kommer ", "kommer ", "vara", "ha", "ta", "bli", "å", "i år", "i år", " 2021", "–"}
	met := 0
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 16).Draw(t, "pieces"), "")
		var want [][2]int
		for _, m := range relative.FindAllStringSubmatchIndex(s, -1) {
			want = append(want, [2]int{m[2], m[3]})
		}
		if got := relatives(s, words(nil, s)); !slices.Equal(got, want) {
			t.Fatalf("%q: %v, by the expression %v", s, got, want)
		}
		var verbs [][3]int
		for _, m := range will.FindAllStringSubmatchIndex(s, -1) {
			verbs = append(verbs, [3]int{m[0], m[2], m[3]})
		}
		if got := wills(s); !slices.Equal(got, verbs) {
			t.Fatalf("%q: %v, by the expression %v", s, got, verbs)
		}
		met += len(want) + len(verbs)
	})
	if met == 0 {
		t.Error("no text had any")
	}
}

func TestTermsAreFoundAsByAnExpression(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := rapid.SliceOfN(rapid.StringMatching(`[ab]{1,4}`), 0, 4).Draw(t, "terms")
		slices.SortFunc(terms, func(a, b string) int { return len(b) - len(a) })
		s := rapid.StringMatching(`[abc]{0,30}`).Draw(t, "text")
		var got, want [][]int
		(&finder{forms: terms, next: make([]int, len(terms))}).all(s, func(from, to int) { got = append(got, []int{from, to}) })
		if len(terms) > 0 {
			want = regexp.MustCompile(strings.Join(terms, "|")).FindAllStringIndex(s, -1)
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%v in %q: %v, by the expression %v", terms, s, got, want)
		}
	})
}

func TestLowerIsThatOfTheLibrary(t *testing.T) {
	var buffer []byte
	rapid.Check(t, func(t *rapid.T) {
		s := pieced("Å", "åÄ", "Ö×÷ß", "–", "…", "§", "µ", "É", "Č", "ſ", "K", "\u2028", "-", "\"", "'", "´", "“", "«A»", "A", "b").Draw(t, "text")
		if got, marks := lower(&buffer, s); got != strings.ToLower(s) {
			t.Fatalf("%q: %q, by the library %q", s, got, strings.ToLower(s))
		} else if marks&hyphen == 0 && strings.Contains(s, "-") || marks&general == 0 && strings.ContainsAny(s, "–“„‘‚") || marks == 0 && strings.ContainsAny(s, "\"'´") {
			t.Fatalf("%q: a mark is not met: %b", s, marks)
		}
	})
}

func TestMisspeltWordsAreNotTooShort(t *testing.T) {
	for wrong := range misspelt {
		if len(wrong) < shortestMisspelt {
			t.Errorf("%s is not looked for", wrong)
		}
	}
}
