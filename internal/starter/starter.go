// Package starter makes new projects: a small one that builds at once, in the name of
// the county and the principals that are asked for, with comments that say what to
// write where. It knows the names of Sweden's municipalities and regions, and writes
// no files itself.
package starter

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"text/template"

	"malbild/internal/lazy"
	"malbild/internal/source"
	"malbild/sources"
)

//go:embed files/*
var files embed.FS

// ErrUnknown is wrapped when a county or a principal is asked for that there is not.
var ErrUnknown = errors.New("unknown name")

// UnknownError names what is not known, and what it may have been.
type UnknownError struct{ Name, Near string }

func (e *UnknownError) Error() string { return fmt.Sprintf("%q is not known", e.Name) }

// Unwrap is ErrUnknown.
func (e *UnknownError) Unwrap() error { return ErrUnknown }

// Find is the county that a user means: by code, name, id or place, in any case.
func Find(name string) (County, error) {
	var all []string
	for _, c := range facts() {
		keys := []string{c.Code, c.Name, c.Place, c.ID()}
		if slices.ContainsFunc(keys, func(k string) bool { return same(k, name) }) {
			return c, nil
		}
		all = append(all, c.Place)
	}
	if f, err := one(name); err == nil { // a municipality is no county
		return County{}, &ElsewhereError{Name: f.principal.Usual, County: f.county}
	}
	return County{}, &UnknownError{name, nearest(name, all)}
}

func same(a, b string) bool { return source.Slug(a) == source.Slug(b) && source.Slug(a) != "" }

// Choose keeps the principals of the county that are named, in the county's order;
// none named: all.
func (c County) Choose(names []string) (County, error) {
	if len(names) == 0 {
		return c, nil
	}
	var all []string
	for _, p := range c.Principals {
		all = append(all, p.Name)
	}
	wanted := map[string]bool{}
	for _, n := range names {
		i := slices.IndexFunc(c.Principals, func(p Principal) bool { return p.is(n, same, p.Name, p.Legal, p.Usual, p.Code, p.ID) })
		if i < 0 {
			if f, err := one(n); err == nil {
				return c, &ElsewhereError{f.principal.Usual, f.county, c}
			}
			return c, &UnknownError{n, nearest(n, all)}
		}
		wanted[c.Principals[i].ID] = true
	}
	c.Principals = slices.DeleteFunc(slices.Clone(c.Principals), func(p Principal) bool { return !wanted[p.ID] })
	return c, nil
}

// manyNames is how many names a poster lists beside the longer sample text; fifty take
// the room of half of it.
const manyNames = 24

// Project is the files of a new project, by path.
func (c County) Project() (map[string][]byte, error) {
	out := map[string][]byte{}
	dir := "sources/" + c.ID()
	data := struct {
		County
		ID, Signers, Where string
		Several, Many      bool
	}{c, c.ID(), c.signers(), c.where(), len(c.Principals) > 1, len(c.Principals) > manyNames}
	for from, to := range map[string]string{"README.md": "README.md", "county.yaml": dir + "/county.yaml", "malbild.yaml": dir + "/malbild.yaml"} {
		if err := fill(out, from, to, data); err != nil {
			return nil, err
		}
	}
	for _, p := range c.Principals {
		if err := fill(out, "principal.yaml", p.File(c), p); err != nil {
			return nil, err
		}
	}
	err := fs.WalkDir(sources.Outlines, sources.Folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, ok := Outline(strings.TrimSuffix(d.Name(), ".yaml"))
		if !ok {
			return fmt.Errorf("read %s", name)
		}
		out[path.Join(dir, d.Name())] = b
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the sample outlines: %w", err)
	}
	if err := fill(out, "gemensam.yaml", dir+"/brands/gemensam.yaml", data); err != nil {
		return nil, err
	}
	return out, nil
}

// File is where a principal of the county is described.
func (p Principal) File(c County) string {
	return "sources/" + c.ID() + "/principals/" + p.ID + ".yaml"
}

// YAML is the file of one principal.
func (p Principal) YAML() ([]byte, error) {
	out := map[string][]byte{}
	err := fill(out, "principal.yaml", "p", p)
	return out["p"], err
}

// signers says in a sentence whose målbild it is.
func (c County) signers() string {
	names := make([]string, len(c.Principals))
	for i, p := range c.Principals {
		names[i] = p.Usual
	}
	if n := len(names); n > 4 || n == 0 {
		return "huvudmännen i " + c.Place
	} else if n > 1 {
		return strings.Join(names[:n-1], ", ") + " och " + names[n-1]
	}
	return names[0]
}

// own are the running orders that say the words of the sample målbild, a goal with parts;
// those of the sample county are for groups with headings.
var own = []string{"bilaga", "webb"}

// added are the documents whose order is the målbild's own: their files add to them.
var added = []string{"broschyr", "presentation"}

// where is the place that the målbild is about: the municipality, when it is alone.
func (c County) where() string {
	if len(c.Principals) == 1 && c.Principals[0].Kind == "municipality" {
		return c.Principals[0].Name
	}
	return c.Place
}

// Outlines lists the documents that can be added to a project.
func Outlines() []string {
	entries, _ := sources.Outlines.ReadDir(sources.Folder)
	out := slices.Clone(added)
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".yaml"); ok && !e.IsDir() {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// Outline is the sample running order of a document, or the sample of what is added to it.
func Outline(name string) ([]byte, bool) {
	if slices.Contains(added, name) || slices.Contains(own, name) {
		b, err := files.ReadFile("files/" + name + ".yaml")
		return b, err == nil
	}
	b, err := sources.Outlines.ReadFile(sources.Folder + "/" + name + ".yaml")
	return b, err == nil
}

// updated is the line of a web page that says when it was last changed.
var updated = lazy.Pattern(`(?m)^updated: \d{4}-\d{2}-\d{2}$`)

// On is a file of a new project as it is on the day it is begun, 2026-11-30.
func On(day string, data []byte) []byte {
	return updated().ReplaceAll(data, []byte("updated: "+day))
}

func fill(out map[string][]byte, from, to string, data any) error {
	t, err := template.ParseFS(files, "files/"+from)
	if err != nil {
		return fmt.Errorf("read %s: %w", from, err)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		return fmt.Errorf("fill in %s: %w", from, err)
	}
	out[to] = b.Bytes()
	return nil
}
