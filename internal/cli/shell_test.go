package cli

import (
	"bytes"
	"strings"
	"testing"
)

// TestBashCompletesAfterAComma: the lines of cobra's script that are changed are there.
func TestBashCompletesAfterAComma(t *testing.T) {
	a, out := bare("en")
	var b bytes.Buffer
	if err := a.root().GenBashCompletionV2(&b, true); err != nil {
		t.Fatal(err)
	}
	if err := a.bash(a.root()); err != nil {
		t.Fatal(err)
	}
	for _, s := range commaInBash {
		if !strings.Contains(b.String(), s[0]) || !strings.Contains(out.String(), s[1]) {
			t.Errorf("cobra's script has no %q", s[0])
		}
	}
}

// TestPowerShellScriptIsWhole: no PowerShell runs here, so what its script stands on is
// looked for: it registers itself for the program, asks it, and closes what it opens.
func TestPowerShellScriptIsWhole(t *testing.T) {
	a, out := bare("en")
	if err := a.root().GenPowerShellCompletionWithDesc(out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Register-ArgumentCompleter -CommandName 'malbild' -ScriptBlock", "__complete", "CompletionResult"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the script has no %q", want)
		}
	}
	var open []byte
	for _, line := range strings.Split(out.String(), "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		quote := byte(0)
		for i := 0; i < len(line); i++ {
			c := line[i]
			switch {
			case c == '`':
				i++
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '\'' || c == '"':
				quote = c
			case strings.IndexByte("({[", c) >= 0:
				open = append(open, c)
			case strings.IndexByte(")}]", c) >= 0:
				if n := len(open); n == 0 || strings.IndexByte("({[", open[n-1]) != strings.IndexByte(")}]", c) {
					t.Fatalf("%q closes what is not open", line)
				}
				open = open[:len(open)-1]
			}
		}
		if quote != 0 {
			t.Errorf("%q does not end what it quotes", line)
		}
	}
	if len(open) > 0 {
		t.Errorf("%q is never closed", open)
	}
}
