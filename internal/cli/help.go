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
		Use:     a.t("help [kommando]", "help [command]"),
		Aliases: []string{"hjalp"},
		Short:   a.t("visar hjälp om ett kommando", "shows help on a command"),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return root.Help()
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
	fmt.Fprintf(w, "%s – %s\n\n", cmd.CommandPath(), cmd.Short)
	if cmd.Long != "" {
		fmt.Fprintf(w, "%s\n\n", cmd.Long)
	}
	use := cmd.UseLine()
	if cmd.HasSubCommands() {
		use = "malbild " + a.t("kommando", "command") + " [flags]"
	}
	fmt.Fprintf(w, "%s: %s\n", a.t("Skrivs", "Usage"), strings.Replace(use, "[flags]", a.t("[flaggor]", "[flags]"), 1))
	if cmd.HasSubCommands() {
		fmt.Fprintf(w, "\n%s:\n", a.t("Kommandon", "Commands"))
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, c := range cmd.Commands() {
			fmt.Fprintf(t, "  %s\t%s\n", strings.Join(append([]string{c.Name()}, c.Aliases...), ", "), c.Short)
		}
		t.Flush()
	} else if len(cmd.Aliases) > 0 {
		fmt.Fprintf(w, "%s: malbild %s\n", a.t("Även", "Also"), strings.Join(cmd.Aliases, ", "))
	}
	a.flagHelp(a.t("Flaggor", "Flags"), cmd.LocalNonPersistentFlags())
	a.flagHelp(a.t("Flaggor för alla kommandon", "Flags of all commands"), cmd.Root().PersistentFlags())
	if cmd.Example != "" {
		fmt.Fprintf(w, "\n%s:\n%s\n", a.t("Exempel", "Examples"), cmd.Example)
	}
	if cmd.HasSubCommands() {
		fmt.Fprint(w, a.exitHelp())
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
  1    fynd stoppade allt eller något; det som inte berörs är gjort
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
