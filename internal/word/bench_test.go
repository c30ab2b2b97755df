package word

import (
	"fmt"
	"testing"

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

func benchBatch(b *testing.B, sample func(string) *document.Document) {
	var docs []*document.Document
	for i := range 28 {
		docs = append(docs, sample(fmt.Sprintf("Provlandets kommun %d", i)))
	}
	o := options()
	o.Shared = NewShared()
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
