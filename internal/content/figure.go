package content

import "malbild/internal/source"

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

// The forms in which the figure of a målbild may be drawn.
const (
	FormWheel      = "wheel"      // the parts as leaves round the hub
	FormPetals     = "petals"     // the same without a hub
	FormColumns    = "columns"    // a leaf head a part, side by side
	FormStatements = "statements" // a leaf head a group, over its statements
	FormPath       = "path"       // one row a pair
)

// FigureForms lists the forms in which this målbild's figure can be drawn; the first
// is the usual one.
func (m *Malbild) FigureForms() []string {
	switch {
	case m.Pairs() != nil:
		return []string{FormPath}
	case m.Grouped() && m.Stated():
		return []string{FormColumns, FormStatements, FormPetals}
	case m.Grouped():
		return []string{FormColumns, FormPetals}
	case m.Hub != nil:
		return []string{FormWheel, FormPetals, FormColumns}
	}
	return []string{FormPetals, FormColumns}
}

// Stated reports whether every group has statements.
func (m *Malbild) Stated() bool {
	for _, g := range m.Groups {
		stated := false
		for _, t := range g.Themes {
			stated = stated || t.Kind == ThemeStatement
		}
		if !stated {
			return false
		}
	}
	return len(m.Groups) > 0
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

// figureForm reads the form an author chose for the figure, among those that this
// målbild's figure can have.
func (r *reader) figureForm(m *source.Map, what string) string {
	form := m.Enum("form", source.Optional, FormWheel, FormPetals, FormColumns, FormStatements, FormPath)
	if form == "" || what != "malbild.figure" || contains(r.unread, malbildFile) {
		return "" // an option without effect is told with the others
	}
	if forms := r.county.Malbild.FigureForms(); !contains(forms, form) {
		r.set.Report(codeForm.At(m.Value("form", source.Optional).Pos(), form, source.Quoted(forms)))
		return ""
	}
	return form
}
