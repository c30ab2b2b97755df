//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

// The whole program, from process start to files on disk: what a person waits for.
// Peak memory is the largest of all runs.

func BenchmarkEverythingCold(b *testing.B) { wholeProgram(b, "build") }

func BenchmarkOnePosterCold(b *testing.B) {
	wholeProgram(b, "build", "--principal", "kiruna", "--document", "affisch")
}

func BenchmarkOneAnnexCold(b *testing.B) {
	wholeProgram(b, "build", "--principal", "kiruna", "--document", "bilaga")
}

// BenchmarkOnePosterAgain finds the poster made and unchanged.
func BenchmarkOnePosterAgain(b *testing.B) {
	program := built(b)
	args := []string{"build", "--principal", "kiruna", "--document", "affisch", "--project", os.Getenv(repository), "--out", filepath.Join(b.TempDir(), "out")}
	measured(b, func() {}, program, args...)
}

func BenchmarkStartCold(b *testing.B) { wholeProgram(b, "version") }

func wholeProgram(b *testing.B, args ...string) {
	program := built(b)
	out := filepath.Join(b.TempDir(), "out")
	if args[0] == "build" {
		args = append(args, "--project", os.Getenv(repository), "--out", out)
	}
	measured(b, func() { os.RemoveAll(out) }, program, args...)
}

// built is the program, built for the benchmark.
func built(b *testing.B) string {
	program := filepath.Join(b.TempDir(), "malbild")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return program
}

// cost is what the runs of a program took: the fastest and the middle one by the clock,
// and the most memory; work is the processor time of one.
type cost struct {
	fastest, work time.Duration
	median        time.Duration
	peak          int64 // KB
}

// measured runs a program, after making ready for it, which does not count.
func measured(b *testing.B, ready func(), program string, args ...string) cost {
	var c cost
	var all []time.Duration
	for b.Loop() {
		b.StopTimer()
		ready()
		b.StartTimer()
		start := time.Now()
		cmd := exec.Command(program, args...)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		all = append(all, time.Since(start))
		c.work += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		c.peak = max(c.peak, peakOf(cmd))
	}
	slices.Sort(all)
	c.fastest, c.median = all[0], all[len(all)/2]
	c.work /= time.Duration(len(all))
	b.ReportMetric(float64(c.peak)/1024, "MB-peak")
	b.ReportMetric(float64(c.work.Microseconds())/1000, "ms-cpu")
	b.ReportMetric(float64(c.fastest.Microseconds())/1000, "ms-fastest")
	b.ReportMetric(float64(c.median.Microseconds())/1000, "ms-median")
	return c
}

// peakOf is the most memory that a finished process held at once, in KB (Linux).
func peakOf(cmd *exec.Cmd) int64 {
	use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return use.Maxrss
}
