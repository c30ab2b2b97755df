package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"malbild/internal/cli"
	"malbild/internal/output"
)

// realEdit is something that people do to a project between two builds, and which
// files may carry it. Every time it is done it makes another text.
type realEdit struct {
	name    string
	do      func(n int)
	carries func(folder, file string) bool // nil: whatever the build says
	silent  bool                           // no file may change at all
	maybe   bool                           // none has to
}

// rich is a trial of four principals of Norrbotten with all that a project may have of
// its own: layouts, a printing condition, a look, logos, a Word template, labels, and
// what a municipality says for itself.
func rich(t *testing.T) trial {
	p := newTrial(t)
	p.asks = []string{"--county", "norrbotten"}
	os.RemoveAll(filepath.Join(p.dir, "sources/orebro"))
	p.principals("boden", "kiruna", "arjeplog", "region-norrbotten")
	status, _, _ := strings.Cut(p.read("sources/norrbotten/lage.yaml"), "# The map") // whoever comes and goes must stand on it
	p.write("sources/norrbotten/lage.yaml", status)
	repo := func(name string) string {
		b, err := os.ReadFile(filepath.Join(os.Getenv(repository), name))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for _, name := range []string{"layouts/affisch-a3-lokal.yaml", "layouts/bilaga-a4.yaml", "layouts/printers/arkoffset-bestruket.yaml"} {
		p.write(name, repo(name))
	}
	p.write("sources/norrbotten/etiketter/en.yaml", repo("internal/label/catalogue/en.yaml"))
	p.replace("sources/norrbotten/county.yaml", "language: sv-SE", "language: sv-SE\nlocal: {contact: free, line: free, languages: free}\nformats: [affisch-a3, broschyr-a5]\njoint_formats: [affisch-a3, bild-1200x630]")
	p.replace("sources/norrbotten/county.yaml", "joint_formats: [affisch-a3, affisch-50x70, broschyr-a5, broschyr-haften, broschyr-rullfalsad]\n", "")
	p.replace("sources/norrbotten/principals/boden.yaml", "bodies:", "profile: boden\ntemplate: mallar/boden.dotx\nprinter: arkoffset-bestruket\nbodies:")
	p.write("sources/norrbotten/brands/boden.yaml", "id: boden\ninks:\n  - {name: skog, rgb: '#1B5E20', light: {rgb: '#E4EFE5'}, mid: {rgb: '#A9C8AB'}}\nparts: [skog, cloudberry, heather, ice, moss, lingon, slate, fjord]\nhub: night\n")
	for i, id := range []string{"boden", "kiruna", "arjeplog", "region-norrbotten"} {
		p.write("sources/norrbotten/logos/"+id+".svg", mark(100+10*i))
	}
	p.write("sources/norrbotten/lokalt/kiruna.yaml", "line: Läs mer hos {principal}.\n")
	if code := cli.Main([]string{"template", "--project", p.dir}, nil, io.Discard, io.Discard); code != 0 {
		t.Fatal("no templates")
	}
	p.write("mallar/boden.dotx", p.read("mallar/protokollsutdrag.dotx"))
	return p
}

// mark is a made-up logo: nobody's arms.
func mark(w int) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 80"><rect width="%[1]d" height="80" rx="8" fill="#1F5B4B"/></svg>`, w)
}

// principals leaves only these in the county.
func (p trial) principals(ids ...string) {
	p.t.Helper()
	for _, name := range p.glob("sources/norrbotten/principals/*.yaml") {
		id := strings.TrimSuffix(path.Base(name), ".yaml")
		if !slices.Contains(ids, id) && id != "polsam" && id != "norrbottens-kommuner" {
			os.Remove(filepath.Join(p.dir, name))
		}
	}
	head, rest, _ := strings.Cut(p.read("sources/norrbotten/county.yaml"), "principals:\n")
	_, tail, _ := strings.Cut(rest, "bodies:")
	p.write("sources/norrbotten/county.yaml", head+"principals:\n  - "+strings.Join(ids, "\n  - ")+"\nbodies:"+tail)
}

func (p trial) replace(name, old, with string) {
	p.t.Helper()
	text := p.read(name)
	if !strings.Contains(text, old) {
		p.t.Fatalf("%s does not hold %q", name, old)
	}
	p.write(name, strings.Replace(text, old, with, 1))
}

