package compose

import "malbild/internal/document"

// logos lists the principals by their logos, and by name where there is none. What
// a logo says to those who do not see it is the legal name, never the letters in
// it: those are often shouted, cut short or left out.
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
	if c.local() && c.e.Product == document.Poster {
		if p := c.own("logotyp-avsandare"); p != nil {
			return p
		}
	}
	return say(document.Sender, c.e.Issuer)
}

// own is the principal's own logo, from its local edition or from the county's folder
// of logos; nil when there is none.
func (c *composer) own(id string) *document.Picture {
	if l := c.e.Local; l != nil && l.Logo != nil && c.e.Principal != nil {
		return &document.Picture{ID: id, Image: l.Logo, Alt: c.e.Principal.LegalName.Value, Logo: &document.LogoRules{Clear: .25}, Pos: l.Pos}
	}
	if len(c.e.Logos) > 0 && c.local() && c.e.Logos[0].Own && c.e.Logos[0].Picture != nil {
		p := *c.e.Logos[0].Picture
		p.ID = id
		return &p
	}
	return nil
}
