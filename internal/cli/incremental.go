package cli

import (
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"malbild/internal/legible"
	"malbild/internal/output"
	"malbild/internal/pipeline"
	"malbild/internal/trace"
)

// incremental is how a build uses what earlier ones made.
type incremental struct {
	force, readAll, dryRun, watch bool
}

func (i *incremental) register(a *app, cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&i.force, "force", false, a.t("bygg allt på nytt, också det som är oförändrat", "build everything anew, the unchanged too"))
	f.BoolVar(&i.readAll, "verify", false, a.t("läs varje fil som redan finns och jämför kontrollsumman", "read every file that is there already, and compare its checksum"))
	f.BoolVar(&i.dryRun, "dry-run", false, a.t("säg vad som skulle ändras; skriv inget", "say what would change; write nothing"))
	f.BoolVar(&i.watch, "watch", false, a.t("bygg på nytt varje gång en källa sparas, tills Ctrl-C", "build again whenever a source is saved, until Ctrl-C"))
}

// The kinds of what is remembered.
const (
	keptCopy  = "copy"  // one copy, by the flags it was made with and its name
	keptSeen  = "seen"  // colours that meet on pages, by digest: most documents share them
	keptRun   = "run"   // a whole build that succeeded, by all of its flags
	keptFlags = "flags" // when a set of flags was last used, in builds
	keptBoot  = "boot"  // the run of the computer that all of it was held against
)

// keptLimit is how many sets of flags are remembered.
const keptLimit = 12

// memory is what a build knows of earlier ones in the same folder. A nil memory
// knows nothing and keeps nothing.
type memory struct {
	dir     string
	files   *trace.FS
	under   fs.FS
	flags   string // those that a copy is made with
	whole   string // and which copies are asked for
	read    bool   // read every file to check it
	force   bool
	cache   *output.Cache
	journal *output.Journal
	seen    sync.Map // *legible.Seen by digest
	latest  []colours
	copies  []string
	damaged bool
	booted  bool // the computer was started anew since: every file is read
}

// run is what is remembered of a whole build.
type run struct {
	Manifest   string // digest
	Asked      trace.Answers
	Copies     []string
	Files      int
	Principals []string
	Findings   []pipeline.KeptFinding `json:",omitempty"`
}

// recall makes the request watched, and remembers what there is to remember.
func (b *building) recall(req *pipeline.Request, dir string) *memory {
	if b.incremental == nil || programID() == "" {
		return nil
	}
	m := &memory{dir: dir, under: req.FS, read: b.readAll, force: b.force}
	m.files = trace.New(req.FS)
	b.asked, b.under = m.files.Seen, m.under
	m.flags = pipeline.Digest(req.Documents, req.Layouts, req.AllLayouts, req.Formats, req.Printer, req.Archive, req.Strict, req.Version, req.Built.UnixNano(), req.Date, req.Revision)
	m.whole = pipeline.Digest(m.flags, req.Counties, req.Principals, req.Shard)
	req.FS = m.files
	m.load()
	return m
}

// load reads the cache.
func (m *memory) load() {
	m.cache = output.ReadCache(m.dir, programID())
	m.damaged = m.damaged || m.cache.Damaged
	if m.force {
		m.cache.Forget()
	}
	var boot string
	m.cache.Get(keptBoot, "id", &boot)
	m.booted = boot != output.Boot()
	m.read = m.read || m.booted
}

// kept is what is remembered of a copy: the documents whose files are all still there.
// It reports false when one of them is not. A document without files is none.
func (m *memory) kept(name string) (k pipeline.Kept, whole bool) {
	if !m.cache.Get(keptCopy, m.flags+" "+name, &k) {
		return k, false
	}
	all := len(k.Docs)
	k.Docs = slices.DeleteFunc(k.Docs, func(d pipeline.KeptDoc) bool {
		if len(d.Files) == 0 {
			return true
		}
		for i := range d.Files {
			f := &d.Files[i]
			if !output.Intact(m.dir, path.Join(name, f.Name), f.SHA256, &f.State, m.read) {
				return true
			}
		}
		return false
	})
	return k, len(k.Docs) == all
}

// recollect is what a plan asks of a copy.
func (m *memory) recollect(c pipeline.Copy) pipeline.Kept {
	k, _ := m.kept(copyName(c))
	k.Docs = slices.DeleteFunc(k.Docs, func(d pipeline.KeptDoc) bool { return d.SeenSum != "" && m.colours(d.SeenSum) == nil })
	for i := range k.Docs {
		if sum := k.Docs[i].SeenSum; sum != "" {
			k.Docs[i].Seen = m.colours(sum)
		}
	}
	return k
}

// colours are those that met on the pages of a document; nil: they are not known.
func (m *memory) colours(sum string) *legible.Seen {
	if v, ok := m.seen.Load(sum); ok {
		return v.(*legible.Seen)
	}
	s := &legible.Seen{}
	if !m.cache.Get(keptSeen, sum, s) {
		return nil
	}
	m.seen.Store(sum, s)
	return s
}

