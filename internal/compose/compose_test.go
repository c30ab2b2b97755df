package compose

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"malbild/internal/brand"
	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/principal"
)

// county is one loaded county of the repository's own sources.
type county struct {
	content  *content.County
	register *principal.Register
	profile  *brand.Profile
}

func load(t *testing.T, id string) county {
	t.Helper()
	root := os.DirFS("../../sources")
	c, found := content.Load(root, id)
	if found.HasErrors() {
		t.Fatal(found)
	}
	r, found := principal.Load(root, id)
	if found.HasErrors() {
		t.Fatal(found)
	}
	ps, found := brand.Load(root, id, os.DirFS("../../layouts"))
	if found.HasErrors() {
		t.Fatal(found)
	}
	return county{c, r, ps["gemensam"]}
}

func (c county) compose(t *testing.T, p *principal.Principal, product document.Product) *document.Document {
	t.Helper()
	e, found := edition.Bind(c.content, c.register, p, product, c.profile, edition.Options{})
	if found.HasErrors() {
		t.Fatal(found)
	}
	d, found := Compose(e)
	if found.HasErrors() {
		t.Fatal(found)
	}
	return d
}

func (c county) find(t *testing.T, id string) *principal.Principal {
	t.Helper()
	for _, p := range c.register.Principals {
		if p.ID == id {
			return p
		}
	}
	t.Fatalf("no principal %s", id)
	return nil
}

// products lists what is made for a principal; nil is the joint edition.
func products(p *principal.Principal) []document.Product {
	switch {
	case p == nil:
		return []document.Product{document.Poster, document.Brochure, document.Presentation}
	case p.Adopts():
		return slices.DeleteFunc(document.Products(), func(d document.Product) bool { return d == document.EasyRead })
	}
	var out []document.Product
	for _, d := range p.Documents {
		out = append(out, document.Product(d))
	}
	return out
}

// every calls f for every document of every principal of both counties.
func every(t *testing.T, f func(t *testing.T, d *document.Document)) {
	for _, id := range []string{"norrbotten", "orebro"} {
		c := load(t, id)
		for _, p := range append([]*principal.Principal{nil}, c.register.Principals...) {
			for _, product := range products(p) {
				d := c.compose(t, p, product)
				t.Run(d.Meta.Identity, func(t *testing.T) { f(t, d) })
			}
		}
	}
}

// The trees of a few copies, as text. UPDATE_GOLDEN=1 rewrites them; read the diff.
func TestTrees(t *testing.T) {
	for _, g := range []struct {
		county, principal string
	}{{"norrbotten", ""}, {"norrbotten", "kiruna"}, {"norrbotten", "norrbottens-kommuner"}, {"orebro", ""}, {"orebro", "orebro"}} {
		c := load(t, g.county)
		var p *principal.Principal
		name := "gemensamt"
		if g.principal != "" {
			p, name = c.find(t, g.principal), g.principal
		}
		for _, product := range products(p) {
			got := document.Print(c.compose(t, p, product))
			golden(t, filepath.Join("testdata", g.county+"-"+name+"-"+string(product)+".golden"), got)
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s", name, got)
	}
}

// A tree fit for tagging: levels begin at 1 and never skip, a node stands in one
// place, ids are unique, texts are not empty, and no placeholder survives.
func TestTreesAreSound(t *testing.T) {
	every(t, func(t *testing.T, d *document.Document) {
		seen, ids, last := map[document.Node]bool{}, map[string]bool{}, 0
		document.Walk(d, func(n document.Node, level int) bool {
			if seen[n] {
				t.Errorf("a %T stands twice", n)
			}
			seen[n] = true
			switch n := n.(type) {
			case *document.Section:
				if ids[n.ID] {
					t.Errorf("section id %q stands twice", n.ID)
				}
				ids[n.ID] = true
				if len(n.Title) > 0 {
					if level > last+1 {
						t.Errorf("section %s: level %d after %d", n.ID, level, last)
					}
					last = level
				}
				if len(n.Body) == 0 {
					t.Errorf("section %s is empty", n.ID)
				}
			case *document.Passage:
				if ids[n.ID] {
					t.Errorf("passage id %q stands twice", n.ID)
				}
				ids[n.ID] = true
			case *document.Text:
				if n.Value == "" || strings.ContainsAny(n.Value, "{}|\n") {
					t.Errorf("text %q", n.Value)
				}
			case *document.Figure:
				if n.Alt == "" {
					t.Error("a figure without alternative text")
				}
			}
			return true
		})
		if d.Meta.Title == "" || d.Meta.Issuer == "" || d.Meta.Language == "" || d.Meta.Identity == "" {
			t.Errorf("incomplete metadata: %+v", d.Meta)
		}
	})
}

// PDF and web editions may not be published with a field left open; the record
// documents may.
func TestPublishedEditionsHaveNoOpenFields(t *testing.T) {
	every(t, func(t *testing.T, d *document.Document) {
		switch d.Meta.Product {
		case document.Poster, document.Brochure, document.WebPage, document.Presentation:
		default:
			return
		}
		document.Walk(d, func(n document.Node, _ int) bool {
			if f, ok := n.(*document.Field); ok {
				t.Errorf("field %s is open", f.Name)
			}
			return true
		})
	})
}

func TestWordsAreBoundAsSwedishTypographyWants(t *testing.T) {
	for in, want := range map[string]string{
		"§ 37":                    "§\u00a037",
		"den 27 maj 2021 kl. 9":   "den 27\u00a0maj 2021 kl.\u00a09",
		"Tillit – samverkan":      "Tillit\u00a0– samverkan",
		"2021-05-27 och maj 2021": "2021-05-27 och maj 2021",
	} {
		if got := bindWords(in); got != want {
			t.Errorf("bindWords(%q) = %q, want %q", in, got, want)
		}
		if document.Fold(in) != document.Fold(want) {
			t.Errorf("%q: the words changed", in)
		}
	}
}

func TestNumeralsCountAndWordsRepeat(t *testing.T) {
	for _, c := range []struct {
		in   string
		i    int
		want string
	}{{"Att", 1, "Att"}, {"1.", 0, "1."}, {"1.", 2, "3."}, {"1)", 1, "2)"}, {"–", 1, "–"}} {
		if got := marker(c.in, c.i); got != c.want {
			t.Errorf("marker(%q, %d) = %q, want %q", c.in, c.i, got, c.want)
		}
	}
}
