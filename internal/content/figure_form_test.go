package content

import (
	"slices"
	"testing"
)

// TestFigureForms: what a målbild is decides what its figure can be; the usual form
// comes first.
func TestFigureForms(t *testing.T) {
	text := &Theme{Kind: ThemeText, Title: Label{Phrases: []string{"A"}}}
	said := &Theme{Kind: ThemeStatement, Body: []*Passage{{}}}
	pair := &Theme{Kind: ThemePair}
	group := func(title string, ts ...*Theme) *Group {
		g := &Group{Themes: ts}
		if title != "" {
			g.Title = Label{Phrases: []string{title}}
		}
		return g
	}
	for name, c := range map[string]struct {
		m    *Malbild
		want []string
	}{
		"texts round a hub":      {&Malbild{Hub: text, Groups: []*Group{group("", text, text)}}, []string{"wheel", "petals", "columns"}},
		"texts":                  {&Malbild{Groups: []*Group{group("", text, text)}}, []string{"petals", "columns"}},
		"groups with statements": {&Malbild{Groups: []*Group{group("A", said), group("B", said)}}, []string{"columns", "statements", "petals"}},
		"groups with texts":      {&Malbild{Groups: []*Group{group("A", said), group("B", text)}}, []string{"columns", "petals"}},
		"pairs":                  {&Malbild{Groups: []*Group{group("", pair, pair)}}, []string{"path"}},
	} {
		if got := c.m.FigureForms(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, not %v", name, got, c.want)
		}
	}
}
