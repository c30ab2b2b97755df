package differ

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// book is a text of n paragraphs that are all different, as in a budget: many words are
// common to all of them.
func book(n int, each func(i int, words []string) []string) Text {
	usual := strings.Fields("nämnden ska tillsammans med regionen och kommunerna i länet verka för en god och nära vård")
	var t Text
	for i := range n {
		words := []string{fmt.Sprintf("Mål %d:", i)}
		words = append(words, usual[:6+i%8]...)
		words = append(words, fmt.Sprintf("område%d", i*7919%n), fmt.Sprintf("ansvar%d", i*104729%n), "enligt", "plan.")
		if words = each(i, words); words != nil {
			t.Paras = append(t.Paras, Para{Words: words})
		}
	}
	return t
}

// A long text in which every paragraph has one word changed is told word by word.
func TestLongTextsKeepAFineDiff(t *testing.T) {
	const n = 1200
	before := book(n, func(_ int, w []string) []string { return w })
	after := book(n, func(i int, w []string) []string {
		switch {
		case i%100 == 7:
			return nil
		case i%100 == 50:
			return append(w, "Ett", "tillägg.")
		}
		w[1] = "styrelsen"
		return w
	})
	c := Compare(before, after)
	deleted, inserted, moved := c.Count()
	gone := 0
	for i, p := range before.Paras {
		if i%100 == 7 {
			gone += len(p.Words)
		}
	}
	// One word for each that has changed; two words for each that grew.
	wantDeleted, wantInserted := gone+n-2*n/100, n-2*n/100+2*n/100
	if deleted != wantDeleted || inserted != wantInserted || moved != 0 {
		t.Errorf("%d words deleted, %d inserted, %d moved; want %d, %d, 0", deleted, inserted, moved, wantDeleted, wantInserted)
	}
	if accept(c) != flat(after.Paras) || reject(c) != flat(before.Paras) {
		t.Error("the changes do not lead from one text to the other")
	}
}

// Paragraphs that nothing tells apart are paired where they are equal.
func TestLongListsOfFewWords(t *testing.T) {
	list := func(step int) Text {
		var x Text
		for i := range 900 {
			x.Paras = append(x.Paras, Para{Words: []string{[]string{"ja", "nej", "vet", "ej"}[i/step%4]}})
		}
		return x
	}
	c := Compare(list(1), list(2))
	if accept(c) != flat(list(2).Paras) || reject(c) != flat(list(1).Paras) {
		t.Fatal("the changes do not lead from one text to the other")
	}
	same := 0
	for _, r := range c.Rows {
		if !r.Changed() {
			same++
		}
	}
	if same < 450 {
		t.Errorf("%d of 900 paragraphs are told as the same", same)
	}
}

// One paragraph of very many words, as pasted text may be.
func TestLongParagraph(t *testing.T) {
	words := func(every int) Text {
		var w []string
		for i := range 20_000 {
			if x := fmt.Sprint("ord", i*i%97); every == 0 || i%every != 0 {
				w = append(w, x)
			} else {
				w = append(w, "annat")
			}
		}
		return Text{Paras: []Para{{Words: w}}}
	}
	c := Compare(words(0), words(500))
	if deleted, inserted, _ := c.Count(); deleted != 40 || inserted != 40 {
		t.Errorf("%d words deleted and %d inserted, want 40 and 40", deleted, inserted)
	}
	if accept(c) != flat(words(500).Paras) || reject(c) != flat(words(0).Paras) {
		t.Error("the changes do not lead from one text to the other")
	}
}

// Whatever long texts are, taking every change gives the second, and taking none the first.
func TestEveryChangeOfLongTextsIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(250, 500).Draw(t, "n")
		kinds := rapid.IntRange(2, 400).Draw(t, "kinds")
		seed := rapid.Uint32().Draw(t, "seed")
		draw := func(salt uint32) Text {
			x := seed ^ salt
			next := func(k int) int { x = x*1664525 + 1013904223; return int(x>>8) % k }
			var out Text
			for range n + next(20) {
				var w []string
				for range 1 + next(8) {
					w = append(w, fmt.Sprint("o", next(kinds)))
				}
				out.Paras = append(out.Paras, Para{Words: w})
			}
			return out
		}
		a, b := draw(0), draw(uint32(rapid.SampledFrom([]int{0, 1}).Draw(t, "salt")))
		for range rapid.IntRange(0, 60).Draw(t, "moved") {
			i, j := rapid.IntRange(0, len(b.Paras)-1).Draw(t, "i"), rapid.IntRange(0, len(b.Paras)-1).Draw(t, "j")
			b.Paras[i], b.Paras[j] = b.Paras[j], b.Paras[i]
		}
		c := Compare(a, b)
		if accept(c) != flat(b.Paras) || reject(c) != flat(a.Paras) {
			t.Fatal("the changes do not lead from one text to the other")
		}
	})
}

// What is in common rises in both, is the same, and as much as there can be.
func TestCommonIsTheLongest(t *testing.T) {
	row := rapid.SliceOfN(rapid.Int32Range(0, 6), 0, 80)
	rapid.Check(t, func(t *rapid.T) {
		a, b := row.Draw(t, "a"), row.Draw(t, "b")
		got := common(a, b)
		for i, p := range got {
			if a[p.a] != b[p.b] || i > 0 && (p.a <= got[i-1].a || p.b <= got[i-1].b) {
				t.Fatalf("pairs that do not fit: %v", got)
			}
		}
		best := make([][]int, len(a)+1)
		for i := range best {
			best[i] = make([]int, len(b)+1)
		}
		for i := len(a) - 1; i >= 0; i-- {
			for j := len(b) - 1; j >= 0; j-- {
				if best[i][j] = max(best[i+1][j], best[i][j+1]); a[i] == b[j] {
					best[i][j] = max(best[i][j], best[i+1][j+1]+1)
				}
			}
		}
		if len(got) != best[0][0] {
			t.Fatalf("%d in common, there are %d", len(got), best[0][0])
		}
	})
}

// Rows that differ more than is looked for at once are still held against each other to
// their ends.
func TestCommonOfVeryDifferentRows(t *testing.T) {
	var a, b []int32
	for i := range int32(9000) {
		a, b = append(a, i*3), append(b, i*3+1)
		if i%10 == 0 {
			a, b = append(a, -i), append(b, -i)
		}
	}
	got := common(a, b)
	for i, p := range got {
		if a[p.a] != b[p.b] || i > 0 && (p.a <= got[i-1].a || p.b <= got[i-1].b) {
			t.Fatalf("pairs that do not fit")
		}
	}
	if len(got) < 800 {
		t.Errorf("%d in common, there are 900", len(got))
	}
}

func BenchmarkLongTexts(b *testing.B) {
	for _, n := range []int{200, 1000, 5000} {
		before := book(n, func(_ int, w []string) []string { return w })
		after := book(n, func(_ int, w []string) []string { w[1] = "styrelsen"; return w })
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				Compare(before, after)
			}
		})
	}
}
