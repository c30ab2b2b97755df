package output

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"malbild/internal/diag"
)

// set makes a set of one principal; files alternate name and content.
func set(principal string, complete bool, files ...string) Set {
	s := Set{County: "norrbotten", Principal: principal, Complete: complete}
	for i := 0; i < len(files); i += 2 {
		data := []byte(files[i+1])
		stem, ext, _ := strings.Cut(files[i], ".")
		s.Artifacts = append(s.Artifacts, Artifact{Path: "norrbotten/" + principal + "/" + files[i], County: "norrbotten",
			Principal: principal, Product: stem, Format: ext, Language: "sv-SE", SHA256: Sum(data), Data: data,
			Sources: []Digest{{Path: "sources/norrbotten/malbild.yaml", SHA256: "00"}}})
	}
	return s
}

// write opens, puts and closes.
func write(t *testing.T, dir string, sets ...Set) Report {
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
	rep, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

// tree lists every file and folder below dir, hidden ones too, without the manifest.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && p != manifestName {
			data, err := os.ReadFile(filepath.Join(dir, p))
			if err != nil {
				return err
			}
			out = append(out, p+"="+string(data))
		}
		if err == nil && d.IsDir() && strings.HasPrefix(d.Name(), ".") && p != "." {
			out = append(out, p+"/")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wantTree(t *testing.T, dir string, want ...string) {
	t.Helper()
	if got := tree(t, dir); !slices.Equal(got, want) {
		t.Errorf("files:\n got %q\nwant %q", got, want)
	}
}

func put(t *testing.T, name, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// code is the id of the first finding of an error.
func code(err error) string {
	var l diag.List
	if errors.As(err, &l) && len(l) > 0 {
		return l[0].Code.ID
	}
	return ""
}

func TestFolderIsReplacedWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	write(t, dir, set("kiruna", true, "affisch.pdf", "one", "webb.html", "one"))
	rep := write(t, dir, set("kiruna", true, "affisch.pdf", "two"))
	wantTree(t, dir, "norrbotten/kiruna/affisch.pdf=two")
	if !slices.Equal(rep.Removed, []string{"norrbotten/kiruna/webb.html"}) {
		t.Errorf("removed: %q", rep.Removed)
	}
}

func TestPartialBuildKeepsTheOthers(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, set("kiruna", true, "affisch.pdf", "one", "webb.html", "one"), set("pajala", true, "affisch.pdf", "one"))
	rep := write(t, dir, set("kiruna", false, "affisch.pdf", "two"))
	wantTree(t, dir, "norrbotten/kiruna/affisch.pdf=two", "norrbotten/kiruna/webb.html=one", "norrbotten/pajala/affisch.pdf=one")
	if len(rep.Kept)+len(rep.Removed) > 0 {
		t.Errorf("a partial build has nothing to tell: %+v", rep)
	}
	man, _ := os.ReadFile(filepath.Join(dir, manifestName))
	for _, want := range []string{"kiruna/affisch.pdf", "kiruna/webb.html", "pajala/affisch.pdf", Sum([]byte("two"))} {
		if !strings.Contains(string(man), want) {
			t.Errorf("manifest lacks %s:\n%s", want, man)
		}
	}
}

func TestForeignFilesAreKept(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, set("kiruna", true, "affisch.pdf", "one", "webb.html", "one"))
	put(t, filepath.Join(dir, "norrbotten/kiruna/Anteckningar.txt"), "mine")
	put(t, filepath.Join(dir, "norrbotten/kiruna/bilder/Å.jpg"), "mine")
	put(t, filepath.Join(dir, "norrbotten/kiruna/webb.html"), "edited")
	rep := write(t, dir, set("kiruna", true, "affisch.pdf", "two"))
	wantTree(t, dir, "norrbotten/kiruna/Anteckningar.txt=mine", "norrbotten/kiruna/affisch.pdf=two",
		"norrbotten/kiruna/bilder/Å.jpg=mine", "norrbotten/kiruna/webb.html=edited")
	want := []string{"norrbotten/kiruna/Anteckningar.txt", "norrbotten/kiruna/bilder", "norrbotten/kiruna/webb.html"}
	if !slices.Equal(rep.Kept, want) {
		t.Errorf("kept %q, want %q", rep.Kept, want)
	}
}

func TestTwoRenamesDoWhatOneExchangeDoes(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "kiruna/a"), "old")
	put(t, filepath.Join(dir, ".kiruna.1-1.tmp/a"), "new")
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	old, err := exchangeTwice(root, ".kiruna.1-1.tmp", "kiruna")
	if err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, old+"/", old+"/a=old", "kiruna/a=new")
}

