//go:build !windows

package output

// inUse reports whether a file could not be replaced since another program has it
// open. Only Windows minds.
func inUse(error) bool { return false }
