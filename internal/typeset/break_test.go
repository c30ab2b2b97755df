package typeset

import (
	"errors"
	"strings"
	"testing"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// TestBreakSetsTheSample shows the breaker's taste; read the lines when it fails.
func TestBreakSetsTheSample(t *testing.T) {
	p := plain(sample, 160)
	p.Hyphenate = true
	lines, err := New().Break(p)
	if err != nil {
		t.Fatal(err)
	}
	want := `Den gemensamma målbilden
beskriver ett paradigmskifte för
vård och omsorg ur ett medborgar=
perspektiv – från vård på sjukhus
och särskilt boende till nära hälso=
vård, omsorg och sammanhållet
stöd i hemmet. Beslut fattades
2021-05-27 (dnr HSN/2021-345-12)
enligt § 37 och gäller
2021–2030. Se https://www
.norrbottenskommuner.se/malbild
eller skriv till info@kfnb.se.
`
	if got := strings.ReplaceAll(show(lines), " \n", "\n"); got != want {
		t.Errorf("got\n%s", got)
	}
}

// lineWith finds the line that holds a text whole.
func lineWith(t *testing.T, text string, whole ...string) {
	t.Helper()
	l := New()
	for m := 90.0; m < 300; m += 7 {
		p := plain(text, m)
		lines, err := l.Break(p)
		if err != nil {
			continue
		}
		for _, w := range whole {
			if !strings.Contains(show(lines), w) {
				t.Errorf("measure %.0f breaks «%s»:\n%s", m, w, show(lines))
			}
		}
	}
}

func TestBreakKeepsTogether(t *testing.T) {
	lineWith(t, "Beslut fattades den 2021-05-27 i ärendet.", "2021-05-27")
	lineWith(t, "Ärendet har HSN/2021-345-12 som nummer.", "HSN/2021-345-12")
	lineWith(t, "Ärendet har (dnr 2021-345) som nummer.", "dnr 2021-345")
	lineWith(t, "Styrelsens beslut § 37 den 27 maj kl. 9 gäller.", "§ 37", "27 maj", "kl. 9")
	lineWith(t, "Antagen av Polsam 27 maj 2021, § 8. Målbildens version 1, 27 maj 2021.", "27 maj 2021,", "version 1,", "27 maj 2021.")
	lineWith(t, "Beslutas mars–april 2021 av alla.", "april 2021")
	lineWith(t, "I samverkan mellan Region Örebro län, Örebro läns kommuner och Luleå kommun.", "Region Örebro län,", "Örebro läns", "Luleå kommun.")
	lineWith(t, "Vi utvecklar hälso- och sjukvården i länet.", "hälso- och")
	lineWith(t, "En kostnad om 15 000 kr och 30 % till 2021–2030 ut.", "15 000 kr", "30 %", "2021–2030")
	lineWith(t, "Vård på sjukhus – och sedan nära vård – för alla.", "sjukhus –", "vård –")
	lineWith(t, "Med hårt\u00a0mellanslag och icke\u2011brytande streck.", "hårt\u00a0mellanslag", "icke\u2011brytande")
	lineWith(t, "Med ord\u2060fogare som\u2060 håller ihop här.", "ordfogare", "som håller")
	lineWith(t, "En e-tjänst för covid-19 och A-lag i dag.", "e-tjänst", "covid-19", "A-lag")
	lineWith(t, "Kommunerna Jokkmokks och Övertorneå och Arjeplogs.", "Jokkmokks", "Övertorneå", "Arjeplogs")
}

// A lone letter belongs to the word after it, when the line can do without it.
func TestBreakLeavesNoLetterAtTheEnd(t *testing.T) {
	p := plain("Mina goda vanor grundläggs tidigt i livet och jag är mån om min hälsa och strävar efter goda vanor i min vardag.", 0)
	for m := 174.0; m < 240; m++ {
		p.Measure = plain("", m).Measure
		lines, err := New().Break(p)
		if err != nil {
			t.Fatal(err)
		}
		if set := show(lines); strings.Contains(set, " i \n") {
			t.Errorf("measure %.0f:\n%s", m, set)
		}
	}
}

func TestBreakAtHyphensThatAreThere(t *testing.T) {
	for _, text := range []string{"hälso- och sjukvårds-administrationen", "hälso/vårdsadministrationen", "Luleå–Haparandajärnvägen", "2030-målsättningsarbetet"} {
		p := plain(text, 100)
		lines, err := New().Break(p)
		if err != nil || len(lines) < 2 {
			t.Errorf("%s: %v\n%s", text, err, show(lines))
		}
		for _, l := range lines {
			if l.Hyphenated {
				t.Errorf("%s: a hyphen was added\n%s", text, show(lines))
			}
		}
	}
}

func TestBreakHonoursSoftHyphens(t *testing.T) {
	p := plain("välfärds\u00adteknik\u00adutveckling", 100)
	lines, err := New().Break(p)
	if err != nil || show(lines) != "välfärdsteknik=\nutveckling\n" || !lines[0].Hyphenated {
		t.Errorf("%v\n%s", err, show(lines))
	}
	last := lines[0].Runs[0].Glyphs
	if g := last[len(last)-1]; g.Text != "\u00ad" || g.Advance <= 0 {
		t.Errorf("the hyphen is %+v", g)
	}
	p.Measure = geom.Pt(300)
	if lines, _ := New().Break(p); show(lines) != "välfärdsteknikutveckling\n" {
		t.Errorf("a soft hyphen shows:\n%s", show(lines))
	}
}

func TestBreakShapesPartsAnew(t *testing.T) {
	l := New()
	p := plain("skaf\u00adfika", 24) // the ligature ff may not survive its break
	lines, err := l.Break(p)
	if err != nil || show(lines) != "skaf=\nfika\n" {
		t.Fatalf("%v\n%s", err, show(lines))
	}
	alone, _ := l.Shape("fika", body, "sv")
	if w := page.Width(lines[1].Runs[0].Glyphs); w != page.Width(alone) {
		t.Errorf("«fika» is %d wide on its line and %d alone", w, page.Width(alone))
	}
	if first, _ := l.Width("skaf-", body); lines[0].Width != first {
		t.Errorf("«skaf-» is %d wide on its line and %d alone", lines[0].Width, first)
	}
}

func TestBreakKeepsTheSpaceAtLineEnds(t *testing.T) {
	p := plain("ett två\ntre fyra", 1000)
	lines, err := New().Break(p)
	if err != nil || len(lines) != 2 || lines[0].text() != "ett två " || lines[1].text() != "tre fyra" {
		t.Fatalf("%v\n%s", err, show(lines))
	}
	if w, _ := New().Width("ett två", body); lines[0].Width != w {
		t.Errorf("the line's width counts its last space: %d, want %d", lines[0].Width, w)
	}
}

func TestBreakSpans(t *testing.T) {
	p := Paragraph{Measure: geom.Pt(80), Align: Right, Language: "sv", Hyphenate: true, Spans: []Span{
		{Text: "Jag tas på ", Style: body}, {Text: "allvar när", Style: bold}, {Text: " jag beskriver mina behov", Style: body}}}
	lines, err := New().Break(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		right := l.Runs[0].X
		for _, r := range l.Runs {
			if r.X != right {
				t.Errorf("a run begins at %d, the one before ends at %d", r.X, right)
			}
			right += page.Width(r.Glyphs)
		}
		if l.Runs[0].X+l.Width != p.Measure {
			t.Errorf("a line does not end at the right edge: %d + %d", l.Runs[0].X, l.Width)
		}
	}
	if got := strings.Join(words(lines), " "); got != "Jag tas på allvar när jag beskriver mina behov" {
		t.Error(got)
	}
}

func TestBreakSaysWhatIsTooWide(t *testing.T) {
	p := plain("En utomordentligt lång sammanhållning", 40)
	lines, err := New().Break(p)
	var over *OverfullError
	if !errors.As(err, &over) || over.Word != "utomordentligt" || over.Width <= over.Measure {
		t.Errorf("got %v", err)
	}
	if got := strings.Join(words(lines), " "); got != p.Spans[0].Text {
		t.Errorf("the lines hold %q", got)
	}
}

func TestBreakBalancesTitles(t *testing.T) {
	p := plain("Så bygger vi den nära vården i Norrbotten tillsammans", 220)
	p.Balance = true
	lines, err := New().Break(p)
	if err != nil || len(lines) != 2 {
		t.Fatalf("%v\n%s", err, show(lines))
	}
	if short, long := lines[0].Width, lines[1].Width; max(short, long) > min(short, long)*5/4 {
		t.Errorf("uneven:\n%s", show(lines))
	}
}

func TestBreakJustifies(t *testing.T) {
	p := plain(sample, 240)
	p.Align, p.Hyphenate = Justify, true
	lines, err := New().Break(p)
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range lines[:len(lines)-1] {
		if l.Width != p.Measure {
			t.Errorf("line %d is %d wide, the measure %d", i, l.Width, p.Measure)
		}
	}
	if lines[len(lines)-1].Width == p.Measure {
		t.Error("the last line was stretched")
	}
}

func TestBreakRefusesWhatItCannotSet(t *testing.T) {
	p := plain("日本", 100)
	var missing *MissingGlyphError
	if _, err := New().Break(p); !errors.As(err, &missing) {
		t.Errorf("got %v", err)
	}
	p.Spans[0] = Span{Text: "vård", Style: Style{Face: "comic-sans", Size: 1}}
	if _, err := New().Break(p); err == nil {
		t.Error("an unknown face was set")
	}
}

func TestBreakOfNothing(t *testing.T) {
	if lines, err := New().Break(Paragraph{}); err != nil || lines != nil {
		t.Errorf("%v, %v", lines, err)
	}
	if lines, err := New().Break(plain("", 100)); err != nil || lines != nil {
		t.Errorf("%v, %v", lines, err)
	}
}
