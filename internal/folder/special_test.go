//go:build unix

package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"malbild/internal/source"
)

// What is no ordinary file is refused, and nobody waits for it.
func TestPipesAndDevicesAreNotRead(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "ror.yaml"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/dev/zero", filepath.Join(dir, "noll.yaml")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ror.yaml", "noll.yaml"} {
		if _, err := fs.ReadFile(New(dir), name); !errors.Is(err, source.ErrSpecial) {
			t.Errorf("%s is read: %v", name, err)
		}
		if _, err := New(dir).Open(name); !errors.Is(err, source.ErrSpecial) {
			t.Errorf("%s is opened: %v", name, err)
		}
	}
}
