package pipeline

import (
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"malbild/internal/diag"
	"malbild/internal/source"
)

// heavy is a file system with one file that says it is 500 MB and may not be read.
type heavy struct {
	fstest.MapFS
	t *testing.T
}

type heavyInfo struct{ fs.FileInfo }

func (heavyInfo) Size() int64 { return 500 << 20 }

func (h heavy) Stat(name string) (fs.FileInfo, error) {
	i, err := h.MapFS.Stat(name)
	return heavyInfo{i}, err
}

func (h heavy) Lstat(name string) (fs.FileInfo, error) { return h.Stat(name) }

func (h heavy) ReadFile(string) ([]byte, error) {
	h.t.Error("a file of 500 MB is read")
	return nil, fs.ErrInvalid
}

func TestHugeTemplatesAreNotRead(t *testing.T) {
	var shelf templates
	name := source.Text{Value: "mallar/stor.dotx", Pos: diag.Pos{File: "kiruna.yaml", Line: 4, Col: 11}}
	f := shelf.get(heavy{fstest.MapFS{"mallar/stor.dotx": {Data: []byte("x"), ModTime: time.Unix(0, 0)}}, t}, name)
	if f.template != nil || len(f.found) != 1 || f.found[0].Code != codeNoTemplate || f.found[0].Pos != name.Pos {
		t.Errorf("%v", f.found)
	}
}

// TestTemplatesAreOpenedOnceAndNotKeptForEver: a run over a country has hundreds.
func TestTemplatesAreOpenedOnceAndNotKeptForEver(t *testing.T) {
	all, err := OwnTemplates()
	if err != nil || len(all) != 3 {
		t.Fatalf("%d templates (%v)", len(all), err)
	}
	var shelf templates
	fsys := fstest.MapFS{"a.dotx": {Data: all[0].Data}}
	named := func(line int) source.Text {
		return source.Text{Value: "a.dotx", Pos: diag.Pos{File: "p.yaml", Line: line}}
	}
	first := shelf.get(fsys, named(1))
	if first.template == nil || shelf.get(fsys, named(1)) != first || len(first.found) != 0 {
		t.Errorf("not opened once: %v", first.found)
	}
	for i := range 3 * maxTemplates {
		shelf.get(fsys, named(i+2))
	}
	if len(shelf.made) != maxTemplates || len(shelf.order) != maxTemplates {
		t.Errorf("%d templates are kept", len(shelf.made))
	}
}
