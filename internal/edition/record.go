package edition

import (
	"strconv"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/label"
	"malbild/internal/principal"
	"malbild/internal/source"
)

// record adds what the record of the step says under a name of content.Records.
// What it does not say is left out, and with it the heading over it; only who is
// told and the notice stand open, to be filled in.
func (b *binder) record(out []Item, name string, pos diag.Pos) []Item {
	if b.meeting == nil {
		return out
	}
	switch name {
	case "changes":
		if cs := b.changes(); len(cs) > 0 {
			out = append(out, Item{Changes: cs, Pos: pos})
		}
		return out
	case "history":
		return listed(out, b.history(), pos)
	case "sources":
		return listed(out, b.sources(), pos)
	case "dispatch":
		return listed(out, b.dispatch(), pos)
	case "notice":
		if fs := b.notice(); len(fs) > 0 {
			out = append(out, Item{Facts: fs, Pos: pos})
		}
		return out
	}
	s := b.step()
	if s == nil || s.Proceedings == nil {
		return out
	}
	return b.proceedings(out, s.Proceedings, name, pos)
}

func (b *binder) proceedings(out []Item, p *principal.Proceedings, name string, pos diag.Pos) []Item {
	switch name {
	case "present":
		return listed(out, b.lines(p.Present), pos)
	case "conflicts":
		return append(out, b.remarks(p.Conflicts)...)
	case "chair":
		if m := b.chair(p, pos); m != nil {
			out = append(out, Item{Motion: m, Pos: pos})
		}
		return out
	case "motions":
		return append(out, b.remarks(p.Motions)...)
	case "order":
		return append(out, b.noted(p.Order)...)
	case "vote":
		return append(out, b.vote(p.Vote)...)
	case "reservations":
		return append(out, b.remarks(p.Reservations)...)
	case "statements":
		return append(out, b.remarks(p.Statements)...)
	case "notes":
		return append(out, b.noted(p.Notes)...)
	}
	return out
}

// chair is the clauses as the chair proposed them, when the record says so.
func (b *binder) chair(p *principal.Proceedings, pos diag.Pos) *Motion {
	if !p.Chair {
		return nil
	}
	return b.motion("chair", pos)
}

// listed adds lines; they join the list that stands right before them.
func listed(out []Item, l []Paragraph, pos diag.Pos) []Item {
	if len(l) == 0 {
		return out
	}
	if n := len(out); n > 0 && len(out[n-1].List) > 0 {
		last := out[n-1]
		last.List = append(append([]Paragraph(nil), last.List...), l...)
		return append(out[:n-1:n-1], last)
	}
	return append(out, Item{List: l, Pos: pos})
}

// lines are names and functions: they stay as they are, in their own language.
func (b *binder) lines(ts []source.Text) []Paragraph {
	var out []Paragraph
	for _, t := range ts {
		out = append(out, Paragraph{Text: []Piece{{Text: t.Value, Language: b.foreign()}}, Pos: t.Pos})
	}
	return out
}

func (b *binder) noted(ts []source.Text) []Item {
	var out []Item
	for _, t := range ts {
		out = append(out, Item{Paragraph: &Paragraph{Text: b.recorded(t.Value), Pos: t.Pos}, Pos: t.Pos})
	}
	return out
}

// remarks are paragraphs that begin with who speaks.
func (b *binder) remarks(rs []principal.Remark) []Item {
	var out []Item
	for _, r := range rs {
		var text []Piece
		if !r.By.IsZero() {
			text = []Piece{{Text: r.By.Value, Strong: true}, {Text: " "}}
		}
		out = append(out, Item{Paragraph: &Paragraph{Text: append(text, b.recorded(r.Text.Value)...), Pos: r.Pos}, Pos: r.Pos})
	}
	return out
}

