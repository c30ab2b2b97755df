package compose

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/principal"
)

// redact removes the names of private persons from a tree: from its texts,
// fields, alternative texts and metadata, not from its looks. What is left of a
// name, and any personal identity number, is a finding: nothing may be half
// removed. Elected members' names stay: they answer for
// what they decide (SKR's advice on minutes on the web).
func redact(d *document.Document, e *edition.Edition) diag.List {
	r := &redactor{to: e.Phrases.Record.Removed, names: forms(e.Private)}
	m := &d.Meta
	for _, s := range []*string{&m.Title, &m.Subject, &m.Issuer} {
		*s = r.text(*s)
	}
	for _, in := range [][]document.Inline{m.Running.Principal, m.Running.Body, m.Running.Kind, m.Running.Case, m.Running.FootLeft, m.Running.FootMiddle} {
		r.inlines(in)
	}
	document.Walk(d, func(n document.Node, _ int) bool {
		switch t := n.(type) {
		case *document.Passage:
			t.Title = r.text(t.Title)
		case *document.Figure:
			t.Alt = r.text(t.Alt)
			t.Target = r.text(t.Target)
		case *document.Picture:
			t.Alt = r.text(t.Alt)
		case document.Inline:
			r.inlines([]document.Inline{t})
			return false
		}
		return true
	})
	return r.left(d, e)
}

// redactor replaces names by what says that something stood there.
type redactor struct {
	to    string
	names []*regexp.Regexp
}

// forms makes a pattern of every name, longest first: any white space between
// its words, any case, with or without the s of the genitive.
func forms(names []string) []*regexp.Regexp {
	ordered := slices.Clone(names)
	slices.SortStableFunc(ordered, func(a, b string) int { return utf8.RuneCountInString(b) - utf8.RuneCountInString(a) })
	var out []*regexp.Regexp
	for _, n := range ordered {
		var words []string
		for _, w := range strings.Fields(document.Fold(n)) {
			words = append(words, regexp.QuoteMeta(w))
		}
		if len(words) > 0 {
			out = append(out, regexp.MustCompile(`(?i)(^|[^\pL\pN])`+strings.Join(words, `[\s\x{a0}]+`)+`(?:s|:s|’s)?($|[^\pL\pN])`))
		}
	}
	return out
}

func (r *redactor) text(s string) string {
	for _, n := range r.names {
		for range 2 { // two names may share the space between them
			s = n.ReplaceAllString(s, "${1}"+r.to+"${2}")
		}
	}
	return s
}

// inlines removes names from texts and from what stands inside them. A name that
// is divided, half of it in bold, is found by left.
func (r *redactor) inlines(in []document.Inline) {
	for _, n := range in {
		switch t := n.(type) {
		case *document.Text:
			t.Value = r.text(t.Value)
		case *document.Field:
			t.Value = r.text(t.Value)
			t.Choices = slices.Clone(t.Choices)
			for i := range t.Choices {
				t.Choices[i] = r.text(t.Choices[i])
			}
		case *document.Abbreviation:
			t.Short, t.Expansion = r.text(t.Short), r.text(t.Expansion)
		case *document.Link:
			t.Target = r.text(t.Target)
		}
		r.inlines(document.Children(n))
	}
}

// left looks for what was not removed: a word of a private name that still stands
// in the document once the names that stay are out of the way, or a personal
// identity number.
func (r *redactor) left(d *document.Document, e *edition.Edition) diag.List {
	var found diag.List
	stay := &redactor{names: forms(e.Public)}
	for _, s := range sayings(d) {
		s.text = stay.text(s.text)
		if n := principal.PersonalNumber(s.text); n != "" {
			found.Add(PersonalNumberLeft.At(s.pos))
		}
		for _, name := range e.Private {
			for range leftOf(name, s.text) {
				found.Add(NameLeft.At(s.pos, name))
			}
		}
	}
	return found
}

// leftOf are the words of a name that a text still has; those of two letters are too
// common to mean anybody.
func leftOf(name, text string) []string {
	return slices.DeleteFunc(strings.Fields(document.Fold(name)), func(w string) bool {
		return utf8.RuneCountInString(w) <= 2 || !mentions(text, w)
	})
}

// mentions reports whether a text holds a word, in any case, also as a genitive.
func mentions(text, word string) bool {
	word = strings.ToLower(word)
	for _, w := range strings.FieldsFunc(strings.ToLower(document.Fold(text)), func(c rune) bool { return strings.ContainsRune(" ,.;:!?()[]”’\"'–/-", c) }) {
		if w == word || w == word+"s" {
			return true
		}
	}
	return false
}

// saying is a text of the document and its place.
type saying struct {
	text string
	pos  diag.Pos
}

// sayings are all texts of a document as they are read, with their places.
func sayings(d *document.Document) []saying {
	out := []saying{{text: d.Meta.Title}}
	document.Walk(d, func(n document.Node, _ int) bool {
		switch t := n.(type) {
		case *document.Section:
			out = append(out, saying{document.Plain(t.Title), t.Pos})
		case *document.Paragraph:
			out = append(out, saying{document.Plain(t.Text), t.Pos})
			return false
		case *document.ListItem:
			out = append(out, saying{document.Plain(t.Label), t.Pos})
		case *document.Table:
			out = append(out, saying{document.Plain(t.Caption), t.Pos})
		case *document.Cell:
			out = append(out, saying{text: document.Plain(t.Text)})
		case *document.Figure:
			out = append(out, saying{t.Alt, t.Pos})
		case *document.Picture:
			out = append(out, saying{t.Alt + " " + document.Plain(t.Caption), t.Pos})
		}
		return true
	})
	return out
}
