package principal

// Status is how far the words of a document have come: working material, put
// forward for decision, or decided.
type Status string

// The statuses, in Swedish Utkast, Förslag and Antagen.
const (
	Draft    Status = "draft"
	Proposal Status = "proposal"
	Decided  Status = "adopted"
)

// Standing is where the matter stands, from the register alone: no clock is asked,
// and a meeting that is only planned changes nothing.
type Standing struct {
	Status   Status
	Of       *Principal // whose step it rests on; nil: there is none
	Body     *Body      // the body of the step; nil: there is none
	Step     *Step      // what it rests on, with day and §; nil: nothing is recorded
	Rejected bool       // the deciding body said no: it remains a proposal
	Returned bool       // the last body referred the matter back: it is a draft again
}

// Standing is where the matter stands with this principal. The final step makes it
// adopted; a body that prepares or proposes and said yes makes it a proposal; one
// that was referred back is working material again.
func (p *Principal) Standing() Standing { return p.StandingAfter(len(p.Steps)) }

// StandingAfter is where the matter stood after the first n steps.
func (p *Principal) StandingAfter(n int) Standing {
	out := Standing{Status: Draft}
	for i := range min(n, len(p.Steps)) {
		s := &p.Steps[i]
		if next, ok := s.moves(); ok {
			next.Of, next.Body, next.Step = p, p.BodyByID(s.Body), s
			out = next
		}
	}
	return out
}

// moves tells what a step makes of the matter; false: nothing.
func (s *Step) moves() (Standing, bool) {
	switch {
	case s.Outcome == ReferredBack:
		return Standing{Status: Draft, Returned: true}, true
	case s.Outcome == Rejected:
		return Standing{Status: Proposal, Rejected: true}, true
	case s.Outcome != Adopted && s.Outcome != Amended && s.Outcome != Approved:
		return Standing{}, false
	case s.Role == Decides && s.Outcome != Approved:
		return Standing{Status: Decided}, true
	}
	return Standing{Status: Proposal}, true
}

// Standing is where the matter stands with a principal of the county. One that has
// not begun has a proposal before it when a body common to the county has adopted
// or recommended the målbild and sent it on for decision. A nil
// principal is the joint edition: adopted when the collaboration adopted it.
func (r *Register) Standing(p *Principal) Standing {
	common := r.Common()
	if p == nil {
		return common
	}
	own := p.Standing()
	if own.Step == nil && common.Step != nil {
		common.Status = Proposal
		return common
	}
	return own
}

// Common is what the bodies common to the county have made of the målbild: adopted
// by a collaboration, or recommended.
func (r *Register) Common() Standing {
	out := Standing{Status: Draft}
	for _, p := range r.Principals {
		if p.Adopts() {
			continue
		}
		s := p.Standing()
		if s.Step == nil || out.Status == Decided {
			continue
		}
		if p.Kind == Collaboration && s.Step.Outcome == Adopted {
			s.Status = Decided
		}
		if out.Step == nil || s.Status == Decided {
			out = s
		}
	}
	return out
}
