// Package folder is a project's folder on the disk as a file system that reads ordinary
// files alone. A pipe, a socket or a device under the name of a source would be waited for
// for ever, or read without end: it is refused at once.
package folder

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"malbild/internal/source"
)

// MaxBytes is more than any file of a project holds.
const MaxBytes = 1 << 30

// Folder is one folder. It follows symbolic links, as os.DirFS does.
type Folder struct {
	fs.StatFS
	fs.ReadDirFS
	fs.ReadLinkFS
	dir string
}

// New is the folder with the name.
func New(dir string) *Folder {
	below := os.DirFS(dir)
	return &Folder{below.(fs.StatFS), below.(fs.ReadDirFS), below.(fs.ReadLinkFS), dir}
}

// Open is part of fs.FS.
func (f *Folder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, _, err := open(filepath.Join(f.dir, filepath.FromSlash(name)))
	return file, named(err, name)
}

// ReadFile is part of fs.ReadFileFS.
func (f *Folder) ReadFile(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	data, err := ReadFile(filepath.Join(f.dir, filepath.FromSlash(name)))
	return data, named(err, name)
}

// named tells an error by the name that was asked for.
func named(err error, name string) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return &fs.PathError{Op: e.Op, Path: name, Err: e.Err}
	}
	return err
}

// ReadFile reads an ordinary file of the disk.
func ReadFile(name string) ([]byte, error) {
	f, info, err := open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errDirectory}
	}
	if info.Size() > MaxBytes {
		return nil, &fs.PathError{Op: "read", Path: name, Err: source.ErrLarge}
	}
	data := make([]byte, info.Size()+1) // one more: it may have grown, and the end is seen at once
	n := 0
	for {
		k, err := f.Read(data[n:])
		n += k
		if err == io.EOF {
			return data[:n], nil
		}
		if err != nil {
			return nil, err
		}
		if n == len(data) {
			data = append(data, 0)
			data = data[:cap(data)]
		}
	}
}

// open opens an ordinary file or a folder, without waiting for anybody.
func open(name string) (*os.File, fs.FileInfo, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|unwaiting, 0)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		err = &fs.PathError{Op: "read", Path: name, Err: source.ErrSpecial}
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}
