package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manual is «malbild man DIR»: manual pages, made of the commands' own descriptions.
func (a *app) manual() *cobra.Command {
	return &cobra.Command{
		Use:     a.t("man MAPP", "man DIR"),
		Aliases: []string{"manual"},
		Short:   a.t("skriver manualsidor i en mapp", "writes manual pages into a folder"),
		Long:    a.t("En sida för varje kommando, för programmet man. Linux och macOS.", "A page for each command, for the program man. Linux and macOS."),
		Example: "  malbild man man1",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{text: a.t("säg vilken mapp", "say which folder"), cure: "malbild man man1"}
			}
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return &usageError{text: a.reason(err)}
			}
			root := cmd.Root()
			for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
				name := strings.ReplaceAll(c.CommandPath(), " ", "-") + ".1"
				if err := os.WriteFile(filepath.Join(args[0], name), a.page(c), 0o644); err != nil {
					return &usageError{text: a.reason(err)}
				}
			}
			a.say(a.t("%d sidor i %s", "%d pages in %s"), len(root.Commands())+1, args[0])
			return nil
		},
	}
}

// page is the manual page of a command (man-pages(7)), with those below it. Lines are
// not filled out and words not broken: the patterns of man are those of English.
func (a *app) page(c *cobra.Command) []byte {
	var b bytes.Buffer
	c.Flags().SortFlags = false
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"malbild %s\" \"%s\"\n.nh\n.ad l\n", strings.ToUpper(pageName(c)), version, roff(a.t("Handbok för malbild", "Manual of malbild")))
	fmt.Fprintf(&b, ".SH %s\n%s \\- %s\n", a.t("NAMN", "NAME"), roff(pageName(c)), roff(c.Short))
	fmt.Fprintf(&b, ".SH %s\n", a.t("ÖVERSIKT", "SYNOPSIS"))
	a.pageUse(&b, c)
	for _, s := range visible(c) {
		if c.HasParent() {
			b.WriteString(".br\n")
			a.pageUse(&b, s)
		}
	}
	if others := a.alsoCalled(c); len(others) > 0 {
		fmt.Fprintf(&b, ".PP\n%s: %s\n", a.t("Även", "Also"), roff(strings.Join(others, ", ")))
	}
	long := c.Long
	if !c.HasParent() {
		long = a.programLong()
	}
	if long != "" {
		fmt.Fprintf(&b, ".SH %s\n%s\n", a.t("BESKRIVNING", "DESCRIPTION"), paragraphs(long))
	}
	a.pageCommands(&b, c)
	a.pageFlags(&b, ".SH "+a.t("FLAGGOR", "OPTIONS"), c.LocalNonPersistentFlags())
	a.pageFlags(&b, ".SH "+a.t("FLAGGOR FÖR ALLA KOMMANDON", "OPTIONS OF ALL COMMANDS"), c.Root().PersistentFlags())
	if c.Example != "" {
		fmt.Fprintf(&b, ".SH %s\n%s\n", a.t("EXEMPEL", "EXAMPLES"), paragraphs(a.exampleLines(c)))
	}
	a.pageEnd(&b, c)
	return b.Bytes()
}

func pageName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

func (a *app) pageUse(b *bytes.Buffer, c *cobra.Command) {
	name := a.path(c)
	fmt.Fprintf(b, ".B %s\n%s\n", roff(name), roff(strings.TrimSpace(strings.TrimPrefix(a.use(c), name))))
}

// programLong says what the program is: its own help begins with what to do.
func (a *app) programLong() string {
	return a.t("Ur källor i YAML (målbilden, huvudmännen, besluten) görs affisch, broschyr, bilaga, tjänsteskrivelse, protokollsutdrag, webbsida, presentation och lättläst text för var och en av huvudmännen: som PDF för skärm, arkiv och tryck, och i Word, HTML och PowerPoint. De antagna orden ändras aldrig. Inget skickas över nätet.\n\nFörsta gången: malbild ny gör ett projekt och frågar om din kommun, malbild förhandsvisa visar affischen i webbläsaren medan du skriver, och malbild bygg gör alla filer i mappen out.",
		"From sources in YAML (the målbild, the principals, the decisions) it makes poster, brochure, annex, report, minutes, web page, slides and easy-read text for each of the principals: as PDF for screen, archive and press, and in Word, HTML and PowerPoint. Adopted words are never changed. Nothing is sent over the net.\n\nThe first time: malbild init makes a project and asks for your municipality, malbild preview shows the poster in the browser while you write, and malbild build makes all files in the folder out.")
}

