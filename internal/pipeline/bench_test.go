package pipeline

import (
	"context"
	"fmt"
	"testing"

	"malbild/internal/document"
	"malbild/internal/edition"
)

// BenchmarkRead reads and checks both counties.
func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		prepare(b, Request{})
	}
}

// BenchmarkAll makes everything in memory, from sources to bytes, with one worker
// and with two.
func BenchmarkAll(b *testing.B) {
	for _, jobs := range []int{1, 2} {
		b.Run(fmt.Sprintf("jobs=%d", jobs), func(b *testing.B) {
			b.ReportAllocs()
			files := 0
			for b.Loop() {
				for s := range prepare(b, Request{Jobs: jobs}).Sets(context.Background()) {
					files += len(s.Files.Artifacts)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(max(files, 1)), "ms/file")
		})
	}
}

// BenchmarkDocument makes one file in the middle of a batch: what a run shares is
// there, the copy is another one every time.
func BenchmarkDocument(b *testing.B) {
	p := prepare(b, Request{Counties: []string{"norrbotten"}})
	for _, product := range document.Products() {
		for _, format := range Formats(product) {
			b.Run(string(product)+"."+string(format), func(b *testing.B) {
				jobs := batch(b, p, product)
				b.ReportAllocs()
				i, size := 0, 0
				for b.Loop() {
					j := jobs[i%len(jobs)]
					if err := j.tree(); err != nil {
						b.Fatal(err)
					}
					data, err := j.write(format)
					if err != nil {
						b.Fatal(err)
					}
					i, size = i+1, len(data)
				}
				b.ReportMetric(float64(size)/1024, "KB/file")
			})
		}
	}
}

// BenchmarkStage times the stages of the annex and the poster one by one.
func BenchmarkStage(b *testing.B) {
	p := prepare(b, Request{Counties: []string{"norrbotten"}})
	for _, product := range []document.Product{document.Poster, document.Annex} {
		jobs := batch(b, p, product)
		for _, stage := range []struct {
			name string
			run  func(*job) error
		}{
			{"1-edition", (*job).bind},
			{"2-compose", (*job).tree},
			{"3-layout", (*job).arrange},
			{"4-pdf", func(j *job) error { _, err := j.shop.file(j); return err }},
		} {
			b.Run(string(product)+"/"+stage.name, func(b *testing.B) {
				b.ReportAllocs()
				i := 0
				for b.Loop() {
					if err := stage.run(jobs[i%len(jobs)]); err != nil {
						b.Fatal(err)
					}
					i++
				}
			})
		}
	}
}

// batch makes the document once for every copy, so that everything is warm.
func batch(b *testing.B, p *Plan, product document.Product) []*job {
	var out []*job
	for _, c := range p.Copies {
		if c.Principal == nil || !c.Principal.Adopts() {
			continue
		}
		j := newJob(p.shop, c, product, edition.Options{})
		if err := j.run(); err != nil {
			b.Skipf("%s: %v %v", j.name(), err, j.found)
		}
		j.made = nil
		out = append(out, j)
	}
	return out
}

// BenchmarkScale makes the annex and the poster of ever more principals with names
// of their own: the time for a file must not grow with their number.
func BenchmarkScale(b *testing.B) {
	for _, times := range []int{1, 2, 4, 10} {
		b.Run(fmt.Sprintf("principals=%d", 28*times), func(b *testing.B) {
			b.ReportAllocs()
			files := 0
			for b.Loop() {
				p := prepare(b, Request{Documents: []string{"affisch", "bilaga"}})
				p.Copies = multiplied(p.Copies, times)
				for s := range p.Sets(context.Background()) {
					files += len(s.Files.Artifacts)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(max(files, 1)), "ms/file")
		})
	}
}

// multiplied repeats copies under other names.
func multiplied(copies []Copy, times int) []Copy {
	var out []Copy
	for i := range times {
		for _, c := range copies {
			if c.Principal == nil {
				continue
			}
			other := *c.Principal
			other.UsualName.Value += " " + string(rune('A'+i))
			c.Principal = &other
			out = append(out, c)
		}
	}
	return out
}