// varies puts another word in the place of what it put there the last time.
func (p trial) varies(name, at, form string) func(int) {
	last := at
	return func(n int) {
		now := fmt.Sprintf(form, n)
		p.replace(name, last, now)
		last = now
	}
}

// laid is how a file lies on the disk.
type laid struct {
	sum   string
	state output.State
}

func (p trial) laid(out string) map[string]laid {
	all := map[string]laid{}
	for name, text := range p.files(out) {
		s, _ := output.StateOf(filepath.Join(p.dir, out), name)
		all[name] = laid{output.Sum([]byte(text)), s}
	}
	return all
}

// made builds and returns how many files were made, and how many there are.
func (p trial) made(out string, more ...string) (made, files int) {
	p.t.Helper()
	var told bytes.Buffer
	if code := cli.Main(p.args(out, append(more, "--json")...), nil, &told, io.Discard); code != 0 {
		p.t.Fatalf("exit %d\n%s", code, told.String())
	}
	lines := bytes.Split(bytes.TrimSpace(told.Bytes()), []byte("\n"))
	var sum struct{ Type, Made, Files any }
	if err := json.Unmarshal(lines[len(lines)-1], &sum); err != nil || sum.Type != "summary" {
		p.t.Fatalf("%v: %s", err, lines[len(lines)-1])
	}
	return int(sum.Made.(float64)), int(sum.Files.(float64))
}

func inFolder(id string) func(string, string) bool {
	return func(folder, _ string) bool { return folder == id }
}

func withStem(stems ...string) func(string, string) bool {
	return func(_, file string) bool {
		return slices.ContainsFunc(stems, func(s string) bool { return strings.HasPrefix(file, s) })
	}
}

func paged(_, file string) bool {
	return strings.HasSuffix(file, ".pdf") || strings.HasSuffix(file, ".png")
}