// visible are the commands below one that its help shows.
func visible(c *cobra.Command) []*cobra.Command {
	return slices.DeleteFunc(slices.Clone(c.Commands()), func(s *cobra.Command) bool { return s.Hidden })
}

// pageCommands lists the commands below: those of the program by what they are for,
// others with their flags, as they have no page of their own.
func (a *app) pageCommands(b *bytes.Buffer, c *cobra.Command) {
	below := visible(c)
	if len(below) == 0 {
		return
	}
	fmt.Fprintf(b, ".SH %s\n", a.t("KOMMANDON", "COMMANDS"))
	if c.HasParent() {
		for _, s := range below {
			s.Flags().SortFlags = false
			fmt.Fprintf(b, ".SS %s\n%s\n", roff(a.names(s)), roff(sentence(s.Short)))
			if s.Long != "" {
				fmt.Fprintf(b, ".PP\n%s\n", paragraphs(s.Long))
			}
			a.pageFlags(b, "", s.LocalNonPersistentFlags())
		}
		return
	}
	for _, g := range a.groups() {
		fmt.Fprintf(b, ".SS %s\n", roff(g.title))
		for _, name := range g.commands {
			if i := slices.IndexFunc(below, func(s *cobra.Command) bool { return s.Name() == name }); i >= 0 {
				fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(a.names(below[i])), roff(below[i].Short))
			}
		}
	}
}

// sentence begins with a capital and ends with a full stop.
func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }

func (a *app) pageFlags(b *bytes.Buffer, title string, set *pflag.FlagSet) {
	if !set.HasAvailableFlags() {
		return
	}
	if title != "" {
		fmt.Fprintf(b, "%s\n", title)
	}
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name, usage := pflag.UnquoteUsage(f)
		said := "--" + f.Name
		if f.Shorthand != "" {
			said = "-" + f.Shorthand + ", " + said
		}
		if f.Value.Type() != "bool" {
			said += " " + name
		}
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(strings.TrimSpace(said)), roff(usage))
	})
}

// pageEnd is what every page ends with: exit codes, the environment, other pages.
func (a *app) pageEnd(b *bytes.Buffer, c *cobra.Command) {
	_, codes, _ := strings.Cut(strings.TrimSpace(a.exitHelp()), "\n")
	fmt.Fprintf(b, ".SH %s\n%s\n", a.t("SLUTKODER", "EXIT STATUS"), paragraphs(codes))
	also := []string{"malbild"}
	for _, g := range a.groups() {
		for _, name := range g.commands {
			if !c.HasParent() || slices.Contains(g.commands, c.Name()) {
				also = append(also, "malbild-"+name)
			}
		}
	}
	also = slices.DeleteFunc(also, func(s string) bool { return s == pageName(c) })
	fmt.Fprintf(b, ".SH %s\n", a.t("SE ÄVEN", "SEE ALSO"))
	for i, name := range also {
		end := ","
		if i == len(also)-1 {
			end = ""
		}
		fmt.Fprintf(b, ".BR %s (1)%s\n", roff(name), end)
	}
}

// paragraphs are texts with blank lines between; what is indented keeps its lines.
func paragraphs(s string) string {
	var out []string
	kept := false
	keep := func(now bool) {
		if now != kept {
			out = append(out, map[bool]string{true: ".nf", false: ".fi"}[now])
		}
		kept = now
	}
	for _, l := range strings.Split(strings.Trim(s, "\n"), "\n") {
		if strings.TrimSpace(l) == "" {
			keep(false)
			out = append(out, ".PP")
			continue
		}
		keep(strings.HasPrefix(l, " "))
		out = append(out, roff(strings.TrimRight(l, " ")))
	}
	keep(false)
	return strings.Join(out, "\n")
}

// roff makes text safe for a manual page: no line begins with a request, hyphens and
// backslashes are themselves.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
