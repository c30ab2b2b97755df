package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAFolderIsAFileSystem(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.yaml": "id: a\n", "tom.yaml": "", "b/c.yaml": strings.Repeat("x", 100_000)} {
		os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if got, err := New(dir).ReadFile(name); err != nil || string(got) != text {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
	if err := fstest.TestFS(New(dir), "a.yaml", "tom.yaml", "b/c.yaml"); err != nil {
		t.Error(err)
	}
	if _, err := New(dir).ReadFile("finns-inte.yaml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what is not there: %v", err)
	}
	if _, err := New(dir).ReadFile("b"); err == nil || strings.Contains(err.Error(), dir) {
		t.Errorf("a folder is read as a file, or told by its place on the disk: %v", err)
	}
	if _, err := New(dir).ReadFile("../a.yaml"); err == nil {
		t.Error("a name leads out of the folder")
	}
}
