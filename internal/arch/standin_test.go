package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWhatStandsInIsNeverCalled: lines of our own stand in for two libraries that
// maroto imports (internal/standin/README.md). They are reached through maroto's own generator,
// its package merge, and its type of a finished file; nothing of ours goes there.
func TestWhatStandsInIsNeverCalled(t *testing.T) {
	const maroto = "github.com/johnfercher/maroto/v2"
	for _, f := range files(t) {
		if f.test() {
			continue
		}
		if slices.Contains(f.imports, maroto) || slices.Contains(f.imports, maroto+"/pkg/merge") {
			t.Errorf("%s has maroto make or merge files", f.path)
		}
		if !slices.Contains(f.imports, maroto+"/pkg/core") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root(t), f.path), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "core" && (s.Sel.Name == "NewPDF" || s.Sel.Name == "Pdf") {
					t.Errorf("%s makes maroto's finished file, which can merge", f.path)
				}
			}
			return true
		})
	}
}

// TestLibrariesThatAreLeftOut: none of what those two bring is in the program. One of
// them, go-runewidth, computed tables for 30 ms at every start in some versions, longer
// than a poster takes.
func TestLibrariesThatAreLeftOut(t *testing.T) {
	files(t) // so that the test cache asks again when one of them has changed
	if _, err := os.ReadFile(filepath.Join(root(t), "go.mod")); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "list", "-deps", "./cmd/malbild")
	cmd.Dir = root(t)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	deps := strings.Fields(string(out))
	if !slices.Contains(deps, "malbild/internal/cli") {
		t.Fatal("the list is not that of the program")
	}
	for _, p := range deps {
		for _, out := range []string{"github.com/mattn/go-runewidth", "github.com/hhrutter", "golang.org/x/crypto", "go.yaml.in", "encoding/gob"} {
			if strings.HasPrefix(p, out) {
				t.Errorf("%s is in the program", p)
			}
		}
	}
}
