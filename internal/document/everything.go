package document

import "strings"

// Everything is all text of a document, in no order that matters: words, running
// heads, alternative texts, metadata. What must stand nowhere is looked for in it.
func Everything(d *Document) string {
	var b strings.Builder
	put := func(parts ...string) {
		for _, s := range parts {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	m := d.Meta
	put(m.Title, m.Issuer, m.Subject)
	r := m.Running
	all := &Document{Body: append([]Block{}, d.Body...)}
	for _, in := range [][]Inline{r.Principal, r.Body, r.Kind, r.Case, r.FootLeft, r.FootMiddle} {
		all.Body = append(all.Body, &Paragraph{Text: in})
	}
	Walk(all, func(n Node, _ int) bool {
		switch t := n.(type) {
		case *Text:
			put(t.Value)
		case *Abbreviation:
			put(t.Short, t.Expansion)
		case *Passage:
			put(t.Title)
		case *Figure:
			put(t.Alt)
			for _, p := range t.Parts {
				put(p.Label...)
				put(p.From...)
			}
			if t.Hub != nil {
				put(t.Hub.Label...)
			}
		case *Picture:
			put(t.Alt)
		case *Field:
			put(t.Title, t.Value, t.Placeholder)
			put(t.Choices...)
		}
		return true
	})
	return b.String()
}
