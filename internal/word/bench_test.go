package word

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"malbild/internal/diag"
	"malbild/internal/document"
)

// BenchmarkAnnex is an annex in a batch: the principal's name varies, everything
// that documents have in common is shared.
func BenchmarkAnnex(b *testing.B) { benchBatch(b, annexSample) }

// BenchmarkAnnexCold is the first annex of a run: template and moulds are made.
func BenchmarkAnnexCold(b *testing.B) {
	d := annexSample("Kiruna kommun")
	leaves()
	b.ReportAllocs()
	for b.Loop() {
		write(b, d)
	}
}

func BenchmarkMinutes(b *testing.B) {
	benchBatch(b, func(string) *document.Document { return minutesSample() })
}

// BenchmarkAnnexInTemplate is an annex in a principal's own template of 1 MB, most
// of it a picture that does not compress, in a batch.
func BenchmarkAnnexInTemplate(b *testing.B) { benchBatch(b, annexSample, largeTemplate(b)) }

// BenchmarkOpenTemplate is what a template costs once.
func BenchmarkOpenTemplate(b *testing.B) {
	file := largeFile(b)
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		if t, found := OpenTemplate(file, "mall", diag.Pos{}); t == nil {
			b.Fatal(found.Error())
		}
	}
}

func largeFile(b *testing.B) []byte {
	f := corpus()["headers"]
	noise := make([]byte, 1<<20)
	r := rand.New(rand.NewPCG(7, 7))
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	f.styles = swedishStyles + strings.Repeat(`<!-- as many styles as a real template has -->`, 1000)
	f.parts["word/media/logo.png"] = string(noise)
	return f.file(b)
}

func largeTemplate(b *testing.B) *Template {
	t, found := OpenTemplate(largeFile(b), "mall", diag.Pos{})
	if t == nil {
		b.Fatal(found.Error())
	}
	return t
}

func benchBatch(b *testing.B, sample func(string) *document.Document, own ...*Template) {
	var docs []*document.Document
	for i := range 28 {
		docs = append(docs, sample(fmt.Sprintf("Provlandets kommun %d", i)))
	}
	o := options()
	o.Shared = NewShared()
	if len(own) > 0 {
		o.Template = own[0]
	}
	size := 0
	for _, d := range docs { // warm
		out, err := Write(d, o)
		if err != nil {
			b.Fatal(err)
		}
		size = len(out)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		if _, err := Write(docs[i%len(docs)], o); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(size), "bytes/doc")
}
