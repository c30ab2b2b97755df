package output

import (
	"os"
	"path/filepath"
	"testing"

	"malbild/internal/diag"
)

func TestReplaceWritesWholeOrNothing(t *testing.T) {
	dir := t.TempDir()
	name := "sources/x/antagen.yaml"
	if err := os.MkdirAll(filepath.Join(dir, "sources/x"), 0o755); err != nil {
		t.Fatal(err)
	}
	now := func() string {
		b, _ := os.ReadFile(filepath.Join(dir, name))
		return string(b)
	}
	if err := Replace(dir, name, nil, []byte("one")); err != nil || now() != "one" {
		t.Fatal(err, now())
	}
	if err := Replace(dir, name, []byte("one"), []byte("two")); err != nil || now() != "two" {
		t.Fatal(err, now())
	}
	for what, err := range map[string]error{
		"written by somebody else": Replace(dir, name, []byte("one"), []byte("three")),
		"made by somebody else":    Replace(dir, name, nil, []byte("three")),
		"a way out":                Replace(dir, "../x.yaml", nil, []byte("three")),
	} {
		if _, ok := err.(diag.List); !ok || now() != "two" {
			t.Errorf("%s: %v, %s", what, err, now())
		}
	}
	left, _ := os.ReadDir(filepath.Join(dir, "sources/x"))
	if len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}
