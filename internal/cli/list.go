package cli

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"malbild/internal/document"
	"malbild/internal/pipeline"
)

func (a *app) list() *cobra.Command {
	var c choice
	cmd := &cobra.Command{
		Use:     a.t("list [huvudman|handlingar|layouter|farger]", "list [principals|documents|layouts|colours]"),
		Aliases: []string{"lista"},
		Short:   a.t("visar huvudmännen och deras handlingar", "lists the principals and their documents"),
		Long: a.t("En rad för varje huvudman: län, id, namn, handlingar. Med ordet handlingar: programmets handlingar och filer. Med ordet layouter: formaten, och hur långt bort de kan läsas. Med ordet farger: färgerna på skärm och i tryck.",
			"One line a principal: county, id, name, documents. With the word documents: the program's documents and files. With the word layouts: the formats, and from how far they can be read. With the word colours: the colours on screen and in print."),
		Example: a.t("  malbild lista\n  malbild lista handlingar\n  malbild lista layouter\n  malbild lista farger --county norrbotten",
			"  malbild list\n  malbild list documents\n  malbild list layouts\n  malbild list colours --county norrbotten"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0 || len(args) == 1 && (args[0] == "principals" || args[0] == "huvudman"):
				return a.listPrincipals(cmd.Context(), c)
			case len(args) == 1 && (args[0] == "documents" || args[0] == "handlingar"):
				return a.listDocuments(c.json)
			case len(args) == 1 && (args[0] == "layouts" || args[0] == "layouter"):
				return a.listLayouts(c.json)
			case len(args) == 1 && (args[0] == "colours" || args[0] == "farger" || args[0] == "färger"):
				return a.listColours(cmd.Context(), c)
			}
			return a.badChoice("list", args[0], "principals", "documents", "layouts", "colours", "huvudman", "handlingar", "layouter", "farger")
		},
	}
	severalVar(cmd.Flags(), &c.counties, "county", "", a.t("bara `LÄN,…`", "only `COUNTY,…`"))
	cmd.Flags().BoolVar(&c.json, "json", false, a.t("som JSON-rader", "as JSON lines"))
	cmd.Flags().StringVar(&c.printer, "printer", "", a.t("färgerna i tryckförhållandet `NAMN`", "the colours in the printing condition `NAME`"))
	return cmd
}

// jsonCopy is one line of «list --json».
type jsonCopy struct {
	Type      string   `json:"type"` // "principal"
	County    string   `json:"county"`
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Documents []string `json:"documents"`
}

func (a *app) listPrincipals(ctx context.Context, c choice) error {
	plan, _, _, err := a.prepare(ctx, c)
	if err != nil {
		return err
	}
	t := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	for _, k := range plan.Copies {
		names := productNames(k.Products)
		county := k.County.Content.ID
		if c.json {
			a.line(jsonCopy{Type: "principal", County: county, ID: k.Folder(), Name: k.Name(), Documents: names})
			continue
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", county, k.Folder(), k.Name(), strings.Join(names, ","))
	}
	return t.Flush()
}

func productNames(ps []document.Product) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = string(p)
	}
	return out
}

// jsonDocument is one line of «list documents --json».
type jsonDocument struct {
	Type  string   `json:"type"` // "document"
	Names []string `json:"names"`
	Files []string `json:"files"`
}

func (a *app) listDocuments(asJSON bool) error {
	t := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	for _, p := range document.Products() {
		var files []string
		for _, f := range pipeline.Formats(p) {
			files = append(files, pipeline.FileName(string(p), f))
		}
		names := pipeline.DocumentNames(p)
		if asJSON {
			a.line(jsonDocument{Type: "document", Names: names, Files: files})
			continue
		}
		fmt.Fprintf(t, "%s\t%s\t%s\n", names[0], strings.Join(names[1:], ", "), strings.Join(files, ", "))
	}
	return t.Flush()
}
