package content

// FigurePart is one part of the figure: a leaf round the hub, or the head of a group.
type FigurePart struct {
	ID    string
	Label Label
	From  Label // of a pair
	Icon  string
}

// FigureParts lists the parts of the figure in reading order. A målbild whose
// groups have titles is drawn as one head a group, one of pairs as a path, any other
// as leaves, one a text. Fewer than two parts make no figure.
func (m *Malbild) FigureParts() []FigurePart {
	var out []FigurePart
	if m.Grouped() {
		for _, g := range m.Groups {
			l := g.Short
			if l.IsZero() {
				l = g.Title
			}
			out = append(out, FigurePart{ID: g.ID, Label: l, Icon: g.Icon})
		}
	} else {
		for _, t := range m.Pairs() {
			out = append(out, FigurePart{ID: t.ID, Label: t.To, From: t.From, Icon: t.Icon})
		}
		for _, t := range m.Texts() {
			out = append(out, FigurePart{ID: t.ID, Label: t.Title, Icon: t.Icon})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// Grouped reports whether the målbild consists of titled groups.
func (m *Malbild) Grouped() bool {
	for _, g := range m.Groups {
		if !g.Title.IsZero() {
			return true
		}
	}
	return false
}
