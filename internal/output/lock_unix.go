//go:build unix

package output

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// systemLock locks the folder itself. It reports false where the file system
// cannot (network folders).
func systemLock(root *os.Root) (unlock func(), ok bool, err error) {
	f, err := root.Open(".")
	if err != nil {
		return nil, true, err
	}
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if err == nil {
		err = stillThere(root, f)
	}
	if err == nil {
		return func() { f.Close() }, true, nil
	}
	f.Close()
	if errors.Is(err, unix.EWOULDBLOCK) {
		return nil, true, errBusy
	}
	if errors.Is(err, errBusy) {
		return nil, true, err
	}
	return nil, false, nil
}

// stillThere guards against a folder that was removed, by a build that had made
// it for nothing, between our opening and our locking it.
func stillThere(root *os.Root, f *os.File) error {
	mine, err := f.Stat()
	if err != nil {
		return err
	}
	there, err := os.Stat(root.Name())
	if err != nil || !os.SameFile(mine, there) {
		return errBusy
	}
	return nil
}

// alive reports whether a process exists.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
