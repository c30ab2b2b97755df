package arch

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// code is one diag.Code as written in a room.
type code struct {
	room, variable, id string
	phrases            map[string]phrase // What, Why, Cure
	at                 token.Position
}

type phrase struct{ sv, en string }

// codes reads every diag.Code literal of the module from the source.
func codes(t *testing.T) (all []code, listed map[string]string) {
	t.Helper()
	listed = map[string]string{}
	for _, f := range files(t) {
		if f.test() || !strings.HasPrefix(f.path, "internal/") || f.room == "diag" {
			continue
		}
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, filepath.Join(root(t), f.path), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range tree.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Name.Name == "Codes" && fn.Recv == nil {
				listed[f.room] += identifiers(fn.Body)
			}
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			for i, v := range spec.Values {
				lit := codeLiteral(v)
				if lit == nil {
					continue
				}
				c := code{room: f.room, variable: spec.Names[i].Name, phrases: map[string]phrase{}, at: fset.Position(lit.Pos())}
				c.read(lit)
				all = append(all, c)
			}
			return true
		})
	}
	return all, listed
}

func identifiers(n ast.Node) string {
	var b strings.Builder
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			b.WriteString(" " + id.Name + " ")
		}
		return true
	})
	return b.String()
}

// codeLiteral returns the literal of &diag.Code{…}, or nil.
func codeLiteral(e ast.Expr) *ast.CompositeLit {
	if u, ok := e.(*ast.UnaryExpr); ok {
		e = u.X
	}
	lit, ok := e.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	sel, ok := lit.Type.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Code" {
		return nil
	}
	if x, ok := sel.X.(*ast.Ident); !ok || x.Name != "diag" {
		return nil
	}
	return lit
}

func (c *code) read(lit *ast.CompositeLit) {
	for _, el := range lit.Elts {
		kv, ok := el.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		key := fmt.Sprint(kv.Key)
		switch v := kv.Value.(type) {
		case *ast.BasicLit:
			if key == "ID" {
				c.id, _ = strconv.Unquote(v.Value)
			}
		case *ast.CompositeLit:
			c.phrases[key] = readPhrase(v)
		}
	}
}

func readPhrase(lit *ast.CompositeLit) phrase {
	var p phrase
	for i, el := range lit.Elts {
		key := []string{"SV", "EN"}[min(i, 1)]
		if kv, ok := el.(*ast.KeyValueExpr); ok {
			key, el = fmt.Sprint(kv.Key), kv.Value
		}
		if key == "SV" {
			p.sv = constant(el)
		} else {
			p.en = constant(el)
		}
	}
	return p
}

// constant is the value of a string literal or a sum of them.
func constant(e ast.Expr) string {
	switch v := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(v.Value)
		return s
	case *ast.BinaryExpr:
		return constant(v.X) + constant(v.Y)
	case *ast.ParenExpr:
		return constant(v.X)
	}
	return "…" // a named constant; its text is not looked up
}

// hundreds are those of the codes of each room: what a finding is about shows in its first
// digit (ARCHITECTURE.md, Errors).
var hundreds = map[string]string{
	"source": "1",
	"brand":  "2", "compose": "2", "press": "2", "adoption": "2", "content": "267", "edition": "267", "principal": "237",
	"figure": "3", "legible": "3", "svg": "3", "layout": "3", "slides": "3",
	"word": "4", "inspect": "4", "pdf": "4",
	"output":   "5",
	"pipeline": "67",
	"label":    "7",
}

func TestEveryFindingSpeaksBothLanguages(t *testing.T) {
	all, listed := codes(t)
	if len(all) < 20 {
		t.Fatalf("only %d codes seen: the test does not see them", len(all))
	}
	id := regexp.MustCompile(`^MB[1-9][0-9]{2}$`)
	seen := map[string]code{}
	for _, c := range all {
		if !id.MatchString(c.id) {
			t.Errorf("%s: %s has the id %q", c.at, c.variable, c.id)
		}
		if other, twice := seen[c.id]; twice {
			t.Errorf("%s: %s is already the id of %s.%s", c.at, c.id, other.room, other.variable)
		}
		seen[c.id] = c
		if len(c.id) < 3 || !strings.Contains(hundreds[c.room], c.id[2:3]) {
			t.Errorf("%s: %s is no code of %s, which has %qxx", c.at, c.id, c.room, hundreds[c.room])
		}
		if !strings.Contains(listed[c.room], " "+c.variable+" ") {
			t.Errorf("%s: %s is missing in the Codes of %s", c.at, c.variable, c.room)
		}
		for _, part := range []string{"What", "Why", "Cure"} {
			checkPhrase(t, c, part)
		}
	}
}

var verb = regexp.MustCompile(`%(\[[0-9]\])?[a-zA-Z]`)

// checkPhrase: both languages, no full stop, and verbs that do not depend on
// their order in the sentence when there are several.
func checkPhrase(t *testing.T, c code, part string) {
	p := c.phrases[part]
	for _, text := range []string{p.sv, p.en} {
		if strings.TrimSpace(text) == "" {
			t.Errorf("%s: %s of %s lacks a language: %+v", c.at, part, c.id, p)
		}
		if strings.HasSuffix(text, ".") {
			t.Errorf("%s: %s of %s ends with a full stop", c.at, part, c.id)
		}
	}
	if len(verb.FindAllString(p.sv, -1)) > 1 && strings.Contains(p.sv, "%s") && strings.Contains(p.sv, "%[") {
		t.Errorf("%s: %s of %s mixes indexed and plain verbs", c.at, part, c.id)
	}
}

// TestEveryCodeCanBeLookedUp: «malbild explain» asks every room that has codes.
func TestEveryCodeCanBeLookedUp(t *testing.T) {
	src, err := os.ReadFile(filepath.Join(root(t), "internal/cli/explain.go"))
	if err != nil {
		t.Fatal(err)
	}
	_, listed := codes(t)
	if len(listed) < 15 {
		t.Fatalf("only %d rooms with codes", len(listed))
	}
	for room := range listed {
		if !strings.Contains(string(src), room+".Codes()") {
			t.Errorf("malbild explain does not know the codes of %s", room)
		}
	}
}
