package cli

import (
	"bytes"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// completion is «malbild completion SHELL»: cobra's scripts, which ask the program
// itself what may follow.
func (a *app) completion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:     "completion bash|zsh|fish|powershell",
		Aliases: []string{"komplettering"},
		Short:   a.t("skriver ett skript som kompletterar kommandon i skalet", "writes a script that completes commands in the shell"),
		Long: strings.ReplaceAll(a.t("Skriptet gör att tabb fyller i kommandon, flaggor, huvudmän, handlingar, layouter och koder. Lägg det där skalet letar:\n\n", "The script lets the tab key fill in commands, flags, principals, documents, layouts and codes. Put it where the shell looks:\n\n")+
			"  bash        COMMAND bash > ~/.local/share/bash-completion/completions/malbild\n"+
			"  zsh         COMMAND zsh > ~/.zfunc/_malbild   (fpath=(~/.zfunc $fpath); autoload -U compinit; compinit)\n"+
			"  fish        COMMAND fish > ~/.config/fish/completions/malbild.fish\n"+
			"  powershell  COMMAND powershell >> $PROFILE", "COMMAND", a.t("malbild komplettering", "malbild completion")),
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
