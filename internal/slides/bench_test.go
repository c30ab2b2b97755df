package slides

import (
	"testing"

	"malbild/internal/diag"
	"malbild/internal/figure"
)

// BenchmarkWrite writes one presentation in the middle of a batch, another
// principal's every time. The floor of the house is 1.5 ms a document.
func BenchmarkWrite(b *testing.B) {
	var all []sample
	for _, s := range samples(b) {
		all = append(all, s)
	}
	for _, s := range all {
		write(b, s)
	}
	b.ReportAllocs()
	i, size := 0, 0
	for b.Loop() {
		size = len(write(b, all[i%len(all)]))
		i++
	}
	b.ReportMetric(float64(size)/1024, "KB/file")
}

// BenchmarkTemplate writes presentations in a principal's template, opened every time.
func BenchmarkTemplate(b *testing.B) {
	s := samples(b)["norrbotten-kiruna"]
	src := foreign(b, func(f map[string]string) {
		noise := make([]byte, 1<<20)
		for i := range noise {
			noise[i] = byte(i*i>>7 ^ i)
		}
		f["ppt/media/bild.bin"] = string(noise)
	})
	b.ReportAllocs()
	for b.Loop() {
		t, _ := OpenTemplate(src, "mall.potx", diag.Pos{})
		o := s.options()
		o.Template = t
		if _, err := Write(s.doc, o); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAlone writes one presentation with nothing shared but the typefaces.
func BenchmarkAlone(b *testing.B) {
	s := samples(b)["norrbotten-kiruna"]
	b.ReportAllocs()
	for b.Loop() {
		o := s.options()
		o.Shared, o.Figures = NewShared(), figure.NewCache()
		if _, err := Write(s.doc, o); err != nil {
			b.Fatal(err)
		}
	}
}
