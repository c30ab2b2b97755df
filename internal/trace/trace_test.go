package trace

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
	"time"
)

func TestChangedTellsWhatMatters(t *testing.T) {
	files := func() fstest.MapFS {
		return fstest.MapFS{"s/a.yaml": {Data: []byte("a")}, "s/b.yaml": {Data: []byte("b")}, "s/c/d.yaml": {Data: []byte("d")}}
	}
	seen := func() Answers {
		w := New(files())
		fs.ReadFile(w, "s/a.yaml")
		fs.ReadDir(w, "s/c")
		fs.Stat(w, "s/none.yaml")
		fs.ReadFile(w, "own.yaml")
		return w.Seen()
	}()
	for what, c := range map[string]struct {
		change func(fstest.MapFS)
		want   []string
	}{
		"nothing":                         {func(fstest.MapFS) {}, nil},
		"a time":                          {func(m fstest.MapFS) { m["s/a.yaml"].ModTime = time.Unix(1e9, 0) }, nil},
		"rights":                          {func(m fstest.MapFS) { m["s/a.yaml"].Mode = 0o600 }, nil},
		"what was not read":               {func(m fstest.MapFS) { m["s/b.yaml"].Data = []byte("B") }, nil},
		"a file":                          {func(m fstest.MapFS) { m["s/a.yaml"].Data = []byte("A") }, []string{"read s/a.yaml"}},
		"a file is gone":                  {func(m fstest.MapFS) { delete(m, "s/a.yaml") }, []string{"read s/a.yaml"}},
		"one that was looked for in vain": {func(m fstest.MapFS) { m["s/none.yaml"] = &fstest.MapFile{} }, []string{"stat s/none.yaml"}},
		"one that was to be read":         {func(m fstest.MapFS) { m["own.yaml"] = &fstest.MapFile{} }, []string{"read own.yaml"}},
		"a listed folder":                 {func(m fstest.MapFS) { m["s/c/e.yaml"] = &fstest.MapFile{} }, []string{"list s/c"}},
	} {
		m := files()
		c.change(m)
		if got := seen.Changed(m); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", what, got, c.want)
		}
	}
}

// A file that changes while we read is never the same as before.
func TestTwoAnswersAreNone(t *testing.T) {
	m := fstest.MapFS{"a": {Data: []byte("1")}}
	w := New(m)
	fs.ReadFile(w, "a")
	m["a"] = &fstest.MapFile{Data: []byte("2")}
	fs.ReadFile(w, "a")
	if got := w.Seen().Changed(m); len(got) != 1 {
		t.Errorf("%v", got)
	}
}

func TestPassesTheTestsOfFileSystems(t *testing.T) {
	m := fstest.MapFS{"s/a": {Data: []byte("a")}, "s/c/d": {Data: []byte("d")}}
	if err := fstest.TestFS(New(m), "s/a", "s/c/d"); err != nil {
		t.Error(err)
	}
}