func TestFailureLeavesOldFiles(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, set("kiruna", true, "affisch.pdf", "one"))
	w, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := w.Put(ctx, set("kiruna", true, "affisch.pdf", "two")); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled put said %v", err)
	}
	// A folder where a file should come cannot be replaced by it.
	if err := os.Mkdir(filepath.Join(dir, "norrbotten/kiruna/webb.html"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := w.Put(t.Context(), set("kiruna", true, "webb.html", "two")); code(err) != "MB502" {
		t.Errorf("a folder in the way said %v", err)
	}
	w.Fail("norrbotten", "kiruna", []string{"MB310"})
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, "norrbotten/kiruna/affisch.pdf=one")
	man, _ := os.ReadFile(filepath.Join(dir, manifestName))
	if !strings.Contains(string(man), `"MB310"`) || !strings.Contains(string(man), Sum([]byte("one"))) {
		t.Errorf("the manifest must name who failed and keep what is there:\n%s", man)
	}
	write(t, dir, set("pajala", true, "affisch.pdf", "x"))
	if man, _ = os.ReadFile(filepath.Join(dir, manifestName)); !strings.Contains(string(man), `"MB310"`) {
		t.Error("a failure is forgotten only when that principal is built")
	}
}

// A file that cannot be written leaves the folder as it was, though others of it could.
func TestAFolderIsNeverHalfWritten(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, set("kiruna", true, "affisch.pdf", "one", "webb.html", "one"))
	s := set("kiruna", true, "affisch.pdf", "two", "bilaga.pdf", "two")
	s.Artifacts[1].Kept, s.Artifacts[1].Data = true, nil // said to be there, and is not
	w, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Put(t.Context(), s); err == nil {
		t.Error("a folder that lacks a file was put")
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, "norrbotten/kiruna/affisch.pdf=one", "norrbotten/kiruna/webb.html=one")
}

func TestUnsafeNamesAreRefused(t *testing.T) {
	dir := t.TempDir()
	w, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, name := range []string{"..", ".x", "a/b", "Å", "A", "a b", "", "a..b", "a\\b"} {
		if err := w.Put(t.Context(), Set{County: "norrbotten", Principal: name}); code(err) != "MB501" {
			t.Errorf("%q: %v", name, err)
		}
		if err := w.Put(t.Context(), set("kiruna", true, name, "x")); code(err) != "MB501" {
			t.Errorf("file %q: %v", name, err)
		}
	}
	wantTree(t, dir)
}

func TestLinksOutAreRefused(t *testing.T) {
	base := t.TempDir()
	dir, away := filepath.Join(base, "out"), filepath.Join(base, "away")
	put(t, filepath.Join(away, "kiruna", "affisch.pdf"), "not ours")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(away, filepath.Join(dir, "norrbotten")); err != nil {
		t.Fatal(err)
	}
	w, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.Put(t.Context(), set("kiruna", true, "affisch.pdf", "x")); code(err) != "MB502" {
		t.Errorf("county that is a link: %v", err)
	}
	os.Remove(filepath.Join(dir, "norrbotten"))
	if err := os.MkdirAll(filepath.Join(dir, "norrbotten"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(away, "kiruna"), filepath.Join(dir, "norrbotten", "kiruna")); err != nil {
		t.Fatal(err)
	}
	if err := w.Put(t.Context(), set("kiruna", true, "affisch.pdf", "x")); code(err) != "MB502" {
		t.Errorf("principal that is a link: %v", err)
	}
	wantTree(t, away, "kiruna/affisch.pdf=not ours")
}

func TestTwoBuildsDoNotMix(t *testing.T) {
	dir := t.TempDir()
	first, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), dir, Options{}); code(err) != "MB504" {
		t.Errorf("a second build got in: %v", err)
	}
	go func() {
		time.Sleep(50 * time.Millisecond)
		first.Close()
	}()
	second, err := Open(t.Context(), dir, Options{Wait: 10 * time.Second})
	if err != nil {
		t.Fatal("a second build did not wait:", err)
	}
	second.Close()
}

func TestLockFileServesWhereTheSystemHasNone(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	unlock, err := fileLock(root)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fileLock(root); !errors.Is(err, errBusy) {
		t.Errorf("locked twice: %v", err)
	}
	unlock()
	wantTree(t, dir)
	put(t, filepath.Join(dir, lockName), "99999999\n")
	if _, err = fileLock(root); !errors.Is(err, errBusy) {
		t.Errorf("a stale lock is taken away at the first try: %v", err)
	}
	if unlock, err = fileLock(root); err != nil {
		t.Fatal("a stale lock stays:", err)
	}
	unlock()
}

