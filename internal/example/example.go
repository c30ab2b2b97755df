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
	Break   string      // of a finished file: how it was broken, by a name that the test knows
	Plain   diag.Phrase // of a rule for finished files: what is wrong, in plain words
	From    diag.Phrase // where that usually comes from
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

// Typed is the command of an example as typed; of a finished file «malbild inspect».
func (e Example) Typed() string {
	if e.Command != "" || e.Break == "" {
		return e.Command
	}
	kind, _, _ := strings.Cut(e.Break, ".")
	name := map[string]string{"press": "tryck.pdf", "word": "brev.docx", "slides": "bilder.pptx"}[kind]
	if name == "" {
		name = "handling.pdf"
	}
	return "malbild inspect " + name
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
// «given FILE after LINE» or «given FILE for LINE» with lines «=|». Rules for finished files have plain.sv, plain.en,
// from.sv, from.en and break. Lines that begin with «//» say nothing. What many examples say is written once, under
// a name with «@» in place of a code, and taken by «do: @name» and «from: @name».
func Parse(text string) ([]Example, error) {
	var out []Example
	said := map[string]diag.Phrase{}
	name := ""
	for i, line := range strings.Split(text, "\n") {
		if code, ok := strings.CutPrefix(line, "## "); ok {
			if name = ""; strings.HasPrefix(code, "@") {
				name = code
			} else {
				out = append(out, Example{Code: code, Line: i + 1})
			}
			continue
		}
		if name != "" && shared(said, name, line) || len(out) > 0 && out[len(out)-1].takes(said, line) {
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

// shared reads a line of what many examples say.
func shared(said map[string]diag.Phrase, name, line string) bool {
	p := said[name]
	sv, isSV := strings.CutPrefix(line, "sv: ")
	en, isEN := strings.CutPrefix(line, "en: ")
	switch {
	case isSV:
		p.SV = sv
	case isEN:
		p.EN = en
	default:
		return false
	}
	said[name] = p
	return true
}

// takes reads a line that names what many examples say; a name that is not known is
// left for read, which knows no such line.
func (e *Example) takes(said map[string]diag.Phrase, line string) bool {
	for mark, to := range map[string]*diag.Phrase{"do: ": &e.Do, "from: ": &e.From} {
		if name, ok := strings.CutPrefix(line, mark); ok && said[name].SV != "" {
			*to = said[name]
			return true
		}
	}
	return false
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
		"command: ": &e.Command, "then: ": &e.Then, "do.sv: ": &e.Do.SV, "do.en: ": &e.Do.EN,
		"break: ": &e.Break, "plain.sv: ": &e.Plain.SV, "plain.en: ": &e.Plain.EN, "from.sv: ": &e.From.SV, "from.en: ": &e.From.EN} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			*to = rest
			return true
		}
	}
	return false
}
