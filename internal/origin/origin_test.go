package origin

import (
	"reflect"
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/html"
	"malbild/internal/word"
)

func provenance() *document.Provenance {
	return &document.Provenance{Malbild: "norrbotten", Version: "1", Date: "2021-05-27", Wording: strings.Repeat("4f", 32), Status: "proposal", StatusBy: "Polsam 2021-05-27, § 8",
		Revision: strings.Repeat("8c", 32), Note: "utkast 3 & «B»", Language: "sv-SE", Edition: "norrbotten/kiruna/bilaga/sv-SE", Decisions: []string{"adopts Polsam 2021-05-27 § 8", "recommends Norrbottens Kommuner § 37"},
		Passages: []document.PassageDigest{{ID: "norrbotten.min-halsa", Language: "sv-SE", Digest: strings.Repeat("ab", 32)}, {ID: "norrbotten.vision", Language: "sv-SE", Digest: strings.Repeat("cd", 32)}}}
}

func small() *document.Document {
	top := &document.Section{ID: "titel", Role: document.SectionTitle, Title: document.T("Prov"), Body: []document.Block{&document.Paragraph{Text: document.T("Ord.")}}}
	return &document.Document{Meta: document.Meta{Product: document.Annex, Title: "Prov", Language: "sv-SE", Issuer: "Kiruna kommun", Identity: "x", Provenance: provenance()}, Body: []document.Block{top}}
}

// What the writers write comes back whole. PDF and PPTX are tried on
// built files, in cmd.
func TestWhatTheWritersWriteComesBack(t *testing.T) {
	for name, write := range map[string]func() ([]byte, error){
		"docx": func() ([]byte, error) { return word.Write(small(), word.Options{Version: "9"}) },
		"html": func() ([]byte, error) { return html.Write(small(), html.Options{Version: "9"}) },
	} {
		b, err := write()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := Read(b); !reflect.DeepEqual(got, provenance()) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestXMPAsOthersWriteIt(t *testing.T) {
	const shortened = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:m="urn:malbild:provenance:1" m:malbild="norrbotten" m:version="2"><m:decisions><rdf:Seq><rdf:li>adopts A</rdf:li><rdf:li>adopts B</rdf:li></rdf:Seq></m:decisions></rdf:Description></rdf:RDF></x:xmpmeta>`
	got := document.FromProperties(fromXMP([]byte(shortened)))
	if got == nil || got.Version != "2" || len(got.Decisions) != 2 {
		t.Errorf("%+v", got)
	}
	if got := document.FromProperties(fromKeywords("malbild norrbotten; version 1; statusBy Polsam 2021-05-27, § 8")); got == nil || got.StatusBy != "Polsam 2021-05-27, § 8" {
		t.Errorf("%+v", got)
	}
}

// What a file says never steers the terminal it is shown on.
func TestControlSignsAreNotPassedOn(t *testing.T) {
	got := Read([]byte("<html><meta name=malbild.malbild content='nor\x1b[2Jr'><meta name=malbild.note content='a\u202eb'></html>"))
	if got == nil || strings.ContainsAny(got.Malbild+got.Note, "\x1b\u202e") {
		t.Errorf("%+v", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n"))
	f.Add([]byte(`<meta name="malbild.malbild" content="x">`))
	if b, err := word.Write(small(), word.Options{}); err == nil {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if p := Read(b); p != nil && p.Malbild == "" {
			t.Error("a provenance of no målbild")
		}
	})
}
