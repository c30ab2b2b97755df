package content_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/content"
)

// norrbotten is the county as it is, with a translation file of its own.
func norrbotten(t *testing.T, file, text string) (*content.County, []*content.Translation) {
	t.Helper()
	files := fstest.MapFS{}
	entries, err := filepath.Glob("../../sources/norrbotten/*.yaml")
	register, _ := filepath.Glob("../../sources/norrbotten/principals/*.yaml")
	if err != nil || len(entries) < 5 || len(register) < 5 {
		t.Fatal(entries, register, err)
	}
	for _, name := range append(entries, register...) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rel, err := filepath.Rel("../../sources", name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.ToSlash(rel)] = &fstest.MapFile{Data: b}
	}
	files["norrbotten/sprak/"+file] = &fstest.MapFile{Data: []byte(text)}
	c, found := content.Load(files, "norrbotten")
	if found.HasErrors() {
		t.Fatal(found)
	}
	ts, found := content.LoadTranslations(files, "norrbotten", c)
	if found.HasErrors() {
		t.Fatal(found)
	}
	return c, ts
}

// digestOf is that of a passage as the sources are.
func digestOf(t *testing.T, c *content.County, id string) string {
	t.Helper()
	for _, n := range content.Needs(c) {
		if n.ID == id {
			return n.Digest
		}
	}
	t.Fatalf("no passage %s", id)
	return ""
}

const visionIn = "language: fi\nkind: official\npassages:\n  - {id: vision, of: %s, title: Visio, text: Provtext.}\n"

func TestStatesOfAPassage(t *testing.T) {
	c, _ := norrbotten(t, "fi.yaml", strings.Replace(visionIn, "%s", "0", 1))
	now := digestOf(t, c, "vision")
	for of, want := range map[string]content.State{now: content.Complete, "0000000000000000": content.Stale} {
		_, ts := norrbotten(t, "fi.yaml", strings.Replace(visionIn, "%s", of, 1))
		if got := ts[0].State("vision"); got != want {
			t.Errorf("of %s: %s, want %s", of, got, want)
		}
		if got := ts[0].State("challenge"); got != content.Missing {
			t.Errorf("what is not there is %s", got)
		}
	}
}

// What is not translated is neither blank nor Swedish: it is a gap that can be found.
func TestWhatIsMissingIsAGap(t *testing.T) {
	c, ts := norrbotten(t, "fi.yaml", strings.Replace(visionIn, "%s", "0", 1))
	in := ts[0].County
	if in.Language != "fi" || in.Malbild.Vision.Text.String() != "Provtext." {
		t.Errorf("%s %q", in.Language, in.Malbild.Vision.Text)
	}
	if got := content.Gaps(in.Malbild.Title.String()); len(got) != 1 || got[0] != "malbild" {
		t.Errorf("the title is %q", in.Malbild.Title)
	}
	if got := content.Gaps(in.Malbild.Hub.Lead.Value); len(got) != 1 || got[0] != "min-halsa" {
		t.Errorf("the lead is %q", in.Malbild.Hub.Lead)
	}
	if c.Malbild.Vision.Text.String() == "Provtext." || len(content.Gaps(c.Malbild.Title.String())) > 0 {
		t.Error("the translation reached the sources")
	}
}

// The two translations that come with the project are of the text as it is.
func TestEnglishIsCompleteAndUpToDate(t *testing.T) {
	for _, id := range []string{"norrbotten", "orebro"} {
		fsys := os.DirFS("../../sources")
		c, found := content.Load(fsys, id)
		if found.HasErrors() {
			t.Fatal(found)
		}
		ts, found := content.LoadTranslations(fsys, id, c)
		if len(found) > 0 || len(ts) != 1 || ts[0].Language != "en" || ts[0].Kind != content.Unofficial {
			t.Fatal(id, found)
		}
		for _, p := range ts[0].Passages {
			if p.State == content.Stale || p.State == content.Missing && !strings.HasPrefix(p.ID, "falt.") {
				t.Errorf("%s: %s is %s", id, p.ID, p.State)
			}
		}
		easy, found := content.LoadEasyRead(fsys, id, c)
		if len(found) > 0 {
			t.Error(found)
		}
		if id != "norrbotten" {
			continue
		}
		if easy == nil || easy.Approved || len(easy.Parts) != 5 {
			t.Fatal("the easy-read text of Norrbotten is an example of five parts")
		}
		for _, p := range easy.Parts {
			if p.State != content.Complete {
				t.Errorf("%s is %s", p.ID, p.State)
			}
		}
	}
}

// No file of translations or local words, however broken, ends the program.
func FuzzBeside(f *testing.F) {
	for _, s := range []string{visionIn, "kind: easy-read\nlanguage: sv\nstatus: example\ntitle: a\npassages: []\n", "contact: [a]\nadd:\n  - {to: a, text: b}\n", "passages:\n  - id: [a]\n", "events:\n  - {when: x, text: y}\n"} {
		f.Add(s)
	}
	b, err := os.ReadFile("../../sources/norrbotten/sprak/en.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(b))
	base := fstest.MapFS{}
	for _, name := range []string{"county.yaml", "malbild.yaml", "webb.yaml"} {
		b, err := os.ReadFile(filepath.Join("testdata", "tredje", name))
		if err != nil {
			f.Fatal(err)
		}
		base["tredje/"+name] = &fstest.MapFile{Data: b}
	}
	c, _ := content.Load(base, "tredje")
	f.Fuzz(func(t *testing.T, s string) {
		files := fstest.MapFS{}
		for _, name := range []string{"sprak/fi.yaml", "sprak/lattlast.yaml", "lokalt/kommun.yaml"} {
			files["tredje/"+name] = &fstest.MapFile{Data: []byte(s)}
		}
		for _, d := range beside(files, c) {
			if d.Pos.File == "" {
				t.Errorf("%s has no place", d.Code.ID)
			}
		}
	})
}