// recorded is what was said or noted, word for word. A translation does not put other
// words into anybody's mouth: it says them in Swedish, and says that it does.
func (b *binder) recorded(text string) []Piece {
	if b.edition.Translation == nil {
		return []Piece{{Text: text}}
	}
	const here = "\x00"
	before, after, _ := strings.Cut(b.edition.labels().Text("in_swedish", "text", here), here)
	var out []Piece
	for _, p := range []Piece{{Text: before}, {Text: text, Language: b.foreign()}, {Text: after}} {
		if p.Text != "" {
			out = append(out, p)
		}
	}
	return out
}

// foreign is the language of the register's own words in a translation; else empty.
func (b *binder) foreign() string {
	if b.edition.Translation == nil {
		return ""
	}
	return "sv"
}

// vote is what yes and no stood for, the count, who voted how, and the result.
func (b *binder) vote(v *principal.Vote) []Item {
	if v == nil {
		return nil
	}
	w := b.edition.Phrases.Record
	out := b.noted(v.Meaning)
	t := &Table{Caption: w.VoteCaption, Head: []string{w.Ballot, w.Count}, Rows: [][]string{{w.Yes, strconv.Itoa(v.Yes)}, {w.No, strconv.Itoa(v.No)}, {w.Abstain, strconv.Itoa(v.Abstain)}}}
	out = append(out, Item{Table: t, Pos: v.Pos})
	if len(v.Ballots) > 0 {
		words := map[string]string{"yes": w.Yes, "no": w.No, "abstain": w.Abstain}
		roll := &Table{Caption: w.BallotsCaption, Head: []string{w.Name, w.Ballot}}
		for _, k := range v.Ballots {
			name := k.Name.Value
			if !k.Party.IsZero() {
				name += " (" + k.Party.Value + ")"
			}
			roll.Rows = append(roll.Rows, []string{name, words[k.Vote]})
		}
		out = append(out, Item{Table: roll, Pos: v.Pos})
	}
	if !v.Result.IsZero() {
		out = append(out, b.noted([]source.Text{v.Result})...)
	}
	return out
}

// history lists what earlier bodies made of the matter.
func (b *binder) history() []Paragraph {
	var out []Paragraph
	for _, s := range b.before {
		if word := b.edition.Phrases.Record.Outcome(string(s.Outcome), s.Role == principal.Decides); word != "" {
			out = append(out, Paragraph{Text: []Piece{{Text: b.when(s) + ": " + word}}, Pos: s.Pos})
		}
	}
	return out
}

// sources lists the extracts of earlier bodies, dated and with their §; one that
// is published is linked.
func (b *binder) sources() []Paragraph {
	var out []Paragraph
	for _, s := range b.before {
		if s.Date.IsZero() {
			continue // a source is dated
		}
		text := b.edition.Phrases.Kinds[document.MinutesExtract]
		if s.Paragraph > 0 {
			text += " §" + nbsp + strconv.Itoa(s.Paragraph)
		}
		text += ", " + b.bodyName(s.Body) + ", " + b.days(s.Date)
		out = append(out, Paragraph{Text: []Piece{{Text: text, Link: s.Document.Value}}, Pos: s.Pos})
	}
	return out
}

// dispatch lists who is told; unknown, the line is left to be filled in.
func (b *binder) dispatch() []Paragraph {
	if s := b.step(); s != nil && s.Proceedings != nil && len(s.Proceedings.Dispatch) > 0 {
		return b.lines(s.Proceedings.Dispatch)
	}
	if d, ok := b.edition.Fields["mottagare"]; ok {
		return []Paragraph{{Text: []Piece{{Field: &d}}}}
	}
	return nil
}

// notice is the proof that the record was announced, with the time to appeal a
// decision. It belongs to bodies under kommunallagen alone.
func (b *binder) notice() []Fact {
	if !b.adjustsNotice() {
		return nil
	}
	w := b.edition.Phrases.Record
	var out []Fact
	add := func(label string, ps []Piece) {
		if len(ps) > 0 {
			out = append(out, Fact{Label: label, Value: ps})
		}
	}
	add(w.Up, b.fieldPiece("anslagsdatum"))
	if b.appealable() {
		add(w.LastDay, b.fieldPiece("overklagas"))
	}
	add(w.Down, b.fieldPiece("nedtagning"))
	if t := b.principal.Settings.Storage; !t.IsZero() {
		b.set("forvaring", t.Value)
	}
	add(w.Storage, b.fieldPiece("forvaring"))
	return out
}

