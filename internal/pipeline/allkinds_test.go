package pipeline

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/document"
	"malbild/internal/verify"
)

// withEveryKind is the project with a section at the end of each text document of
// Örebro that holds everything a text may hold.
func withEveryKind(t *testing.T) withFiles {
	t.Helper()
	const folder = "testdata/alla-slag"
	section, err := os.ReadFile(folder + "/avsnitt.yaml")
	if err != nil {
		t.Fatal(err)
	}
	own := fstest.MapFS{}
	for _, name := range []string{"bilaga", "webb", "tjansteskrivelse", "protokollsutdrag"} {
		path := "sources/orebro/" + name + ".yaml"
		b, err := os.ReadFile("../../" + path)
		if err != nil {
			t.Fatal(err)
		}
		whole := append(b, section...)
		if name == "bilaga" { // and a list of contents
			whole = bytes.Replace(whole, []byte("\nlock: true\n"), []byte("\ncontents: Innehåll\nlock: true\n"), 1)
		}
		own[path] = &fstest.MapFile{Data: whole}
	}
	for _, name := range []string{"broschyr", "presentation"} {
		own["sources/orebro/"+name+".yaml"] = &fstest.MapFile{Data: append([]byte("sections:\n"), section...)}
	}
	own["sources/orebro/affisch.yaml"] = &fstest.MapFile{Data: []byte("sections:\n  - id: bild\n    body:\n      - picture: bilder/foto.jpg\n        alt: En stuga vid en sjö under en blå himmel\n        caption: Vid sjön.\n        credit: \"Foto: Exempelbyrån.\"\n")}
	pictures, err := filepath.Glob(folder + "/bilder/*")
	if err != nil || len(pictures) < 4 {
		t.Fatalf("%d pictures, %v", len(pictures), err)
	}
	for _, p := range pictures {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		own["sources/orebro/bilder/"+filepath.Base(p)] = &fstest.MapFile{Data: b}
	}
	return withFiles{project(), own}
}

// Everything a text may hold is reached from YAML, stands in every format, and is
// read in the same order in each. What the files of pictures say beside the picture
// reaches none of them.
func TestEveryKindOfContentReachesEveryFormat(t *testing.T) {
	p := prepare(t, Request{FS: withEveryKind(t), Version: "test", Principals: []string{"askersund"},
		Documents: []string{"bilaga", "webb", "tjansteskrivelse", "protokollsutdrag", "broschyr", "presentation", "affisch"}})
	words := map[string]map[string][]string{}
	files := map[string][]byte{}
	for _, s := range build(t, p) {
		for _, a := range s.Files.Artifacts {
			read := map[string]func([]byte) ([]string, error){"pdf": verify.PDFWords, "docx": verify.DOCXWords, "html": verify.HTMLWords, "pptx": verify.PPTXWords}[a.Format]
			if read == nil || strings.Contains(a.Path, "-tryck.") { // press files have no tags
				continue
			}
			w, err := read(a.Data)
			if err != nil {
				t.Fatal(err)
			}
			stem := strings.TrimSuffix(filepath.Base(a.Path), "."+a.Format)
			if words[stem] == nil {
				words[stem] = map[string][]string{}
			}
			words[stem][a.Format] = w
			files[stem+"."+a.Format] = a.Data
		}
	}
	for _, stem := range []string{"bilaga", "tjansteskrivelse", "protokollsutdrag"} {
		if pdf, word := words[stem]["pdf"], words[stem]["docx"]; len(pdf) < 100 || !slices.Equal(pdf, word) {
			t.Errorf("%s: %d words in PDF and %d in Word, or others", stem, len(pdf), len(word))
		}
	}
	const read = "Ett ord kan ha en not. Noten läses där den anropas och kan ha en länk. Sedan fortsätter texten."
	for stem, formats := range words {
		for format, w := range formats {
			text := strings.Join(w, " ")
			if strings.HasPrefix(stem, "affisch") { // one picture, nothing else
				if !strings.Contains(text, "Vid sjön. Foto: Exempelbyrån.") {
					t.Errorf("%s.%s has no picture", stem, format)
				}
				continue
			}
			for _, want := range []string{read, "ord på finska: Tervetuloa kotiin.", "Instans Beslut Dag Paragraf Nämnden 2021-05-27 § 8",
				"Bild 1. En stuga vid sjön. Foto: Exempelbyrån."} {
				if !strings.Contains(document.Fold(text), want) {
					t.Errorf("%s.%s does not say «%s»", stem, format, want)
				}
			}
		}
	}
	page := string(files["webb.html"])
	for _, want := range []string{`<abbr title="hälso- och sjukvårdslagen">HSL</abbr>`, `<span lang="fi">Tervetuloa kotiin</span>`, `<em>betonat</em>`,
		`<blockquote`, `<ol`, `colspan="2"`, `headers="`, `alt=""`, `alt="En stuga vid en sjö under en blå himmel"`, `data:image/jpeg`, `data:image/png`, `data:image/svg+xml`} {
		if !strings.Contains(page, want) {
			t.Errorf("the web page lacks %s", want)
		}
	}
	if text := document.Fold(strings.Join(words["bilaga"]["pdf"], " ")); !strings.Contains(text, "Innehåll") || strings.Count(text, "Allt som kan stå i en text") != 2 {
		t.Error("the annex has no list of contents")
	}
	word := parts(t, files["bilaga.docx"])
	for _, want := range []string{`w:val="fi-FI"`, `<w:gridSpan w:val="2"/>`, `<w:vMerge`, `adec:decorative`, `w:footnoteReference`, `asvg:svgBlip`, `w:hyperlink`, `TOC \`} {
		if !strings.Contains(word["word/document.xml"], want) {
			t.Errorf("the Word file lacks %s", want)
		}
	}
	if n := strings.Count(word["word/document.xml"], "adec:decorative "); n != 2 {
		t.Errorf("%d decorative pictures in Word", n)
	}
	for name, data := range files {
		all := [][]byte{data}
		if strings.HasSuffix(name, ".docx") {
			for _, part := range parts(t, data) {
				all = append(all, []byte(part))
			}
		}
		for _, b := range all {
			for _, secret := range []string{"PRIVAT", "Exif\x00"} {
				if bytes.Contains(b, []byte(secret)) {
					t.Errorf("%s holds %q of a picture's file", name, secret)
				}
			}
		}
	}
	if foto, err := os.ReadFile("testdata/alla-slag/bilder/foto.jpg"); err != nil || !bytes.Contains(foto, []byte("PRIVAT FOTOGRAF")) {
		t.Errorf("the photograph has nothing to hide: the test shows nothing, %v", err)
	}
}
