package output

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/folder"
)

// underwayName is the file in which a build notes what it is about to put in the folder.
// The manifest is written when all is done; until then this is how the next build knows
// what a killed one made, and takes away what no longer belongs there.
const underwayName = ".malbild-underway"

// underway is what killed builds put in the folder, by principal's folder and by path, as
// far as the manifest does not tell of it.
type underway map[string]map[string]madeThen

// madeThen is one file: of which document, and the digests it may have been given.
type madeThen struct {
	document string
	sums     []string
}

// readUnderway reads lines of digest, document and path. One that is cut off is of a
// build that was killed before it put the file there.
func readUnderway(data []byte) underway {
	out := underway{}
	for line := range bytes.Lines(data) {
		words := strings.Fields(string(line))
		if len(words) != 3 || line[len(line)-1] != '\n' || !ordinaryPath(words[2]) {
			continue
		}
		dir := path.Dir(words[2])
		if out[dir] == nil {
			out[dir] = map[string]madeThen{}
		}
		m := out[dir][words[2]]
		m.document, m.sums = words[1], append(m.sums, words[0])
		out[dir][words[2]] = m
	}
	return out
}

// ordinaryPath reports whether a path is county, principal and file, each with a name
// that the program gives.
func ordinaryPath(name string) bool {
	parts := strings.Split(name, "/")
	return len(parts) == 3 && !slices.ContainsFunc(parts, func(p string) bool { return !safeName(p) })
}

// sums are the digests that a file may have been given.
func (u underway) sums(name string) []string { return u[path.Dir(name)][name].sums }

// names are the paths of all files, sorted within their folders.
func (u underway) names() []string {
	var out []string
	for _, dir := range sortedKeys(u) {
		out = append(out, sortedKeys(u[dir])...)
	}
	return out
}

// made are the files as the manifest would tell of them.
func (u underway) made() []MadeFile {
	var out []MadeFile
	for _, name := range u.names() {
		parts := strings.Split(name, "/")
		out = append(out, MadeFile{name, parts[0], parts[1], u[path.Dir(name)][name].document, ""})
	}
	return out
}

// forget drops what is known of a set's files, and of all its folder when nothing else
// belongs there.
func (u underway) forget(s Set) {
	folder := path.Join(s.County, s.Principal)
	if s.Complete {
		delete(u, folder)
		return
	}
	for _, a := range s.Artifacts {
		delete(u[folder], a.Path)
	}
}

// announce notes the files of a set that the manifest does not tell of, before they
// appear. Trouble with that is no trouble for the build.
func (w *Writer) announce(s Set) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var lines []byte
	for _, a := range s.Artifacts {
		if !a.Kept && w.man.sum(a.Path) != a.SHA256 {
			lines = fmt.Appendf(lines, "%s %s %s\n", a.SHA256, a.Product, a.Path)
		}
	}
	if len(lines) == 0 {
		return
	}
	if w.notes == nil {
		f, err := w.root.OpenFile(underwayName, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o644)
		if err != nil {
			return
		}
		w.notes = f
		f.WriteString("\n") // ends the line that a killed build did not finish
	}
	w.notes.Write(lines)
}

// mine reports the digests that a file has had from builds, whether they finished or not.
func (w *Writer) mine(name string) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	sums := w.killed.sums(name)
	if sum := w.man.sum(name); sum != "" {
		return append([]string{sum}, sums...)
	}
	return sums
}

// settled forgets what the manifest now tells of. What killed builds made of which this
// one was not asked stays noted.
func (w *Writer) settled() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.notes != nil {
		w.notes.Close()
		w.notes = nil
	}
	var lines []byte
	for _, name := range w.killed.names() {
		if _, err := w.root.Lstat(name); err != nil {
			continue
		}
		for _, sum := range w.killed.sums(name) {
			lines = fmt.Appendf(lines, "%s %s %s\n", sum, w.killed[path.Dir(name)][name].document, name)
		}
	}
	if len(lines) == 0 {
		if _, err := w.root.Lstat(underwayName); err == nil {
			remove(w.root, underwayName)
		}
		return
	}
	stage := underwayName + "." + strconv.Itoa(os.Getpid()) + stagedSuffix
	err := writeFile(w.root, stage, lines)
	if err == nil {
		err = rename(w.root, stage, underwayName)
	}
	if err != nil {
		remove(w.root, stage)
	}
}

// underwayOf reads what killed builds noted in a folder; of one where none was, nothing.
func underwayOf(dir string) underway {
	data, err := folder.ReadFile(filepath.Join(dir, underwayName))
	if err != nil {
		return nil
	}
	return readUnderway(data)
}

// isUnderway reports whether an entry of the output folder is the note of a build, or
// what a killed one left of it.
func isUnderway(e fs.DirEntry) bool { return e.Name() == underwayName && e.Type().IsRegular() }
