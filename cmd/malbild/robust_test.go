package main

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"malbild/internal/output"
)

// trial is a project that the program is run on as its users run it, in a process.
type trial struct {
	t       *testing.T
	dir     string
	program string
}

func newTrial(t *testing.T) trial {
	t.Helper()
	p := trial{t: t, dir: t.TempDir()}
	p.program = filepath.Join(t.TempDir(), "malbild")
	build := exec.Command("go", "build", "-o", p.program, ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := os.CopyFS(filepath.Join(p.dir, "sources"), os.DirFS(filepath.Join(os.Getenv(repository), "sources"))); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p trial) command(out string, more ...string) *exec.Cmd {
	args := append([]string{"build", "--lang=en", "--project", p.dir, "--county", "orebro", "--document", "web,report", "--out", filepath.Join(p.dir, out)}, more...)
	return exec.Command(p.program, args...)
}

// files are all files of a folder but the cache.
func (p trial) files(out string) map[string]string {
	p.t.Helper()
	all := map[string]string{}
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
}

// A build that is killed at any moment leaves every principal's folder whole, and the
// next build makes what a build that nobody killed makes.
func TestKilledBuildsAreNoLoss(t *testing.T) {
	p := newTrial(t)
	start := time.Now()
	if said, err := p.command("whole").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	took := time.Since(start)
	whole := p.files("whole")
	rnd := rand.New(rand.NewPCG(9, 9))
	killed, some := 0, 0
	for i := range 12 {
		if i%4 == 0 {
			os.RemoveAll(filepath.Join(p.dir, "out"))
		}
		c := p.command("out", "--force")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rnd.Int64N(int64(took))))
		c.Process.Kill()
		if c.Wait() != nil {
			killed++
		}
		for name, text := range p.existing("out") {
			if strings.Count(name, "/") == 2 && !strings.Contains(name, "/.") {
				some++
				if text != whole[name] {
					t.Errorf("after a kill, %s is half written", name)
				}
			}
		}
		if i%4 == 3 {
			if said, err := p.command("out").CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			p.same("after kills", "out", "whole")
		}
	}
	t.Logf("%d of 12 builds were killed, %d files looked at", killed, some)
	if killed == 0 || some == 0 {
		t.Error("nothing was tried")
	}
}

// existing are the files of a folder that may not be there.
func (p trial) existing(out string) map[string]string {
	if _, err := os.Stat(filepath.Join(p.dir, out)); err != nil {
		return nil
	}
	return p.files(out)
}

// Two builds at once: both end well, or one is told that the other is at work; what is
// there is right.
func TestTwoBuildsAtOnce(t *testing.T) {
	p := newTrial(t)
	if said, err := p.command("whole").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	var said [3]bytes.Buffer
	var running [3]*exec.Cmd
	for i := range running {
		running[i] = p.command("out")
		running[i].Stderr = &said[i]
		if err := running[i].Start(); err != nil {
			t.Fatal(err)
		}
	}
	done := 0
	for i, c := range running {
		if c.Wait() == nil {
			done++
		} else if !strings.Contains(said[i].String(), "MB504") {
			t.Errorf("build %d: %s", i, said[i].String())
		}
	}
	if done == 0 {
		t.Error("no build was done")
	}
	p.same("two builds", "out", "whole")
}

// A disk that is full, here a limit on the length of files, is told of, and what was
// there is untouched; with room again, the next build is right.
func TestFullDisk(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("NOT TRIED: a full disk, for this system has no shell that limits files")
	}
	p := newTrial(t)
	if said, err := p.command("out").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	before := p.files("out")
	name := filepath.Join(p.dir, "sources/orebro/webb.yaml")
	old, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(old, "# sedd\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	c := p.command("out")
	full := exec.Command(sh, append([]string{"-c", `ulimit -f 16 && exec "$@"`, "sh"}, c.Args...)...)
	said, err := full.CombinedOutput()
	if err == nil || !bytes.Contains(said, []byte("MB503")) {
		t.Errorf("%v\n%s", err, said)
	}
	now := p.files("out")
	for name, text := range before {
		if name != "manifest.json" && now[name] != text {
			t.Errorf("%s is not as before the disk was full", name)
		}
	}
	for name := range now {
		if _, ok := before[name]; !ok {
			t.Errorf("%s is left behind", name)
		}
	}
	if said, err := p.command("out").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if said, err := p.command("whole").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	p.same("with room again", "out", "whole")
}

// A source of fifty thousand lines is read or refused with a place, in bounded time.
func TestLongSource(t *testing.T) {
	p := newTrial(t)
	name := filepath.Join(p.dir, "sources/orebro/principals/laxa.yaml")
	old, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for what, line := range map[string]string{"comments": "# en rad\n", "keys": "x: y\n"} {
		if err := os.WriteFile(name, append(old[:len(old):len(old)], strings.Repeat(line, 50_000)...), 0o644); err != nil {
			t.Fatal(err)
		}
		said, err := p.command("out").CombinedOutput()
		if what == "comments" && err != nil {
			t.Errorf("%v\n%.2000s", err, said)
		}
		if what == "keys" && (err == nil || !bytes.Contains(said, []byte("laxa.yaml:")) || bytes.Contains(said, []byte("goroutine"))) {
			t.Errorf("%v\n%.2000s", err, said)
		}
	}
}
