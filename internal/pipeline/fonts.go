package pipeline

import (
	"bytes"
	"errors"
	"slices"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/html"
	"malbild/internal/typeset"
)

// codeFigureLetter is about a label that cannot be drawn.
var codeFigureLetter = &diag.Code{ID: "MB609",
	What: diag.Phrase{SV: "tecknet «%[1]s» i figuren «%[2]s» finns inte i %[3]s", EN: "the character «%[1]s» in the figure «%[2]s» is not in %[3]s"},
	Why:  diag.Phrase{SV: "etiketten skulle få en tom ruta", EN: "the label would have an empty box"},
	Cure: diag.Phrase{SV: "byt tecknet i figurens etiketter, eller välj ett typsnitt som har det", EN: "change the character in the labels of the figure, or choose a typeface that has it"}}

// lettered makes a finding of a letter that the face of a figure's labels lacks.
func lettered(f *document.Figure, err error) error {
	if m, ok := errors.AsType[*typeset.MissingGlyphError](err); ok {
		return diag.List{codeFigureLetter.At(f.Pos, string(m.Rune), f.ID, m.Face)}
	}
	return err
}

// webWeights are the faces of a web page, by weight.
var webWeights = []struct {
	id     string
	weight int
	italic bool
}{{"roboto-light", 300, false}, {"roboto-regular", 400, false}, {"roboto-italic", 400, true}, {"roboto-medium", 500, false}, {"roboto-bold", 700, false}, {"roboto-black", 900, false}}

// webFonts are the profile's own fonts as a page carries them. A font that cannot
// be made into one is left out: the page takes the next of its list, as it does
// where a reader has turned fonts off.
func webFonts(lib *typeset.Library, prof *brand.Profile) []html.Font {
	var out []html.Font
	for _, w := range webWeights {
		if _, own := prof.Faces[w.id]; !own || prof.NotOnWeb {
			continue
		}
		f, err := lib.Face(w.id)
		if err != nil {
			continue // told when the first page is set
		}
		data, err := f.Web()
		same := func(f html.Font) bool { return f.Italic == w.italic && bytes.Equal(f.Data, data) }
		if err == nil && !slices.ContainsFunc(out, same) { // a browser takes the nearest weight
			out = append(out, html.Font{Weight: w.weight, Italic: w.italic, Data: data})
		}
	}
	return out
}
