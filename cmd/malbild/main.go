// Command malbild turns a shared target picture (målbild) into finished documents
// for every principal. See package cli for its manners and ARCHITECTURE.md for how
// it works.
package main

import (
	"os"

	"malbild/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
