// Package layouts holds the layouts and templates that come with the program, so
// that the binary works alone.
package layouts

import "embed"

// Files holds the layout files.
//
//go:embed *.yaml
var Files embed.FS
