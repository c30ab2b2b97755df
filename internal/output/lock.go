package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

// errBusy says that another build holds the folder.
var errBusy = errors.New("another build holds the folder")

const lockName = ".malbild.lock"

// lock takes the folder for this process. The lock of the system is best: it
// needs no file and dies with its process. Where there is none, a file with the
// number of the process serves.
func lock(root *os.Root) (unlock func(), err error) {
	unlock, ok, err := systemLock(root)
	if ok {
		return unlock, err
	}
	return fileLock(root)
}

// fileLock takes the folder with a file that must not exist. A file whose
// process is gone is stale and is taken over.
func fileLock(root *os.Root) (unlock func(), err error) {
	f, err := root.OpenFile(lockName, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		data, err := root.ReadFile(lockName)
		pid, convErr := strconv.Atoi(strings.TrimSpace(string(data)))
		if err != nil || convErr != nil || alive(pid) {
			return nil, errBusy
		}
		root.Remove(lockName)
		return nil, errBusy // tried again at once by Open
	}
	if err != nil {
		return nil, err
	}
	_, err = fmt.Fprintln(f, os.Getpid())
	if err = errors.Join(err, f.Close()); err != nil {
		root.Remove(lockName)
		return nil, err
	}
	return func() { root.Remove(lockName) }, nil
}
