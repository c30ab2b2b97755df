package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// parsed is a Go file with its comments.
type parsed struct {
	file
	fset *token.FileSet
	tree *ast.File
}

// at says where in the file something stands.
func (p parsed) at(n ast.Node) string { return p.fset.Position(n.Pos()).String() }

// all keeps what trees has read: three tests walk it.
var all []parsed

// trees reads every Go file of the module, tests left out.
func trees(t *testing.T) (out []parsed) {
	t.Helper()
	if all != nil {
		return all
	}
	for _, f := range files(t) {
		if f.test() {
			continue
		}
		fset := token.NewFileSet()
		src, err := os.ReadFile(filepath.Join(root(t), filepath.FromSlash(f.path)))
		if err != nil {
			t.Fatal(err)
		}
		tree, err := parser.ParseFile(fset, f.path, src, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, parsed{f, fset, tree})
	}
	all = out
	return out
}

// TestCommentsNameWhatTheyTellOf: what another room may use has a comment, and a comment
// on a function begins with its name, so that none stays behind when a name changes.
func TestCommentsNameWhatTheyTellOf(t *testing.T) {
	for _, p := range trees(t) {
		for _, d := range p.tree.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if fault := faultOfComment(d); fault != "" {
					t.Errorf("%s: %s %s", p.at(d), d.Name.Name, fault)
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					for _, name := range untold(d, s) {
						t.Errorf("%s: %s has no comment", p.at(s), name)
					}
				}
			}
		}
	}
}

// faultOfComment says what is wrong with the comment on a function, or nothing. A method
// that a type nobody sees has for an interface of others tells nothing by a comment.
func faultOfComment(d *ast.FuncDecl) string {
	if d.Doc == nil || d.Doc.Text() == "" { // directives alone tell nothing
		if d.Name.IsExported() && (d.Recv == nil || ast.IsExported(receiver(d)) && d.Name.Name != "Error" && d.Name.Name != "String") {
			return "has no comment"
		}
		return ""
	}
	said := strings.Fields(d.Doc.Text())
	for i, word := range said {
		if word = strings.Trim(word, ":,.;’'"); word == d.Name.Name || word == d.Name.Name+"'s" {
			return ""
		}
		if i == 6 { // «A B and C»: several told of in one sentence
			break
		}
	}
	return "has a comment that begins with something else: " + strings.Join(said[:min(8, len(said))], " ")
}

// receiver is the name of the type a method belongs to.
func receiver(d *ast.FuncDecl) string {
	e := d.Recv.List[0].Type
	for {
		switch x := e.(type) {
		case *ast.StarExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

// untold lists the exported names of a declaration that no comment tells of.
func untold(d *ast.GenDecl, s ast.Spec) (names []string) {
	switch s := s.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
			names = append(names, s.Name.Name)
		}
	case *ast.ValueSpec:
		for _, n := range s.Names {
			if n.IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
				names = append(names, n.Name)
			}
		}
	}
	return names
}

// TestEveryParameterIsUsed: one that is asked for and not used tells readers what is not so.
func TestEveryParameterIsUsed(t *testing.T) {
	for _, p := range trees(t) {
		for _, d := range p.tree.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			used := map[string]bool{"_": true}
			ast.Inspect(f.Body, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok {
					used[id.Name] = true
				}
				return true
			})
			for _, field := range f.Type.Params.List {
				for _, name := range field.Names {
					if !used[name.Name] {
						t.Errorf("%s: %s never uses its %s", p.at(f), f.Name.Name, name.Name)
					}
				}
			}
		}
	}
}

// TestOnlyTheEdgeAsksTheClock: between the doors a day is a value that is handed in. The
// preview waits for its files to settle, and tells a browser nothing of the hour.
func TestOnlyTheEdgeAsksTheClock(t *testing.T) {
	edge := []string{"output", "cli", "preview"}
	asks := []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}
	for _, p := range trees(t) {
		if slices.Contains(edge, p.room) || !slices.Contains(p.imports, "time") {
			continue
		}
		ast.Inspect(p.tree, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(asks, s.Sel.Name) {
					t.Errorf("%s: time.%s between the doors", p.at(s), s.Sel.Name)
				}
			}
			return true
		})
	}
}

// TestLibrariesLiveWhereTheMapSays: a room on the map of libraries that no longer uses its
// library would let it back in unseen.
func TestLibrariesLiveWhereTheMapSays(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range files(t) {
		for _, im := range f.imports {
			for prefix := range home {
				if im == prefix || strings.HasPrefix(im, prefix+"/") {
					seen[prefix+" "+f.room] = true
					if f.test() {
						seen[prefix+" "+testOnly] = true
					}
				}
			}
		}
	}
	for prefix, rooms := range home {
		for _, room := range rooms {
			if !seen[prefix+" "+room] {
				t.Errorf("no file of %s uses %s", room, prefix)
			}
		}
	}
}

// paper is the name of a document in a comment or a text.
var paper = regexp.MustCompile(`[A-Za-z0-9_./-]*[A-Za-z0-9_-]\.md\b`)

// TestNamedPapersAreThere: a document that the source or another document sends its reader
// to is in the repository, or is one the program writes.
func TestNamedPapersAreThere(t *testing.T) {
	written := []string{"INSTALL.md", "INSTALLERA.md"} // beside the program, in a release
	there := map[string]bool{}
	var texts []string
	fsys := os.DirFS(root(t))
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch b := path.Base(name); {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (b == ".git" || b == "out" || b == "build" || b == "bin" || b == "node_modules" || b == "testdata"):
			return fs.SkipDir
		case path.Ext(b) == ".md":
			there[b] = true
			texts = append(texts, name)
		case slices.Contains([]string{".go", ".yaml", ".css", ".js", ".cjs", ".mjs", ".java"}, path.Ext(b)), b == "Makefile":
			texts = append(texts, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range texts {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range paper.FindAllString(string(text), -1) {
			if b := path.Base(m); !there[b] && !slices.Contains(written, b) {
				t.Errorf("%s names %s, which is not here", name, m)
			}
		}
	}
}

// TestNoToolLeavesItsFiles: what patch and merge tools lay beside a file is no part of the
// source.
func TestNoToolLeavesItsFiles(t *testing.T) {
	err := filepath.WalkDir(root(t), func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == ".git" {
			return fs.SkipDir
		}
		if slices.Contains([]string{".orig", ".rej", ".bak"}, filepath.Ext(name)) {
			t.Errorf("%s was left by a tool", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
