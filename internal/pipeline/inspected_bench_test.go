package pipeline

import (
	"strings"
	"syscall"
	"testing"
	"time"

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

// BenchmarkInspected measures the look at each kind of file before it gets its name, as
// a build does it: with what is known of fonts and profiles from file to file.
func BenchmarkInspected(b *testing.B) {
	var fonts inspect.FontCache
	for _, s := range build(b, prepare(b, Request{Principals: []string{"kiruna"}})) {
		for _, a := range s.Files.Artifacts {
			purpose := inspect.Screen
			if strings.HasSuffix(a.Path, "-tryck.pdf") {
				purpose = inspect.Print
			} else if a.Format != string(PDF) {
				continue
			}
			b.Run(a.Path, func(b *testing.B) {
				b.ReportAllocs()
				start := processor(b)
				for b.Loop() {
					if r := inspect.File(a.Path, a.Data, inspect.Options{Purpose: purpose, Verdict: true, Fonts: &fonts}); r.Failed() {
						b.Fatal(r.Findings)
					}
				}
				b.ReportMetric(float64(processor(b)-start)/float64(b.N), "cpu-ns/op")
			})
		}
	}
}
