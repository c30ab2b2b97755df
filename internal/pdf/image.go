package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strconv"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/page"
	"malbild/internal/pdfread"
)

var errDrawing = diag.NewError("en teckning ska bestå av former", "a drawing must be made of shapes")

// errPixels is a picture of a size that cannot be put in a file.
func errPixels(w, h int) error {
	return diag.NewError(fmt.Sprintf("%d × %d bildpunkter", w, h), fmt.Sprintf("%d × %d pixels", w, h))
}

// raster is an image as it stands in a file. It depends on the picture and on
// whether it may be transparent, and never changes, so that documents share it.
type raster struct {
	dict string // entries of the image dictionary, without SMask
	data []byte // as it stands in the file
	mask []byte // deflated soft mask; nil: opaque
	size string // «/Width 3/Height 2»
}

// shown is a raster in one file.
type shown struct {
	*raster
	res  string
	ref  ref
	mref ref
}

// images makes the pictures of all pages ready for a screen.
func images(pages []*page.Page, c *Cache, profile Profile) (map[string]*shown, []*shown, diag.List) {
	alpha := profile.rules().alpha
	return rasters(pages, func(m *document.Image) (*raster, error) {
		if profile == X4 || profile == X1a {
			return nil, diag.NewError("en tryckfil har tryckfärger, och bilden är i RGB", "a press file has inks, and the picture is in RGB")
		}
		return c.raster(m, alpha)
	})
}

// rasters finds the pictures of all pages and makes them ready. Equal pictures are
// one. What cannot be shown is a finding.
func rasters(pages []*page.Page, ready func(*document.Image) (*raster, error)) (by map[string]*shown, list []*shown, finds diag.List) {
	for _, pg := range pages {
		for _, it := range pg.Items {
			p, ok := it.(*page.Picture)
			if !ok {
				continue
			}
			if p.Image == nil {
				finds.Add(codePicture.At(diag.Pos{}, pictureName(p), diag.Phrase{SV: "ingen bild", EN: "no image"}))
				continue
			}
			if _, known := by[p.Image.Digest]; known {
				continue
			}
			r, err := ready(p.Image)
			if err != nil {
				finds.Add(codePicture.At(diag.Pos{}, pictureName(p), diag.Cause(err)))
				continue
			}
			s := &shown{raster: r, res: "I" + strconv.Itoa(len(list))}
			if by == nil {
				by = map[string]*shown{}
			}
			by[p.Image.Digest] = s
			list = append(list, s)
		}
	}
	return by, list, finds
}

func pictureName(p *page.Picture) string {
	if d, ok := p.Of.(*document.Picture); ok {
		return d.ID
	}
	return "?"
}

// rasterize makes an image ready. Colour profiles and everything else beside the
// pixels is left out: pictures are taken to be in sRGB, and what a camera writes
// about place and person stays out of the file.
func rasterize(m *document.Image, alpha bool) (*raster, error) {
	switch m.Type {
	case document.JPEG:
		return passJPEG(m.Data)
	case document.PNG:
		if m.Height <= 0 || m.Width <= 0 || m.Width > document.MaxImagePixels/m.Height {
			return nil, errPixels(m.Width, m.Height)
		}
		img, err := png.Decode(bytes.NewReader(m.Data))
		if err != nil {
			return nil, err
		}
		return pixels(img, alpha), nil
	}
	return nil, errDrawing
}

// pixels writes the pixels of an image: by a palette, in grey, or in RGB, eight
// bits each. Half-transparent pixels get a soft mask where it is allowed; else the
// picture is laid on white.
func pixels(img image.Image, alpha bool) *raster {
	b := img.Bounds()
	r := &raster{size: "/Width " + strconv.Itoa(b.Dx()) + "/Height " + strconv.Itoa(b.Dy())}
	opaque := true
	if o, ok := img.(interface{ Opaque() bool }); ok {
		opaque = o.Opaque()
	}
	if p, ok := img.(*image.Paletted); ok && opaque && len(p.Palette) > 0 {
		r.indexed(p)
		return r
	}
	colours, space := 3, "DeviceRGB"
	switch img.(type) {
	case *image.Gray, *image.Gray16:
		colours, space = 1, "DeviceGray"
	}
	data := make([]byte, 0, b.Dx()*b.Dy()*colours)
	var mask []byte
	if !opaque && alpha {
		mask = make([]byte, 0, b.Dx()*b.Dy())
	}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := straight(img, x, y)
			if mask != nil {
				mask = append(mask, c.A)
			} else if c.A < 255 {
				c.R, c.G, c.B = onWhite(c.R, c.A), onWhite(c.G, c.A), onWhite(c.B, c.A)
			}
			if colours == 1 {
				data = append(data, c.R)
			} else {
				data = append(data, c.R, c.G, c.B)
			}
		}
	}
	r.data = compact(predicted(data, b.Dx()*colours, colours))
	r.dict = "/ColorSpace/" + space + "/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors " +
		strconv.Itoa(colours) + "/Columns " + strconv.Itoa(b.Dx()) + ">>"
	if mask != nil {
		r.mask = compact(mask)
	}
	return r
}

