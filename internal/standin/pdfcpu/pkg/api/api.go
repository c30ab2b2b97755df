// Package api stands in for pdfcpu's package of that name, as far as maroto's package
// merge asks for it. Nothing in this program merges files.
package api

import (
	"errors"
	"io"
)

// ErrLeftOut is what whoever tries to merge files gets.
var ErrLeftOut = errors.New("pdfcpu is not part of this program (internal/standin/README.md)")

// Configuration is how pdfcpu would write.
type Configuration struct{ WriteXRefStream bool }

// LoadConfiguration returns one.
func LoadConfiguration() *Configuration { return &Configuration{} }

// MergeRaw refuses.
func MergeRaw([]io.ReadSeeker, io.Writer, bool, *Configuration) error { return ErrLeftOut }
