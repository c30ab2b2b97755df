package pipeline

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"context"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"malbild/internal/document"
	"malbild/internal/page"
	"malbild/internal/verify"
)

// played is the project with a Kiruna whose matter came back; its board's first
// record names a private person.
func played(t testing.TB) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS("../.."), "sources", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile("../../" + name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../compose/testdata/kedja/kiruna.yaml")
	if err != nil {
		t.Fatal(err)
	}
	out["sources/norrbotten/principals/kiruna.yaml"] = &fstest.MapFile{Data: data}
	return out
}

// Every document of a matter that came back is made, and says the same in Word
// and PDF.
func TestAllTurnsOfAMatterAreMade(t *testing.T) {
	p := prepare(t, Request{FS: played(t), Version: "test", Principals: []string{"kiruna"}})
	compared := 0
	for _, j := range jobs(p, p.Copies[0]) {
		if err := j.run(); err != nil {
			t.Fatal(j.name(), err, j.found)
		}
		for _, a := range j.made {
			read := map[string]func([]byte) ([]string, error){"pdf": verify.PDFWords, "docx": verify.DOCXWords, "html": verify.HTMLWords}[a.Format]
			if read == nil || isPress(a.Path) {
				continue
			}
			got, err := read(a.Data)
			if want := words(j); err != nil || !slices.Equal(got, want) {
				i := firstDifference(got, want)
				t.Errorf("%s: %v; file «%s», tree «%s»", a.Path, err, around(got, max(i, 0)), around(want, max(i, 0)))
			}
			compared++
		}
	}
	if compared < 5+4*2+6*2 {
		t.Errorf("%d files", compared)
	}
}

// The web edition holds no trace of who was removed: not in words, running
// heads, glyph runs, metadata, Word's parts, or streams, in no encoding used.
func TestTheWebEditionHoldsNoTraceOfPrivatePersons(t *testing.T) {
	p := prepare(t, Request{FS: played(t), Version: "test", Principals: []string{"kiruna"}})
	names := []string{"Niemi", "Renen"}
	seen := map[string]int{}
	for _, j := range jobs(p, p.Copies[0]) {
		if !strings.HasPrefix(j.stem, "protokollsutdrag-styrelse-1") {
			continue
		}
		if err := j.run(); err != nil {
			t.Fatal(err, j.found)
		}
		for _, a := range j.made {
			all := laidBare(t, a.Format, a.Data)
			if a.Format == "pdf" {
				all = append(all, []byte(page.Print(j.pages)), []byte(strings.Join(words(j), " ")))
			}
			for _, n := range names {
				if traces(all, n) > 0 {
					seen[a.Path]++
				}
			}
		}
	}
	const at = "norrbotten/kiruna/protokollsutdrag-styrelse-1"
	if seen[at+"-webb.pdf"]+seen[at+"-webb.docx"] > 0 {
		t.Errorf("traces in the web edition: %v", seen)
	}
	if seen[at+".pdf"] != 2 || seen[at+".docx"] != 2 {
		t.Errorf("the search does not see the names in the registered record: %v", seen)
	}
}

// traces counts where a name stands, in any of the encodings the files use.
func traces(all [][]byte, name string) int {
	var wide []byte
	for _, u := range utf16.Encode([]rune(name)) {
		wide = append(wide, byte(u>>8), byte(u))
	}
	n := 0
	for _, data := range all {
		low := bytes.ToLower(data)
		for _, form := range [][]byte{[]byte(name), wide, []byte(hex.EncodeToString(wide)), []byte(hex.EncodeToString([]byte(name)))} {
			if bytes.Contains(low, bytes.ToLower(form)) {
				n++
			}
		}
	}
	return n
}

// laidBare is the file and everything compressed in it.
func laidBare(t *testing.T, format string, data []byte) [][]byte {
	t.Helper()
	all := [][]byte{data}
	if format == "docx" {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, part)
		}
		return all
	}
	for rest := data; ; {
		_, after, ok := bytes.Cut(rest, []byte("stream\n"))
		if !ok {
			return all
		}
		if r, err := zlib.NewReader(bytes.NewReader(after)); err == nil {
			plain, _ := io.ReadAll(r)
			all = append(all, plain)
		}
		rest = after
	}
}

// The files of the chain are the same bytes, however many work at once.
func TestTheChainIsReproducible(t *testing.T) {
	sums := func(jobs int) string {
		p, found := Prepare(context.Background(), Request{FS: played(t), Principals: []string{"kiruna", "boden"}, Jobs: jobs, Version: "test"})
		if p == nil {
			t.Fatal(found)
		}
		var out strings.Builder
		for _, s := range build(t, p) {
			for _, a := range s.Files.Artifacts {
				out.WriteString(a.Path + " " + a.SHA256 + "\n")
			}
		}
		return out.String()
	}
	if a, b := sums(1), sums(4); a != b {
		t.Errorf("one worker\n%s\nfour\n%s", a, b)
	}
}

func words(j *job) []string { return document.Words(j.document) }
