package arch

import (
	"go/ast"
	"testing"
)

// told are the functions that make findings, and the fields of messages.
var told = map[string]bool{"At": true, "add": true, "text": true, "cure": true}

// TestMessagesTellErrorsInBothLanguages: what a library says is in English only, and goes
// into a message by diag.Cause.
func TestMessagesTellErrorsInBothLanguages(t *testing.T) {
	seen := 0
	for _, p := range trees(t) {
		ast.Inspect(p.tree, func(n ast.Node) bool {
			var parts []ast.Expr
			switch n := n.(type) {
			case *ast.CallExpr:
				if s, ok := n.Fun.(*ast.SelectorExpr); ok && told[s.Sel.Name] {
					parts = n.Args
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && told[key.Name] {
					parts = []ast.Expr{n.Value}
				}
			}
			for _, e := range parts {
				seen++
				if id, ok := e.(*ast.Ident); ok && id.Name == "err" {
					t.Errorf("%s: a message ends in what a library says; use diag.Cause", p.at(e))
				}
				if c := rawError(e); c != nil {
					t.Errorf("%s: a message ends in what a library says; use diag.Cause", p.at(c))
				}
			}
			return true
		})
	}
	if seen < 500 {
		t.Errorf("only %d parts of messages were seen", seen)
	}
}

// rawError finds the text of an error within an expression.
func rawError(e ast.Expr) (found ast.Node) {
	ast.Inspect(e, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok {
			return false
		}
		if c, ok := n.(*ast.CallExpr); ok && len(c.Args) == 0 {
			if s, ok := c.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Error" {
				found = c
			}
		}
		return found == nil
	})
	return found
}
