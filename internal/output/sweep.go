package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"malbild/internal/lazy"
)

// debris is the name of what a build leaves when it is killed: a staged folder,
// an old one, or a manifest that was never put in place.
var (
	debris         = lazy.Pattern(`^\.([a-z0-9.-]+)\.[0-9]+-[0-9]+\.(tmp|old)$`)
	manifestDebris = lazy.Pattern(`^\.(manifest\.json|malbild-cache|malbild-underway)\.[0-9]+\.tmp$`)
)

// Debris reports whether a build that was killed, or one that is at work, has left
// something in the folder dir that sweep would clear.
func Debris(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, e := range entries {
		if isUnderway(e) || manifestDebris().MatchString(e.Name()) {
			return true
		}
		if !e.IsDir() || !safeName(e.Name()) {
			continue
		}
		county, err := os.ReadDir(filepath.Join(dir, e.Name()))
		if err == nil && slices.ContainsFunc(county, func(e fs.DirEntry) bool { return debris().MatchString(e.Name()) }) {
			return true
		}
	}
	return false
}

// sweep clears the debris of killed builds. The lock is held, so nobody is using it.
func (w *Writer) sweep() error {
	entries, err := fs.ReadDir(w.root.FS(), ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		switch {
		case manifestDebris().MatchString(e.Name()) && e.Type().IsRegular():
			w.note(&w.report.Recovered, e.Name())
			err = remove(w.root, e.Name())
		case e.IsDir() && safeName(e.Name()):
			err = w.sweepCounty(e.Name())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) sweepCounty(name string) error {
	county, err := w.root.OpenRoot(name)
	if err != nil {
		return err
	}
	defer county.Close()
	entries, err := fs.ReadDir(county.FS(), ".") // sorted: ".old" before ".tmp" of one build
	if err != nil {
		return err
	}
	for _, e := range entries {
		m := debris().FindStringSubmatch(e.Name())
		if m == nil || !e.IsDir() {
			continue
		}
		err := recoverFolder(county, e.Name(), m[1], "."+m[2] == oldSuffix)
		if inUse(err) {
			continue // somebody reads an old file still; a later build clears it
		}
		w.note(&w.report.Recovered, path.Join(name, e.Name()))
		if err != nil {
			return err
		}
	}
	return nil
}

// recoverFolder undoes or finishes an exchange that was cut off. What the files of a
// staged folder hold is unfinished, or stands in the principal's folder too: there
// carry links what people put beside ours before the exchange. So files go; folders,
// which cannot be linked, are moved back and never deleted.
func recoverFolder(county *os.Root, dir, principal string, isOld bool) error {
	_, err := county.Lstat(principal)
	if isOld && errors.Is(err, fs.ErrNotExist) {
		return rename(county, dir, principal)
	}
	entries, err := fs.ReadDir(county.FS(), dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		from, to := path.Join(dir, e.Name()), path.Join(principal, e.Name())
		_, err := county.Lstat(to)
		there := err == nil
		switch {
		case e.Type().IsRegular() && (there || !isOld || ours(e.Name())):
			err = remove(county, from)
		case there:
			return nil // two folders of one name: leave both to a person
		default:
			if err = county.MkdirAll(principal, 0o755); err == nil {
				err = rename(county, from, to)
			}
		}
		if err != nil {
			return err
		}
	}
	return remove(county, dir)
}

// sorted returns the report with its lists in order, whatever order the workers
// finished in.
func (r Report) sorted() Report {
	for _, l := range [][]string{r.Kept, r.Removed, r.Recovered} {
		slices.Sort(l)
	}
	return r
}
