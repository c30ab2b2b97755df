package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"malbild/schema"
)

// schemaFolder is where a project keeps the schemas that its files name.
const schemaFolder = "schema"

// schema is «malbild schema»: what editors complete and check by.
func (a *app) schema() *cobra.Command {
	dir := ""
	cmd := &cobra.Command{
		Use:   a.t("schema [SLAG]", "schema [KIND]"),
		Short: a.t("skriver JSON Schema för källfilerna, för editorer", "writes the JSON Schema of the source files, for editors"),
		Long: a.t("Utan slag visas vilka som finns. Med --out skrivs alla i en mapp; det är så VS Code och andra kan komplettera, förklara och granska medan du skriver.",
			"Without a kind it lists those there are. With --out it writes all of them into a folder, for VS Code and others to complete, explain and check as you type."),
		Example:   "  malbild schema county\n  malbild schema --out schema",
		ValidArgs: schema.Kinds(),
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case dir != "" && len(args) == 0:
				return a.writeSchemas(dir)
			case len(args) == 0:
				for _, kind := range schema.Kinds() {
					fmt.Fprintln(a.out, kind)
				}
				return nil
			case len(args) > 1 || dir != "":
				return &usageError{text: a.t("säg ett slag, eller --out", "say one kind, or --out"), cure: "malbild schema county"}
			}
			b, ok := schema.JSON(args[0])
			if !ok {
				return a.badChoice("schema", args[0], schema.Kinds()...)
			}
			_, err := a.out.Write(b)
			return err
		},
	}
	cmd.Flags().StringVar(&dir, "out", "", a.t("skriv alla i `MAPP`", "write all into `DIR`"))
	return cmd
}

func (a *app) writeSchemas(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return &usageError{text: a.reason(err)}
	}
	for _, kind := range schema.Kinds() {
		b, _ := schema.JSON(kind)
		if err := os.WriteFile(filepath.Join(dir, kind+".json"), b, 0o644); err != nil {
			return &usageError{text: a.reason(err)}
		}
	}
	a.say("%s: %s", dir, a.count(len(schema.Kinds()), "schema", "scheman", "schema", "schemas"))
	return nil
}

// addSchemas adds the schemas to the files of a new project, whose files name them.
func addSchemas(files map[string][]byte) {
	for _, kind := range schema.Kinds() {
		files[schemaFolder+"/"+kind+".json"], _ = schema.JSON(kind)
	}
}
