package pipeline

import (
	"context"
	"fmt"
	"os"
	"testing"
)

// BenchmarkEveryLayout builds every layout in every language for more and more
// principals: time and memory should grow as they do, and no faster.
func BenchmarkEveryLayout(b *testing.B) {
	all := []string{"kiruna", "arjeplog", "boden", "kalix", "lulea", "pajala", "pitea", "overkalix", "nora", "laxa", "kumla", "lekeberg"}
	for _, n := range []int{3, 6, 12} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				plan, found := Prepare(context.Background(), Request{FS: os.DirFS("../.."), AllLayouts: true, Principals: all[:n], Documents: []string{"affisch", "broschyr"}})
				if plan == nil {
					b.Fatal(found.Error())
				}
				files := 0
				for s := range plan.Sets(context.Background()) {
					if s.Failed {
						b.Fatal(s.Findings.Error())
					}
					files += len(s.Files.Artifacts)
				}
				b.ReportMetric(float64(files), "files")
			}
		})
	}
}
