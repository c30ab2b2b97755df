package cli

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"malbild/internal/folder"
	"malbild/internal/lazy"
	"malbild/internal/pipeline"
	"malbild/internal/source"
	"malbild/internal/starter"
)

// completer lists what may follow, each «value\twords about it». It reads no more of the
// project than names: a shell asks at every press of the tab key.
type completer func(a *app) []string

// completers are those of flags, by name; the same name means the same in all commands.
var completers = map[string]completer{
	"principal": (*app).principalNames,
	"document":  (*app).documentNames,
	"county":    (*app).countyNames,
	"body":      (*app).bodyNames,
	"layout":    (*app).layoutNames,
	"printer":   func(a *app) []string { return a.named(pipeline.OwnLayouts(), "printers") },
	"archive":   fixed("a2a\tPDF/A-2a, PDF/UA-1", "a1b\tPDF/A-1b", "a1a\tPDF/A-1a", "a3a\tPDF/A-3a, PDF/UA-1", "ua2\tPDF/UA-2, PDF/A-4"),
	"format": func(a *app) []string {
		return []string{"pdf\t" + a.t("för skärm och arkiv", "for screen and archive"), a.t("tryck\tpdf för tryckeriet", "press\tPDF for the printer"), "docx\tWord",
			"html\t" + a.t("webbsida", "web page"), "pptx\tPowerPoint", "png\t" + a.t("bilder av sidorna", "pictures of the pages")}
	},
	"stage": func(a *app) []string {
		return []string{"source\t" + a.t("det som lästs ur filerna", "what was read from the files"), "edition\t" + a.t("huvudmannens text", "the principal's text"),
			"document\t" + a.t("vad som sägs, i ordning", "what is said, in order"), "pages\t" + a.t("var det står", "where it stands"), "tags\t" + a.t("vad en skärmläsare möter", "what a screen reader meets")}
	},
	"outcome": fixed("antagen", "tillstyrkt", "aterremiss\tåterremiss", "avslag", "andrad\tändrad", "noterad"),
	"kind":    fixed("adopts", "recommends", "adopts-locally"),
	"for": func(a *app) []string {
		return []string{"auto\t" + a.t("det filen säger", "what the file says"), "screen\t" + a.t("skärm och arkiv", "screen and archive"), "press\t" + a.t("tryck", "the press"), "both\t" + a.t("båda", "both")}
	},
	"as":       fixed("bilaga", "tjansteskrivelse", "protokollsutdrag"),
	"lang":     fixed("sv\tsvenska", "en\tEnglish"),
	"color":    fixed("auto", "always", "never"),
	"date":     fixed("idag"),
	"language": (*app).languageNames,
}

func fixed(values ...string) completer { return func(*app) []string { return values } }

// complete lets the shell complete the values of flags, and the words after a command.
// It is asked for when a shell asks («__complete»), and costs other commands nothing.
func (a *app) complete(root *cobra.Command) {
	own := func(cmd *cobra.Command) func(*pflag.Flag) {
		return func(f *pflag.Flag) {
			list := completers[f.Name]
			if f.Name == "document" && cmd.Name() == "record" || list == nil {
				return // there it is the address of the minutes
			}
			many := strings.HasSuffix(f.Value.Type(), "Slice")
			_ = cmd.RegisterFlagCompletionFunc(f.Name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
				return after(a.either(list, typed), typed, many), cobra.ShellCompDirectiveNoFileComp
			})
		}
	}
	root.PersistentFlags().VisitAll(own(root))
	root.ValidArgsFunction = a.otherNames(root)
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		cmd.LocalNonPersistentFlags().VisitAll(own(cmd))
		if words := a.wordsAfter(cmd.Name()); words != nil && cmd.ValidArgsFunction == nil && len(cmd.ValidArgs) == 0 {
			cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
				return words(args), cobra.ShellCompDirectiveNoFileComp
			}
		}
		for _, c := range cmd.Commands() {
			walk(c)
		}
	}
	walk(root)
}

