package typeset

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"malbild/internal/geom"
)

var vocabulary = strings.Fields("vård omsorg och i på å för målbilden medborgarperspektiv utmaningsformuleringen " +
	"sam\u00adverkans\u00adberedningen hälso- sjukvårds-administration 2021-05-27 HSN/2021-345-12 § 37 – ”nära” " +
	"Jokkmokks kommun. https://www.norrbotten.se/malbild info@kommun.se och/eller fi fjäll ska\u00adffikon " +
	"3 mnkr 15 000 icke\u2011brytande ord\u2060fogare personcentrerad AV Tåg a -- / - -x x- @ ://")

// paragraphs draws paragraphs such as nobody would write, and such as everybody does.
func paragraphs() *rapid.Generator[Paragraph] {
	return rapid.Custom(func(t *rapid.T) Paragraph {
		p := Paragraph{
			Measure:   geom.Length(rapid.Int64Range(1, int64(500*geom.Point1)).Draw(t, "measure")),
			Align:     Align(rapid.IntRange(0, 3).Draw(t, "align")),
			Hyphenate: rapid.Bool().Draw(t, "hyphenate"),
			Balance:   rapid.Bool().Draw(t, "balance"),
			Language:  rapid.SampledFrom([]string{"sv-SE", "sv", "fi", ""}).Draw(t, "language"),
		}
		for range rapid.IntRange(1, 3).Draw(t, "spans") {
			var b strings.Builder
			for range rapid.IntRange(0, 30).Draw(t, "words") {
				b.WriteString(rapid.SampledFrom(vocabulary).Draw(t, "word"))
				b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", " ", "\u00a0", "\n", "  ", ""}).Draw(t, "gap"))
			}
			style := Style{
				Face:     rapid.SampledFrom([]string{"roboto-regular", "roboto-bold"}).Draw(t, "face"),
				Size:     geom.Length(rapid.Int64Range(1, int64(60*geom.Point1)).Draw(t, "size")),
				Tracking: rapid.SampledFrom([]int{0, 0, 20, -10}).Draw(t, "tracking"),
			}
			p.Spans = append(p.Spans, Span{Text: b.String(), Style: style})
		}
		return p
	})
}

func (p *Paragraph) words() []string {
	var b strings.Builder
	for _, s := range p.Spans {
		b.WriteString(visible(s.Text))
	}
	return strings.Fields(b.String())
}

func TestEveryParagraphKeepsItsPromises(t *testing.T) {
	shared := New()
	rapid.Check(t, func(t *rapid.T) {
		p := paragraphs().Draw(t, "paragraph")
		lines, err := shared.Break(p)
		checkPromises(t, &p, lines, err)
		again, err2 := shared.Break(p)
		fresh, err3 := New().Break(p)
		if !reflect.DeepEqual(lines, again) || !reflect.DeepEqual(lines, fresh) || (err == nil) != (err2 == nil) || (err == nil) != (err3 == nil) {
			t.Fatal("the same paragraph was broken in two ways")
		}
	})
}

// fataler is what testing and rapid have in common.
type fataler interface{ Fatalf(string, ...any) }

func checkPromises(t fataler, p *Paragraph, lines []Line, err error) {
	var over *OverfullError
	if err != nil && !errors.As(err, &over) {
		t.Fatalf("%v", err)
	}
	if got, want := words(lines), p.words(); !slices.Equal(got, want) {
		t.Fatalf("words became\n%q\nwere\n%q", got, want)
	}
	for i := range lines {
		l := &lines[i]
		if l.Width > p.Measure && over == nil {
			t.Fatalf("line %d is %d wide, the measure is %d: %q", i, l.Width, p.Measure, l.text())
		}
		checkRuns(t, p, l)
	}
}

// checkRuns proves that runs follow each other and that Width is true.
func checkRuns(t fataler, p *Paragraph, l *Line) {
	if len(l.Runs) == 0 {
		t.Fatalf("a line without runs")
	}
	x := l.Runs[0].X
	var width, trailing geom.Length
	for i, r := range l.Runs {
		if r.X != x || i > 0 && r.Span <= l.Runs[i-1].Span || len(r.Glyphs) == 0 {
			t.Fatalf("run %d of %q is out of place", i, l.text())
		}
		for _, g := range r.Glyphs {
			x += g.Advance
			width += g.Advance
			if g.Text == " " {
				trailing += g.Advance
			} else {
				trailing = 0
			}
		}
	}
	if width-trailing != l.Width && strings.TrimSpace(l.text()) != "" {
		t.Fatalf("%q is %d wide, not %d", l.text(), width-trailing, l.Width)
	}
	if l.Width <= p.Measure && (l.Runs[0].X < 0 || l.Runs[0].X+l.Width > p.Measure) {
		t.Fatalf("%q stands from %d to %d in a measure of %d", l.text(), l.Runs[0].X, l.Runs[0].X+l.Width, p.Measure)
	}
}

func TestNarrowerNeverTakesFewerLines(t *testing.T) {
	lib := New()
	rapid.Check(t, func(t *rapid.T) {
		p := paragraphs().Draw(t, "paragraph")
		if p.Align == Justify {
			p.Align = Left
		}
		p.Hyphenate = p.Hyphenate && p.Balance
		wide, err := lib.Break(p)
		p.Measure -= geom.Length(rapid.Int64Range(0, int64(p.Measure)-1).Draw(t, "less"))
		narrow, err2 := lib.Break(p)
		if err == nil && err2 == nil && len(narrow) < len(wide) {
			t.Fatalf("%d lines, and %d in a narrower measure\n%s\n%s", len(wide), len(narrow), show(wide), show(narrow))
		}
	})
}

func FuzzBreak(f *testing.F) {
	f.Add(sample, int64(160*geom.Point1), 10.0, uint8(1))
	f.Add("sam\u00adverkan –\n\n och/eller\u200b\u2060 ", int64(1), 7.5, uint8(7))
	f.Add("ordet صحة 2030 (عامة) betyder \u00adلا", int64(40*geom.Point1), 10.0, uint8(3))
	f.Add("fi\u00adfi A\u030a\u0308 \u0301x", int64(3000), 12.0, uint8(13))
	lib := New()
	f.Fuzz(func(t *testing.T, text string, measure int64, size float64, flags uint8) {
		if size < 0 || size > 5000 || len(text) > 2000 || !utf8.ValidString(text) {
			return
		}
		p := plain(text, 0)
		p.Measure, p.Spans[0].Style.Size = geom.Length(measure), geom.Pt(size)
		p.Align, p.Hyphenate, p.Balance = Align(flags&3), flags&4 != 0, flags&8 != 0
		lines, err := lib.Break(p)
		var over *OverfullError
		if err != nil && !errors.As(err, &over) {
			return // a letter no face has
		}
		var got strings.Builder
		for i := range lines {
			got.WriteString(lines[i].text())
		}
		if want := visible(text); strings.ReplaceAll(got.String(), hyphenText, "") != want {
			t.Fatalf("%q became %q", want, got.String())
		}
	})
}
