package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// commandTable is the list of all commands as a README shows it, made of the command
// tree: the name and what else it is called, and what it does.
func commandTable(lang string) string {
	a, _ := bare(lang)
	var b strings.Builder
	head := map[string]string{"sv": "| kommando | på engelska | vad det gör |", "en": "| command | in Swedish | what it does |"}
	fmt.Fprintf(&b, "%s\n| --- | --- | --- |\n", head[lang])
	for _, c := range a.root().Commands() {
		if c.Hidden {
			continue
		}
		name, other := c.Name(), swedish(c)
		if lang == "sv" {
			name, other = other, name
		}
		fmt.Fprintf(&b, "| `%s` | `%s` | %s |\n", name, other, c.Short)
	}
	return b.String()
}

// swedish is what a command is called in Swedish: its last other name, which has the
// letters å, ä and ö; its own, where the word is the same.
func swedish(c *cobra.Command) string {
	if n := len(c.Aliases); n > 0 {
		return c.Aliases[n-1]
	}
	return c.Name()
}

// TestREADMEsListEveryCommand holds the tables to the command tree. UPDATE_README=1
// writes them.
func TestREADMEsListEveryCommand(t *testing.T) {
	between := regexp.MustCompile(`(?s)(<!-- commands -->\n\n).*?(\n<!-- end -->)`)
	for lang, name := range map[string]string{"en": "../../README.md", "sv": "../../README.sv.md"} {
		page, err := os.ReadFile(filepath.FromSlash(name))
		if err != nil {
			t.Fatal(err)
		}
		now := between.FindString(string(page))
		if now == "" {
			t.Fatalf("%s has no list of commands", name)
		}
		want := "<!-- commands -->\n\n" + commandTable(lang) + "\n<!-- end -->"
		if now == want {
			continue
		}
		if os.Getenv("UPDATE_README") == "" {
			t.Errorf("%s lists other commands than the program has; UPDATE_README=1 go test ./internal/cli writes them", name)
			continue
		}
		if err := os.WriteFile(filepath.FromSlash(name), []byte(strings.Replace(string(page), now, want, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestMakeTargetsInPagesExist looks for every «make target» that a page names, and holds
// that «make help» has a line for every target.
func TestMakeTargetsInPagesExist(t *testing.T) {
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	targets := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^([a-z-]+):(.*)$`).FindAllStringSubmatch(string(makefile), -1) {
		targets[m[1]] = true
		if !strings.Contains(m[2], "## ") {
			t.Errorf("make help says nothing of «%s»", m[1])
		}
	}
	for _, phony := range strings.Fields(regexp.MustCompile(`(?m)^\.PHONY: (.*)$`).FindStringSubmatch(string(makefile))[1]) {
		if !targets[phony] {
			t.Errorf("«%s» is phony and no target", phony)
		}
	}
	named := 0
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/*/*.md", "sources/*.md", ".ci/checks/*.md"} {
		pages, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range pages {
			page, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range regexp.MustCompile("(?m)(?:`|«|^)make ([a-z-]+)").FindAllStringSubmatch(string(page), -1) {
				named++
				if !targets[m[1]] {
					t.Errorf("%s: there is no «make %s»", name, m[1])
				}
			}
		}
	}
	if named < 10 {
		t.Errorf("only %d targets found in the pages: the search is broken", named)
	}
}
