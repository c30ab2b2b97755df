package inspect

import (
	"testing"

	"malbild/internal/pdf"
	"malbild/internal/pdf/pdftest"
)

// The bench of the issue is at most 50 ms a page; a document of our own is looked at
// while it is built, with its fonts known from the one before.
func BenchmarkInspect(b *testing.B) {
	data, err := pdftest.Good(pdf.A2aUA1)
	if err != nil {
		b.Fatal(err)
	}
	for name, o := range map[string]Options{"whole": {}, "verdict": {Purpose: Screen, Verdict: true, Fonts: &FontCache{}}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				File("x.pdf", data, o)
			}
		})
	}
}
