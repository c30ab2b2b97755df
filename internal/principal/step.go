package principal

import (
	"strings"

	"malbild/internal/calendar"
	"malbild/internal/diag"
	"malbild/internal/source"
)

// Outcome is what a body made of the matter.
type Outcome string

// The outcomes. Adopted, amended and rejected end the matter when the body
// decides; approved is a body that proposes saying yes; referred back is återremiss.
const (
	Adopted      Outcome = "adopted"
	Approved     Outcome = "approved"
	ReferredBack Outcome = "referred-back"
	Rejected     Outcome = "rejected"
	Amended      Outcome = "amended"
	Noted        Outcome = "noted"
)

// Step is one body's turn, as the register knows it. What is not known is zero,
// and stays a field to be filled in.
type Step struct {
	Body        string // id of a Body
	Role        Role   // the body's own unless the step says another
	Planned     Days   // the day it was to be taken; kept when it is taken another day
	Date        Days
	Paragraph   int         // § or 0
	Case        source.Text // diarienummer, free text; one for each principal and body
	Outcome     Outcome
	Adjusted    calendar.Date // justerat
	Published   calendar.Date // the notice went up
	Document    source.Text   // https address of the record; may be empty
	Clauses     []Change      // amended: the clauses as this body worded them
	Proceedings *Proceedings  // may be nil
	Persons     []Person
	Fields      []FieldValue // what the step knows of the county's other fields
	Pos         diag.Pos
}

// Days is the day of a meeting, or its first and last day.
type Days struct {
	From, To calendar.Date // To is zero for one day
	Pos      diag.Pos
}

// IsZero reports whether the day is unknown.
func (d Days) IsZero() bool { return d.From.IsZero() }

// Last is the last day.
func (d Days) Last() calendar.Date {
	if d.To.IsZero() {
		return d.From
	}
	return d.To
}

// Change is the text a body gave a clause, and why: another wording, a clause of
// its own, or none.
type Change struct {
	ID     source.Text // of a content.Clause; with Add, a new one
	Text   source.Text // empty with Strike
	Reason source.Text // may be empty
	Add    bool
	Strike bool
}

// Proceedings is what the record says of one matter beside the decision
// (kommunallagen 5 kap. 65–67 §§). Everything may be empty.
type Proceedings struct {
	Present      []source.Text // who took part
	Conflicts    []Remark      // jäv: who left
	Chair        bool          // the chair proposed as the proposal says
	Motions      []Remark      // yrkanden that were not withdrawn
	Order        []source.Text // how the proposals were put
	Vote         *Vote
	Reservations []Remark
	Statements   []Remark // särskilda yttranden
	Notes        []source.Text
	Dispatch     []source.Text // the decision is sent to
}

// Remark is something a person or a party said: «Eva Ek (S)», «yrkar bifall …».
type Remark struct {
	By   source.Text
	Text source.Text
	Pos  diag.Pos
}

// Vote is an open vote (omröstning).
type Vote struct {
	Yes, No, Abstain int
	Meaning          []source.Text // what yes and no stood for
	Result           source.Text   // the sentence of the result
	Ballots          []Ballot      // who voted how
	Pos              diag.Pos
}

// Ballot is one member's vote.
type Ballot struct {
	Name, Party source.Text
	Vote        string // yes, no, abstain
}

// Person is somebody named in the step. A private person's name is removed from
// the web edition; elected members' names stay.
type Person struct {
	Name    source.Text
	Also    []source.Text // other forms that stand in the texts: «familjen Ek»
	Private bool
}

// FieldValue is the value of one field of the county.
type FieldValue struct{ Name, Value source.Text }

// Private lists the names, in all forms given, of the step's private persons.
func (s *Step) Private() []source.Text {
	var out []source.Text
	if s == nil {
		return nil
	}
	for _, p := range s.Persons {
		if p.Private {
			out = append(append(out, p.Name), p.Also...)
		}
	}
	return out
}

