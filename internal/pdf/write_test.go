package pdf

import (
	"bytes"
	"os"
	"testing"

	"malbild/internal/document"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

func specimen(t testing.TB) []byte {
	t.Helper()
	lib := typeset.New()
	d := document.Specimen()
	b, err := Write(d, layFake(t, lib, d), Options{Library: lib})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestWriteRepeats: equal documents give equal bytes, whoever else is writing.
func TestWriteRepeats(t *testing.T) {
	want := specimen(t)
	if name := os.Getenv("MALBILD_SPECIMEN"); name != "" {
		if err := os.WriteFile(name, want, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	lib, cache := typeset.New(), NewCache()
	got := make(chan []byte)
	for range 8 {
		go func() {
			d := document.Specimen()
			b, err := Write(d, layFake(t, lib, d), Options{Library: lib, Cache: cache})
			if err != nil {
				t.Error(err)
			}
			got <- b
		}()
	}
	for range 8 {
		if b := <-got; !bytes.Equal(b, want) {
			t.Errorf("another worker wrote %d bytes, want the same %d", len(b), len(want))
		}
	}
}

func TestScratch(t *testing.T) {
	lib := typeset.New()
	d := document.Specimen()
	t.Log(Tags(d, layFake(t, lib, d)))
	t.Log(page.Print(layFake(t, lib, d)))
}

func BenchmarkWrite(b *testing.B) {
	lib, cache := typeset.New(), NewCache()
	d := document.Specimen()
	pages := layFake(b, lib, d)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(d, pages, Options{Library: lib, Cache: cache}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteColdCache(b *testing.B) {
	lib := typeset.New()
	d := document.Specimen()
	pages := layFake(b, lib, d)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(d, pages, Options{Library: lib}); err != nil {
			b.Fatal(err)
		}
	}
}
