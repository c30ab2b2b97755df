package edition

import (
	"strings"

	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/principal"
)

// decides is the motion that is the decision itself.
const decides = "decision"

// motion renders the one clause object at a stage, as it stood then: a proposal
// with the words the matter came with, the decision with those the body gave it.
func (b *binder) motion(id string, pos diag.Pos) *Motion {
	r := b.resolution
	if r == nil {
		b.found.Add(NoInclude.At(pos, id))
		return nil
	}
	role := b.role()
	m := r.Motion(id, string(role))
	if m == nil {
		b.found.Add(NoInclude.At(pos, id))
		return nil
	}
	out := &Motion{ID: id, Heading: b.heading(m), Intro: b.intro(m, role), Marker: b.marker(), Decides: id == decides}
	steps := b.before
	if s := b.step(); s != nil && out.Decides {
		steps = append(append([]*principal.Step(nil), steps...), s)
	}
	if b.otherwise(out, steps) {
		return out
	}
	for _, c := range b.clauses(steps) {
		if m.Clauses == nil || contains(m.Clauses, c.ID) || !b.own(c.ID) {
			out.Clauses = append(out.Clauses, b.clause(c.Text.Rich))
		}
	}
	return out
}

func (b *binder) role() principal.Role {
	if b.meeting == nil {
		return ""
	}
	return b.meeting.Role
}

// otherwise words a decision that is not the clauses: referred back, rejected,
// noted. What a proposing body rejected is what the next one is asked to reject;
// a referral or a note ends with its own body.
func (b *binder) otherwise(out *Motion, steps []*principal.Step) bool {
	s := b.step()
	if !out.Decides {
		s = nil
		if n := len(steps); n > 0 && steps[n-1].Outcome == principal.Rejected {
			s = steps[n-1]
		}
	}
	if s == nil {
		return false
	}
	o := b.resolution.Outcome(string(s.Outcome))
	if o == nil {
		if s.Outcome == principal.ReferredBack || s.Outcome == principal.Rejected || s.Outcome == principal.Noted {
			b.found.Add(NoWording.At(s.Pos, string(s.Outcome)))
		}
		return false
	}
	for _, t := range o.Texts {
		out.Clauses = append(out.Clauses, b.clause(t))
	}
	if !out.Decides {
		return true
	}
	if o.Heading != nil {
		out.Heading = b.rich(*o.Heading)
	}
	if s.Outcome != principal.Rejected || s.Role == principal.Decides {
		out.Intro = nil // the body speaks for itself, not to the next one
	}
	return true
}

// clause binds an att-sats, with a capital where the principal wants one.
func (b *binder) clause(r content.Rich) Paragraph {
	text := b.rich(r)
	if b.principal != nil && b.principal.Settings.CapitalClauses && len(text) > 0 && text[0].Field == nil {
		text[0].Text = capital(text[0].Text)
	}
	return Paragraph{Text: text, Pos: r.Pos}
}

// heading is the county's wording, or the principal's own.
func (b *binder) heading(m *content.Motion) []Piece {
	if b.principal != nil && b.edition.Translation == nil { // its own words are Swedish
		for _, key := range []string{m.ID + "_" + string(b.role()), m.ID} {
			if t, ok := b.principal.Settings.Headings[key]; ok {
				return b.template(t)
			}
		}
	}
	return b.rich(m.Heading)
}

// intro is the line over the clauses. A principal's own line for a motion does
// not stand for the bodies that only propose: it would let them decide.
func (b *binder) intro(m *content.Motion, role principal.Role) []Piece {
	if b.principal != nil && b.edition.Translation == nil {
		keys := []string{m.ID + "_" + string(role)}
		if role != principal.Proposes && role != principal.Prepares {
			keys = append(keys, m.ID)
		}
		for _, key := range keys {
			if t, ok := b.principal.Settings.Intros[key]; ok {
				return b.template(t)
			}
		}
	}
	if m.Intro == nil {
		return nil
	}
	return b.rich(*m.Intro)
}

func (b *binder) marker() string {
	m := b.swedishMarker()
	if b.edition.Translation != nil && !strings.ContainsAny(m, "0123456789–-") {
		return b.edition.labels().Text("clause_marker") // «att» is a word
	}
	return m
}

func (b *binder) swedishMarker() string {
	if b.principal != nil && b.principal.Settings.Marker != "" {
		return b.principal.Settings.Marker
	}
	if b.resolution.Marker != "" {
		return b.resolution.Marker
	}
	return "att"
}

// decisionFirst moves the decision before everything but the record head, where
// the principal wants it there.
func decisionFirst(in []*Section) []*Section {
	var first, rest []*Section
	for _, s := range in {
		if s.decides() {
			first = append(first, s)
			continue
		}
		rest = append(rest, s)
	}
	return append(first, rest...)
}

func (s *Section) decides() bool {
	for _, it := range s.Items {
		if it.Motion != nil && it.Motion.Decides {
			return true
		}
	}
	return false
}
