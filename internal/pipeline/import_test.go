package pipeline

import (
	"context"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/intake"
	"malbild/internal/manuscript"
)

// imported reads a Word file as sources of the county.
func imported(t *testing.T, data []byte, name string, c *content.County, as document.Product) intake.Result {
	t.Helper()
	m, err := manuscript.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return intake.Import(m, intake.Options{County: c, Name: name, Product: as})
}

func county(t *testing.T, fsys fs.FS) *content.County {
	t.Helper()
	c, found := content.Load(fsys, SourceFolder+"/norrbotten")
	if found.HasErrors() {
		t.Fatal(found)
	}
	return c
}

// tree composes one document and prints it without what an import must invent: ids.
func tree(t *testing.T, fsys fs.FS, principal, product, stem string) string {
	t.Helper()
	all, found, err := Trees(Request{FS: fsys, Counties: []string{"norrbotten"}, Principals: []string{principal}, Documents: []string{product}})
	if err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	for _, c := range all {
		if c.Stem == stem {
			return nameless(document.Print(c.Tree))
		}
	}
	t.Fatalf("no %s of %s", stem, principal)
	return ""
}

var (
	ids      = regexp.MustCompile(` id=\S+|→ \S+`)
	meta     = regexp.MustCompile(`(?m)^(document| *running| *provenance).*\n`)
	colophon = regexp.MustCompile(`(?m)^ *paragraph\.imprint .*\n`)
)

func nameless(s string) string {
	return colophon.ReplaceAllString(ids.ReplaceAllString(meta.ReplaceAllString(s, ""), ""), "")
}

// with puts imported files in the place of the county's own.
func with(t *testing.T, fsys fs.FS, r intake.Result, outline string) fs.FS {
	t.Helper()
	o := trialFiles{FS: fsys, files: map[string][]byte{}}
	dir := path.Join(SourceFolder, "norrbotten")
	for _, f := range r.Files {
		if f.Name != "beslut.yaml" {
			o.files[path.Join(dir, outline)] = f.Data
			continue
		}
		old, err := fs.ReadFile(fsys, path.Join(dir, f.Name))
		if err != nil {
			t.Fatal(err)
		}
		_, added, _ := strings.Cut(string(f.Data), "resolutions:\n")
		o.files[path.Join(dir, f.Name)] = append(old, added...)
	}
	return o
}

// edited is the sources with one file changed: what a Word file cannot say taken away.
func edited(t *testing.T, fsys fs.FS, name string, cut ...string) fs.FS {
	t.Helper()
	full := path.Join(SourceFolder, "norrbotten", name)
	b, err := fs.ReadFile(fsys, full)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cut {
		after := regexp.MustCompile(c).ReplaceAll(b, nil)
		if string(after) == string(b) {
			t.Fatalf("%s does not hold %s", name, c)
		}
		b = after
	}
	return trialFiles{FS: fsys, files: map[string][]byte{full: b}}
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			t.Fatalf("line %d\n got %s\nwant %s", i+1, x, y)
		}
	}
}

// Our own Word files come back as the tree they were written from.
func TestImportOfOurOwnWordFiles(t *testing.T) {
	fsys := fs.FS(swedish{os.DirFS("../..")})
	c := county(t, fsys)
	for _, x := range []struct{ principal, product, outline string }{
		{"kiruna", "bilaga", "bilaga.yaml"},
		{"region-norrbotten", "bilaga", "bilaga.yaml"},
		{"norrbottens-kommuner", "protokollsutdrag", "protokollsutdrag-norrbottens-kommuner.yaml"},
	} {
		plan, found := Prepare(context.Background(), Request{FS: fsys, Counties: []string{"norrbotten"}, Principals: []string{x.principal}, Documents: []string{x.product}})
		if plan == nil {
			t.Fatal(found)
		}
		for s := range plan.Sets(context.Background()) {
			for _, a := range s.Files.Artifacts {
				if path.Base(a.Path) != x.product+".docx" {
					continue
				}
				r := imported(t, a.Data, "egen.docx", c, "")
				if string(r.Product) != x.product {
					t.Errorf("%s is taken for %s", a.Path, r.Product)
				}
				same(t, tree(t, with(t, fsys, r, x.outline), x.principal, x.product, x.product), tree(t, fsys, x.principal, x.product, x.product))
			}
		}
	}
}

// The texts of the seeds, typed into Word (saved by LibreOffice): once as people do it,
// with bold lines for headings, empty paragraphs and double spaces, once with styles.
// What the sources say and a typed file cannot is taken away on the other side: the
// record head, what is locked, the labels, and the sentence that is shown for a time only.
func TestImportOfTheAnnexTypedByHand(t *testing.T) {
	fsys := fs.FS(swedish{os.DirFS("../..")})
	want := tree(t, edited(t, fsys, "bilaga.yaml", `contents: .*\n`, `lock: true\n`, `(?m)^facts:\n(  .*\n)+`, `(?m)^ +label: .*\n`, ` +phase: .*\n`), "kiruna", "bilaga", "bilaga")
	for _, name := range []string{"annex-typed.docx", "annex-styles.docx"} {
		data, err := os.ReadFile("testdata/import/" + name)
		if err != nil {
			t.Fatal(err)
		}
		r := imported(t, data, name, county(t, fsys), "")
		same(t, tree(t, with(t, fsys, r, "bilaga.yaml"), "kiruna", "bilaga", "bilaga"), want)
	}
}

func TestImportOfTheMinutesTypedByHand(t *testing.T) {
	fsys := fs.FS(swedish{os.DirFS("../..")})
	data, err := os.ReadFile("testdata/import/minutes-typed.docx")
	if err != nil {
		t.Fatal(err)
	}
	const outline = "protokollsutdrag-norrbottens-kommuner.yaml"
	r := imported(t, data, "protokoll.docx", county(t, fsys), "")
	want := tree(t, edited(t, fsys, outline, `(?m)^facts:\n(  .*\n)+`, `(?s)  - id: justering.*`), "norrbottens-kommuner", "protokollsutdrag", "protokollsutdrag")
	same(t, tree(t, with(t, fsys, r, outline), "norrbottens-kommuner", "protokollsutdrag", "protokollsutdrag"), want)
	joined := 0
	for _, n := range r.Notes {
		if strings.HasPrefix(n.SV, "två rader lästa som en att-sats") {
			joined++
		}
	}
	if joined != 3 {
		t.Errorf("%d of 3 broken clauses are told", joined)
	}
}

// swedish is the sources without their translations, which are tied to the ids and
// words of the sections they translate.
type swedish struct{ fs.FS }

func (s swedish) Open(name string) (fs.File, error) {
	if strings.Contains(name, "/sprak") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return s.FS.Open(name)
}

func (s swedish) ReadDir(name string) ([]fs.DirEntry, error) {
	if strings.Contains(name, "/sprak") {
		return nil, fs.ErrNotExist
	}
	list, err := fs.ReadDir(s.FS, name)
	return slices.DeleteFunc(list, func(d fs.DirEntry) bool { return d.Name() == "sprak" }), err
}
