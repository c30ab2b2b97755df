package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the path every import of our own begins with.
const module = "malbild/"

// rank is the place of each room in the line; a room imports lower ranks only.
// TestTableOfRooms holds the table of ARCHITECTURE.md to it.
var rank = map[string]int{
	"lazy": -1, "deflate": -1,
	"diag": 0, "geom": 0, "trace": 0,
	"plane":  5,
	"source": 10, "document": 10, "asset": 10, "calendar": 10, "icc": 10, "pdfread": 10, "fontfile": 10, "amend": 10,
	"brand": 20, "principal": 20, "content": 20, "label": 20, "example": 10,
	"press":   25,
	"folder":  15,
	"edition": 30, "adoption": 30, "status": 30,
	"compose": 40,
	"page":    50,
	"typeset": 60, "svg": 60, "opc": 60,
	"notice":  10,
	"starter": 15,
	"impose":  60, "raster": 63,
	"figure": 65, "manuscript": 65, "legible": 65,
	"layout": 70,
	"pdf":    90, "word": 90, "html": 90, "slides": 90,
	"verify": 100, "inspect": 100, "output": 100, "origin": 100,
	"parcel": 105, "differ": 105, "intake": 105,
	"pipeline": 110,
	"preview":  115,
	"cli":      120,
}

// home says which rooms a library lives in, by the longest prefix that fits. A
// library that is not listed has no home and may not be used.
var home = map[string][]string{
	"golang.org/x/text/unicode/norm":        {"source", "principal", "verify", "differ", "intake"},
	"golang.org/x/text/unicode/bidi":        {"typeset"},
	"gopkg.in/yaml.v3":                      {"source", "amend"},
	"github.com/boxesandglue/textshape":     {"typeset", "pdf"},
	"eliasnaur.com/font":                    {"asset"},
	"github.com/johnfercher/maroto/v2":      {"layout", "pdf"},
	"github.com/johnfercher/go-tree":        {"layout"}, // part of maroto's contract
	"github.com/unidoc/unioffice":           {"word"},
	"github.com/beevik/etree":               {"opc", "word", "slides", "manuscript"},
	"golang.org/x/net/html":                 {"verify", "origin"},
	"github.com/klauspost/compress":         {"pdf", "raster", "pdfread"},
	"github.com/boombuler/barcode":          {"figure"},
	"golang.org/x/image":                    {"raster"},
	"golang.org/x/sys":                      {"output", "cli"},
	"github.com/spf13/cobra":                {"cli"},
	"github.com/spf13/pflag":                {"cli"},
	"github.com/rogpeppe/go-internal":       {testOnly},
	"pgregory.net/rapid":                    {testOnly},
	"golang.org/x/text/collate":             {"principal"},
	"golang.org/x/text/language":            {"principal"},
	"github.com/santhosh-tekuri/jsonschema": {testOnly},
}

// testOnly is the home of libraries that only tests may use.
const testOnly = "tests"

// file is one Go file and what it imports.
type file struct {
	path    string // from the module root, with slashes
	room    string // "layout", "cmd", "layouts"
	imports []string
}

func (f file) test() bool { return strings.HasSuffix(f.path, "_test.go") }

// root is the module's folder. Files are opened here and not asked for with
// "go list", whose answer the test cache would keep after a violation.
func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// files reads the imports of every Go file of the module.
func files(t *testing.T) []file {
	t.Helper()
	var out []file
	fsys := os.DirFS(root(t))
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if b := d.Name(); name != "." && (strings.HasPrefix(b, ".") || b == "testdata" || b == "out" || b == "build") {
				return fs.SkipDir
			}
			if _, err := fs.Stat(fsys, path.Join(name, "go.mod")); err == nil && name != "." {
				return fs.SkipDir // a module of its own, see internal/standin
			}
			return nil
		}
		if path.Ext(name) != ".go" {
			return nil
		}
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		ast, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		f := file{path: name, room: roomOf(path.Dir(name))}
		for _, im := range ast.Imports {
			p, err := strconv.Unquote(im.Path.Value)
			if err != nil {
				return err
			}
			f.imports = append(f.imports, p)
		}
		out = append(out, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 10 {
		t.Fatalf("only %d Go files seen: the test looks in the wrong place", len(out))
	}
	return out
}

// roomOf names the room a folder belongs to; a room may have folders inside. The
// package layer is a room of its own inside the folder of its first user: word and
// slides build on it, and it knows neither.
func roomOf(dir string) string {
	if dir == "internal/word/opc" {
		return "opc"
	}
	parts := strings.Split(dir, "/")
	if parts[0] == "internal" && len(parts) > 1 {
		return parts[1]
	}
	return parts[0]
}

