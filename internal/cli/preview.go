package cli

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"

	"malbild/internal/output"
	"malbild/internal/pipeline"
	"malbild/internal/preview"
)

func (a *app) preview() *cobra.Command {
	var open bool
	cmd := &cobra.Command{
		Use:     "preview",
		Aliases: []string{"forhandsvisa", "förhandsvisa"},
		Short:   a.t("visar handlingarna i webbläsaren medan du skriver", "shows the documents in the browser while you write"),
		Long: a.t("Skriver ut en adress att öppna i webbläsaren. Bara den här datorn kommer åt den, och bara med adressens nyckel.\nSidornas bilder byts när en källfil sparas. Avsluta med Ctrl-C.",
			"Prints an address to open in the browser. Only this computer can reach it, and only with the key in the address.\nThe pictures of the pages change when a source is saved. End with Ctrl-C."),
		Example: "  malbild preview\n  malbild forhandsvisa --open",
		Args:    a.noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			fsys := os.DirFS(a.project())
			if len(pipeline.CountyIDs(fsys)) == 0 {
				_, _, _, err := a.prepare(cmd.Context(), choice{}) // says what is missing
				return err
			}
			s, err := preview.New(preview.Options{FS: fsys, Language: a.lang, Version: version,
				Save: func(name string, before, data []byte) error { return output.Replace(a.project(), name, before, data) }})
			if err != nil {
				return &usageError{text: err.Error()}
			}
			fmt.Fprintln(a.out, s.Address())
			a.say("%s", a.t("öppna adressen i webbläsaren; avsluta med Ctrl-C", "open the address in the browser; end with Ctrl-C"))
			if open {
				a.browse(s.Address())
			}
			return s.Serve(cmd.Context())
		},
	}
	cmd.Flags().BoolVar(&open, "open", false, a.t("öppna webbläsaren", "open the browser"))
	return cmd
}

// browse opens the user's browser; where there is none the address is printed anyway.
func (a *app) browse(address string) {
	words := map[string][]string{"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"}}[runtime.GOOS]
	if words == nil {
		words = []string{"xdg-open"}
	}
	if err := exec.Command(words[0], append(words[1:], address)...).Start(); err != nil {
		a.say("%s", a.t("webbläsaren kunde inte öppnas", "the browser could not be opened"))
	}
}
