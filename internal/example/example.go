// Package example holds a worked example of every message: what was written, what the
// program says of it, and what to write instead. The texts are data (*.txt); a test of
// package cli runs each example through the program, writes down what it says, and holds
// that the cure is one.
package example

import (
	"embed"
	"fmt"
	"strings"

	"malbild/internal/diag"
)

//go:embed *.txt
var files embed.FS

// Example is one worked example. Lines of YAML are the same in both languages: what an
// authority writes is Swedish.
type Example struct {
	Code    string
	Line    int         // of the text file, for its editor
	When    diag.Phrase // what has happened, in a sentence
	File    string      // of the county's folder, or from the project's root with «/» first
	After   string      // the lines stand after the line that holds this; else in place of Right
	Given   []Given     // what stands in other files
	Setup   string      // what is done to the project before, by a name that the test knows
	Command string      // as typed; «malbild check» when empty
	Wrong   []string    // what was written
	Right   []string    // what to write instead
	Base    []string    // what stands there in the project of the examples, where it is not Right
	Then    string      // the command to give instead
	Do      diag.Phrase // what to do instead, in words
	Untried bool        // cannot be run in a test; what the program says is written by hand
	Says    diag.Phrase // what the program says
}

// Given is another file of the example, or lines after a line of one or in its place.
type Given struct {
	File, After, For string
	Text             []string
}

// All are the examples in the order of the files.
func All() ([]Example, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	var all []Example
	for _, e := range entries {
		b, err := files.ReadFile(e.Name())
		if err != nil {
			return nil, err
		}
		some, err := Parse(string(b))
		if err != nil {
			return nil, fmt.Errorf("%s:%w", e.Name(), err)
		}
		all = append(all, some...)
	}
	return all, nil
}

// Of is the examples of a code.
func Of(code string) []Example {
	all, _ := All() // a test reads them all
	var out []Example
	for _, e := range all {
		if e.Code == code {
			out = append(out, e)
		}
	}
	return out
}

// Parse reads a text of examples:
//
//	## MB120
//	sv: A sentence in Swedish.
//	en: And in English.
//	file: malbild.yaml
//	-| what was written
//	+| what to write instead
//	sv> what the program says
//	en> and in English
//
// There are further: «~|» for lines of the project that these replace, after, setup, command, then, untried, do.sv, do.en, and «given FILE»,
// «given FILE after LINE» or «given FILE for LINE» with lines «=|». Lines that begin with «//» say nothing.
func Parse(text string) ([]Example, error) {
	var out []Example
	for i, line := range strings.Split(text, "\n") {
		if code, ok := strings.CutPrefix(line, "## "); ok {
			out = append(out, Example{Code: code, Line: i + 1})
			continue
		}
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		if len(out) == 0 {
			return nil, fmt.Errorf("%d: no code yet", i+1)
		}
		if !out[len(out)-1].read(line) {
			return nil, fmt.Errorf("%d: %q", i+1, line)
		}
	}
	return out, nil
}

func (e *Example) read(line string) bool {
	if line == "untried" {
		e.Untried = true
		return true
	}
	if rest, ok := strings.CutPrefix(line, "given "); ok {
		rest, instead, _ := strings.Cut(rest, " for ")
		file, after, _ := strings.Cut(rest, " after ")
		e.Given = append(e.Given, Given{File: file, After: after, For: instead})
		return true
	}
	for _, l := range []struct {
		mark string
		to   *[]string
	}{{"-|", &e.Wrong}, {"+|", &e.Right}, {"~|", &e.Base}} {
		if rest, ok := strings.CutPrefix(line, l.mark); ok {
			*l.to = append(*l.to, strings.TrimPrefix(rest, " "))
			return true
		}
	}
	if rest, ok := strings.CutPrefix(line, "=|"); ok && len(e.Given) > 0 {
		g := &e.Given[len(e.Given)-1]
		g.Text = append(g.Text, strings.TrimPrefix(rest, " "))
		return true
	}
	for _, l := range []struct {
		mark string
		to   *string
	}{{"sv>", &e.Says.SV}, {"en>", &e.Says.EN}} {
		if rest, ok := strings.CutPrefix(line, l.mark); ok {
			*l.to += strings.TrimPrefix(rest, " ") + "\n"
			return true
		}
	}
	for mark, to := range map[string]*string{"sv: ": &e.When.SV, "en: ": &e.When.EN, "file: ": &e.File, "after: ": &e.After, "setup: ": &e.Setup,
		"command: ": &e.Command, "then: ": &e.Then, "do.sv: ": &e.Do.SV, "do.en: ": &e.Do.EN} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			*to = rest
			return true
		}
	}
	return false
}
