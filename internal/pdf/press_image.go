package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"slices"
	"strconv"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/icc"
	"malbild/internal/page"
	"malbild/internal/press"
)

// inkImages makes the pictures of all pages ready for a press: in its inks, laid
// on white where they are transparent, so that a file for the press has no
// transparency at all.
func inkImages(pages []*page.Page, c *Cache, cond *press.Condition) (map[string]*shown, []*shown, diag.List) {
	return rasters(pages, func(m *document.Image) (*raster, error) { return c.inked(m, cond) })
}

// Coarse warns of pictures with too few pixels for the size they are printed in.
func Coarse(pages []*page.Page, cond *press.Condition) (finds diag.List) {
	for n, pg := range pages {
		for _, it := range pg.Items {
			if p, ok := it.(*page.Picture); ok && p.Image != nil {
				if have, want := resolution(p), least(p, cond); have < want {
					finds.Add(codeCoarse.At(diag.Pos{}, n+1, pictureName(p), have, want))
				}
			}
		}
	}
	return finds
}

// resolution is how many pixels a picture has an inch, the lesser of both ways.
func resolution(p *page.Picture) int {
	if p.Box.W <= 0 || p.Box.H <= 0 {
		return 0
	}
	inch := 72 * int64(geom.Point1)
	return int(min(int64(p.Image.Width)*inch/int64(p.Box.W), int64(p.Image.Height)*inch/int64(p.Box.H)))
}

// inked gives a picture in the inks of a condition, made now or for an earlier
// document.
func (c *Cache) inked(m *document.Image, cond *press.Condition) (*raster, error) {
	key := m.Digest + cond.Digest + strconv.Itoa(cond.Ink)
	c.mu.Lock()
	r := c.rasters[key]
	c.mu.Unlock()
	if r != nil {
		return r, nil
	}
	img, err := decoded(m)
	if err != nil {
		return nil, err
	}
	to := cond.Profile.Inks
	if m.Type == document.JPEG { // a photograph; logotypes and drawings come as PNG
		to = cond.Profile.Photo
	}
	if lineArt(m.Data) {
		r = drawn(img, cond.Ink, to)
	} else {
		r = separated(img, cond.Ink, to)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.room()
	c.rasters[key] = r
	c.size += len(r.data)
	return r, nil
}

func decoded(m *document.Image) (image.Image, error) {
	if m.Height <= 0 || m.Width <= 0 || m.Width > document.MaxImagePixels/m.Height {
		return nil, errPixels(m.Width, m.Height)
	}
	switch m.Type {
	case document.JPEG:
		if _, err := passJPEG(m.Data); err != nil { // turned or in inks of another press
			return nil, err
		}
		return jpeg.Decode(bytes.NewReader(m.Data))
	case document.PNG:
		return png.Decode(bytes.NewReader(m.Data))
	}
	return nil, errDrawing
}

// separated writes the pixels of an image as four inks. Photographs are separated
// with black point compensation, so that shadows keep their drawing; the colours of
// others are matched, as those of the page are. Grey is black ink alone.
// A photograph has many shades, so they are remembered.
func separated(img image.Image, most int, to func(icc.Lab) icc.Inks) *raster {
	b := img.Bounds()
	r := &raster{size: "/Width " + strconv.Itoa(b.Dx()) + "/Height " + strconv.Itoa(b.Dy())}
	data := make([]byte, 0, 4*b.Dx()*b.Dy())
	seen := map[[3]uint8][4]uint8{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := straight(img, x, y)
			if c.A < 255 {
				c.R, c.G, c.B = onWhite(c.R, c.A), onWhite(c.G, c.A), onWhite(c.B, c.A)
			}
			rgb := [3]uint8{c.R, c.G, c.B}
			k, ok := seen[rgb]
			if !ok {
				k = bounded(inksOf(rgb, to), most)
				seen[rgb] = k
			}
			data = append(data, k[:]...)
		}
	}
	r.data = compact(predicted(data, 4*b.Dx(), 4))
	r.dict = "/ColorSpace/DeviceCMYK/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 4/Columns " + strconv.Itoa(b.Dx()) + ">>"
	return r
}

// drawn writes line art: one bit for a point, and its two colours in inks, so that a
// press knows it as line art and keeps its edges.
func drawn(img image.Image, most int, to func(icc.Lab) icc.Inks) *raster {
	b := img.Bounds()
	var tones [][4]uint8
	row := (b.Dx() + 7) / 8
	data := make([]byte, row*b.Dy())
	for y := range b.Dy() {
		for x := range b.Dx() {
			c := straight(img, b.Min.X+x, b.Min.Y+y)
			if c.A < 255 {
				c.R, c.G, c.B = onWhite(c.R, c.A), onWhite(c.G, c.A), onWhite(c.B, c.A)
			}
			k := bounded(inksOf([3]uint8{c.R, c.G, c.B}, to), most)
			i := slices.Index(tones, k)
			if i < 0 {
				i = len(tones)
				tones = append(tones, k)
			}
			if i > 1 { // one bit, but more colours: not line art after all
				return separated(img, most, to)
			}
			data[y*row+x/8] |= byte(i << (7 - x%8))
		}
	}
	if len(tones) == 1 {
		tones = append(tones, tones[0])
	}
	return &raster{size: "/Width " + strconv.Itoa(b.Dx()) + "/Height " + strconv.Itoa(b.Dy()), data: compact(data),
		dict: fmt.Sprintf("/ColorSpace[/Indexed/DeviceCMYK 1<%x%x>]/BitsPerComponent 1/Filter/FlateDecode", tones[0], tones[1])}
}

func inksOf(rgb [3]uint8, to func(icc.Lab) icc.Inks) (out [4]uint8) {
	if rgb[0] == rgb[1] && rgb[1] == rgb[2] {
		return [4]uint8{3: 255 - rgb[0]}
	}
	for i, v := range to(icc.FromSRGB(rgb)) {
		out[i] = uint8(255*max(0, min(1, v)) + 0.5)
	}
	return out
}

// bounded takes as much of the coloured inks away as the press cannot take, in equal
// parts, so that the colour gets lighter and not another.
func bounded(k [4]uint8, most int) [4]uint8 {
	colour, room := int(k[0])+int(k[1])+int(k[2]), most*255/100-int(k[3])
	if colour <= room || colour == 0 {
		return k
	}
	for i := range 3 {
		k[i] = uint8(int(k[i]) * max(0, room) / colour)
	}
	return k
}
