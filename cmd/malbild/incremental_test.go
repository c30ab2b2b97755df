package main

import (
	"bytes"
	"encoding/json"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"malbild/internal/cli"
	"malbild/internal/output"
	"malbild/internal/pipeline"
)

// Whatever is edited, damaged or taken away between builds, the files and the
// manifest are those of a build from scratch.
func TestIncrementalEqualsFromScratch(t *testing.T) {
	s := newTrial(t)
	rnd := rand.New(rand.NewPCG(7, 28))
	pick := func(names []string) string { return names[rnd.IntN(len(names))] }
	edits := []struct {
		name string
		do   func()
	}{
		{"nothing", func() {}},
		{"a comment in any source", func() {
			name := pick(append(s.glob("sources/orebro/*.yaml"), s.glob("sources/orebro/principals/*.yaml")...))
			s.write(name, s.read(name)+"# sedd\n")
		}},
		{"a principal's contact", func() {
			name := pick(s.glob("sources/orebro/principals/*.yaml"))
			text := s.read(name)
			if at := strings.Index(text, "name: "); at >= 0 {
				s.write(name, strings.Replace(text, "\n", " # "+pick([]string{"a", "b"})+"\n", 1))
			}
		}},
		{"a file is taken away", func() { os.Remove(filepath.Join(s.dir, pick(s.glob("out/orebro/*/*")))) }},
		{"a file is changed by hand", func() { s.write(pick(s.glob("out/orebro/*/*")), "ändrad") }},
		{"a byte of a file, of the same length", func() {
			name := pick(s.glob("out/orebro/*/*"))
			b := []byte(s.read(name))
			b[len(b)/2] ^= 1
			s.write(name, string(b))
		}},
		{"the cache is damaged", func() {
			b := []byte(s.read("out/" + output.CacheName))
			b[rnd.IntN(len(b))] ^= 4
			s.write("out/"+output.CacheName, string(b))
		}},
		{"the cache is cut", func() {
			b := s.read("out/" + output.CacheName)
			s.write("out/"+output.CacheName, b[:rnd.IntN(len(b))])
		}},
		{"the cache is gone", func() { os.Remove(filepath.Join(s.dir, "out", output.CacheName)) }},
		{"the manifest is gone", func() { os.Remove(filepath.Join(s.dir, "out/manifest.json")) }},
		{"a part is built", func() { s.build("out", "--principal", "laxa") }},
	}
	s.build("out")
	s.fromScratch("first")
	for i := range 3 * len(edits) {
		e := edits[i%len(edits)]
		if i >= len(edits) {
			e = edits[rnd.IntN(len(edits))]
		}
		e.do()
		if code, said := s.build("out"); code != 0 {
			t.Fatalf("%s: exit %d\n%s", e.name, code, said)
		}
		s.fromScratch(e.name)
		if t.Failed() {
			return
		}
	}
}

// step is a decision, as a principal's file tells of it: it is in each of its documents
// and in nobody else's.
const step = "steps:\n  - {body: styrelse, date: 2021-09-06, paragraph: 101, outcome: approved}\n"

// A principal's own file rebuilds that principal; a file of the county all of it.
func TestOneEditRebuildsWhatCarriesIt(t *testing.T) {
	s := newTrial(t)
	s.build("out")
	if _, said := s.build("out"); !strings.Contains(said, "all unchanged") {
		t.Errorf("nothing was edited: %s", said)
	}
	touched := func(before map[string]string) (out []string) {
		for name, text := range s.files("out") {
			if folder := strings.Split(name, "/"); len(folder) == 3 && before[name] != text && !slices.Contains(out, folder[1]) {
				out = append(out, folder[1])
			}
		}
		slices.Sort(out)
		return out
	}
	before := s.files("out")
	s.write("sources/orebro/principals/laxa.yaml", s.read("sources/orebro/principals/laxa.yaml")+step)
	_, said := s.build("out")
	total, kept := len(before)-1, 0
	if got := touched(before); !slices.Equal(got, []string{"laxa"}) {
		t.Errorf("rebuilt %v", got)
	}
	for name := range before {
		if strings.Count(name, "/") == 2 && s.read("out/"+name) == before[name] {
			kept++
		}
	}
	if want := ", " + strconv.Itoa(kept) + " unchanged"; !strings.Contains(said, want) {
		t.Errorf("of %d files: %q, want %q", total, said, want)
	}
}

