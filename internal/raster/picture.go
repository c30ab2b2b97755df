package raster

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // the formats a picture of a document may have
	_ "image/png"

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
	box := c.pixelBox(p.Box)
	if box.Empty() || box.Dx() >= MaxPixels || box.Dy() >= MaxPixels {
		return nil
	}
	var by draw.Interpolator = draw.ApproxBiLinear
	if b := src.Bounds(); b.Dx() > 2*box.Dx() || b.Dy() > 2*box.Dy() {
		by = draw.BiLinear // weighs every pixel: fine lines stay when a picture is made small
	}
	seen := box.Intersect(c.clip)
	if c.Pixel == nil {
		by.Scale(c.img.SubImage(seen).(draw.Image), box, src, src.Bounds(), draw.Over, nil)
		return nil
	}
	part := image.NewNRGBA(seen)
	by.Scale(part, box, src, src.Bounds(), draw.Src, nil)
	c.turned(part.Pix)
	draw.Draw(c.img, seen, part, seen.Min, draw.Over)
	return nil
}

// turned gives every pixel its colour by Pixel; what lies beside each other is often
// the same.
func (c *canvas) turned(pix []uint8) {
	known := map[[3]uint8][3]uint8{}
	for i := 0; i+3 < len(pix); i += 4 {
		rgb := [3]uint8(pix[i : i+3])
		to, ok := known[rgb]
		if !ok {
			to = c.Pixel(rgb)
			known[rgb] = to
		}
		copy(pix[i:], to[:])
	}
}
