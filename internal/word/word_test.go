package word

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"malbild/internal/document"
	"malbild/internal/geom"
)

// smallPNG is one white pixel.
var smallPNG = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82")

func drawFigure(f *document.Figure) (svg, png []byte, size geom.Size, err error) {
	svg = []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 88 88"><title>` + string(f.Form) + `</title><circle cx="44" cy="44" r="40" fill="#12324A"/></svg>`)
	side := geom.MM(88)
	if f.Form == document.FigureQR {
		side = geom.MM(24)
	}
	return svg, smallPNG, geom.Size{W: side, H: side}, nil
}

func options() Options { return Options{Figure: drawFigure, Version: "test"} }

func write(t testing.TB, d *document.Document) []byte {
	t.Helper()
	b, err := Write(d, options())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// parts unpacks a file.
func parts(t testing.TB, b []byte) (names []string, content map[string][]byte) {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	content = map[string][]byte{}
	for _, f := range zr.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		c, err := io.ReadAll(rc) // also checks the CRC
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		rc.Close()
		names = append(names, f.Name)
		content[f.Name] = c
	}
	return names, content
}

func parse(t testing.TB, b []byte) *etree.Element {
	t.Helper()
	d := etree.NewDocument()
	if err := d.ReadFromBytes(b); err != nil {
		t.Fatal(err)
	}
	return d.Root()
}

// wordsOf reads a main part from outside: a paragraph ends a word, so do tab and break.
func wordsOf(e *etree.Element) []string {
	var b strings.Builder
	var read func(*etree.Element)
	read = func(e *etree.Element) {
		switch e.Tag {
		case "t":
			b.WriteString(e.Text())
		case "tab", "br", "p":
			b.WriteByte(' ')
		case "pPr", "sdtPr":
			return
		}
		for _, c := range e.ChildElements() {
			read(c)
		}
	}
	read(e)
	return strings.Fields(document.Fold(b.String()))
}

func TestSpecimenKeepsItsWords(t *testing.T) {
	d := document.Specimen()
	_, p := parts(t, write(t, d))
	got, want := wordsOf(parse(t, p["word/document.xml"])), document.Words(d)
	if !slices.Equal(got, want) {
		t.Errorf("words differ:\n got %q\nwant %q", got, want)
	}
}

func TestWriteFileForEyes(t *testing.T) {
	dir := os.Getenv("MALBILD_WORD_OUT")
	if dir == "" {
		return
	}
	for name, d := range map[string]*document.Document{"specimen": document.Specimen()} {
		if err := os.WriteFile(filepath.Join(dir, name+".docx"), write(t, d), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
