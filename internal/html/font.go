package html

import (
	"encoding/base64"
	"strconv"

	"malbild/internal/document"
)

// Font is a font of the brand's own, carried by the page itself.
type Font struct {
	Weight int // CSS font-weight
	Italic bool
	Data   []byte // WOFF
}

// family is what the page calls the fonts of the brand; their own names may hold
// anything.
const family = "Profil"

// fontFaces writes the fonts into the stylesheet. Weights that the brand does not
// have are taken from the nearest it has.
func (w *writer) fontFaces() {
	stressed := false
	document.Walk(w.doc, func(n document.Node, _ int) bool {
		_, is := n.(*document.Emphasis)
		stressed = stressed || is
		return !stressed
	})
	for _, f := range w.opt.Fonts {
		if f.Italic && !stressed {
			continue
		}
		style := "normal"
		if f.Italic {
			style = "italic"
		}
		w.raw("@font-face{font-family:", family, ";font-weight:", strconv.Itoa(f.Weight), ";font-style:", style,
			";font-display:swap;src:url(data:font/woff;base64,", base64.StdEncoding.EncodeToString(f.Data), ") format(\"woff\")}\n")
	}
}

// bodyFont puts the brand's family first.
func (w *writer) bodyFont() {
	if len(w.opt.Fonts) > 0 {
		w.raw("\nbody{font-family:", family, `,Roboto,"Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif}`)
	}
}
