package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/document"
	"malbild/internal/edition"
)

// text composes the documents that follow an outline: annex, officer's report,
// minutes extract. In a report the record head stands before the title.
func (c *composer) text() []document.Block {
	o := c.e.Outline
	if o == nil {
		return nil
	}
	top := &document.Section{ID: "titel", Role: document.SectionTitle, Title: inlines(o.Title)}
	if o.Subtitle != "" {
		top.Body = append(top.Body, say(document.Subtitle, o.Subtitle))
	}
	top.Body = append(top.Body, c.mark(document.Mark)...)
	if c.e.Product == document.MinutesExtract {
		top.Body = append(top.Body, c.caseLine()...)
	}
	if c.e.Web {
		top.Body = append(top.Body, say(document.Note, c.e.Phrases.Record.WebNote))
	}
	facts := c.facts()
	if c.e.Product != document.OfficerReport {
		top.Body = append(top.Body, facts...)
		facts = nil
	}
	if o.Contents != "" {
		c.contents = &document.Contents{Title: document.T(o.Contents)}
		top.Body = append(top.Body, c.contents)
	}
	for _, s := range o.Sections {
		top.Body = append(top.Body, c.outlineSection(s)...)
	}
	top.Body = append(top.Body, c.imprint()...)
	return append(facts, top)
}

// outlineTitle is the title as metadata has it: no fields left open, and the
// role of the document where the title does not tell it.
func (c *composer) outlineTitle() string {
	o := c.e.Outline
	var b strings.Builder
	for _, p := range o.Title {
		switch {
		case p.Field == nil:
			b.WriteString(p.Text)
		case p.Field.Value != "":
			b.WriteString(p.Field.Value)
		}
	}
	t := strings.Join(strings.Fields(b.String()), " ")
	t = strings.TrimSpace(strings.TrimPrefix(t, "§ ")) // no number yet
	switch {
	case o.Paragraph == "":
	case strings.HasPrefix(b.String(), "§"):
		t = "§ " + t
	case c.e.Product == document.MinutesExtract: // a report has no § of its own
		t = "§ " + o.Paragraph + " " + t
	}
	switch c.e.Product {
	case document.Annex, document.OfficerReport, document.MinutesExtract:
		t += ", " + strings.ToLower(c.e.Phrases.Kinds[c.e.Product])
	}
	if c.e.Stem != string(c.e.Product) && c.e.Body != "" { // not the one of its kind: whose it is
		first, size := utf8.DecodeRuneInString(c.e.Body)
		t += ", " + string(unicode.ToLower(first)) + c.e.Body[size:]
	}
	if c.e.Web {
		t += ", " + c.e.Phrases.Record.WebTitle
	}
	return t
}

func (c *composer) caseLine() []document.Block {
	o := c.e.Outline
	var in []document.Inline
	if o.CaseType != "" {
		in = append(in, &document.Text{Value: o.CaseType + " · "})
	}
	if f, ok := c.e.Fields["diarienummer"]; ok {
		in = append(in, &document.Text{Value: c.e.CaseLabel + "\u00a0"}, &f)
	}
	if len(in) == 0 {
		return nil
	}
	return []document.Block{&document.Paragraph{Role: document.CaseLine, Text: merge(in)}}
}

func (c *composer) facts() []document.Block {
	o := c.e.Outline
	if len(o.Facts) == 0 {
		return nil
	}
	return []document.Block{factList(o.Facts)}
}

func factList(fs []edition.Fact) *document.List {
	l := &document.List{Kind: document.Labelled, Role: document.ListFacts}
	for _, f := range fs {
		l.Items = append(l.Items, &document.ListItem{Label: document.T(f.Label), Body: []document.Block{&document.Paragraph{Text: inlines(f.Value)}}})
	}
	return l
}

// outlineSection composes a section; without a title its blocks stand in the parent.
func (c *composer) outlineSection(s *edition.Section) []document.Block {
	body := c.items(s)
	for _, sub := range s.Sections {
		body = append(body, c.outlineSection(sub)...)
	}
	if len(s.Title) == 0 && s.Role == "" {
		return body
	}
	return []document.Block{&document.Section{ID: s.ID, Role: s.Role, Title: inlines(s.Title), Body: body, Pos: s.Pos}}
}

// items composes the items of a section. In a text adopted as a whole, plain
// paragraphs that follow each other are one passage.
func (c *composer) items(s *edition.Section) []document.Block {
	var out, run, errata []document.Block
	passages := 0
	flush := func() {
		if len(run) == 0 {
			return
		}
		if c.e.Outline != nil && c.e.Outline.Lock {
			id := string(c.e.Product) + "." + s.ID
			if passages > 0 {
				id += "." + string(rune('a'+passages))
			}
			passages++
			out = append(out, c.passage(id, plainTitle(s, c.e.Outline), s.Pos, run...))
		} else {
			out = append(out, run...)
		}
		out = append(out, errata...) // beside the words, never in them
		run, errata = nil, nil
	}
	for _, it := range s.Items {
		if p := it.Paragraph; p != nil && p.Timed {
			flush() // true only for a time: not of the adopted text
			if len(p.Text) > 0 {
				out = append(out, para(document.Body, inlines(p.Text), p.Pos))
			}
			continue
		}
		if it.Paragraph != nil {
			if it.Paragraph.Erratum != "" {
				errata = append(errata, c.erratum(it.Paragraph.Erratum))
			}
			run = append(run, para(document.Body, inlines(it.Paragraph.Text), it.Paragraph.Pos))
			continue
		}
		if it.Block != nil && it.Block.Picture == nil { // words, and adopted with the others
			run = append(run, c.block(it.Block, it.Pos))
			continue
		}
		flush()
		out = append(out, c.item(it, len(s.Title) > 0)...)
	}
	flush()
	return out
}

