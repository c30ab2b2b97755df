package output

import (
	"errors"

	"golang.org/x/sys/windows"
)

// inUse reports whether a file could not be replaced since another program has it
// open. A folder with an open file in it is denied, as one without rights would be.
func inUse(err error) bool {
	for _, code := range []error{windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION, windows.ERROR_USER_MAPPED_FILE, windows.ERROR_ACCESS_DENIED} {
		if errors.Is(err, code) {
			return true
		}
	}
	return false
}

// lacks reports whether the system or the file server does not know a call.
func lacks(err error) bool {
	for _, code := range []error{windows.ERROR_INVALID_FUNCTION, windows.ERROR_NOT_SUPPORTED, windows.ERROR_CALL_NOT_IMPLEMENTED} {
		if errors.Is(err, code) {
			return true
		}
	}
	return false
}

// systemReason says in words what the system refused.
func systemReason(err error) (sv, en string, ok bool) {
	var code windows.Errno
	if !errors.As(err, &code) {
		return "", "", false
	}
	words, ok := windowsReasons[uint32(code)]
	return words[0], words[1], ok
}
