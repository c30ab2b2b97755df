package source_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/diag"
	"malbild/internal/folder"
	"malbild/internal/source"
)

// Each slip is one finding, at the sign where it is, in words that name it.
func TestOneSlipIsOneFinding(t *testing.T) {
	const list = "id: a\ntitle: Ett\nlines:\n"
	for _, c := range []struct{ name, data, where, says string }{
		{"a key further in", "id: a\n  title: Ett\n", "MB110 f.yaml:2:3", "indraget stämmer inte"},
		{"a colon in a text", "id: a\ntitle: Vi: alla\n", "MB110 f.yaml:2:10", "«: » står i en text"},
		{"no blank after the colon", "id: a\ntitle:Ett\nlines: [a]\n", "MB110 f.yaml:2:1", "efter kolon saknas"},
		{"a quotation mark that stays open", "id: a\ntitle: \"Ett\nlines: [a]\n", "MB110 f.yaml:2:8", "inte avslutat"},
		{"a text with a per cent sign first", "id: a\ntitle: % Ett\n", "MB110 f.yaml:2:8", "kan inte börja med det tecknet"},
		{"a text with a greater-than sign first", "id: a\ntitle: > Ett\n", "MB110 f.yaml:2:8", "nästa rad"},
		{"a text with a question mark first", "id: a\ntitle: ? Ett\n", "MB110 f.yaml:2:8", "citattecken"},
		{"words after the end", "id: a\ntitle: Ett\n...\nskräp\n", "MB110 f.yaml:4:1", "avslutar filen"},
		{"a list with dashes", list + "  – ett\n  – två\n", "MB122 f.yaml:4:3", "en lista"},
		{"a web page", "<!DOCTYPE html><html></html>\n", "MB122 f.yaml:1:1", "en grupp av nycklar"},
		{"one sign of Latin-1", "id: a\ntitle: Nära v\xe5rd\nlines: [på, två]\n", "MB104 f.yaml:2:14", "UTF-8 med enstaka tecken"},
		{"nothing but null characters", strings.Repeat("\x00", 512), "MB119 f.yaml:1:1", "512 nolltecken"},
		{"line ends of another time", "id: a\rtitle: Ett\rlines: [a]\r", "MB107 f.yaml:1:6", "vagnretur"},
		{"line ends twice over", "id: a\r\r\ntitle: Ett\r\r\nlines: [a]\r\r\n", "MB107 f.yaml:1:6", "vagnretur"},
	} {
		found := read(fstest.MapFS{"f.yaml": {Data: []byte(c.data)}}, "f.yaml")
		if len(found) != 1 {
			t.Errorf("%s: %d findings: %v", c.name, len(found), found)
			continue
		}
		what, _, _ := found[0].Text("sv")
		if got := found[0].Code.ID + " " + found[0].Pos.String(); got != c.where || !strings.Contains(what, c.says) {
			t.Errorf("%s: %s: %s, want %s: … %s …", c.name, got, what, c.where, c.says)
		}
	}
}

// A text loses nothing in silence to a «#», and a comment is no cause for alarm.
func TestWordsBehindASignAreToldOf(t *testing.T) {
	for data, want := range map[string]string{
		"title: Vi är #1 i länet\n":        "MB127 f.yaml:2:14",
		"title: Vi #nära\n":                "MB127 f.yaml:2:11",
		"title: Vi # nära\n":               "",
		"title: Vi #\n":                    "",
		"title: Vi#1\n":                    "",
		"title: 'Vi #1'\n":                 "",
		"title: Vi\n #nära\n":              "",
		"title: >-\n  Vi är #1 i länet.\n": "",
		"lines: [a, b #c\n  ]\ntitle: b\n": "MB127 f.yaml:2:14",
		"title: Vi\n# title: #1\n":         "",
	} {
		found := read(fstest.MapFS{"f.yaml": {Data: []byte("id: a\n" + data)}}, "f.yaml")
		got := ""
		for _, f := range found {
			got += f.Code.ID + " " + f.Pos.String()
		}
		if !strings.HasPrefix(got, want) || want == "" && strings.Contains(got, "MB127") {
			t.Errorf("%q: %s, want %s", data, got, want)
		}
	}
}

