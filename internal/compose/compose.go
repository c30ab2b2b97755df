// Package compose says what is said, in which order, per product: an edition goes
// in, a document tree comes out. Where the words stand is package layout's.
//
// Every product is one titled Section (depth 1) that holds the rest. What the
// målbild does not have is left out.
package compose

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/source"
)

// Compose makes the document tree of an edition. The tree is complete: nothing
// in it is looked up later.
func Compose(e *edition.Edition) (*document.Document, diag.List) {
	c := &composer{e: e}
	d := &document.Document{Meta: c.meta()}
	switch e.Product {
	case document.Poster:
		d.Body = c.poster()
	case document.Brochure:
		d.Body = c.brochure()
	case document.WebPage:
		d.Body = c.web()
	case document.Presentation:
		d.Body = c.slides()
	case document.EasyRead:
		d.Body = c.easyRead()
	default:
		d.Body = c.text()
	}
	if e.Web {
		c.found.Add(redact(d, e)...)
	}
	d.Meta.Provenance = provenance(d, e)
	if c.contents != nil {
		document.FillContents(d, c.contents, 1)
	}
	return d, c.found
}

// composer carries one edition through composing.
type composer struct {
	e        *edition.Edition
	contents *document.Contents
	figures  int
	errata   []string // what is wrong in words printed as adopted, each once
	found    diag.List
}

func (c *composer) local() bool { return c.e.Principal != nil }

func (c *composer) meta() document.Meta {
	e := c.e
	m := document.Meta{Product: e.Product, Language: e.Language, Issuer: e.Issuer, Subject: e.Malbild.Subject.Value,
		Date: e.Date, Identity: e.Identity(), Title: e.Malbild.Title.String(), Labels: e.Phrases.Labels}
	if e.Outline != nil {
		m.Title = c.outlineTitle()
	}
	if e.Easy != nil {
		m.Title = e.Easy.Title.String() + ", " + strings.ToLower(e.Phrases.Easy.Name)
	}
	if c.local() {
		m.Title += " – " + e.Issuer
	}
	m.Running = c.running()
	return m
}

// label turns phrases into text with preferred line breaks.
func label(l content.Label) []document.Inline {
	var out []document.Inline
	for i, p := range l.Phrases {
		if i > 0 {
			out = append(out, &document.Break{})
		}
		out = append(out, &document.Text{Value: p})
	}
	return out
}

// rich turns content without placeholders into inlines.
func rich(r content.Rich) []document.Inline {
	return inlines(unbound(r))
}

func unbound(r content.Rich) []edition.Piece {
	ps := make([]edition.Piece, len(r.Spans))
	for i, s := range r.Spans {
		ps[i] = edition.PieceOf(s, unbound)
	}
	return ps
}

// inlines makes fresh nodes of bound text: a node stands in one place only.
func inlines(ps []edition.Piece) []document.Inline {
	var out []document.Inline
	for _, p := range ps {
		var n document.Inline
		switch {
		case p.Note != nil:
			out = append(out, &document.Footnote{Text: inlines(p.Note)})
			continue
		case p.Field != nil:
			f := *p.Field
			n = &f
		default:
			n = &document.Text{Value: bindWords(p.Text)}
		}
		out = append(out, dressed(n, p))
	}
	return out
}

func para(role document.ParagraphRole, text []document.Inline, pos diag.Pos) *document.Paragraph {
	return &document.Paragraph{Role: role, Text: text, Pos: pos}
}

func say(role document.ParagraphRole, s string) *document.Paragraph {
	return para(role, document.T(bindWords(s)), diag.Pos{})
}

// passage marks adopted text.
func (c *composer) passage(id, title string, pos diag.Pos, body ...document.Block) *document.Passage {
	return &document.Passage{ID: c.e.Malbild.ID + "." + id, Title: fmt.Sprintf(c.e.Phrases.Locked, title), Body: body, Pos: pos}
}

