//go:build !unix && !windows

package output

import "os"

// systemLock reports that this system has no lock for folders.
func systemLock(*os.Root) (func(), bool, error) { return nil, false, nil }

// alive reports whether a process exists.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	p.Release()
	return true
}
