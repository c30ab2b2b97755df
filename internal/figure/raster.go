package figure

import (
	"malbild/internal/raster"
)

// PNG is the picture as a PNG file, at a number of pixels a point. What is not painted
// is transparent.
func (d *Drawing) PNG(pxPerPt float64) ([]byte, error) {
	return raster.File(d.lib, d.Items, raster.Options{Scale: pxPerPt, Size: d.Size})
}