func TestEveryRoomIsOnTheMap(t *testing.T) {
	forbidden := []string{"util", "utils", "common", "base", "misc", "types", "manager", "helper", "helpers", "lib"}
	for _, f := range files(t) {
		if _, ok := rank[f.room]; !ok && strings.HasPrefix(f.path, "internal/") && f.room != "arch" {
			t.Errorf("%s: room %q has no rank in the table", f.path, f.room)
		}
		for _, part := range strings.Split(path.Dir(f.path), "/") {
			if slices.Contains(forbidden, part) {
				t.Errorf("%s: no room is called %q; if a name will not come, the boundary is wrong", f.path, part)
			}
		}
	}
}

func TestImportsRunOneWay(t *testing.T) {
	for _, f := range files(t) {
		if f.test() || f.room == "arch" {
			continue // tests may look at any room from outside
		}
		for _, im := range f.imports {
			if !strings.HasPrefix(im, module) {
				continue
			}
			if other := roomOf(strings.TrimPrefix(im, module)); other != f.room && !mayImport(f.room, other) {
				t.Errorf("%s imports %s: rank %d may not know rank %d", f.path, im, rank[f.room], rank[other])
			}
		}
	}
}

// mayImport is the rule of the table. Outside the rooms, the program's first file
// knows cli only, and the built-in layouts are handed in by the pipeline.
func mayImport(room, other string) bool {
	switch {
	case room == "cmd":
		return other == "cli"
	case other == "layouts":
		return room == "pipeline"
	case other == "schema":
		return room == "cli" || room == "preview" // its form is made of one
	case other == "sources":
		return room == "starter"
	}
	a, known := rank[room]
	b, ok := rank[other]
	return known && ok && b < a
}

func TestTheRuleWouldCatchAViolation(t *testing.T) {
	for _, c := range []struct {
		room, other string
		want        bool
	}{
		{"content", "document", true}, {"document", "content", false}, {"html", "word", false},
		{"pdf", "html", false}, {"word", "layout", true}, {"layout", "pdf", false}, {"diag", "geom", false},
		{"slides", "word", false}, {"slides", "opc", true}, {"opc", "word", false},
		{"cmd", "cli", true}, {"cmd", "pipeline", false}, {"cli", "pipeline", true}, {"verify", "output", false},
	} {
		if got := mayImport(c.room, c.other); got != c.want {
			t.Errorf("%s → %s: %v", c.room, c.other, got)
		}
	}
}

func TestEachLibraryHasItsRoom(t *testing.T) {
	for _, f := range files(t) {
		for _, im := range f.imports {
			first, _, _ := strings.Cut(im, "/")
			if !strings.Contains(first, ".") {
				continue // standard library, or our own
			}
			rooms, ok := homeOf(im)
			switch {
			case !ok:
				t.Errorf("%s: library %s has no room in the table", f.path, im)
			case slices.Contains(rooms, testOnly) && !f.test():
				t.Errorf("%s: library %s is for tests only", f.path, im)
			case !slices.Contains(rooms, testOnly) && !slices.Contains(rooms, f.room) && !f.test():
				t.Errorf("%s: library %s lives in %s", f.path, im, strings.Join(rooms, ", "))
			}
		}
	}
}

func homeOf(im string) (rooms []string, ok bool) {
	best := ""
	for prefix, r := range home {
		if (im == prefix || strings.HasPrefix(im, prefix+"/")) && len(prefix) > len(best) {
			best, rooms, ok = prefix, r, true
		}
	}
	return rooms, ok
}

// The doors: only these rooms may touch the file system, the environment or
// the clock. The readers get an fs.FS; the command line stands at the edge.
func TestOnlyTheDoorsTouchTheWorld(t *testing.T) {
	doors := []string{"output", "folder", "cli", "cmd", "layouts", "arch"}
	for _, f := range files(t) {
		if f.test() || slices.Contains(doors, f.room) {
			continue
		}
		for _, im := range f.imports {
			if f.room == "preview" && slices.Contains([]string{"net", "net/http", "crypto/rand"}, im) {
				continue // the one room that answers a browser; its files are handed in
			}
			switch im {
			case "os", "os/exec", "os/signal", "net", "net/http", "syscall", "log", "math/rand", "math/rand/v2", "crypto/rand":
				t.Errorf("%s imports %s: between the doors there are only pure functions", f.path, im)
			}
		}
	}
}
