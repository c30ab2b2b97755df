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
