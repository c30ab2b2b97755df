package pipeline

import (
	"context"
	"iter"

	"malbild/internal/icc"
	"malbild/internal/legible"
	"malbild/internal/page"
)

// look remembers which colours meet on the pages of a document for screens.
func (j *job) look(pages []*page.Page) {
	j.seen.Look(pages...)
}

// judged adds what cannot be read on the pages to the findings of the first set that
// shows it: the profile is at fault, not each of its principals. Sets come in order,
// so it is always the same one.
func (p *Plan) judged(sets iter.Seq[Set]) iter.Seq[Set] {
	return func(yield func(Set) bool) {
		told := map[string]*legible.Seen{}
		county := ""
		for s := range sets {
			if id := s.Copy.County.Content.ID; id != county {
				if county != "" {
					p.shop.leave(county) // copies come county by county
				}
				county = id
			}
			profile := s.Copy.County.profile(s.Copy.Principal)
			if profile != nil && s.Fault == nil {
				key := s.Copy.County.Content.ID + "/" + profile.ID
				if told[key] == nil {
					told[key] = &legible.Seen{}
				}
				var cond *icc.Profile
				name := ""
				if c := s.Copy.Condition; c != nil {
					cond, name = c.Profile, c.Identifier
				}
				found := s.seen.Without(told[key]).Check(profile, cond, name)
				told[key].Add(&s.seen)
				for _, f := range found {
					s.Findings.Add(f.For(profile.ID))
				}
				s.Findings.Sort()
				if stops(s.Findings, p.req.Strict) && !s.Failed {
					s.Failed, s.Files.Artifacts = true, nil
				}
			}
			if !yield(s) {
				return
			}
		}
	}
}

// inTurn makes all copies and yields them in order.
func (p *Plan) inTurn(ctx context.Context) iter.Seq[Set] {
	return inOrder(ctx, len(p.Copies), p.req.Jobs, func(ctx context.Context, i int) Set {
		return p.set(ctx, i)
	})
}
