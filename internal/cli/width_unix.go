//go:build unix

package cli

import (
	"os"

	"golang.org/x/sys/unix"
)

// terminalWidth is how many characters the terminal has on a line; of what is no
// terminal, the usual.
func terminalWidth(w any) int {
	f, ok := w.(*os.File)
	if !ok || !isTerminal(w) {
		return usualWidth
	}
	size, err := unix.IoctlGetWinsize(int(f.Fd()), unix.TIOCGWINSZ)
	if err != nil || size.Col == 0 {
		return usualWidth
	}
	return int(size.Col)
}
