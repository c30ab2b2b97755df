package pipeline

import (
	"slices"
	"strings"
	"testing"

	"malbild/internal/adoption"
)

// An official translation is what a decision may be about; an unofficial one is not.
// Both are known again when a file comes back.
func TestAdoptionKnowsLanguages(t *testing.T) {
	files := sourceFiles(t)
	translate(t, files, "norrbotten", "fi")
	name := SourceFolder + "/norrbotten/sprak/fi.yaml"
	files[name].Data = []byte(strings.Replace(string(files[name].Data), "unofficial translation", "official", 1))
	counties, found := ReadCounties(files, "norrbotten")
	if found.HasErrors() {
		t.Fatal(found)
	}
	c := counties[0]
	passages, found := c.Passages()
	if len(found) > 0 {
		t.Fatal(found)
	}
	digests := map[string]string{}
	for _, p := range passages {
		if p.ID == "norrbotten.vision" {
			digests[p.Language] = p.Digest()
		}
	}
	if digests["sv-SE"] == "" || digests["fi"] == "" || digests["fi"] == digests["sv-SE"] || len(digests) != 2 {
		t.Errorf("the vision has the digests %v: Swedish and official Finnish are wanted", digests)
	}
	all := c.translations("unofficial translation")
	known, _ := adoption.Collect(all...)
	if !slices.ContainsFunc(known, func(p adoption.Passage) bool { return p.Language == "en" && p.ID == "norrbotten.vision" }) {
		t.Error("a returned English file would not be known")
	}
}
