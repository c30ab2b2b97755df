package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io/fs"
	"path"
	"slices"
	"time"
)

// entry is a file of an archive.
type entry struct {
	data []byte
	mode fs.FileMode
}

// tree is what an archive holds: files by their slash-separated names. Folders follow
// from the names.
type tree map[string]entry

func (t tree) add(name string, data []byte)     { t[name] = entry{data, 0o644} }
func (t tree) program(name string, data []byte) { t[name] = entry{data, 0o755} }

// names are those of files and, with a slash at the end, of the folders above them, a
// folder before what is in it.
func (t tree) names() []string {
	seen := map[string]bool{}
	for name := range t {
		seen[name] = true
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			seen[dir+"/"] = true
		}
	}
	var out []string
	for name := range seen {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// under puts the whole tree into a folder.
func (t tree) under(dir string) tree {
	out := tree{}
	for name, e := range t {
		out[path.Join(dir, name)] = e
	}
	return out
}

// tarball is the tree, in a folder, as a gzipped tar archive.
func (t tree) tarball(dir string, date time.Time) ([]byte, error) {
	return t.under(dir).tarGz("", date)
}

// tarGz writes every file as root's, with one date, in order. Names get a prefix.
func (t tree) tarGz(prefix string, date time.Time) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(z)
	names := t.names()
	if prefix != "" {
		names = append([]string{""}, names...) // Debian's archives begin with "./"
	}
	for _, name := range names {
		h := &tar.Header{Typeflag: tar.TypeDir, Name: prefix + name, Mode: 0o755, ModTime: date, Uname: "root", Gname: "root", Format: tar.FormatGNU}
		e, isFile := t[name]
		if isFile {
			h.Typeflag, h.Mode, h.Size = tar.TypeReg, int64(e.mode), int64(len(e.data))
		}
		if err := w.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := w.Write(e.data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// zip is the tree, in a folder, as a zip archive.
func (t tree) zip(dir string, date time.Time) ([]byte, error) {
	t = t.under(dir)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range t.names() {
		e, isFile := t[name]
		if !isFile {
			continue
		}
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: date}
		h.SetMode(e.mode)
		f, err := w.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(e.data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// gzipped is a file as Debian wants manuals and changelogs: no name, no date.
func gzipped(data []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is one of gzip's own
	z.Write(data)                                         // a buffer takes everything
	z.Close()
	return b.Bytes()
}
