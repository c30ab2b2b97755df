package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"malbild/internal/diag"
)

const manifestName = "manifest.json"

// manifest is out/manifest.json: the receipt of everything in the folder. Its
// order is fixed and it holds no clock, so equal builds make equal manifests.
type manifest struct {
	Tool      string              `json:"tool"`
	Version   string              `json:"version"`
	Built     string              `json:"built,omitempty"` // only when SOURCE_DATE_EPOCH is set
	Artifacts []entry             `json:"artifacts"`
	Failed    []failure           `json:"failed,omitempty"`
	Sources   map[string][]Digest `json:"sources"` // by the id an entry refers to

	folders map[string][]entry // Artifacts while a build goes on, by folder: what a copy costs does not grow with their number

	last   []Digest // the list of sources that was filed last, and its id
	lastID string
}

// entry is one file.
type entry struct {
	Path      string   `json:"path"`
	County    string   `json:"county"`
	Principal string   `json:"principal"`
	Document  string   `json:"document"`
	Format    string   `json:"format"`
	Language  string   `json:"language"`
	Standards []string `json:"standards"`
	Pages     int      `json:"pages,omitempty"`
	SHA256    string   `json:"sha256"`
	Sources   string   `json:"sources"`
	Version   string   `json:"version,omitempty"` // when another version of the program made it
}

// failure is a principal whose documents could not be made.
type failure struct {
	County    string   `json:"county"`
	Principal string   `json:"principal"`
	Codes     []string `json:"codes"`
}

// put replaces what is said of a principal. Of a set that is not complete, the
// other documents keep their entries.
func (m *manifest) put(s Set) {
	m.spread()
	folder := path.Join(s.County, s.Principal)
	made := func(e entry) bool {
		return slices.ContainsFunc(s.Artifacts, func(a Artifact) bool { return a.Path == e.Path })
	}
	now := slices.DeleteFunc(m.folders[folder], func(e entry) bool { return s.Complete || made(e) })
	now = slices.Grow(now, len(s.Artifacts))
	for _, a := range s.Artifacts {
		now = append(now, entry{Path: a.Path, County: a.County, Principal: a.Principal,
			Document: a.Product, Format: a.Format, Language: a.Language, Standards: standards(a.Standards),
			Pages: a.Pages, SHA256: a.SHA256, Sources: m.source(a.Sources)})
	}
	m.folders[folder] = slices.Clip(now)
	m.succeed(s.County, s.Principal)
}

// spread sorts the entries into folders; gather brings them back.
func (m *manifest) spread() {
	if m.folders != nil {
		return
	}
	m.folders = map[string][]entry{}
	for _, e := range m.Artifacts {
		folder := path.Dir(e.Path)
		m.folders[folder] = append(m.folders[folder], e)
	}
	m.Artifacts = nil
}

// add files one entry more.
func (m *manifest) add(e entry) {
	m.spread()
	folder := path.Dir(e.Path)
	m.folders[folder] = append(m.folders[folder], e)
}

func (m *manifest) gather() {
	if m.folders == nil {
		return
	}
	m.Artifacts = []entry{}
	for _, folder := range sortedKeys(m.folders) {
		m.Artifacts = append(m.Artifacts, m.folders[folder]...)
	}
	m.folders = nil
}

// standards makes an absent list an empty one, so that the key never is null.
func standards(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// source files a set of digests and returns the id entries refer to it by. Most files
// have the same list as the one before them: the very same, or one with the same words.
func (m *manifest) source(ds []Digest) string {
	if len(ds) > 0 && slices.Equal(ds, m.last) {
		return m.lastID
	}
	var b []byte
	for _, d := range ds {
		b = append(append(b, d.SHA256...), ' ')
		b = append(append(b, d.Path...), '\n')
	}
	id := Sum(b)[:16]
	if _, ok := m.Sources[id]; !ok {
		m.Sources[id] = slices.Clone(ds)
	}
	m.last, m.lastID = ds, id
	return id
}

func (m *manifest) fail(f failure) {
	m.succeed(f.County, f.Principal)
	m.Failed = append(m.Failed, f)
}

func (m *manifest) succeed(county, principal string) {
	m.Failed = slices.DeleteFunc(m.Failed, func(f failure) bool { return f.County == county && f.Principal == principal })
}

// drop forgets a file, and the failure of a folder that has no file now.
func (m *manifest) drop(name string) {
	m.spread()
	folder := path.Dir(name)
	m.folders[folder] = slices.DeleteFunc(m.folders[folder], func(e entry) bool { return e.Path == name })
	if len(m.folders[folder]) == 0 {
		delete(m.folders, folder)
		county, principal := path.Split(folder)
		m.succeed(path.Clean(county), principal)
	}
}

// sum is the SHA-256 of a file as an earlier build made it, or "".
func (m *manifest) sum(name string) string {
	m.spread()
	for _, e := range m.folders[path.Dir(name)] {
		if e.Path == name {
			return e.SHA256
		}
	}
	return ""
}

// finish brings the manifest into its one order and drops digests nobody refers to.
func (m *manifest) finish() {
	m.gather()
	slices.SortFunc(m.Artifacts, func(a, b entry) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(m.Failed, func(a, b failure) int {
		return strings.Compare(path.Join(a.County, a.Principal), path.Join(b.County, b.Principal))
	})
	used := map[string]bool{}
	for _, e := range m.Artifacts {
		used[e.Sources] = true
	}
	for id := range m.Sources {
		if !used[id] {
			delete(m.Sources, id)
		}
	}
}

// readManifest reads what earlier builds made. One that cannot be read counts
// for nothing, which only means that no old file is removed.
func (w *Writer) readManifest() error {
	w.man = &manifest{}
	data, err := w.root.ReadFile(manifestName)
	if err == nil {
		err = json.Unmarshal(data, w.man)
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case errors.As(err, &syntax), errors.As(err, &kind):
		w.report.Warnings.Add(codeManifest.At(diag.Pos{}, path.Join(w.dir, manifestName), diag.Cause(err)))
		w.man = &manifest{}
	case err != nil:
		return err
	}
	if w.man.Artifacts == nil {
		w.man.Artifacts = []entry{}
	}
	if w.man.Sources == nil {
		w.man.Sources = map[string][]Digest{}
	}
	if old := w.man.Version; old != w.opts.Version {
		for i := range w.man.Artifacts {
			if w.man.Artifacts[i].Version == "" {
				w.man.Artifacts[i].Version = old
			}
		}
	}
	w.man.Tool, w.man.Version, w.man.Built = w.opts.Tool, w.opts.Version, w.opts.Built
	return nil
}

// writeManifest puts the manifest in place in one step.
func (w *Writer) writeManifest() error {
	w.man.finish()
	data, err := json.MarshalIndent(w.man, "", "  ")
	if err != nil {
		return err
	}
	stage := fmt.Sprintf(".%s.%d.tmp", manifestName, os.Getpid())
	if err = writeFile(w.root, stage, append(data, '\n')); err == nil {
		err = rename(w.root, stage, manifestName)
	}
	if err != nil {
		remove(w.root, stage)
		return err
	}
	w.settled()
	return nil
}
