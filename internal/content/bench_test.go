package content_test

import (
	"os"
	"testing"

	"malbild/internal/content"
)

func BenchmarkLoad(b *testing.B) {
	fsys := os.DirFS("../..")
	b.ReportAllocs()
	for b.Loop() {
		if _, found := content.Load(fsys, "sources/norrbotten"); found.HasErrors() {
			b.Fatal(found.Error())
		}
	}
}
