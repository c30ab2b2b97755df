package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"malbild/internal/notice"
)

// licenses is «malbild licenses»: the terms of the program and of all that is in it.
func (a *app) licenses() *cobra.Command {
	var sbom, short bool
	cmd := &cobra.Command{
		Use:     "licenses",
		Aliases: []string{"licenser"},
		Short:   a.t("visar licenserna för programmet och allt som ingår i det", "shows the licences of the program and of all that is in it"),
		Long: a.t("Handlingar som görs med programmet är dina. Villkoren gäller programmet, biblioteken, typsnitten och färgprofilerna i det.",
			"Documents made with the program are yours. The terms are those of the program, and of the libraries, typefaces and colour profiles in it."),
		Example: "  malbild licenses --short\n  malbild licenser --sbom",
		Args:    a.noArguments,
		RunE: func(*cobra.Command, []string) error {
			if sbom {
				info, _ := debug.ReadBuildInfo()
				b, err := notice.SBOM(version, info)
				if err != nil {
					return err
				}
				_, err = a.out.Write(b)
				return err
			}
			return a.printLicences(short)
		},
	}
	cmd.Flags().BoolVar(&sbom, "sbom", false, a.t("en förteckning över delarna (CycloneDX, JSON)", "a bill of materials (CycloneDX, JSON)"))
	cmd.Flags().BoolVar(&short, "short", false, a.t("bara namn, version och licens", "name, version and licence only"))
	return cmd
}

func (a *app) printLicences(short bool) error {
	if err := a.printVersion(); err != nil {
		return err
	}
	for _, p := range notice.Parts() {
		name := p.Name
		if p.Library() {
			name += " " + p.Version
		}
		if !short {
			fmt.Fprintf(a.out, "\n%s\n", "----------------------------------------------------------------------")
		}
		if _, err := fmt.Fprintf(a.out, "%s: %s\n", name, p.Licence); err != nil {
			return err
		}
		if !short {
			fmt.Fprintf(a.out, "\n%s", p.Text)
		}
	}
	return nil
}
