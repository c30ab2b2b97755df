package output

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestANewTreeIsWholeOrNotThere: a folder with files is left alone, a name that climbs
// out is refused, and nothing is left beside it.
func TestANewTreeIsWholeOrNotThere(t *testing.T) {
	home := t.TempDir()
	dir := filepath.Join(home, "projekt")
	if err := NewTree(dir, map[string][]byte{"a/b.yaml": []byte("x"), "../c": nil}); err == nil {
		t.Error("a file was written outside the folder")
	}
	if entries, _ := os.ReadDir(home); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := NewTree(dir, map[string][]byte{"a/b.yaml": []byte("x")}); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "a", "b.yaml")); err != nil || string(b) != "x" {
		t.Errorf("%q %v", b, err)
	}
	if err := NewTree(dir, nil); !errors.Is(err, os.ErrExist) {
		t.Errorf("a folder with files: %v", err)
	}
}
