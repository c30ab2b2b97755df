package example

import (
	"strings"

	"malbild/internal/diag"
)

// WithSays writes what the program says after the other lines of each example.
func WithSays(text string, says map[int]diag.Phrase) string {
	var b strings.Builder
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i := 0; i < len(lines); {
		end := i + 1
		for end < len(lines) && !strings.HasPrefix(lines[end], "## ") {
			end++
		}
		s, tried := says[i+1]
		for _, l := range lines[i:end] {
			if l != "" && !(tried && (strings.HasPrefix(l, "sv>") || strings.HasPrefix(l, "en>"))) {
				b.WriteString(l + "\n")
			}
		}
		if tried {
			for _, l := range []struct{ mark, text string }{{"sv>", s.SV}, {"en>", s.EN}} {
				for line := range strings.Lines(l.text) {
					b.WriteString(strings.TrimRight(l.mark+" "+line, " \n") + "\n")
				}
			}
		}
		if i = end; i < len(lines) {
			b.WriteString("\n")
		}
	}
	return b.String()
}
