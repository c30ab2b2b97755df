package principal

import (
	"slices"
	"strings"

	"malbild/internal/calendar"
	"malbild/internal/diag"
	"malbild/internal/lazy"
	"malbild/internal/source"
)

var outcomes = []string{string(Adopted), string(Approved), string(ReferredBack), string(Rejected), string(Amended), string(Noted)}

// steps reads what the register knows of the chain.
func (r *reader) steps(p *Principal, m *source.Map) {
	for _, s := range m.Maps("steps", source.Optional) {
		p.Steps = append(p.Steps, r.step(p, s))
	}
	r.order(p)
	r.planned(p)
	r.numbers(p)
}

func (r *reader) step(p *Principal, m *source.Map) Step {
	body := m.ID("body", source.Required)
	s := Step{Body: body.Value, Role: Role(m.Enum("role", source.Optional, roles...)), Planned: r.days(m.Text("planned", source.Optional)), Date: r.days(m.Text("date", source.Optional)),
		Paragraph: m.Int("paragraph", source.Optional, 1, 9999), Case: r.impersonal(m.Text("case", source.Optional)),
		Outcome:  Outcome(m.Choice("outcome", source.Optional, func(word string) string { return string(OutcomeOf(word)) }, outcomes...)),
		Adjusted: r.day(m.Text("adjusted", source.Optional)), Published: r.day(m.Text("published", source.Optional)),
		Document: r.web(m.Text("document", source.Optional)), Pos: m.Pos()}
	r.bodyOf(p, &s, body)
	for _, c := range m.Maps("clauses", source.Optional) {
		k := Change{ID: c.ID("id", source.Required), Reason: r.impersonal(c.Text("reason", source.Optional)), Add: c.Bool("add", source.Optional), Strike: c.Bool("strike", source.Optional)}
		k.Text = r.impersonal(c.Text("text", source.Need(!k.Strike)))
		if k.Strike && (k.Add || !k.Text.IsZero()) {
			r.set.Report(codeStrike.At(c.Pos(), k.ID.Value))
		}
		s.Clauses = append(s.Clauses, k)
	}
	if (len(s.Clauses) > 0) != (s.Outcome == Amended) {
		r.set.Report(codeAmended.At(m.Pos()))
	}
	s.Proceedings = r.proceedings(m.Map("proceedings", source.Optional))
	for _, q := range m.Maps("persons", source.Optional) {
		s.Persons = append(s.Persons, Person{Name: q.Text("name", source.Required), Also: q.Texts("also", source.Optional), Private: q.Bool("private", source.Optional)})
	}
	f := m.Map("fields", source.Optional)
	for _, k := range f.Keys() {
		s.Fields = append(s.Fields, FieldValue{Name: k, Value: r.impersonal(f.Text(k.Value, source.Required))})
	}
	r.record(&s)
	return s
}

var address = lazy.Pattern(`^https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s<>"{}|\\^]*)?$`)

// web is a web address, held to be a whole one.
func (r *reader) web(t source.Text) source.Text {
	if !t.IsZero() && !address().MatchString(t.Value) {
		r.set.Report(codeDocument.At(t.Pos, t.Value))
	}
	return t
}

// bodyOf finds the body of a step, and its role.
func (r *reader) bodyOf(p *Principal, s *Step, body source.Text) {
	b := p.BodyByID(body.Value)
	if b == nil {
		if !body.IsZero() {
			var known []string
			for _, k := range p.Bodies {
				known = append(known, k.ID)
			}
			r.set.Report(codeStepBody.At(body.Pos, body.Value, source.Quoted(known)))
		}
		return
	}
	if s.Role == "" {
		s.Role = b.Role
	}
}

func (r *reader) day(t source.Text) calendar.Date {
	if t.IsZero() {
		return calendar.Date{}
	}
	d, ok := calendar.Parse(t.Value)
	if !ok {
		d := codeDay.At(t.Pos, t.Value)
		if meant := otherwise(t.Value); !meant.IsZero() {
			d = d.WithCure(diag.Phrase{SV: "skriv " + meant.String() + ", om det är den dagen", EN: "write " + meant.String() + ", if that is the day"})
		}
		r.set.Report(d)
	}
	return d
}

// days reads a day or a range with a slash.
func (r *reader) days(t source.Text) Days {
	from, to, isRange := strings.Cut(t.Value, "/")
	_, first := calendar.Parse(from)
	_, last := calendar.Parse(to)
	if isRange && !first && !last {
		return Days{From: r.day(t), Pos: t.Pos} // «30/11-21» is one day, not two
	}
	d := Days{From: r.day(source.Text{Value: from, Pos: t.Pos}), Pos: t.Pos}
	if !isRange {
		return d
	}
	d.To = r.day(source.Text{Value: to, Pos: t.Pos})
	if !d.From.IsZero() && !d.To.IsZero() && !d.From.Before(d.To) {
		r.set.Report(codeOrder.At(t.Pos, to, from))
	}
	return d
}

