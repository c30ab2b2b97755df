package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"malbild/internal/output"
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
		t.Fatal("a full disk cannot be tried: this system has no shell that limits files")
	}
	p := newTrial(t)
	p.must(p.command("out"))
	p.outOfRoom("MB503", func(c *exec.Cmd) *exec.Cmd {
		return exec.Command(sh, append([]string{"-c", `ulimit -f 16 && exec "$@"`, "sh"}, c.Args...)...)
	})
	p.must(p.command("out"))
	p.same("with room again", "out", "new")
}

// A register is never half written: where the new file has no room, the old one stays.
func TestFullDiskKeepsTheRegister(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal("a full disk cannot be tried: this system has no shell that limits files")
	}
	p := newTrial(t)
	name := "sources/norrbotten/principals/kiruna.yaml"
	p.write(name, p.read(name)+strings.Repeat("# vad registratorn vill minnas\n", 60)) // more than there is room for
	before := p.files("sources")
	record := []string{"malbild", "record", "--project", p.dir, "--principal", "kiruna", "--body", "fullmaktige", "--planned", "2031-09-15"}
	starved := exec.Command(sh, append([]string{"-c", `ulimit -f 1 && exec "$@"`, "sh"}, record...)...)
	if said, err := starved.CombinedOutput(); err == nil || bytes.Contains(said, []byte("goroutine")) {
		t.Errorf("%v\n%s", err, said)
	}
	if now := p.files("sources"); !maps.Equal(now, before) {
		t.Error("the sources are not what they were")
	}
	p.must(exec.Command(record[0], record[1:]...))
	if maps.Equal(p.files("sources"), before) {
		t.Error("nothing was recorded where there is room: nothing was tried")
	}
}

// outOfRoom changes a source and builds where that cannot be written: it is told, and
// every principal's folder stands as it was, or is whole and new. Then it builds as
// usual, and everything is new.
func (p trial) outOfRoom(code string, starved func(*exec.Cmd) *exec.Cmd) {
	p.t.Helper()
	before := p.files("out")
	p.replace("sources/orebro/tjansteskrivelse.yaml", "title: Sammanfattning", "title: Provrubrik")
	p.must(p.command("new"))
	new := p.files("new")
	said, err := starved(p.command("out")).CombinedOutput()
	if err == nil || !bytes.Contains(said, []byte(code)) || bytes.Contains(said, []byte("goroutine")) {
		p.t.Errorf("%v\n%s", err, said)
	}
	now := p.files("out")
	old, done := map[string]bool{}, map[string]bool{} // folders
	for name, text := range before {
		folder := path.Dir(name)
		switch {
		case folder == ".": // the manifest, if it had room
		case now[name] == text && now[name] == new[name]:
		case now[name] == text:
			old[folder] = true
		case now[name] == new[name]:
			done[folder] = true
		default:
			p.t.Errorf("%s is neither as it was nor as it should be", name)
		}
		if old[folder] && done[folder] {
			p.t.Errorf("%s is half new", folder)
		}
	}
	for name := range now {
		if _, ok := before[name]; !ok {
			p.t.Errorf("%s is left behind", name)
		}
	}
	p.t.Logf("%d folders as they were, %d new", len(old), len(done))
	if len(old) == 0 {
		p.t.Error("there was room for all of it")
	}
}

