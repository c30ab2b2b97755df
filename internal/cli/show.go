package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"malbild/internal/pipeline"
)

func (a *app) show() *cobra.Command {
	var c choice
	var stage string
	cmd := &cobra.Command{
		Use:     "show",
		Aliases: []string{"visa"},
		Short:   a.t("visar ett steg på vägen från källa till handling", "shows a stage on the way from source to document"),
		Long: a.t("Stegen: source (det som lästes), edition (det som är bundet till huvudmannen), document (trädet), pages (sidorna), tags (taggarna).",
			"The stages: source (what was read), edition (what is bound to the principal), document (the tree), pages, tags."),
		Example: "  malbild show --stage document --principal kiruna --document bilaga",
		Args:    a.noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.showing(cmd.Context(), c, stage) },
	}
	f := cmd.Flags()
	f.StringVar(&stage, "stage", "document", a.t("steget: `source|edition|document|pages|tags`", "the stage: `source|edition|document|pages|tags`"))
	severalVar(f, &c.principals, "principal", "p", a.t("vems exemplar, `HUVUDMAN`", "whose copy, `PRINCIPAL`"))
	severalVar(f, &c.documents, "document", "d", a.t("vilken `HANDLING`", "which `DOCUMENT`"))
	severalVar(f, &c.counties, "county", "", a.t("vilket `LÄN`", "which `COUNTY`"))
	f.StringVar(&c.date, "date", "", a.t("handlingen för `DAG`, 2021-11-30 eller idag; annars den sista dag som källorna känner", "the document for `DAY`, 2021-11-30 or today; else the last day the sources know of"))
	return cmd
}

func (a *app) showing(ctx context.Context, c choice, stage string) error {
	if !slices.Contains(pipeline.Stages(), stage) {
		return a.badChoice("--stage", stage, pipeline.Stages()...)
	}
	if len(c.principals) != 1 || len(c.documents) != 1 {
		return &usageError{text: a.t("det behövs en huvudman och en handling", "one principal and one document are needed"),
			cure: a.t("malbild visa --stage ", "malbild show --stage ") + stage + " --principal kiruna --document bilaga"}
	}
	plan, req, _, err := a.prepare(ctx, c)
	if err != nil {
		return err
	}
	if len(plan.Copies) > 1 {
		var where []string
		for _, k := range plan.Copies {
			where = append(where, k.County.Content.ID)
		}
		return &usageError{text: a.t("«"+c.principals[0]+"» finns i flera län", "«"+c.principals[0]+"» is in several counties"),
			cure: "--county " + strings.Join(where, "|")}
	}
	text, found, err := plan.Show(stage)
	fmt.Fprint(a.out, text)
	if err != nil {
		return err
	}
	found = pipeline.Excerpts(req.FS, found)
	if errs, _ := split(found); len(errs) > 0 {
		a.printFindings(errs)
		return &stopped{exitFindings}
	}
	return nil
}
