package source

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

// TestForms holds the forms that are looked for by hand against the patterns that say
// what they are.
func TestForms(t *testing.T) {
	for name, c := range map[string]struct {
		pattern string
		is      func(string) bool
	}{
		"id":      {`^[a-z0-9]+(-[a-z0-9]+)*$`, IsID},
		"integer": {`^-?[0-9]{1,9}$`, isInteger},
		"decimal": {`^-?[0-9]{1,9}(\.[0-9]{1,9})?$`, isDecimal},
	} {
		form := regexp.MustCompile(c.pattern)
		hold := func(t interface{ Errorf(string, ...any) }, s string) {
			if got, want := c.is(s), form.MatchString(s); got != want {
				t.Errorf("%s %q: %t, the pattern says %t", name, s, got, want)
			}
		}
		for _, s := range []string{"", "-", "a-", "-a", "a--b", "nära", "a\n", "1.", ".1", "--1", "1-1", "123456789", "1234567890", "1.1234567890", "0x1", "1e3", "+1"} {
			hold(t, s)
		}
		rapid.Check(t, func(t *rapid.T) { hold(t, rapid.StringMatching(`[-.a-b0-1å\n]{0,12}`).Draw(t, "s")) })
	}
}