// Of very many faults a thousand are kept of each severity, and the rest are counted: an
// error is never lost among warnings.
func TestVeryManyFaultsAreCounted(t *testing.T) {
	for _, c := range []struct {
		name, line, code string
		errors, kept     int
		more             string
	}{
		{"errors", "rad%d: x\n", "MB120", source.MaxFound, source.MaxFound, "4000"},
		{"warnings and one error", "  - ett #två%d\n", "MB127", 1, source.MaxFound, "4000"},
	} {
		var b strings.Builder
		b.WriteString("id: a\ntitel: x\nlines:\n  - ett\n")
		if c.code == "MB120" {
			b.Reset()
			b.WriteString("id: a\ntitle: x\nlines: [a]\n")
		}
		for i := range 5000 {
			fmt.Fprintf(&b, c.line, i)
		}
		found := read(fstest.MapFS{"f.yaml": {Data: []byte(b.String())}}, "f.yaml")
		errors, kept, more := 0, 0, ""
		for _, f := range found {
			if f.Code.Severity == diag.Error {
				errors++
			}
			switch f.Code.ID {
			case c.code:
				kept++
			case "MB128":
				more, _, _ = f.Text("sv")
			}
		}
		if errors != c.errors || kept != c.kept || !strings.Contains(more, "; "+c.more+" fynd till") {
			t.Errorf("%s: %d errors, %d of the kind, «%s»", c.name, errors, kept, more)
		}
	}
}

// What is there and cannot be read is told of, in words, and never taken for what is not
// there.
func TestLinksAndFoldersAreNoMissingFiles(t *testing.T) {
	dir := t.TempDir()
	for name, to := range map[string]string{"tom.yaml": "finns-inte.yaml", "rund.yaml": "rund.yaml"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	os.Mkdir(filepath.Join(dir, "mapp.yaml"), 0o777)
	for name, says := range map[string]string{"tom.yaml": "en länk till en fil som inte finns", "rund.yaml": "leder tillbaka till sig själv", "mapp.yaml": "den är en mapp"} {
		if !source.Exists(folder.New(dir), name) {
			t.Errorf("%s does not exist", name)
		}
		_, m, found := source.Open(folder.New(dir), name)
		if m != nil || codes(found) != "MB102" {
			t.Errorf("%s: %v", name, found)
			continue
		}
		if what, _, _ := found[0].Text("sv"); !strings.Contains(what, says) {
			t.Errorf("%s: %s, want … %s …", name, what, says)
		}
	}
	if source.Exists(folder.New(dir), "finns-inte.yaml") {
		t.Error("what is not there exists")
	}
}

// A folder need not be there; one that is there and cannot be listed is told of.
func TestFoldersThatCannotBeListed(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink("finns-inte", filepath.Join(dir, "tom")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "fil"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for name, says := range map[string]string{"tom": "en länk till en mapp som inte finns", "fil": "här ska stå en mapp", "stängd": "du saknar behörighet"} {
		entries, found := source.Entries(closed{folder.New(dir)}, name)
		if len(entries) > 0 || codes(found) != "MB102" {
			t.Errorf("%s: %v", name, found)
			continue
		}
		if what, _, _ := found[0].Text("sv"); !strings.Contains(what, says) {
			t.Errorf("%s: %s, want … %s …", name, what, says)
		}
	}
	if entries, found := source.Entries(folder.New(dir), "finns-inte"); len(entries)+len(found) > 0 {
		t.Errorf("what is not there: %v", found)
	}
	if entries, found := source.Entries(folder.New(dir), "."); len(entries) != 2 || len(found) > 0 {
		t.Errorf("%d entries, %v", len(entries), found)
	}
}

// closed has a folder that may not be read.
type closed struct{ fs.FS }

func (c closed) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "stängd" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return fs.ReadDir(c.FS, name)
}

func (c closed) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(c.FS, name) }
func (c closed) ReadLink(name string) (string, error)   { return fs.ReadLink(c.FS, name) }

func TestWhatComputersLeaveBesideFilesIsNoSource(t *testing.T) {
	for _, name := range []string{".DS_Store", "._lulea.yaml", "~$lulea.yaml", ".~lock.lulea.yaml#", "lulea.yaml~", "#lulea.yaml#", "Thumbs.db", "desktop.ini", ".lulea.yaml.swp"} {
		if !source.Leftover(name) {
			t.Errorf("%s is taken for a source", name)
		}
	}
	for _, name := range []string{"lulea.yaml", "lulea (1).yaml", "lulea-DATORN.yaml", "lulea.yml", "#1.yaml", "~.yaml"} {
		if source.Leftover(name) {
			t.Errorf("%s is passed over in silence", name)
		}
	}
}

// A file that is one long line is read once from its beginning to its end, and not from
// the beginning for every word of it.
func TestOneLongLine(t *testing.T) {
	found := read(fstest.MapFS{"f.yaml": {Data: []byte("id: a\ntitle: Ett\nlines: [" + strings.Repeat("{a: b, },", 100_000) + "! c]\n")}}, "f.yaml")
	for _, f := range found {
		if f.Code.ID == "MB115" && f.Pos.String() == "f.yaml:3:900009" {
			return
		}
	}
	t.Errorf("the sign at the end is not told of, among %d", len(found))
}
