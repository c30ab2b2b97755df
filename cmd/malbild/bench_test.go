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
	program := filepath.Join(b.TempDir(), "malbild")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	if args[0] == "build" {
		args = append(args, "--project", os.Getenv(repository), "--out", filepath.Join(b.TempDir(), "out"))
	}
	var peak int64
	var fastest, work time.Duration
	for b.Loop() {
		start := time.Now()
		cmd := exec.Command(program, args...)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		if took := time.Since(start); fastest == 0 || took < fastest {
			fastest = took
		}
		work += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		peak = max(peak, peakOf(cmd))
	}
	b.ReportMetric(float64(peak)/1024, "MB-peak")
	b.ReportMetric(float64(work.Microseconds())/1000/float64(b.N), "ms-cpu")
	b.ReportMetric(float64(fastest.Microseconds())/1000, "ms-fastest")
}

// peakOf is the most memory that a finished process held at once, in KB (Linux).
func peakOf(cmd *exec.Cmd) int64 {
	use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return use.Maxrss
}
