package compose

import (
	"malbild/internal/document"
)

// web composes the page of a principal: its own selection and order, then when
// and by which function it was published, then the sender. The first paragraph
// is the ingress.
func (c *composer) web() []document.Block {
	o := c.e.Outline
	if o == nil {
		return nil
	}
	top := &document.Section{ID: "titel", Role: document.SectionTitle, Title: inlines(o.Title)}
	top.Body = append(top.Body, c.mark(document.Mark)...)
	for _, s := range o.Sections {
		top.Body = append(top.Body, c.outlineSection(s)...)
	}
	for _, b := range top.Body {
		if p, ok := b.(*document.Paragraph); ok && (p.Role == document.Body || p.Role == document.Closing) {
			p.Role = document.Lead
			break
		}
	}
	if k := c.localBlock(document.SectionPlain); k != nil {
		top.Body = append(top.Body, k)
	}
	p := c.e.Phrases
	top.Body = append(top.Body, say(document.Updated, p.Updated+": "+o.Updated), say(document.Updated, p.Publisher+": "+o.Publisher))
	if c.e.Imprint != "" {
		top.Body = append(top.Body, c.notes(document.Updated)...)
		top.Body = append(top.Body, c.stamped(document.Updated)) // beside when the page was changed
	}
	foot := &document.Section{ID: "avsandare", Role: document.SectionColophon}
	foot.Body = append(foot.Body, c.logo()...)
	foot.Body = append(foot.Body, say(document.Sender, c.e.Issuer))
	foot.Body = append(foot.Body, c.contact()...)
	foot.Body = append(foot.Body, c.shared()...)
	top.Body = append(top.Body, foot)
	return []document.Block{top}
}
