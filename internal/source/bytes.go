package source

import (
	"fmt"
	"io/fs"
)

// MaxBinary is the largest file that is no YAML: a font, a picture.
const MaxBinary = 32 << 20

// Bytes reads a file that is no YAML and that a source names by a path. It follows
// the same rules as for sources: no way out of the project, no file without end.
func Bytes(fsys fs.FS, name string) ([]byte, error) {
	if _, en := astray(name); en != "" {
		return nil, fmt.Errorf("read %s: %s", name, en)
	}
	info, out := look(fsys, name)
	if out {
		return nil, fmt.Errorf("read %s: a symbolic link leads out", name)
	}
	if info == nil {
		var err error
		if info, err = fs.Stat(fsys, name); err != nil {
			return nil, err
		}
	}
	if !info.Mode().IsRegular() || info.Size() > MaxBinary {
		return nil, fmt.Errorf("read %s: no file of at most %d bytes", name, MaxBinary)
	}
	return fs.ReadFile(fsys, name)
}
