//go:build !windows

package cli

import "os"

// arguments are the words of the command line; the shell has put files in place of stars.
func arguments(args []string) []string { return args }

// getenv is the environment, where the language stands.
func getenv(name string) string { return os.Getenv(name) }

// showsColour reports whether a terminal understands colours: here all do that say so.
func showsColour(any) bool { return true }
