package layout

import (
	"malbild/internal/geom"
	"malbild/internal/source"
)

// Arrangement is how a poster's figure and texts stand to each other.
type Arrangement string

// The arrangements.
const (
	Stacked Arrangement = "stacked" // figure and the goal's text over columns of texts
	Beside  Arrangement = "beside"  // figure at the left, all texts at its right
	Display Arrangement = "display" // the figure is the poster: labels and leads in it
)

// format reads what a layout says of itself, and scales what it builds on. It
// returns the layout to go on with.
func (r *reader) format(m *source.Map, l *Layout) *Layout {
	f := readFormat(m)
	if f.ID = r.name; f.Document == "" {
		f.Document = l.Format.Document
	}
	if m.Has("smallest") {
		l.Smallest = geom.Pt(m.Number("smallest", source.Optional))
	}
	if m.Has("scale") {
		k := m.Number("scale", source.Optional)
		switch {
		case k < 0.2 || k > 5:
			r.wrong(m.Pos(), "scale", "%s ska vara mellan 0,2 och 5", "%s should be between 0.2 and 5")
		case !m.Has("base"):
			r.wrong(m.Pos(), "scale", "%s behöver en base att skala", "%s needs a base to scale")
		default:
			l = l.scaled(k, l.Smallest)
		}
	}
	l.Format = f.completed()
	if a := m.Enum("arrangement", source.Optional, string(Stacked), string(Beside), string(Display)); a != "" {
		l.Arranged = Arrangement(a)
	}
	r.sides(m, l)
	r.sheet(m, l)
	return l
}
