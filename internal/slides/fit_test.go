package slides

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/verify"
)

// talk is a presentation with one part.
func talk(title string, body ...document.Block) *document.Document {
	return &document.Document{Meta: document.Meta{Product: document.Presentation, Title: "Prov", Language: "sv-SE", Identity: "prov"},
		Body: []document.Block{&document.Section{ID: "prov", Role: document.SectionTitle, Title: document.T("Prov"), Body: []document.Block{
			&document.Section{ID: "del", Role: document.SectionPart, Ink: "pine", Icon: "near", Title: document.T(title), Body: body}}}}}
}

func body(s string) document.Block { return &document.Paragraph{Text: document.T(s)} }

func codesOf(err error) (out []string) {
	l, _ := err.(diag.List)
	for _, f := range l {
		out = append(out, f.Code.ID)
	}
	return out
}

func TestLongTextGoesOnToTheNextSlide(t *testing.T) {
	s := samples(t)["norrbotten-kiruna"]
	s.doc = talk("Nära mig", body(strings.Repeat("Jag får stöd och hjälp nära mig när jag behöver det. ", 30)))
	deck, err := plan(s.doc, s.options())
	if err != nil {
		t.Fatal(err)
	}
	if len(deck) < 4 || deck[1].more || !deck[2].more || deck[2].blocks[0].set.size < leastSize {
		t.Errorf("%d slides: %+v", len(deck), deck)
	}
	b := write(t, s)
	got, err := verify.PPTXWords(b)
	if err != nil || !slices.Equal(got, document.Words(s.doc)) {
		t.Errorf("words %q, %v", got, err)
	}
	if !strings.Contains(document.Fold(texts(tree(t, open(t, b), "ppt/slides/slide3.xml"))), "Nära mig (forts.)") {
		t.Error("the third slide does not say that it goes on")
	}
}

func TestWhatCannotBeShownIsAFinding(t *testing.T) {
	s := samples(t)["norrbotten-kiruna"]
	for name, c := range map[string]struct {
		doc  *document.Document
		code string
	}{
		"sentence": {talk("Nära mig", body(strings.Repeat("och så vidare ", 200))), "MB351"},
		"word":     {talk("Nära mig", body(strings.Repeat("ordet", 40))), "MB351"},
		"title":    {talk(strings.Repeat("Förvaltningsövergripande ", 30), body("Kort.")), "MB352"},
	} {
		if _, err := Write(c.doc, s.options()); !slices.Contains(codesOf(err), c.code) {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}

func TestBodyIsReadInTwoBreaths(t *testing.T) {
	long := "Första meningen står här. Andra meningen är lika lång. Tredje meningen följer. Fjärde är sist."
	got := aloud([]chunk{{paras: []para{{text: document.T(long)}}}})
	if len(got) != 2 || document.Plain(got[0].paras[0].text) != "Första meningen står här. Andra meningen är lika lång." {
		t.Errorf("%+v", got)
	}
	for _, short := range []string{"En mening.", "Kl. 9 är det dags. Så är det.", "En mening. En till."} {
		if got := aloud([]chunk{{paras: []para{{text: document.T(short)}}}}); len(got) != 1 {
			t.Errorf("%q was divided", short)
		}
	}
}

func TestSmallWordsBeginALine(t *testing.T) {
	for in, want := range map[string]string{
		"målbild i Norrbotten": "målbild i\u00a0Norrbotten", "Så samarbetar vi": "Så samarbetar\u00a0vi",
		"på bästa sätt": "på\u00a0bästa\u00a0sätt", "trygghet": "trygghet", "": "",
	} {
		if got := bind(in); got != want {
			t.Errorf("bind(%q) = %q", in, got)
		}
	}
}

// However long the text: no word is lost or doubled, no slide is too full, and no
// letter too small; or it is refused.
func TestNoSlideIsTooFull(t *testing.T) {
	s := samples(t)["norrbotten-kiruna"]
	word := rapid.SampledFrom([]string{"jag", "hälsa", "välbefinnande", "är", "förebyggande", "nära", "i", "omsorg.", "Vi", "Stöd.", "samordnas"})
	rapid.Check(t, func(t *rapid.T) {
		var blocks []document.Block
		for range rapid.IntRange(1, 5).Draw(t, "paragraphs") {
			text := strings.Join(rapid.SliceOfN(word, 1, 120).Draw(t, "words"), " ")
			if rapid.Bool().Draw(t, "listed") {
				blocks = append(blocks, &document.List{Kind: document.Bulleted, Items: []*document.ListItem{{Body: []document.Block{body(text)}}}})
				continue
			}
			blocks = append(blocks, body(text))
		}
		s.doc = talk("Nära mig på bästa sätt", blocks...)
		p := newPlanner(s.doc, s.options())
		deck, err := plan(s.doc, s.options())
		if err != nil {
			if len(codesOf(err)) == 0 {
				t.Fatal(err)
			}
			return
		}
		for i := range deck {
			for _, b := range deck[i].blocks {
				full := -b.set.after
				for _, q := range b.paras {
					h, ok := p.height(q, b.set, textWidth)
					if full += h; !ok {
						t.Errorf("slide %d: a word stands out", i+1)
					}
				}
				if b.idx == idxText && b.at != nil && (full > float64(b.at.h)+1 || b.set.size < leastSize) {
					t.Errorf("slide %d: %v of %v units, letters of %v", i+1, full, b.at.h, b.set.size)
				}
			}
		}
		b, err := Write(s.doc, s.options())
		if err != nil {
			t.Fatal(err)
		}
		if got, err := verify.PPTXWords(b); err != nil || !slices.Equal(got, document.Words(s.doc)) {
			t.Errorf("words %q, %v", got, err)
		}
	})
}
