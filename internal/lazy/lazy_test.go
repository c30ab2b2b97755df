package lazy_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"malbild/internal/lazy"
)

// TestPatterns compiles every pattern of the program: none of them is found broken
// when somebody needs it.
func TestPatterns(t *testing.T) {
	n := 0
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || !isPattern(call.Fun) {
				return true
			}
			n++
			expr := written(call.Args[0])
			if _, err := regexp.Compile(expr); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 40 {
		t.Errorf("found %d patterns; there are more", n)
	}
}

func isPattern(f ast.Expr) bool {
	s, ok := f.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != "Pattern" {
		return false
	}
	room, ok := s.X.(*ast.Ident)
	return ok && room.Name == "lazy"
}

// written is the text of a constant; a name in it stands for a letter.
func written(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(e.Value)
		return s
	case *ast.BinaryExpr:
		return written(e.X) + written(e.Y)
	}
	return "x"
}

// TestPatternIsCompiledOnce: who asks again gets the same one.
func TestPatternIsCompiledOnce(t *testing.T) {
	p := lazy.Pattern(`^a+$`)
	first := p()
	if again := p(); first != again {
		t.Error("compiled again")
	}
	if !first.MatchString("aa") || first.MatchString("b") {
		t.Error("not the pattern that was asked for")
	}
}
