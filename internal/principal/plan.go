package principal

import (
	"malbild/internal/calendar"
)

// Due is the day a step is to be taken, as far as it is known: that of the meeting,
// else the planned one.
func (s *Step) Due() Days {
	if s == nil {
		return Days{}
	}
	if !s.Date.IsZero() {
		return s.Date
	}
	return s.Planned
}

// Taken reports whether the body has had its turn: it made something of the matter,
// or the record of it has been adjusted. A day alone is a meeting that is called.
func (s *Step) Taken() bool {
	return s != nil && (s.Outcome != "" || !s.Adjusted.IsZero() || !s.Published.IsZero())
}

// planned checks the plan: no meeting on a day when nobody meets, and the planned
// days in the order of the chain. Plans slip, so these are warnings.
func (r *reader) planned(p *Principal) {
	var last calendar.Date
	for i := range p.Steps {
		s := &p.Steps[i]
		for _, d := range []Days{s.Planned, s.Date} {
			r.meetingDay(d)
		}
		if !s.Planned.IsZero() && s.Date.IsZero() && !last.IsZero() && s.Planned.From.Before(last) {
			r.set.Report(lintPlan.At(s.Planned.Pos, s.Planned.From.String(), last.String()))
		}
		if due := s.Due(); !due.IsZero() {
			last = due.Last()
		}
	}
	r.unproposed(p)
}

// meetingDay warns of a meeting on a weekend or a holiday: most often the day is
// misspelt. For a meeting of several days the first and the last are looked at.
func (r *reader) meetingDay(d Days) {
	for _, day := range []calendar.Date{d.From, d.To} {
		if day.IsZero() || !calendar.Free(day) {
			continue
		}
		sv, en := freeDay(day)
		r.set.Report(lintFree.At(d.Pos, day.String(), sv, en))
	}
}

// freeDay says why nobody meets on a day.
func freeDay(d calendar.Date) (sv, en string) {
	if name := calendar.Holiday(d); name != "" {
		return name, "a public holiday, " + name
	}
	switch d.Weekday() {
	case 6:
		return "en lördag", "a Saturday"
	case 0:
		return "en söndag", "a Sunday"
	}
	return "en helgdagsafton", "the eve of a holiday"
}

// unproposed warns when a council has adopted and no step says that a board had the
// matter before it.
func (r *reader) unproposed(p *Principal) {
	if p.Body(Proposes) == nil {
		return
	}
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Role == Proposes {
			return
		}
		if s.Role == Decides && (s.Outcome == Adopted || s.Outcome == Amended) {
			r.set.Report(lintUnproposed.At(s.Pos, s.Body, p.Body(Proposes).ID))
			return
		}
	}
}
