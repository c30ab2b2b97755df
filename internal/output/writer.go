package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"malbild/internal/diag"
	"malbild/internal/document"
)

// Options are what a Writer needs to know beside the artifacts.
type Options struct {
	Tool, Version string
	// Built is the time the manifest states, already formatted; empty: none,
	// so that two builds of the same sources make the same bytes.
	Built string
	// Wait is how long Open waits for another build to finish.
	Wait time.Duration
	// Rewrite writes also files that are there already with the same bytes.
	Rewrite bool
}

// Report says what a Writer did that nobody asked for by name. All paths are
// relative to the output folder, sorted.
type Report struct {
	Kept      []string // files the program did not make, or that somebody changed; left in place
	Removed   []string // files of an earlier build that are no longer made
	Recovered []string // leftovers of a build that was killed, cleaned away
	Warnings  diag.List
	// Unchanged counts the files that were there already as this build would make
	// them. They were not written again.
	Unchanged int
}

// Writer writes sets of artifacts into one folder. It holds the folder's lock
// until Close. Put may be called from several goroutines.
type Writer struct {
	dir    string // as the user wrote it, for messages
	root   *os.Root
	opts   Options
	unlock func()
	made   bool     // the folder was not there before
	grown  []string // county folders this build made

	mu     sync.Mutex
	count  int
	dirty  bool
	man    *manifest
	killed underway // what killed builds made
	notes  *os.File // what this one makes
	report Report
}

// Open takes the folder for this build: it makes it when missing, waits for
// another build to leave, clears what a killed build left behind, and reads the
// manifest. The error is a diag.List, or the context's.
func Open(ctx context.Context, dir string, o Options) (*Writer, error) {
	w := &Writer{dir: filepath.ToSlash(dir), opts: o}
	if err := w.enter(ctx, dir); err != nil {
		return nil, err
	}
	err := w.sweep()
	if err == nil {
		err = w.readManifest()
	}
	w.killed = underwayOf(dir)
	if err != nil {
		w.leave()
		return nil, diag.List{writeFinding(w.dir, err)}
	}
	return w, nil
}

// enter makes and locks the folder.
func (w *Writer) enter(ctx context.Context, dir string) error {
	deadline := time.Now().Add(w.opts.Wait)
	for {
		err := w.take(dir)
		if !errors.Is(err, errBusy) {
			return err
		}
		if time.Now().After(deadline) {
			return diag.List{codeBusy.At(diag.Pos{}, w.dir)}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(25 * time.Millisecond):
		}
	}
}

// take tries once.
func (w *Writer) take(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return diag.List{codeEscape.At(diag.Pos{}, w.dir)}
	case errors.Is(err, fs.ErrNotExist):
		w.made = true
		err = os.MkdirAll(dir, 0o755)
	}
	if err == nil {
		w.root, err = os.OpenRoot(dir)
	}
	if err != nil {
		return diag.List{writeFinding(w.dir, err)}
	}
	if w.unlock, err = lock(w.root); err == nil {
		return nil
	}
	w.root.Close()
	if errors.Is(err, errBusy) {
		return errBusy
	}
	return diag.List{writeFinding(w.dir, err)}
}

// leave gives the folder back, and takes away folders that were made for nothing.
func (w *Writer) leave() {
	for _, name := range w.grown {
		w.root.Remove(name) // refuses when anything is in it, which is right
	}
	if w.notes != nil {
		w.notes.Close()
	}
	w.unlock()
	w.root.Close()
	if w.made {
		os.Remove(w.dir)
	}
}

// Fail notes that a principal could not be built; its files are not touched.
func (w *Writer) Fail(county, principal string, codes []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.man.fail(failure{County: county, Principal: principal, Codes: codes})
	w.dirty = true
}

// Close writes the manifest and gives the folder back.
func (w *Writer) Close() (Report, error) {
	defer w.leave()
	if !w.dirty {
		return w.report.sorted(), nil
	}
	if err := w.writeManifest(); err != nil {
		return w.report.sorted(), diag.List{writeFinding(path.Join(w.dir, manifestName), err)}
	}
	return w.report.sorted(), nil
}

// Put writes one principal's documents. Either all of them appear, together, or
// nothing changes. The error is a diag.List, or the context's.
func (w *Writer) Put(ctx context.Context, s Set) error {
	if bad, ok := s.check(); !ok {
		return diag.List{codeUnsafe.At(diag.Pos{}, bad)}
	}
	err := w.put(ctx, s)
	var list diag.List
	switch {
	case err == nil:
		w.mu.Lock()
		defer w.mu.Unlock()
		w.man.put(s)
		w.killed.forget(s)
		w.dirty = true
		return nil
	case ctx.Err() != nil && errors.Is(err, ctx.Err()), errors.As(err, &list):
		return err
	}
	return diag.List{writeFinding(path.Join(w.dir, s.County, s.Principal), err)}
}

func (w *Writer) put(ctx context.Context, s Set) error {
	county, err := w.county(s.County)
	if err != nil {
		return err
	}
	defer county.Close()
	exists, err := ordinary(county, s.Principal)
	if err != nil {
		return diag.List{codeEscape.At(diag.Pos{}, path.Join(w.dir, s.County, s.Principal))}
	}
	same := w.same(county, s, exists)
	if exists && len(same) == len(s.Artifacts) && !w.Stale(s) {
		w.leaveBe(s)
		return nil
	}
	stage := w.stageName(s.Principal)
	if err := w.fill(ctx, county, stage, s, same); err != nil {
		removeAll(county, stage)
		return err
	}
	w.announce(s)
	if !exists {
		return dropOn(county, stage, rename(county, stage, s.Principal))
	}
	later, err := w.carry(county, stage, s)
	if err != nil {
		removeAll(county, stage)
		return err
	}
	old, err := exchange(county, stage, s.Principal)
	if err != nil {
		return dropOn(county, stage, err)
	}
	for _, name := range later {
		if err := rename(county, path.Join(old, name), path.Join(s.Principal, name)); err != nil {
			return err // the next build recovers it
		}
	}
	removeAll(county, old) // what somebody has open on Windows stays; the next build clears it
	return nil
}

