package typeset

import (
	"fmt"
	"reflect"
	"sync"
	"testing"
)

// TestWorkersAgree breaks the same and different paragraphs from many goroutines
// on one library. Run it with -race.
func TestWorkersAgree(t *testing.T) {
	ps := annex(t)
	for i := range ps {
		ps[i].Align = Align(i % 4)
		ps[i].Spans = append(ps[i].Spans, Span{Text: " Å\u0308 fi " + sample, Style: bold})
	}
	alone := New()
	want := make([][]Line, len(ps))
	for i, p := range ps {
		want[i], _ = alone.Break(p)
	}
	shared := New()
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for k := range ps {
				i := (k*7 + g*5) % len(ps)
				got, _ := shared.Break(ps[i])
				if !reflect.DeepEqual(got, want[i]) {
					t.Errorf("goroutine %d: paragraph %d was broken differently", g, i)
				}
			}
		})
	}
	wg.Wait()
}

func TestCacheIsBounded(t *testing.T) {
	c := newCache[int](100)
	for i := range 10_000 {
		c.put(fmt.Append(nil, i), i, 10)
		if _, ok := c.get([]byte("0")); !ok && i < 20 {
			t.Errorf("what is asked for was forgotten after %d", i)
		}
	}
	if n := len(c.young) + len(c.old); n > 20 {
		t.Errorf("%d entries are kept", n)
	}
	if _, ok := c.get([]byte("9999")); !ok {
		t.Error("the last entry was forgotten")
	}
	c.put([]byte("huge"), 1, 1000)
	if _, ok := c.get([]byte("huge")); ok {
		t.Error("something too heavy was kept")
	}
}

func TestKeysTellParagraphsApart(t *testing.T) {
	a := plain("ett två", 100)
	keys := map[string]int{}
	vary := []func(*Paragraph){
		func(*Paragraph) {}, func(p *Paragraph) { p.Measure++ }, func(p *Paragraph) { p.Align = Right },
		func(p *Paragraph) { p.Hyphenate = true }, func(p *Paragraph) { p.Balance = true },
		func(p *Paragraph) { p.Language = "fi" }, func(p *Paragraph) { p.Spans[0].Text += " " },
		func(p *Paragraph) { p.Spans[0].Language = "sv" }, func(p *Paragraph) { p.Spans[0].Style.Size++ },
		func(p *Paragraph) { p.Spans[0].Style.Tracking++ }, func(p *Paragraph) { p.Spans[0].Style.Face = "roboto-bold" },
		func(p *Paragraph) {
			p.Spans = []Span{{Text: "ett", Style: body}, {Text: " två", Style: body}}
		},
	}
	for i, v := range vary {
		p := a
		p.Spans = append([]Span(nil), a.Spans...)
		v(&p)
		key := string(appendParagraph(nil, &p))
		if k, ok := keys[key]; ok {
			t.Errorf("variations %d and %d have the same key", k, i)
		}
		keys[key] = i
	}
}
