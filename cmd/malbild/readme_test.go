package main

import (
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// commands takes the commands of a page's sh blocks, in order, without remarks, and of
// its other blocks those of the program; a line that ends in \ goes on.
func commands(t *testing.T, page string) []string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, block := range regexp.MustCompile("(?s)```([a-z]*)\n(.*?)```").FindAllStringSubmatch(string(b), -1) {
		for _, line := range strings.Split(strings.ReplaceAll(block[2], "\\\n", " "), "\n") {
			line, _, _ = strings.Cut(line, " #")
			line = strings.TrimSpace(line)
			ours := strings.HasPrefix(line, "malbild ") || strings.HasPrefix(line, "bin/malbild ")
			if line != "" && (block[1] == "sh" || ours && block[1] == "" && !strings.Contains(line, "$")) {
				out = append(out, line)
			}
		}
	}
	return out
}

// placeholders are files and revisions that a reader has and a fresh clone has not;
// the commands get some of the project's own instead.
var placeholders = strings.NewReplacer("some.pdf mall.dotx", "out/norrbotten/kiruna/bilaga.pdf", "inspect --read bilaga.pdf", "inspect --read out/norrbotten/kiruna/bilaga.pdf",
	"inbox/", "out/norrbotten/kiruna/", "diff HEAD~1: .", "diff before .", "import annex.docx", "import out/norrbotten/kiruna/bilaga.docx --out build/import")

// tools are those of others that pages show; check-release runs them.
var tools = []string{"sudo", "tar", "podman"}

// pages are all that tell users of the program.
func pages(t *testing.T) []string {
	t.Helper()
	all := []string{"README.md", "README.sv.md"}
	docs, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(docs) < 15 {
		t.Fatal(len(docs), err)
	}
	for _, d := range docs {
		all = append(all, "docs/"+filepath.Base(d))
	}
	return all
}

// bounded is a build as a page shows it, of one principal: the page means all of them.
func bounded(args []string) []string {
	named := slices.ContainsFunc(args, func(a string) bool { return a == "--principal" || a == "--county" || a == "--project" || a == "--help" })
	switch {
	case named || args[0] != "build" && args[0] != "bygg":
	case slices.Contains(args, "--shard"):
		args = append(args, "--county", "orebro", "--document", "webb")
	default:
		args = append(args, "--principal", "kiruna")
	}
	return args
}

// TestThePagesCommandsRun runs every command that the READMEs and the pages of docs
// show, in a copy of the samples; make builds the program, which is there already.
func TestThePagesCommandsRun(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, page := range pages(t) {
		lines := commands(t, page)
		told += len(lines)
		if len(lines) == 0 {
			continue
		}
		t.Run(page, func(t *testing.T) {
			dir := fresh(t)
			if strings.HasPrefix(page, "README") {
				run(t, dir, program, "build", "--principal", "kiruna", "--document", "bilaga")
			}
			for _, line := range lines {
				if first, _, _ := strings.Cut(line, " "); first == "make" {
					made(t, line)
					continue
				}
				args := words(placeholders.Replace(line))
				if slices.Contains(tools, args[0]) {
					continue
				}
				if path.Base(args[0]) != "malbild" {
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
				run(t, dir, program, bounded(args[1:])...)
				t.Logf("%s: %d ms", line, time.Since(began).Milliseconds())
			}
			if page == "docs/fem-minuter.md" {
				if _, err := os.Stat(filepath.Join(dir, "build/kungsbacka/out/halland/kungsbacka/affisch.pdf")); err != nil {
					t.Error(err)
				}
			}
		})
	}
	if told < 60 {
		t.Errorf("only %d commands were found", told)
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