func plainTitle(s *edition.Section, o *edition.Outline) string {
	ps := s.Title
	if len(ps) == 0 {
		ps = o.Title
	}
	return document.Plain(inlines(ps))
}

// item composes anything but a plain paragraph. A motion under a titled section
// gives its clauses only; elsewhere it is a section of its own.
func (c *composer) item(it edition.Item, titled bool) []document.Block {
	switch {
	case it.Figure:
		return c.figureAs(it.Form, true)
	case it.Quote != nil:
		if it.Quote.Erratum != "" {
			return []document.Block{c.quote(it.Quote), c.erratum(it.Quote.Erratum)}
		}
		return []document.Block{c.quote(it.Quote)}
	case it.Hub != nil:
		return []document.Block{c.theme(it.Hub.Themes[0], document.SectionHub, c.e.Profile.Hub, it.Hub.Join)}
	case it.Parts != nil:
		return c.themes(it.Parts)
	case it.Groups != nil:
		return c.groups(it.Groups)
	case it.Keywords:
		return c.keywords()
	case it.Closing:
		return c.closing(document.Closing)
	case it.Motion != nil && titled:
		return c.clauses(it.Motion, it.Pos)
	case it.Motion != nil:
		return []document.Block{c.motion(it.Motion, it.Pos)}
	case it.Block != nil:
		return []document.Block{c.block(it.Block, it.Pos)}
	case it.Table != nil:
		return []document.Block{table(it.Table, it.Pos)}
	case len(it.Facts) > 0:
		return []document.Block{factList(it.Facts)}
	case len(it.Changes) > 0:
		return c.changes(it.Changes, it.Pos)
	case len(it.List) > 0:
		l := &document.List{Kind: document.Unmarked, Role: document.ListSources, Pos: it.Pos}
		for _, p := range it.List {
			l.Items = append(l.Items, &document.ListItem{Body: []document.Block{para(document.Body, inlines(p.Text), p.Pos)}, Pos: p.Pos})
		}
		return []document.Block{l}
	}
	return nil
}

// themes keeps each part's ink, whichever parts are chosen.
func (c *composer) themes(t *edition.Texts) []document.Block {
	var out []document.Block
	all := c.e.Malbild.Texts()
	for _, th := range t.Themes {
		for i, a := range all {
			if a == th {
				out = append(out, c.theme(th, document.SectionPart, c.e.Profile.Part(i), t.Join))
			}
		}
	}
	return out
}

// running is what stands in head and foot (design: documents, section 3).
func (c *composer) running() document.Running {
	e := c.e
	r := document.Running{Principal: document.T(e.Issuer), Number: e.Number}
	field := func(name string) []document.Inline {
		f, ok := e.Fields[name]
		if !ok {
			return nil
		}
		return []document.Inline{&f}
	}
	dnr := append(document.T(e.CaseLabel+"\u00a0"), field("diarienummer")...)
	switch e.Product {
	case document.EasyRead:
		r.Principal, r.FootLeft = document.T(e.Phrases.Easy.Name), document.T(e.Phrases.Easy.Of(e.Malbild.Title.String()))
		if e.Easy != nil && !e.Easy.Approved {
			r.Kind = document.T(e.Phrases.Easy.Example)
		}
		return r
	case document.Poster, document.Brochure, document.WebPage, document.Presentation:
		r.FootLeft = document.T(e.Malbild.Title.String())
		return r
	case document.Annex:
		r.Kind = document.T(e.Phrases.Kinds[e.Product])
		if f := field("bilagenummer"); f != nil {
			r.Kind = append(document.T(e.Phrases.Kinds[e.Product]+" "), f...)
		}
		r.Body, r.Case = document.T(e.Body), dnr
	case document.OfficerReport:
		r.Kind = document.T(e.Phrases.Kinds[e.Product])
		r.Body, r.Case = field("forvaltning"), dnr
	case document.MinutesExtract:
		r.Kind = document.T(e.Phrases.Kinds[e.Product])
		r.Body, r.Case = document.T(e.Body), append(document.T(e.Phrases.MeetingDate+" "), field("datum")...)
		r.FootLeft, r.FootMiddle = document.T(e.Phrases.Adjusting), document.T(e.Phrases.Certifying)
		return r
	}
	r.FootLeft = document.T(e.Issuer)
	return r
}
