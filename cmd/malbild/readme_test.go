package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// commands takes the commands of a page's sh blocks, in order, without remarks.
func commands(t *testing.T, page string) []string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(b), -1) {
		for _, line := range strings.Split(block[1], "\n") {
			if line, _, _ = strings.Cut(line, " #"); strings.TrimSpace(line) != "" {
				out = append(out, strings.TrimSpace(line))
			}
		}
	}
	if len(out) == 0 {
		t.Fatalf("%s shows no command", page)
	}
	return out
}

// placeholders are files and revisions that a reader has and a fresh clone has not;
// the commands get some of the project's own instead.
var placeholders = strings.NewReplacer("some.pdf mall.dotx", "out/norrbotten/kiruna/bilaga.pdf", "inspect --read bilaga.pdf", "inspect --read out/norrbotten/kiruna/bilaga.pdf",
	"inbox/", "out/norrbotten/kiruna/", "diff HEAD~1: .", "diff before .", "import annex.docx", "import out/norrbotten/kiruna/bilaga.docx --out build/import")

// TestThePagesCommandsRun runs every command that the READMEs and the walk-through
// show, in a copy of the samples; make builds the program, which is there already.
func TestThePagesCommandsRun(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"README.md", "README.sv.md", "docs/fem-minuter.md", "docs/editors.md"} {
		t.Run(page, func(t *testing.T) {
			dir := fresh(t)
			if strings.HasPrefix(page, "README") {
				run(t, dir, program, "build", "--principal", "kiruna", "--document", "bilaga")
			}
			for _, line := range commands(t, page) {
				if first, _, _ := strings.Cut(line, " "); first == "make" {
					made(t, line)
					continue
				}
				args := words(placeholders.Replace(line))
				if args[0] != "bin/malbild" {
					t.Errorf("%s: what is %q?", page, args[0])
					continue
				}
				if args[1] == "adopt" { // the sample is adopted; the page shows how that was done
					if err := os.Remove(filepath.Join(dir, "sources/norrbotten/antagen.yaml")); err != nil {
						t.Fatal(err)
					}
				}
				if args[1] == "preview" || args[1] == "forhandsvisa" || strings.Contains(line, "--watch") {
					args = append(args, "--help") // they stay until they are stopped
				}
				began := time.Now()
				run(t, dir, program, args[1:]...)
				t.Logf("%s: %d ms", line, time.Since(began).Milliseconds())
			}
			if page == "docs/fem-minuter.md" {
				if _, err := os.Stat(filepath.Join(dir, "build/kungsbacka/out/halland/kungsbacka/affisch.pdf")); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// fresh is a folder as after a clone, as far as the program looks.
func fresh(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, to := range []string{"sources", "before/sources"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS("../../sources")); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "build"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// made holds that the Makefile knows what the page asks it for.
func made(t *testing.T, line string) {
	t.Helper()
	b, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range strings.Fields(line)[1:] {
		if !regexp.MustCompile(`(?m)^` + target + `:`).Match(b) {
			t.Errorf("%s: the Makefile has no %s", line, target)
		}
	}
}

// run is a command that must do what it was asked, or find something to tell: a
// question about files may be answered with findings (1), never with a wrong call.
func run(t *testing.T, dir, program string, args ...string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Args[0] = "malbild"
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "MALBILD_AS_PROGRAM=1", "NO_COLOR=1")
	out, err := cmd.CombinedOutput()
	code := cmd.ProcessState.ExitCode()
	answers := args[0] == "inspect" || args[0] == "diff" || args[0] == "verify"
	if code != 0 && (!answers || code != 1) {
		t.Errorf("malbild %s: %v\n%.1500s", strings.Join(args, " "), err, out)
	}
}

// words splits a command line at spaces outside quotation marks.
func words(line string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`"([^"]*)"|(\S+)`).FindAllStringSubmatch(line, -1) {
		out = append(out, m[1]+m[2])
	}
	return out
}
