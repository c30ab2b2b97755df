package status

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"

	"malbild/internal/principal"
)

// CSV writes a line a turn. The usual form is RFC 4180: commas, CRLF, UTF-8. For a
// Swedish Excel, which takes the decimal comma for itself, there are semicolons, a
// byte order mark, and an apostrophe before what Excel would compute.
func CSV(rs []*Report, excel bool) []byte {
	var b bytes.Buffer
	c := csv.NewWriter(&b)
	c.UseCRLF = true
	if excel {
		b.WriteString("\ufeff")
		c.Comma = ';'
	}
	c.Write([]string{"county", "principal", "code", "name", "state", "days_late", "decision", "body", "body_name", "role", "round", "step_state",
		"planned", "date", "date_to", "paragraph", "case", "outcome", "adjusted", "published", "document"})
	for _, r := range rs {
		for _, row := range r.all() {
			for i := range row.Turns {
				line := record(r, row, &row.Turns[i])
				if excel {
					line = harmlessLine(line)
				}
				c.Write(line)
			}
		}
	}
	c.Flush()
	return b.Bytes()
}

func harmlessLine(line []string) []string {
	for k := range line {
		line[k] = harmless(line[k])
	}
	return line
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(s string) string {
	if s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
		return "'" + s
	}
	return s
}

// all lists every row: who decides, then the common bodies.
func (r *Report) all() []*Row {
	var out []*Row
	for i := range r.Rows {
		out = append(out, &r.Rows[i])
	}
	for i := range r.Common {
		out = append(out, &r.Common[i])
	}
	return out
}

func record(r *Report, row *Row, t *Turn) []string {
	p, s := row.Principal, t.Step
	if s == nil {
		s = &principal.Step{}
	}
	return []string{r.County, p.ID, p.Code, p.UsualName.Value, string(row.State), number(row.Late), days(row.Decision), t.Body.ID, t.Body.Name.Value,
		string(t.Role), strconv.Itoa(t.Round), string(t.State), days(s.Planned), s.Date.From.String(), s.Date.To.String(), number(s.Paragraph),
		s.Case.Value, string(s.Outcome), s.Adjusted.String(), s.Published.String(), s.Document.Value}
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// days writes a day, or two with a slash: ISO 8601, as the register has them.
func days(d principal.Days) string {
	if d.To.IsZero() {
		return d.From.String()
	}
	return d.From.String() + "/" + d.To.String()
}

// The lines of JSON: one a county, then one for each of its principals. Keys are
// stable; a value that is not known is left out.
type (
	countyLine struct {
		Type   string         `json:"type"` // "county"
		Schema int            `json:"schema"`
		County string         `json:"county"`
		Title  string         `json:"title"`
		Date   string         `json:"date"`
		Window string         `json:"window,omitempty"`
		Counts map[string]int `json:"counts"`
		Sample bool           `json:"example,omitempty"`
	}
	principalLine struct {
		Type     string     `json:"type"` // "principal"
		County   string     `json:"county"`
		ID       string     `json:"id"`
		Code     string     `json:"code,omitempty"`
		Kind     string     `json:"kind"`
		Name     string     `json:"name"`
		State    string     `json:"state"`
		DaysLate int        `json:"days_late,omitempty"`
		Current  string     `json:"current,omitempty"`  // body
		Decision string     `json:"decision,omitempty"` // day
		Held     bool       `json:"held"`
		Steps    []stepLine `json:"steps"`
	}
	stepLine struct {
		Body      string `json:"body"`
		Name      string `json:"name"`
		Role      string `json:"role"`
		Round     int    `json:"round"`
		State     string `json:"state"`
		DaysLate  int    `json:"days_late,omitempty"`
		Planned   string `json:"planned,omitempty"`
		Date      string `json:"date,omitempty"`
		Paragraph int    `json:"paragraph,omitempty"`
		Case      string `json:"case,omitempty"`
		Outcome   string `json:"outcome,omitempty"`
		Adjusted  string `json:"adjusted,omitempty"`
		Published string `json:"published,omitempty"`
		Document  string `json:"document,omitempty"`
	}
)

// schema is the version of the JSON; it grows when a key changes its meaning.
const schema = 1

// JSON writes the reports as lines of JSON.
func JSON(rs []*Report) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, r := range rs {
		counts := map[string]int{}
		for _, s := range states() {
			counts[string(s)] = r.Count(s)
		}
		e.Encode(countyLine{Type: "county", Schema: schema, County: r.County, Title: r.Title, Date: r.Day.String(), Window: days(r.Overview.Window), Counts: counts, Sample: r.Overview.Example})
		for _, row := range r.all() {
			e.Encode(line(r, row))
		}
	}
	return b.Bytes()
}

func line(r *Report, row *Row) principalLine {
	p := row.Principal
	out := principalLine{Type: "principal", County: r.County, ID: p.ID, Code: p.Code, Kind: string(p.Kind), Name: p.UsualName.Value,
		State: string(row.State), DaysLate: row.Late, Decision: days(row.Decision), Held: row.Held, Steps: []stepLine{}}
	if row.Current != nil {
		out.Current = row.Current.Body.ID
	}
	for i := range row.Turns {
		t := &row.Turns[i]
		s := t.Step
		if s == nil {
			s = &principal.Step{}
		}
		out.Steps = append(out.Steps, stepLine{Body: t.Body.ID, Name: t.Body.Name.Value, Role: string(t.Role), Round: t.Round, State: string(t.State), DaysLate: t.Late,
			Planned: days(s.Planned), Date: days(s.Date), Paragraph: s.Paragraph, Case: s.Case.Value, Outcome: string(s.Outcome),
			Adjusted: s.Adjusted.String(), Published: s.Published.String(), Document: s.Document.Value})
	}
	return out
}
