package pipeline

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/document"
	"malbild/internal/output"
	"malbild/internal/verify"
)

// withFiles is the project with some files of its own.
type withFiles struct {
	fs.FS
	files fstest.MapFS
}

func (w withFiles) Open(name string) (fs.File, error) {
	if w.files[name] != nil {
		return w.files.Open(name)
	}
	return w.FS.Open(name)
}

// ReadDir lists the files of both, each once.
func (w withFiles) ReadDir(name string) ([]fs.DirEntry, error) {
	out, err := fs.ReadDir(w.FS, name)
	more, errMore := fs.ReadDir(w.files, name)
	if err != nil && errMore != nil {
		return nil, err
	}
	for _, e := range more {
		if !slices.ContainsFunc(out, func(o fs.DirEntry) bool { return o.Name() == e.Name() }) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}

func projectWith(t *testing.T, profile string, files map[string][]byte) fs.FS {
	t.Helper()
	joint, err := os.ReadFile("../../sources/norrbotten/brands/gemensam.yaml")
	if err != nil {
		t.Fatal(err)
	}
	own := fstest.MapFS{"sources/norrbotten/brands/gemensam.yaml": {Data: append(joint, profile...)}}
	for name, data := range files {
		own[name] = &fstest.MapFile{Data: data}
	}
	return withFiles{project(), own}
}

// sourceSans is a font with cubic outlines, from the tests of the Go module that
// shapes our text.
func sourceSans(t *testing.T) []byte {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/boxesandglue/textshape").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "testdata/fonts/SourceSansPro-Regular.otf"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A brand's font sets the county's pages, with the same words, and no page of
// another county.
func TestABrandsOwnFontSetsItsPages(t *testing.T) {
	fsys := projectWith(t, "faces:\n  roboto-regular: typsnitt/egen.otf\n  roboto-bold: typsnitt/egen.otf\n",
		map[string][]byte{"sources/norrbotten/typsnitt/egen.otf": sourceSans(t)})
	p := prepare(t, Request{FS: fsys, Version: "test", Principals: []string{"kiruna", "askersund"}, Documents: []string{"bilaga"}})
	seen := 0
	for _, s := range build(t, p) {
		for _, a := range s.Files.Artifacts {
			if a.Format != "pdf" {
				continue
			}
			seen++
			norrbotten := a.County == "norrbotten"
			if cubic := strings.Contains(string(a.Data), "/CIDFontType0C"); cubic != norrbotten {
				t.Errorf("%s: cubic outlines %v", a.Path, cubic)
			}
			if read := slices.ContainsFunc(a.Sources, func(d output.Digest) bool { return strings.HasSuffix(d.Path, ".otf") }); read != norrbotten {
				t.Errorf("%s: the font is among its sources: %v", a.Path, read)
			}
			words, err := verify.PDFWords(a.Data)
			if err != nil || len(words) < 200 || !strings.Contains(document.Fold(strings.Join(words, " ")), "målbild") {
				t.Errorf("%s: %d words, %v", a.Path, len(words), err)
			}
		}
	}
	if seen != 2 {
		t.Errorf("%d files", seen)
	}
}

// A letter that the font lacks is refused with the letter, the font and the place.
func TestALetterTheFontLacksIsRefused(t *testing.T) {
	outline, err := os.ReadFile("../../sources/norrbotten/tjansteskrivelse.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(outline), "title: Sammanfattning", "title: Sammanfattning ☃", 1)
	if text == string(outline) {
		t.Fatal("the sentence to change is not in the sources any more")
	}
	fsys := projectWith(t, "faces:\n  roboto-bold: typsnitt/egen.otf\n", map[string][]byte{
		"sources/norrbotten/typsnitt/egen.otf": sourceSans(t), "sources/norrbotten/tjansteskrivelse.yaml": []byte(text)})
	p := prepare(t, Request{FS: fsys, Version: "test", Principals: []string{"kiruna"}, Documents: []string{"tjansteskrivelse"}})
	for s := range p.Sets(t.Context()) {
		said := s.Findings.Error()
		if !s.Failed || !strings.Contains(said, "☃") || !strings.Contains(said, "tjansteskrivelse.yaml:") {
			t.Errorf("failed %v: %s", s.Failed, said)
		}
	}
}
