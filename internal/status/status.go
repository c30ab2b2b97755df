// Package status tells where the matter stands with every principal of a county:
// who has decided, who is on the way, who is late, and of whom nothing is known.
// It is worked out from the register, the county's window and a day that the caller
// names; no clock is asked. What the register does not say is «unknown», and never
// guessed.
//
// One report is written as a table for the terminal, a page, CSV, JSON and a
// calendar.
package status

import (
	"slices"
	"strconv"
	"strings"

	"malbild/internal/calendar"
	"malbild/internal/principal"
)

// State is where a principal stands, or one body's turn.
type State string

// The states. They are names for programs, and stable.
const (
	Decided  State = "decided"  // the matter is settled with yes; of a turn: taken
	Rejected State = "rejected" // the matter is settled with no
	Ongoing  State = "ongoing"  // some body has had it, or it has a number or a meeting
	Late     State = "late"     // a day has passed and nothing is recorded of it
	Waiting  State = "waiting"  // planned, and not begun
	Unknown  State = "unknown"  // the register says nothing
)

// states lists the states in the order they are told.
func states() []State { return []State{Decided, Rejected, Ongoing, Late, Waiting, Unknown} }

// Turn is one body's turn, held or to come.
type Turn struct {
	ID    string // stable: body and round
	Body  *principal.Body
	Role  principal.Role
	Round int
	Step  *principal.Step // nil: nothing is recorded
	State State
	Due   principal.Days // the day that is waited for; of a decision the end of the window, where no other is known
	Late  int            // days
}

// Row is one principal.
type Row struct {
	Principal *principal.Principal
	Turns     []Turn
	State     State
	Late      int   // days
	Current   *Turn // whose turn it is; nil: it is settled, or there is no turn
	Decision  principal.Days
	Held      bool // the decision was taken on that day; else it is planned
}

// Report is one county on one day.
type Report struct {
	County   string // id
	Title    string // of the målbild
	Day      calendar.Date
	Overview principal.Overview
	Columns  []Column
	Rows     []Row // who decides for itself, in register order
	Common   []Row // bodies common to the county that have taken a step
	Map      []Tile
}

// Tile is a row on the map.
type Tile struct {
	principal.Tile
	Row *Row
}

// Of works out the report of a county. The title is that of its målbild.
func Of(reg *principal.Register, title string, day calendar.Date) *Report {
	r := &Report{County: reg.County, Title: title, Day: day, Overview: reg.Overview}
	for _, p := range reg.Principals {
		row := r.row(p)
		switch {
		case p.Adopts():
			r.Rows = append(r.Rows, row)
		case len(p.Steps) > 0:
			r.Common = append(r.Common, row)
		}
	}
	slices.SortStableFunc(r.Common, func(a, b Row) int { return strings.Compare(a.order(), b.order()) })
	r.Columns = columns(reg)
	byID := map[string]*Row{}
	for i := range r.Rows {
		byID[r.Rows[i].Principal.ID] = &r.Rows[i]
	}
	for _, t := range reg.Overview.Tiles {
		if row := byID[t.Principal]; row != nil {
			r.Map = append(r.Map, Tile{t, row})
		}
	}
	return r
}

func (r *Report) row(p *principal.Principal) Row {
	row := Row{Principal: p, State: Unknown}
	for _, m := range p.Meetings() {
		t := Turn{Body: m.Body, Role: m.Role, Round: m.Round, Step: m.Step, Due: m.Step.Due(), ID: m.Body.ID + "-" + strconv.Itoa(m.Round)}
		if t.Due.IsZero() && t.Role == principal.Decides && !t.Step.Taken() && p.Adopts() {
			t.Due = principal.Days{From: r.Overview.Window.Last()}
		}
		row.Turns = append(row.Turns, t)
	}
	r.states(&row)
	row.settle()
	return row
}

// states works out the state of every turn.
func (r *Report) states(row *Row) {
	passed := false // a later turn has been taken
	for i := len(row.Turns) - 1; i >= 0; i-- {
		t := &row.Turns[i]
		last := t.Due.Last()
		switch {
		case t.Step.Taken():
			t.State = Decided
			if t.Step.Final() && t.Step.Outcome == principal.Rejected {
				t.State = Rejected
			}
			passed = true
		case passed:
			t.State = Unknown
		case !last.IsZero() && last.Before(r.Day):
			t.State, t.Late = Late, last.Until(r.Day)
		case t.Step != nil && (!t.Step.Case.IsZero() || !t.Step.Date.IsZero()):
			t.State = Ongoing
		default:
			t.State = Waiting
		}
	}
	// The turn after one that was taken is under way.
	for i := 1; i < len(row.Turns); i++ {
		if row.Turns[i].State == Waiting && row.Turns[i-1].Step.Taken() {
			row.Turns[i].State = Ongoing
		}
	}
}

