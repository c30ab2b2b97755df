package slides

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"malbild/internal/brand"
	"malbild/internal/compose"
	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/edition"
	"malbild/internal/figure"
	"malbild/internal/principal"
	"malbild/internal/typeset"
)

// sample is one presentation of the repository's own sources.
type sample struct {
	doc  *document.Document
	prof *brand.Profile
}

// bench is what a run shares.
var bench = struct {
	library *typeset.Library
	figures *figure.Cache
	shared  *Shared
}{typeset.New(), figure.NewCache(), NewShared()}

func (s sample) options() Options {
	return Options{Library: bench.library, Figures: bench.figures, Shared: bench.shared, Profile: s.prof, Version: "1.2.3"}
}

// samples composes the presentation of every principal and the joint ones.
func samples(t testing.TB) map[string]sample {
	t.Helper()
	composed.Do(func() { composed.all = compositions(t) })
	return maps.Clone(composed.all)
}

var composed struct {
	sync.Once
	all map[string]sample
}

func compositions(t testing.TB) map[string]sample {
	t.Helper()
	out := map[string]sample{}
	root := os.DirFS("../../sources")
	for _, id := range []string{"norrbotten", "orebro"} {
		c, found := content.Load(root, id)
		if found.HasErrors() {
			t.Fatal(found)
		}
		reg, found := principal.Load(root, id)
		if found.HasErrors() {
			t.Fatal(found)
		}
		ps, found := brand.Load(root, id, os.DirFS("../../layouts"))
		if found.HasErrors() {
			t.Fatal(found)
		}
		for _, p := range append([]*principal.Principal{nil}, reg.Principals...) {
			name := id + "-gemensamt"
			if p != nil {
				if name = id + "-" + p.ID; !p.Adopts() {
					continue
				}
			}
			e, found := edition.Bind(c, reg, p, document.Presentation, ps["gemensam"], edition.Options{})
			if found.HasErrors() {
				t.Fatal(name, found)
			}
			d, found := compose.Compose(e)
			if found.HasErrors() {
				t.Fatal(name, found)
			}
			out[name] = sample{d, ps["gemensam"]}
		}
	}
	if len(out) != 30 {
		t.Fatalf("%d presentations, want 28 principals and 2 joint ones", len(out))
	}
	return out
}

// specimen is the document with every node kind.
func specimen(t testing.TB) sample {
	t.Helper()
	d := documenttest.Specimen()
	d.Meta.Product = document.Presentation
	return sample{d, samples(t)["norrbotten-gemensamt"].prof}
}

func write(t testing.TB, s sample) []byte {
	t.Helper()
	b, err := Write(s.doc, s.options())
	if err != nil {
		t.Fatalf("%s: %v", s.doc.Meta.Identity, err)
	}
	return b
}

// PPTX_OUT names a folder for eyes and for validators.
func TestEveryPrincipalGetsAPresentation(t *testing.T) {
	all := samples(t)
	all["specimen"] = specimen(t)
	for name, s := range all {
		b := write(t, s)
		if dir := os.Getenv("PPTX_OUT"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, name+".pptx"), b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if len(b) > 200<<10 || !strings.HasPrefix(string(b), "PK") {
			t.Errorf("%s: %d bytes", name, len(b))
		}
	}
}
