package diag

import (
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// TestFormatIsThatOfAPattern holds the filling of phrases against the pattern that says
// what a verb is.
func TestFormatIsThatOfAPattern(t *testing.T) {
	verb := regexp.MustCompile(`%(?:\[(\d+)\])?([-+0-9.]*[sdvqfgx])|%%`)
	oracle := func(s string, args []any) string {
		next := 0
		return verb.ReplaceAllStringFunc(s, func(v string) string {
			if v == "%%" {
				return "%"
			}
			m := verb.FindStringSubmatch(v)
			i := next
			if m[1] != "" {
				i, _ = strconv.Atoi(m[1])
				i--
			}
			next = i + 1
			if i < 0 || i >= len(args) {
				return v
			}
			return fmt.Sprintf("%"+m[2], args[i])
		})
	}
	args := []any{"ord", 12, 3.25, []string{"a"}, "%s"}
	hold := func(t interface{ Errorf(string, ...any) }, s string) {
		if got, want := format(s, args), oracle(s, args); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	for _, s := range []string{"", "%", "300 %", "%%", "%s %d", "%[2]d %[1]s %s", "%[9]s %s", "%[0]s%s", "%[x]s", "%.1f %[3].1f", "%5%s", "å%[1]q%", "%[", "%[1]", "100 % så"} {
		hold(t, s)
	}
	piece := rapid.SampledFrom([]string{"%", "[", "]", "1", "2", "9", "s", "d", "v", "f", ".", "-", " ", "å", "%[1]s", "%s", "%[3].1f"})
	rapid.Check(t, func(t *rapid.T) {
		s := ""
		for _, p := range rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces") {
			s += p
		}
		hold(t, s)
	})
}
