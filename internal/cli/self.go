package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// self is how the program is called here: as it was, so that a line that is shown can
// be typed as it stands.
func (a *app) self() string {
	if a.name == "" {
		return "malbild"
	}
	dir, _ := os.Getwd()
	return called(a.name, dir, exec.LookPath)
}

// command is a command of the program as it is typed here, for the project at hand.
func (a *app) command(sv, en string) string {
	line := a.self() + " " + a.t(sv, en)
	if a.flags.project != "" {
		line += " --project " + quote([]string{a.flags.project})
	}
	return line
}

// called is what to type for a program whose name is first on the command line, in the
// folder dir. PowerShell gives the whole path of what was called .\malbild.
func called(name, dir string, look func(string) (string, error)) string {
	base := strings.TrimSuffix(filepath.Base(name), ".exe")
	if !strings.ContainsAny(name, `/\`) {
		return base
	}
	if !filepath.IsAbs(name) {
		return quote([]string{name})
	}
	if found, err := look(base); err == nil && found == name {
		return base
	}
	if near, err := filepath.Rel(dir, name); err == nil && filepath.IsLocal(near) {
		return quote([]string{"." + string(filepath.Separator) + strings.TrimSuffix(near, ".exe")})
	}
	return quote([]string{name})
}
