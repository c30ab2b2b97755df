package word

import (
	"bytes"
	"errors"
	"go/parser"
	"go/token"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"malbild/internal/document/documenttest"
	"malbild/internal/word/opc"
	"malbild/internal/word/tpl"
)

func ownLook() tpl.Look { return tpl.Look{Language: "sv-SE", Inks: tpl.JointInks()} }

// TestOwnTemplateIsAFile: our template written as a .dotx and opened again is the
// same template, so there is one way for ours and any other.
func TestOwnTemplateIsAFile(t *testing.T) {
	l := ownLook()
	var file bytes.Buffer
	if err := l.Package().Write(&file); err != nil {
		t.Fatal(err)
	}
	p, err := opc.Open(file.Bytes(), opc.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	read, err := open(p, l)
	if err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Shared = NewShared()
	o.Shared.templates[lookOf(documenttest.Specimen(), nil)] = read
	got, err := Write(documenttest.Specimen(), o)
	if err != nil {
		t.Fatal(err)
	}
	if want := write(t, documenttest.Specimen()); !bytes.Equal(got, want) {
		t.Error("the opened file gives another document than the source")
	}
}

// TestEveryStyleIsThere: a style that is asked for and missing would fall back to
// Normal without a word.
func TestEveryStyleIsThere(t *testing.T) {
	names := []string{"Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "heading 5", "heading 6", "TOC Heading", "toc 1", "toc 2", "toc 3",
		"Quote", "caption", "List Bullet", "List Number", "List Continue", "header", "footer", "Strong", "Emphasis", "Hyperlink", "Placeholder Text",
		tpl.Mark, tpl.Adopted, tpl.Clause, tpl.ClauseDraft, tpl.Decision, tpl.Chapter, tpl.Figure, tpl.Fact, tpl.FactTable, tpl.CellText, tpl.Milestone, tpl.Line, tpl.Lead,
		tpl.Sender, tpl.CaseLine, tpl.Note, tpl.Imprint, tpl.HeaderName, tpl.Label, tpl.HeadName}
	for _, v := range []tpl.Variant{tpl.Standard, tpl.Minutes} {
		l := ownLook()
		l.Variant = v
		read, err := open(l.Package(), l)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range names {
			if read.style(n) == "" {
				t.Errorf("no style %q", n)
			}
		}
	}
}

// edited is our template with a part changed.
func edited(t *testing.T, part, old, new string) *opc.Package {
	t.Helper()
	p := ownLook().Package()
	b, err := p.Bytes(part)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(b, []byte(old)) {
		t.Fatalf("%s has no %q", part, old)
	}
	p.Set(part, bytes.ReplaceAll(b, []byte(old), []byte(new)))
	return p
}

func TestTemplatesThatAreRefused(t *testing.T) {
	const main = "word/document.xml"
	for name, c := range map[string]struct {
		p    *opc.Package
		want error
	}{
		"strict":    {edited(t, main, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", strictNamespace), ErrStrict},
		"macros":    {edited(t, "[Content_Types].xml", ctBase+"officedocument.wordprocessingml.template.main+xml", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), ErrMacro},
		"no main":   {edited(t, "_rels/.rels", "word/document.xml", "word/other.xml"), ErrNoMain},
		"no body":   {edited(t, main, "w:body", "w:nobody"), ErrNoMain},
		"styles":    {edited(t, "word/_rels/document.xml.rels", "relationships/styles", "relationships/other"), ErrStyles},
		"broken":    {edited(t, "word/styles.xml", "</w:styles>", ""), opc.ErrXML},
		"no header": {edited(t, "word/_rels/document.xml.rels", "header1.xml", "header9.xml"), opc.ErrMissing},
		"no theme":  {edited(t, "word/_rels/document.xml.rels", "theme/theme1.xml", "theme/theme9.xml"), opc.ErrMissing},
		"no types":  {edited(t, "[Content_Types].xml", "</Types>", ""), opc.ErrXML},
	} {
		if _, err := open(c.p, ownLook()); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := open(edited(t, main, "xmlns:pic=", "xmlns:pic2="), ownLook()); err != nil {
		t.Errorf("a prefix that is missing: %v", err)
	}
	if _, err := open(edited(t, main, `xmlns:a="http://schemas`, `xmlns:a="urn:other`), ownLook()); err == nil {
		t.Error("a prefix with another meaning is not refused")
	}
}

// TestSwedishStyleIDs: Word in Swedish writes Rubrik1 for heading 1.
func TestSwedishStyleIDs(t *testing.T) {
	read, err := open(edited(t, "word/styles.xml", `"Heading1"`, `"Rubrik1"`), ownLook())
	if err != nil {
		t.Fatal(err)
	}
	if got := read.style("Heading 1"); got != "Rubrik1" {
		t.Errorf("heading 1 is %q", got)
	}
}

// TestWithoutAPlace: without a control for it, our text goes last and the
// template's own text stays.
func TestWithoutAPlace(t *testing.T) {
	read, err := open(edited(t, "word/document.xml", tpl.TagContent, "annat"), ownLook())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(read.main.before(), []byte("[Innehåll]")) || !bytes.HasPrefix(read.main.after(), []byte("<w:sectPr>")) {
		t.Errorf("cut at %.80s", read.main.after())
	}
}

func FuzzTemplate(f *testing.F) {
	var b bytes.Buffer
	if err := ownLook().Package().Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := opc.Open(b, opc.Limits{Entries: 50, PartBytes: 1 << 16, AllBytes: 1 << 18, Depth: 50})
		if err != nil {
			return
		}
		_, _ = open(p, ownLook())
	})
}

// TestSchemaPackagesOnly keeps unioffice's document package out: it needs a
// licence key, stamps the time and drops what it does not know. The files are
// opened here: «go list» would be answered from the test cache.
func TestSchemaPackagesOnly(t *testing.T) {
	allowed := []string{"github.com/unidoc/unioffice", "github.com/unidoc/unioffice/schema/soo/wml", "github.com/unidoc/unioffice/schema/soo/dml",
		"github.com/unidoc/unioffice/schema/soo/dml/picture", "github.com/unidoc/unioffice/schema/soo/ofc/sharedTypes"}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".go" {
			return err
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range file.Imports {
			path := strings.Trim(i.Path.Value, `"`)
			if strings.HasPrefix(path, "github.com/unidoc/") && (!slices.Contains(allowed, path) || filepath.Dir(name) != "block") {
				t.Errorf("%s imports %s", name, path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestDamagedTemplates opens templates with bytes changed, lost or doubled inside
// their parts. Fuzzing through the generated schema types is slow, so this test
// reaches behind the zip by itself. Nothing may panic, whatever is accepted.
func TestDamagedTemplates(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	names := ownLook().Package().Names()
	opened := 0
	for range 400 {
		p := ownLook().Package()
		name := names[r.IntN(len(names))]
		b, err := p.Bytes(name)
		if err != nil {
			t.Fatal(err)
		}
		b = bytes.Clone(b)
		from := r.IntN(len(b))
		to := min(len(b), from+1+r.IntN(60))
		switch r.IntN(3) {
		case 0:
			b[from] = "<>\"/=& x"[r.IntN(8)]
		case 1:
			b = slices.Delete(b, from, to)
		case 2:
			b = slices.Insert(b, from, bytes.Clone(b[from:to])...)
		}
		p.Set(name, b)
		read, err := open(p, ownLook())
		if err != nil {
			continue
		}
		opened++
		o := options()
		o.Shared = NewShared()
		o.Shared.templates[lookOf(documenttest.Specimen(), nil)] = read
		if _, err := Write(documenttest.Specimen(), o); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if opened == 0 || opened == 400 {
		t.Errorf("%d of 400 opened: the damage does not tell", opened)
	}
}
