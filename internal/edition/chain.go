package edition

import (
	"strconv"
	"strings"

	"malbild/internal/calendar"
	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/principal"
	"malbild/internal/source"
)

// Change is how a body reworded a clause.
type Change struct {
	By       string // «Kommunstyrelsen 2021-06-07, § 101»
	Clause   int    // number, from 1
	Of       int    // how many clauses there are
	Old, New string // one is empty where the body struck or added the clause
	Reason   string
}

// Meetings lists the documents of one product that a principal's chain calls
// for, in the order of the chain: a report to every body that prepares, proposes or decides,
// an extract of the minutes of every body that meets.
func Meetings(p *principal.Principal, product document.Product) []principal.Meeting {
	var out []principal.Meeting
	if p == nil {
		return nil
	}
	for _, m := range p.Meetings() {
		switch product {
		case document.OfficerReport:
			if m.Role == principal.Prepares || m.Role == principal.Proposes || m.Role == principal.Decides {
				out = append(out, m)
			}
		case document.MinutesExtract:
			out = append(out, m)
		}
	}
	return out
}

// Stem is the file name, without extension, of the document of a meeting: the
// product's own for the body it is chiefly about, else with the body's id; an
// earlier turn of a body has its number, and the web edition its ending.
func Stem(p *principal.Principal, product document.Product, m *principal.Meeting, web bool) string {
	s := string(product)
	if p != nil && m != nil {
		main := p.Main()
		if product == document.OfficerReport {
			main = p.First()
		}
		if main == nil || m.Body.ID != main.ID || !m.Last {
			s += "-" + m.Body.ID
		}
		if !m.Last {
			s += "-" + strconv.Itoa(m.Round)
		}
	}
	if web {
		s += "-" + principal.WebStem
	}
	return s
}

// meet finds whose document this is, and what came before it.
func (b *binder) meet(o Options) {
	p, product := b.principal, b.edition.Product
	if p == nil {
		return
	}
	b.meeting = o.Meeting
	if b.meeting == nil {
		b.meeting = chief(p, product)
	}
	b.edition.Stem = Stem(p, product, b.meeting, o.Web)
	for i := range p.Steps {
		s := &p.Steps[i]
		if b.meeting != nil && b.meeting.Step == s {
			return
		}
		b.before = append(b.before, s)
	}
}

// chief is the meeting whose document has the plain file name. Other products
// than reports and extracts know what the deciding body knows.
func chief(p *principal.Principal, product document.Product) *principal.Meeting {
	body := p.Main()
	if product == document.OfficerReport {
		body = p.First()
	}
	for _, m := range p.Meetings() {
		if body != nil && m.Body.ID == body.ID && m.Last {
			return &m
		}
	}
	return nil
}

// step is what is known of the meeting, or nil.
func (b *binder) step() *principal.Step {
	if b.meeting == nil {
		return nil
	}
	return b.meeting.Step
}

// ofMeeting reports whether the document is that of one meeting.
func (b *binder) ofMeeting() bool {
	return b.meeting != nil && (b.edition.Product == document.OfficerReport || b.edition.Product == document.MinutesExtract)
}

// known fills the fields with what the register knows of the meeting.
func (b *binder) known() {
	if b.meeting == nil {
		return
	}
	b.set("diarienummer", b.number())
	if !b.adjustsNotice() {
		b.drop("anslagsdatum", "nedtagning", "overklagas")
	}
	b.set("status", b.edition.Stamp)
	s := b.step()
	if s == nil {
		return
	}
	if s.Paragraph > 0 {
		b.set("paragraf", strconv.Itoa(s.Paragraph))
	}
	b.set("instans", capital(b.meeting.Body.Name.Value))
	b.set("datum", b.days(s.Date))
	if b.edition.Product == document.MinutesExtract && !s.Date.IsZero() {
		b.edition.Date = s.Date.From.String()
	}
	b.set("justeringsdatum", b.date(s.Adjusted))
	if b.adjustsNotice() && !s.Published.IsZero() {
		b.set("anslagsdatum", b.date(s.Published))
		b.set("overklagas", b.date(calendar.AppealBy(s.Published)))
		b.set("nedtagning", b.date(calendar.NoticeDown(s.Published)))
	}
	for _, f := range s.Fields {
		b.chosen(f)
	}
}

// adjustsNotice reports whether the record is announced with a time to appeal: a
// body under kommunallagen. An association's board is not.
func (b *binder) adjustsNotice() bool { return b.principal != nil && b.principal.Adopts() }

// number is the registration number of the meeting's body.
func (b *binder) number() string {
	for _, s := range b.principal.Steps {
		if s.Body == b.meeting.Body.ID && !s.Case.IsZero() {
			return s.Case.Value
		}
	}
	return ""
}

// set gives a field its value where the county has the field.
func (b *binder) set(name, value string) {
	d, ok := b.edition.Fields[name]
	if !ok || value == "" {
		return
	}
	d.Value = value
	if _, iso := calendar.Parse(value); d.Kind == document.FieldDate && !iso {
		d.Kind = document.FieldText // two days, or a day in words: no single date to pick
	}
	b.edition.Fields[name] = d
}

func (b *binder) drop(names ...string) {
	for _, n := range names {
		delete(b.edition.Fields, n)
	}
}