// theme is a titled text of the målbild: heading, lead, body. With join, lead and
// paragraphs are one paragraph, as the annex has it.
func (c *composer) theme(t *content.Theme, role document.SectionRole, ink string, join bool) document.Block {
	c.noted(t.Body...)
	s := &document.Section{ID: t.ID, Role: role, Title: label(t.Title), Ink: ink, Icon: t.Icon, Pos: t.Title.Pos}
	if join {
		s.Body = []document.Block{joined(t)}
	} else {
		if !t.Lead.IsZero() {
			s.Body = append(s.Body, para(document.Lead, document.T(t.Lead.Value), t.Lead.Pos))
		}
		for _, p := range t.Body {
			s.Body = append(s.Body, para(document.Body, rich(p.Rich), p.Pos))
		}
	}
	return c.passage(t.ID, t.Title.String(), t.Title.Pos, s)
}

func joined(t *content.Theme) *document.Paragraph {
	var in []document.Inline
	if !t.Lead.IsZero() {
		in = append(in, &document.Text{Value: bindWords(t.Lead.Value)})
	}
	for _, p := range t.Body {
		if len(in) > 0 {
			in = append(in, &document.Text{Value: " "})
		}
		in = append(in, rich(p.Rich)...)
	}
	pos := t.Lead.Pos
	if pos.IsZero() && len(t.Body) > 0 {
		pos = t.Body[0].Pos
	}
	return para(document.Body, merge(in), pos)
}

// merge joins neighbouring plain texts: one paragraph is one run of words.
func merge(in []document.Inline) []document.Inline {
	var out []document.Inline
	for _, n := range in {
		t, ok := n.(*document.Text)
		if ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(*document.Text); ok {
				last.Value += t.Value
				continue
			}
		}
		out = append(out, n)
	}
	return out
}

// hub is the overarching goal as a section, or nil.
func (c *composer) hub() []document.Block {
	m := c.e.Malbild
	if m.Hub == nil {
		return nil
	}
	return []document.Block{c.theme(m.Hub, document.SectionHub, c.e.Profile.Hub, false)}
}

// parts are the groups with their statements, or the titled texts.
func (c *composer) parts() []document.Block {
	m := c.e.Malbild
	if m.Grouped() || m.Pairs() != nil {
		return c.groups(m.Groups)
	}
	var out []document.Block
	for i, t := range m.Texts() {
		out = append(out, c.theme(t, document.SectionPart, c.e.Profile.Part(i), false))
	}
	return out
}

// groups makes a section of every group.
func (c *composer) groups(gs []*content.Group) []document.Block {
	var out []document.Block
	for i, g := range gs {
		out = append(out, c.group(g, c.e.Profile.Part(i)))
	}
	return out
}

// group is a section with a list of statements, its titled texts as subsections.
func (c *composer) group(g *content.Group, ink string) document.Block {
	s := &document.Section{ID: g.ID, Role: document.SectionGroup, Title: label(g.Title), Ink: ink, Icon: g.Icon, Pos: g.Title.Pos}
	list := &document.List{Kind: document.Bulleted, Role: document.ListStatements, Pos: g.Title.Pos}
	for _, t := range g.Themes {
		if t.Kind == content.ThemeText {
			s.Body = append(s.Body, c.section(t, ink))
			continue
		}
		c.noted(t.Body...)
		for _, p := range t.Body {
			list.Items = append(list.Items, &document.ListItem{Body: []document.Block{para(document.Statement, rich(p.Rich), p.Pos)}, Pos: p.Pos})
		}
	}
	if len(list.Items) > 0 {
		s.Body = append([]document.Block{list}, s.Body...)
	}
	return c.passage(g.ID, g.Title.String(), g.Title.Pos, s)
}

// section is a titled text inside a group: the group's passage locks it.
func (c *composer) section(t *content.Theme, ink string) document.Block {
	s := &document.Section{ID: t.ID, Role: document.SectionPart, Title: label(t.Title), Ink: ink, Icon: t.Icon, Pos: t.Title.Pos}
	if !t.Lead.IsZero() {
		s.Body = append(s.Body, para(document.Lead, document.T(t.Lead.Value), t.Lead.Pos))
	}
	c.noted(t.Body...)
	for _, p := range t.Body {
		s.Body = append(s.Body, para(document.Body, rich(p.Rich), p.Pos))
	}
	return s
}

