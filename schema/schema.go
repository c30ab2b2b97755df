// Package schema embeds a JSON Schema (2020-12) for every kind of YAML file, for the
// editors of people who write them. A test makes them of what the readers ask for, and
// compares: what an editor completes is what the program accepts.
package schema

import (
	"embed"
	"slices"
	"strings"
)

//go:embed *.json
var files embed.FS

// Kinds lists the kinds of files, sorted.
func Kinds() []string {
	entries, _ := files.ReadDir(".")
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimSuffix(e.Name(), ".json"))
	}
	slices.Sort(out)
	return out
}

// JSON is the schema of a kind.
func JSON(kind string) ([]byte, bool) {
	b, err := files.ReadFile(kind + ".json")
	return b, err == nil
}
