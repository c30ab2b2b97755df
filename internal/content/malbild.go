package content

import (
	"malbild/internal/source"
)

// Icons are the names of the icons that may stand beside a part.
func Icons() []string {
	return []string{"health", "strength", "security", "coherent", "near", "resident", "collaboration", "staff", "dialogue",
		"prevention", "team", "digital", "continuity", "person", "trust", "responsibility"}
}

func (r *reader) readMalbild(m *source.Map) {
	r.malbild = m
	b, seen := r.county.Malbild, r.ids(0)
	b.ID = m.ID("id", source.Required).Value
	b.Heading = r.word(m.Text("heading", source.Optional))
	b.Subject = r.word(m.Text("subject", source.Required))
	b.Terms = m.Texts("terms", source.Optional)
	if h := m.Map("hub", source.Optional); h != nil {
		b.Hub = r.theme(h, seen)
	}
	for _, g := range m.Maps("groups", source.Required) {
		b.Groups = append(b.Groups, r.group(g, seen))
	}
	for _, k := range m.Texts("keywords", source.Optional) {
		b.Keywords = append(b.Keywords, r.word(k))
	}
	b.Timeline = r.timeline(m.Map("timeline", source.Optional))
	b.Challenge = r.statement(m.Map("challenge", source.Optional))
	b.Vision = r.statement(m.Map("vision", source.Optional))
	if v := m.Value("closing", source.Optional); v != nil {
		b.Closing = r.passage(v)
	}
	r.checkFigure(m)
	r.placed()
}

// placed refuses a sentence that no document of the målbild's own order has a place for.
func (r *reader) placed() {
	b := r.county.Malbild
	if b.Grouped() || len(b.Texts()) == 0 {
		return
	}
	for _, g := range b.Groups {
		for _, t := range g.Themes {
			if t.Kind != ThemeText && len(t.Body) > 0 {
				r.set.Report(codeLoose.At(t.Body[0].Pos, begins(t.Body[0].String())))
			}
		}
	}
}

// checkFigure counts the parts. A målbild whose only part stands alone has no
// figure; more than eight cannot be drawn.
func (r *reader) checkFigure(m *source.Map) {
	b := r.county.Malbild
	n := len(b.Texts())
	switch {
	case b.Grouped():
		n = len(b.Groups)
	case b.Pairs() != nil:
		n = len(b.Pairs())
	}
	if m != nil && (n < 2 || n > 8) {
		at := m.Pos()
		for _, k := range m.Keys() {
			if k.Value == "groups" {
				at = k.Pos
			}
		}
		r.set.Report(codeParts.At(at, n))
	}
}

func (r *reader) group(m *source.Map, seen *ids) *Group {
	id := m.ID("id", source.Required)
	seen.add(id)
	g := &Group{ID: id.Value, Title: r.label(m.Text("title", source.Optional)), Short: r.label(m.Text("short", source.Optional)), Icon: r.icon(m)}
	for _, t := range m.Maps("themes", source.Required) {
		g.Themes = append(g.Themes, r.theme(t, seen))
	}
	return g
}

func (r *reader) icon(m *source.Map) string {
	t := m.Text("icon", source.Optional)
	if !t.IsZero() && !contains(Icons(), t.Value) {
		r.unknown(codeIcon.At(t.Pos), t.Value, Icons())
	}
	return t.Value
}

// theme reads a titled text or a statement. A statement is so short that its
// sentence may stand under text, without a list.
func (r *reader) theme(m *source.Map, seen *ids) *Theme {
	id := m.ID("id", source.Required)
	seen.add(id)
	kind := ThemeKind(m.Enum("kind", source.Optional, string(ThemeText), string(ThemeStatement), string(ThemePair)))
	if kind == "" && (m.Has("text") || !m.Has("title")) {
		kind = ThemeStatement
	} else if kind == "" {
		kind = ThemeText
	}
	t := &Theme{ID: id.Value, Kind: kind}
	if kind == ThemePair {
		r.pairTheme(m, t)
		return t
	}
	if kind == ThemeStatement {
		r.statementTheme(m, t)
		return t
	}
	t.Title = r.label(m.Text("title", source.Required))
	t.Icon = r.icon(m)
	if t.Lead = r.word(m.Text("lead", source.Optional)); !t.Lead.IsZero() {
		r.passages = append(r.passages, said{text: t.Lead, running: true})
	}
	t.Body = r.body(m, source.Required)
	return t
}

func (r *reader) statementTheme(m *source.Map, t *Theme) {
	for _, k := range m.Keys() {
		if k.Value == "title" || k.Value == "lead" || k.Value == "icon" {
			m.Value(k.Value, source.Optional)
			r.set.Report(codeStatementKey.At(k.Pos, k.Value))
		}
	}
	if !m.Has("body") {
		if p := r.marks(m, m.Text("text", source.Required)); p != nil {
			t.Body = []*Passage{p}
		}
		return
	}
	if t.Body = r.body(m, source.Required); len(t.Body) != 1 {
		r.set.Report(codeStatement.At(m.Pos(), t.ID, len(t.Body)))
	}
}

func (r *reader) body(m *source.Map, need source.Need) []*Passage {
	var out []*Passage
	for _, v := range m.List("body", need) {
		if p := r.passage(v); p != nil {
			out = append(out, p)
		}
	}
	return out
}

func (r *reader) statement(m *source.Map) *Statement {
	if m == nil {
		return nil
	}
	s := &Statement{Title: r.word(m.Text("title", source.Required)), Text: r.marks(m, m.Text("text", source.Required))}
	if s.Text == nil {
		s.Text = &Passage{}
	}
	return s
}

func (r *reader) timeline(m *source.Map) *Timeline {
	if m == nil {
		return nil
	}
	t := &Timeline{Title: r.word(m.Text("title", source.Required))}
	for _, p := range m.Maps("periods", source.Required) {
		e := &Period{When: r.date(p.Text("when", source.Required)), Strong: p.Bool("decision", source.Optional), Open: p.Bool("open", source.Optional)}
		for _, v := range p.List("events", source.Required) {
			if x := r.passage(v); x != nil {
				e.Events = append(e.Events, x)
			}
		}
		t.Periods = append(t.Periods, e)
	}
	return t
}
