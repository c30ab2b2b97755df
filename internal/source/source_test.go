package source_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/diag"
	"malbild/internal/source"
)

const whole = "id: a\ntitle: Målbild\n"

func codes(found diag.List) string {
	var out []string
	for _, f := range found {
		out = append(out, f.Code.ID)
	}
	return strings.Join(out, " ")
}

func TestEncodingsOtherThanUTF8AreNamed(t *testing.T) {
	for _, c := range []struct{ name, data, where, kind string }{
		{"Latin-1", "id: a\ntitle: N\xe4ra v\xe5rd\n", "f.yaml:2:9", "Windows-1252 (Latin-1)"},
		{"Mac Roman", "title: N\x8ara v\x8crd\n", "f.yaml:1:9", "Mac Roman"},
		{"DOS", "title: N\x84ra v\x86rd\n", "f.yaml:1:9", "CP850 (DOS)"},
		{"UTF-16 with a mark", "\xff\xfei\x00d\x00:\x00", "f.yaml:1:1", "UTF-16 LE"},
		{"UTF-16 big-endian", "\xfe\xff\x00i\x00d\x00:", "f.yaml:1:1", "UTF-16 BE"},
		{"UTF-16 without a mark", "i\x00d\x00:\x00 \x00a\x00", "f.yaml:1:1", "UTF-16 LE"},
		{"UTF-32", "\xff\xfe\x00\x00i\x00\x00\x00", "f.yaml:1:1", "UTF-32"},
	} {
		found := read(fstest.MapFS{"f.yaml": {Data: []byte(c.data)}}, "f.yaml")
		if codes(found) != "MB104" || found[0].Pos.String() != c.where || found[0].Args[0] != c.kind {
			t.Errorf("%s: %v", c.name, found)
		}
	}
}

func TestAByteOrderMarkIsRefused(t *testing.T) {
	found := read(fstest.MapFS{"f.yaml": {Data: []byte("\xef\xbb\xbf" + whole)}}, "f.yaml")
	if codes(found) != "MB109" || found[0].Pos.String() != "f.yaml:1:1" {
		t.Errorf("%v", found)
	}
}

func TestFilesThatCannotBeReadAreFindings(t *testing.T) {
	files := fstest.MapFS{"folder/f.yaml": {Data: []byte(whole)}, "big.yaml": {Data: make([]byte, source.MaxBytes+1)}}
	for name, want := range map[string]string{
		"none.yaml": "MB101", "folder": "MB102", "big.yaml": "MB103", "../f.yaml": "MB130", "/etc/passwd": "MB130",
		`c:\f.yaml`: "MB130", "c:/f.yaml": "MB130", "folder//f.yaml": "MB130", "./big.yaml": "MB130", "~/f.yaml": "MB130",
	} {
		if got := codes(read(files, name)); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if got := codes(read(files, "folder/f.yaml")); got != "" {
		t.Errorf("a whole file: %s", got)
	}
}

func TestSymbolicLinksOutOfTheProjectAreRefused(t *testing.T) {
	dir := t.TempDir()
	inside, outside := filepath.Join(dir, "project"), filepath.Join(dir, "outside.yaml")
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.MkdirAll(filepath.Join(inside, "a"), 0o755))
	must(os.WriteFile(outside, []byte(whole), 0o600))
	must(os.WriteFile(filepath.Join(inside, "a", "f.yaml"), []byte(whole), 0o600))
	must(os.Symlink("../outside.yaml", filepath.Join(inside, "up.yaml")))
	must(os.Symlink(outside, filepath.Join(inside, "absolute.yaml")))
	must(os.Symlink("a/f.yaml", filepath.Join(inside, "down.yaml")))
	must(os.Symlink("../..", filepath.Join(inside, "a", "far")))
	for name, want := range map[string]string{"up.yaml": "MB130", "absolute.yaml": "MB130", "a/far/outside.yaml": "MB130", "down.yaml": ""} {
		f, m, _ := source.Open(os.DirFS(inside), name)
		m.ID("id", source.Required)
		m.Text("title", source.Required)
		if got := codes(f.Findings()); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// The place of a character inside a text follows every way to write a text.
func TestAtFindsCharactersInAllStyles(t *testing.T) {
	const doc = `plain: Målbilden är § viktig
folded: >-
  Målbilden är
  nu § viktig
literal: |-
  Målbilden
  är § viktig
single: 'Målbildens ''namn'' är § här'
double: "Målbildens \"namn\" är § här"
lines: Målbilden är
  nu § viktig
list:
  - >-
    Vi är
    alla § med
`
	f, m, _ := source.Open(fstest.MapFS{"f.yaml": {Data: []byte(doc)}}, "f.yaml")
	texts := []source.Text{}
	for _, k := range []string{"plain", "folded", "literal", "single", "double", "lines"} {
		texts = append(texts, m.Text(k, source.Required))
	}
	texts = append(texts, m.Texts("list", source.Required)...)
	lines := strings.Split(doc, "\n")
	for _, x := range texts {
		for i, r := range []rune(x.Value) {
			if r == ' ' || r == '\n' {
				continue
			}
			at := f.At(x, i)
			if got := []rune(lines[at.Line-1])[at.Col-1]; got != r && got != '\\' {
				t.Errorf("%q, rune %d: %s is %q, want %q", x.Value, i, at, got, r)
			}
		}
	}
	if len(f.Findings()) > 0 {
		t.Error(f.Findings())
	}
}

func TestNearestAsksForWhatWasMeant(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"titel", "title"}, {"bdoy", "body"}, {"inlcude", "include"}, {"sectons", "sections"}, {"xyz", ""}, {"", ""}, {"ö", ""},
	} {
		if got := source.Nearest(c.word, []string{"title", "body", "include", "sections"}); got != c.want {
			t.Errorf("%s: %q, want %q", c.word, got, c.want)
		}
	}
}

