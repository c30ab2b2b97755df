package layout_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/layout"
	"malbild/internal/page"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The pages as a reviewer reads them. A golden that moves is looked at and
// explained.
func TestPagesAreAsReviewed(t *testing.T) {
	for _, c := range []struct {
		name, layout string
		doc          *document.Document
	}{
		{"specimen-bilaga", "bilaga-a4", documenttest.Specimen()},
		{"specimen-protokollsutdrag", "protokollsutdrag-a4", documenttest.Specimen()},
		{"broschyr-fyra-delar", "broschyr-a5", brochureOf(shape{parts: 4, words: 50, hub: true, timeline: true, vision: true, challenge: true})},
		{"broschyr-tre-grupper", "broschyr-a5", brochureOf(shape{parts: 3, statements: 5})},
	} {
		got := page.Print(arrange(t, c.doc, c.layout))
		file := filepath.Join("testdata", c.name+".golden")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: the pages are not as reviewed; see the difference after go test -update", c.name)
		}
	}
}

// A layout is outside input: whatever is in the file, Load answers with a layout
// or with findings.
func FuzzLoad(f *testing.F) {
	f.Add("form: flow\ntrim: 210 × 297\nmargins: 20 20 20 20\nrules:\n  - {select: heading.1, style: body}\n")
	f.Add("base: bilaga-a4\nstyles:\n  body: {size: 11/16, ladder: [10/14], border: night 1 2}\n")
	f.Add("frames:\n  a: {box: 1 2 3 4}\nmeasures: {b: 1.5}\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, found := layout.Load(oneFile(text), "prov")
		if l == nil && !found.HasErrors() {
			t.Fatal("neither layout nor error")
		}
	})
}

func oneFile(text string) fstest.MapFS {
	return fstest.MapFS{"prov.yaml": {Data: []byte(text)}}
}
