package raster

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // the formats a picture of a document may have
	_ "image/png"
	"math"

	"golang.org/x/image/draw"

	"malbild/internal/page"
)

// picture stretches an image over its box.
func (c *canvas) picture(p *page.Picture) error {
	if p.Image.Width*p.Image.Height > MaxPixels {
		return fmt.Errorf("draw picture: an image of %d × %d pixels", p.Image.Width, p.Image.Height)
	}
	src, _, err := image.Decode(bytes.NewReader(p.Image.Data))
	if err != nil {
		return fmt.Errorf("draw picture: %w", err)
	}
	lo, hi := c.at(vecOf(p.Box.Point)), c.at(vec{p.Box.Right().Pt(), p.Box.Bottom().Pt()})
	box := image.Rect(int(math.Round(lo.x)), int(math.Round(lo.y)), int(math.Round(hi.x)), int(math.Round(hi.y)))
	if box.Empty() || box.Dx() > MaxPixels || box.Dy() > MaxPixels {
		return nil
	}
	draw.ApproxBiLinear.Scale(c.img, box, src, src.Bounds(), draw.Over, nil)
	return nil
}
