package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// completion is «malbild completion SHELL»: cobra's scripts, which ask the program
// itself what may follow.
func (a *app) completion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:     "completion bash|zsh|fish|powershell",
		Aliases: []string{"komplettering"},
		Short:   a.t("skriver ett skript som kompletterar kommandon i skalet", "writes a script that completes commands in the shell"),
		Long: a.t("Skriptet gör att tabb fyller i kommandon, flaggor, huvudmän, handlingar, layouter och koder. Lägg det där skalet letar:\n\n", "The script lets the tab key fill in commands, flags, principals, documents, layouts and codes. Put it where the shell looks:\n\n") +
			"  bash        malbild completion bash > ~/.local/share/bash-completion/completions/malbild\n" +
			"  zsh         malbild completion zsh > ~/.zfunc/_malbild   (fpath=(~/.zfunc $fpath); autoload -U compinit; compinit)\n" +
			"  fish        malbild completion fish > ~/.config/fish/completions/malbild.fish\n" +
			"  powershell  malbild completion powershell >> $PROFILE",
		Example:   "  malbild completion bash",
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{text: a.t("säg vilket skal", "say which shell"), cure: a.t("välj bland: ", "choose one of: ") + strings.Join(shells, ", ")}
			}
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return a.bash(root)
			case "zsh":
				return root.GenZshCompletion(a.out)
			case "fish":
				return root.GenFishCompletion(a.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out)
			}
			return a.badChoice("completion", args[0], shells...)
		},
	}
}

// bash is cobra's script, which takes a comma for a character to be escaped: then
// nothing would match «kiruna,paj».
func (a *app) bash(root *cobra.Command) error {
	var b bytes.Buffer
	if err := root.GenBashCompletionV2(&b, true); err != nil {
		return err
	}
	script := b.String()
	for _, s := range commaInBash {
		script = strings.Replace(script, s[0], s[1], 1)
	}
	_, err := io.WriteString(a.out, script)
	return err
}

// commaInBash are the lines of cobra's script to change; a test holds that they are there.
var commaInBash = [][2]string{
	{`[[ $comp == "$cur"* ]] || continue`, `[[ ${comp//\\,/,} == "$cur"* ]] || continue`},
	{`COMPREPLY[0]=$(printf "%q" "${COMPREPLY[0]%%$tab*}")`, `COMPREPLY[0]=$(printf "%q" "${COMPREPLY[0]%%$tab*}"); COMPREPLY[0]=${COMPREPLY[0]//\\,/,}`},
}

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
				return &usageError{text: err.Error()}
			}
			root := cmd.Root()
			for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
				name := strings.ReplaceAll(c.CommandPath(), " ", "-") + ".1"
				if err := os.WriteFile(filepath.Join(args[0], name), a.page(c), 0o644); err != nil {
					return &usageError{text: err.Error()}
				}
			}
			a.say(a.t("%d sidor i %s", "%d pages in %s"), len(root.Commands())+1, args[0])
			return nil
		},
	}
}

// page is the manual page of a command (man-pages(7)).
func (a *app) page(c *cobra.Command) []byte {
	var b bytes.Buffer
	c.Flags().SortFlags = false
	name := strings.ReplaceAll(c.CommandPath(), " ", "-")
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"malbild %s\"\n.SH %s\n%s \\- %s\n", strings.ToUpper(name), version, a.t("NAMN", "NAME"), name, roff(c.Short))
	fmt.Fprintf(&b, ".SH %s\n.B %s\n", a.t("SKRIVS", "SYNOPSIS"), roff(strings.Replace(c.UseLine(), "[flags]", a.t("[flaggor]", "[flags]"), 1)))
	if len(c.Aliases) > 0 {
		fmt.Fprintf(&b, ".PP\n%s: %s\n", a.t("Även", "Also"), roff(strings.Join(c.Aliases, ", ")))
	}
	if c.Long != "" {
		fmt.Fprintf(&b, ".SH %s\n%s\n", a.t("BESKRIVNING", "DESCRIPTION"), roff(c.Long))
	}
	if c.HasSubCommands() {
		fmt.Fprintf(&b, ".SH %s\n", a.t("KOMMANDON", "COMMANDS"))
		for _, s := range c.Commands() {
			fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(s.Name()), roff(s.Short))
		}
	}
	a.pageFlags(&b, a.t("FLAGGOR", "OPTIONS"), c.LocalNonPersistentFlags())
	a.pageFlags(&b, a.t("FLAGGOR FÖR ALLA KOMMANDON", "OPTIONS OF ALL COMMANDS"), c.Root().PersistentFlags())
	if c.Example != "" {
		fmt.Fprintf(&b, ".SH %s\n.nf\n%s\n.fi\n", a.t("EXEMPEL", "EXAMPLES"), roff(c.Example))
	}
	fmt.Fprintf(&b, ".SH %s\n.nf\n%s\n.fi\n", a.t("SLUTKODER", "EXIT STATUS"), roff(strings.TrimSpace(a.exitHelp())))
	return b.Bytes()
}

func (a *app) pageFlags(b *bytes.Buffer, title string, set *pflag.FlagSet) {
	if !set.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(b, ".SH %s\n", title)
	set.VisitAll(func(f *pflag.Flag) {
		name, usage := pflag.UnquoteUsage(f)
		if f.Value.Type() == "bool" {
			name = ""
		}
		fmt.Fprintf(b, ".TP\n.B \\-\\-%s %s\n%s\n", roff(f.Name), roff(name), roff(usage))
	})
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
