package principal

import (
	"slices"
	"strconv"
	"strings"

	"malbild/internal/amend"
	"malbild/internal/diag"
	"malbild/internal/source"
)

// Entry is what somebody records of a body's turn. What is empty is not recorded.
type Entry struct {
	Body      string // id or name
	Role      string
	Planned   string
	Date      string
	Paragraph int
	Case      string
	Outcome   Outcome
	Adjusted  string
	Published string
	Document  string
	Clauses   []Change // with Amended; positions are not used
	Correct   bool     // other values than those recorded are meant to replace them
	Again     bool     // it is a new turn of the body
}

// stepKeys is the order in which a step is written.
var stepKeys = []string{"body", "role", "planned", "date", "paragraph", "case", "outcome", "adjusted", "published", "document", "clauses"}

// Record writes an entry into the text of the principal's own file: into the body's
// last step what was not known of it, or a new step in its place in the chain. All
// else in the text stays as it is. It reports whether the step is new.
func (p *Principal) Record(text []byte, e Entry) (after []byte, added bool, found diag.List) {
	b := p.Named(e.Body)
	if b == nil {
		var known []string
		for _, k := range p.Bodies {
			known = append(known, k.ID)
		}
		return nil, false, diag.List{codeStepBody.At(p.Pos, e.Body, source.Quoted(known))}
	}
	e.Body = b.ID
	if f := p.tooEarly(b, e); f != nil {
		return nil, false, f
	}
	f, err := amend.Open(text)
	if err != nil {
		return nil, false, diag.List{codeForm.At(p.Pos)}
	}
	i := p.lastStep(b.ID)
	if i >= 0 && !e.Again {
		conflicts := e.conflicts(&p.Steps[i])
		if len(conflicts) == 0 || e.Correct {
			err = e.update(f, &p.Steps[i], i)
			return done(f, false, p.Steps[i].Pos, err)
		}
		if !p.turnToCome(b.ID) {
			s := &p.Steps[i]
			return nil, false, diag.List{codeRecorded.At(s.Pos, b.Name.Value, strings.Join(conflicts, ", "))}
		}
	}
	err = f.Insert(amend.Path{"steps"}, p.placeOf(b.ID, e), e.entry())
	return done(f, true, p.Pos, err)
}

func done(f *amend.File, added bool, at diag.Pos, err error) ([]byte, bool, diag.List) {
	if err != nil {
		return nil, false, diag.List{codeForm.At(at)}
	}
	return f.Bytes(), added, nil
}

// Named finds a body by id, or by name in any case of letters.
func (p *Principal) Named(name string) *Body {
	if b := p.BodyByID(name); b != nil {
		return b
	}
	for i := range p.Bodies {
		if strings.EqualFold(p.Bodies[i].Name.Value, name) {
			return &p.Bodies[i]
		}
	}
	return nil
}

// tooEarly refuses the adoption of a matter that no board is known to have had.
func (p *Principal) tooEarly(b *Body, e Entry) diag.List {
	board := p.Body(Proposes)
	if b.Role != Decides || e.Outcome != Adopted && e.Outcome != Amended || board == nil || proposesFirst(p.Steps) {
		return nil
	}
	return diag.List{codeUnheard.At(p.Pos, b.Name.Value, board.Name.Value, board.ID, p.ID)}
}

func (p *Principal) lastStep(body string) int {
	for i := len(p.Steps) - 1; i >= 0; i-- {
		if p.Steps[i].Body == body {
			return i
		}
	}
	return -1
}

// turnToCome reports whether the body is to meet once more: the matter was referred
// back.
func (p *Principal) turnToCome(body string) bool {
	return slices.ContainsFunc(p.Meetings(), func(m Meeting) bool { return m.Body.ID == body && m.Step == nil })
}

