package verify

import (
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/typeset"
)

// What pdftotext makes of columns: blocks of adopted texts between each other.
const woven = `Min egen kraft
tas tillvara

Tillsammans
för min trygghet

Jag är experten i mitt liv!

Jag känner trygghet i livet!

Därför är jag en aktiv partner i insatser
som berör mig och de mina.

Vetskapen om att jag får vägledning
och hjälp gör mig lugn och trygg.
`

func wovenJudge() *Judge {
	refs := []Reference{
		{County: "x", ID: "x.a", Language: "sv", Forms: []Form{{Text: "Min egen kraft tas tillvara Jag är experten i mitt liv! Därför är jag en aktiv partner i insatser som berör mig och de mina."}}},
		{County: "x", ID: "x.b", Language: "sv", Forms: []Form{{Text: "Tillsammans för min trygghet Jag känner trygghet i livet! Vetskapen om att jag får vägledning och hjälp gör mig lugn och trygg."}}},
	}
	return NewJudge(refs, []Kind{{County: "x", Name: "affisch", IDs: []string{"x.a", "x.b"}}})
}

func statuses(r Report) string {
	var out []string
	for _, p := range r.Passages {
		out = append(out, string(p.Status))
	}
	return strings.Join(out, " ")
}

func TestColumnsInPastedText(t *testing.T) {
	j := wovenJudge()
	swap := func(old, new string) string {
		if !strings.Contains(woven, old) {
			t.Fatalf("no %q", old)
		}
		return strings.Replace(woven, old, new, 1)
	}
	for _, c := range []struct{ name, text, want string }{
		{"as it is", woven, "intact intact"},
		// A line that is in no adopted text is not explained: the columns beside it are told, too.
		{"a letter", swap("experten", "exporten"), "changed changed"},
		{"a capital", swap("vägledning", "Vägledning"), "intact changed"},
		{"a comma", swap("hjälp gör", "hjälp, gör"), "intact changed"},
		{"a word lost", swap("aktiv partner", "partner"), "changed changed"},
		{"a line put in", swap("som berör", "eller inte, om det passar,\nsom berör"), "changed changed"},
		{"a paragraph put in", swap("Därför är", "Detta gäller inte i vår kommun.\n\nDärför är"), "changed changed"},
		{"a block lost", swap("Jag känner trygghet i livet!\n", ""), "intact changed"},
		{"a changed copy beside the whole one", woven + "\nMin egen kraft tas tillvara Jag är experten i mitt liv! Därför är jag en passiv partner i insatser som berör mig och de mina.\n", "changed intact"},
		{"columns set apart by spaces", "Min egen kraft                      Tillsammans\ntas tillvara                        för min trygghet\nJag är experten i mitt liv!         Jag känner trygghet i livet!\nDärför är jag en aktiv partner i    Vetskapen om att jag får\ninsatser som berör mig              vägledning och hjälp gör mig\noch de mina.                        lugn och trygg.\n", "intact intact"},
		{"and a letter changed", "Min egen kraft                      Tillsammans\ntas tillvara                        för min trygghet\nJag är experten i mitt liv!         Jag känner trygghet i livet!\nDärför är jag en aktiv partner i    Vetskapen om att jag får\ninsatser som berör mig              vägledning och hjälp gör mig\noch de mina.                        lugn och trygga.\n", "intact changed"},
	} {
		if got := statuses(j.File("x.txt", []byte(c.text), nil)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Every letter of text in columns counts, one at a time.
func TestEveryLetterInColumnsCounts(t *testing.T) {
	j := wovenJudge()
	runes := []rune(woven)
	for i, r := range runes {
		if r == ' ' || r == '\n' {
			continue
		}
		changed := append([]rune{}, runes...)
		changed[i] = 'q'
		if r := j.File("x.txt", []byte(string(changed)), []string{"x.a", "x.b"}); r.OK() {
			t.Errorf("letter %d (%q) changed and not told", i, runes[max(0, i-8):i+1])
		}
	}
}

func TestMovedAndDuplicatedAreTold(t *testing.T) {
	j := wovenJudge()
	a := "Min egen kraft tas tillvara Jag är experten i mitt liv! Därför är jag en aktiv partner i insatser som berör mig och de mina.\n\n"
	b := "Tillsammans för min trygghet Jag känner trygghet i livet! Vetskapen om att jag får vägledning och hjälp gör mig lugn och trygg.\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"in order", a + b, "intact intact"}, {"moved", b + a, "moved intact"}, {"twice", a + b + a, "duplicated intact"},
	} {
		got := statuses(j.File("x.txt", []byte(c.text), nil))
		if c.name == "moved" && (got == "intact moved" || got == c.want) { // either of two may be said to have moved
			continue
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestCertificate(t *testing.T) {
	j := wovenJudge()
	r := j.File("x.txt", []byte("Min egen kraft tas tillvara Jag är exporten i mitt liv! Därför är jag en aktiv partner i insatser som berör mig och de mina.\n"+
		"Tillsammans för min trygghet Jag känner trygghet i livet! Vetskapen om att jag får vägledning och hjälp gör mig lugn och trygg.\n"), nil)
	c := Certificate{Report: r, Name: "x.txt", Digest: strings.Repeat("0123456789abcdef", 4), Date: "2026-11-22", Issuer: "Länet", Titles: map[string]string{"x.a": "Min egen kraft"}, Decision: func(s string) string { return s }}
	d := c.Document()
	words := strings.Join(document.Words(d), " ")
	for _, want := range []string{"Verifieringsintyg", "1 av 2 antagna texter är inte som de antogs", "x.txt", "01234567 89abcdef", "2026-11-22", "Min egen kraft Ändrad", "[-experten-] {+exporten+}", "x.b Oförändrad"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in the certificate:\n%s", want, words)
		}
	}
}

// A certificate is written whatever stands in the file: letters that the typeface may
// not have are told by their numbers.
func TestCertificatesCanBeSet(t *testing.T) {
	lib := typeset.New()
	for _, r16 := range settled.R16 {
		for r := rune(r16.Lo); r <= rune(r16.Hi); r++ {
			if _, err := lib.Width(string(r), typeset.Style{Face: "roboto-regular", Size: geom.Pt(10)}); err != nil {
				t.Errorf("%U: %v", r, err)
			}
		}
	}
	if got := spelt("på 😀 中 relаtioner\u200b", "på"); got != "på [U+1F600] [U+4E2D] relаtioner[U+200B]" {
		t.Error(got)
	}
	if got := spelt("كلمة x", "كلمة"); got != "كلمة x" {
		t.Error(got)
	}
}
