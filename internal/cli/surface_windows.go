package cli

import (
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// arguments puts files in place of stars, which no shell here has done.
func arguments(args []string) []string { return matching(args, filepath.Glob) }

// getenv is the environment; where it says no language, the one the user has chosen for
// Windows.
func getenv(name string) string {
	v := os.Getenv(name)
	if v != "" || name != "LANG" {
		return v
	}
	chosen, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(chosen) == 0 {
		return ""
	}
	return strings.ReplaceAll(chosen[0], "-", "_")
}

// showsColour asks the console to understand colours, which old ones do not.
func showsColour(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return true
	}
	h := windows.Handle(f.Fd())
	var mode uint32
	if windows.GetConsoleMode(h, &mode) != nil {
		return true // no console but another terminal, which is asked no questions
	}
	return windows.SetConsoleMode(h, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
