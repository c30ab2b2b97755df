package label

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/diag"
)

func TestCataloguesOfTheProgramAreWhole(t *testing.T) {
	for _, l := range Built() {
		c := own(l)
		for i, k := range keys {
			if c.texts[i] == "" || c.Text(k.key) != c.texts[i] {
				t.Errorf("%s: %s is blank", l, k.key)
			}
		}
		if c.Language != l || c.Name == "" || c.InLanguage == "" {
			t.Errorf("%s: %+v", l, c)
		}
	}
}

func TestNoLabelIsTheSwedishOne(t *testing.T) {
	sv := Swedish()
	same := map[string]bool{"Presentation": true, "Status:": true} // words of English too
	for _, l := range []string{"en", "fi"} {
		for i, s := range own(l).texts {
			if s == sv.texts[i] && !same[s] {
				t.Errorf("%s: %s is the Swedish label, %q", l, keys[i].key, s)
			}
		}
	}
}

// changed reads the English catalogue as a project's own, after a change.
func changed(t *testing.T, old, new string) (*Catalogue, diag.List) {
	t.Helper()
	b, err := fs.ReadFile(built, "catalogue/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(b), old, new, 1)
	if text == string(b) && old != "" {
		t.Fatalf("%q does not stand in the catalogue", old)
	}
	return For(fstest.MapFS{"sources/x/etiketter/en.yaml": {Data: []byte(text)}}, "sources/x", "en-GB")
}

func TestAProjectsOwnLabelsComeFirst(t *testing.T) {
	c, found := changed(t, "contact: Contact", "contact: Get in touch")
	if len(found) > 0 || c.Text("contact") != "Get in touch" {
		t.Fatal(c, found)
	}
	if c.Count("figure_heads", 4, "parts", "a; b") != "Four parts that belong together: a; b." {
		t.Error(c.Count("figure_heads", 4, "parts", "a; b"))
	}
	if c, _ := For(fstest.MapFS{}, "sources/x", "smj"); c != nil {
		t.Error("a language without labels must have none")
	}
}

func TestAnIncompleteCatalogueIsRefused(t *testing.T) {
	for _, k := range []struct{ old, new, code string }{
		{"  contact: Contact\n", "", "MB121"},
		{"language: en", "language: fi", "MB701"},
		{"[January, February, ", "[", "MB702"},
		{"QR code to {host}", "QR code", "MB703"},
		{"contact: Contact", `contact: "Contact {name}"`, "MB704"},
	} {
		c, found := changed(t, k.old, k.new)
		if c != nil || len(found) == 0 {
			t.Errorf("%s: accepted", k.code)
			continue
		}
		if found[0].Code.ID != k.code || found[0].Pos.Line == 0 {
			t.Errorf("%s: got %s at %v", k.code, found[0].Code.ID, found[0].Pos)
		}
	}
}

func FuzzCatalogue(f *testing.F) {
	b, err := fs.ReadFile(built, "catalogue/fi.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, data []byte) {
		c, found := For(fstest.MapFS{"e/etiketter/fi.yaml": {Data: data}}, "e", "fi")
		if (c == nil) == (len(found) == 0) {
			t.Fatal("either a catalogue or findings")
		}
	})
}