// either are the values in the reader's language, or in the other where none of those
// begins as what is typed: both are understood.
func (a *app) either(list completer, typed string) []string {
	typed = typed[strings.LastIndexByte(typed, ',')+1:]
	values := list(a)
	if slices.ContainsFunc(values, func(v string) bool { return strings.HasPrefix(v, typed) }) {
		return values
	}
	other := *a
	other.lang = map[bool]string{true: "en", false: "sv"}[a.lang == "sv"]
	return list(&other)
}

// after completes the last of several values with commas between.
func after(values []string, typed string, many bool) []string {
	i := strings.LastIndexByte(typed, ',') + 1
	if !many || i == 0 {
		return values
	}
	given := strings.Split(typed[:i-1], ",")
	var out []string
	for _, v := range values {
		if name, _, _ := strings.Cut(v, "\t"); !slices.Contains(given, name) {
			out = append(out, typed[:i]+v)
		}
	}
	return out
}

// wordsAfter completes the words after a command, or is nil.
func (a *app) wordsAfter(command string) func(args []string) []string {
	kinds := []string{a.t("huvudman", "principal"), a.t("språk", "language"), a.t("handling", "document")}
	switch command {
	case "add", "remove":
		return func(args []string) []string {
			switch {
			case len(args) == 0:
				return kinds
			case len(args) > 1:
				return nil
			case args[0] == kinds[0] && command == "add":
				return a.newPrincipals()
			case args[0] == kinds[0]:
				return a.principalNames()
			case args[0] == kinds[1]:
				return a.languageNames()
			}
			return starter.Outlines()
		}
	case "list":
		return first(a.t("huvudman", "principals"), a.t("handlingar", "documents"), a.t("layouter", "layouts"), a.t("farger", "colours"))
	case "new", "stamp":
		return func(args []string) []string { return first(a.languageNames()...)(args) }
	case "help":
		return func(args []string) []string {
			if len(args) > 0 {
				return nil
			}
			var out []string
			for _, c := range a.root().Commands() {
				out = append(out, c.Name()+"\t"+c.Short)
			}
			return out
		}
	case "version", "licenses", "check", "build", "package", "status", "record", "adopt", "show", "preview", "template", "languages":
		return first() // no words: no files either
	}
	return nil
}

func first(values ...string) func([]string) []string {
	return func(args []string) []string {
		if len(args) > 0 {
			return nil
		}
		return values
	}
}

// stems are the names of the YAML files of a folder.
func stems(fsys fs.FS, dir string) []string {
	names, _ := fs.Glob(fsys, path.Join(dir, "*.yaml"))
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = strings.TrimSuffix(path.Base(n), ".yaml")
	}
	return out
}

var nameLine = lazy.Pattern(`(?m)^name: *\{sv: *"?([^,"}]+)"?, *en: *"?([^}"]+)`)

// named are stems with the names that the files give themselves.
func (a *app) named(fsys fs.FS, dir string) []string {
	out := stems(fsys, dir)
	for i, n := range out {
		b, _ := fs.ReadFile(fsys, path.Join(dir, n+".yaml"))
		at := 2
		if a.lang == "sv" {
			at = 1
		}
		out[i] = described(n, nameLine().FindStringSubmatch(string(b)), at)
	}
	return out
}

// sourceFiles are files of the counties of the project.
func (a *app) sourceFiles(pattern string) map[string]string {
	fsys := folder.New(a.project())
	names, _ := fs.Glob(fsys, path.Join(pipeline.SourceFolder, "*", pattern))
	out := map[string]string{}
	for _, n := range names {
		if b, err := fs.ReadFile(fsys, n); err == nil {
			out[n] = string(b)
		}
	}
	return out
}

var (
	usualName = lazy.Pattern(`(?m)^usual_name: *["']?([^"'\n#]+)`)
	bodyLine  = lazy.Pattern(`\{id: ([a-z0-9-]+), name: "?([^,"}]+)`)
)

