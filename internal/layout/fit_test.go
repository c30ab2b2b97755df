package layout_test

import (
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/layout"
)

// A refusal says which frame, whose edition, which language, how many lines and
// characters too many, and what to do: in both languages, for every bounded frame.
// Cutting as many characters as it says helps.
func TestRefusalsSayWhatToDo(t *testing.T) {
	grown := func(d *document.Document, p *document.Paragraph, n int) *document.Document {
		grow(p, n)
		d.Meta.Issuer, d.Meta.Language = "Kiruna kommun", "fi-FI"
		return d
	}
	part := func(d *document.Document) *document.Paragraph {
		var body *document.Paragraph
		document.Walk(d, func(n document.Node, _ int) bool {
			if s, ok := n.(*document.Section); ok && s.Role == document.SectionPart && body == nil {
				body = s.Body[1].(*document.Paragraph)
			}
			return true
		})
		return body
	}
	foot := func(d *document.Document) *document.Paragraph {
		return d.Body[0].(*document.Section).Body[5].(*document.Section).Body[0].(*document.Paragraph)
	}
	for _, c := range []struct {
		name, form, frame string
		make              func(n int) (*document.Document, *document.Paragraph)
	}{
		{"part of a poster", "affisch-a3", "del-0", func(n int) (*document.Document, *document.Paragraph) {
			d := textPoster(4, false)
			return grown(d, part(d), n), part(d)
		}},
		{"page of a brochure", "broschyr-a5", "part-text", func(n int) (*document.Document, *document.Paragraph) {
			d := brochureOf(shape{parts: 4, words: 40, hub: true})
			return grown(d, part(d), n), part(d)
		}},
		{"foot of a poster", "affisch-a3", "avsandare", func(n int) (*document.Document, *document.Paragraph) {
			d := groupPoster(3, 3)
			return grown(d, foot(d), n), foot(d)
		}},
	} {
		d, p := c.make(60)
		l, res := load(t, c.form), layout.Resources{Library: library, Profile: posterProfile()}
		plan, found := layout.Arrange(d, l, res)
		if plan != nil || found[0].Code != layout.TooLong {
			t.Fatalf("%s: %v", c.name, found)
		}
		for language, words := range map[string][]string{"sv": {c.frame, "Kiruna kommun", "på finska", "för många", "korta texten med omkring", "tecken", "antagen"},
			"en": {c.frame, "Kiruna kommun", "in Finnish", "too many", "shorten the text by about", "characters", "adopted"}} {
			what, why, cure := found[0].Text(language)
			for _, w := range words {
				if !strings.Contains(what+why+cure, w) {
					t.Errorf("%s: «%s» is not said in %s: %s %s %s", c.name, w, language, what, why, cure)
				}
			}
			if strings.Contains(what+why+cure, "%!") {
				t.Errorf("%s: %s %s %s", c.name, what, why, cure)
			}
		}
		cut := found[0].Args[4].(int)
		text := []rune(document.Plain(p.Text))
		if cut >= len(text) {
			t.Fatalf("%s: %d characters too many of %d", c.name, cut, len(text))
		}
		p.Text = document.T(string(text[:len(text)-cut*11/10])) // «omkring»
		if plan, found = layout.Arrange(d, l, res); plan == nil {
			t.Errorf("%s: cut by %d of %d and still refused: %v", c.name, cut, len(text), found.Error())
		}
	}
}
