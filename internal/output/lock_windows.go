package output

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/windows"
)

// systemLock takes the folder with a file that nobody else may open while we have it.
// Windows takes it away when it is closed, by us or with our process.
func systemLock(root *os.Root) (unlock func(), ok bool, err error) {
	name, err := windows.UTF16PtrFromString(filepath.Join(root.Name(), lockName))
	if err != nil {
		return nil, true, err
	}
	for range 5 {
		h, err := windows.CreateFile(name, windows.GENERIC_WRITE|windows.DELETE, 0, nil, windows.OPEN_ALWAYS,
			windows.FILE_ATTRIBUTE_HIDDEN|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
		switch {
		case err == nil:
			return func() { windows.CloseHandle(h) }, true, nil
		case errors.Is(err, windows.ERROR_SHARING_VIOLATION):
			return nil, true, errBusy
		case !errors.Is(err, windows.ERROR_ACCESS_DENIED):
			return nil, true, &os.PathError{Op: "lock", Path: root.Name(), Err: err}
		}
		time.Sleep(10 * time.Millisecond) // denied, too, while another one's file is being taken away
	}
	return nil, true, &os.PathError{Op: "lock", Path: root.Name(), Err: windows.ERROR_ACCESS_DENIED}
}

// alive reports whether a process exists.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	p.Release()
	return true
}
