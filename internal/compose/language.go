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

// mark says of an unofficial translation what it is, and which text prevails. It
// stands where a reader begins, and is of no passage.
func (c *composer) mark(role document.ParagraphRole) []document.Block {
	if c.e.Mark == "" {
		return nil
	}
	return []document.Block{say(role, c.e.Mark)}
}
