package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// commandsOf are all commands, with those below them.
func commandsOf(c *cobra.Command) []*cobra.Command {
	out := []*cobra.Command{c}
	for _, below := range c.Commands() {
		out = append(out, commandsOf(below)...)
	}
	return out
}

// unrun are examples that wait for a person, a browser or a repository in git; their
// flags are read all the same.
var unrun = []string{"--watch", "malbild förhandsvisa", "malbild ny", "HEAD~1"}

// TestTheExamplesOfHelpRun types every example of «--help» in a project.
func TestTheExamplesOfHelpRun(t *testing.T) {
	dir := t.TempDir()
	for _, to := range []string{"sources", "gammal/sources"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS("../../sources")); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	run := func(line string) (string, int) {
		var out bytes.Buffer
		code := Main(words(line)[1:], strings.NewReader(""), &out, &out)
		return out.String(), code
	}
	if out, code := run("malbild build --principal kiruna --document bilaga,affisch,protokollsutdrag --lang sv"); code != 0 {
		t.Fatal(out)
	}
	for from, to := range map[string]string{"bilaga.pdf": "handling.pdf", "bilaga.docx": "inkommet/bilaga.docx", "affisch.pdf": "affisch.pdf", "protokollsutdrag.docx": "protokoll.docx"} {
		for _, to := range []string{to, filepath.Base(to)} {
			copied(t, "out/norrbotten/kiruna/"+from, to)
		}
	}
	copied(t, "out/norrbotten/kiruna/bilaga.pdf", "bilaga.pdf")
	for _, line := range []string{"malbild template --out m", "malbild init nytt --county halland --principal Varberg"} {
		if out, code := run(line); code != 0 {
			t.Fatal(out)
		}
	}
	copied(t, "m/bilaga.dotx", "mall.dotx")
	tried := 0
	for _, lang := range []string{"sv", "en"} {
		a, _ := bare(lang)
		for _, c := range commandsOf(a.root()) {
			for line := range strings.Lines(a.exampleLines(c)) {
				line = strings.TrimSpace(line)
				if found, _, err := a.root().Find(words(line)[1:]); err != nil || !found.Runnable() {
					t.Errorf("%s: no such command: %v", line, err)
				}
				if lang == "en" || slices.ContainsFunc(unrun, func(s string) bool { return strings.HasPrefix(line, s) || strings.Contains(line, " "+s) }) {
					continue // the examples of the two languages say the same
				}
				tried++
				if out, code := run(narrowed(line)); code == exitUsage || code == exitFault || code != 0 && !judges(c) {
					t.Errorf("%s: exit %d\n%s", line, code, out)
				}
			}
			if c.Runnable() && c.HasParent() && c.Example == "" && !slices.Contains([]string{"help", "version", "manifest", "new", "stamp"}, c.Name()) {
				t.Errorf("%s has no example", c.CommandPath())
			}
		}
	}
	if tried < 35 {
		t.Errorf("only %d examples tried", tried)
	}
}

// judges reports whether a command answers with its exit code: what the examples ask of
// the samples may well be «no».
func judges(c *cobra.Command) bool {
	return slices.Contains([]string{"check", "diff", "verify", "inspect"}, c.Name())
}

// narrowed asks for one document where an example asks for all: the words are the same.
func narrowed(line string) string {
	w := words(line)
	if slices.Contains([]string{"bygg", "granska"}, w[1]) && !strings.Contains(line, "--document") {
		line += " --document bilaga"
	}
	if slices.Contains([]string{"bygg", "granska", "paket"}, w[1]) && !strings.Contains(line, "--principal") && !strings.Contains(line, "--shard") {
		line += " --principal kiruna"
	}
	if slices.Contains([]string{"lägg-till", "ta-bort"}, w[1]) {
		line += " --project nytt"
	}
	return line
}

func copied(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestEveryCommandHasItsGroup: the help of the program leaves out no command.
func TestEveryCommandHasItsGroup(t *testing.T) {
	for _, lang := range []string{"sv", "en"} {
		a, out := bare(lang)
		root := a.root()
		a.help(root)
		for _, c := range root.Commands() {
			if n := strings.Count(out.String(), "\n  "+a.names(c)+" "); n != 1 {
				t.Errorf("%s: %s stands %d times", lang, c.Name(), n)
			}
		}
	}
}
