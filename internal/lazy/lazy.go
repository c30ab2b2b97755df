// Package lazy holds values that are made when they are first asked for. A program
// that makes one poster pays for no pattern that only the reading of a Word file needs.
package lazy

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression that is compiled when it is first used. One that
// does not compile is a fault of the program, and panics there; TestPatterns compiles
// them all.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
