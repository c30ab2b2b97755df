// Package layouts holds the layouts and templates that come with the program, so
// that the binary works alone.
package layouts

import "embed"

// Files holds the layout files, and the printers' in a folder of their own.
//
//go:embed *.yaml printers/*.yaml
var Files embed.FS