func (c *composer) keywords() []document.Block {
	var out []document.Block
	for _, k := range c.e.Malbild.Keywords {
		out = append(out, para(document.Keywords, document.T(bindWords(k.Value)), k.Pos))
	}
	return out
}

// names lists the principals, region first.
func (c *composer) names() *document.List {
	if p := c.e.Product; len(c.e.Logos) > 0 && (p == document.Poster || p == document.Brochure) {
		return c.logos()
	}
	return unmarked(document.ListNames, c.e.Names)
}

// alone reports a copy whose sender is the only principal: a list of those who share
// the målbild would say its name once more, and that it is shared.
func (c *composer) alone() bool {
	return c.local() && len(c.e.Names) == 1 && c.e.Names[0] == c.e.Issuer
}

// shared says in a local copy for whom the målbild is common.
func (c *composer) shared() []document.Block {
	if c.alone() {
		return nil
	}
	return []document.Block{say(document.Note, c.e.Phrases.ForAll), c.names()}
}

// sharedSection begins the last page and slide: whom the målbild is common to, or, of
// one that is alone, whose it is.
func (c *composer) sharedSection() *document.Section {
	s := &document.Section{ID: "avsandare", Role: document.SectionColophon}
	names := c.names()
	if c.alone() {
		s.Title = document.T(c.e.Issuer)
		if !names.Logos() {
			return s
		}
	} else {
		s.Title = document.T(c.e.Phrases.ForAllTitle)
	}
	s.Body = append(s.Body, names)
	return s
}

func unmarked(role document.ListRole, lines []string) *document.List {
	l := &document.List{Kind: document.Unmarked, Role: role}
	for _, s := range lines {
		l.Items = append(l.Items, &document.ListItem{Body: []document.Block{say(document.Body, s)}})
	}
	return l
}

func (c *composer) contact() []document.Block {
	if len(c.e.Contact) == 0 && len(c.e.Line) == 0 {
		return nil
	}
	l := unmarked(document.ListContact, dialled(c.e.Contact))
	for i, t := range c.reached() {
		if i < len(l.Items) {
			placed(l.Items[i], t.Pos)
		}
	}
	if len(c.e.Line) > 0 {
		item := &document.ListItem{Body: []document.Block{&document.Paragraph{Text: inlines(c.e.Line)}}}
		placed(item, c.e.Local.Line.Pos)
		l.Items = append(l.Items, item)
	}
	return []document.Block{l}
}

// dialled is lines of contact with no-break spaces within numbers: a telephone number
// is not broken, and its groups keep their order in text that is read from the right.
func dialled(lines []string) []string {
	out := make([]string, len(lines))
	for i, s := range lines {
		b := []byte(s)
		for k := len(b) - 2; k > 0; k-- {
			if b[k] == ' ' && isDigit(b[k-1]) && isDigit(b[k+1]) {
				b = slices.Replace(b, k, k+1, []byte("\u00a0")...)
			}
		}
		out[i] = string(b)
	}
	return out
}

// reached is the contact as it stands in the sources, for findings.
func (c *composer) reached() []source.Text {
	switch {
	case c.e.Local != nil && len(c.e.Local.Contact) > 0:
		return c.e.Local.Contact
	case c.e.Principal != nil:
		return c.e.Principal.Contact
	}
	return nil
}

// placed gives an item and its paragraph the place of their words.
func placed(item *document.ListItem, pos diag.Pos) {
	item.Pos = pos
	if p, ok := item.Body[0].(*document.Paragraph); ok {
		p.Pos = pos
	}
}

// qr leads to the canonical page.
func (c *composer) qr() []document.Block {
	u, err := url.Parse(c.e.Address)
	if c.e.Address == "" || err != nil {
		return nil
	}
	return []document.Block{&document.Figure{ID: "qr", Form: document.FigureQR, Target: c.e.Address, Alt: c.e.Phrases.QR(u.Host)}}
}

// closing is the målbild's own last sentence, as adopted.
func (c *composer) closing(role document.ParagraphRole) []document.Block {
	p := c.e.Malbild.Closing
	if p == nil {
		return nil
	}
	c.noted(p)
	return []document.Block{para(role, rich(p.Rich), p.Pos)}
}
