package output

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"malbild/internal/diag"
	"malbild/internal/document"
)

// Gone lists those of the files that a build made which lie in folders of a county
// that belong to nobody now: principals that are no longer of the county. A folder
// with anything but documents is somebody's package and none of these.
func Gone(made []MadeFile, county string, folders []string) []string {
	other := map[string]bool{}
	for _, f := range made {
		if f.County == county && !slices.Contains(document.Products(), document.Product(f.Document)) {
			other[f.Principal] = true
		}
	}
	var out []string
	for _, f := range made {
		if f.County == county && !other[f.Principal] && !slices.Contains(folders, f.Principal) {
			out = append(out, f.Path)
		}
	}
	return out
}

// Clear takes away the files of principals that are no longer of a county. What
// somebody changed or put there stays, and is told of. The error is a diag.List.
func (w *Writer) Clear(county string, folders []string) error {
	for _, name := range Gone(w.tells(), county, folders) {
		if err := w.clear(name); err != nil {
			return diag.List{writeFinding(path.Join(w.dir, name), err)}
		}
	}
	return nil
}

func (w *Writer) clear(name string) error {
	folder := path.Dir(name)
	if !safeName(path.Dir(folder)) || !safeName(path.Base(folder)) || !safeName(path.Base(name)) {
		return nil // not of our making
	}
	sums := w.mine(name)
	w.mu.Lock()
	w.man.drop(name)
	delete(w.killed[folder], name)
	w.dirty = true
	w.mu.Unlock()
	if ok, err := ordinary(w.root, folder); err != nil || !ok {
		return nil
	}
	data, err := w.root.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !slices.Contains(sums, Sum(data)):
		w.note(&w.report.Kept, name)
		return nil
	default:
		if err := remove(w.root, name); err != nil {
			return err
		}
		w.note(&w.report.Removed, name)
	}
	w.root.Remove(folder) // refuses when anything is in it, which is right
	return nil
}

func (w *Writer) tells() []MadeFile {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.man.gather()
	return w.man.with(w.killed)
}

// with are the files of the manifest, and those that killed builds made.
func (m *manifest) with(killed underway) []MadeFile {
	out := m.made()
	if len(killed) == 0 {
		return out
	}
	told := make(map[string]bool, len(out))
	for _, f := range out {
		told[f.Path] = true
	}
	for _, f := range killed.made() {
		if !told[f.Path] {
			out = append(out, f)
		}
	}
	return out
}

func (m *manifest) made() []MadeFile {
	out := make([]MadeFile, len(m.Artifacts))
	for i, e := range m.Artifacts {
		out[i] = MadeFile{e.Path, e.County, e.Principal, e.Document, e.SHA256}
	}
	return out
}
