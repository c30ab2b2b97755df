package pdf

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"malbild/internal/document/documenttest"
	"malbild/internal/typeset"
)

// TestUnbuiltProfiles: what cannot be written yet is refused, not written as
// something else.
func TestUnbuiltProfiles(t *testing.T) {
	lib := typeset.New()
	d := documenttest.Specimen()
	pages := layFake(t, lib, d)
	for p := range Profile(len(profiles) + 1) {
		b, err := Write(d, pages, Options{Library: lib, Profile: p})
		switch {
		case p.rules().built && err != nil:
			t.Errorf("%s: %v", p, err)
		case !p.rules().built && (err == nil || b != nil || !strings.Contains(err.Error(), "not supported yet")):
			t.Errorf("%s: wrote %d bytes, error %v", p, len(b), err)
		}
	}
}

// profiled writes the specimen to a profile.
func profiled(t testing.TB, p Profile) []byte {
	t.Helper()
	lib := typeset.New()
	d := documenttest.Specimen()
	o := Options{Library: lib, Profile: p}
	if p.rules().attach {
		o.Attachments = []Attachment{{Name: "malbild.yaml", Type: "application/yaml", Description: "Källa", Data: []byte("titel: Prov\n")},
			{Name: "bilagä.yaml", Type: "application/yaml", Data: []byte("a: 1\n")}}
	}
	b, err := Write(d, layFake(t, lib, d), o)
	if err != nil {
		t.Fatal(err)
	}
	keep(t, p.String(), b)
	return b
}

// keep writes a file to look at, and for veraPDF, when MALBILD_PROFILES names a folder.
func keep(t testing.TB, name string, b []byte) {
	t.Helper()
	if dir := os.Getenv("MALBILD_PROFILES"); dir != "" {
		if err := os.WriteFile(dir+"/"+name+".pdf", b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestProfilesHoldWhatTheyMay: each profile begins with its version, claims its
// own standards and no others, and holds nothing that came with a later version.
func TestProfilesHoldWhatTheyMay(t *testing.T) {
	packed := []string{"/ObjStm", "/XRef"}
	for _, c := range []struct {
		profile   Profile
		head      string
		has, hasn []string
	}{
		{A2aUA1, "%PDF-1.7\n", []string{"<pdfaid:part>2<", "<pdfuaid:part>1<", "/ObjStm"}, []string{"trailer", "/EmbeddedFile"}},
		{A1b, "%PDF-1.4\n", []string{"<pdfaid:part>1<", "<pdfaid:conformance>B<", "trailer", "/CIDSet"},
			append(packed, "pdfuaid:part>", "/StructTreeRoot", "/StructParent", "/MarkInfo", "/Tabs", "/EmbeddedFile", "/SMask", "/OCG")},
		{A1a, "%PDF-1.4\n", []string{"<pdfaid:part>1<", "<pdfaid:conformance>A<", "/StructTreeRoot", "/CIDSet"},
			append(packed, "pdfuaid:part>", "/S/THead", "/S/TBody", "/Tabs", "/EmbeddedFile", "/SMask", "/OCG")},
		{A3a, "%PDF-1.7\n", []string{"<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "/EmbeddedFile", "application#2Fyaml"}, nil},
		{UA2, "%PDF-2.0\n", []string{"<pdfaid:part>4<", "<pdfaid:rev>2020<", "<pdfuaid:part>2<", "<pdfuaid:rev>2024<"}, []string{"/Info", "<pdfaid:conformance>", "/EmbeddedFile"}},
	} {
		t.Run(c.profile.String(), func(t *testing.T) {
			b := profiled(t, c.profile)
			if !bytes.HasPrefix(b, []byte(c.head)) {
				t.Errorf("begins with %.12q", b)
			}
			for _, s := range c.has {
				if !bytes.Contains(b, []byte(s)) {
					t.Errorf("lacks %s", s)
				}
			}
			for _, s := range c.hasn {
				if bytes.Contains(b, []byte(s)) {
					t.Errorf("holds %s", s)
				}
			}
			if !bytes.Equal(b, profiled(t, c.profile)) {
				t.Error("is not the same twice")
			}
		})
	}
}

// TestNobodyIsNamed: the author of a file is its issuer, in Info and XMP alike.
func TestNobodyIsNamed(t *testing.T) {
	r := read(t, profiled(t, A2aUA1))
	if got := r.dict(r.trailer["Info"])["Author"]; got != str("Kiruna kommun") {
		t.Errorf("author %v", got)
	}
	x := string(r.get(r.dict(r.trailer["Root"])["Metadata"]).(blob).data)
	if _, rest, _ := strings.Cut(x, "<dc:creator><rdf:Seq><rdf:li>"); !strings.HasPrefix(rest, "Kiruna kommun</rdf:li></rdf:Seq>") {
		t.Errorf("creator %.60s", rest)
	}
}

// TestAttachmentsWhereTheyMayBe: a file inside the file is refused unless the
// profile allows it, and so are two of one name and one without a type.
func TestAttachmentsWhereTheyMayBe(t *testing.T) {
	lib := typeset.New()
	d := documenttest.Specimen()
	pages := layFake(t, lib, d)
	source := Attachment{Name: "malbild.yaml", Type: "application/yaml", Data: []byte("titel: Prov\n")}
	for p := range Profile(len(profiles)) {
		if !p.rules().built {
			continue
		}
		b, err := Write(d, pages, Options{Library: lib, Profile: p, Attachments: []Attachment{source}})
		if may := p == A3a; may != (err == nil) || !may && (b != nil || !strings.Contains(err.Error(), codeAttach.ID)) {
			t.Errorf("%s: %d bytes, %v", p, len(b), err)
		}
	}
	nameless, typeless := source, source
	nameless.Name, typeless.Type = "", ""
	for name, list := range map[string][]Attachment{"twice": {source, source}, "without a name": {nameless}, "without a type": {typeless}} {
		if b, err := Write(d, pages, Options{Library: lib, Profile: A3a, Attachments: list}); err == nil || b != nil {
			t.Errorf("%s: %d bytes, %v", name, len(b), err)
		}
	}
}
