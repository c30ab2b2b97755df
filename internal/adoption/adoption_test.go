package adoption

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"malbild/internal/diag"
	"malbild/internal/document"
)

func tree(product document.Product, body ...document.Block) *document.Document {
	return &document.Document{Meta: document.Meta{Product: product, Language: "sv-SE"}, Body: body}
}

func para(s string) document.Block { return &document.Paragraph{Text: document.T(s)} }

func TestLayoutIsNoChange(t *testing.T) {
	one := tree("a", &document.Passage{ID: "x.del", Body: []document.Block{
		&document.Section{Title: []document.Inline{&document.Text{Value: "Min egen kraft"}, &document.Break{}, &document.Text{Value: "tas till\u00advara"}},
			Body: []document.Block{para("Jag är experten!"), para("Därför\u00a0är jag.")}}}})
	two := tree("b", &document.Passage{ID: "x.del", Body: []document.Block{
		&document.Section{Title: document.T("Min egen kraft tas tillvara"), Body: []document.Block{para("Jag är experten! Därför är jag.")}}}})
	got, found := Collect(one, two)
	if len(found) > 0 || len(got) != 1 || !slices.Equal(got[0].Products, []string{"a", "b"}) {
		t.Fatalf("%v %v", got, found)
	}
	if got[0].Text != "Min egen kraft tas tillvara Jag är experten! Därför är jag." {
		t.Error(got[0].Text)
	}
	two.Body[0].(*document.Passage).Body = []document.Block{para("Min egen kraft tas tillvara jag är experten! Därför är jag.")}
	if _, found = Collect(one, two); len(found) != 1 || found[0].Code != codeTwoForms {
		t.Errorf("a changed capital was not seen: %v", found)
	}
}

func TestQuotationsMayLackTheirStop(t *testing.T) {
	quote := func(s string) document.Block { return &document.Quote{Body: []document.Block{para(s)}} }
	mark := &document.Paragraph{Role: document.Mark, Text: document.T("Vision:")}
	got, found := Collect(tree("a", &document.Passage{ID: "x.vision", Body: []document.Block{quote("Vi gör det enkelt.")}}),
		tree("b", &document.Passage{ID: "x.vision", Body: []document.Block{mark, quote("Vi gör det enkelt")}}))
	if len(found) > 0 || len(got) != 1 || !got[0].Quotation || got[0].Text != "Vi gör det enkelt." {
		t.Fatalf("%v %v", got, found)
	}
	if Digest("Slut.", false) == Digest("Slut", false) {
		t.Error("the stop of an ordinary text does not count")
	}
}

func passages() []Passage {
	return []Passage{{ID: "x.a", Language: "sv-SE", Text: strings.Repeat("Mina goda vanor: \"ja\", # nej – och så vidare. ", 9)},
		{ID: "x.b", Language: "sv-SE", Text: "Vi gör det enkelt.", Quotation: true, Pos: diag.Pos{File: "m.yaml", Line: 3, Col: 1}}}
}

func add(t *testing.T, old []byte, d Decision, l *Lock) ([]byte, *Lock) {
	t.Helper()
	d.Passages = Record(l, passages())
	b, err := Append(old, d)
	if err != nil {
		t.Fatal(err)
	}
	l, found := Load(one(b), ".")
	if len(found) > 0 {
		t.Fatal(found)
	}
	return b, l
}

func TestDecisionsAreAppendedAndCommentsKept(t *testing.T) {
	first, l := add(t, nil, Decision{ID: "polsam-2021-05-27-8", Kind: Adopts, Body: "polsam", Date: "2021-05-27", Paragraph: 8}, nil)
	commented := append(slices.Clone(first), "# vår egen anteckning"...)
	second, l := add(t, commented, Decision{ID: "nk", Kind: Recommends, Body: "norrbottens-kommuner", Date: "2021-06-14"}, l)
	if !bytes.HasPrefix(second, commented) {
		t.Error("what stood in the file was rewritten")
	}
	if n := bytes.Count(second, []byte("text: >-")); n != 2 {
		t.Errorf("texts stand %d times, want once each", n)
	}
	if len(l.Decisions) != 2 || l.Decisions[1].Passages[0].Text == "" || len(l.Bearing("x.a", passages()[0].Digest())) != 2 {
		t.Errorf("%+v", l)
	}
	if found := Check(l, passages()); len(found) > 0 {
		t.Error(found)
	}
}