// Public lists the names that stay: persons who are not private, members who
// voted, and who spoke («Eva Ek (S)» is Eva Ek).
func (s *Step) Public() []string {
	if s == nil {
		return nil
	}
	var out []string
	add := func(t source.Text) {
		name, _, _ := strings.Cut(t.Value, "(")
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	for _, p := range s.Persons {
		if !p.Private {
			add(p.Name)
			for _, t := range p.Also {
				add(t)
			}
		}
	}
	q := s.Proceedings
	if q == nil {
		return out
	}
	for _, rs := range [][]Remark{q.Conflicts, q.Motions, q.Reservations, q.Statements} {
		for _, r := range rs {
			add(r.By)
		}
	}
	if q.Vote != nil {
		for _, b := range q.Vote.Ballots {
			add(b.Name)
		}
	}
	return out
}

// NamesPrivate reports whether the step names private persons: its record then
// has a web edition. A nil step names nobody.
func (s *Step) NamesPrivate() bool { return len(s.Private()) > 0 }

// Final reports whether the step ends the matter for the principal.
func (s *Step) Final() bool {
	return s.Role == Decides && (s.Outcome == Adopted || s.Outcome == Amended || s.Outcome == Rejected)
}

// BodyByID returns a body, or nil.
func (p *Principal) BodyByID(id string) *Body {
	for i := range p.Bodies {
		if p.Bodies[i].ID == id {
			return &p.Bodies[i]
		}
	}
	return nil
}

// position is where a body stands in the chain.
func (p *Principal) position(id string) int {
	for i := range p.Bodies {
		if p.Bodies[i].ID == id {
			return i
		}
	}
	return -1
}

// Meeting is one body's turn in the chain, held or still to come.
type Meeting struct {
	Body  *Body
	Role  Role
	Step  *Step // nil: nothing is known of it yet
	Round int   // which turn of this body it is, from 1
	Last  bool  // the body's last turn
}

// Meetings lists the whole chain in order: the steps that are known and, between
// and after them, the bodies whose turn is not recorded. A matter that the
// a body referred back comes to it again, and to those that propose to it.
func (p *Principal) Meetings() []Meeting {
	var out []Meeting
	seen := map[string]bool{}
	again := p.again()
	open := func(b *Body) {
		if !seen[b.ID] && b.Role != Informed {
			seen[b.ID] = true
			out = append(out, Meeting{Body: b, Role: b.Role})
		}
	}
	for i := range p.Steps {
		s := &p.Steps[i]
		at := p.position(s.Body)
		if at < 0 {
			continue // reported by the reader
		}
		for k := range at {
			open(&p.Bodies[k])
		}
		seen[s.Body] = true
		out = append(out, Meeting{Body: &p.Bodies[at], Role: s.Role, Step: s})
	}
	for _, b := range again {
		seen[b.ID] = true
		out = append(out, Meeting{Body: b, Role: b.Role})
	}
	for i := range p.Bodies {
		open(&p.Bodies[i])
	}
	return counted(out)
}

// again lists the bodies that meet once more because the last step referred the
// matter back: from the first that proposes, or from the body itself.
func (p *Principal) again() []*Body {
	n := len(p.Steps)
	if n == 0 || p.Steps[n-1].Outcome != ReferredBack {
		return nil
	}
	last := &p.Steps[n-1]
	var out []*Body
	for i := range p.Bodies {
		b := &p.Bodies[i]
		if b.Role == Proposes && (last.Role == Decides || i >= p.position(last.Body)) || b.Role == Decides && last.Role == Decides || b.ID == last.Body {
			out = append(out, b)
		}
	}
	return out
}

func counted(ms []Meeting) []Meeting {
	rounds := map[string]int{}
	for i := range ms {
		rounds[ms[i].Body.ID]++
		ms[i].Round = rounds[ms[i].Body.ID]
	}
	for i := range ms {
		ms[i].Last = ms[i].Round == rounds[ms[i].Body.ID]
	}
	return ms
}

// WebStem ends the file names of web editions.
const WebStem = "webb"

// Main is the body whose extract has the plain file name: the one that decides,
// or recommends where nobody decides.
func (p *Principal) Main() *Body {
	if b := p.Body(Decides); b != nil {
		return b
	}
	return p.Body(Recommends)
}

// First is the body whose report has the plain file name: the first that
// proposes, or the main one.
func (p *Principal) First() *Body {
	if b := p.Body(Proposes); b != nil {
		return b
	}
	return p.Main()
}
