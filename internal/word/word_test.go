package word

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/beevik/etree"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/typeset"
)

// profile is the joint style, by hand.
var profile = &brand.Profile{ID: "test", Hub: "night", Parts: []string{"pine", "cloudberry", "heather", "ice"}, Inks: map[string]brand.Colour{
	"night": {Name: "night", RGB: [3]uint8{18, 50, 74}}, "pine": {Name: "pine", RGB: [3]uint8{31, 91, 75}}, "cloudberry": {Name: "cloudberry", RGB: [3]uint8{168, 75, 6}},
	"heather": {Name: "heather", RGB: [3]uint8{122, 46, 93}}, "ice": {Name: "ice", RGB: [3]uint8{37, 104, 144}}, "cloudberry-mid": {Name: "cloudberry-mid", RGB: [3]uint8{222, 187, 160}},
}}

type drawn struct {
	svg, png []byte
	size     geom.Size
	err      error
}

// leaves is drawn once for all tests: it is the slowest part of a document.
var leaves = sync.OnceValue(func() (d drawn) {
	lib := typeset.New()
	f := documenttest.Specimen().Body[0].(*document.Section).Body[6].(*document.Figure)
	p, err := figure.Leaves(lib, f, profile, figure.Options{Box: geom.Size{W: geom.MM(88), H: geom.MM(88)}})
	if err != nil {
		return drawn{err: err}
	}
	d.svg, d.size = p.SVG("Målbild", f.Alt), p.Size
	d.png, d.err = p.PNG(2)
	return d
})

var code = sync.OnceValue(func() (d drawn) {
	p, err := figure.QR("https://malbild.example/", geom.MM(24), brand.Black)
	if err != nil {
		return drawn{err: err}
	}
	d.svg, d.size = p.SVG("QR-kod", "QR-kod"), p.Size
	d.png, d.err = p.PNG(2)
	return d
})

func drawFigure(f *document.Figure) (svg, png []byte, size geom.Size, err error) {
	d := leaves()
	if f.Form == document.FigureQR {
		d = code()
	}
	return d.svg, d.png, d.size, d.err
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
	d := documenttest.Specimen()
	_, p := parts(t, write(t, d))
	got, want := wordsOf(parse(t, p["word/document.xml"])), bodyWords(d)
	if !slices.Equal(got, want) {
		t.Errorf("words differ:\n got %q\nwant %q", got, want)
	}
}

func TestWriteFileForEyes(t *testing.T) {
	dir := os.Getenv("MALBILD_WORD_OUT")
	if dir == "" {
		return
	}
	for name, d := range samples() {
		if err := os.WriteFile(filepath.Join(dir, name+".docx"), write(t, d), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func samples() map[string]*document.Document {
	return map[string]*document.Document{"specimen": documenttest.Specimen(), "annex": annexSample("Kiruna kommun"), "report": reportSample(), "minutes": minutesSample()}
}

// bodyWords are the words of a document but those of its footnotes, which are in a
// part of their own.
func bodyWords(d *document.Document) []string {
	var notes []*document.Footnote
	document.Walk(d, func(n document.Node, _ int) bool {
		if f, ok := n.(*document.Footnote); ok {
			notes = append(notes, f)
		}
		return true
	})
	kept := make([][]document.Inline, len(notes))
	for i, n := range notes {
		kept[i], n.Text = n.Text, nil
	}
	defer func() {
		for i, n := range notes {
			n.Text = kept[i]
		}
	}()
	return document.Words(d)
}
