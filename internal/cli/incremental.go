package cli

import (
	"io/fs"
	"path"
	"slices"

	"github.com/spf13/cobra"

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
	keptShared = "shared" // what all copies were made of, as one record
	keptCopy   = "copy"   // one copy, by the flags it was made with and its name
	keptRun    = "run"    // a whole build that succeeded, by all of its flags
	keptFlags  = "flags"  // when a set of flags was last used, in builds
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
	shared  trace.Answers
	copies  []string
	damaged bool
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
	m.flags = pipeline.Digest(req.Documents, req.Layouts, req.AllLayouts, req.Printer, req.Archive, req.Strict, req.Version, req.Built.UnixNano(), req.Date, req.Revision)
	m.whole = pipeline.Digest(m.flags, req.Counties, req.Principals, req.Shard)
	req.FS = m.files
	m.load()
	return m
}

// load reads the cache. What all copies were made of must be as it was, or nothing of
// it counts.
func (m *memory) load() {
	m.cache = output.ReadCache(m.dir, programID())
	m.damaged = m.damaged || m.cache.Damaged
	m.shared = trace.Answers{}
	if m.force || m.cache.Get(keptShared, "all", &m.shared) && len(m.shared.Changed(m.under)) > 0 {
		m.cache.Forget()
		m.shared = trace.Answers{}
	}
}

// kept is a copy that was made before and is still there.
func (m *memory) kept(name string) (k pipeline.Kept, ok bool) {
	if !m.cache.Get(keptCopy, m.flags+" "+name, &k) {
		return k, false
	}
	for i := range k.Files {
		f := &k.Files[i]
		if !output.Intact(m.dir, path.Join(name, f.Name), f.SHA256, &f.State, m.read) {
			return k, false
		}
	}
	return k, true
}

// nothingToDo ends a build at once when an earlier one did the same: the sources
// answer as they did, the files are there, and nothing else is.
func (b *building) nothingToDo(req pipeline.Request, m *memory) (bool, error) {
	var r run
	if m == nil || m.damaged || !m.cache.Get(keptRun, m.whole, &r) {
		return false, nil
	}
	bar := b.progress(0, true)
	if r.Manifest == "" || output.ManifestSum(m.dir) != r.Manifest || len(r.Asked.Changed(m.under)) > 0 {
		return false, nil
	}
	for _, name := range r.Copies {
		k, ok := m.kept(name)
		if !ok {
			return false, nil
		}
		named := map[string]bool{}
		for _, f := range k.Files {
			named[f.Name] = true
		}
		if county, folder := path.Split(name); len(output.Strangers(m.dir, path.Clean(county), folder, named)) > 0 {
			return false, nil
		}
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

// begin goes on from what is remembered, now that the folder is ours.
func (m *memory) begin(plan *pipeline.Plan, w *output.Writer) {
	if m == nil {
		return
	}
	m.files.Mark()
	m.load()
	m.journal = w.Journal(m.cache, programID())
	plan.Remember(func(c pipeline.Copy, key string) (pipeline.Kept, bool) {
		name := copyName(c)
		k, ok := m.kept(name)
		if !ok || k.Key != key {
			return k, false
		}
		set := output.Set{County: c.County.Content.ID, Principal: c.Folder(), Complete: c.Complete}
		for _, f := range k.Files {
			set.Artifacts = append(set.Artifacts, output.Artifact{Path: path.Join(name, f.Name)})
		}
		return k, !w.Stale(set)
	})
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
	for i := range k.Files {
		state, ok := output.StateOf(m.dir, path.Join(name, k.Files[i].Name))
		if !ok {
			return
		}
		k.Files[i].State = state
	}
	for q, a := range m.files.Shared(pipeline.SourceFolder) {
		m.shared[q] = a
	}
	m.journal.Add(keptShared, "all", m.shared) // first: without it the copy counts for nothing
	m.journal.Add(keptCopy, m.flags+" "+name, k)
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
	for q, a := range m.shared { // copies that were kept asked for these
		if r.Asked[q] == "" {
			r.Asked[q] = a
		}
	}
	slices.Sort(r.Principals)
	m.journal.Add(keptRun, m.whole, r)
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
