package layout_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// readerFiles are the files that read layouts.
var readerFiles = []string{"load.go", "load_format.go", "format.go", "reading.go", "sides.go", "baseline.go"}

// asking are the methods that ask a YAML map for a key.
var asking = []string{"Text", "Texts", "Enum", "Number", "Int", "Bool", "ID", "Map", "Maps", "length", "text", "flag", "edge"}

// keysRead lists the keys that the reader asks for.
func keysRead(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, name := range readerFiles {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			method := ""
			switch fun := call.Fun.(type) {
			case *ast.SelectorExpr:
				method = fun.Sel.Name
			case *ast.Ident:
				method = fun.Name
			}
			if !slices.Contains(asking, method) {
				return true
			}
			for _, a := range call.Args[:min(2, len(call.Args))] { // the key comes first, or after the map
				if lit, ok := a.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if key, err := strconv.Unquote(lit.Value); err == nil && !slices.Contains(out, key) {
						out = append(out, key)
					}
					break
				}
			}
			return true
		})
	}
	return out
}

// TestReferenceNamesEveryKey holds docs/layouts.md against the reader, both ways.
func TestReferenceNamesEveryKey(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "layouts.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, reference, _ := strings.Cut(string(page), "## The file")
	keys := keysRead(t)
	if len(keys) < 50 {
		t.Fatalf("only %d keys found in the reader: %v", len(keys), keys)
	}
	for _, k := range keys {
		if k == "sv" || k == "en" {
			continue
		}
		if !strings.Contains(reference, "`"+k+"`") && !strings.Contains(reference, "{"+k+":") && !strings.Contains(reference, ", "+k+":") {
			t.Errorf("docs/layouts.md does not say what «%s» is", k)
		}
	}
	for _, line := range strings.Split(reference, "\n") {
		cell, ok := strings.CutPrefix(line, "| ")
		if !ok || !strings.HasPrefix(cell, "`") {
			continue
		}
		cell, _, _ = strings.Cut(cell, " |")
		for _, k := range strings.Split(cell, ", ") {
			if k = strings.Trim(k, "`"); !slices.Contains(keys, k) {
				t.Errorf("docs/layouts.md explains «%s», which the reader does not ask for", k)
			}
		}
	}
}
