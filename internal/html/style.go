package html

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"malbild/internal/document"
)

//go:embed style.css
var source string

// stylesheet is style.css without comments and indentation.
var stylesheet = sync.OnceValue(func() string {
	s := regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(source, "")
	var b strings.Builder
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(line)
			b.WriteByte('\n')
		}
	}
	return strings.TrimSpace(b.String())
})

// tokens writes the colours of the page as custom properties, and one class for
// every ink that a section carries.
func (w *writer) tokens() {
	c := &w.colours
	w.raw(":root{")
	for _, t := range []struct {
		name  string
		value rgb
	}{
		{"text", c.text}, {"muted", c.muted}, {"line", c.line},
		{"hero", c.hero}, {"hero-text", c.heroText},
		{"band", c.band}, {"band-text", c.bandText},
		{"foot", c.foot}, {"foot-text", c.footText},
	} {
		w.raw("--", t.name, ":", t.value.css(), ";")
	}
	w.raw("}\n")
	for _, ink := range inksOf(w.doc) {
		p := c.part(ink)
		w.raw(".", inkClass(ink), "{--ink:", p.ink.css(), ";--dark:", p.dark.css(), ";--sign:", p.sign.css(),
			";--tint:", p.tint.css(), ";--tint-text:", p.text.css(), ";--lead:", p.lead.css(), "}\n")
	}
}

// inksOf lists the inks that sections carry, in order of first use.
func inksOf(d *document.Document) []string {
	var out []string
	seen := map[string]bool{"": true}
	document.Walk(d, func(n document.Node, _ int) bool {
		switch t := n.(type) {
		case *document.Section:
			if !seen[t.Ink] {
				seen[t.Ink] = true
				out = append(out, t.Ink)
			}
		case document.Inline:
			return false
		}
		return true
	})
	return out
}
