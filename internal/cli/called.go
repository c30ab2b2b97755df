package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"malbild/internal/source"
)

// Every command has an English name, and most have a Swedish one too. Whoever reads in
// Swedish is shown the Swedish one first; all of them are understood.

// spelled are the names of a command, English and Swedish; a spelling without å, ä and ö
// is left out where there is one with them.
func spelled(c *cobra.Command) []string {
	out := []string{c.Name()}
	for _, alias := range c.Aliases {
		if !slices.ContainsFunc(c.Aliases, func(s string) bool { return s != alias && source.Slug(s) == alias }) {
			out = append(out, alias)
		}
	}
	return out
}

// word is the name of a command in the reader's language.
func (a *app) word(c *cobra.Command) string {
	names := spelled(c)
	if a.lang == "sv" {
		return names[len(names)-1]
	}
	return names[0]
}

// names are those of a command, the reader's own first.
func (a *app) names(c *cobra.Command) string {
	names := spelled(c)
	if a.lang == "sv" {
		slices.Reverse(names)
	}
	return strings.Join(names, ", ")
}

// alsoCalled are all names of a command but the one that is shown.
func (a *app) alsoCalled(c *cobra.Command) []string {
	shown := a.word(c)
	return slices.DeleteFunc(append([]string{c.Name()}, c.Aliases...), func(s string) bool { return s == shown })
}

// path is what to type to reach a command.
func (a *app) path(c *cobra.Command) string {
	if !c.HasParent() {
		return c.Name()
	}
	return a.path(c.Parent()) + " " + a.word(c)
}

// use is the line that says how a command is typed.
func (a *app) use(c *cobra.Command) string {
	args := strings.TrimPrefix(c.UseLine(), c.CommandPath())
	if c.HasSubCommands() {
		args = " " + a.t("kommando", "command") + " [flags]"
		if c.HasParent() && c.Runnable() {
			args = " [" + a.t("kommando", "command") + "] [flags]"
		}
	}
	return a.path(c) + strings.Replace(args, "[flags]", a.t("[flaggor]", "[flags]"), 1)
}

// exampleLines are those of a command, with the names of the reader's language.
func (a *app) exampleLines(c *cobra.Command) string {
	if c.Example == "" {
		return ""
	}
	lines := strings.Split(c.Example, "\n")
	for i, line := range lines {
		typed := strings.Fields(line)
		found, _, err := c.Root().Find(typed[1:])
		if err != nil {
			continue
		}
		path := a.path(found)
		rest := typed[len(strings.Fields(path)):]
		lines[i] = strings.Join(append([]string{" ", path}, rest...), " ")
	}
	return strings.Join(lines, "\n")
}

// lineWidth is how long the lines of help are, in letters.
const lineWidth = 100

// filled breaks paragraphs into lines of one length; what is indented keeps its lines.
func filled(text string) string {
	var b strings.Builder
	used := 0
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, " ") || strings.TrimSpace(line) == "" {
			if used > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(line)
			used = 0
			continue
		}
		for word := range strings.FieldsSeq(line) {
			n := len([]rune(word))
			switch {
			case used == 0:
			case used+1+n > lineWidth:
				b.WriteByte('\n')
				used = 0
			default:
				b.WriteByte(' ')
				used++
			}
			b.WriteString(word)
			used += n
		}
	}
	return b.String()
}
