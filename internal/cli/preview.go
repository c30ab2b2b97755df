package cli

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"malbild/internal/folder"
	"malbild/internal/output"
	"malbild/internal/pipeline"
	"malbild/internal/preview"
)

func (a *app) preview() *cobra.Command {
	var open bool
	var port int
	cmd := &cobra.Command{
		Use:     "preview",
		Aliases: []string{"forhandsvisa", "förhandsvisa"},
		Short:   a.t("visar handlingarna i webbläsaren medan du skriver", "shows the documents in the browser while you write"),
		Long: a.t("Skriver ut en adress att öppna i webbläsaren. Bara den här datorn kommer åt den, och bara med adressens nyckel.\nSidornas bilder byts när en källfil sparas. Avsluta med Ctrl-C.",
			"Prints an address to open in the browser. Only this computer can reach it, and only with the key in the address.\nThe pictures of the pages change when a source is saved. End with Ctrl-C."),
		Example: "  malbild preview\n  malbild forhandsvisa --open",
		Args:    a.noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			fsys := folder.New(a.project())
			if len(pipeline.CountyIDs(fsys)) == 0 {
				_, _, _, err := a.prepare(cmd.Context(), choice{}) // says what is missing
				return err
			}
			folder, _ := filepath.Abs(a.project()) // without it there are no links to an editor
			s, err := preview.New(preview.Options{FS: fsys, Folder: folder, Port: port, Language: a.lang, Version: version,
				Save: func(name string, before, data []byte) error { return output.Replace(a.project(), name, before, data) }})
			if err != nil {
				return a.noPort(port, err)
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
	cmd.Flags().IntVar(&port, "port", 0, a.t("porten `N` på den här datorn; annars en ledig", "the port `N` on this computer; else a free one"))
	return cmd
}

// noPort says why the server cannot be reached on the port that was asked for.
func (a *app) noPort(port int, err error) error {
	if port < 0 || port > 65535 {
		return &usageError{text: fmt.Sprintf(a.t("%d är ingen port", "%d is no port"), port), cure: a.t("välj 1024–65535, eller utelämna --port så tas en ledig", "choose 1024–65535, or leave out --port to get a free one")}
	}
	if port == 0 {
		return &usageError{text: a.reason(err)}
	}
	return &usageError{text: fmt.Sprintf(a.t("porten %d är upptagen eller får inte användas", "the port %d is taken, or may not be used"), port), cure: a.t("avsluta det andra programmet, välj en annan port eller utelämna --port så tas en ledig", "end the other program, choose another port, or leave out --port to get a free one")}
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
