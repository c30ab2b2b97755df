package pipeline

import (
	"maps"
	"path"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"malbild/internal/document"
	"malbild/internal/inspect"
)

// processor is the time this process has spent, which unlike the clock on the wall
// says something on a machine with other work.
func processor(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkInspected is the look that a PDF gets before it gets its name, in a batch: the
// copies of a county one after the other, with what is learned of those before, and from
// the first again with nothing.
func BenchmarkInspected(b *testing.B) {
	copies := map[string][][]byte{}
	for _, s := range build(b, prepare(b, Request{Counties: []string{"norrbotten"}})) {
		for _, a := range s.Files.Artifacts {
			if strings.HasSuffix(a.Path, ".pdf") {
				name := path.Base(a.Path)
				copies[name] = append(copies[name], a.Data)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(copies)) {
		if len(copies[name]) < 2 {
			continue // made for one principal only
		}
		purpose := inspect.Screen
		if strings.HasSuffix(name, "-tryck.pdf") {
			purpose = inspect.Print
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var fonts *inspect.FontCache
			start := processor(b)
			for i := 0; b.Loop(); i++ {
				turn := i % len(copies[name])
				if turn == 0 {
					fonts = new(inspect.FontCache)
				}
				if r := inspect.File(name, copies[name][turn], inspect.Options{Purpose: purpose, Verdict: true, Fonts: fonts}); r.Failed() {
					b.Fatal(r.Findings)
				}
			}
			b.ReportMetric(float64(processor(b)-start)/float64(b.N), "cpu-ns/op")
		})
	}
}

// BenchmarkGoals holds the files of a batch against the goals in docs/performance.md:
// from the edition to the finished bytes, without the inspection, all that a run shares
// in its place. Run it with -cpu 1.
func BenchmarkGoals(b *testing.B) {
	p := prepare(b, Request{Counties: []string{"norrbotten"}})
	screen := func(j *job) (int, error) {
		if err := j.tree(); err != nil {
			return 0, err
		}
		if err := j.arrange(); err != nil {
			return 0, err
		}
		data, err := j.shop.file(j)
		return len(data), err
	}
	paper := func(j *job) (int, error) {
		data, err := j.press()
		return len(data), err
	}
	office := func(j *job) (int, error) {
		if err := j.tree(); err != nil {
			return 0, err
		}
		data, err := j.docx()
		return len(data), err
	}
	for _, goal := range []struct {
		name    string
		product document.Product
		run     func(*job) (int, error)
	}{{"annex", document.Annex, screen}, {"poster", document.Poster, screen}, {"poster-press", document.Poster, paper}, {"annex-docx", document.Annex, office}} {
		b.Run(goal.name, func(b *testing.B) {
			all := batch(b, p, goal.product)
			b.ReportAllocs()
			start, i, size := processor(b), 0, 0
			for b.Loop() {
				n, err := goal.run(all[i%len(all)])
				if err != nil {
					b.Fatal(err)
				}
				i, size = i+1, n
			}
			b.ReportMetric(float64(processor(b)-start)/float64(b.N), "cpu-ns/op")
			b.ReportMetric(float64(size)/1024, "KB/file")
		})
	}
}