// record checks the days of the record against kommunallagen: adjusted after the
// meeting and within 14 days, announced by the second day after.
func (r *reader) record(s *Step) {
	meeting := s.Date.Last()
	if !meeting.IsZero() && !s.Adjusted.IsZero() {
		if s.Adjusted.Before(meeting) {
			r.set.Report(codeOrder.At(s.Pos, s.Adjusted.String(), meeting.String()))
		} else if by := calendar.AdjustBy(meeting); by.Before(s.Adjusted) {
			r.set.Report(lintAdjusted.At(s.Pos, s.Adjusted.String(), by.String()))
		}
	}
	if !s.Adjusted.IsZero() && !s.Published.IsZero() {
		if s.Published.Before(s.Adjusted) {
			r.set.Report(codeOrder.At(s.Pos, s.Published.String(), s.Adjusted.String()))
		} else if by := calendar.NoticeBy(s.Adjusted); by.Before(s.Published) {
			r.set.Report(lintPublished.At(s.Pos, s.Published.String(), by.String()))
		}
	}
}

// order checks that the steps stand as they happened, that no body decides
// before the one that proposes, and that nothing follows the final decision.
func (r *reader) order(p *Principal) {
	var last calendar.Date
	final := false
	for i := range p.Steps {
		s := &p.Steps[i]
		if final {
			r.set.Report(codeAfterFinal.At(s.Pos, s.Body))
		}
		final = final || s.Final()
		if s.Role == Decides && proposesFirst(p.Steps[i+1:]) && !proposesFirst(p.Steps[:i]) {
			r.set.Report(codeTooEarly.At(s.Pos, s.Body))
		}
		if s.Date.IsZero() {
			continue
		}
		if !last.IsZero() && s.Date.From.Before(last) {
			r.set.Report(codeOrder.At(s.Date.Pos, s.Date.From.String(), last.String()))
		}
		last = s.Date.Last()
	}
}

func proposesFirst(steps []Step) bool {
	return slices.ContainsFunc(steps, func(s Step) bool { return s.Role == Proposes })
}

// numbers checks that each body has one number for the matter: numbers
// have no national form, and each body keeps a register of its own.
func (r *reader) numbers(p *Principal) {
	first := map[string]source.Text{}
	for _, s := range p.Steps {
		if s.Case.IsZero() {
			continue
		}
		old, ok := first[s.Body]
		if !ok {
			first[s.Body] = s.Case
			continue
		}
		if old.Value != s.Case.Value {
			d := codeNumbers.At(s.Case.Pos, s.Case.Value, s.Body, old.Value)
			d.Related = append(d.Related, old.Pos)
			r.set.Report(d)
		}
	}
}

func (r *reader) proceedings(m *source.Map) *Proceedings {
	if m == nil {
		return nil
	}
	return &Proceedings{Present: r.texts(m, "present"), Chair: m.Bool("chair", source.Optional), Conflicts: r.remarks(m, "conflicts"), Motions: r.remarks(m, "motions"), Order: r.texts(m, "order"),
		Vote: r.vote(m.Map("vote", source.Optional)), Reservations: r.remarks(m, "reservations"), Statements: r.remarks(m, "statements"),
		Notes: r.texts(m, "notes"), Dispatch: r.texts(m, "dispatch")}
}

func (r *reader) texts(m *source.Map, key string) []source.Text {
	var out []source.Text
	for _, t := range m.Texts(key, source.Optional) {
		out = append(out, r.impersonal(t))
	}
	return out
}

func (r *reader) remarks(m *source.Map, key string) []Remark {
	var out []Remark
	for _, e := range m.Maps(key, source.Optional) {
		out = append(out, Remark{By: r.impersonal(e.Text("by", source.Optional)), Text: r.impersonal(e.Text("text", source.Required)), Pos: e.Pos()})
	}
	return out
}

const most = 9999

func (r *reader) vote(m *source.Map) *Vote {
	if m == nil {
		return nil
	}
	v := &Vote{Yes: m.Int("yes", source.Required, 0, most), No: m.Int("no", source.Required, 0, most), Abstain: m.Int("abstain", source.Optional, 0, most),
		Meaning: r.texts(m, "meaning"), Result: r.impersonal(m.Text("result", source.Optional)), Pos: m.Pos()}
	count := map[string]int{}
	for _, b := range m.Maps("ballots", source.Optional) {
		k := Ballot{Name: r.impersonal(b.Text("name", source.Required)), Party: b.Text("party", source.Optional), Vote: b.Enum("vote", source.Required, "yes", "no", "abstain")}
		count[k.Vote]++
		v.Ballots = append(v.Ballots, k)
	}
	if len(v.Ballots) > 0 && (count["yes"] != v.Yes || count["no"] != v.No || count["abstain"] != v.Abstain) {
		r.set.Report(codeBallots.At(v.Pos, count["yes"], count["no"], count["abstain"], v.Yes, v.No, v.Abstain))
	}
	return v
}

// impersonal refuses a personal identity number: it may never be published, and
// decision documents of a målbild have no use of one.
func (r *reader) impersonal(t source.Text) source.Text {
	if n := PersonalNumber(t.Value); n != "" {
		r.set.Report(codePersonal.At(t.Pos))
	}
	return t
}
