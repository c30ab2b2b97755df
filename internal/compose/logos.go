package compose

import "malbild/internal/document"

// logos lists the principals by their logos, and by name where there is none. What
// a logo says to those who do not see it is the legal name, never the letters in it
// (domain.md 2, no. 28).
func (c *composer) logos() *document.List {
	l := &document.List{Kind: document.Unmarked, Role: document.ListNames}
	for _, m := range c.e.Logos {
		var b document.Block = say(document.Body, m.Name)
		if m.Picture != nil {
			own := *m.Picture // a node stands in one place only
			b = &own
		}
		l.Items = append(l.Items, &document.ListItem{Body: []document.Block{b}})
	}
	return l
}

// sender says whose copy a poster is: the principal's own logo, alone at the top, or
// its name in type. The name stands in the foot in any case.
func (c *composer) sender() document.Block {
	if len(c.e.Logos) > 0 && c.local() && c.e.Product == document.Poster {
		if own := c.e.Logos[0]; own.Picture != nil {
			p := *own.Picture
			p.ID += "-avsandare"
			return &p
		}
	}
	return say(document.Sender, c.e.Issuer)
}