// dropOn removes the staged folder when the step that should have used it failed.
func dropOn(county *os.Root, stage string, err error) error {
	if err != nil {
		removeAll(county, stage)
	}
	return err
}

// county opens the county's folder, and makes it when missing.
func (w *Writer) county(name string) (*os.Root, error) {
	exists, err := ordinary(w.root, name)
	if err != nil {
		return nil, diag.List{codeEscape.At(diag.Pos{}, path.Join(w.dir, name))}
	}
	if !exists {
		if err := w.root.Mkdir(name, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		w.note(&w.grown, name)
	}
	return w.root.OpenRoot(name)
}

// ordinary reports whether name exists, and refuses anything but a real folder.
func ordinary(root *os.Root, name string) (bool, error) {
	info, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !info.IsDir():
		return true, fs.ErrInvalid
	}
	return true, nil
}

// The hidden folders beside a principal's: the staged one, and the old one while
// it waits to be taken away. The lock makes the names unique, and means that any
// such folder found by Open is the debris of a killed build.
const (
	stagedSuffix = ".tmp"
	oldSuffix    = ".old"
)

func (w *Writer) stageName(principal string) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.count++
	return fmt.Sprintf(".%s.%d-%d%s", principal, os.Getpid(), w.count, stagedSuffix)
}

// same tells which files of a set are in the principal's folder already, with the
// same bytes.
func (w *Writer) same(county *os.Root, s Set, exists bool) map[string]bool {
	out := map[string]bool{}
	if !exists {
		return out
	}
	for _, a := range s.Artifacts {
		name := path.Base(a.Path)
		full := path.Join(s.Principal, name)
		info, err := county.Lstat(full)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		if a.Kept {
			out[name] = true
			continue
		}
		if w.opts.Rewrite || info.Size() != int64(len(a.Data)) {
			continue
		}
		if old, err := county.ReadFile(full); err == nil && bytes.Equal(old, a.Data) {
			out[name] = true
		}
	}
	return out
}

// fill brings the artifacts into a new staged folder: those that are there already as
// second names of their files, the others written.
func (w *Writer) fill(ctx context.Context, county *os.Root, stage string, s Set, same map[string]bool) error {
	if err := county.Mkdir(stage, 0o755); err != nil {
		return err
	}
	folder, err := county.OpenRoot(stage) // once, not on the way to every file
	if err != nil {
		return err
	}
	defer folder.Close()
	for _, a := range s.Artifacts {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := path.Base(a.Path)
		var err error
		switch {
		case same[name]:
			err = link(county, path.Join(s.Principal, name), path.Join(stage, name))
		case a.Kept: // somebody took it away a moment ago
			err = fs.ErrNotExist
		default:
			err = writeFile(folder, name, a.Data)
		}
		if err != nil {
			return err
		}
	}
	w.mu.Lock()
	w.report.Unchanged += len(same)
	w.mu.Unlock()
	return ctx.Err()
}

func writeFile(root *os.Root, name string, data []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// carry brings what the build does not replace into the staged folder: files as
// hard links, so that the old folder stays as it is until the exchange. It
// returns what can only be moved afterwards.
func (w *Writer) carry(county *os.Root, stage string, s Set) (later []string, err error) {
	made := map[string]bool{}
	for _, a := range s.Artifacts {
		made[path.Base(a.Path)] = true
	}
	entries, err := fs.ReadDir(county.FS(), s.Principal)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		name := e.Name()
		full := path.Join(s.County, s.Principal, name)
		switch {
		case made[name] && e.Type().IsRegular():
			continue
		case made[name]:
			return nil, diag.List{codeEscape.At(diag.Pos{}, path.Join(w.dir, full))}
		case !e.Type().IsRegular():
			later = append(later, name)
			w.note(&w.report.Kept, full)
			continue
		}
		keep, stale, err := w.keep(county, s, name)
		if err != nil {
			return nil, err
		}
		if stale {
			w.note(&w.report.Removed, full)
			continue
		}
		if keep {
			w.note(&w.report.Kept, full)
		}
		if err := link(county, path.Join(s.Principal, name), path.Join(stage, name)); err != nil {
			return nil, err
		}
	}
	return later, nil
}

// keep decides about a file that this build does not make. It is stale when an
// earlier build made it, this build makes everything, and nobody has changed it
// since; it is worth telling about when it is not ours.
func (w *Writer) keep(county *os.Root, s Set, name string) (tell, stale bool, err error) {
	sums := w.mine(path.Join(s.County, s.Principal, name))
	if len(sums) == 0 {
		return true, false, nil
	}
	if !s.Complete {
		return false, false, nil
	}
	data, err := county.ReadFile(path.Join(s.Principal, name))
	if err != nil {
		return false, false, err
	}
	same := slices.Contains(sums, Sum(data))
	return !same, same, nil
}

// link makes a second name for a file, or a copy where the file system cannot.
func link(root *os.Root, from, to string) error {
	if root.Link(from, to) == nil {
		return nil
	}
	data, err := root.ReadFile(from)
	if err != nil {
		return err
	}
	return writeFile(root, to, data)
}

func (w *Writer) note(list *[]string, name string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	*list = append(*list, name)
}

// ours reports whether a file of this name is one the program makes.
func ours(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	for _, p := range document.Products() {
		if stem == string(p) {
			return true
		}
	}
	return false
}