func (a *app) principalNames() []string {
	out := []string{"gemensamt" + "\t" + a.t("den gemensamma utgåvan", "the joint edition")}
	for name, text := range a.sourceFiles("principals/*.yaml") {
		out = append(out, described(strings.TrimSuffix(path.Base(name), ".yaml"), usualName().FindStringSubmatch(text), 1))
	}
	slices.Sort(out)
	return out
}

func described(value string, m []string, i int) string {
	if m == nil {
		return value
	}
	return value + "\t" + strings.TrimSpace(m[i])
}

func (a *app) bodyNames() []string {
	var out []string
	for _, text := range a.sourceFiles("principals/*.yaml") {
		for _, m := range bodyLine().FindAllStringSubmatch(text, -1) {
			out = append(out, m[1]+"\t"+m[2])
		}
	}
	for _, text := range a.sourceFiles("county.yaml") {
		for _, m := range bodyLine().FindAllStringSubmatch(text, -1) {
			out = append(out, m[1]+"\t"+m[2])
		}
	}
	slices.Sort(out)
	return slices.CompactFunc(out, func(x, y string) bool {
		x, _, _ = strings.Cut(x, "\t")
		y, _, _ = strings.Cut(y, "\t")
		return x == y
	})
}

func (a *app) countyNames() []string {
	var out []string
	for name := range a.sourceFiles("county.yaml") {
		out = append(out, path.Base(path.Dir(name)))
	}
	slices.Sort(out)
	return out
}

func (a *app) documentNames() []string {
	if a.lang != "sv" {
		return []string{"poster\taffisch", "brochure\tbroschyr", "annex\tbilaga", "report\ttjänsteskrivelse", "minutes\tprotokollsutdrag", "web\twebbsida", "slides\tbildspel", "easy-read\tlättläst"}
	}
	return []string{"affisch", "broschyr", "bilaga", "tjansteskrivelse\ttjänsteskrivelse", "protokollsutdrag", "webb\twebbsida", "presentation\tbildspel", "lattlast\tlättläst"}
}

func (a *app) layoutNames() []string {
	out := append(a.named(pipeline.OwnLayouts(), "."), a.named(folder.New(a.project()), "layouts")...)
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(s string) bool { return strings.HasPrefix(s, "palett") })
}

// languageNames are the languages of the law, English, and those of the project.
func (a *app) languageNames() []string {
	out := []string{"en\tEnglish", "fi\tsuomi", "fit\tmeänkieli", "se\tdavvisámegiella", "sma\tåarjelsaemien", "smj\tjulevsámegiella"}
	for name := range a.sourceFiles("sprak/*.yaml") {
		stem := strings.TrimSuffix(path.Base(name), ".yaml")
		if !slices.ContainsFunc(out, func(s string) bool { return strings.HasPrefix(s, stem+"\t") }) {
			if stem == "lattlast" {
				stem += "\t" + a.t("lättläst", "easy-read")
			}
			out = append(out, stem)
		}
	}
	return out
}

// otherNames completes the other names of the program's commands: «bygg», «förklara».
// Where nothing is typed yet one name of each is enough. A spelling without å, ä and ö
// is for those who type it.
func (a *app) otherNames(root *cobra.Command) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		var out []string
		for _, c := range root.Commands() {
			for _, alias := range c.Aliases {
				shown := slices.ContainsFunc(c.Aliases, func(s string) bool { return s != alias && source.Slug(s) == alias && strings.HasPrefix(s, typed) })
				if typed != "" && len(args) == 0 && strings.HasPrefix(alias, typed) && !shown && !c.Hidden {
					out = append(out, alias+"\t"+c.Short)
				}
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// newPrincipals are those of the county that are not in the project.
func (a *app) newPrincipals() []string {
	var out []string
	for _, id := range a.countyNames() {
		c, err := starter.Find(id)
		if err != nil {
			continue
		}
		for _, p := range c.Principals {
			out = append(out, p.Name)
		}
	}
	return out
}
