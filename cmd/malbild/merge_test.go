package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"malbild/internal/pipeline"
	"malbild/internal/principal"
)

// Two people record decisions of two principals, each in
// a copy of their own: git puts the copies together without asking, and the register
// holds what both wrote. Where there is no git, the same is shown of the lines: no two
// edits touch the same file, and each only adds lines.
func TestTwoPeoplesRegistersMerge(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "sources"), os.DirFS(filepath.Join(os.Getenv(repository), "sources"))); err != nil {
		t.Fatal(err)
	}
	ann := principal.Entry{Body: "styrelse", Date: "2021-09-06", Paragraph: 101, Outcome: principal.Approved}
	bo := principal.Entry{Body: "styrelse", Date: "2021-09-13", Outcome: principal.Approved}
	git, err := exec.LookPath("git")
	if err != nil {
		t.Log("there is no git here: the edits are compared line by line")
		a, b := entered(t, dir, "kiruna", ann), entered(t, dir, "lulea", bo)
		if a.File == b.File || !bytes.HasPrefix(a.After, a.Before) || !bytes.HasPrefix(b.After, b.Before) {
			t.Errorf("%s and %s meet", a.File, b.File)
		}
		return
	}
	run := func(args ...string) {
		t.Helper()
		cmd := exec.Command(git, append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	save := func(branch, name string, e principal.Entry) {
		t.Helper()
		r := entered(t, dir, name, e)
		if err := os.WriteFile(filepath.Join(dir, r.File), r.After, 0o644); err != nil {
			t.Fatal(err)
		}
		run("commit", "-qam", branch)
	}
	run("init", "-q", "-b", "main")
	run("add", ".")
	run("commit", "-qm", "start")
	run("checkout", "-qb", "ann")
	save("ann", "kiruna", ann)
	run("checkout", "-q", "main")
	save("bo", "lulea", bo)
	run("merge", "-q", "--no-edit", "ann")
	regs, found := pipeline.Registers(os.DirFS(dir), "norrbotten")
	if found.HasErrors() {
		t.Fatal(found.Error())
	}
	got := map[string]string{}
	for _, p := range regs[0].Principals {
		if len(p.Steps) > 0 {
			got[p.ID] = p.Steps[0].Date.From.String()
		}
	}
	if got["kiruna"] != ann.Date || got["lulea"] != bo.Date {
		t.Errorf("%v", got)
	}
}

// entered is an entry in the register, in memory.
func entered(t *testing.T, dir, name string, e principal.Entry) *pipeline.Recorded {
	t.Helper()
	r, found := pipeline.Record(os.DirFS(dir), name, e)
	if r == nil {
		t.Fatal(found.Error())
	}
	return r
}
