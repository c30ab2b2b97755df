package output

import (
	"slices"
	"strings"
)

// device reports whether Windows takes a name for a device and not for a file, whatever
// its extension: «con.pdf» is the console. Such a name is refused everywhere, so that
// a project that builds on one computer builds on all.
// (Microsoft, Naming Files, Paths, and Namespaces.)
func device(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	if slices.Contains([]string{"con", "prn", "aux", "nul"}, stem) {
		return true
	}
	port, isPort := strings.CutPrefix(stem, "com")
	if !isPort {
		port, isPort = strings.CutPrefix(stem, "lpt")
	}
	return isPort && len(port) == 1 && port[0] >= '0' && port[0] <= '9'
}
