package content

import "malbild/internal/source"

// pairTheme reads a pair: the adopted sentence under text, and from and to, which
// the figure shows. Labels repeat what the sentence says; they are not words of the
// målbild.
func (r *reader) pairTheme(m *source.Map, t *Theme) {
	t.From, t.To = r.label(m.Text("from", source.Required)), r.label(m.Text("to", source.Required))
	t.Icon = r.icon(m)
	if p := r.marks(m, m.Text("text", source.Required)); p != nil {
		t.Body = []*Passage{p}
	}
}

// Pairs lists the themes of kind pair over all groups, or none when the målbild has
// titled groups or titled texts: these are its figure then.
func (m *Malbild) Pairs() []*Theme {
	if m.Grouped() || len(m.Texts()) > 0 {
		return nil
	}
	var out []*Theme
	for _, g := range m.Groups {
		for _, t := range g.Themes {
			if t.Kind == ThemePair {
				out = append(out, t)
			}
		}
	}
	return out
}