// edits are all of them.
func (p trial) edits() []realEdit {
	src := "sources/norrbotten/"
	annex := p.varies(src+"bilaga.yaml", "andelen äldre i befolkningen", "andelen prov%d i befolkningen")
	all := []realEdit{
		{name: "a heading of the report", do: p.varies(src+"tjansteskrivelse.yaml", "title: Bedömning", "title: Prov%d"), carries: withStem("tjansteskrivelse")},
		{name: "a sentence of the web page", do: p.varies(src+"webb.yaml", "En stärkt primärvård", "En prov%d primärvård"), carries: withStem("webb")},
		{name: "what Kiruna says for itself", do: p.varies(src+"lokalt/kiruna.yaml", "Läs mer", "Läs prov%d"), carries: inFolder("kiruna")},
		{name: "an ink of Boden", do: func(n int) {
			p.write(src+"brands/boden.yaml", strings.Replace(p.read(src+"brands/boden.yaml"), p.read(src + "brands/boden.yaml")[len("id: boden\ninks:\n  - {name: skog, rgb: '#"):][:6], fmt.Sprintf("1B5E%02X", 16+n%16), 1))
		}, carries: inFolder("boden")},
		{name: "the local poster's layout", do: p.varies("layouts/affisch-a3-lokal.yaml", "before: 6, colour", "before: 6.%d, colour"), carries: func(folder, file string) bool { return strings.HasPrefix(file, "affisch") && folder != "gemensamt" }},
		{name: "the annex's layout, which others build on", do: p.varies("layouts/bilaga-a4.yaml", "after: 10, keep: lines}", "after: 10.%d, keep: lines}"),
			carries: func(folder, file string) bool {
				return withStem("bilaga", "tjansteskrivelse", "protokollsutdrag", "lattlast")(folder, file) && paged(folder, file)
			}},
		{name: "a sentence of the translation", do: p.varies(src+"sprak/en.yaml", "My good habits are", "My trial%d habits are"), carries: func(_, file string) bool { return strings.Contains(file, "-en.") || strings.Contains(file, "-en-") }},
		{name: "an English label", do: func(n int) {
			p.write(src+"etiketter/en.yaml", strings.Replace(p.read(src+"etiketter/en.yaml"), "contents: Contents", "contents: Contents "+strconv.Itoa(n), 1))
		}, carries: func(_, file string) bool { return strings.Contains(file, "-en.") || strings.Contains(file, "-en-") }},
		{name: "a decision in Arjeplog", do: func(n int) {
			name := src + "principals/arjeplog.yaml"
			head, _, _ := strings.Cut(p.read(name), "steps:")
			p.write(name, head+fmt.Sprintf("steps:\n  - {body: styrelse, date: 2021-09-06, paragraph: %d, outcome: approved}\n", 100+n))
		}, carries: inFolder("arjeplog")},
		{name: "where a word is broken", do: func(n int) {
			p.write(src+"avstavning.yaml", fmt.Sprintf("sv:\n  - brukar-före-trädare*\n  - prov%c-ord\n", 'a'+n%26))
		}, carries: paged, maybe: true},
		{name: "Boden's Word template", do: func(n int) {
			p.write("mallar/boden.dotx", p.read([]string{"mallar/protokollsutdrag.dotx", "mallar/bilaga.dotx"}[n%2]))
		}, carries: func(folder, file string) bool { return folder == "boden" && strings.HasSuffix(file, ".docx") }},
		{name: "a logo on the wall", do: func(n int) { p.write(src+"logos/arjeplog.svg", mark(120+n)) }, carries: withStem("affisch", "broschyr", "bild", "webb", "presentation")},
		{name: "Boden's printer", do: p.varies("layouts/printers/arkoffset-bestruket.yaml", "description: Offset", "description: Prov%d"), carries: withStem("affisch", "broschyr", "bild")},
		{name: "a sentence of the annex, adopted anew", do: func(n int) {
			annex(n)
			var said bytes.Buffer
			day := fmt.Sprintf("2023-%02d-%02d", 1+n/28%12, 1+n%28)
			if code := cli.Main([]string{"adopt", "--project", p.dir, "--county", "norrbotten", "--body", "polsam", "--date", day, "--paragraph", "4"}, nil, io.Discard, &said); code != 0 {
				p.t.Fatalf("adopt: exit %d\n%s", code, said.String())
			}
		}},
		{name: "an address of the county", do: p.varies(src+"county.yaml", "https://vardgivarwebben", "https://prov%d")},
		{name: "a comment", do: func(n int) {
			name := p.pick(n, p.glob(src+"*.yaml"))
			p.write(name, fmt.Sprintf("# sedd %d\n", n)+p.read(name))
		}, silent: true},
		{name: "a principal leaves, or comes back", do: func(n int) {
			if _, err := os.Stat(filepath.Join(p.dir, src+"principals/boden.yaml")); err == nil {
				p.write("boden", p.read(src+"principals/boden.yaml"))
				p.principals("kiruna", "arjeplog", "region-norrbotten")
				os.Remove(filepath.Join(p.dir, src+"logos/boden.svg"))
				return
			}
			p.write(src+"principals/boden.yaml", p.read("boden"))
			p.principals("boden", "kiruna", "arjeplog", "region-norrbotten")
			p.write(src+"logos/boden.svg", mark(100))
		}},
		{name: "a local file comes or goes", do: func(n int) {
			name := src + "lokalt/arjeplog.yaml"
			if os.Remove(filepath.Join(p.dir, name)) != nil {
				p.write(name, "languages: [en]\n")
			}
		}, carries: inFolder("arjeplog")},
	}
	return append(all, p.damages()...)
}