func TestFindingsAreToldOnceHoweverOftenTheyAreAskedFor(t *testing.T) {
	f, m, _ := source.Open(fstest.MapFS{"f.yaml": {Data: []byte("x: 1\n")}}, "f.yaml")
	m.Text("title", source.Required)
	m.Text("title", source.Required)
	m.Done()
	first := len(f.Findings())
	if second := len(f.Findings()); first != 2 || second != 2 {
		t.Errorf("%d, then %d findings", first, second)
	}
}

func TestEveryCodeIsExplainedInBothLanguages(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range source.Codes() {
		if seen[c.ID] || !strings.HasPrefix(c.ID, "MB1") {
			t.Errorf("%s: not the only one, or not of this room", c.ID)
		}
		seen[c.ID] = true
		for _, p := range []diag.Phrase{c.What, c.Why, c.Cure} {
			if p.SV == "" || p.EN == "" || strings.HasSuffix(p.SV, ".") || strings.HasSuffix(p.EN, ".") {
				t.Errorf("%s: %+v", c.ID, p)
			}
		}
	}
}

// No file, however broken, ends the program; every refusal has a place.
func FuzzRead(f *testing.F) {
	for _, s := range []string{whole, "", "a: [", "? a\n: b\n", "- 1\n", "\xff", "a: &x *x\n", "a: |\n  b\n c\n", "%YAML 9.9\n---\na: 1\n", "{a: {b: {c: []}}}", "a: !!binary x\n", "\t", "a: \"\\x\""} {
		f.Add([]byte(s))
	}
	archives, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range archives {
		if b, err := os.ReadFile(name); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, d := range read(fstest.MapFS{"f.yaml": {Data: data, Mode: fs.FileMode(0o644)}}, "f.yaml") {
			if d.Pos.File != "f.yaml" || len(data) <= source.MaxBytes && (d.Pos.Line < 1 || d.Pos.Col < 1) {
				t.Errorf("%s at %v", d.Code.ID, d.Pos)
			}
			if what, why, cure := d.Text("sv"); strings.Contains(what+why+cure, "%!") {
				t.Errorf("%s: %s %s %s", d.Code.ID, what, why, cure)
			}
		}
	})
}
