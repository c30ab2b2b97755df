package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// bench is one run of everything.
type bench struct {
	dir         string // of everything that is made
	rounds      int
	only        string
	modules     string // Node packages of the rivals
	ours, stock string // programs
	version     string // of ours
	self        string
	noStock     string // why stock could not be built; empty: it was
	names       []string
	lines       []line
}

// rival is a program that makes the same documents.
type rival struct {
	name  string
	batch int                               // how many in one process
	run   func(n int, out string) *exec.Cmd // makes n files into a folder
	lacks string                            // why it cannot be run here; empty: it can
	note  string                            // what its files are not
}

// contest is one kind of document, made by us and by others.
type contest struct {
	name, kind string // of words: poster or annex
	format     string // pdf or docx
	cold       bool   // one file, from the start of the process, on all cores
	rivals     []rival
}

// sample is what one process took.
type sample struct{ wall, work float64 } // milliseconds a document

// timed are the turns of one program, and how they compare with ours.
type timed struct {
	runs                 []sample
	wallRatio, workRatio []float64
}

func (t *timed) add(own, ours sample) {
	t.runs = append(t.runs, own)
	t.wallRatio = append(t.wallRatio, own.wall/ours.wall)
	t.workRatio = append(t.workRatio, own.work/ours.work)
}

// line is one row of the tables.
type line struct {
	contest, name, note string
	batch               int
	whole               timed // processes
	loop                timed // documents alone, by a clock in the process
	look                look
	floor, lack         string
}

// contests are what is compared.
func (b *bench) contests() []contest {
	all := []contest{
		{name: "poster, tagged PDF", kind: "poster", format: "pdf", rivals: []rival{b.typst("poster", 295), b.maroto("poster", 100), b.weasy("poster", 28)}},
		{name: "annex, tagged PDF", kind: "annex", format: "pdf", rivals: []rival{b.typst("annex", 295), b.maroto("annex", 100), b.weasy("annex", 28), b.office(28)}},
		{name: "annex, DOCX", kind: "annex", format: "docx", rivals: []rival{b.unioffice(295), b.node("docx", "docx.mjs", "annex", 100), b.node("docxtemplater", "docx.mjs", "template", 100)}},
		{name: "one poster, cold", kind: "poster", format: "pdf", cold: true, rivals: []rival{b.typst("poster", 1), b.maroto("poster", 1), b.weasy("poster", 1)}},
		{name: "one annex, cold", kind: "annex", format: "pdf", cold: true, rivals: []rival{b.typst("annex", 1), b.maroto("annex", 1), b.weasy("annex", 1)}},
	}
	return slices.DeleteFunc(all, func(c contest) bool { return !strings.Contains(c.name, b.only) })
}

// product is our name of a kind of document.
func product(kind string) string {
	return map[string]string{"poster": "affisch", "annex": "bilaga"}[kind]
}

// our is our own program, whole: it reads the sources of all names, checks, makes,
// inspects, and writes files and manifest.
func (b *bench) our(c contest, n int, out string) *exec.Cmd {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = id(i)
	}
	project := "project"
	if c.cold {
		project = "small" // a county and one more, as anybody has
	}
	return exec.Command(b.ours, "build", "--force", "--project", filepath.Join(b.dir, project), "--out", out, "--document", product(c.kind), "--format", c.format, "--principal", strings.Join(ids, ","))
}

func (b *bench) typst(kind string, n int) rival { return b.node("Typst", "typst.mjs", kind, n) }

// node is a rival that comes from npm.
func (b *bench) node(name, script, kind string, n int) rival {
	r := rival{name: name, batch: n}
	pkg := map[string]string{"Typst": "@myriaddreamin/typst-ts-node-compiler"}[name]
	if pkg == "" {
		pkg = name
	}
	version := packageVersion(filepath.Join(b.modules, "node_modules", pkg, "package.json"))
	if version == "" {
		r.lacks = "npm's " + pkg + " is not installed; run «make rivals-setup»"
	} else if name == "Typst" {
		r.name = "Typst (its Node compiler " + version + ")"
	} else {
		r.name += " " + version
	}
	if kind == "template" {
		r.note = "fills one name into a template"
	}
	r.run = func(n int, out string) *exec.Cmd {
		cmd := exec.Command("node", filepath.Join(".ci/rivals", script), kind, strconv.Itoa(n), b.dir, out)
		cmd.Env = append(os.Environ(), "RIVALS="+b.modules)
		return cmd
	}
	return r
}

