package pipeline

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/html"
	"malbild/internal/typeset"
)

// codeFigureLetter is about a label that cannot be drawn.
var codeFigureLetter = &diag.Code{ID: "MB609",
	What: diag.Phrase{SV: "figuren «%[2]s» kan inte ritas: typsnittet %[3]s har inget «%[1]s»", EN: "the figure «%[2]s» cannot be drawn: the typeface %[3]s has no «%[1]s»"},
	Why:  diag.Phrase{SV: "i etiketten skulle det stå en tom ruta", EN: "the label would have an empty box"},
	Cure: diag.Phrase{SV: "byt tecknet, eller välj ett typsnitt som har det (faces i profilen)", EN: "change the character, or choose a typeface that has it (faces in the profile)"}}

// lettered makes a finding of a letter that the face of a figure's labels lacks. It
// points at the label that has the letter.
func lettered(f *document.Figure, err error) error {
	m, ok := errors.AsType[*typeset.MissingGlyphError](err)
	if !ok {
		return err
	}
	at := f.Pos
	parts := f.Parts
	if f.Hub != nil {
		parts = append([]document.FigurePart{*f.Hub}, parts...)
	}
	for i := range parts {
		if strings.ContainsRune(parts[i].Words(), m.Rune) && parts[i].Pos.Line > 0 {
			at = parts[i].Pos
			break
		}
	}
	return diag.List{codeFigureLetter.At(at, string(m.Rune), f.ID, m.Face)}
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
