// Package raster turns a display list into pixels: the pictures of a page that a
// screen, a message board or a preview shows. It paints what package page holds,
// in painting order, with antialiasing; it knows neither layouts nor files.
//
// Colours are those for screens, unless Options.Colour and Pixel say otherwise: a preview
// of the press or of colour blindness is the same page seen through another
// function.
package raster

import (
	"fmt"
	"image"
	"math"
	"sync"

	"malbild/internal/brand"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
	"malbild/internal/typeset"
)

// MaxPixels bounds a picture: 32 megapixels, 70 × 100 cm at 70 pixels an inch.
const MaxPixels = 32 << 20

// Options say which part of the plane is drawn, how large, and in which colours.
type Options struct {
	Scale  float64                         // pixels a point
	Origin geom.Point                      // what stands in the top left corner of the picture
	Size   geom.Size                       // of the part that is drawn
	Ground *[3]uint8                       // nil: what is not painted is transparent
	Colour func(c brand.Colour) [3]uint8   // nil: the colour for screens
	Pixel  func(rgb [3]uint8) [3]uint8     // of pictures; nil: as they are
	Show   func(it page.Item) (paint bool) // nil: all
	Glyphs *Glyphs                         // outlines kept between pictures; nil: none are
}

// Draw paints items. The picture has premultiplied colours.
func Draw(lib *typeset.Library, items []page.Item, o Options) (*image.RGBA, error) {
	c := brushes.Get().(*canvas)
	defer c.rest()
	return c.draw(lib, items, o, nil)
}

// File is what Draw paints, as PNG packs it.
func File(lib *typeset.Library, items []page.Item, o Options, notes ...Note) ([]byte, error) {
	c := brushes.Get().(*canvas)
	defer c.rest()
	img, err := c.draw(lib, items, o, c.pix)
	if err != nil {
		return nil, err
	}
	c.pix = img.Pix
	return PNG(img, notes...)
}

// brushes keeps what a picture needs and another may use again.
var brushes = sync.Pool{New: func() any { return &canvas{} }}

// rest puts the canvas away, with nothing of its picture but memory.
func (c *canvas) rest() {
	*c = canvas{coverage: c.coverage, path: c.path, pix: c.pix}
	brushes.Put(c)
}

// draw paints items; pix is memory for the picture, if there is enough.
func (c *canvas) draw(lib *typeset.Library, items []page.Item, o Options, pix []uint8) (*image.RGBA, error) {
	w, h := pixels(o.Size.W, o.Scale), pixels(o.Size.H, o.Scale)
	if w <= 0 || h <= 0 || w > MaxPixels/h {
		return nil, fmt.Errorf("draw picture: %d × %d pixels", w, h)
	}
	c.Options, c.lib, c.img = o, lib, blank(w, h, pix)
	c.clip = c.img.Rect
	if c.Colour == nil {
		c.Colour = func(c brand.Colour) [3]uint8 { return c.RGB }
	}
	if c.Glyphs == nil {
		c.Glyphs = &Glyphs{}
	}
	if o.Ground != nil {
		c.ground(*o.Ground)
	}
	for _, it := range items {
		if o.Show != nil && !o.Show(it) {
			continue
		}
		if err := c.item(it); err != nil {
			return nil, err
		}
	}
	return c.img, nil
}

