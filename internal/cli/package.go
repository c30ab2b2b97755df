package cli

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"malbild/internal/output"
	"malbild/internal/pipeline"
)

// pack is the command that gathers finished documents for registrars and printers.
func (a *app) pack() *cobra.Command {
	var c choice
	var out string
	var bodies []string
	var noPress bool
	cmd := &cobra.Command{
		Use:     "package",
		Aliases: []string{"paket"},
		Short:   a.t("samlar handlingarna för varje steg, och tryckfilerna, i mappar och zip-filer", "gathers the documents of every step, and the press files, in folders and zip files"),
		Long: a.t("För varje huvudman och instans en mapp och en zip-fil: tjänsteskrivelse, bilaga, förslag, protokollsutdrag,\nkalenderfil, uppläsning, kontrollsummor och metadata för registratorn. För tryckeriet en mapp med tryckfiler,\ngranskning och beställning. Handlingarna byggs om ur källorna; samma källor ger samma filer.",
			"For every principal and body a folder and a zip file: report, annex, proposal, extract, calendar file, transcript,\nchecksums and metadata for the registrar. For the printer a folder of press files, inspection and order. The\ndocuments are built anew from the sources; the same sources give the same files."),
		Example: "  malbild package\n  malbild package --principal kiruna --step styrelse\n  malbild paket --county norrbotten --out paket",
		Args:    a.noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if len(c.documents) > 0 {
				return &usageError{text: a.t("ett paket har alla sina handlingar", "a package has all its documents"), cure: a.t("ta bort --document", "remove --document")}
			}
			dir := filepath.Join(a.project(), "paket")
			if out != "" {
				dir = filepath.Clean(out)
			}
			known := map[string]bool{}
			b := &building{app: a, choice: c, dir: dir}
			b.parcels = func(s pipeline.Set) []output.Set {
				if p := s.Copy.Principal; p != nil {
					for _, k := range p.Bodies {
						known[k.ID] = true
					}
				}
				return s.Parcels(bodies, !noPress && len(bodies) == 0)
			}
			if err := b.run(cmd.Context()); err != nil {
				return err
			}
			return a.unknownSteps(bodies, known)
		},
	}
	c.register(a, cmd)
	_ = cmd.Flags().MarkHidden("document")
	f := cmd.Flags()
	f.StringVar(&out, "out", "", a.t("mappen att skriva i, `MAPP`; annars paket i projektet", "the folder to write in, `DIR`; else paket in the project"))
	severalVar(f, &bodies, "step", "", a.t("bara stegen i `INSTANS,…`, till exempel styrelse; då inget till tryckeriet", "only the steps of `BODY,…`, for example styrelse; then nothing for the printer"))
	f.BoolVar(&noPress, "no-press", false, a.t("inget till tryckeriet", "nothing for the printer"))
	return cmd
}

// unknownSteps says which bodies no principal has.
func (a *app) unknownSteps(bodies []string, known map[string]bool) error {
	for _, b := range bodies {
		if known[b] {
			continue
		}
		var ids []string
		for id := range known {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		return &usageError{text: a.t("ingen instans heter «"+b+"»", "no body is called «"+b+"»"), cure: a.t("välj bland: ", "choose one of: ") + strings.Join(ids, ", ")}
	}
	return nil
}