func (b *bench) maroto(kind string, n int) rival {
	return rival{name: "maroto 2.4.0, stock", batch: n, lacks: b.noStock, note: "not tagged; rough layout", run: func(n int, out string) *exec.Cmd {
		return exec.Command(b.stock, "maroto-"+kind, strconv.Itoa(n), b.dir, out)
	}}
}

func (b *bench) unioffice(n int) rival {
	return rival{name: "unioffice 1.4.0, document", batch: n, lacks: b.noStock, note: "adds its banner", run: func(n int, out string) *exec.Cmd {
		return exec.Command(b.stock, "unioffice-annex", strconv.Itoa(n), b.dir, out)
	}}
}

func (b *bench) weasy(kind string, n int) rival {
	r := rival{name: "WeasyPrint", batch: n, run: func(n int, out string) *exec.Cmd {
		return exec.Command("/usr/bin/python3", ".ci/rivals/weasy.py", kind, strconv.Itoa(n), b.dir, out)
	}}
	v, err := exec.Command("/usr/bin/python3", "-c", "import weasyprint;print(weasyprint.__version__)").Output()
	if err != nil {
		r.lacks = "weasyprint is not installed; run «make rivals-setup»"
	}
	r.name += " " + strings.TrimSpace(string(v))
	return r
}

// office turns our own Word annexes into tagged PDF.
func (b *bench) office(n int) rival {
	r := rival{name: "LibreOffice", batch: n, note: "turns our DOCX into PDF"}
	if _, err := exec.LookPath("soffice"); err != nil {
		r.lacks = "soffice is not installed; run «make rivals-setup»"
		return r
	}
	if v, err := exec.Command("soffice", "--version").Output(); err == nil {
		if words := strings.Fields(string(v)); len(words) > 1 {
			r.name += " " + words[1]
		}
	}
	in := filepath.Join(b.dir, "office")
	r.run = func(n int, out string) *exec.Cmd {
		if _, err := os.Stat(in); err != nil {
			made := filepath.Join(b.dir, "for-office")
			if msg, err := b.our(contest{kind: "annex", format: "docx"}, n, made).CombinedOutput(); err != nil {
				fmt.Fprintf(os.Stderr, "%s\n", msg)
			}
			os.MkdirAll(in, 0o755)
			for i := range n {
				data, _ := os.ReadFile(filepath.Join(made, "norrbotten", id(i), "bilaga.docx"))
				os.WriteFile(filepath.Join(in, fmt.Sprintf("%03d.docx", i)), data, 0o644)
			}
		}
		args := []string{"-env:UserInstallation=file://" + filepath.Join(b.dir, "profile"), "--headless", "--convert-to",
			`pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}`, "--outdir", out}
		for i := range n {
			args = append(args, filepath.Join(in, fmt.Sprintf("%03d.docx", i)))
		}
		return exec.Command("soffice", args...)
	}
	return r
}

// pinned keeps a program to one core, so that one core is compared with one.
func pinned(cmd *exec.Cmd, cold bool) *exec.Cmd {
	if _, err := exec.LookPath("taskset"); err != nil || cold {
		return cmd
	}
	out := exec.Command("taskset", append([]string{"-c", "0"}, cmd.Args...)...)
	out.Env = cmd.Env
	return out
}

// measure runs a program once, into an empty folder. Inner is what its own clock says
// of its loop, if it has one.
func measure(cmd *exec.Cmd, out string, n int) (whole sample, inner *sample, err error) {
	if err := os.RemoveAll(out); err != nil {
		return whole, nil, err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return whole, nil, err
	}
	start := time.Now()
	said, err := cmd.CombinedOutput()
	took := time.Since(start)
	if err != nil {
		return whole, nil, fmt.Errorf("%w: %.600s", err, said)
	}
	work := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 / float64(n) }
	return sample{ms(took), ms(work)}, loopOf(said, n), nil
}

// contest measures everything, A-B-A-B, and prints the table.
func (b *bench) contest() error {
	before := load()
	began := time.Now()
	for _, c := range b.contests() {
		for _, r := range c.rivals {
			if err := b.pair(c, r); err != nil {
				return fmt.Errorf("%s, %s: %w", c.name, r.name, err)
			}
		}
	}
	b.print(before, time.Since(began))
	return nil
}

