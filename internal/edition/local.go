package edition

import (
	"slices"
	"strings"

	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/source"
)

// LocalBlock is a section of the principal's own, bound.
type LocalBlock struct {
	Title content.Label
	Body  []Paragraph
	Pos   diag.Pos
}

// local applies what the principal says for itself and chooses. Which fields it may
// use was held when its file was read; nothing here reaches an adopted word.
func (b *binder) local(l *content.Local) {
	e := b.edition
	if e.Local = l; l == nil {
		return
	}
	if len(l.Contact) > 0 {
		e.Contact = nil
		for _, t := range l.Contact {
			e.Contact = append(e.Contact, t.Value)
		}
	}
	e.Malbild = withEvents(e.Malbild, l.Events)
}

// localTexts binds the principal's own words, when placeholders have their values.
func (b *binder) localTexts() {
	e := b.edition
	l := e.Local
	if l == nil {
		return
	}
	if b.values == nil {
		b.placeholders()
	}
	e.Line = b.rich(l.Line)
	if l.Block != nil {
		e.Block = &LocalBlock{Title: l.Block.Title, Pos: l.Block.Pos}
		for _, p := range l.Block.Body {
			e.Block.Body = append(e.Block.Body, Paragraph{Text: b.rich(p.Rich), Pos: p.Pos})
		}
	}
}

// withEvents is the målbild with events added to its timeline, each where its time
// is. The målbild itself is not changed.
func withEvents(m *content.Malbild, events []*content.Period) *content.Malbild {
	if len(events) == 0 || m.Timeline == nil {
		return m
	}
	out, t := *m, *m.Timeline
	t.Periods = slices.Clone(t.Periods)
	for _, ev := range events {
		at := len(t.Periods)
		for at > 0 && later(t.Periods[at-1].When, ev.When) {
			at--
		}
		t.Periods = slices.Insert(t.Periods, at, ev)
	}
	out.Timeline = &t
	return &out
}

// later reports whether a begins after b, as far as both are known.
func later(a, b content.Date) bool {
	n := min(len(a.From), len(b.From))
	return strings.Compare(a.From[:n], b.From[:n]) > 0
}

// ordered is the web page as the principal orders it: the sections it names, in its
// order; without an order, all as they stand. Sentences of its own are added.
func (b *binder) ordered(in []*content.OutlineSection) []*content.OutlineSection {
	l := b.edition.Local
	if l == nil || b.edition.Product != document.WebPage {
		return in
	}
	out := in
	if len(l.Order) > 0 {
		out = nil
		for _, t := range l.Order {
			if s := b.sectionOf(in, t); s != nil {
				out = append(out, s)
			}
		}
		if l.WholeOrder && len(out) < len(in) {
			b.found.Add(LocalWhole.At(l.Order[0].Pos, "order"))
		}
	}
	for _, a := range l.Add {
		if s := b.sectionOf(in, a.To); s != nil && a.Text != nil {
			out = added(out, s, a)
		}
	}
	return out
}

// sectionOf finds a section of the page, or reports what there is.
func (b *binder) sectionOf(in []*content.OutlineSection, t source.Text) *content.OutlineSection {
	var known []string
	for _, s := range in {
		if s.ID == t.Value {
			return s
		}
		known = append(known, s.ID)
	}
	if !t.IsZero() {
		b.found.Add(LocalUnknown.At(t.Pos, t.Value, source.Quoted(known)))
	}
	return nil
}

// added is the page with a sentence after the last paragraph of a section that
// stands before anything else in it.
func added(in []*content.OutlineSection, to *content.OutlineSection, a content.LocalText) []*content.OutlineSection {
	out := slices.Clone(in)
	for i, s := range out {
		if s.ID != to.ID {
			continue
		}
		own := *s
		at := 0
		for at < len(own.Items) && own.Items[at].Text != nil {
			at++
		}
		own.Items = slices.Clone(own.Items)
		if a.Join && at > 0 {
			p := *own.Items[at-1].Text
			p.Rich = content.Rich{Pos: p.Pos, Spans: append(append(slices.Clone(p.Spans), content.Span{Text: " "}), a.Text.Spans...)}
			own.Items[at-1].Text = &p
		} else {
			own.Items = slices.Insert(own.Items, at, content.Item{Text: a.Text, Pos: a.Text.Pos})
		}
		out[i] = &own
	}
	return out
}

// chosenParts are the parts of the målbild that a web page shows: the principal's
// choice, else what the outline says.
func (b *binder) chosenParts(in *content.Include) *content.Include {
	l := b.edition.Local
	if l == nil || len(l.Parts) == 0 || b.edition.Product != document.WebPage {
		return in
	}
	own := *in
	own.Parts = nil
	for _, t := range l.Parts {
		var known []string
		for _, th := range b.county.Malbild.Texts() {
			known = append(known, th.ID)
		}
		if !slices.Contains(known, t.Value) {
			b.found.Add(LocalUnknown.At(t.Pos, t.Value, source.Quoted(known)))
			continue
		}
		own.Parts = append(own.Parts, t.Value)
	}
	if l.WholeParts && len(own.Parts) < len(b.county.Malbild.Texts()) {
		b.found.Add(LocalWhole.At(l.Parts[0].Pos, "parts"))
	}
	return &own
}
