package word

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/document"
	"malbild/internal/word/block"
)

// inlines writes words inside an open paragraph. f is the format around them.
func (w *writer) inlines(in []document.Inline, f block.Run) {
	for _, n := range in {
		w.inline(n, f)
	}
}

func (w *writer) inline(n document.Inline, f block.Run) {
	switch t := n.(type) {
	case *document.Text:
		w.text(f, w.bound(t.Value))
	case *document.Break: // a line break chosen for a poster is a space here
		w.text(f, " ")
	case *document.Abbreviation: // Word has no place for the expansion
		w.text(f, t.Short)
	case *document.Strong:
		w.inlines(t.Text, w.styled(f, "Strong", func(r *block.Run) { r.Bold = true }))
	case *document.Emphasis:
		w.inlines(t.Text, w.styled(f, "Emphasis", func(r *block.Run) { r.Italic = true }))
	case *document.Foreign:
		f.Lang = wordLanguage(t.Language)
		w.inlines(t.Text, f)
	case *document.Link:
		w.link(t, f)
	case *document.Field:
		w.control(t, f)
	case *document.Footnote:
		w.footnote(t, f)
	}
}

// bound keeps a word of one letter in the title with the word that follows: a
// line does not end in «i».
func (w *writer) bound(s string) string {
	if !w.title || !strings.Contains(s, " ") {
		return s
	}
	words := strings.Split(s, " ")
	var b strings.Builder
	for i, word := range words {
		b.WriteString(word)
		switch r, n := utf8.DecodeRuneInString(word); {
		case i == len(words)-1:
		case n == len(word) && unicode.IsLetter(r):
			b.WriteRune('\u00a0')
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// styled gives a run a character style, or the bare format when it has a style already.
func (w *writer) styled(f block.Run, style string, bare func(*block.Run)) block.Run {
	if id := w.style(style); f.Style == "" && id != "" {
		f.Style = id
	} else {
		bare(&f)
	}
	return f
}

// link writes a link to an address. In a header the words alone are written.
func (w *writer) link(l *document.Link, f block.Run) {
	if w.headless || l.Target == "" {
		w.inlines(l.Text, f)
		return
	}
	id, ok := w.links[l.Target]
	if !ok {
		id = w.relate("hyperlink", l.Target, true)
		w.links[l.Target] = id
	}
	f.Style = w.style("Hyperlink")
	m := w.moulds.link
	w.endRun()
	w.raw(m[0])
	w.raw(id)
	w.raw(m[1])
	w.inlines(l.Text, f)
	w.endRun()
	w.raw(m[2])
}

// alone returns the field when it is all there is in a paragraph and may hold
// several paragraphs.
func alone(in []document.Inline) *document.Field {
	if len(in) != 1 {
		return nil
	}
	if f, ok := in[0].(*document.Field); ok && f.Kind == document.FieldBlock {
		return f
	}
	return nil
}

// lines are the paragraphs of a value.
func lines(s string) []string {
	var out []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}
