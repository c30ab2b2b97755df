package figure

import (
	"image"

	"malbild/internal/raster"
)

// Raster draws the picture at a number of pixels a point. What is not painted is
// transparent.
func (d *Drawing) Raster(pxPerPt float64) (*image.RGBA, error) {
	return raster.Draw(d.lib, d.Items, raster.Options{Scale: pxPerPt, Size: d.Size})
}

// PNG is the picture as a PNG file.
func (d *Drawing) PNG(pxPerPt float64) ([]byte, error) {
	img, err := d.Raster(pxPerPt)
	if err != nil {
		return nil, err
	}
	return raster.PNG(img)
}
