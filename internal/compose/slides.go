package compose

import "malbild/internal/document"

// slides: what is said from a stage: title, figure, the texts or statements, and
// whose it is. Every titled section is a slide, or several.
func (c *composer) slides() []document.Block {
	m := c.e.Malbild
	top := &document.Section{ID: "malbild-titel", Role: document.SectionTitle, Title: label(m.Title), Pos: m.Title.Pos}
	top.Body = append(top.Body, c.subject())
	if c.local() {
		top.Body = append(top.Body, say(document.Sender, c.e.Issuer))
	} else {
		top.Body = append(top.Body, c.mark(document.Sender)...) // where a local edition has its sender
	}
	top.Body = append(top.Body, c.picture()...)
	top.Body = append(top.Body, c.hub()...)
	top.Body = append(top.Body, c.parts()...)
	top.Body = append(top.Body, c.additions()...)
	top.Body = append(top.Body, c.slideFoot())
	return []document.Block{top}
}

// picture is the figure under a title: the målbild's own heading and keywords when
// it has them, else what the figure shows.
func (c *composer) picture() []document.Block {
	m, p := c.e.Malbild, c.e.SlidePhrases()
	f := c.figure(false)
	if len(f) == 0 {
		return nil
	}
	s := &document.Section{ID: "malbilden", Role: document.SectionGoal, Title: document.T(p.Picture), Pos: m.Title.Pos}
	if !m.Heading.IsZero() {
		s.Title, s.Pos = document.T(m.Heading.Value), m.Heading.Pos
	}
	if s.Body = c.keywords(); len(s.Body) == 0 {
		a, b := p.PictureAll(len(m.FigureParts()))
		if m.Hub != nil && !m.Grouped() {
			a, b = p.PictureHub(len(m.FigureParts()))
		}
		s.Body = []document.Block{&document.Paragraph{Text: []document.Inline{&document.Text{Value: a}, &document.Break{}, &document.Text{Value: b}}}}
	}
	s.Body = append(s.Body, f...)
	return []document.Block{s}
}

// slideFoot is the last slide: principals, closing sentence, decision and contact.
func (c *composer) slideFoot() *document.Section {
	s := c.sharedSection()
	s.Body = append(s.Body, c.closing(document.Closing)...)
	for _, l := range c.e.Decided {
		s.Body = append(s.Body, say(document.Body, l))
	}
	s.Body = append(s.Body, c.contact()...)
	if c.local() {
		s.Body = append(s.Body, c.mark(document.Body)...)
	}
	s.Body = append(s.Body, c.imprint()...)
	s.Body = append(s.Body, c.address()...)
	s.Body = append(s.Body, c.qr()...)
	return s
}
