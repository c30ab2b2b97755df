package preview

import (
	"image"
	"image/color"
	"math"
	"slices"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/icc"
	"malbild/internal/page"
	"malbild/internal/raster"
)

// amount is how much of one ink a colour has, in per cent.
type amount struct {
	of     func(brand.Colour) uint8
	pixel  func(icc.Inks) float64 // of pictures, 0 to 1
	printy int                    // index among the process inks; -1: an ink of its own
}

// process is one of cyan, magenta, yellow and black.
func process(i int) amount {
	return amount{printy: i, pixel: func(k icc.Inks) float64 { return k[i] }, of: func(c brand.Colour) uint8 {
		if c.Spot.Name != "" {
			return 0
		}
		return c.CMYK[i]
	}}
}

// spot is an ink of its own.
func spot(name string) amount {
	return amount{printy: -1, pixel: func(icc.Inks) float64 { return 0 }, of: func(c brand.Colour) uint8 {
		if c.Spot.Name != name {
			return 0
		}
		return c.Spot.Tint
	}}
}

// shade is the grey of an amount of ink: none is white.
func shade(part float64) [3]uint8 {
	g := uint8(math.Round(255 * (1 - math.Max(0, math.Min(part, 1)))))
	return [3]uint8{g, g, g}
}

// plate draws one ink by itself. What overprints is black, and leaves other plates as
// they are.
func plate(p *proof, i int, o raster.Options, a amount) (*image.RGBA, error) {
	pg, over := p.Inked(i)
	o.Colour = func(c brand.Colour) [3]uint8 { return shade(float64(a.of(c)) / 100) }
	photo := false
	o.Pixel = func(rgb [3]uint8) [3]uint8 { return shade(a.pixel(inks(p, rgb, photo))) }
	o.Show = func(it page.Item) bool { // is asked before an item is drawn
		pic, ok := it.(*page.Picture)
		photo = ok && pic.Image.Type == document.JPEG
		return a.printy == 3 || !over(it)
	}
	return raster.Draw(p.Library, pg.Items, o)
}

// inks are those of a pixel of a picture, as in the press file: grey is black alone,
// and the shadows of photographs keep their drawing.
func inks(p *proof, rgb [3]uint8, photo bool) icc.Inks {
	if rgb[0] == rgb[1] && rgb[1] == rgb[2] {
		return icc.Inks{0, 0, 0, 1 - float64(rgb[0])/255}
	}
	if photo {
		return p.Condition.Profile.Photo(icc.FromSRGB(rgb))
	}
	return p.Condition.Profile.Inks(icc.FromSRGB(rgb))
}

// printed is the page as the press gives it: every ink laid on the others, and the
// sum foretold by the profile of the printing condition. An ink of its own is shown by
// the process inks that stand in for it.
func printed(p *proof, i int, o raster.Options) (*image.RGBA, error) {
	planes := make([]*image.RGBA, 4)
	for k := range planes {
		img, err := plate(p, i, o, process(k))
		if err != nil {
			return nil, err
		}
		planes[k] = img
	}
	out := planes[0]
	own, err := owned(p, i, o)
	if err != nil {
		return nil, err
	}
	known := map[[4]uint8]color.RGBA{}
	var last [4]uint8
	var now color.RGBA
	for at := 0; at < len(out.Pix); at += 4 {
		var k [4]uint8
		for n := range planes {
			k[n] = 255 - planes[n].Pix[at]
		}
		for _, e := range own {
			for n := range k {
				k[n] = uint8(min(255, int(k[n])+int(255-e.plane.Pix[at])*int(e.cmyk[n])/100))
			}
		}
		if at == 0 || k != last {
			last = k
			var ok bool
			if now, ok = known[k]; !ok {
				now = seen(p.Condition.Profile, k)
				known[k] = now
			}
		}
		out.Pix[at], out.Pix[at+1], out.Pix[at+2] = now.R, now.G, now.B
	}
	return out, nil
}

// standIn is the plate of an ink of its own, and the process inks that show it.
type standIn struct {
	plane *image.RGBA
	cmyk  [4]uint8
}

func owned(p *proof, i int, o raster.Options) ([]standIn, error) {
	var out []standIn
	for _, name := range spots(p.Pages) {
		img, err := plate(p, i, o, spot(name))
		if err != nil {
			return nil, err
		}
		out = append(out, standIn{img, fullTone(p.Pages, name)})
	}
	return out, nil
}

// fullTone is what stands in for the full tone of an ink of its own.
func fullTone(pages []*page.Page, name string) (out [4]uint8) {
	for _, pg := range pages {
		i := slices.IndexFunc(pg.Items, func(it page.Item) bool {
			switch t := it.(type) {
			case *page.Run:
				out = t.Fill.Spot.CMYK
				return t.Fill.Spot.Name == name
			case *page.Shape:
				if t.Fill != nil {
					out = t.Fill.Spot.CMYK
					return t.Fill.Spot.Name == name
				}
			}
			return false
		})
		if i >= 0 {
			return out
		}
	}
	return [4]uint8{}
}

// seen is how inks look on the paper, the paper being white.
func seen(profile *icc.Profile, k [4]uint8) color.RGBA {
	var inks icc.Inks
	for i, v := range k {
		inks[i] = float64(v) / 255
	}
	l := profile.Printed(inks)
	rgb := l.SRGB()
	return color.RGBA{rgb[0], rgb[1], rgb[2], 255}
}