func TestChangedWordsAreRefusedUntilDecided(t *testing.T) {
	b, l := add(t, nil, Decision{ID: "d1", Kind: Adopts, Body: "polsam", Date: "2021-05-27"}, nil)
	now := passages()
	now[1].Text = "Vi gör det svårt"
	found := Check(l, now)
	if len(found) != 1 || found[0].Code != codeChanged || found[0].Pos.Line != 3 {
		t.Fatal(found)
	}
	if what, why, _ := found[0].Text("sv"); !strings.Contains(what, "… det [-enkelt-] {+svårt+}") || !strings.Contains(why, "polsam antog den 2021-05-27") {
		t.Error(what, why)
	}
	if found := Check(l, now[:1]); len(found) != 1 || found[0].Code != codeGone {
		t.Error(found)
	}
	for kind, want := range map[Kind]int{Recommends: 1, AdoptsLocally: 1, Adopts: 0} {
		next, err := Append(b, Decision{ID: "d2", Kind: kind, Body: "polsam", Date: "2023-01-01", Passages: Record(l, now)})
		if err != nil {
			t.Fatal(err)
		}
		l2, _ := Load(one(next), ".")
		if found := Check(l2, now); len(found) != want {
			t.Errorf("%s: %v", kind, found)
		}
	}
}

func TestFilesOfAnotherFormAreLeftAlone(t *testing.T) {
	good, l := add(t, nil, Decision{ID: "d1", Kind: Adopts, Body: "polsam", Date: "2021-05-27"}, nil)
	d := Decision{ID: "d2", Kind: Adopts, Body: "polsam", Date: "2022-01-01", Passages: Record(l, passages())}
	for name, old := range map[string]string{
		"a key after the list": string(good) + "other: 1\n",
		"a flow list":          "decisions: []\n",
		"no map":               "- a\n",
		"a letter changed":     strings.Replace(string(good), "Vi gör", "Vi gjör", -1),
		"the same decision":    strings.Replace(string(good), "id: d1", "id: d2", 1),
	} {
		var list diag.List
		if _, err := Append([]byte(old), d); err == nil || !errors.Is(err, ErrForm) && !errors.As(err, &list) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDiffSaysOldAndNewWords(t *testing.T) {
	for _, c := range [][3]string{
		{"a b c d", "a b c d", ""},
		{"a b c d", "a x c d", "… a [-b-] {+x+}"},
		{"a b c d", "a c d", "… a [-b-]"},
		{"a b", "z a b", "{+z+}"},
		{"a b c d e", "a x c y e", "… a [-b-] {+x+}; … c [-d-] {+y+}"},
		{"", "a", "{+a+}"},
	} {
		if got := Show(c[0], c[1]); got != c[2] {
			t.Errorf("%s → %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func FuzzAppend(f *testing.F) {
	f.Add([]byte(head), "a b")
	f.Add([]byte("decisions:\n  - id: x\n"), "«å» – # : ' \"")
	f.Fuzz(func(t *testing.T, old []byte, text string) {
		if document.Fold(text) == "" {
			return
		}
		p := []Passage{{ID: "x.a", Language: "sv", Text: text}}
		b, err := Append(old, Decision{ID: "new", Kind: Adopts, Body: "b", Date: "2020-01-01", Passages: Record(nil, p)})
		if err != nil {
			return
		}
		if l, found := Load(one(b), "."); found.HasErrors() || Check(l, p).HasErrors() {
			t.Errorf("%v", found)
		}
	})
}

// A letter that only looks like the adopted one is named, for the eye sees no change.
func TestLookAlikesAreNamed(t *testing.T) {
	if got := Show("Goda relationer", "Goda rel\u0430tioner"); !strings.HasSuffix(got, "(\u0430 U+0430)") {
		t.Error(got)
	}
}
