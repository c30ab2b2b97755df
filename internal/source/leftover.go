package source

import "strings"

// Leftover reports whether a file is none of the project's: what a computer or an editor
// lays beside the files that people write, hidden or under a name of its own. Nothing
// reads it, and nobody needs to hear of it.
func Leftover(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini", "icon\r":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") ||
		len(name) > 1 && name[0] == '#' && name[len(name)-1] == '#'
}
