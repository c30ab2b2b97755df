package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"malbild/internal/output"
	"malbild/internal/pipeline"
)

// template writes the program's own Word templates, for a principal to begin its
// own from.
func (a *app) template() *cobra.Command {
	dir := ""
	cmd := &cobra.Command{
		Use:     "template",
		Aliases: []string{"mall"},
		Short:   a.t("skriver ut programmets Word-mallar, att göra en egen av", "writes the program's Word templates, to make one's own of"),
		Long: a.t("Mallarna skrivs i mappen mallar, eller i den som --out nämner. Ändra dem i Word och nämn dem i huvudmannens fil: template: mallar/bilaga.dotx",
			"The templates are written in the folder mallar, or the one --out names. Change them in Word and name them in the principal's file: template: mallar/bilaga.dotx"),
		Example: "  malbild template\n  malbild mall --out egna-mallar",
		Args:    a.noArguments,
		RunE:    func(*cobra.Command, []string) error { return a.writeTemplates(dir) },
	}
	cmd.Flags().StringVar(&dir, "out", "", a.t("skriv i `MAPP`; annars mallar i projektets mapp", "write in `DIR`; else mallar in the project's folder"))
	return cmd
}

func (a *app) writeTemplates(dir string) error {
	if dir == "" {
		dir = filepath.Join(a.project(), "mallar")
	}
	all, err := pipeline.OwnTemplates()
	if err != nil {
		return err
	}
	for _, t := range all {
		if old, err := os.ReadFile(filepath.Join(dir, t.Name)); err == nil && !bytes.Equal(old, t.Data) {
			return &usageError{text: a.t("«"+t.Name+"» finns redan och har ändrats", "«"+t.Name+"» is there already, and has been changed"),
				cure: a.t("välj en annan mapp med --out, eller flytta undan filen", "choose another folder with --out, or move the file away")}
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, t := range all {
		before, err := os.ReadFile(filepath.Join(dir, t.Name))
		if err == nil && bytes.Equal(before, t.Data) {
			continue
		}
		if err := output.Replace(dir, t.Name, nil, t.Data); err != nil {
			if list, ok := listOf(err); ok {
				a.printFindings(list)
				return &stopped{exitFindings}
			}
			return err
		}
	}
	for _, t := range all {
		fmt.Fprintln(a.out, filepath.ToSlash(filepath.Join(dir, t.Name)))
	}
	return nil
}
