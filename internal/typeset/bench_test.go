package typeset

import (
	"os"
	"strings"
	"testing"

	"malbild/internal/asset"
)

// annex is a whole annex, one paragraph a line: some 5 800 letters.
func annex(tb testing.TB) []Paragraph {
	b, err := os.ReadFile("testdata/annex.txt")
	if err != nil {
		tb.Fatal(err)
	}
	var ps []Paragraph
	for text := range strings.Lines(string(b)) {
		p := plain(strings.TrimSpace(text), 365)
		p.Hyphenate = true
		ps = append(ps, p)
	}
	return ps
}

func breakAll(b *testing.B, l *Library, ps []Paragraph) {
	for i := range ps {
		if _, err := l.Break(ps[i]); err != nil {
			b.Fatal(err)
		}
	}
}

// forget drops everything.
func (c *cache[V]) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.young, c.old, c.weight = map[string]entry[V]{}, nil, 0
}

// forget makes a library as it was new, but for parsed faces and patterns.
func (l *Library) forget() {
	l.shapes.forget()
	l.placed.forget()
	l.breaks.forget()
	l.hyphens.words.forget()
}

func BenchmarkShape6000(b *testing.B) {
	l := New()
	face, err := l.Face(body.Face)
	if err != nil {
		b.Fatal(err)
	}
	ps := annex(b)
	b.ReportAllocs()
	for b.Loop() {
		for i := range ps {
			if _, err := face.shape(ps[i].Spans[0].Text, shaping{language: "sv"}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkBreakAnnex(b *testing.B) {
	perPage := func(b *testing.B) { // the text fills some five pages
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(5*b.N), "ns/page")
	}
	for _, align := range []struct {
		name  string
		align Align
	}{{"ragged", Left}, {"justified", Justify}} {
		ps := annex(b)
		for i := range ps {
			ps[i].Align = align.align
		}
		l := New()
		breakAll(b, l, ps)
		b.Run(align.name+"/cold", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				l.forget()
				breakAll(b, l, ps)
			}
			perPage(b)
		})
		b.Run(align.name+"/shaped", func(b *testing.B) { // another measure or size
			b.ReportAllocs()
			for b.Loop() {
				l.breaks.forget()
				breakAll(b, l, ps)
			}
			perPage(b)
		})
		b.Run(align.name+"/warm", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				breakAll(b, l, ps)
			}
		})
	}
}

func BenchmarkShapeLabelWarm(b *testing.B) {
	l := New()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.Shape("Sammanhållet och enkelt", body, "sv-SE"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseFace(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := (&faces{}).parse("roboto-regular"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFirstWord is what a face costs a process that uses it: parsing,
// proving it simple, and shaping one word.
func BenchmarkFirstWord(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New().Shape("Målbild", body, "sv-SE"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParsePatterns(b *testing.B) {
	h, _ := asset.HyphenationFor("sv")
	b.ReportAllocs()
	for b.Loop() {
		newHyphenator(parsePatterns(h.Patterns), h.Exceptions, nil)
	}
}

func BenchmarkBreakTitle(b *testing.B) {
	l := New()
	p := plain("Så bygger vi den nära vården i Norrbotten tillsammans", 220)
	p.Balance = true
	b.ReportAllocs()
	for b.Loop() {
		p.Measure++ // never remembered
		if _, err := l.Break(p); err != nil {
			b.Fatal(err)
		}
	}
}

// What a face costs before its first word: its tables, and what is proven about it.
func BenchmarkNewFace(b *testing.B) {
	data, err := asset.Font(body.Face)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		f, err := parseFace(body.Face, body.Face, data)
		if err != nil || f.simple(languageTags["sv"]) == nil {
			b.Fatal(err)
		}
	}
}
