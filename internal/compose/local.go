package compose

import "malbild/internal/document"

// localBlock is the principal's own section, or nil.
func (c *composer) localBlock(role document.SectionRole) document.Block {
	b := c.e.Block
	if b == nil {
		return nil
	}
	s := &document.Section{ID: "lokalt", Role: role, Title: label(b.Title), Pos: b.Pos}
	for _, p := range b.Body {
		s.Body = append(s.Body, para(document.Body, inlines(p.Text), p.Pos))
	}
	return s
}

// logo is the principal's own, said with its legal name and never with what is
// written in the art.
func (c *composer) logo() []document.Block {
	if p := c.own("logotyp"); p != nil {
		return []document.Block{p}
	}
	return nil
}
