package compose

import (
	"malbild/internal/document"
)

// poster: title, figure, the texts or statements, and a colophon with decision
// and principals. A local edition begins with its sender.
func (c *composer) poster() []document.Block {
	m := c.e.Malbild
	top := &document.Section{ID: "malbild-titel", Role: document.SectionTitle, Title: label(m.Title), Pos: m.Title.Pos}
	if c.local() {
		top.Body = append(top.Body, c.sender(), c.subject())
	}
	top.Body = append(top.Body, c.titles()...)
	top.Body = append(top.Body, c.keywords()...)
	top.Body = append(top.Body, c.figure(false)...)
	top.Body = append(top.Body, c.hub()...)
	top.Body = append(top.Body, c.parts()...)
	top.Body = append(top.Body, c.additions()...)
	foot := &document.Section{ID: "avsandare", Role: document.SectionColophon}
	if c.local() {
		foot.Body = c.localFoot()
	} else {
		foot.Body = c.jointFoot()
	}
	foot.Body = append(foot.Body, c.address()...)
	foot.Body = append(foot.Body, c.imprint()...)
	foot.Body = append(foot.Body, c.qr()...)
	top.Body = append(top.Body, foot)
	return []document.Block{top}
}

// jointFoot: who adopted or the closing sentence, then the principals.
func (c *composer) jointFoot() []document.Block {
	out := append(c.mark(document.Mark), c.closing(document.Closing)...)
	for i, s := range c.e.Decided {
		role := document.Body
		if i == 0 {
			role = document.Decided
		}
		out = append(out, say(role, s))
	}
	return append(out, c.names())
}

// localFoot: the sender and contact, then for whom the målbild is common.
func (c *composer) localFoot() []document.Block {
	out := []document.Block{say(document.Sender, c.e.Issuer)}
	out = append(out, c.contact()...)
	out = append(out, c.mark(document.Mark)...)
	out = append(out, c.closing(document.Closing)...)
	out = append(out, c.shared()...)
	if len(c.e.Decided) > 0 {
		out = append(out, say(document.Decided, c.e.Decided[0]+" "+c.e.Decided[1]))
	}
	return out
}

// brochure: cover, how it came about, figure, texts, vision, challenge, back.
func (c *composer) brochure() []document.Block {
	m := c.e.Malbild
	top := &document.Section{ID: "malbild-titel", Role: document.SectionTitle, Title: label(m.Title), Pos: m.Title.Pos}
	top.Body = append(top.Body, c.subject())
	if c.local() {
		top.Body = append(top.Body, say(document.Sender, c.e.Issuer))
	}
	top.Body = append(top.Body, c.keywordSection()...)
	top.Body = append(top.Body, c.timeline()...)
	top.Body = append(top.Body, c.figure(false)...)
	top.Body = append(top.Body, c.hub()...)
	top.Body = append(top.Body, c.parts()...)
	top.Body = append(top.Body, c.statementSection("vision", document.SectionVision)...)
	top.Body = append(top.Body, c.statementSection("challenge", document.SectionChallenge)...)
	top.Body = append(top.Body, c.additions()...)
	top.Body = append(top.Body, c.back())
	return []document.Block{top}
}

// keywordSection is the keywords under their own heading, when they have one.
func (c *composer) keywordSection() []document.Block {
	m := c.e.Malbild
	if len(m.Keywords) == 0 {
		return nil
	}
	if m.Heading.IsZero() {
		return c.keywords()
	}
	return []document.Block{&document.Section{ID: "nyckelord", Role: document.SectionKeywords, Title: document.T(m.Heading.Value), Body: c.keywords(), Pos: m.Heading.Pos}}
}

func (c *composer) back() *document.Section {
	e := c.e
	s := c.sharedSection()
	s.Body = append(s.Body, c.mark(document.Mark)...)
	s.Body = append(s.Body, c.closing(document.Closing)...)
	if len(e.Decided) > 0 {
		d := &document.Section{ID: "beslut", Title: document.T(e.Phrases.Decision)}
		for _, l := range e.Decided {
			d.Body = append(d.Body, say(document.Body, l))
		}
		s.Body = append(s.Body, d)
	}
	if k := c.contact(); k != nil {
		s.Body = append(s.Body, &document.Section{ID: "kontakt", Title: document.T(e.Phrases.Contact), Body: k})
	}
	if k := c.localBlock(""); k != nil {
		s.Body = append(s.Body, k)
	}
	if e.Note != "" {
		s.Body = append(s.Body, say(document.Imprint, e.Note))
	}
	s.Body = append(s.Body, c.imprint()...)
	s.Body = append(s.Body, c.address()...)
	s.Body = append(s.Body, c.qr()...)
	return s
}

// timeline is a labelled list: to a listener period and event.
func (c *composer) timeline() []document.Block {
	t := c.e.Malbild.Timeline
	if t == nil {
		return nil
	}
	return []document.Block{c.timelineSection(t)}
}
