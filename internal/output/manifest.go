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
	made := map[string]bool{}
	for _, a := range s.Artifacts {
		made[a.Path] = true
	}
	m.Artifacts = slices.DeleteFunc(m.Artifacts, func(e entry) bool {
		return made[e.Path] || s.Complete && e.County == s.County && e.Principal == s.Principal
	})
	for _, a := range s.Artifacts {
		m.Artifacts = append(m.Artifacts, entry{Path: a.Path, County: a.County, Principal: a.Principal,
			Document: a.Product, Format: a.Format, Language: a.Language, Standards: standards(a.Standards),
			Pages: a.Pages, SHA256: a.SHA256, Sources: m.source(a.Sources)})
	}
	m.succeed(s.County, s.Principal)
}

// standards makes an absent list an empty one, so that the key never is null.
func standards(s []string) []string { return append([]string{}, s...) }

// source files a set of digests and returns the id entries refer to it by.
func (m *manifest) source(ds []Digest) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s %s\n", d.SHA256, d.Path)
	}
	id := Sum([]byte(b.String()))[:16]
	if _, ok := m.Sources[id]; !ok {
		m.Sources[id] = slices.Clone(ds)
	}
	return id
}

func (m *manifest) fail(f failure) {
	m.succeed(f.County, f.Principal)
	m.Failed = append(m.Failed, f)
}

func (m *manifest) succeed(county, principal string) {
	m.Failed = slices.DeleteFunc(m.Failed, func(f failure) bool { return f.County == county && f.Principal == principal })
}

// sum is the SHA-256 of a file as an earlier build made it, or "".
func (m *manifest) sum(name string) string {
	for _, e := range m.Artifacts {
		if e.Path == name {
			return e.SHA256
		}
	}
	return ""
}

// finish brings the manifest into its one order and drops digests nobody refers to.
func (m *manifest) finish() {
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
		w.report.Warnings.Add(codeManifest.At(diag.Pos{}, path.Join(w.dir, manifestName), err.Error()))
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
		err = w.root.Rename(stage, manifestName)
	}
	if err != nil {
		w.root.Remove(stage)
	}
	return err
}
