package typeset

import (
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"malbild/internal/asset"
)

// TestFacesAreSimple keeps the quick way from being lost unseen.
func TestFacesAreSimple(t *testing.T) {
	l := New()
	for _, id := range asset.FontIDs() {
		f, err := l.Face(id)
		if err != nil {
			t.Fatal(err)
		}
		s := f.simple(languageTags["sv"])
		if s == nil {
			t.Errorf("%s is always shaped in full", id)
			continue
		}
		for _, r := range "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789.,:;–-”«»§ " {
			if s.rune(r).index == 0 {
				t.Errorf("%s: %q needs the shaper", id, r)
			}
		}
		if !s.anyScript {
			t.Errorf("%s: numbers need the shaper", id)
		}
		if _, tied := s.pair(s.rune('f'), s.rune('i')); !tied {
			t.Errorf("%s: fi is no ligature", id)
		}
		if !s.loose {
			t.Errorf("%s: words with ligatures need the shaper", id)
		}
	}
}

// TestSimpleEqualsShaper compares the quick way with the shaper, on words of the
// texts and on random ones of all simple runes and some others.
func TestSimpleEqualsShaper(t *testing.T) {
	l := New()
	b, err := os.ReadFile("testdata/annex.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(b), "\n")
	for _, id := range asset.FontIDs() {
		f, err := l.Face(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range lines {
			for _, how := range []shaping{{language: "sv"}, {language: "se", apart: true}} {
				compareShaping(t, f, text, how)
			}
		}
		letters := []rune("fffiilljtåäöéčđŋšŧžńïæøAVTYLWÅÄÖ \u00a0\u202f§–-”’«.,:1234\u030a\u0308ǥǩʒ−¼")
		for r := rune(0x21); r < 0x180; r++ {
			if f.simple(languageTags["sv"]).rune(r).index != 0 {
				letters = append(letters, r)
			}
		}
		for _, text := range []string{"effektiv", "Offi fl", "ff", "fffi", "ﬁ fi fj", " välbefinnande ", "fi– Affi", "fi\u00a0fi", "1 (4)", "27", "–", " ", "2021-05-27", "§ 37", "• ””", "15 000 %"} {
			compareShaping(t, f, text, shaping{language: "sv"})
		}
		rapid.Check(t, func(t *rapid.T) {
			text := rapid.StringOfN(rapid.SampledFrom(letters), 1, 40, -1).Draw(t, "text")
			compareShaping(t, f, text, shaping{language: rapid.SampledFrom([]string{"sv", "se", "pl", "ro", ""}).Draw(t, "language"), apart: rapid.Bool().Draw(t, "apart")})
		})
	}
}

// TestShapingLeavesNothingBehind: the same text has the same glyphs whatever was
// shaped before. With a buffer used again it had not.
func TestShapingLeavesNothingBehind(t *testing.T) {
	f, err := New().Face("robotocondensed-medium")
	if err != nil {
		t.Fatal(err)
	}
	letters := []rune("aåäöénA: \u030a\u0308")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom(letters), 1, 12, -1).Draw(t, "text")
		fresh := &Face{id: f.id, font: f.font, library: f.library, upem: f.upem}
		want, err := fresh.shapeFully(text, shaping{language: "sv"}, latinScript)
		got, err2 := f.shapeFully(text, shaping{language: "sv"}, latinScript)
		if err != nil || err2 != nil || !slices.Equal(got, want) {
			t.Fatalf("%q: %v, %v\n got %v\nwant %v", text, err, err2, got, want)
		}
	})
}

func compareShaping(t fataler, f *Face, text string, how shaping) {
	quick, err := f.shape(text, how)
	full, err2 := f.shapeFully(text, how, 0)
	if (err == nil) != (err2 == nil) {
		t.Fatalf("%s %q: %v, and %v", f.id, text, err, err2)
	}
	if err == nil && !slices.Equal(quick, full) {
		t.Fatalf("%s %+v %q\nquick %+v\nfull  %+v", f.id, how, text, quick, full)
	}
}
