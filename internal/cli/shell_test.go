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
