package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"time"

	"malbild/internal/diag"
)

// Replace writes one source file that the program keeps for the user: whole, or not
// at all. The file must still be as it was when it was read (nil: not there), so
// that two writers never lose each other's lines; its rights stay. The name is relative to dir and
// may not lead out of it. The error is a diag.List.
func Replace(dir, name string, before, data []byte) error {
	if err := replace(dir, name, before, data); err != nil {
		sv, en := Reason(err)
		return diag.List{codeReplace.At(diag.Pos{}, name, sv, en)}
	}
	return nil
}

// Discard takes away a source file that the program made for the user. The error is a
// diag.List.
func Discard(dir, name string) error {
	root, err := os.OpenRoot(dir)
	if err == nil {
		defer root.Close()
		err = remove(root, name)
	}
	if err != nil {
		sv, en := Reason(err)
		return diag.List{codeReplace.At(diag.Pos{}, name, sv, en)}
	}
	return nil
}

// patiently takes the folder, waiting a little for another writer to leave: between
// reading the file again and giving it its name, nobody else may do the same.
func patiently(root *os.Root) (unlock func(), err error) {
	for range 80 {
		unlock, err = lock(root)
		if !errors.Is(err, errBusy) {
			return unlock, err
		}
		time.Sleep(25 * time.Millisecond)
	}
	return nil, err
}

// errLink says that the file is a link to another.
var errLink = errors.New("the file is a link to another")

// errMoved says that somebody else wrote the file in the meantime.
var errMoved = errors.New("the file has changed since it was read")

// clearStaged takes away what writers that were killed left of a file. The lock is held,
// so nobody is writing it. A process that has the number of one that was killed, as the
// first of every container has, would otherwise never write the file again.
func clearStaged(root *os.Root, name string) {
	entries, err := fs.ReadDir(root.FS(), path.Dir(name))
	if err != nil {
		return
	}
	for _, e := range entries {
		number, ours := strings.CutPrefix(e.Name(), "."+path.Base(name)+".")
		number, staged := strings.CutSuffix(number, stagedSuffix)
		if _, err := strconv.Atoi(number); ours && staged && err == nil && e.Type().IsRegular() {
			remove(root, path.Join(path.Dir(name), e.Name()))
		}
	}
}

func replace(dir, name string, before, data []byte) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	unlock, err := patiently(root)
	if err != nil {
		return err
	}
	defer unlock()
	if info, err := root.Lstat(name); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return errLink // its new name would hide the file it leads to
	}
	now, err := root.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && before == nil:
	case err != nil:
		return err
	case string(now) != string(before) || before == nil:
		return errMoved
	}
	if before == nil { // the first file of its folder
		if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
			return err
		}
	}
	clearStaged(root, name)
	staged := path.Join(path.Dir(name), "."+path.Base(name)+"."+strconv.Itoa(os.Getpid())+stagedSuffix)
	f, err := root.OpenFile(staged, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if info, gone := root.Stat(name); gone == nil { // a file keeps the rights it had
		err = errors.Join(err, f.Chmod(info.Mode().Perm()))
	}
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		root.Remove(staged)
		return err
	}
	if err := rename(root, staged, name); err != nil {
		root.Remove(staged)
		return err
	}
	return nil
}
