package status

import (
	"fmt"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/principal"
)

// words are the texts of the reports in one language.
type words struct{ lang string }

func (w words) t(sv, en string) string { return diag.Phrase{SV: sv, EN: en}.In(w.lang) }

// state is the word for where a principal stands.
func (w words) state(s State) string {
	switch s {
	case Decided:
		return w.t("Beslutad", "Decided")
	case Rejected:
		return w.t("Avslagen", "Rejected")
	case Ongoing:
		return w.t("Pågår", "Under way")
	case Late:
		return w.t("Försenad", "Overdue")
	case Waiting:
		return w.t("Inte påbörjad", "Not begun")
	}
	return w.t("Uppgift saknas", "Not known")
}

// short is the word on a tile.
func (w words) short(s State) string {
	switch s {
	case Waiting:
		return w.t("Ej börjat", "Not begun")
	case Unknown:
		return w.t("Okänt", "Not known")
	}
	return w.state(s)
}

// counted is the word after a number of principals.
func (w words) counted(s State, n int) string {
	one := n == 1
	switch s {
	case Decided:
		return w.t("har beslutat", pick(one, "has decided", "have decided"))
	case Rejected:
		return w.t("har avslagit", pick(one, "has rejected", "have rejected"))
	case Ongoing:
		return w.t("har pågående ärende", pick(one, "has the matter under way", "have the matter under way"))
	case Late:
		return w.t(pick(one, "är försenad", "är försenade"), pick(one, "is overdue", "are overdue"))
	case Waiting:
		return w.t("har inte börjat", pick(one, "has not begun", "have not begun"))
	}
	return w.t("saknar uppgift", pick(one, "has no entry", "have no entry"))
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// row is the state of a principal in full: «Försenad 35 dagar».
func (w words) row(row *Row) string {
	if row.State == Late {
		return w.state(Late) + " " + w.days(row.Late)
	}
	return w.state(row.State)
}

func (w words) days(n int) string {
	if n == 1 {
		return w.t("1\u00a0dag", "1\u00a0day")
	}
	return fmt.Sprintf("%d\u00a0%s", n, w.t("dagar", "days"))
}

// turn is the state of one turn in words.
func (w words) turn(t *Turn) string {
	switch {
	case t.State == Late:
		return w.t("försenad ", "overdue ") + w.days(t.Late)
	case t.State == Rejected:
		return w.t("avslagen", "rejected")
	case t.State == Decided:
		return w.outcome(t.Step)
	case t.State == Ongoing:
		return w.t("pågår", "under way")
	case t.State == Waiting:
		return w.t("inte påbörjad", "not begun")
	}
	return w.t("uppgift saknas", "not known")
}

// outcome is what a body made of the matter.
func (w words) outcome(s *principal.Step) string {
	switch s.Outcome {
	case principal.Adopted:
		if s.Role == principal.Proposes || s.Role == principal.Prepares {
			return w.t("tillstyrkt", "approved")
		}
		return w.t("antagen", "adopted")
	case principal.Approved:
		if s.Role == principal.Recommends {
			return w.t("rekommenderad", "recommended")
		}
		return w.t("tillstyrkt", "approved")
	case principal.ReferredBack:
		return w.t("återremitterad", "referred back")
	case principal.Rejected:
		if s.Role == principal.Decides {
			return w.t("avslagen", "rejected")
		}
		return w.t("avstyrkt", "advised against")
	case principal.Amended:
		return w.t("ändrad", "amended")
	case principal.Noted:
		return w.t("noterad", "noted")
	}
	return w.t("behandlad, utfall saknas", "dealt with, outcome not known")
}

// role heads a column that has no title.
func (w words) role(r principal.Role) string {
	switch r {
	case principal.Prepares:
		return w.t("Beredning", "Preparation")
	case principal.Proposes:
		return w.t("Förslag", "Proposal")
	}
	return w.t("Beslut", "Decision")
}

func (w words) column(c Column) string {
	return strings.ReplaceAll(w.title(c), "|", "")
}

// title is the heading of a column with its «|», where it may be hyphenated.
func (w words) title(c Column) string {
	if c.Title != "" {
		return c.Title
	}
	return w.role(c.Role)
}

// iso writes days: «2021-06-22–23».
func iso(d principal.Days) string {
	from, to := d.From.String(), d.To.String()
	switch {
	case to == "":
		return from
	case from[:8] == to[:8]:
		return from + "–" + to[8:]
	}
	return from + "–" + to
}

// late is the sentence that names who is late, with step and days; empty: nobody.
func (w words) late(r *Report) string {
	var out []string
	for _, row := range r.LateRows() {
		out = append(out, row.Principal.UsualName.Value+", "+row.Current.Body.Name.Value+", "+w.days(row.Late)+".")
	}
	return strings.Join(out, " ")
}

// decision is the day of a principal's decision in words.
func (w words) decision(row *Row) string {
	if row.Decision.IsZero() {
		return w.t("uppgift saknas", "not known")
	}
	return iso(row.Decision)
}

// detail is all that is recorded of a turn, for one line, with its state on the day.
func (w words) detail(t *Turn) string {
	out := []string{w.turn(t)}
	if d := iso(t.Due); d != "" {
		if t.Step.Taken() {
			out = append(out, d)
		} else {
			out = append(out, w.t("väntas ", "expected ")+d)
		}
	}
	return strings.Join(append(out, numbers(t)...), ", ")
}

// recorded is what the register says of a turn on any day.
func (w words) recorded(t *Turn) string {
	if t.Step.Taken() {
		return w.outcome(t.Step)
	}
	return w.t("planerat", "planned")
}

func (w words) particulars(t *Turn) string {
	return strings.Join(append([]string{w.recorded(t)}, numbers(t)...), ", ")
}

func numbers(t *Turn) []string {
	var out []string
	if s := t.Step; s != nil {
		if s.Paragraph > 0 {
			out = append(out, fmt.Sprintf("§\u00a0%d", s.Paragraph))
		}
		if !s.Case.IsZero() {
			out = append(out, s.Case.Value)
		}
	}
	return out
}
