package slides

import "malbild/internal/geom"

// A slide is 1280 × 720 units, 13.333 × 7.5 inches: a unit is three quarters of a
// point, and 9525 English metric units, in which DrawingML measures.
const (
	slideWidth, slideHeight = 1280, 720
	emuPerUnit              = 9525
	unitsPerPoint           = 4.0 / 3
)

// unit makes a length of units.
func unit(n float64) geom.Length { return geom.Pt(n / unitsPerPoint) }

// emu is a length in English metric units.
func emu(l geom.Length) int {
	const perPoint = 12700
	v := int64(l) * perPoint
	half := int64(geom.Point1) / 2
	if v < 0 {
		half = -half
	}
	return int((v + half) / int64(geom.Point1))
}

// box is a rectangle on a slide, in units.
type box struct{ x, y, w, h int }