// damages are what happens to the output folder.
func (p trial) damages() []realEdit {
	any1 := func(n int) string { return p.pick(n*7919, p.glob("out/norrbotten/*/*")) }
	cache := "out/" + output.CacheName
	return []realEdit{
		{name: "a file is taken away", do: func(n int) { os.Remove(filepath.Join(p.dir, any1(n))) }},
		{name: "a file is changed by hand", do: func(n int) { p.write(any1(n), "ändrad") }},
		{name: "a byte of a file, of the same length", do: func(n int) {
			name := any1(n)
			b := []byte(p.read(name))
			b[len(b)/2] ^= 1
			p.write(name, string(b))
		}},
		{name: "a byte of the cache", do: func(n int) {
			b := []byte(p.read(cache))
			b[n*104729%len(b)] ^= 4
			p.write(cache, string(b))
		}},
		{name: "the cache is cut", do: func(n int) { b := p.read(cache); p.write(cache, b[:n*104729%len(b)]) }},
		{name: "the cache is gone", do: func(int) { os.Remove(filepath.Join(p.dir, cache)) }},
		{name: "the cache is of another program", do: func(int) {
			line, rest, _ := strings.Cut(p.read(cache), "\n")
			_, head, _ := strings.Cut(line, " ")
			head = strings.Replace(head, `"n":"`, `"n":"another `, 1)
			p.write(cache, output.Sum([]byte(head))+" "+head+"\n"+rest)
		}},
		{name: "the manifest is gone", do: func(int) { os.Remove(filepath.Join(p.dir, "out/manifest.json")) }},
		{name: "a part is built", do: func(int) { p.made("out", "--principal", "arjeplog", "--document", "affisch") }},
		{name: "the clock was wrong", do: func(n int) {
			at := []time.Time{time.Unix(0, 0), time.Date(2090, 1, 1, 0, 0, 0, 0, time.UTC)}[n%2]
			for _, name := range append(p.glob("sources/norrbotten/*.yaml"), p.glob("out/norrbotten/*/*")...) {
				if err := os.Chtimes(filepath.Join(p.dir, name), at, at); err != nil {
					p.t.Fatal(err)
				}
			}
		}},
	}
}

func (p trial) pick(n int, names []string) string { return names[n%len(names)] }

// TestRealEdits holds three things of every edit, one at a time and several at once:
// the output folder is that of a build from scratch; a file whose bytes are the same
// was not written again; only what may carry the edit was made, and what does changed.
func TestRealEdits(t *testing.T) {
	p := rich(t)
	p.made("out")
	p.fromScratch("first")
	all := p.edits()
	rnd := rand.New(rand.NewPCG(7, 28))
	for i := 0; i < len(all)+4 && !t.Failed(); i++ {
		now := []realEdit{all[i%len(all)]}
		if i >= len(all) {
			now = []realEdit{all[rnd.IntN(len(all))], all[rnd.IntN(len(all))], all[rnd.IntN(len(all))]}
		}
		p.step(i+1, now)
	}
}

// step does some edits, builds, and looks.
func (p trial) step(n int, edits []realEdit) {
	p.t.Helper()
	var names []string
	before := p.laid("out")
	carries, silent := func(string, string) bool { return false }, true
	for _, e := range edits {
		names = append(names, e.name)
		e.do(n)
		more := carries
		switch {
		case e.silent:
		case e.carries == nil:
			carries, silent = func(string, string) bool { return true }, false
		default:
			carries, silent = func(folder, file string) bool { return more(folder, file) || e.carries(folder, file) }, false
		}
	}
	what := fmt.Sprintf("%d: %s", n, strings.Join(names, " + "))
	lay := p.laid("out")
	made, _ := p.made("out")
	p.fromScratch(what)
	after := p.laid("out")
	may, changed := 0, 0
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if strings.Count(name, "/") != 2 {
			continue
		}
		folder, file := path.Base(path.Dir(name)), path.Base(name)
		if carries(folder, file) {
			may++
		}
		if before[name].sum != after[name].sum {
			changed++
			if !carries(folder, file) {
				p.t.Errorf("%s: %s is another", what, name)
			}
		}
		if lay[name].sum == after[name].sum && lay[name].state != after[name].state {
			p.t.Errorf("%s: %s was written again, with the same bytes", what, name)
		}
	}
	p.t.Logf("%s: %d files made, %d changed, %d may carry it", what, made, changed, may)
	if limit := may + slack(edits); made > limit {
		p.t.Errorf("%s: %d files made, %d may carry it", what, made, limit)
	}
	if len(edits) == 1 && changed == 0 && !silent && !edits[0].maybe && edits[0].carries != nil {
		p.t.Errorf("%s: nothing changed", what)
	}
}

// slack is how many more files are made than can carry an edit: a document is made
// whole, so that a layout that sets the annex's PDF makes its Word file anew too.
func slack(edits []realEdit) int {
	for _, e := range edits {
		if e.carries == nil {
			return 0
		}
	}
	return 40
}
