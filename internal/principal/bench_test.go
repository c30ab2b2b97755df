package principal_test

import (
	"os"
	"testing"

	"malbild/internal/principal"
)

func BenchmarkLoad(b *testing.B) {
	fsys := os.DirFS("../..")
	b.ReportAllocs()
	for b.Loop() {
		if _, found := principal.Load(fsys, "sources/norrbotten"); found.HasErrors() {
			b.Fatal(found.Error())
		}
	}
}
