package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"malbild/internal/cli"
	"malbild/internal/output"
)

// trial is a copy of the samples, built as a user would: in this process, or in one of
// its own that can be killed, starved and raced.
type trial struct {
	t    *testing.T
	dir  string
	asks []string // what every build of it is asked for
}

// newTrial is the one of Örebro län, its web pages and reports.
func newTrial(t *testing.T) trial {
	t.Helper()
	p := trial{t, t.TempDir(), []string{"--county", "orebro", "--document", "web,report"}}
	if err := os.CopyFS(filepath.Join(p.dir, "sources"), os.DirFS(filepath.Join(os.Getenv(repository), "sources"))); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p trial) args(out string, more ...string) []string {
	args := append([]string{"build", "--lang=en", "--project", p.dir, "--out", filepath.Join(p.dir, out)}, p.asks...)
	return append(args, more...)
}

// build builds in this process; it returns the exit code and what was said.
func (p trial) build(out string, more ...string) (int, string) {
	p.t.Helper()
	var said bytes.Buffer
	code := cli.Main(p.args(out, more...), nil, io.Discard, &said)
	return code, said.String()
}

// command is a build in a process of its own: TestMain puts the program in PATH.
func (p trial) command(out string, more ...string) *exec.Cmd {
	return exec.Command("malbild", p.args(out, more...)...)
}

// must runs a command that has to end well.
func (p trial) must(c *exec.Cmd) string {
	p.t.Helper()
	said, err := c.CombinedOutput()
	if err != nil {
		p.t.Fatalf("%v\n%s", err, said)
	}
	return string(said)
}

// files are all files of an output folder but the cache, with their text; none when
// the folder is not there.
func (p trial) files(out string) map[string]string {
	p.t.Helper()
	all := map[string]string{}
	if _, err := os.Stat(filepath.Join(p.dir, out)); err != nil {
		return all
	}
	root := os.DirFS(filepath.Join(p.dir, out))
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == output.CacheName {
			return err
		}
		b, err := fs.ReadFile(root, name)
		all[name] = string(b)
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return all
}

// same holds that two output folders are the same.
func (p trial) same(what, a, b string) {
	p.t.Helper()
	got, want := p.files(a), p.files(b)
	for name := range want {
		if got[name] != want[name] {
			p.t.Errorf("%s: %s is not as it should be", what, name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			p.t.Errorf("%s: %s is left behind", what, name)
		}
	}
	if len(want) == 0 {
		p.t.Errorf("%s: there is nothing", what)
	}
}

// fromScratch holds that the output folder is what a build with no memory makes.
func (p trial) fromScratch(what string) {
	p.t.Helper()
	os.RemoveAll(filepath.Join(p.dir, "scratch"))
	if code, said := p.build("scratch"); code != 0 {
		p.t.Fatalf("%s: from scratch: exit %d\n%s", what, code, said)
	}
	p.same(what, "out", "scratch")
}

func (p trial) write(name, text string) {
	p.t.Helper()
	full := filepath.Join(p.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

func (p trial) read(name string) string {
	p.t.Helper()
	b, err := os.ReadFile(filepath.Join(p.dir, filepath.FromSlash(name)))
	if err != nil {
		p.t.Fatal(err)
	}
	return string(b)
}

// glob lists files of the project, with slashes.
func (p trial) glob(pattern string) []string {
	all, _ := filepath.Glob(filepath.Join(p.dir, filepath.FromSlash(pattern)))
	for i := range all {
		all[i], _ = filepath.Rel(p.dir, all[i])
		all[i] = filepath.ToSlash(all[i])
	}
	return all
}
