package slides

import (
	"strings"
	"unicode/utf8"

	"malbild/internal/document"
)

// shortWord is the most letters, with its full stop, of a word that is not left alone on
// the last line.
const shortWord = 9

// oneLine is fewer letters than a slide's narrowest measure holds: names, addresses and
// days are left as they are.
const oneLine = 32

// held is a paragraph whose short last word is held to the one before it. The program that
// shows a slide breaks its lines, and knows no better; the words are the same, and so is
// the number of lines: what came last on a line comes with it to the next.
func held(in []document.Inline) []document.Inline {
	if len(in) == 0 || utf8.RuneCountInString(document.Plain(in)) < oneLine {
		return in
	}
	t, ok := in[len(in)-1].(*document.Text)
	if !ok {
		return in
	}
	i := strings.LastIndexByte(t.Value, ' ')
	if i <= 0 || utf8.RuneCountInString(t.Value[i+1:]) > shortWord || i+1 == len(t.Value) {
		return in
	}
	if before := t.Value[strings.LastIndexByte(t.Value[:i], ' ')+1 : i]; utf8.RuneCountInString(before) > 2*shortWord {
		return in // the line before would end far too early
	}
	out := append([]document.Inline(nil), in...)
	out[len(out)-1] = &document.Text{Value: t.Value[:i] + "\u00a0" + t.Value[i+1:]}
	return out
}
