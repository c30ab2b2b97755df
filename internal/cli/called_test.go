package cli

import (
	"regexp"
	"strings"
	"testing"
)

// TestSwedishNamesSwedishCommands: who reads in Swedish is never told to type a command
// that the help shows under another name.
func TestSwedishNamesSwedishCommands(t *testing.T) {
	a, out := bare("sv")
	var english []string
	for _, c := range commandsOf(a.root()) {
		if c.HasParent() && a.word(c) != c.Name() {
			english = append(english, c.Name())
		}
		a.help(c)
	}
	if len(english) < 20 {
		t.Fatalf("only %d commands with two names", len(english))
	}
	for _, m := range a.messages() {
		out.WriteString(m.What + "\n" + m.Why + "\n" + m.Cure + "\n")
	}
	for _, line := range regexp.MustCompile(`.*malbild (`+strings.Join(english, "|")+`)\b.*`).FindAllString(out.String(), -1) {
		t.Error(line)
	}
}

// TestHelpIsOfOneWidth: paragraphs are filled, what is indented keeps its lines.
func TestHelpIsOfOneWidth(t *testing.T) {
	long := strings.Repeat("åäö ", 40)
	got := filled(long + "\nmer\n\n  indraget   så\nsist")
	want := strings.TrimSuffix(strings.Repeat("åäö ", 25), " ") + "\n" + strings.Repeat("åäö ", 15) + "mer\n\n  indraget   så\nsist"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
