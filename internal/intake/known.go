package intake

import (
	"strings"

	"malbild/internal/adoption"
	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/manuscript"
)

// known is the words that the sources have already, so that an import includes them
// and does not make a second copy.
type known struct {
	titles     map[string]string // in lower case
	themes     map[string]string // title in lower case → id
	theme      map[string]string // id → words
	order      []string          // of the themes outside the hub
	hub        string
	statements []statement
	figure     bool
	annex      string // title and subtitle of the annex
}

// statement is the challenge or the vision.
type statement struct{ what, title, text, role string }

func knownOf(c *content.County) known {
	k := known{titles: map[string]string{}, themes: map[string]string{}, theme: map[string]string{}}
	if c == nil || c.Malbild == nil {
		return k
	}
	m := c.Malbild
	if o := c.Outline(string(document.Annex)); o != nil && !o.Subtitle.IsZero() {
		k.annex = o.Title.String() + " " + o.Subtitle.Value
	}
	add := func(t *content.Theme) {
		if t.Kind != content.ThemeText {
			return
		}
		words := []string{t.Lead.Value}
		for _, p := range t.Body {
			words = append(words, p.String())
		}
		low := strings.ToLower(t.Title.String())
		k.titles[low], k.themes[low], k.theme[t.ID] = t.Title.String(), t.ID, document.Fold(strings.Join(words, " "))
	}
	if m.Hub != nil {
		k.hub, k.figure = m.Hub.ID, true
		add(m.Hub)
	}
	for _, t := range m.Texts() {
		add(t)
		k.order = append(k.order, t.ID)
	}
	k.figure = k.figure || len(m.Groups) > 0
	for _, s := range []struct {
		what, role string
		s          *content.Statement
	}{{"malbild.challenge", "challenge", m.Challenge}, {"malbild.vision", "vision", m.Vision}} {
		if s.s != nil && s.s.Text != nil {
			k.statements = append(k.statements, statement{s.what, s.s.Title.Value, document.Fold(s.s.Text.String()), s.role})
			k.titles[strings.ToLower(s.s.Title.Value)] = s.s.Title.Value
		}
	}
	return k
}

// quoted finds the statement a paragraph is, with or without its final stop and
// marks of quotation.
func (k known) quoted(text string) (s statement, stop, ok bool) {
	t := strings.Trim(text, `"”“»«`)
	for _, s := range k.statements {
		if strings.TrimSuffix(t, ".") == strings.TrimSuffix(s.text, ".") {
			return s, strings.HasSuffix(t, "."), true
		}
	}
	return statement{}, false, false
}

// near tells the adopted text that a paragraph nearly is, and what differs.
func (k known) near(text string) (what, diff string) {
	a := strings.Fields(text)
	if len(a) < 8 {
		return "", ""
	}
	check := func(name, t string) bool {
		b := strings.Fields(t)
		if len(b)*2 < len(a) || len(a)*2 < len(b) {
			return false
		}
		n := 0
		for _, c := range adoption.Diff(b, a) {
			n += max(len(c.Old), len(c.New))
		}
		if n > 0 && n*4 < len(b) {
			what, diff = name, adoption.Show(t, text)
			return true
		}
		return false
	}
	for _, s := range k.statements {
		if check(s.what, s.text) {
			return what, diff
		}
	}
	for _, id := range append([]string{k.hub}, k.order...) {
		if id != "" && check(id, k.theme[id]) {
			return what, diff
		}
	}
	return "", ""
}

// Kinship counts the titles and statements of a county that a manuscript holds.
func Kinship(m *manuscript.Manuscript, c *content.County) int {
	k := knownOf(c)
	n := 0
	for _, b := range m.Blocks {
		if b.Paragraph == nil {
			continue
		}
		t := document.Fold(b.Paragraph.Plain())
		if k.themes[strings.ToLower(t)] != "" {
			n += 2
		}
		if _, _, ok := k.quoted(t); ok {
			n += 2
		}
		for _, w := range c.Bodies {
			if s := w.Short.Value; s != "" && strings.Contains(t, s) {
				n++
			}
		}
	}
	return n
}
