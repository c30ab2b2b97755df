package compose

import "malbild/internal/document"

// subject is what the document is about; of an unofficial translation it says at
// once that it is one.
func (c *composer) subject() *document.Paragraph {
	m := c.e.Malbild
	text := m.Subject.Value
	if c.e.Short != "" {
		text += " · " + c.e.Short
	}
	return para(document.Subject, document.T(text), m.Subject.Pos)
}

// titles are the title in the languages of the sender's duties and choices, each
// in its own language (WCAG 3.1.2). A language without a translation has no row.
func (c *composer) titles() []document.Block {
	if len(c.e.Titles) == 0 || c.e.Translation != nil {
		return nil
	}
	l := &document.List{Kind: document.Labelled, Role: document.ListLanguages}
	in := func(tag, text string) []document.Inline {
		return []document.Inline{&document.Foreign{Language: tag, Text: document.T(text)}}
	}
	for _, t := range c.e.Titles {
		l.Items = append(l.Items, &document.ListItem{Label: in(t.Language, t.Label), Pos: t.Title.Pos,
			Body: []document.Block{para(document.Body, in(t.Language, t.Title.String()), t.Title.Pos)}})
	}
	return []document.Block{l}
}

// mark says of an unofficial translation what it is, and which text prevails. It
// stands where a reader begins, and is of no passage.
func (c *composer) mark(role document.ParagraphRole) []document.Block {
	if c.e.Mark == "" {
		return nil
	}
	return []document.Block{say(role, c.e.Mark)}
}
