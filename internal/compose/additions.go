package compose

import "malbild/internal/document"

// additions are the sections that a county adds, after the parts of the målbild. On a
// poster they are one picture, without a section of its own.
func (c *composer) additions() []document.Block {
	var out []document.Block
	for _, s := range c.e.Additions {
		body := c.items(s)
		for _, sub := range s.Sections {
			body = append(body, c.outlineSection(sub)...)
		}
		if c.e.Product == document.Poster {
			out = append(out, body...)
			continue
		}
		out = append(out, &document.Section{ID: "tillagg-" + s.ID, Role: document.SectionExtra, Title: inlines(s.Title), Body: body, Pos: s.Pos})
	}
	return out
}
