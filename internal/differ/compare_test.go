package differ

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func text(paras ...string) Text {
	var t Text
	for _, p := range paras {
		t.Paras = append(t.Paras, Para{Words: strings.Fields(p)})
	}
	return t
}

func loose(lines ...string) Text {
	t := Text{Loose: true}
	for _, l := range lines {
		for i, w := range strings.Fields(l) {
			x := Token{Word: w, Break: i == 0}
			if stem, ok := strings.CutSuffix(w, "¬"); ok {
				x.Word, x.Hyphen = stem, true
			}
			t.Breaks = append(t.Breaks, x)
		}
	}
	return t
}

// print writes a comparison on one line for each row that holds a change.
func print(c Comparison) string {
	var out []string
	for _, r := range c.Rows {
		if r.Changed() {
			out = append(out, Line(r))
		}
	}
	return strings.Join(out, "\n")
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b Text
		want string
	}{
		{"equal", text("Ett två tre.", "Fyra."), text("Ett två tre.", "Fyra."), ""},
		{"a word", text("Målbilden antas av nämnden."), text("Målbilden godkänns av nämnden."), "Målbilden [-antas-]{+godkänns+} av nämnden."},
		{"a comma", text("hälsa skapa trygghet"), text("hälsa, skapa trygghet"), "[-hälsa-]{+hälsa,+} skapa trygghet"},
		{"a paragraph more", text("Ett två tre.", "Fyra fem."), text("Ett två tre.", "Nytt stycke här.", "Fyra fem."), "{+Nytt stycke här.+}"},
		{"a paragraph moved", text("Först kommer detta stycke.", "Sedan ett helt annat ord.", "Sist."), text("Sedan ett helt annat ord.", "Först kommer detta stycke.", "Sist."),
			"[-Först kommer detta stycke.-]\n{+Först kommer detta stycke.+}"},
		{"no words by chance", text("Vi ska arbeta och samverka för god hälsa i länet"), text("Det behövs resurser och pengar till nya lokaler nu"),
			"[-Vi ska arbeta och samverka för god hälsa i länet-]\n{+Det behövs resurser och pengar till nya lokaler nu+}"},
		{"lines of a page", text("Samverkan är grunden för vård- och omsorg i länet.", "Nästa stycke är kort."),
			loose("Samver¬", "kan är grunden för vård¬", "och omsorg i", "länet. Nästa stycke är", "kort."), ""},
		{"a word on a page", text("Samverkan är grunden.", "Nästa stycke är kort."), loose("Samverkan är", "grunden.", "Nästa stycke är", "långt."),
			"Nästa stycke är [-kort.-]{+långt.+}"},
		{"around", text("Samverkan är grunden för allt vi gör."), loose("En kallelse med mycket annat.", "Samverkan är grunden för allt vi gör."), "{+En kallelse med mycket annat.+}"},
		{"dots that a page does not tell", text("Beslutsärende · Dnr 1"), loose("Beslutsärende Dnr 1"), ""},
		{"both loose", loose("Ett stycke som är", "brutet.", "Ett till."), loose("Ett stycke som", "är brutet.", "Ett annat."), "Ett [-till.-]{+annat.+}"},
	} {
		got := Compare(c.a, c.b)
		if s := print(got); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, s, c.want)
		}
		if got.Changed() != (c.want != "") {
			t.Errorf("%s: Changed() = %v", c.name, got.Changed())
		}
	}
	if c := Compare(text("Först kommer detta stycke.", "Sedan ett helt annat ord."), text("Sedan ett helt annat ord.", "Först kommer detta stycke.")); c.Rows[0].Moved == 0 {
		t.Error("a paragraph that moved is not told as moved")
	}
}

// Whatever the texts are, taking every change gives the second, and taking none the first.
func TestEveryChangeIsThere(t *testing.T) {
	word := rapid.SampledFrom([]string{"vård", "och", "omsorg", "i", "länet", "nära", "hälsa", "att", "för", "ny"})
	para := rapid.Map(rapid.SliceOfN(word, 1, 30), func(w []string) Para { return Para{Words: w} })
	paras := rapid.SliceOfN(para, 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		a, b := Text{Paras: paras.Draw(t, "a")}, Text{Paras: paras.Draw(t, "b")}
		if rapid.Bool().Draw(t, "loose") {
			b.Loose = true
			for _, p := range b.Paras {
				for i, w := range p.Words {
					b.Breaks = append(b.Breaks, Token{Word: w, Break: i == 0})
				}
			}
		}
		c := Compare(a, b)
		if got, want := accept(c), flat(b.Paras); got != want {
			t.Fatalf("accepted\n%s\nwant\n%s", got, want)
		}
		if got, want := reject(c), flat(a.Paras); got != want {
			t.Fatalf("rejected\n%s\nwant\n%s", got, want)
		}
	})
}

func flat(ps []Para) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Words...)
	}
	return strings.Join(out, " ")
}

func accept(c Comparison) string { return taken(c, Deleted) }
func reject(c Comparison) string { return taken(c, Inserted) }

func taken(c Comparison, not Op) string {
	var out []string
	for _, r := range c.Rows {
		for _, p := range r.Pieces {
			if p.Op != not {
				out = append(out, p.Words...)
			}
		}
	}
	return strings.Join(out, " ")
}
