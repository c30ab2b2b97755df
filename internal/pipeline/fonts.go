package pipeline

import (
	"bytes"
	"slices"

	"malbild/internal/brand"
	"malbild/internal/html"
	"malbild/internal/typeset"
)

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
