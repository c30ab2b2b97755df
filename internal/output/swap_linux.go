package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// swap exchanges two names of one folder in one step (renameat2, Linux 3.15). It
// reports false where the file system cannot.
func swap(dir *os.Root, a, b string) (bool, error) {
	f, err := dir.Open(".")
	if err != nil {
		return true, err
	}
	defer f.Close()
	fd := int(f.Fd())
	err = unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return false, nil
	}
	return true, err
}
