package content

import (
	"strings"

	"malbild/internal/source"
)

func (r *reader) readResolutions(m *source.Map) {
	seen := r.ids(0)
	for _, s := range m.Maps("resolutions", source.Required) {
		id := s.ID("id", source.Required)
		seen.add(id)
		r.county.Resolutions = append(r.county.Resolutions, r.resolution(s, id.Value))
	}
}

func (r *reader) resolution(m *source.Map, id string) *Resolution {
	res := &Resolution{ID: id, Paragraph: m.Int("paragraph", source.Optional, 1, 9999), CaseType: r.word(m.Text("case", source.Optional)),
		Date: r.date(m.Text("date", source.Optional)), Marker: m.Text("marker", source.Optional).Value}
	matter := m.Text("matter", source.Required)
	res.Matter = source.Text{Value: r.title(matter, nil).String(), Pos: matter.Pos}
	seen := r.ids(0)
	var known []string
	for _, c := range m.Maps("clauses", source.Required) {
		id := c.ID("id", source.Required)
		seen.add(id)
		known = append(known, id.Value)
		if p := r.marks(c, c.Text("text", source.Required)); p != nil {
			res.Clauses = append(res.Clauses, Clause{ID: id.Value, Text: *p})
			r.unstopped()
		}
	}
	seen = r.ids(0)
	for _, c := range m.Maps("motions", source.Required) {
		res.Motions = append(res.Motions, r.motion(c, seen, known))
	}
	seen = r.ids(0)
	for _, c := range m.Maps("outcomes", source.Optional) {
		res.Outcomes = append(res.Outcomes, r.outcome(c, seen))
	}
	return res
}

// unstopped frees the text just read from the rule of the final full stop: a
// clause continues the line «X beslutar», a line of a list names a document.
func (r *reader) unstopped() {
	if n := len(r.passages); n > 0 {
		r.passages[n-1].running = false
	}
}

func (r *reader) motion(m *source.Map, seen *ids, clauses []string) Motion {
	id, role := m.ID("id", source.Required), m.Enum("role", source.Optional, "prepares", "proposes", "decides", "recommends", "informed")
	seen.add(source.Text{Value: strings.TrimSpace(id.Value + " " + role), Pos: id.Pos})
	out := Motion{ID: id.Value, Role: role, Heading: r.title(m.Text("heading", source.Required), nil)}
	if t := m.Text("intro", source.Optional); !t.IsZero() {
		intro := r.rich(t)
		out.Intro = &intro
	}
	for _, v := range m.List("clauses", source.Optional) {
		if t := v.ID(); r.refer(t, clauses, "") {
			out.Clauses = append(out.Clauses, t.Value)
		}
	}
	return out
}

// outcome reads how a decision that is not the clauses is worded.
func (r *reader) outcome(m *source.Map, seen *ids) Outcome {
	out := Outcome{ID: m.Enum("outcome", source.Required, "adopted", "approved", "referred-back", "rejected", "amended", "noted"), Pos: m.Pos()}
	seen.add(source.Text{Value: out.ID, Pos: m.Pos()})
	if t := m.Text("heading", source.Optional); !t.IsZero() {
		h := r.title(t, nil)
		out.Heading = &h
	}
	for _, v := range m.List("texts", source.Required) {
		if p := r.passage(v); p != nil {
			out.Texts = append(out.Texts, p.Rich)
			r.unstopped()
		}
	}
	return out
}
