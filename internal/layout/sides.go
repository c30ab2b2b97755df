package layout

import (
	"strconv"
	"strings"

	"malbild/internal/geom"
	"malbild/internal/source"
)

// Side is one side of a folded sheet: panels beside each other.
type Side struct{ Panels []Pane }

// Holds is what a panel is for.
type Holds string

// What panels hold.
const (
	HoldsFront     Holds = "front"     // title and figure
	HoldsBack      Holds = "back"      // principals, decision, contact
	HoldsStatement Holds = "statement" // keywords, or vision and challenge
	HoldsText      Holds = "text"      // the goal, the parts or groups
)

// Pane is what lies between two folds or edges. Texts run through the text panels
// by their order.
type Pane struct {
	Box   geom.Rect
	Holds Holds
	Order int
}

// Folds are the folds of a side, from the left edge of the trim.
func (s Side) Folds() []geom.Length {
	var out []geom.Length
	for _, p := range s.Panels[min(1, len(s.Panels)):] {
		out = append(out, p.Box.X)
	}
	return out
}

// sides reads the sides of a leaflet: widths in millimetres, and what each panel
// holds. Text panels are numbered in the order they are read.
func (r *reader) sides(m *source.Map, l *Layout) {
	ms := m.Maps("sides", source.Optional)
	if len(ms) == 0 {
		return
	}
	l.Sides = nil
	text := 0
	for _, sm := range ms {
		t, holds := sm.Text("panels", source.Required), sm.Texts("hold", source.Required)
		widths := r.numbers(t, len(strings.Fields(t.Value)))
		if widths == nil || len(widths) != len(holds) {
			r.wrong(t.Pos, t.Value, "«%s» och hold ska vara lika många", "«%s» and hold should be equally many")
			continue
		}
		var side Side
		var x geom.Length
		for i, w := range widths {
			p := Pane{Box: geom.R(x, 0, geom.MM(w), 0)}
			kind, order, _ := strings.Cut(holds[i].Value, " ")
			switch p.Holds = Holds(kind); p.Holds {
			case HoldsFront, HoldsBack, HoldsStatement:
			case HoldsText:
				text++
				p.Order = text
				if n, err := strconv.Atoi(order); err == nil && n > 0 {
					p.Order = n
				}
			default:
				r.wrong(holds[i].Pos, holds[i].Value, "«%s»: en panel rymmer front, back, statement eller text", "«%s»: a panel holds front, back, statement or text")
			}
			side.Panels = append(side.Panels, p)
			x += p.Box.W
		}
		l.Sides = append(l.Sides, side)
	}
}

// folded checks that the panels fill the trim, and gives them its height.
func (r *reader) folded(m *source.Map, l *Layout) {
	if l.Form != Leaflet {
		return
	}
	if len(l.Sides) == 0 {
		r.wrong(m.Pos(), "", "en folder behöver sides", "a leaflet needs sides")
	}
	for i := range l.Sides {
		ps := l.Sides[i].Panels
		for k := range ps {
			ps[k].Box.H = l.Trim.H
		}
		if end := ps[len(ps)-1].Box.Right(); end-l.Trim.W > geom.MM(0.1) || l.Trim.W-end > geom.MM(0.1) {
			all, page := spoken(mm(end)), spoken(mm(l.Trim.W))
			r.wrong(m.Pos(), mm(end), "panelerna är "+all.SV+" mm tillsammans, sidan "+page.SV, "the panels are "+all.EN+" mm together, the page "+page.EN)
		}
	}
}

// Sheet is how the pages of a layout are put on sheets that are folded and stapled
// in an office: two a side.
type Sheet struct {
	Size  geom.Size
	Paper geom.Length // thickness: inner sheets stick out, so their pages move in
}

// sheet reads the sheet of a booklet.
func (r *reader) sheet(m *source.Map, l *Layout) {
	s := m.Map("sheet", source.Optional)
	if s == nil {
		return
	}
	out := &Sheet{}
	if v := r.numbers(s.Text("size", source.Required), 2); v != nil {
		out.Size = geom.Size{W: geom.MM(v[0]), H: geom.MM(v[1])}
	}
	if paper := s.Number("paper", source.Required); paper < 0 || paper > 1 {
		r.wrong(s.Pos(), "paper", "%s ska vara papperets tjocklek, 0–1 mm", "%s should be the thickness of the paper, 0–1 mm")
	} else {
		out.Paper = geom.MM(paper)
	}
	l.Sheet = out
}