// appealable reports whether the decision can be appealed at all: what only
// prepares another body's decision cannot (kommunallagen 13 kap. 2 §).
func (b *binder) appealable() bool {
	s := b.step()
	return b.meeting.Role == principal.Decides && (s == nil || s.Outcome != principal.ReferredBack)
}

func (b *binder) fieldPiece(name string) []Piece {
	if d, ok := b.edition.Fields[name]; ok {
		return []Piece{{Field: &d}}
	}
	return nil
}

// RecordPhrases are the words of a record that the program itself says.
type RecordPhrases struct {
	Yes, No, Abstain            string
	Ballot, Count, Name         string
	VoteCaption, BallotsCaption string
	Up, Down, LastDay, Storage  string
	Outcome                     func(outcome string, decides bool) string // what a body made of the matter
	Change                      func(c Change, diff string) string        // «… ändrade att-satsen: …»
	Replaced                    func(old, new string) string
	Struck, Added               func(words string) string
	Reason                      func(why string) string
	Removed                     string // stands where a private person's name stood
	WebTitle                    string // «webbversion», in metadata
	WebNote                     string // says that names are removed
}

// recordPhrases are the words of a record in the language of a catalogue.
func recordPhrases(c *label.Catalogue) RecordPhrases {
	text := func(k label.Key) string { return c.Text(k) }
	return RecordPhrases{
		Yes: text("vote_yes"), No: text("vote_no"), Abstain: text("vote_abstain"), Ballot: text("vote_ballot"), Count: text("vote_count"), Name: text("vote_member"),
		VoteCaption: text("vote_caption"), BallotsCaption: text("vote_ballots"),
		Up: text("notice_up"), Down: text("notice_down"), LastDay: text("notice_appeal"), Storage: text("notice_storage"),
		Outcome: func(outcome string, decides bool) string { return outcomeIn(c, outcome, decides) },
		Change: func(k Change, diff string) string {
			which := text("change_clause")
			if k.Of > 1 {
				which = c.Text("change_clause_no", "n", strconv.Itoa(k.Clause))
			}
			switch {
			case k.Old == "":
				return c.Text("change_added", "by", k.By, "text", k.New)
			case k.New == "":
				return c.Text("change_struck", "by", k.By, "clause", which, "text", k.Old)
			}
			return c.Text("change_changed", "by", k.By, "clause", which, "text", diff)
		},
		Replaced: func(old, new string) string { return c.Text("words_replaced", "old", old, "new", new) },
		Struck:   func(w string) string { return c.Text("words_struck", "words", w) },
		Added:    func(w string) string { return c.Text("words_added", "words", w) },
		Reason:   func(why string) string { return c.Text("change_reason", "why", why) },
		Removed:  text("record_removed"), WebTitle: text("record_web"), WebNote: text("record_web_note"),
	}
}

// outcomeIn says what a body made of the matter; a body that proposes does not adopt.
func outcomeIn(c *label.Catalogue, outcome string, decides bool) string {
	key := map[principal.Outcome]label.Key{principal.Adopted: "outcome_adopted", principal.Approved: "outcome_approved", principal.ReferredBack: "outcome_returned",
		principal.Rejected: "outcome_reject_proposed", principal.Amended: "outcome_amend_proposed", principal.Noted: "outcome_noted"}[principal.Outcome(outcome)]
	switch {
	case key == "":
		return ""
	case decides && key == "outcome_reject_proposed":
		key = "outcome_rejected"
	case decides && key == "outcome_amend_proposed":
		key = "outcome_amended"
	}
	return c.Text(key)
}
