package output

import (
	"encoding/json"
	"path"
	"path/filepath"
	"slices"

	"malbild/internal/diag"
	"malbild/internal/folder"
)

// Stale reports whether the folder of a set has files of an earlier build that this
// one no longer makes; only Put takes them away.
func (w *Writer) Stale(s Set) bool {
	ours, _ := w.strangers(s)
	return s.Complete && len(ours) > 0
}

// strangers parts what a principal's folder holds beside the set into what an earlier
// build made and what somebody else did.
func (w *Writer) strangers(s Set) (ours, others []string) {
	made := map[string]bool{}
	for _, a := range s.Artifacts {
		made[path.Base(a.Path)] = true
	}
	names := Strangers(w.dir, s.County, s.Principal, made)
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, name := range names {
		if w.man.sum(name) != "" || w.killed.sums(name) != nil {
			ours = append(ours, name)
		} else {
			others = append(others, name)
		}
	}
	return ours, others
}

// leaveBe notes a set whose files are all there.
func (w *Writer) leaveBe(s Set) {
	_, others := w.strangers(s)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.report.Kept = append(w.report.Kept, others...)
	w.report.Unchanged += len(s.Artifacts)
}

// Keep notes a principal whose files are already as this build would make them: the
// manifest tells of them as if they had been written.
func (w *Writer) Keep(s Set) {
	w.leaveBe(s)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.man.put(s)
	w.killed.forget(s)
	w.dirty = true
}

// Receipt lets Close write the manifest even when nothing was put: a part of a build may
// be empty, and who joins the parts asks for the receipt of each.
func (w *Writer) Receipt() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.dirty = true
}

// Settle writes the manifest before Close does, while the folder is still held.
func (w *Writer) Settle() error {
	if !w.dirty {
		return nil
	}
	if err := w.writeManifest(); err != nil {
		return diag.List{writeFinding(path.Join(w.dir, manifestName), err)}
	}
	w.dirty = false
	return nil
}

// MadeFile is a file that the manifest of a folder tells of, or that a killed build made:
// it may then have had several digests, and none is told.
type MadeFile struct{ Path, County, Principal, Document, SHA256 string }

// Made lists the files that the manifest of a folder tells of, and those that killed
// builds made.
func Made(dir string) []MadeFile {
	killed := underwayOf(dir)
	data, err := folder.ReadFile(filepath.Join(dir, manifestName))
	var m manifest
	if err != nil || json.Unmarshal(data, &m) != nil {
		return killed.made()
	}
	return m.with(killed)
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
