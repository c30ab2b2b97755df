// Command malbild turns a shared target picture (målbild) into finished documents
// for every principal. See package cli for its manners and ARCHITECTURE.md for how
// it works.
package main

import (
	"os"
	"runtime/debug"

	"malbild/internal/cli"
)

// atFirst lets the heap of a program that has just started grow to some 16 MB before
// the collector looks at it: a single poster is done before that. A build of many
// copies sets its own pace (cli).
const atFirst = 400

// roomAtFirst is the size from which the collector no longer lets the heap grow to
// five times what is alive: sources with a hundred thousand faults would fill 400 MB.
const roomAtFirst = 256 << 20

func main() {
	debug.SetGCPercent(atFirst)
	debug.SetMemoryLimit(roomAtFirst)
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
