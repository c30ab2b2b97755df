package pipeline

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"malbild/internal/content"
	"malbild/internal/diag"
)

// Trial reads a county as it would be with some files in the place of its own, and
// returns what is found in them. Resolutions are added to those that are there.
func Trial(fsys fs.FS, county string, files map[string][]byte) (*content.County, diag.List) {
	dir := path.Join(SourceFolder, county)
	o := trialFiles{FS: fsys, files: map[string][]byte{}}
	for name, data := range files {
		full := path.Join(dir, name)
		if name == "beslut.yaml" {
			if old, err := fs.ReadFile(fsys, full); err == nil {
				_, added, _ := strings.Cut(string(data), "resolutions:\n")
				data = append(append(bytes.TrimRight(old, "\n"), '\n'), added...)
			}
		}
		o.files[full] = data
	}
	c, found := content.Load(o, dir)
	var out diag.List
	for _, f := range found {
		if _, ours := o.files[f.Pos.File]; ours {
			out.Add(f)
		}
	}
	return c, out
}

// trialFiles is a file system with some files in the place of others.
type trialFiles struct {
	fs.FS
	files map[string][]byte
}

func (o trialFiles) Open(name string) (fs.File, error) {
	if b, ok := o.files[name]; ok {
		return &layered{Reader: bytes.NewReader(b), name: path.Base(name), size: int64(len(b))}, nil
	}
	return o.FS.Open(name)
}

// ReadDir lists the files of both.
func (o trialFiles) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.FS, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	n := len(list)
	for full, b := range o.files {
		base := path.Base(full)
		if path.Dir(full) == name && !slices.ContainsFunc(list, func(d fs.DirEntry) bool { return d.Name() == base }) {
			list = append(list, fs.FileInfoToDirEntry(&layered{name: base, size: int64(len(b))}))
		}
	}
	if err != nil && len(list) == n {
		return nil, err // not there in either
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// layered is an open file on trial, and what is known of it.
type layered struct {
	*bytes.Reader
	name string
	size int64
}

var _ io.Reader = (*layered)(nil)

func (l *layered) Stat() (fs.FileInfo, error) { return l, nil }
func (l *layered) Close() error               { return nil }
func (l *layered) Name() string               { return l.name }
func (l *layered) Size() int64                { return l.size }
func (l *layered) Mode() fs.FileMode          { return 0o444 }
func (l *layered) ModTime() time.Time         { return time.Time{} }
func (l *layered) IsDir() bool                { return false }
func (l *layered) Sys() any                   { return nil }
