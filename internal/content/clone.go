package content

import (
	"slices"

	"malbild/internal/source"
)

// clone copies everything of a County that a translation may change. What is shared
// in the original (a section that two documents have) is shared in the copy.
func (c *County) clone() *County {
	k := cloner{passages: map[*Passage]*Passage{}, includes: map[*Include]*Include{}}
	out := *c
	out.Malbild = k.malbild(c.Malbild)
	out.Bodies, out.Fields = slices.Clone(c.Bodies), slices.Clone(c.Fields)
	for i := range out.Fields {
		out.Fields[i].Choices = slices.Clone(out.Fields[i].Choices)
	}
	out.Outlines = nil
	for _, o := range c.Outlines {
		n := *o
		n.Facts, n.Sections = slices.Clone(o.Facts), k.sections(o.Sections)
		out.Outlines = append(out.Outlines, &n)
	}
	out.Resolutions = nil
	for _, r := range c.Resolutions {
		out.Resolutions = append(out.Resolutions, k.resolution(r))
	}
	return &out
}

func (k cloner) resolution(r *Resolution) *Resolution {
	n := *r
	n.Clauses, n.Motions, n.Outcomes = slices.Clone(r.Clauses), slices.Clone(r.Motions), slices.Clone(r.Outcomes)
	for i := range n.Motions {
		if in := n.Motions[i].Intro; in != nil {
			own := *in
			n.Motions[i].Intro = &own
		}
	}
	for i := range n.Outcomes {
		n.Outcomes[i].Texts = slices.Clone(n.Outcomes[i].Texts)
		if h := n.Outcomes[i].Heading; h != nil {
			own := *h
			n.Outcomes[i].Heading = &own
		}
	}
	return &n
}

type cloner struct {
	passages map[*Passage]*Passage
	includes map[*Include]*Include
}

func (k cloner) passage(p *Passage) *Passage {
	if p == nil {
		return nil
	}
	if n := k.passages[p]; n != nil {
		return n
	}
	n := *p
	k.passages[p] = &n
	n.Instead = k.passage(p.Instead)
	n.Erratum = source.Text{} // it speaks of the letters of the text itself
	return &n
}

func (k cloner) list(in []*Passage) []*Passage {
	if in == nil {
		return nil
	}
	out := make([]*Passage, len(in))
	for i, p := range in {
		out[i] = k.passage(p)
	}
	return out
}

func (k cloner) malbild(m *Malbild) *Malbild {
	out := *m
	out.Keywords = slices.Clone(m.Keywords)
	out.Hub = k.theme(m.Hub)
	out.Groups = nil
	for _, g := range m.Groups {
		n := *g
		n.Themes = nil
		for _, t := range g.Themes {
			n.Themes = append(n.Themes, k.theme(t))
		}
		out.Groups = append(out.Groups, &n)
	}
	if t := m.Timeline; t != nil {
		n := *t
		n.Periods = nil
		for _, p := range t.Periods {
			q := *p
			q.Events = k.list(p.Events)
			n.Periods = append(n.Periods, &q)
		}
		out.Timeline = &n
	}
	out.Challenge, out.Vision, out.Closing = k.statement(m.Challenge), k.statement(m.Vision), k.passage(m.Closing)
	return &out
}

func (k cloner) theme(t *Theme) *Theme {
	if t == nil {
		return nil
	}
	n := *t
	n.Body = k.list(t.Body)
	return &n
}

func (k cloner) statement(s *Statement) *Statement {
	if s == nil {
		return nil
	}
	n := *s
	n.Text = k.passage(s.Text)
	return &n
}

func (k cloner) sections(in []*OutlineSection) []*OutlineSection {
	var out []*OutlineSection
	for _, s := range in {
		n := *s
		n.Items, n.Sections = slices.Clone(s.Items), k.sections(s.Sections)
		for i := range n.Items {
			it := &n.Items[i]
			it.Text, it.List, it.Block = k.passage(it.Text), k.list(it.List), it.Block.copied(k.list)
			it.Include = k.include(it.Include)
		}
		out = append(out, &n)
	}
	return out
}

// include is copied once, wherever it is named.
func (k cloner) include(in *Include) *Include {
	if in == nil {
		return nil
	}
	if k.includes[in] == nil {
		c := *in
		k.includes[in] = &c
	}
	return k.includes[in]
}
