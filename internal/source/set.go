package source

import (
	"io/fs"

	"malbild/internal/diag"
)

// Set is the files of one reading, with all their findings.
type Set struct {
	fsys  fs.FS
	files []*File
	loose diag.List
	asks  asking // what is asked of files: much the same of those of one kind
}

// NewSet begins a reading.
func NewSet(fsys fs.FS) *Set { return &Set{fsys: fsys} }

// Open reads a file into the set.
func (s *Set) Open(name string) *Map {
	f, m, _ := open(s.fsys, name, &s.asks)
	s.files = append(s.files, f)
	return m
}

// File is the file with the name, or nil.
func (s *Set) File(name string) *File {
	for _, f := range s.files {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Report adds a finding to the file it stands in.
func (s *Set) Report(d diag.Finding) {
	if f := s.File(d.Pos.File); f != nil {
		f.report(d)
		return
	}
	s.loose.Add(d)
}

// At is the place of the rune with the given index in a text of the set.
func (s *Set) At(t Text, index int) diag.Pos {
	if f := s.File(t.Pos.File); f != nil {
		return f.At(t, index)
	}
	return t.Pos
}

// Findings lists everything found in all files, sorted by place.
func (s *Set) Findings() diag.List {
	out := append(diag.List(nil), s.loose...)
	for _, f := range s.files {
		out.Add(f.Findings()...)
	}
	out.Sort()
	return out
}
