package cli

import (
	"encoding/csv"
	"strings"

	"github.com/spf13/pflag"
)

// several is the value of a flag that takes words with commas between, and may be
// given more than once. It takes what pflag's own StringSlice takes; that one writes
// what each flag of each command holds from the start as CSV, with a buffer for every
// flag, before any command runs.
type several struct {
	words *[]string
	given bool
}

// severalVar defines such a flag.
func severalVar(f *pflag.FlagSet, words *[]string, name, shorthand, usage string) {
	f.VarP(&several{words: words}, name, shorthand, usage)
}

// Set is part of pflag.Value.
func (s *several) Set(v string) error {
	words, err := commaSeparated(v)
	if err != nil {
		return err
	}
	if s.given {
		words = append(*s.words, words...)
	}
	*s.words, s.given = words, true
	return nil
}

// commaSeparated cuts a value at its commas, but for those between quotation marks.
func commaSeparated(v string) ([]string, error) {
	switch {
	case v == "":
		return []string{}, nil
	case strings.ContainsAny(v, "\"\r\n"):
		return csv.NewReader(strings.NewReader(v)).Read()
	}
	return strings.Split(v, ","), nil
}

// Type is part of pflag.Value; completion knows by it that words may follow a comma.
func (s *several) Type() string { return "stringSlice" }

// String is part of pflag.Value.
func (s *several) String() string { return strings.Join(*s.words, ",") }