// placeOf is where a new step stands: last, but before the meetings to come of
// bodies that have the matter later, and before later days.
func (p *Principal) placeOf(body string, e Entry) int {
	day, _, _ := strings.Cut(e.due(), "/")
	i := len(p.Steps)
	for i > 0 {
		s := &p.Steps[i-1]
		toCome := !s.Taken() && p.position(s.Body) > p.position(body)
		later := day != "" && !s.Due().IsZero() && day < s.Due().From.String()
		if !toCome && !later {
			break
		}
		i--
	}
	return i
}

func (e Entry) due() string {
	if e.Date != "" {
		return e.Date
	}
	return e.Planned
}

// field is one key of an entry beside what the step says already.
type field struct {
	key, now string
	value    amend.Value
	text     string
}

// fields are what the entry says, with what a step says of the same.
func (e Entry) fields(s *Step) []field {
	if s == nil {
		s = &Step{}
	}
	var out []field
	add := func(key, now, text string, v amend.Value) {
		if text != "" {
			out = append(out, field{key, now, v, text})
		}
	}
	text := func(key, now, t string) { add(key, now, t, amend.Text(t)) }
	text("role", string(s.Role), e.Role)
	text("planned", s.Planned.iso(), e.Planned)
	text("date", s.Date.iso(), e.Date)
	if e.Paragraph > 0 {
		now := ""
		if s.Paragraph > 0 {
			now = strconv.Itoa(s.Paragraph)
		}
		add("paragraph", now, strconv.Itoa(e.Paragraph), amend.Int(e.Paragraph))
	}
	text("case", s.Case.Value, e.Case)
	text("outcome", string(s.Outcome), string(e.Outcome))
	text("adjusted", s.Adjusted.String(), e.Adjusted)
	text("published", s.Published.String(), e.Published)
	text("document", s.Document.Value, e.Document)
	return out
}

// iso writes the days as the register does.
func (d Days) iso() string {
	if d.To.IsZero() {
		return d.From.String()
	}
	return d.From.String() + "/" + d.To.String()
}

// conflicts lists what the step says otherwise: «date 2021-06-07 → 2021-06-08».
func (e Entry) conflicts(s *Step) []string {
	var out []string
	for _, k := range e.fields(s) {
		if k.now != "" && k.now != k.text {
			out = append(out, k.key+" "+k.now+" → "+k.text)
		}
	}
	if len(e.Clauses) > 0 && len(s.Clauses) > 0 {
		out = append(out, "clauses")
	}
	return out
}

// update writes into a step what it does not say yet, or says otherwise.
func (e Entry) update(f *amend.File, s *Step, i int) error {
	at := amend.Path{"steps", i}
	for _, k := range e.fields(s) {
		if k.now == k.text && f.Has(at.Of(k.key)) {
			continue
		}
		if k.key == "role" && k.now == k.text {
			continue // the body's own role goes without saying
		}
		if err := f.Set(at.Of(k.key), k.value, stepKeys...); err != nil {
			return err
		}
	}
	for _, c := range e.Clauses {
		if err := f.Append(at.Of("clauses"), c.entry(), stepKeys...); err != nil {
			return err
		}
	}
	return nil
}

func (e Entry) entry() amend.Map {
	out := amend.Map{{Key: "body", Value: amend.Text(e.Body)}}
	for _, k := range e.fields(nil) {
		out = append(out, amend.Field{Key: k.key, Value: k.value})
	}
	if len(e.Clauses) > 0 {
		var l amend.List
		for _, c := range e.Clauses {
			l = append(l, c.entry())
		}
		out = append(out, amend.Field{Key: "clauses", Value: l})
	}
	return out
}

func (c Change) entry() amend.Map {
	out := amend.Map{{Key: "id", Value: amend.Text(c.ID.Value)}, {Key: "text", Value: amend.Text(c.Text.Value)}}
	if !c.Reason.IsZero() {
		out = append(out, amend.Field{Key: "reason", Value: amend.Text(c.Reason.Value)})
	}
	return out
}