// pair lets us and a rival take turns. The first turn of each warms the machine and is
// looked at; it does not count.
func (b *bench) pair(c contest, r rival) error {
	l := line{contest: c.name, name: r.name, note: r.note, batch: r.batch, lack: r.lacks}
	own := line{contest: c.name, name: "malbild", batch: r.batch, note: "beside " + r.name}
	if r.lacks == "" {
		fmt.Fprintf(os.Stderr, "%s: %s …\n", c.name, r.name)
		if err := b.turns(c, r, &own, &l); err != nil {
			return err
		}
	}
	if l.lack == "" {
		b.lines = append(b.lines, own)
	}
	b.lines = append(b.lines, l)
	return nil
}

// turns fills two rows of the table, or says what the rival lacks.
func (b *bench) turns(c contest, r rival, own, l *line) error {
	mine, theirs := filepath.Join(b.dir, "ours"), filepath.Join(b.dir, "theirs")
	rounds := b.rounds
	if c.cold {
		rounds *= 2
	} else if r.batch < 100 {
		rounds = (rounds + 1) / 2
	}
	var floors []float64
	for i := range rounds + 1 {
		a, _, err := measure(pinned(b.our(c, r.batch, mine), c.cold), mine, r.batch)
		if err != nil {
			return fmt.Errorf("ours: %w", err)
		}
		o, inner, err := measure(pinned(r.run(r.batch, theirs), c.cold), theirs, r.batch)
		if err != nil { // a rival that fails is told of, and the others go on
			l.lack = "failed: " + err.Error()
			return nil
		}
		var ourLoop *sample
		if !c.cold && inner != nil {
			if ourLoop, err = b.alone(c, r.batch, i == 0); err != nil {
				return fmt.Errorf("ours, documents alone: %w", err)
			}
		}
		if i == 0 {
			if own.look, err = b.see(c, r.batch, func(i int) string { return b.made(c, i) }); err != nil {
				return fmt.Errorf("ours: %w", err)
			}
			if l.look, err = b.see(c, r.batch, func(i int) string { return filepath.Join(theirs, fmt.Sprintf("%03d.%s", i, c.format)) }); err != nil {
				l.lack = "its files are not what they should be: " + err.Error()
				return nil
			}
			continue
		}
		own.whole.runs = append(own.whole.runs, a)
		l.whole.add(o, a)
		if ourLoop != nil {
			own.loop.runs = append(own.loop.runs, *ourLoop)
			l.loop.add(*inner, *ourLoop)
		}
		if !c.cold {
			low := filepath.Join(b.dir, "low")
			f, _, err := measure(pinned(exec.Command(b.self, "-floor", b.made(c, 0), strconv.Itoa(r.batch), low), false), low, r.batch)
			if err != nil {
				return fmt.Errorf("floor: %w", err)
			}
			floors = append(floors, a.wall/f.wall)
		}
	}
	if len(floors) > 0 {
		own.floor = spread(floors, "%.1f")
	}
	return nil
}

// made is the i-th file that our whole program has made.
func (b *bench) made(c contest, i int) string {
	return filepath.Join(b.dir, "ours", "norrbotten", id(i), product(c.kind)+"."+c.format)
}

// alone is one turn of ours from composed documents; the first one is held against the
// files of the whole program, byte for byte.
func (b *bench) alone(c contest, n int, look bool) (*sample, error) {
	out := filepath.Join(b.dir, "alone")
	_, inner, err := measure(pinned(exec.Command(b.self, "-alone", c.kind, c.format, b.version, filepath.Join(b.dir, "project"), out, strconv.Itoa(n)), false), out, n)
	if err != nil {
		return nil, err
	}
	if inner == nil {
		return nil, errors.New("it said nothing of its loop")
	}
	for i := 0; look && i < n; i++ {
		a, err := os.ReadFile(filepath.Join(out, id(i)+"."+c.format))
		if err != nil {
			return nil, err
		}
		w, err := os.ReadFile(b.made(c, i))
		if err != nil {
			return nil, err
		}
		if !bytes.Equal(a, w) {
			return nil, fmt.Errorf("the file of %s is not that of the whole program", b.names[i])
		}
	}
	return inner, nil
}
