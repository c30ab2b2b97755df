package pipeline

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"malbild/internal/adoption"
	"malbild/internal/brand"
	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/output"
	"malbild/internal/principal"
	"malbild/internal/trace"
	"malbild/layouts"
)

// reading is what came of reading a county.
type reading struct {
	county *County
	found  diag.List
}

// readCounty reads everything about one county. Its second worker has less to read, and
// calls then when it is done: what that begins must not be waited for here.
func readCounty(fsys fs.FS, id string, jobs int, then func()) reading {
	seen := newWitness(fsys)
	dir := path.Join(SourceFolder, id)
	c := &County{}
	var found diag.List
	note := func(l diag.List) { found.Add(l...) }
	var words, rest diag.List
	var translations *content.Translations
	together(jobs, func() {
		c.Content, words = content.Load(seen, dir)
	}, func() {
		c.Register, rest = principal.Load(seen, dir)
		var list diag.List
		c.Profiles, list = brand.Load(seen, dir, layouts.Files)
		rest.Add(list...)
		if !list.HasErrors() {
			rest.Add(unknownProfiles(c)...)
		}
		c.Lock, list = adoption.Load(seen, dir)
		rest.Add(list...)
		then()
		translations = content.OpenTranslations(seen, dir)
	})
	note(words)
	note(rest)
	c.Profile = c.Profiles[brand.Joint]
	if !found.HasErrors() { // else the passages are not all there
		note(c.readLanguages(seen, dir, jobs, translations))
		note(c.readLocal(seen, dir))
	}
	c.Digests = seen.digests()
	if c.Register != nil {
		for _, p := range c.Register.Principals {
			if p.ID == Joint {
				note(diag.List{codeSameFolder.At(p.Pos, p.ID)})
			}
		}
	}
	if c.Content != nil && c.Register != nil {
		c.capitals = capitals(c)
	}
	found.Sort()
	return reading{c, found}
}

// unknownProfiles reports the principals that choose a graphic profile nobody has written.
func unknownProfiles(c *County) (found diag.List) {
	names := slices.Sorted(maps.Keys(c.Profiles))
	for _, p := range c.Register.Principals {
		if t := p.Profile; t.Value != "" && c.Profiles[t.Value] == nil {
			f := unknown(codeUnknownProfile, t.Value, names)
			f.Pos = t.Pos
			found.Add(f)
		}
	}
	return found
}

// witness is a file system that remembers the digest of every file read through
// it, so that the manifest can say what a document was made of.
type witness struct {
	fs.FS
	mu      sync.Mutex
	sums    map[string]string
	folders map[string]fs.FileInfo
}

func newWitness(fsys fs.FS) *witness {
	return &witness{FS: fsys, sums: map[string]string{}, folders: map[string]fs.FileInfo{}}
}

// ReadFile reads a file and remembers its digest.
func (w *witness) ReadFile(name string) ([]byte, error) {
	data, sum, err := readSum(w.FS, name)
	if err == nil {
		w.mu.Lock()
		w.sums[name] = sum
		w.mu.Unlock()
	}
	return data, err
}

// readSum reads a file with its digest, which who watches the file system has made.
func readSum(fsys fs.FS, name string) (data []byte, sum string, err error) {
	if t, ok := fsys.(*trace.FS); ok {
		return t.ReadSum(name)
	}
	if data, err = fs.ReadFile(fsys, name); err == nil {
		sum = output.Sum(data)
	}
	return data, sum, err
}

// Stat, ReadDir, Lstat and ReadLink pass on what the file system below can do.
func (w *witness) Stat(name string) (fs.FileInfo, error) { return fs.Stat(w.FS, name) }

// ReadDir lists a folder.
func (w *witness) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(w.FS, name) }

// Lstat describes a file without following a link. A folder is looked at once: it is on
// the way to many files.
func (w *witness) Lstat(name string) (fs.FileInfo, error) {
	w.mu.Lock()
	info := w.folders[name]
	w.mu.Unlock()
	if info != nil {
		return info, nil
	}
	info, err := fs.Lstat(w.FS, name)
	if err == nil && info.IsDir() {
		w.mu.Lock()
		w.folders[name] = info
		w.mu.Unlock()
	}
	return info, err
}

// ReadLink says where a link leads.
func (w *witness) ReadLink(name string) (string, error) { return fs.ReadLink(w.FS, name) }

func (w *witness) digests() []output.Digest {
	out := make([]output.Digest, 0, len(w.sums))
	for name, sum := range w.sums {
		out = append(out, output.Digest{Path: name, SHA256: sum})
	}
	slices.SortFunc(out, byPath)
	return out
}

func byPath(a, b output.Digest) int { return strings.Compare(a.Path, b.Path) }

// concerned leaves out counties that none of the named principals belongs to: a
// copy for one municipality needs no other county, and a fault there does not
// stop it. Where a name is no id of a principal's file, all are read.
func concerned(fsys fs.FS, ids, principals []string) []string {
	if len(principals) == 0 {
		return ids
	}
	wanted := map[string]bool{}
	for _, p := range principals {
		known := false
		for _, id := range ids {
			name := path.Join(SourceFolder, id, "principals", p+".yaml")
			if !fs.ValidPath(name) {
				continue
			}
			if _, err := fs.Stat(fsys, name); err == nil {
				wanted[id], known = true, true
			}
		}
		if !known {
			return ids
		}
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !wanted[id] })
}
