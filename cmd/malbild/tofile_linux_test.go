package main

import (
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkOnePosterToFile measures from the start of the process to the moment when the
// poster's folder has its name. What comes after (the memory of the build, the receipt, the
// last words, the system taking the process apart) is in BenchmarkOnePosterCold.
func BenchmarkOnePosterToFile(b *testing.B) {
	program := built(b)
	out := outs(b)
	next := out.building("build", "--principal", "kiruna", "--document", "affisch", "--format", "pdf", "--project", os.Getenv(repository))
	var all []time.Duration
	for b.Loop() {
		b.StopTimer()
		args, county := next(), filepath.Join(out.last(), "norrbotten")
		seen := landed(b, county, "kiruna")
		b.StartTimer()
		start := time.Now()
		if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		select {
		case at := <-seen:
			all = append(all, at.Sub(start))
		case <-time.After(10 * time.Second):
			b.Fatal("the program ended, and no folder was given its name")
		}
		if _, err := os.Stat(filepath.Join(county, "kiruna", "affisch.pdf")); err != nil {
			b.Fatal(err)
		}
	}
	slices.Sort(all)
	b.ReportMetric(float64(all[0].Microseconds())/1000, "ms-fastest")
	b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "ms-median")
}

// landed makes a folder, and sends the moment when something is given the name in it. The
// system wakes the waiting thread (inotify(7)), which costs the program
// nothing.
func landed(b *testing.B, dir, name string) <-chan time.Time {
	b.Helper()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		b.Fatal(err)
	}
	ear, err := syscall.InotifyInit1(syscall.IN_CLOEXEC)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := syscall.InotifyAddWatch(ear, dir, syscall.IN_MOVED_TO); err != nil {
		b.Fatal(err)
	}
	seen := make(chan time.Time, 1)
	go func() {
		defer syscall.Close(ear)
		buf := make([]byte, 4096)
		for {
			n, err := syscall.Read(ear, buf)
			now := time.Now()
			if err != nil {
				return
			}
			if names(buf[:n], name) {
				seen <- now
				return
			}
		}
	}()
	return seen
}

// names reports whether an event is about the name: struct inotify_event has the length of
// its name at byte 12 and the name, filled up with zeros, from byte 16.
func names(events []byte, name string) bool {
	for len(events) >= syscall.SizeofInotifyEvent {
		n := int(binary.NativeEndian.Uint32(events[12:]))
		if end := syscall.SizeofInotifyEvent + n; end <= len(events) {
			if strings.TrimRight(string(events[syscall.SizeofInotifyEvent:end]), "\x00") == name {
				return true
			}
			events = events[end:]
			continue
		}
		break
	}
	return false
}