// A time alone rebuilds nothing, and a file is right by its digest, not its time.
func TestTimesDecideNothing(t *testing.T) {
	s := newTrial(t)
	s.build("out")
	for _, name := range append(s.glob("sources/orebro/*.yaml"), s.glob("out/orebro/*/*")...) {
		if err := os.Chtimes(filepath.Join(s.dir, name), time.Unix(1e9, 0), time.Unix(1e9, 0)); err != nil {
			t.Fatal(err)
		}
	}
	if _, said := s.build("out"); !strings.Contains(said, "all unchanged") {
		t.Errorf("clocks were turned back: %s", said)
	}
	name := s.glob("out/orebro/laxa/*")[0]
	info, err := os.Stat(filepath.Join(s.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	b := []byte(s.read(name))
	b[0] ^= 1
	s.write(name, string(b))
	os.Chtimes(filepath.Join(s.dir, name), info.ModTime(), info.ModTime())
	if code, said := s.build("out", "--verify"); code != 0 || strings.Contains(said, "all unchanged") {
		t.Errorf("a forged file passed --verify: %s", said)
	}
	s.fromScratch("forged")
}

// A record may bear its checksum and yet tell less than there is to make: a document
// without files, a copy without documents. Then it counts for nothing.
func TestRecordsOfNothingAreNotBelieved(t *testing.T) {
	s := newTrial(t)
	for _, c := range []struct {
		name string
		less func(*pipeline.Kept)
	}{
		{"documents without files", func(k *pipeline.Kept) {
			for i := range k.Docs {
				k.Docs[i].Files = nil
			}
		}},
		{"one file too few", func(k *pipeline.Kept) { k.Docs[0].Files = k.Docs[0].Files[1:] }},
		{"no documents", func(k *pipeline.Kept) { k.Docs = nil }},
	} {
		s.build("out")
		s.fromScratch("before " + c.name)
		cache, changed := "out/"+output.CacheName, 0
		var lines []string
		for line := range strings.Lines(s.read(cache)) {
			_, record, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
			var r output.Record
			var k pipeline.Kept
			if json.Unmarshal([]byte(record), &r) == nil && r.Kind == "copy" && json.Unmarshal(r.Value, &k) == nil {
				c.less(&k)
				r.Value, _ = json.Marshal(k)
				b, _ := json.Marshal(r)
				record = string(b)
				changed++
			}
			lines = append(lines, output.Sum([]byte(record))+" "+record+"\n")
		}
		s.write(cache, strings.Join(lines, ""))
		for _, name := range s.glob("out/orebro/*/*") {
			os.Remove(filepath.Join(s.dir, name))
		}
		if code, said := s.build("out"); code != 0 || changed == 0 {
			t.Errorf("%s: exit %d, %d records\n%s", c.name, code, changed, said)
		}
		s.fromScratch(c.name)
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	s := newTrial(t)
	var told bytes.Buffer
	dry := func() string {
		told.Reset()
		if code := cli.Main([]string{"build", "--lang=sv", "--dry-run", "--project", s.dir, "--county", "orebro", "--document", "web,report"}, nil, &told, io.Discard); code != 0 {
			t.Errorf("exit %d", code)
		}
		return told.String()
	}
	if got := dry(); !strings.Contains(got, "ny\torebro/laxa/webb.html\n") {
		t.Errorf("%s", got)
	}
	if _, err := os.Stat(filepath.Join(s.dir, "out")); err == nil {
		t.Error("a dry run made the folder")
	}
	s.build("out")
	if got := dry(); got != "" {
		t.Errorf("nothing would change: %s", got)
	}
	s.write("sources/orebro/principals/laxa.yaml", s.read("sources/orebro/principals/laxa.yaml")+step)
	before := s.files("out")
	got := dry()
	for _, line := range strings.Split(strings.TrimSpace(got), "\n") {
		if !strings.HasPrefix(line, "ändrad\torebro/laxa/") {
			t.Errorf("%q", line)
		}
	}
	if after := s.files("out"); len(after) != len(before) || got == "" {
		t.Error("a dry run changed something, or told nothing")
	}
	s.build("out")
	for name, text := range s.files("out") {
		if changed := strings.Contains(got, "\t"+name+"\n"); strings.Count(name, "/") == 2 && changed != (before[name] != text) {
			t.Errorf("%s: told %v", name, changed)
		}
	}
}