// chosen sets a field that the step names itself.
func (b *binder) chosen(f principal.FieldValue) {
	if _, ok := b.edition.Fields[f.Name.Value]; !ok {
		var known []string
		for _, k := range b.county.Fields {
			known = append(known, k.Name)
		}
		b.found.Add(NoField.At(f.Name.Pos, f.Name.Value, source.Quoted(known)))
		return
	}
	value := f.Value.Value
	if b.edition.Fields[f.Name.Value].Kind == document.FieldBlock {
		value = b.untranslated(value, "fields."+f.Name.Value)
	}
	b.set(f.Name.Value, value)
}

// untranslated is a text of the register where a translation would have to say it in
// its own words: a gap, which stops the document. Nothing translates the register.
func (b *binder) untranslated(text, id string) string {
	if b.edition.Translation == nil || text == "" {
		return text
	}
	return content.Gap("principals." + b.principal.ID + "." + id)
}

// date writes a day in the principal's style.
func (b *binder) date(d calendar.Date) string {
	if d.IsZero() || b.principal.Settings.DateStyle != "long" {
		return d.String()
	}
	return b.long(content.Date{From: d.String()})
}

// days writes the day or days of a meeting.
func (b *binder) days(d principal.Days) string {
	if d.IsZero() || d.To.IsZero() {
		return b.date(d.From)
	}
	from, to := d.From.String(), d.To.String()
	if b.principal.Settings.DateStyle == "long" {
		return b.long(content.Date{From: from, To: to})
	}
	if from[:8] == to[:8] {
		return from + "–" + to[8:]
	}
	return from + "–" + to
}

// next is the body that gets the matter after this one.
func (b *binder) next() *principal.Body {
	p := b.principal
	past := false
	for i := range p.Bodies {
		k := &p.Bodies[i]
		if past && (k.Role == principal.Proposes || k.Role == principal.Decides) {
			return k
		}
		past = past || k.ID == b.meeting.Body.ID
	}
	return b.meeting.Body
}

// clauses are the clauses as they stand after the given steps: a body that
// amended gave some of them other words.
func (b *binder) clauses(steps []*principal.Step) []content.Clause {
	out := append([]content.Clause(nil), b.resolution.Clauses...)
	for _, s := range steps {
		for _, c := range s.Clauses {
			i := clauseIndex(out, c.ID.Value)
			text := content.Passage{Rich: content.Rich{Spans: []content.Span{{Text: b.untranslated(c.Text.Value, "clauses."+c.ID.Value)}}, Pos: c.Text.Pos}}
			switch {
			case c.Add == (i >= 0):
				b.noClause(c, out)
			case c.Add:
				out = append(out, content.Clause{ID: c.ID.Value, Text: text})
			case c.Strike:
				out = append(out[:i:i], out[i+1:]...)
			default:
				out[i].Text = text
			}
		}
	}
	return out
}

// own reports whether the clause is the resolution's own, not added on the way.
func (b *binder) own(id string) bool { return clauseIndex(b.resolution.Clauses, id) >= 0 }

// noClause reports a change of a clause that is not there, or an added one that is.
func (b *binder) noClause(c principal.Change, in []content.Clause) {
	var known []string
	for _, k := range in {
		known = append(known, k.ID)
	}
	for _, f := range b.found {
		if f.Code == NoClause && f.Pos == c.ID.Pos {
			return
		}
	}
	b.found.Add(NoClause.At(c.ID.Pos, c.ID.Value, source.Quoted(known)))
}

func clauseIndex(in []content.Clause, id string) int {
	for i := range in {
		if in[i].ID == id {
			return i
		}
	}
	return -1
}

// changes lists what bodies changed up to and with this meeting.
func (b *binder) changes() []Change {
	if b.resolution == nil {
		return nil
	}
	var out []Change
	done := b.before
	if s := b.step(); s != nil && b.edition.Product == document.MinutesExtract {
		done = append(append([]*principal.Step(nil), done...), s)
	}
	for i, s := range done {
		old := b.clauses(done[:i])
		for _, c := range s.Clauses {
			k := clauseIndex(old, c.ID.Value)
			if c.Add == (k >= 0) {
				continue // reported with the clauses
			}
			d := Change{By: b.when(s), Clause: k + 1, Of: len(old), New: b.untranslated(c.Text.Value, "clauses."+c.ID.Value), Reason: b.untranslated(c.Reason.Value, "clauses."+c.ID.Value)}
			if !c.Add {
				d.Old = plain(b.rich(old[k].Text.Rich))
			}
			out = append(out, d)
		}
	}
	return out
}

// when names a step: «Kommunstyrelsen 2021-06-07, § 101», as far as it is known.
func (b *binder) when(s *principal.Step) string {
	out := capital(b.bodyName(s.Body))
	if d := b.days(s.Date); d != "" {
		out += " " + d
	}
	if s.Paragraph > 0 {
		out += ", §" + nbsp + strconv.Itoa(s.Paragraph)
	}
	return out
}

func (b *binder) bodyName(id string) string {
	if k := b.principal.BodyByID(id); k != nil {
		return k.Name.Value
	}
	return id
}

// template binds the wording of a setting: plain text with {Body} and its kin.
func (b *binder) template(t source.Text) []Piece {
	r := content.Rich{Pos: t.Pos}
	rest := t.Value
	for rest != "" {
		open := strings.IndexByte(rest, '{')
		end := strings.IndexByte(rest, '}')
		if open < 0 || end < open {
			r.Spans = append(r.Spans, content.Span{Text: rest})
			break
		}
		if open > 0 {
			r.Spans = append(r.Spans, content.Span{Text: rest[:open]})
		}
		r.Spans = append(r.Spans, content.Span{Name: rest[open+1 : end]})
		rest = rest[end+1:]
	}
	return b.rich(r)
}