func TestDebrisOfAKilledBuildIsCleared(t *testing.T) {
	for name, c := range map[string]struct{ before, after []string }{
		"killed while staging": {
			[]string{"kiruna/affisch.pdf=old", "kiruna/mina.txt=mine", ".kiruna.7-1.tmp/affisch.pdf=ne", ".kiruna.7-1.tmp/mina.txt=mine"},
			[]string{"norrbotten/kiruna/affisch.pdf=old", "norrbotten/kiruna/mina.txt=mine"}},
		"killed while staging the first time": {
			[]string{".kiruna.7-1.tmp/affisch.pdf=ne"}, nil},
		"killed after the exchange": {
			[]string{"kiruna/affisch.pdf=new", ".kiruna.7-1.tmp/affisch.pdf=old", ".kiruna.7-1.tmp/bilder/a.jpg=mine"},
			[]string{"norrbotten/kiruna/affisch.pdf=new", "norrbotten/kiruna/bilder/a.jpg=mine"}},
		"killed between two renames": {
			[]string{".kiruna.7-1.old/affisch.pdf=old", ".kiruna.7-1.old/mina.txt=mine", ".kiruna.7-1.tmp/affisch.pdf=new", ".kiruna.7-1.tmp/mina.txt=mine"},
			[]string{"norrbotten/kiruna/affisch.pdf=old", "norrbotten/kiruna/mina.txt=mine"}},
		"a hidden folder of somebody else": {
			[]string{".kiruna/affisch.pdf=x", ".git/config=x"},
			[]string{"norrbotten/.git/", "norrbotten/.git/config=x", "norrbotten/.kiruna/", "norrbotten/.kiruna/affisch.pdf=x"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, ".manifest.json.7.tmp"), "{")
			for _, f := range c.before {
				file, data, _ := strings.Cut(f, "=")
				put(t, filepath.Join(dir, "norrbotten", file), data)
			}
			write(t, dir)
			wantTree(t, dir, c.after...)
		})
	}
}

func TestManifestRepeatsAndHoldsNoClock(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	one, two := set("kiruna", true, "affisch.pdf", "1", "webb.html", "3"), set("pajala", true, "affisch.pdf", "2")
	write(t, a, one, two)
	slices.Reverse(one.Artifacts)
	write(t, b, two, one)
	write(t, b, one)
	first, _ := os.ReadFile(filepath.Join(a, manifestName))
	second, _ := os.ReadFile(filepath.Join(b, manifestName))
	if string(first) != string(second) || strings.Contains(string(first), "built") {
		t.Errorf("manifests differ:\n%s\n%s", first, second)
	}
}

func TestUnreadableManifestRemovesNothing(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, set("kiruna", true, "affisch.pdf", "one", "webb.html", "one"))
	put(t, filepath.Join(dir, manifestName), "{ torn")
	rep := write(t, dir, set("kiruna", true, "affisch.pdf", "two"))
	wantTree(t, dir, "norrbotten/kiruna/affisch.pdf=two", "norrbotten/kiruna/webb.html=one")
	if len(rep.Warnings) != 1 || rep.Warnings[0].Code.ID != "MB505" {
		t.Errorf("warnings: %v", rep.Warnings)
	}
}

func TestNothingDoneLeavesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	w, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w.Put(ctx, set("kiruna", true, "affisch.pdf", "x"))
	w.Close()
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty folder was left: %q", tree(t, dir))
	}
}

func TestFileInPlaceOfTheFolder(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out")
	put(t, name, "a file")
	if _, err := Open(t.Context(), name, Options{}); code(err) != "MB502" {
		t.Errorf("got %v", err)
	}
}

// TestAStagedFolderOfAKilledBuildIsNoSource: whatever its files are called, they are
// unfinished and never reach the principal's folder; a folder that a person put there
// does.
func TestAStagedFolderOfAKilledBuildIsNoSource(t *testing.T) {
	dir := t.TempDir()
	stage := filepath.Join(dir, "norrbotten", ".kiruna.4711-3.tmp")
	if err := os.MkdirAll(filepath.Join(stage, "egna bilder"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"tjansteskrivelse-fullmaktige.docx", "affisch-50x70-en.pdf"} {
		if err := os.WriteFile(filepath.Join(stage, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	w, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Join(dir, "norrbotten", "kiruna"))
	if err != nil || len(entries) != 1 || entries[0].Name() != "egna bilder" {
		t.Errorf("%v %v", entries, err)
	}
	if _, err := os.Stat(stage); err == nil {
		t.Error("the staged folder is still there")
	}
}
