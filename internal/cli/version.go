package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// version is the program's version; a release sets it with -ldflags "-X …". It is
// stated in the files, so it never says when or where the program was built: the
// same sources give the same bytes on every machine.
var version = "0.1.0"

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: a.t("visar programmets version", "shows the program's version"),
		Args:  a.noArguments,
		RunE:  func(*cobra.Command, []string) error { return a.printVersion() },
	}
}

func (a *app) printVersion() error {
	_, err := fmt.Fprintf(a.out, "malbild %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
