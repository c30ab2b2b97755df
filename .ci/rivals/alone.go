package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"malbild/internal/pipeline"
)

// alone makes files from documents that are composed and pictures that are drawn, and
// times that only: the rivals begin there too. The project is read, the words bound and
// composed, and the figure of Word drawn before the clock starts; faces and layouts are
// read, pages set, checked and written, PDF files inspected, checksums taken and files
// written while it goes.
func alone(kind, format, version, project, out string, n int) error {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = id(i)
	}
	plan, found := pipeline.Prepare(context.Background(), pipeline.Request{FS: os.DirFS(project), Principals: ids,
		Documents: []string{product(kind)}, Formats: []string{format}, Version: version, Jobs: 1})
	if plan == nil {
		return found
	}
	drafts, found := plan.Drafts()
	if len(found) > 0 {
		return found
	}
	if len(drafts) != n {
		return fmt.Errorf("%d documents for %d names", len(drafts), n)
	}
	runtime.GC() // what reading left is not writing's
	stop := clock()
	for _, d := range drafts {
		made, found, fault := d.Make()
		if fault != nil {
			return fault
		}
		if found.HasErrors() || len(made) != 1 {
			return fmt.Errorf("%s: %d files: %w", d.Folder, len(made), found)
		}
		if err := os.WriteFile(filepath.Join(out, d.Folder+"."+format), made[0].Data, 0o644); err != nil {
			return err
		}
	}
	stop()
	return nil
}

// clock starts one, and returns how to stop it and say what it shows, in milliseconds:
// time, and time of the processor.
func clock() (stop func()) {
	from, work := time.Now(), processor()
	return func() {
		ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
		fmt.Fprintf(os.Stderr, "loop %.3f %.3f\n", ms(time.Since(from)), ms(processor()-work))
	}
}

// processor is what this process has taken.
func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

var loop = regexp.MustCompile(`(?m)^loop ([0-9.]+) ([0-9.]+)$`)

// loopOf is what a program says that its loop over documents took, in milliseconds a
// document; none: it has no clock of its own.
func loopOf(said []byte, n int) *sample {
	m := loop.FindSubmatch(said)
	if m == nil {
		return nil
	}
	wall, _ := strconv.ParseFloat(string(m[1]), 64)
	work, _ := strconv.ParseFloat(string(m[2]), 64)
	return &sample{wall: wall / float64(n), work: work / float64(n)}
}
