package compose

import (
	"fmt"
	"strings"

	"malbild/internal/content"
	"malbild/internal/document"
)

// figure is the målbild's figure in its usual form.
func (c *composer) figure(caption bool) []document.Block { return c.figureAs("", caption) }

// figureAs draws the parts round their hub, or one head a group, or as the author
// chose. Its alt text says hub, parts and their relation; where statements are drawn,
// it says them too.
func (c *composer) figureAs(form string, caption bool) []document.Block {
	m, p := c.e.Malbild, c.e.Phrases
	parts := m.FigureParts()
	if len(parts) == 0 {
		return nil
	}
	if form == "" {
		form = m.FigureForms()[0]
	}
	f := &document.Figure{ID: "malbild", Form: document.FigureLeaves, Pos: m.Title.Pos}
	var names []string
	for i, q := range parts {
		f.Parts = append(f.Parts, document.FigurePart{Label: q.Label.Phrases, From: q.From.Phrases, Icon: q.Icon, Ink: c.e.Profile.Part(i), Pos: q.Label.Pos})
		if q.From.IsZero() {
			names = append(names, q.Label.String())
			continue
		}
		names = append(names, p.FigureStep(q.From.String(), q.Label.String()))
	}
	list := strings.Join(names, "; ")
	f.Alt = p.FigureHeads(len(parts), list)
	text := p.CaptionHeads(len(parts))
	switch form {
	case content.FormPath:
		f.Form, f.Ends = document.FigurePath, p.PathEnds
		f.Alt = p.FigurePath(len(parts), list)
	case content.FormColumns, content.FormStatements:
		f.Form = document.FigureHeads
	case content.FormWheel:
		f.Hub = &document.FigurePart{Label: m.Hub.Title.Phrases, Icon: m.Hub.Icon, Ink: c.e.Profile.Hub, Pos: m.Hub.Title.Pos}
		f.Alt = p.FigureHub(m.Hub.Title.String(), len(parts), list)
		text = p.CaptionHub(len(parts))
	}
	if m.Grouped() {
		c.stated(f)
	}
	if form == content.FormStatements {
		f = f.As(document.FigureStatements)
	}
	if caption {
		c.figures++
		f.Caption = []document.Inline{&document.Strong{Text: document.T(fmt.Sprintf(p.FigureNo, c.figures))}, &document.Text{Value: " " + text}}
	}
	return []document.Block{f}
}

// stated gives the parts of a figure their statements, and the figure the text that
// tells them all: a figure may show them, and says them then.
func (c *composer) stated(f *document.Figure) {
	var told []string
	for i, g := range c.e.Malbild.Groups {
		p := &f.Parts[i]
		said := []string{g.Title.String() + ":"}
		if short := g.Short.String(); short != "" && short != g.Title.String() {
			p.Heading = g.Title.String()
		}
		for _, t := range g.Themes {
			if t.Kind != content.ThemeStatement {
				continue
			}
			for _, q := range t.Body {
				s := statement(q.Rich)
				p.Statements = append(p.Statements, s)
				said = append(said, s.String())
			}
		}
		told = append(told, strings.Join(said, " "))
	}
	list := strings.TrimSuffix(strings.Join(told, " "), ".")
	f.Told = c.e.Phrases.FigureHeads(len(f.Parts), list)
}

// statement is a sentence as a figure shows it: its words, and which of them weigh
// most. Notes are read where the sentence stands as text.
func statement(r content.Rich) document.FigureStatement {
	var out document.FigureStatement
	for _, s := range r.Spans {
		if s.Note == nil && s.Text != "" {
			out = append(out, document.FigureSpan{Text: bindWords(s.Text), Strong: s.Strong})
		}
	}
	return out
}
