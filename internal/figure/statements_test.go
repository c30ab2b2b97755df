package figure

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
	"malbild/internal/typeset"
)

// grouped is a målbild of n groups: statements as published for Örebro, and long words
// of Finnish and Northern Sami as labels.
func grouped(n int) *document.Figure {
	f := &document.Figure{ID: "grupper", Form: document.FigureStatements}
	plain := func(s string) document.FigureStatement { return document.FigureStatement{{Text: s}} }
	all := []document.FigurePart{
		{Label: []string{"Invånaren"}, Heading: "Invånarens upplevelse", Icon: "resident", Statements: []document.FigureStatement{
			{{Text: "Jag kan ta ansvar för min hälsa, och jag får stöd när jag behöver det – som är "}, {Text: "tidigt", Strong: true}, {Text: " och "}, {Text: "förebyggande", Strong: true}, {Text: "."}},
			plain("Jag känner mig delaktig och trygg – de lyssnar på mig och tar mig på allvar."),
			plain("Det är tydligt för mig hur jag kan få kontakt med vården och omsorgen.")}},
		{Label: []string{"Samverkan"}, Heading: "Så samarbetar vi", Icon: "collaboration", Statements: []document.FigureStatement{
			{{Text: "Vi jobbar i "}, {Text: "partnerskap", Strong: true}, {Text: ", i gränsöverskridande "}, {Text: "team", Strong: true}, {Text: "."}},
			plain("Personens behov är vår gemensamma utgångspunkt – inte gränsdragning eller ansvarsområden.")}},
		{Label: []string{"Terveydenhuolto\u00ad", "henkilöstö"}, Heading: "Terveydenhuoltohenkilöstön kokemukset", Icon: "staff", Statements: []document.FigureStatement{
			plain("Meillä on osallistumismahdollisuuksia ja vaikuttamismahdollisuuksia päätöksenteossa."),
			plain("Vi hjälper varje person att hamna rätt – när det behövs mer än en hänvisning.")}},
		{Label: []string{"Dearvvašvuođabálvalusat"}, Icon: "health", Statements: []document.FigureStatement{
			plain("Ovttasbargu dearvvašvuođabálvalusaiguin lea deaŧalaš buohkaide geat ásset suohkanis.")}},
	}
	for i := range n {
		f.Parts = append(f.Parts, all[i%len(all)])
	}
	return f
}

// TestStatementsFit: on pages of text, web pages narrow and wide, and posters, for two
// to eight groups, every label stands in its leaf and every statement in its column
// between two rules; the words are all there, in order, and share their sizes.
func TestStatementsFit(t *testing.T) {
	lib, prof := typeset.New(), profile()
	for _, width := range []float64{88, 118, 150, 261, 436} {
		for n := 2; n <= 8; n++ {
			t.Run(fmt.Sprintf("%v mm, %d groups", width, n), func(t *testing.T) {
				f := grouped(n)
				d, err := Statements(lib, f, prof, StatementsOptions{Width: geom.MM(width)})
				if err != nil {
					t.Fatal(err)
				}
				var leaves []*page.Shape
				var rules []geom.Rect
				sizes := map[geom.Length]bool{}
				said := ""
				for _, it := range d.Items {
					switch it := it.(type) {
					case *page.Shape:
						switch b := it.Path.Bounds(); {
						case b.W > geom.MM(20) && it.Fill != nil && len(leaves) < n && it.Fill.Name == prof.Part(len(leaves)):
							leaves = append(leaves, it)
						case b.W > geom.MM(20) && b.H < geom.Point1:
							rules = append(rules, b)
						}
					case *page.Run:
						sizes[it.Size] = true
						said += textOf(it.Glyphs) + " "
						said = strings.ReplaceAll(said, "Terveydenhuolto- ", "Terveydenhuolto ") // divided where its author allows
						standsWell(t, lib, it, leaves, rules, d.Size)
					}
				}
				if len(leaves) != n || len(sizes) < 2 || len(sizes) > 3 {
					t.Errorf("%d leaves, sizes %v", len(leaves), sizes)
				}
				if want := words(f); squeezed(said) != squeezed(want) {
					t.Errorf("says\n%s\nnot\n%s", said, want)
				}
			})
		}
	}
}

// standsWell holds a run to the last leaf, or to the column under the last rule.
func standsWell(t *testing.T, lib *typeset.Library, r *page.Run, leaves []*page.Shape, rules []geom.Rect, size geom.Size) {
	t.Helper()
	face, _ := lib.Face(r.Face)
	ink, ok := face.InkOf(r.Glyphs, r.At, r.Size)
	if !ok {
		return
	}
	outline := plane.OutlineOf(leaves[len(leaves)-1].Path).Polygon(samples)
	within := true
	for _, c := range [][2]geom.Length{{ink.X, ink.Y}, {ink.Right(), ink.Y}, {ink.X, ink.Bottom()}, {ink.Right(), ink.Bottom()}} {
		within = within && inside(outline, plane.V(c[0].Pt(), c[1].Pt()))
	}
	head := leaves[len(leaves)-1].Path.Bounds()
	if ink.Y < head.Bottom() {
		if !within {
			t.Errorf("«%s» leaves its leaf", textOf(r.Glyphs))
		}
		return
	}
	column := geom.R(head.X, 0, max(head.W, size.W), size.H)
	if len(rules) > 0 && rules[len(rules)-1].X == head.X {
		column.W = rules[len(rules)-1].W
		if last := rules[len(rules)-1]; last.Y > head.Bottom() && ink.Y < last.Bottom() {
			t.Errorf("«%s» meets its rule", textOf(r.Glyphs))
		}
	}
	column.X, column.W = column.X-geom.Point1, column.W+2*geom.Point1
	if !column.Contains(ink) {
		t.Errorf("«%s» leaves its column: %v in %v", textOf(r.Glyphs), ink, column)
	}
}

// words are those of the figure in the order in which it says them.
func words(f *document.Figure) string {
	var out []string
	for _, p := range f.Parts {
		out = append(out, labelOf(p), p.Heading)
		for _, s := range p.Statements {
			out = append(out, s.String())
		}
	}
	return strings.Join(out, " ")
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// TestStatementsInALowPlace: the words grow smaller until they have room, and are
// refused by name when there is none at the smallest size.
func TestStatementsInALowPlace(t *testing.T) {
	lib, prof, f := typeset.New(), profile(), grouped(3)
	free, err := Statements(lib, f, prof, StatementsOptions{Width: geom.MM(261)})
	if err != nil {
		t.Fatal(err)
	}
	low, err := Statements(lib, f, prof, StatementsOptions{Width: geom.MM(261), Height: free.Size.H.Scale(.9)})
	if err != nil {
		t.Fatal(err)
	}
	if low.Size.H > free.Size.H.Scale(.9) {
		t.Errorf("%v tall in a place of %v", low.Size.H, free.Size.H.Scale(.9))
	}
	_, err = Statements(lib, f, prof, StatementsOptions{Width: geom.MM(261), Height: geom.MM(40)})
	var l diag.List
	if !errors.As(err, &l) || l[0].Code != CodeLabel {
		t.Errorf("%v", err)
	}
	f.Parts[1].Statements[0] = document.FigureStatement{{Text: strings.Repeat("samordningsförbund", 9)}}
	if _, err = Statements(lib, f, prof, StatementsOptions{Width: geom.MM(150)}); !errors.As(err, &l) || !strings.Contains(l.Error(), "samordningsförbund") {
		t.Errorf("%v", err)
	}
}
