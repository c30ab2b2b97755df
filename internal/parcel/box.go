package parcel

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"
	"time"

	"malbild/internal/inspect"
	"malbild/internal/output"
)

// box fills one parcel.
type box struct {
	copy  Copy
	name  string // of the folder
	files []item
}

// item is one file of a parcel.
type item struct {
	name, about, media string
	data               []byte
	sum                string
	of                 *Part // the document it is of; nil: made for the parcel
	artifact           *output.Artifact
}

func (b *box) add(name, about, media string, data []byte) {
	b.files = append(b.files, item{name: name, about: about, media: media, data: data, sum: output.Sum(data)})
}

// text adds a text file: UTF-8, with the ends of lines that any program reads.
func (b *box) text(name, about, s string) { b.add(name, about, "text/plain", []byte(s)) }

// medias are the kinds of files, as an archive names them.
var medias = map[string]string{
	".pdf":  "application/pdf",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".html": "text/html",
}

// documents adds the files of a document: those for the press, or all others.
func (b *box) documents(p Part, press bool) {
	for i := range p.Files {
		a := &p.Files[i]
		if pressed(*a) != press {
			continue
		}
		about := p.Document.Meta.Title
		switch {
		case press:
			about += " (tryckfil)"
		case a.Format == "docx":
			about += " (Word, att arbeta i)"
		case a.Format == "pdf":
			about += " (arkiv och webb)"
		}
		b.files = append(b.files, item{name: base(*a), about: about, media: medias[path.Ext(a.Path)], data: a.Data, sum: a.SHA256, of: &p, artifact: a})
	}
}

// pressed reports whether a file is for a printer.
func pressed(a output.Artifact) bool {
	return len(a.Standards) > 0 && strings.HasPrefix(a.Standards[0], "PDF/X")
}

// transcript adds what a screen reader meets in the archive file of a document.
func (b *box) transcript(p Part, said map[string][]byte) {
	for _, a := range p.Files {
		if a.Format != "pdf" || pressed(a) {
			continue
		}
		data, ok := said[a.Path]
		if !ok {
			r := inspect.File(base(a), a.Data, inspect.Options{Purpose: inspect.Screen, Fonts: b.copy.fonts()})
			data = []byte(strings.Join(r.Read("sv"), "\n") + "\n")
			said[a.Path] = data
		}
		b.add(p.Stem+"-upplasning.txt", "Vad en skärmläsare läser i "+base(a), "text/plain", data)
	}
}

// close adds the checksums and the zip, and makes the set.
func (b *box) close() output.Set {
	var sums strings.Builder
	for _, f := range b.files {
		sums.WriteString(f.sum + "  " + f.name + "\n")
	}
	b.text("checksummor.sha256", "Kontrollsummor, SHA-256", sums.String())
	b.add(b.copy.County+"-"+b.name+".zip", "Allt ovan i en fil", "application/zip", b.zip())
	s := output.Set{County: b.copy.County, Principal: b.name, Complete: true}
	for _, f := range b.files {
		a := output.Artifact{Path: b.copy.County + "/" + b.name + "/" + f.name, County: b.copy.County, Principal: b.name, Product: strings.TrimSuffix(f.name, path.Ext(f.name)),
			Format: strings.TrimPrefix(path.Ext(f.name), "."), Language: "sv-SE", SHA256: f.sum, Data: f.data, Sources: b.copy.Sources}
		if f.artifact != nil {
			a.Product, a.Language, a.Standards, a.Pages = f.artifact.Product, f.artifact.Language, f.artifact.Standards, f.artifact.Pages
		}
		s.Artifacts = append(s.Artifacts, a)
	}
	return s
}

// The earliest day that a zip can tell: it says nothing.
var noDay = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// zip packs the files into one folder of the parcel's name. What is packed already
// is stored as it is.
func (b *box) zip() []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range b.files {
		h := &zip.FileHeader{Name: b.name + "/" + f.name, Method: zip.Store, Modified: noDay}
		if strings.HasPrefix(f.media, "text/") || strings.HasSuffix(f.media, "xml") {
			h.Method = zip.Deflate
		}
		h.SetMode(0o644)
		part, err := w.CreateHeader(h)
		if err == nil {
			_, err = part.Write(f.data)
		}
		if err != nil {
			panic(err) // memory does not fail
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// readme lists the files and what they are.
func (b *box) readme(title string, notes []string) string {
	var s strings.Builder
	s.WriteString(title + "\n" + strings.Repeat("=", len([]rune(title))) + "\n\n")
	wide := 0
	for _, f := range b.files {
		wide = max(wide, len(f.name))
	}
	for _, f := range b.files {
		s.WriteString(f.name + strings.Repeat(" ", wide-len(f.name)+2) + f.about + "\n")
	}
	s.WriteString("\nKontrollsummorna i checksummor.sha256 prövas med: sha256sum -c checksummor.sha256\n")
	for _, n := range notes {
		s.WriteString("\n- " + n)
	}
	if len(notes) > 0 {
		s.WriteString("\n")
	}
	return s.String()
}
