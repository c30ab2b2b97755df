package source_test

import (
	"os"
	"path/filepath"
	"testing"

	"malbild/internal/source"
)

func TestBytesStayInsideTheProject(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "secret")
	for name, data := range map[string]string{filepath.Join(dir, "font.ttf"): "font", outside: "secret"} {
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(outside, filepath.Join(dir, "link.ttf")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	if b, err := source.Bytes(os.DirFS(dir), "font.ttf"); err != nil || string(b) != "font" {
		t.Errorf("%q, %v", b, err)
	}
	for _, name := range []string{"link.ttf", "../secret", "folder", "nothing.ttf", "/etc/passwd"} {
		if b, err := source.Bytes(os.DirFS(dir), name); err == nil {
			t.Errorf("%s was read: %q", name, b)
		}
	}
}
