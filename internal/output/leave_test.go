package output

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Files of a principal that has left go; what somebody changed, and a package, stay.
func TestClearTakesAwayWhatNobodyHas(t *testing.T) {
	dir := t.TempDir()
	named := func(folder string, names ...string) Set {
		s := Set{County: "lan", Principal: folder, Complete: true}
		for _, n := range names {
			stem, _, _ := strings.Cut(n, ".")
			s.Artifacts = append(s.Artifacts, Artifact{Path: "lan/" + folder + "/" + n, County: "lan", Principal: folder, Product: stem, SHA256: Sum([]byte(n)), Data: []byte(n)})
		}
		return s
	}
	write(t, dir, named("stays", "affisch.pdf"), named("leaves", "affisch.pdf", "bilaga.docx"), named("changed", "affisch.pdf", "webb.html"),
		named("kiruna-1-styrelse", "bilaga.pdf", "checksummor.txt"))
	if err := os.WriteFile(filepath.Join(dir, "lan/changed/webb.html"), []byte("min egen"), 0o644); err != nil {
		t.Fatal(err)
	}
	w, err := Open(t.Context(), dir, Options{Tool: "malbild", Version: "v"})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Clear("lan", []string{"stays"}); err != nil {
		t.Fatal(err)
	}
	r, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"lan/changed/affisch.pdf", "lan/leaves/affisch.pdf", "lan/leaves/bilaga.docx"}; !slices.Equal(r.Removed, want) {
		t.Errorf("removed %q", r.Removed)
	}
	if want := []string{"lan/changed/webb.html"}; !slices.Equal(r.Kept, want) {
		t.Errorf("kept %q", r.Kept)
	}
	var left []string
	for _, f := range Made(dir) {
		left = append(left, f.Path)
	}
	if want := []string{"lan/kiruna-1-styrelse/bilaga.pdf", "lan/kiruna-1-styrelse/checksummor.txt", "lan/stays/affisch.pdf"}; !slices.Equal(left, want) {
		t.Errorf("the manifest tells of %q", left)
	}
	if _, err := os.Stat(filepath.Join(dir, "lan/leaves")); err == nil {
		t.Error("an empty folder is left")
	}
}
