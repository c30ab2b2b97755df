//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkEveryLayout builds every layout in every language to disk for more and more
// principals of both counties, each time in a new process: time should grow as they
// do, and memory hardly at all. «make bench-layouts» prints it as a table.
func BenchmarkEveryLayout(b *testing.B) {
	program := filepath.Join(b.TempDir(), "malbild")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	all := everyPrincipal(b)
	for _, n := range []int{1, 7, 14, 28} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			out := filepath.Join(b.TempDir(), "out")
			for b.Loop() {
				cmd := exec.Command(program, "build", "--all-layouts", "--force", "--project", os.Getenv(repository), "--out", out, "--principal", strings.Join(all[:n], ","))
				start := time.Now()
				if said, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, said)
				}
				b.ReportMetric(time.Since(start).Seconds(), "s")
				b.ReportMetric((cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), "s-cpu")
				b.ReportMetric(float64(peakOf(cmd))/1024, "MB-peak")
			}
			b.ReportMetric(float64(filesIn(b, out)), "files")
		})
	}
}

// everyPrincipal names those who have posters and brochures, of each county in turn,
// so that any number of the first are a mixture.
func everyPrincipal(b *testing.B) []string {
	var counties [][]string
	for _, county := range []string{"norrbotten", "orebro"} {
		files, err := filepath.Glob(filepath.Join(os.Getenv(repository), "sources", county, "principals", "*.yaml"))
		if err != nil {
			b.Fatal(err)
		}
		var ids []string
		for _, f := range files {
			if id := strings.TrimSuffix(filepath.Base(f), ".yaml"); id != "norrbottens-kommuner" && id != "polsam" { // those have minutes only
				ids = append(ids, id)
			}
		}
		counties = append(counties, ids)
	}
	var out []string
	for i := range max(len(counties[0]), len(counties[1])) {
		for _, ids := range counties {
			out = append(out, ids[min(i, len(ids)):min(i+1, len(ids))]...)
		}
	}
	if len(out) != 28 {
		b.Fatalf("%d principals: %v", len(out), out)
	}
	return out
}

func filesIn(b *testing.B, dir string) (n int) {
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}
