package compose

import (
	"strconv"
	"strings"

	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
)

func (c *composer) timelineSection(t *content.Timeline) *document.Section {
	l := &document.List{Kind: document.Labelled, Role: document.ListMilestones, Pos: t.Title.Pos}
	for _, p := range t.Periods {
		it := &document.ListItem{Label: document.T(c.e.Sentence(p.When)), Strong: p.Strong, Open: p.Open, Pos: p.When.Pos}
		c.noted(p.Events...)
		for _, e := range p.Events {
			it.Body = append(it.Body, para(document.Body, rich(e.Rich), e.Pos))
		}
		l.Items = append(l.Items, it)
	}
	return &document.Section{ID: "tidslinje", Role: document.SectionTimeline, Title: document.T(t.Title.Value), Body: []document.Block{l}, Pos: t.Title.Pos}
}

// statementSection is the vision or the challenge under its own heading.
func (c *composer) statementSection(id string, role document.SectionRole) []document.Block {
	s := c.e.Malbild.Vision
	if id == "challenge" {
		s = c.e.Malbild.Challenge
	}
	if s == nil {
		return nil
	}
	c.noted(s.Text)
	q := &document.Quote{Body: []document.Block{para(document.Body, rich(s.Text.Rich), s.Text.Pos)}, Pos: s.Text.Pos}
	return []document.Block{&document.Section{ID: id, Role: role, Title: document.T(s.Title.Value), Pos: s.Title.Pos,
		Body: []document.Block{c.passage(id, s.Title.Value, s.Text.Pos, q)}}}
}

// quote is the vision or the challenge inside another text. The label, when there
// is one, is inside the lock with the words it speaks of.
func (c *composer) quote(q *edition.Quote) document.Block {
	var body []document.Block
	if q.Label != "" {
		body = append(body, say(document.Mark, q.Label))
	}
	body = append(body, &document.Quote{Body: []document.Block{para(document.Body, inlines(q.Text), q.Pos)}, Pos: q.Pos})
	return c.passage(q.ID, q.Title, q.Pos, body...)
}

// motion is one stage of a decision: heading, who proposes, clauses.
func (c *composer) motion(m *edition.Motion, pos diag.Pos) document.Block {
	s := &document.Section{ID: "yrkande-" + m.ID, Role: document.SectionMotion, Title: inlines(m.Heading), Pos: pos}
	if m.Decides {
		s.Role = document.SectionDecision
	}
	s.Body = c.clauses(m, pos)
	return s
}

// clauses is the intro and the att-satser of a motion.
func (c *composer) clauses(m *edition.Motion, pos diag.Pos) []document.Block {
	var out []document.Block
	if len(m.Intro) > 0 {
		out = append(out, para(document.Body, inlines(m.Intro), pos))
	}
	l := &document.List{Kind: document.Labelled, Role: document.ListClauses, Pos: pos}
	for i, k := range m.Clauses {
		l.Items = append(l.Items, &document.ListItem{Label: document.T(marker(m.Marker, i)), Body: []document.Block{para(document.Body, inlines(k.Text), k.Pos)}, Pos: k.Pos})
	}
	return append(out, l)
}

// marker is the marker of clause i: a numeral counts on («1.», «1)», «att1»), a
// word or a dash is repeated.
func marker(s string, i int) string {
	const figures = "0123456789"
	from := strings.IndexAny(s, figures)
	if from < 0 {
		return s
	}
	to := from + len(s[from:]) - len(strings.TrimLeft(s[from:], figures))
	n, err := strconv.Atoi(s[from:to])
	if err != nil {
		return s
	}
	return s[:from] + strconv.Itoa(n+i) + s[to:]
}
