package slides

import (
	"errors"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/typeset"
)

// CodeGlyph: a letter that the typeface lacks.
var CodeGlyph = &diag.Code{ID: "MB355",
	What: diag.Phrase{SV: "tecknet «%[1]s» i «%[2]s» finns inte i %[3]s", EN: "the character «%[1]s» in «%[2]s» is not in %[3]s"},
	Why:  diag.Phrase{SV: "tecknet skulle bli en tom ruta, eller sättas med ett annat typsnitt", EN: "the character would be an empty box, or set in another typeface"},
	Cure: diag.Phrase{SV: "ta bort tecknet eller skriv det med ord; annars behövs ett typsnitt som har det", EN: "remove the character or write it in words; else a typeface that has it is needed"}}

// missing reports a letter that a face lacks, once, at the words that hold it; false
// when the error says something else.
func (p *planner) missing(err error) bool {
	var m *typeset.MissingGlyphError
	if !errors.As(err, &m) {
		return false
	}
	letter := string(m.Rune)
	for _, f := range p.found {
		if f.Code == CodeGlyph && f.Args[0] == letter && f.Args[2] == m.Face {
			return true
		}
	}
	pos, words := p.saying(letter)
	p.found.Add(CodeGlyph.At(pos, letter, words, m.Face))
	return true
}

// saying is where a letter first stands in the document, and the words around it.
func (p *planner) saying(letter string) (pos diag.Pos, words string) {
	document.Walk(p.d, func(n document.Node, _ int) bool {
		var in []document.Inline
		var at diag.Pos
		switch t := n.(type) {
		case *document.Section:
			in, at = t.Title, t.Pos
		case *document.Paragraph:
			in, at = t.Text, t.Pos
		case *document.ListItem:
			in, at = t.Label, t.Pos
		}
		if text := document.Fold(document.Plain(in)); words == "" && strings.Contains(text, letter) {
			pos, words = at, text
			if r := []rune(text); len(r) > 48 {
				words = string(r[:47]) + "…"
			}
		}
		return words == ""
	})
	return pos, words
}