// blank is a transparent picture, in the memory given if there is enough.
func blank(w, h int, pix []uint8) *image.RGBA {
	if cap(pix) < 4*w*h {
		return image.NewRGBA(image.Rect(0, 0, w, h))
	}
	pix = pix[:4*w*h]
	clear(pix)
	return &image.RGBA{Pix: pix, Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
}

// pixels is how many pixels a length takes.
func pixels(l geom.Length, scale float64) int {
	v := math.Ceil(l.Pt()*scale - 1e-3) // lengths are rounded: 630.00003 is 630
	if !(v > 0 && v < MaxPixels) {      // also not a number
		return 0
	}
	return int(v)
}

// canvas is a picture on its way.
type canvas struct {
	Options
	lib  *typeset.Library
	img  *image.RGBA
	clip image.Rectangle // what is painted on now
	path plane.Outline   // of letters painted last; its memory is used again
	pix  []uint8         // of a picture that is packed and gone
	coverage
}

func (c *canvas) ground(rgb [3]uint8) {
	for i := 0; i < len(c.img.Pix); i += 4 {
		c.img.Pix[i], c.img.Pix[i+1], c.img.Pix[i+2], c.img.Pix[i+3] = rgb[0], rgb[1], rgb[2], 255
	}
}

func (c *canvas) item(it page.Item) error {
	switch t := it.(type) {
	case *page.Shape:
		o := plane.OutlineOf(t.Path)
		if t.Fill != nil {
			c.fill(c.Colour(*t.Fill), o)
		}
		if t.Stroke != nil {
			c.fill(c.Colour(t.Stroke.Colour), strokeOutline(o, t.Stroke.Width.Pt(), t.Stroke.Round)...)
		}
	case *page.Run:
		o, err := c.letters(t)
		if err != nil {
			return err
		}
		c.fill(c.Colour(t.Fill), o)
	case *page.Picture:
		return c.picture(t)
	case *page.Clip:
		c.clip = c.img.Rect
		if t.Box.W > 0 && t.Box.H > 0 {
			c.clip = c.pixelBox(t.Box).Intersect(c.img.Rect)
		}
	}
	return nil
}

// pixelBox is a box rounded to whole pixels.
func (c *canvas) pixelBox(r geom.Rect) image.Rectangle {
	lo, hi := c.at(plane.Of(r.Point)), c.at(plane.V(r.Right().Pt(), r.Bottom().Pt()))
	whole := func(v float64) int { return int(math.Round(math.Max(-MaxPixels, math.Min(v, MaxPixels)))) }
	return image.Rect(whole(lo.X), whole(lo.Y), whole(hi.X), whole(hi.Y))
}

// at is a point of the plane in pixels.
func (c *canvas) at(p plane.Vec) plane.Vec {
	return plane.V((p.X-c.Origin.X.Pt())*c.Scale, (p.Y-c.Origin.Y.Pt())*c.Scale)
}

// fill paints outlines in one colour by the non-zero rule, within the box around
// them only.
func (c *canvas) fill(rgb [3]uint8, os ...plane.Outline) {
	box := c.box(os)
	if box.Empty() {
		return
	}
	c.begin(box.Dx(), box.Dy())
	at := func(p plane.Vec) (float32, float32) {
		q := c.at(p)
		return float32(q.X - float64(box.Min.X)), float32(q.Y - float64(box.Min.Y))
	}
	for _, o := range os {
		for _, s := range o {
			x0, y0 := at(s.P[0])
			switch s.Op {
			case 'M':
				c.v.MoveTo(x0, y0)
			case 'L':
				c.v.LineTo(x0, y0)
			case 'C':
				x1, y1 := at(s.P[1])
				x2, y2 := at(s.P[2])
				c.v.CubeTo(x0, y0, x1, y1, x2, y2)
			case 'Z':
				c.v.ClosePath()
			}
		}
	}
	c.paint(c.img, box, rgb)
}

// box is the pixels that outlines touch, within the picture.
func (c *canvas) box(os []plane.Outline) image.Rectangle {
	lo, hi := plane.V(math.Inf(1), math.Inf(1)), plane.V(math.Inf(-1), math.Inf(-1))
	for _, o := range os {
		for _, s := range o {
			for _, p := range s.P[:s.Points()] {
				lo.X, lo.Y = math.Min(lo.X, p.X), math.Min(lo.Y, p.Y)
				hi.X, hi.Y = math.Max(hi.X, p.X), math.Max(hi.Y, p.Y)
			}
		}
	}
	if lo.X > hi.X {
		return image.Rectangle{}
	}
	lo, hi = c.at(lo), c.at(hi)
	w, h := float64(c.img.Rect.Dx()), float64(c.img.Rect.Dy())
	within := func(v, most float64) int { return int(math.Max(-1, math.Min(v, most+1))) }
	return image.Rect(within(math.Floor(lo.X), w), within(math.Floor(lo.Y), h),
		within(math.Ceil(hi.X)+1, w), within(math.Ceil(hi.Y)+1, h)).Intersect(c.clip)
}
