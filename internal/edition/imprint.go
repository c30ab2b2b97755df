package edition

import (
	"strconv"

	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/principal"
)

// ImprintPhrases are the words of the short imprint and of the status.
type ImprintPhrases struct {
	Stamps   map[principal.Status]string
	Status   string                                 // «Status: »
	By       string                                 // « av »: «Antagen av kommunfullmäktige»
	Rejected string                                 // said of a proposal
	Returned string                                 // said of a draft
	Version  func(number, date, word string) string // which words these are
	Sources  func(digest string) string             // where no words are adopted
}

// standing is how far the matter had come when this document is made: a report is
// written before its meeting and knows what came before it, an extract knows the
// meeting too; everything else knows what the register knows.
func (b *binder) standing(reg *principal.Register) principal.Standing {
	p := b.principal
	if p == nil || !b.ofMeeting() || b.meeting.Step == nil {
		return reg.Standing(p)
	}
	n := len(b.before)
	if b.edition.Product == document.MinutesExtract {
		n++
	}
	own := p.StandingAfter(n)
	if own.Step == nil && p.Adopts() {
		if common := reg.Common(); common.Step != nil {
			common.Status = principal.Proposal
			return common
		}
	}
	return own
}

// stamp gives the edition its status, as words and as metadata.
func (b *binder) stamp(reg *principal.Register, base *document.Provenance) {
	e, s := b.edition, b.standing(reg)
	ph := e.Phrases.Imprint
	p := &document.Provenance{Malbild: e.Malbild.ID}
	if base != nil {
		*p = *base
	}
	p.Status, p.Stamp, p.Language, p.Edition = string(s.Status), ph.Stamps[s.Status], e.Language, e.Identity()
	e.Provenance, e.Stamp, b.status = p, p.Stamp, s.Status
	line := ph.Status + p.Stamp
	if s.Body != nil && s.Step != nil {
		p.StatusBy = decided(s)
		switch {
		case s.Rejected:
			line += ph.Rejected + b.stepInSentence(s)
		case s.Returned:
			line += ph.Returned + b.stepInSentence(s)
		case s.Status == principal.Decided:
			line += ph.By + b.stepInSentence(s)
			if d := s.Step.Date; b.principal != nil && s.Of == b.principal && e.Translation == nil && !d.IsZero() {
				b.decidedHere = e.Phrases.AdoptedShort(capital(s.Body.Name.Value), b.long(content.Date{From: d.From.String(), To: d.To.String()}))
			}
		}
	}
	line += "."
	switch {
	case p.Version != "":
		line += " " + ph.Version(p.Version, b.long(content.Date{From: p.Date}), document.Short(p.Wording))
	case p.Revision != "":
		line += " " + ph.Sources(document.Short(p.Revision))
	}
	e.Imprint = line
}

// decided names a step for metadata: «Kommunfullmäktige 2021-06-21, § 67». A body
// common to the county has the name it is known by.
func decided(s principal.Standing) string {
	from, to := s.Step.Date.From.String(), s.Step.Date.To.String()
	if to != "" {
		from += "/" + to
	}
	return capital(named(s, from))
}

// stepInSentence names a step in running text.
func (b *binder) stepInSentence(s principal.Standing) string {
	day := ""
	if !s.Step.Date.IsZero() {
		day = b.long(content.Date{From: s.Step.Date.From.String(), To: s.Step.Date.To.String()})
	}
	return named(s, day)
}

func named(s principal.Standing, day string) string {
	out := s.Body.Name.Value
	if s.Of != nil && !s.Of.Adopts() {
		out = s.Of.UsualName.Value
	}
	if day != "" {
		out += " " + day
	}
	if s.Step.Paragraph > 0 {
		out += ", §" + nbsp + strconv.Itoa(s.Step.Paragraph)
	}
	return out
}
