package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestRunnersOfTheScalePage runs what docs/scale.md tells job runners to run: by a shell
// where the runner has one, with what each runner puts in place of its own signs.
func TestRunnersOfTheScalePage(t *testing.T) {
	page, err := os.ReadFile("../../docs/scale.md")
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, m := range regexp.MustCompile("(?s)```\n(.*?)```").FindAllStringSubmatch(string(page), -1) {
		blocks = append(blocks, m[1])
	}
	if len(blocks) != 4 {
		t.Fatalf("the page has %d blocks: by hand, Slurm, a matrix, Kubernetes", len(blocks))
	}
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Fatalf("the page's commands are for a shell, and there is none: %v", err)
	}
	dir := fresh(t)
	if err := os.RemoveAll(filepath.Join(dir, "sources", "norrbotten")); err != nil { // half the sample says as much
		t.Fatal(err)
	}
	shell := shellOf(t, sh, dir)
	read := func(name string) string {
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}

	shell(blocks[0])
	shell("malbild build --out hel")
	whole := read("hel/manifest.json")
	if whole != read("out/manifest.json") {
		t.Error("by hand: the joined receipt is not that of a single build")
	}

	// A part in the middle; that parts make a whole is shown by the last block.
	shell("export SLURM_ARRAY_TASK_ID=7\n" + blocks[1])
	step := regexp.MustCompile(`run: (.*)`).FindStringSubmatch(blocks[2])
	if step == nil {
		t.Fatal("the matrix has no step")
	}
	if parts := regexp.MustCompile(`part: \[(.*)\]`).FindStringSubmatch(blocks[2]); len(strings.Split(parts[1], ",")) != 4 {
		t.Errorf("%s are not the four parts of the step", parts[1])
	}
	shell(strings.ReplaceAll(step[1], "${{ matrix.part }}", "3"))

	list := regexp.MustCompile(`args: \[(.*)\]`).FindStringSubmatch(blocks[3])
	if list == nil {
		t.Fatal("the indexed job has no arguments")
	}
	merge := "malbild manifest merge --out k8s"
	for i := range 20 {
		args := strings.NewReplacer(`"`, "", ",", "", "$(JOB_COMPLETION_INDEX)", strconv.Itoa(i), "/out/", "pod/").Replace(list[1])
		shell("malbild " + args)
		merge += " pod/del" + strconv.Itoa(i)
	}
	shell(merge)
	if whole != read("k8s/manifest.json") {
		t.Error("twenty pods: the joined receipt is not that of a single build")
	}
	if read("del7/manifest.json") != read("pod/del6/manifest.json") {
		t.Error("task 7 of an array that counts from 1 is not the pod with index 6")
	}
}

// shellOf runs lines in a folder, with this very program as malbild.
func shellOf(t *testing.T, sh, dir string) func(string) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "malbild"), []byte("#!/bin/sh\nMALBILD_AS_PROGRAM=1 exec '"+program+"' \"$@\"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return func(script string) {
		t.Helper()
		cmd := exec.Command(sh, "-euc", script)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "LANG=", "LC_ALL=", "SOURCE_DATE_EPOCH=")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s\n%v\n%s", script, err, out)
		}
	}
}
