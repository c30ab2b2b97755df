package cli

import (
	"errors"
	"path/filepath"
	"testing"
)

// TestACommandIsShownAsItWasTyped: what is told to type works where it is told.
func TestACommandIsShownAsItWasTyped(t *testing.T) {
	dir := t.TempDir()
	look := func(string) (string, error) { return "/usr/bin/malbild", nil }
	none := func(string) (string, error) { return "", errors.New("not found") }
	for _, c := range []struct {
		name string
		look func(string) (string, error)
		want string
	}{
		{"malbild", none, "malbild"},
		{"./malbild", none, "./malbild"},
		{"bin/malbild", none, "bin/malbild"},
		{"/usr/bin/malbild", look, "malbild"},
		{filepath.Join(dir, "malbild.exe"), none, "./malbild"},
		{"/opt/några program/malbild", none, "'/opt/några program/malbild'"},
	} {
		if got := called(c.name, dir, c.look); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestWordsAreQuotedForTheirShell(t *testing.T) {
	for _, c := range [][3]string{
		{"mitt", "mitt", "mitt"}, {"min mapp å", "'min mapp å'", `"min mapp å"`}, {`C:\mitt`, `'C:\mitt'`, `C:\mitt`},
		{"l'hôpital", `'l'\''hôpital'`, `"l'hôpital"`}, {"", "''", `""`}, {"a$b", "'a$b'", `"a$b"`},
	} {
		if got := quoted(c[0], "linux"); got != c[1] {
			t.Errorf("linux: %s", got)
		}
		if got := quoted(c[0], "windows"); got != c[2] {
			t.Errorf("windows: %s", got)
		}
	}
}