// straight is a pixel with the colour not yet weakened by its transparency.
func straight(img image.Image, x, y int) color.NRGBA {
	switch t := img.(type) {
	case *image.NRGBA:
		return t.NRGBAAt(x, y)
	case *image.RGBA: // what package png makes of RGB without alpha
		c := t.RGBAAt(x, y)
		if c.A == 255 {
			return color.NRGBA(c)
		}
	case *image.Gray:
		v := t.GrayAt(x, y).Y
		return color.NRGBA{v, v, v, 255}
	}
	return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
}

func onWhite(v, a uint8) uint8 {
	return uint8((int(v)*int(a) + 255*(255-int(a)) + 127) / 255)
}

// indexed writes an image with a palette (8.6.6.3).
func (r *raster) indexed(p *image.Paletted) {
	b := p.Bounds()
	table := make([]byte, 0, 3*len(p.Palette))
	for _, c := range p.Palette {
		n := color.NRGBAModel.Convert(c).(color.NRGBA)
		table = append(table, n.R, n.G, n.B)
	}
	last := uint8(len(p.Palette) - 1)
	data := make([]byte, 0, b.Dx()*b.Dy())
	for y := range b.Dy() {
		for _, v := range p.Pix[y*p.Stride : y*p.Stride+b.Dx()] {
			data = append(data, min(v, last))
		}
	}
	r.data = compact(data)
	d := append([]byte("/ColorSpace[/Indexed/DeviceRGB "), strconv.Itoa(int(last))...)
	r.dict = string(append(appendHex(append(d, ' '), table), "]/BitsPerComponent 8/Filter/FlateDecode"...))
}

// predicted writes each row as differences that deflate well, by the filter of PNG
// that makes the smallest (7.4.4.4).
func predicted(data []byte, row, step int) []byte {
	if row == 0 {
		return nil
	}
	out := make([]byte, 0, len(data)+len(data)/row)
	up := make([]byte, row)
	try := [3][]byte{make([]byte, row), make([]byte, row), make([]byte, row)}
	for len(data) >= row {
		now := data[:row]
		var cost [3]int
		for i, v := range now {
			var left, corner byte
			if i >= step {
				left, corner = now[i-step], up[i-step]
			}
			for k, guess := range [3]byte{left, up[i], pdfread.Paeth(left, up[i], corner)} {
				d := v - guess
				try[k][i] = d
				cost[k] += min(int(d), 256-int(d))
			}
		}
		best := 0
		for k := range cost {
			if cost[k] < cost[best] {
				best = k
			}
		}
		out = append(append(out, [3]byte{1, 2, 4}[best]), try[best]...)
		up, data = now, data[row:]
	}
	return out
}

// pictures gives the pictures object numbers and names them among the resources.
func (w *writer) pictures(b []byte) []byte {
	if len(w.place.shown) == 0 {
		return b
	}
	b = append(b, "/XObject<<"...)
	for _, s := range w.place.shown {
		s.ref = w.alloc(1)
		if s.mask != nil {
			s.mref = w.alloc(1)
		}
		b = appendRef(append(appendName(b, s.res), ' '), s.ref)
	}
	return append(b, ">>"...)
}

// write adds the image and its mask to the file.
func (s *shown) write(w *file) {
	const head = "/Type/XObject/Subtype/Image"
	mask := ""
	if s.mask != nil {
		w.deflated(s.mref, head+s.size+"/ColorSpace/DeviceGray/BitsPerComponent 8", s.mask)
		mask = string(appendRef([]byte("/SMask "), s.mref))
	}
	w.raw(s.ref, head+s.size+s.dict+mask, s.data)
}
