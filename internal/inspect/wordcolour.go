package inspect

import (
	"strconv"
	"strings"

	"malbild/internal/brand"
)

// run checks the contrast of a run, its colours taken as Word takes them: from
// the run, its character style, its paragraph, and the paragraph's style with
// those it is based on (ISO/IEC 29500-1, 17.7.2).
func (w *wordDoc) run(part string, r *node) {
	ink, ok := hexColour(w.inherited(r, "color", "val"))
	if !ok || strings.TrimSpace(wordText(r)) == "" {
		return
	}
	ground, known := hexColour(w.inherited(r, "shd", "fill"))
	if !known {
		ground = brand.Colour{RGB: [3]byte{255, 255, 255}}
		if ink == ground {
			return // light text has its ground from a cell or a drawing
		}
	}
	if c := brand.Contrast(ink, ground); c < 4.5 && (known || c > 1.6) {
		w.r.add(ruleContrast, 0, part, begins(wordText(r)), float64(int(c*10))/10)
	}
}

// inherited is the attribute of a property as it holds for a run.
func (w *wordDoc) inherited(r *node, property, attr string) string {
	if v := r.at("rPr", property).attr(attr); v != "" {
		return v
	}
	if v := w.styled(r.at("rPr", "rStyle").attr("val"), property, attr); v != "" {
		return v
	}
	if v := w.open.at("pPr", property).attr(attr); v != "" {
		return v
	}
	return w.styled(w.open.at("pPr", "pStyle").attr("val"), property, attr)
}

// deepestStyle bounds how far a style is followed to those it is based on; a
// broken file may go round.
const deepestStyle = 32

func (w *wordDoc) styled(id, property, attr string) string {
	for range deepestStyle {
		k := w.styles[id]
		if k == nil {
			return ""
		}
		for _, of := range []string{"rPr", "pPr"} {
			if v := k.at(of, property).attr(attr); v != "" {
				return v
			}
		}
		id = k.child("basedOn").attr("val")
	}
	return ""
}

func hexColour(s string) (brand.Colour, bool) {
	if len(s) != 6 {
		return brand.Colour{}, false
	}
	n, err := strconv.ParseUint(s, 16, 32)
	if err != nil {
		return brand.Colour{}, false
	}
	return brand.Colour{RGB: [3]byte{byte(n >> 16), byte(n >> 8), byte(n)}}, true
}
