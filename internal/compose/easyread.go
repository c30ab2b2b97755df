package compose

import (
	"strconv"

	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
)

// easyRead composes the easy-read text: what it is, a list of its parts, then a
// part a page, in blocks of a few short lines. At the end it names the text it
// belongs to. None of it is adopted, so none of it is a passage.
func (c *composer) easyRead() []document.Block {
	e := c.e.Easy
	if e == nil {
		return nil
	}
	p := c.e.Phrases.Easy
	top := &document.Section{ID: "lattlast", Role: document.SectionTitle, Title: label(e.Title), Pos: e.Title.Pos}
	top.Body = append(top.Body, say(document.Subtitle, p.Name))
	if !e.Lead.IsZero() {
		top.Body = append(top.Body, para(document.Lead, document.T(e.Lead.Value), e.Lead.Pos))
	}
	if !e.Approved {
		top.Body = append(top.Body, say(document.Mark, p.Example))
	}
	top.Body = append(top.Body, c.figure(false)...)
	c.contents = &document.Contents{Title: document.T(c.e.Phrases.Labels.Contents)}
	top.Body = append(top.Body, c.contents)
	for i := range e.Parts {
		top.Body = append(top.Body, easyPart(&e.Parts[i]))
	}
	top.Body = append(top.Body, say(document.Note, p.Of(c.e.Malbild.Title.String())))
	if e.Approved {
		top.Body = append(top.Body, c.imprint()...) // an example has no standing of its own
	}
	return []document.Block{top}
}

func easyPart(q *content.EasyPart) document.Block {
	s := &document.Section{ID: q.ID, Title: label(q.Title), Pos: q.Title.Pos}
	if !q.Lead.IsZero() {
		s.Body = append(s.Body, para(document.Lead, document.T(q.Lead.Value), q.Lead.Pos))
	}
	for i, b := range q.Blocks {
		k := &document.Section{ID: q.ID + "-" + strconv.Itoa(i+1), Role: document.SectionBlock, Title: label(b.Title), Icon: b.Icon, Pos: b.Pos}
		k.Body = []document.Block{lines(b)}
		s.Body = append(s.Body, k)
	}
	return s
}

// lines is a paragraph whose lines end where the author ended them.
func lines(b content.EasyBlock) *document.Paragraph {
	var in []document.Inline
	pos := diag.Pos{}
	for i, t := range b.Lines {
		if i > 0 {
			in = append(in, &document.Break{})
		} else {
			pos = t.Pos
		}
		in = append(in, &document.Text{Value: t.Value})
	}
	return para(document.Lines, in, pos)
}
