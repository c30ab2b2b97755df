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
)

// BenchmarkScale builds everything for more and more principals of the country, each
// time in a new folder. ms-cpu/file and the memory tell whether a document costs the
// same among many as among few; KB/file-more is what every file beyond those of the
// smallest build adds to the peak.
func BenchmarkScale(b *testing.B) {
	program, project := built(b), country(b)
	var first cost
	var few int
	for _, n := range []int{1, 28, 155, 310} {
		b.Run(fmt.Sprintf("principals=%d", n), func(b *testing.B) {
			out := outs(b)
			c := measured(b, program, out.building(append(some(b, project, n), "--project", project)...))
			files := madeIn(b, out.last())
			b.ReportMetric(float64(files), "files")
			b.ReportMetric(float64(c.work.Microseconds())/1000/float64(files), "ms-cpu/file")
			if n == 28 { // what all share is there by now
				first, few = c, files
			}
			if n > 28 && few > 0 {
				b.ReportMetric(float64(c.peak-first.peak)/float64(files-few), "KB/file-more")
			}
		})
	}
}

// BenchmarkWorkers builds the country with one worker and with two. The ratio of their
// ms-fastest is what the second one is worth, on a machine with nothing else to do.
func BenchmarkWorkers(b *testing.B) {
	program, project := built(b), country(b)
	for _, jobs := range []string{"1", "2"} {
		b.Run("jobs="+jobs, func(b *testing.B) {
			measured(b, program, outs(b).building("build", "--jobs", jobs, "--project", project))
		})
	}
}

// BenchmarkNothingToDo builds again what is there already.
func BenchmarkNothingToDo(b *testing.B) {
	program := built(b)
	for name, project := range map[string]string{"principals=28": os.Getenv(repository), "principals=310": country(b)} {
		b.Run(name, func(b *testing.B) {
			args := []string{"build", "--project", project, "--out", filepath.Join(b.TempDir(), "out")}
			if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			measured(b, program, func() []string { return args })
		})
	}
}

// country is a project of all principals of Sweden.
func country(b *testing.B) string {
	dir := filepath.Join(b.TempDir(), "country")
	if out, err := exec.Command(built(b), "init", "--country", dir).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return dir
}

// some are the arguments that build about n principals: one by its name, else whole
// counties in order until there are as many.
func some(b *testing.B, project string, n int) []string {
	if n == 1 {
		return []string{"build", "--principal", "kiruna"}
	}
	counties, err := filepath.Glob(filepath.Join(project, "sources", "*", "principals"))
	if err != nil || len(counties) == 0 {
		b.Fatalf("no counties: %v", err)
	}
	args := []string{"build"}
	for _, c := range counties {
		files, err := os.ReadDir(c)
		if err != nil {
			b.Fatal(err)
		}
		if n <= 0 {
			break
		}
		n -= len(files)
		args = append(args, "--county", filepath.Base(filepath.Dir(c)))
	}
	return args
}

// madeIn counts the documents of an output folder.
func madeIn(b *testing.B, out string) (n int) {
	err := filepath.WalkDir(out, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && !strings.HasPrefix(d.Name(), ".") && d.Name() != "manifest.json" {
			n++
		}
		return err
	})
	if err != nil || n == 0 {
		b.Fatalf("%d files: %v", n, err)
	}
	return n
}
