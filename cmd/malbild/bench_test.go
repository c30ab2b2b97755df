//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
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
	measured(b, program, func() []string { return args })
}

func BenchmarkStartCold(b *testing.B) { wholeProgram(b, "version") }

func wholeProgram(b *testing.B, args ...string) {
	program := built(b)
	if args[0] != "build" {
		measured(b, program, func() []string { return args })
		return
	}
	measured(b, program, outs(b).building(append(args, "--project", os.Getenv(repository))...))
}

// folders gives every run an output folder that never was. What runs made is left until
// all have run: on a disk without a journal, ext4 looks past each file that was deleted
// in the last minutes before it gives a new one a place, which took longer than all the
// rest of making a file.
type folders struct {
	dir  string
	made int
}

func outs(b *testing.B) *folders { return &folders{dir: b.TempDir()} }

// building is the arguments with the next folder.
func (f *folders) building(args ...string) func() []string {
	return func() []string {
		f.made++
		return append(slices.Clip(args), "--out", f.last())
	}
}

// last is the folder of the run that began last.
func (f *folders) last() string { return filepath.Join(f.dir, strconv.Itoa(f.made)) }

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

// measured runs a program with the arguments it asks for before each run.
func measured(b *testing.B, program string, next func() []string) cost {
	var c cost
	var all []time.Duration
	for b.Loop() {
		cmd := exec.Command(program, next()...)
		start := time.Now()
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