// After the power was cut a file may have its old size, time and number, and other
// bytes. The first build after the computer was started reads every file.
func TestPowerCut(t *testing.T) {
	if output.Boot() == "" {
		t.Log("NOT TRIED: this system does not tell one start from another")
		return
	}
	p := newTrial(t)
	p.must(p.command("out"))
	name := p.glob("out/orebro/*/webb.html")[3]
	full := filepath.Join(p.dir, name)
	info, err := os.Stat(full)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(full, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.Write(make([]byte, info.Size()))
	f.Close()
	if err := os.Chtimes(full, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if said := p.must(p.command("out")); !strings.Contains(said, "all unchanged") {
		t.Fatalf("the file does not look untouched, so nothing is tried: %s", said)
	}
	cache := "out/" + output.CacheName
	var lines []string
	for _, line := range strings.Split(p.read(cache), "\n") {
		_, record, _ := strings.Cut(line, " ")
		if strings.Contains(record, `"k":"boot"`) {
			record = strings.ReplaceAll(record, output.Boot(), "00000000-0000-0000-0000-000000000000")
			line = output.Sum([]byte(record)) + " " + record
		}
		lines = append(lines, line)
	}
	p.write(cache, strings.Join(lines, "\n"))
	p.must(p.command("out"))
	p.must(p.command("whole"))
	p.same("after a power cut", "out", "whole")
	if said := p.must(p.command("out")); !strings.Contains(said, "all unchanged") {
		t.Errorf("the build after that: %s", said)
	}
}

// Sources of fifty thousand lines are read, or refused with a place, in bounded time
// and memory.
func TestLongSources(t *testing.T) {
	p := newTrial(t)
	const n = 50_000
	paragraphs := "title: T\nsections:\n  - id: a\n    body:\n" + strings.Repeat("      - Ett stycke med några ord.\n", n)
	for _, c := range []struct {
		name, file, text string
		add, fine        bool
	}{
		{"comments", "principals/laxa.yaml", strings.Repeat("# en rad\n", n), true, true},
		{"one key again and again", "principals/laxa.yaml", strings.Repeat("x: y\n", n), true, false},
		{"unknown keys", "principals/laxa.yaml", numbered("nyckel%d: värde\n", n), true, false},
		{"bodies", "principals/laxa.yaml", "steps:\n" + strings.Repeat("  - {body: styrelse, date: 2021-09-06, outcome: approved}\n", n), true, false},
		{"paragraphs of a web page", "webb.yaml", paragraphs, false, false},
		{"a level deeper on every line", "webb.yaml", deeper(n), false, false},
		{"one long list in brackets", "county.yaml", "places: [" + strings.Repeat("Ort,\n", n) + "Ort]\n", true, false},
		{"anchors that grow", "webb.yaml", "a: &a [x, x]\n" + numbered("b%d: [*a, *a]\n", n), false, false},
	} {
		name := "sources/orebro/" + c.file
		old := p.read(name)
		if c.add {
			c.text = old + c.text
		}
		p.write(name, c.text)
		ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
		args := p.args("out")
		cmd := exec.CommandContext(ctx, "malbild", append([]string{"check"}, args[1:]...)...)
		cmd.Args = slices.DeleteFunc(cmd.Args, func(a string) bool { return a == "--out" || a == filepath.Join(p.dir, "out") })
		cmd.Args = append(cmd.Args, "--principal", "laxa")
		began := time.Now()
		said, err := cmd.CombinedOutput()
		late := ctx.Err() != nil
		stop()
		t.Logf("%s: %v, %d MB, %d bytes said", c.name, time.Since(began).Round(time.Millisecond), memoryOf(cmd.ProcessState)>>20, len(said))
		switch code := cmd.ProcessState.ExitCode(); {
		case late:
			t.Errorf("%s: no answer in two minutes", c.name)
		case bytes.Contains(said, []byte("goroutine")) || code != 0 && code != 1:
			t.Errorf("%s: exit %d %v\n%.2000s", c.name, code, err, said)
		case c.fine && code != 0:
			t.Errorf("%s: exit %d\n%.2000s", c.name, code, said)
		case !c.fine && !bytes.Contains(said, []byte(c.file+":")):
			t.Errorf("%s: no place is named\n%.2000s", c.name, said)
		case len(said) > 200_000:
			t.Errorf("%s: %d bytes are said, which nobody reads", c.name, len(said))
		}
		if m := memoryOf(cmd.ProcessState); m > 500<<20 {
			t.Errorf("%s: %d MB of memory", c.name, m>>20)
		}
		p.write(name, old)
	}
}

func numbered(form string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i)
	}
	return b.String()
}

// deeper is a mapping in a mapping, as deep as fits in a few megabytes of spaces.
func deeper(n int) string {
	var b strings.Builder
	for i := range min(n, 2500) {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}
