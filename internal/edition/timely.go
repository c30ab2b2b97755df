package edition

import (
	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/principal"
)

// The warnings about sentences that are true no longer.
var (
	LeftOut = &diag.Code{ID: "MB643", Severity: diag.Warning,
		What: diag.Phrase{SV: "meningen gällde till %[1]s och utelämnas: «%[3]s»", EN: "the sentence was true until %[2]s and is left out: «%[3]s»"},
		Why:  diag.Phrase{SV: "den som läser den nu skulle tro att det återstår", EN: "who reads it now would believe that it is still to come"},
		Cure: diag.Phrase{SV: "skriv instead: med det som gäller nu, eller ta bort meningen", EN: "write instead: with what is true now, or remove the sentence"}}
	Replaced = &diag.Code{ID: "MB644", Severity: diag.Warning,
		What: diag.Phrase{SV: "meningen gällde till %[1]s och är ersatt: «%[3]s»", EN: "the sentence was true until %[2]s and is replaced: «%[3]s»"},
		Why:  diag.Phrase{SV: "källorna säger vad som gäller sedan dess", EN: "the sources say what is true since then"},
		Cure: diag.Phrase{SV: "låt den ersättande meningen stå ensam när ingen längre behöver den äldre", EN: "let the replacing sentence stand alone when nobody needs the older one"}}
)

// today settles the day that decides what is still true. Without one that is asked
// for it is the last day the sources know of: that of the adoption, of the steps
// that were taken, of the page. So the same sources give the same words any day.
func (b *binder) today(reg *principal.Register, asked string) {
	if b.day = asked; asked != "" {
		return
	}
	if a := b.county.Malbild.Adopted; a != nil {
		b.day = a.Date.From
	}
	taken := func(s *principal.Step) {
		if s.Taken() && !s.Date.IsZero() {
			b.day = max(b.day, s.Date.Last().String())
		}
	}
	for _, p := range reg.Principals {
		if p.Adopts() {
			continue
		}
		for i := range p.Steps {
			taken(&p.Steps[i])
		}
	}
	for _, s := range b.before {
		taken(s)
	}
	if s := b.step(); s != nil && b.edition.Product != document.OfficerReport {
		taken(s)
	}
	if b.edition.Product == document.WebPage {
		if o := b.pick(); o != nil && len(o.Updated.From) == len("2021-05-27") {
			b.day = max(b.day, o.Updated.From)
		}
	}
}

// over reports whether a text is true no longer, and since when, in both languages.
func (b *binder) over(p *content.Passage) (sv, en string, is bool) {
	switch {
	case p.Until != "" && b.day > p.Until:
		return p.Until, p.Until, true
	case p.Phase == content.BeforeGraphics && len(b.county.Malbild.FigureParts()) > 0:
		return "figuren fanns", "the figure existed", true
	case p.Phase == content.BeforeDecision && b.status == principal.Decided && b.principal != nil:
		return "beslutet", "the decision", true
	}
	return "", "", false
}

// timely is the text that is true now: the passage, what stands instead of it, or
// nil. What the figure made untrue is no news: it is left out in silence.
func (b *binder) timely(p *content.Passage) *content.Passage {
	sv, en, over := b.over(p)
	if !over {
		return p
	}
	if p.Phase != content.BeforeGraphics {
		c := LeftOut
		if p.Instead != nil {
			c = Replaced
		}
		b.found.Add(c.At(p.Pos, sv, en, p.String()))
	}
	return p.Instead
}

// paragraph binds a text of an outline. One that is true only for a time is not of
// an adopted text, and leaves its place open when it is gone, so that the passages
// round it are the same before and after.
func (b *binder) paragraph(p *content.Passage, pos diag.Pos) []Item {
	q := b.timely(p)
	if q == nil && !(p.Timed() && b.locks) {
		return nil
	}
	out := &Paragraph{Timed: p.Timed(), Pos: p.Pos}
	if q != nil {
		out.Text, out.Erratum, out.Pos = b.rich(q.Rich), q.Erratum.Value, q.Pos
	}
	return []Item{{Paragraph: out, Pos: pos}}
}

// timeline keeps the events that are true now. The målbild of the edition is then
// a copy: others are made of the same one.
func (b *binder) timeline() {
	t := b.edition.Malbild.Timeline
	if t == nil || b.edition.Product != document.Brochure {
		return // nobody else says it
	}
	out, changed := &content.Timeline{Title: t.Title}, false
	for _, p := range t.Periods {
		q := *p
		q.Events = nil
		for _, e := range p.Events {
			now := b.timely(e)
			changed = changed || now != e
			if now != nil {
				q.Events = append(q.Events, now)
			}
		}
		if len(q.Events) > 0 {
			out.Periods = append(out.Periods, &q)
		}
	}
	if changed {
		m := *b.edition.Malbild
		m.Timeline = out
		b.edition.Malbild = &m
	}
}
