package layout_test

import (
	"os"
	"testing"

	"malbild/internal/brand"
	"malbild/internal/compose"
	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/layout"
	"malbild/internal/principal"
	"malbild/layouts"
)

// sample is one real document with the profile it is made in.
type sample struct {
	name    string
	layout  string
	doc     *document.Document
	profile *brand.Profile
}

var layoutOf = map[document.Product]string{
	document.Brochure: "broschyr-a5", document.Annex: "bilaga-a4",
	document.OfficerReport: "tjansteskrivelse-a4", document.MinutesExtract: "protokollsutdrag-a4",
}

// samples composes the documents of every principal of both counties.
func samples(t testing.TB) []sample {
	t.Helper()
	fsys := os.DirFS("../..")
	var out []sample
	for _, county := range []string{"norrbotten", "orebro"} {
		dir := "sources/" + county
		c, found := content.Load(fsys, dir)
		if found.HasErrors() {
			t.Fatal(found.Error())
		}
		reg, found := principal.Load(fsys, dir)
		if found.HasErrors() {
			t.Fatal(found.Error())
		}
		profiles, found := brand.Load(fsys, dir, layouts.Files)
		if found.HasErrors() {
			t.Fatal(found.Error())
		}
		copies := append([]*principal.Principal{nil}, reg.Principals...)
		for _, p := range copies {
			for product, name := range layoutOf {
				prof := profiles["gemensam"]
				e, found := edition.Bind(c, reg, p, product, prof, edition.Options{})
				if e == nil || found.HasErrors() {
					continue // not made for this principal
				}
				d, found := compose.Compose(e)
				if found.HasErrors() {
					t.Fatal(found.Error())
				}
				out = append(out, sample{county + " " + d.Meta.Identity, name, d, prof})
			}
		}
	}
	if len(out) < 100 {
		t.Fatalf("only %d samples", len(out))
	}
	return out
}

// Every document of every principal: nothing is lost, nothing overlaps, nothing
// stands too near the edge.
func TestEveryDocumentOfEveryPrincipal(t *testing.T) {
	for _, s := range samples(t) {
		l := load(t, s.layout)
		plan, found := layout.Arrange(s.doc, l, layout.Resources{Library: library, Profile: s.profile})
		if found.HasErrors() {
			t.Errorf("%s: %v", s.name, found.Error())
			continue
		}
		pages := record(plan)
		sameWords(t, s.name, words(s.doc, pages), document.Words(s.doc))
		if found := plan.Check(pages, library); len(found) > 0 {
			t.Errorf("%s: %v", s.name, found.Error())
		}
		if l.Form == layout.Brochure && len(pages)%4 != 0 {
			t.Errorf("%s: %d pages", s.name, len(pages))
		}
	}
}

func benchmark(b *testing.B, product document.Product) {
	var docs []sample
	for _, s := range samples(b) {
		if s.doc.Meta.Product == product {
			docs = append(docs, s)
		}
	}
	l := load(b, layoutOf[product])
	b.ReportAllocs()
	pages := 0
	for i := 0; b.Loop(); i++ {
		s := docs[i%len(docs)]
		plan, found := layout.Arrange(s.doc, l, layout.Resources{Library: library, Profile: s.profile})
		if found.HasErrors() {
			b.Fatal(found.Error())
		}
		pages += len(record(plan))
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(max(pages, 1)), "ns/page")
}

func BenchmarkAnnex(b *testing.B)    { benchmark(b, document.Annex) }
func BenchmarkReport(b *testing.B)   { benchmark(b, document.OfficerReport) }
func BenchmarkExtract(b *testing.B)  { benchmark(b, document.MinutesExtract) }
func BenchmarkBrochure(b *testing.B) { benchmark(b, document.Brochure) }
