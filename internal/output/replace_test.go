package output

import (
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
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
	if err := os.Symlink("antagen.yaml", filepath.Join(dir, "sources/x/link.yaml")); err != nil {
		t.Log("no links on this system:", err)
	} else {
		if err := Replace(dir, "sources/x/link.yaml", []byte("two"), []byte("three")); err == nil || now() != "two" {
			t.Errorf("a link was replaced: %v, %s", err, now())
		}
		os.Remove(filepath.Join(dir, "sources/x/link.yaml"))
	}
	left, _ := os.ReadDir(filepath.Join(dir, "sources/x"))
	if len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

// Two programs that add to one file at the same time: every line of both is there,
// or its writer was told.
func TestReplaceOneAtATime(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "r.yaml")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var told atomic.Int64
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 20 {
				before, err := os.ReadFile(name)
				if err != nil {
					t.Error(err)
				}
				if Replace(dir, "r.yaml", before, append(before, 'x')) != nil {
					told.Add(1)
				}
			}
		})
	}
	all.Wait()
	data, _ := os.ReadFile(name)
	if len(data)+int(told.Load()) != 80 || len(data) == 0 {
		t.Errorf("%d lines written, %d refused, of 80", len(data), told.Load())
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("rights are now %v", info.Mode())
	}
}
