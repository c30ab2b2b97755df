//go:build !unix

package cli

// terminalWidth is the usual width where the terminal is not asked.
func terminalWidth(any) int { return usualWidth }