// settle works out where the principal stands from its turns.
func (row *Row) settle() {
	known := false
	for i := range row.Turns {
		t := &row.Turns[i]
		known = known || t.Step != nil
		if t.Step.Taken() {
			row.State = Ongoing
		}
		if t.Step.Taken() && (t.Step.Final() || t.Role == principal.Recommends) {
			row.State, row.Decision, row.Held = t.State, t.Step.Date, true
			row.Current = nil
			return
		}
		if t.Role == principal.Decides && !t.Due.IsZero() {
			row.Decision = t.Due
		}
	}
	for i := range row.Turns {
		t := &row.Turns[i]
		switch {
		case t.State == Late:
			row.State, row.Late, row.Current = Late, t.Late, t
			return
		case t.State == Ongoing && row.Current == nil:
			row.State, row.Current = Ongoing, t
		case t.State == Waiting && row.Current == nil && known:
			row.Current = t
			if row.State == Unknown {
				row.State = Waiting
			}
		}
	}
	if row.State == Unknown {
		for i := range row.Turns {
			row.Turns[i].State = Unknown
		}
	}
}

// order sorts common bodies by their day; one without a day comes last.
func (row *Row) order() string {
	if row.Decision.IsZero() {
		return "9"
	}
	return row.Decision.From.String()
}

// Count is how many principals are in a state.
func (r *Report) Count(s State) int {
	n := 0
	for i := range r.Rows {
		if r.Rows[i].State == s {
			n++
		}
	}
	return n
}

// LateRows lists who is late.
func (r *Report) LateRows() []*Row {
	var out []*Row
	for i := range r.Rows {
		if r.Rows[i].State == Late {
			out = append(out, &r.Rows[i])
		}
	}
	return out
}

// Column is one step of the chain as it is shown: bodies that do the same.
type Column struct {
	Title string
	Role  principal.Role // of a column without a title of its own
	has   func(*principal.Body) bool
}

// columns are those of the overview, and one a role for bodies that are in none.
func columns(reg *principal.Register) []Column {
	var out []Column
	placed := map[string]bool{}
	for _, c := range reg.Overview.Columns {
		ids := map[string]bool{}
		for _, b := range c.Bodies {
			ids[b], placed[b] = true, true
		}
		out = append(out, Column{Title: c.Title.Value, has: func(b *principal.Body) bool { return ids[b.ID] }})
	}
	for i, role := range []principal.Role{principal.Prepares, principal.Proposes, principal.Decides} {
		found := false
		for _, p := range reg.Adopting() {
			for _, b := range p.Bodies {
				found = found || b.Role == role && !placed[b.ID]
			}
		}
		if !found {
			continue
		}
		c := Column{Role: role, has: func(b *principal.Body) bool { return b.Role == role && !placed[b.ID] }}
		at := min(i, len(out))
		if role == principal.Prepares {
			at = 0
		}
		out = append(out[:at:at], append([]Column{c}, out[at:]...)...)
	}
	return out
}

// urgency orders states for a cell of several bodies: what needs a look comes first.
var urgency = map[State]int{Late: 5, Ongoing: 4, Waiting: 3, Unknown: 2, Rejected: 1, Decided: 0}

// Cell is the turn that a column shows of a row: of each body the last, of several
// bodies the one that is least done; nil: there is no such body.
func (row *Row) Cell(c Column) *Turn {
	last := map[string]*Turn{}
	var order []string
	for i := range row.Turns {
		t := &row.Turns[i]
		if !c.has(t.Body) {
			continue
		}
		if last[t.Body.ID] == nil {
			order = append(order, t.Body.ID)
		}
		last[t.Body.ID] = t
	}
	var out *Turn
	for _, id := range order {
		if t := last[id]; out == nil || urgency[t.State] > urgency[out.State] {
			out = t
		}
	}
	return out
}

// capital is a name as it begins a line.
func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