// nothingToDo ends a build at once when an earlier one did the same: the sources
// answer as they did, the files are there, and nothing else is; not even what a killed
// build left, which the next one clears.
func (b *building) nothingToDo(req pipeline.Request, m *memory) (bool, error) {
	var r run
	if m == nil || m.damaged || m.booted || !m.cache.Get(keptRun, m.whole, &r) {
		return false, nil
	}
	bar := b.progress(0, true)
	if r.Manifest == "" || output.ManifestSum(m.dir) != r.Manifest || len(r.Asked.Changed(m.under)) > 0 || output.Debris(m.dir) {
		return false, nil
	}
	files := 0
	for _, name := range r.Copies {
		k, ok := m.kept(name)
		if !ok {
			return false, nil
		}
		named := map[string]bool{}
		for _, d := range k.Docs {
			for _, f := range d.Files {
				named[f.Name] = true
			}
			files += len(d.Files)
		}
		if county, folder := path.Split(name); len(output.Strangers(m.dir, path.Clean(county), folder, named)) > 0 {
			return false, nil
		}
	}
	if files != r.Files {
		return false, nil
	}
	b.asked = func() trace.Answers { return r.Asked }
	b.found, b.files, b.unchanged = pipeline.TellFindings(r.Findings), r.Files, r.Files
	for _, p := range r.Principals {
		b.principals[p] = true
	}
	b.tellAll(req)
	b.summary(bar)
	return true, b.verdict()
}

// knows reports whether copies were made before with these flags.
func (m *memory) knows() bool {
	return m != nil && slices.ContainsFunc(m.cache.Keys(keptCopy), func(k string) bool { return strings.HasPrefix(k, m.flags+" ") })
}

// begin goes on from what is remembered, now that the folder is ours.
func (m *memory) begin(plan *pipeline.Plan, w *output.Writer) {
	if m == nil {
		return
	}
	m.load()
	m.journal = w.Journal(m.cache, programID())
	plan.Remember(m.recollect)
}

func copyName(c pipeline.Copy) string { return path.Join(c.County.Content.ID, c.Folder()) }

// made remembers a copy, at once: a build that is killed goes on from here.
func (m *memory) made(s pipeline.Set) {
	if m == nil {
		return
	}
	name := copyName(s.Copy)
	m.copies = append(m.copies, name)
	k, ok := s.Kept()
	if !ok {
		return
	}
	for i := range k.Docs {
		d := &k.Docs[i]
		for n := range d.Files {
			state, ok := output.StateOf(m.dir, path.Join(name, d.Files[n].Name))
			if !ok {
				return
			}
			d.Files[n].State = state
		}
		if d.Seen != nil && d.SeenSum == "" {
			d.SeenSum = m.keepSeen(d.Seen, d.SeenRaw) // first: without it the document counts for nothing
		}
	}
	m.journal.Add(keptCopy, m.flags+" "+name, k)
}

// latest is how many sets of colours are compared with: those of a copy's documents.
const latest = 32

// keepSeen remembers the colours of a document and returns what they are kept under.
// Most documents show those of the same document of the copy before.
func (m *memory) keepSeen(s *legible.Seen, raw json.RawMessage) string {
	for _, c := range m.latest {
		if c.seen.Equal(s) {
			return c.sum
		}
	}
	if raw == nil {
		raw, _ = json.Marshal(s) // plain data: it does not fail
	}
	sum := output.Sum(raw)
	m.journal.Add(keptSeen, sum, raw)
	if len(m.latest) == latest {
		m.latest = slices.Delete(m.latest, 0, latest/2)
	}
	m.latest = append(m.latest, colours{s, sum})
	return sum
}

// colours are some that met on pages, and the digest they are kept under.
type colours struct {
	seen *legible.Seen
	sum  string
}

// remember notes a build that succeeded as a whole.
func (b *building) remember(m *memory, w *output.Writer) error {
	if m == nil || len(b.failed) > 0 || b.fault != nil {
		return nil
	}
	if err := w.Settle(); err != nil {
		return err
	}
	r := run{Manifest: output.ManifestSum(m.dir), Asked: m.files.Seen(), Copies: m.copies, Files: b.files, Findings: pipeline.KeepFindings(b.found)}
	for p := range b.principals {
		r.Principals = append(r.Principals, p)
	}
	slices.Sort(r.Principals)
	m.journal.Add(keptRun, m.whole, r)
	m.journal.Add(keptBoot, "id", output.Boot()) // last: all that it may be trusted for was read or written
	m.age()
	m.journal.Compact()
	return nil
}

// age forgets the flags that were used longest ago, and what was made with them.
func (m *memory) age() {
	last := map[string]int{}
	newest := 0
	for _, k := range m.cache.Keys(keptFlags) {
		var n int
		m.cache.Get(keptFlags, k, &n)
		last[k], newest = n, max(newest, n)
	}
	m.journal.Add(keptFlags, m.flags, newest+1)
	delete(last, m.flags)
	for len(last) >= keptLimit {
		oldest := ""
		for k, n := range last {
			if oldest == "" || n < last[oldest] {
				oldest = k
			}
		}
		delete(last, oldest)
		m.cache.Drop(keptFlags, oldest)
		for _, k := range m.cache.Keys(keptCopy) {
			if len(k) > len(oldest) && k[:len(oldest)] == oldest {
				m.cache.Drop(keptCopy, k)
			}
		}
	}
	runs := m.cache.Keys(keptRun)
	for _, k := range runs[:max(0, len(runs)-2*keptLimit)] {
		if k != m.whole {
			m.cache.Drop(keptRun, k)
		}
	}
}

func (m *memory) end() {
	if m != nil && m.journal != nil {
		m.journal.Close()
	}
}
