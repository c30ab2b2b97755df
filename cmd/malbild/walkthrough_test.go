package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// mostLines is how long a layout or a brand of the walk-through may be.
const mostLines = 30

// walkthrough takes a file out of docs/layouts.md, where its name stands over it, and
// puts it in the project: what the page shows is what is tested.
func walkthrough(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("walkthrough NAME-IN-THE-PAGE FILE")
	}
	page, err := os.ReadFile(filepath.Join(ts.Getenv(repository), "docs", "layouts.md"))
	ts.Check(err)
	_, rest, ok := strings.Cut(string(page), "`"+args[0]+"`:\n\n```yaml\n")
	text, _, closed := strings.Cut(rest, "```\n")
	if !ok || !closed {
		ts.Fatalf("docs/layouts.md does not show %s", args[0])
	}
	if n := strings.Count(text, "\n"); n >= mostLines {
		ts.Fatalf("%s takes %d lines, it should be less than %d", args[0], n, mostLines)
	}
	to := ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(filepath.Dir(to), 0o755))
	ts.Check(os.WriteFile(to, []byte(text), 0o644))
}
