package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A build that is killed at any moment leaves every principal's folder whole, and the
// next build makes what a build that nobody killed makes.
func TestKilledBuildsAreNoLoss(t *testing.T) {
	p := newTrial(t)
	start := time.Now()
	p.must(p.command("whole"))
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
		for name, text := range p.files("out") {
			if strings.Count(name, "/") == 2 && !strings.Contains(name, "/.") {
				some++
				if text != whole[name] {
					t.Errorf("after a kill, %s is half written", name)
				}
			}
		}
		if i%4 == 3 {
			p.must(p.command("out"))
			p.same("after kills", "out", "whole")
		}
	}
	t.Logf("%d of 12 builds were killed, %d files looked at", killed, some)
	if killed == 0 || some == 0 {
		t.Error("nothing was tried")
	}
}

// Two builds at once: both end well, or one is told that the other is at work; what is
// there is right.
func TestTwoBuildsAtOnce(t *testing.T) {
	p := newTrial(t)
	p.must(p.command("whole"))
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
	p.must(p.command("out"))
	before := p.files("out")
	name := filepath.Join(p.dir, "sources/orebro/tjansteskrivelse.yaml")
	old, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, bytes.ReplaceAll(old, []byte("Sammanfattning"), []byte("Provrubrik")), 0o644); err != nil {
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
	p.must(p.command("out"))
	p.must(p.command("whole"))
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
