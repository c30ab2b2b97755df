package cli

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpCommand is «malbild help [command]».
func (a *app) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     a.t("help [kommando|KOD]", "help [command|CODE]"),
		Aliases: []string{"hjalp"},
		Short:   a.t("visar hjälp om ett kommando eller en kod", "shows help on a command or a code"),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return root.Help()
			}
			if a.isCode(args[0]) {
				return a.explainAll(args, false)
			}
			cmd, rest, err := root.Find(args)
			if err != nil || cmd == root || len(rest) > 0 {
				return a.unknownCommand(root, args[0])
			}
			return cmd.Help()
		},
	}
}

// help prints the help of a command on standard output: it was asked for, so it
// is data.
func (a *app) help(cmd *cobra.Command) {
	w := a.out
	cmd.Flags().SortFlags = false // as they were written: by meaning
	fmt.Fprintf(w, "%s – %s\n\n", a.path(cmd), cmd.Short)
	if cmd.Long != "" {
		fmt.Fprintf(w, "%s\n\n", filled(cmd.Long))
	}
	fmt.Fprintf(w, "%s: %s\n", a.t("Skrivs", "Usage"), a.use(cmd))
	if others := a.alsoCalled(cmd); len(others) > 0 {
		fmt.Fprintf(w, "%s: %s\n", a.t("Även", "Also"), strings.Join(others, ", "))
	}
	if cmd.HasSubCommands() {
		a.commandHelp(cmd)
	}
	a.flagHelp(a.t("Flaggor", "Flags"), cmd.LocalNonPersistentFlags())
	a.flagHelp(a.t("Flaggor för alla kommandon", "Flags of all commands"), cmd.Root().PersistentFlags())
	if cmd.Example != "" {
		fmt.Fprintf(w, "\n%s:\n%s\n", a.t("Exempel", "Examples"), a.exampleLines(cmd))
	}
	if !cmd.HasParent() {
		fmt.Fprintf(w, "%s\n%s\n", a.exitHelp(), a.t("Mer om ett kommando: malbild hjalp bygg. Om ett meddelande: malbild förklara MB120.", "More on a command: malbild help build. On a message: malbild explain MB120."))
	}
}

// groups are the commands by what one wants to do, in the order one meets them.
func (a *app) groups() []commandGroup {
	return []commandGroup{
		{a.t("Börja", "Begin"), []string{"init", "add", "remove", "import", "template"}},
		{a.t("Skriva och se", "Write and see"), []string{"preview", "check", "explain", "list", "languages"}},
		{a.t("Göra handlingarna", "Make the documents"), []string{"build", "package"}},
		{a.t("Beslut och läge", "Decisions and standing"), []string{"record", "status", "adopt"}},
		{a.t("Granska och jämföra", "Inspect and compare"), []string{"verify", "diff", "inspect"}},
		{a.t("För den som vill mer", "For those who want more"), []string{"show", "schema", "manifest", "completion", "man", "licenses", "version", "help"}},
	}
}

type commandGroup struct {
	title    string
	commands []string
}

// of gives the commands of the group, which stand below one.
func (g commandGroup) of(above *cobra.Command) []*cobra.Command {
	var out []*cobra.Command
	for _, name := range g.commands {
		for _, c := range above.Commands() {
			if c.Name() == name {
				out = append(out, c)
			}
		}
	}
	return out
}

// commandHelp lists the commands below one; those of the program by what they are for.
func (a *app) commandHelp(cmd *cobra.Command) {
	groups := []commandGroup{{title: a.t("Kommandon", "Commands")}}
	for _, c := range cmd.Commands() {
		groups[0].commands = append(groups[0].commands, c.Name())
	}
	if !cmd.HasParent() {
		groups = a.groups()
		fmt.Fprintf(a.out, "\n%s:\n%s\n", a.t("Första gången", "The first time"), a.t(
			"  malbild ny                gör ett projekt; det frågar om din kommun\n  malbild förhandsvisa      visar affischen i webbläsaren medan du skriver\n  malbild bygg              gör alla filer, i mappen out",
			"  malbild init              makes a project; it asks for your municipality\n  malbild preview           shows the poster in the browser while you write\n  malbild build             makes all files, in the folder out"))
	}
	width := 0
	for _, c := range cmd.Commands() {
		width = max(width, len([]rune(a.names(c))))
	}
	for _, g := range groups {
		fmt.Fprintf(a.out, "\n%s:\n", g.title)
		for _, c := range g.of(cmd) {
			fmt.Fprintf(a.out, "  %-*s  %s\n", width, a.names(c), c.Short)
		}
	}
}

func (a *app) flagHelp(title string, set *pflag.FlagSet) {
	if !set.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(a.out, "\n%s:\n", title)
	t := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	set.VisitAll(func(f *pflag.Flag) {
		name, usage := pflag.UnquoteUsage(f)
		if f.Value.Type() == "bool" {
			name = ""
		}
		short := "   "
		if f.Shorthand != "" {
			short = "-" + f.Shorthand + ","
		}
		fmt.Fprintf(t, "  %s --%s\t%s\n", short, strings.TrimSpace(f.Name+" "+name), usage)
	})
	t.Flush()
}

// exitHelp documents the exit codes.
func (a *app) exitHelp() string {
	return a.t(`
Slutkoder:
  0    allt är gjort
  1    anmärkningar stoppade allt eller något; det som inte berörs är gjort
  2    kommandot är fel skrivet
  3    internt fel i programmet
  130  avbrutet (Ctrl-C); inget halvskrivet ligger kvar
`, `
Exit codes:
  0    everything is done
  1    findings stopped all or some of it; what they do not concern is done
  2    the command line is wrong
  3    a fault in the program
  130  interrupted (Ctrl-C); nothing half-written is left
`)
}
