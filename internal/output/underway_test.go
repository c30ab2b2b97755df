package output

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// killed opens, puts, and is gone: no manifest is written.
func killed(t *testing.T, dir string, sets ...Set) {
	t.Helper()
	w, err := Open(t.Context(), dir, Options{Tool: "malbild", Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sets {
		if err := w.Put(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	w.unlock()
	w.root.Close()
}

// What killed builds made is known as the program's own: the next build takes away what
// no longer belongs there, and writes the folder that a clean one does.
func TestWhatAKilledBuildMadeIsKnown(t *testing.T) {
	dir, clean := t.TempDir(), t.TempDir()
	last := set("kiruna", true, "affisch.pdf", "one")
	write(t, clean, last)
	write(t, dir, last)
	killed(t, dir, set("kiruna", true, "affisch.pdf", "two", "affisch-a2.pdf", "two"), set("nora", true, "webb.html", "two"))
	killed(t, dir, set("kiruna", true, "affisch-a2.pdf", "three"))
	put(t, filepath.Join(dir, "norrbotten/kiruna/min.txt"), "mine")
	if !Debris(dir) {
		t.Error("the next build would not look")
	}
	var told []string
	for _, f := range Made(dir) {
		told = append(told, f.Path)
	}
	if want := []string{"norrbotten/kiruna/affisch.pdf", "norrbotten/kiruna/affisch-a2.pdf", "norrbotten/nora/webb.html"}; !slices.Equal(told, want) {
		t.Errorf("made: %q", told)
	}
	w, err := Open(t.Context(), dir, Options{Tool: "malbild", Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Put(t.Context(), last); err != nil {
		t.Fatal(err)
	}
	if err := w.Clear("norrbotten", []string{"kiruna"}); err != nil {
		t.Fatal(err)
	}
	r, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"norrbotten/kiruna/affisch-a2.pdf", "norrbotten/nora/webb.html"}; !slices.Equal(r.Removed, want) {
		t.Errorf("removed %q", r.Removed)
	}
	if want := []string{"norrbotten/kiruna/min.txt"}; !slices.Equal(r.Kept, want) {
		t.Errorf("kept %q", r.Kept)
	}
	if err := os.Remove(filepath.Join(dir, "norrbotten/kiruna/min.txt")); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, tree(t, clean)...)
	if a, b := read(t, filepath.Join(dir, manifestName)), read(t, filepath.Join(clean, manifestName)); a != b {
		t.Errorf("the manifest is\n%s\nnot\n%s", a, b)
	}
	if Debris(dir) {
		t.Error("something is left")
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A file of a killed build that somebody changed since is theirs.
func TestWhatSomebodyChangedAfterAKillStays(t *testing.T) {
	dir := t.TempDir()
	killed(t, dir, set("kiruna", true, "affisch.pdf", "one", "webb.html", "one"))
	put(t, filepath.Join(dir, "norrbotten/kiruna/webb.html"), "mine")
	r := write(t, dir, set("kiruna", true, "affisch.pdf", "one"))
	if want := []string{"norrbotten/kiruna/webb.html"}; !slices.Equal(r.Kept, want) || len(r.Removed) > 0 {
		t.Errorf("kept %q, removed %q", r.Kept, r.Removed)
	}
	wantTree(t, dir, "norrbotten/kiruna/affisch.pdf=one", "norrbotten/kiruna/webb.html=mine")
}

// A build of a part, or a joining of manifests, leaves the note of the rest for the build
// of all.
func TestAPartialBuildRemembersWhatWasKilled(t *testing.T) {
	dir, part := t.TempDir(), t.TempDir()
	killed(t, dir, set("kiruna", true, "affisch.pdf", "one", "webb.html", "one"), set("nora", true, "affisch.pdf", "one"))
	write(t, dir, set("kiruna", false, "affisch.pdf", "one"))
	write(t, part, set("pajala", true, "affisch.pdf", "one"))
	if _, err := Merge([]string{part}, dir); err != nil {
		t.Fatal(err)
	}
	r := write(t, dir, set("kiruna", true, "affisch.pdf", "one"), set("nora", true, "affisch.pdf", "one"))
	if want := []string{"norrbotten/kiruna/webb.html"}; !slices.Equal(r.Removed, want) {
		t.Errorf("removed %q", r.Removed)
	}
	wantTree(t, dir, "norrbotten/kiruna/affisch.pdf=one", "norrbotten/nora/affisch.pdf=one")
}

// The note is read line by line; what is cut off, or leads elsewhere, counts for nothing.
func TestTheNoteOfAKilledBuildIsNotTrusted(t *testing.T) {
	sum := Sum([]byte("x"))
	for _, text := range []string{"", "\n", "x", sum + " affisch lan/kiruna/affisch.pdf", sum + " lan/kiruna/affisch.pdf\n", sum + " affisch ../../hem/viktigt.txt\n",
		sum + " affisch /etc/passwd\n", sum + " affisch lan/../x\n", sum + " affisch lan/kiruna/.x\n", sum + " affisch lan/kiruna/x y\n", strings.Repeat("\x00", 4096)} {
		if u := readUnderway([]byte(text)); len(u.names()) > 0 {
			t.Errorf("%q tells of %q", text, u.names())
		}
	}
	if u := readUnderway([]byte(sum + " affi\n" + sum + " affisch lan/kiruna/affisch.pdf\n")); len(u.names()) != 1 {
		t.Errorf("a whole line after one that was cut off: %v", u)
	}
}

// What a killed writer left beside a file is cleared by the next, which may have the same
// number: the first process of every container has.
func TestStagedFilesOfKilledWritersAreNoHindrance(t *testing.T) {
	dir := t.TempDir()
	pid := os.Getpid()
	put(t, filepath.Join(dir, "a/x.yaml"), "one")
	put(t, filepath.Join(dir, fmt.Sprintf("a/.x.yaml.%d.tmp", pid)), "tw")
	put(t, filepath.Join(dir, "a/.x.yaml.1.tmp"), "tw")
	put(t, filepath.Join(dir, "a/.x.yaml.min.tmp"), "mine")
	put(t, filepath.Join(dir, "a/.y.yaml.1.tmp"), "another's")
	if err := Replace(dir, "a/x.yaml", []byte("one"), []byte("two")); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, "a/.x.yaml.min.tmp=mine", "a/.y.yaml.1.tmp=another's", "a/x.yaml=two")

	part, dir := t.TempDir(), t.TempDir()
	write(t, part, set("kiruna", true, "affisch.pdf", "one"))
	put(t, filepath.Join(dir, fmt.Sprintf(".manifest.json.%d.tmp", pid)), "{")
	if _, err := Merge([]string{part}, dir); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir)
}
