package word

import (
	"strings"

	"malbild/internal/document"
	"malbild/internal/word/block"
)

// Fields that every document knows, whatever the sources say.
const (
	fieldPrincipal = "huvudman"
	fieldTitle     = "titel"
	fieldSubject   = "amne"
	fieldKind      = "handling"
)

// caseFields gathers what the fields of a template can be filled with: the fields
// of this document, those of the case, and what the document says of itself.
func (w *writer) caseFields() map[string]*document.Field {
	known := map[string]*document.Field{}
	note := func(f *document.Field) {
		if old := known[f.Name]; old == nil || old.Value == "" {
			known[f.Name] = f
		}
	}
	document.Walk(w.doc, func(n document.Node, _ int) bool {
		if f, ok := n.(*document.Field); ok {
			note(f)
		}
		return true
	})
	m := w.doc.Meta
	for _, in := range [][]document.Inline{m.Running.Principal, m.Running.Body, m.Running.Kind, m.Running.Case, m.Running.FootLeft, m.Running.FootMiddle} {
		for _, n := range in {
			if f, ok := n.(*document.Field); ok {
				note(f)
			}
		}
	}
	for _, f := range w.o.Fields {
		note(&f)
	}
	kind := ""
	if len(m.Running.Kind) > 0 {
		kind = strings.TrimSpace(document.Plain(m.Running.Kind[:1]))
	}
	for _, f := range []document.Field{{Name: fieldPrincipal, Value: m.Issuer}, {Name: fieldTitle, Value: m.Title}, {Name: fieldSubject, Value: m.Subject}, {Name: fieldKind, Value: kind}} {
		f.Placeholder = f.Name
		if known[f.Name] == nil {
			known[f.Name] = &f
		}
	}
	return known
}

// templateField writes a control of the template's own.
func (w *writer) templateField(c *control) {
	f := w.known[c.name]
	switch {
	case f == nil:
		w.unknownField(c.name)
		w.raw(c.asIs)
		return
	case !c.bound && f.Value == "":
		w.raw(c.asIs)
		return
	}
	if c.bound {
		w.fields.note(f.Name, f.Value)
	}
	if f.Value != "" {
		w.form(c.filled, strings.Join(lines(f.Value), " "))
		return
	}
	if c.style >= 0 {
		w.used |= 1 << c.style
	}
	w.form(c.waiting, f.Shown())
}

func (w *writer) form(f form, value string) {
	for i, s := range f {
		switch {
		case i%2 == 0:
			w.raw(s)
		case s == holeDate:
			if isDate(value) {
				w.raw(value + "T00:00:00Z")
			} else { // not a date: Word takes any; none is not allowed to be empty
				w.raw("1900-01-01T00:00:00Z")
			}
		default:
			w.buf = block.Text(w.buf, value)
		}
	}
}
