//go:build !windows

package output

// inUse reports whether a file could not be replaced since another program has it
// open. Only Windows minds.
func inUse(error) bool { return false }

// lacks reports whether the system or the file server does not know a call.
func lacks(error) bool { return false }

// systemReason says in words what the system refused; here reason knows them all.
func systemReason(error) (sv, en string, ok bool) { return "", "", false }
