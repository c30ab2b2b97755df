package output

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Vacant is nil for a folder that is not there, or is empty; anything else is os.ErrExist.
func Vacant(dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return nil
	}
	entries, err := os.ReadDir(dir)
	if !info.IsDir() || err == nil && len(entries) > 0 {
		return fmt.Errorf("%s: %w", dir, os.ErrExist)
	}
	return nil
}

// NewTree writes a folder that was not there, or was empty: all of it or nothing. It is
// made beside its place and moved there whole. Names are slash-separated and stay
// inside the folder.
func NewTree(dir string, files map[string][]byte) (err error) {
	if err := Vacant(dir); err != nil {
		return err
	}
	dir, err = filepath.Abs(dir)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+"-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if !filepath.IsLocal(filepath.FromSlash(name)) || strings.Contains(name, `\`) {
			return fmt.Errorf("the name %q leaves the folder", name)
		}
		to := filepath.Join(temp, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, files[name], 0o644); err != nil {
			return err
		}
	}
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !os.IsNotExist(err) { // an empty folder gives way
		return err
	}
	return patient(func() error { return os.Rename(temp, dir) })
}
