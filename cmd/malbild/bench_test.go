//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
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

// cost is what the runs of a program took: the fastest by the clock, and the most
// memory; work is the processor time of one.
type cost struct {
	fastest, work time.Duration
	peak          int64 // KB
}

// measured runs a program, after making ready for it, which does not count.
func measured(b *testing.B, ready func(), program string, args ...string) cost {
	var c cost
	runs := 0
	for b.Loop() {
		b.StopTimer()
		ready()
		b.StartTimer()
		start := time.Now()
		cmd := exec.Command(program, args...)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		if took := time.Since(start); c.fastest == 0 || took < c.fastest {
			c.fastest = took
		}
		c.work += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		c.peak = max(c.peak, peakOf(cmd))
		runs++
	}
	c.work /= time.Duration(runs)
	b.ReportMetric(float64(c.peak)/1024, "MB-peak")
	b.ReportMetric(float64(c.work.Microseconds())/1000, "ms-cpu")
	b.ReportMetric(float64(c.fastest.Microseconds())/1000, "ms-fastest")
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
