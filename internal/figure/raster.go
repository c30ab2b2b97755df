package figure

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
	"sort"

	"golang.org/x/image/vector"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// maxPixels bounds a raster picture: 16 megapixels.
const maxPixels = 16 << 20

// Raster draws the picture at a number of pixels a point. What is not painted is
// transparent.
func (d *Drawing) Raster(pxPerPt float64) (*image.NRGBA, error) {
	w, h := int(math.Ceil(d.Size.W.Pt()*pxPerPt-1e-6)), int(math.Ceil(d.Size.H.Pt()*pxPerPt-1e-6))
	if w <= 0 || h <= 0 || w*h > maxPixels {
		return nil, fmt.Errorf("draw picture: %d × %d pixels", w, h)
	}
	r := &raster{scale: pxPerPt, w: w, h: h, img: image.NewRGBA(image.Rect(0, 0, w, h))}
	for _, it := range d.Items {
		if err := r.item(d, it); err != nil {
			return nil, err
		}
	}
	return unmultiply(r.img), nil
}

// PNG is the picture as a PNG file.
func (d *Drawing) PNG(pxPerPt float64) ([]byte, error) {
	img, err := d.Raster(pxPerPt)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed} // a tenth larger, three times as fast
	if err := enc.Encode(&b, compact(img)); err != nil {
		return nil, fmt.Errorf("write PNG: %w", err)
	}
	return b.Bytes(), nil
}

// raster fills outlines with antialiasing.
type raster struct {
	scale float64
	w, h  int
	img   *image.RGBA
	v     vector.Rasterizer
}

func (r *raster) item(d *Drawing, it page.Item) error {
	switch t := it.(type) {
	case *page.Shape:
		o := outlineOf(t.Path)
		if t.Fill != nil {
			r.fill(t.Fill.RGB, o)
		}
		if t.Stroke != nil {
			r.fill(t.Stroke.Colour.RGB, strokeOutline(o, t.Stroke.Width.Pt(), t.Stroke.Round)...)
		}
	case *page.Run:
		o, err := d.letters(t)
		if err != nil {
			return err
		}
		r.fill(t.Fill.RGB, o)
	}
	return nil
}

// fill paints outlines in one colour, within the box around them only.
func (r *raster) fill(rgb [3]uint8, os ...outline) {
	var all []vec
	for _, o := range os {
		for _, s := range o {
			all = append(all, s.p[:s.count()]...)
		}
	}
	if len(all) == 0 {
		return
	}
	lo, hi := bounds(all)
	box := image.Rect(int(math.Floor(lo.x*r.scale)), int(math.Floor(lo.y*r.scale)),
		int(math.Ceil(hi.x*r.scale))+1, int(math.Ceil(hi.y*r.scale))+1).Intersect(r.img.Bounds())
	if box.Empty() {
		return
	}
	r.v.Reset(box.Dx(), box.Dy())
	at := func(p vec) (float32, float32) {
		return float32(p.x*r.scale - float64(box.Min.X)), float32(p.y*r.scale - float64(box.Min.Y))
	}
	for _, o := range os {
		for _, s := range o {
			x0, y0 := at(s.p[0])
			switch s.op {
			case 'M':
				r.v.MoveTo(x0, y0)
			case 'L':
				r.v.LineTo(x0, y0)
			case 'C':
				x1, y1 := at(s.p[1])
				x2, y2 := at(s.p[2])
				r.v.CubeTo(x0, y0, x1, y1, x2, y2)
			case 'Z':
				r.v.ClosePath()
			}
		}
	}
	c := color.RGBA{rgb[0], rgb[1], rgb[2], 255}
	r.v.Draw(r.img, box, image.NewUniform(c), image.Point{})
}

// outlineOf is a path of integer lengths in points.
func outlineOf(p geom.Path) outline {
	o := make(outline, len(p))
	for i, s := range p {
		o[i].op = s.Op
		for j := range s.Points() {
			o[i].p[j] = vecOf(s.P[j])
		}
	}
	return o
}

// letters is a run as filled outlines.
func (d *Drawing) letters(run *page.Run) (outline, error) {
	face, err := d.lib.Face(run.Face)
	if err != nil {
		return nil, err
	}
	k := run.Size.Pt() / float64(face.Upem())
	at := vecOf(run.At)
	var o outline
	for _, g := range run.Glyphs {
		shape, _ := face.OTFace().GlyphOutline(g.ID)
		pen := at.add(vec{g.DX.Pt(), -g.DY.Pt()})
		put := func(x, y float32) vec { return vec{pen.x + float64(x)*k, pen.y - float64(y)*k} }
		open := false
		for _, s := range shape.Segments {
			a := put(s.Args[0].X, s.Args[0].Y)
			switch s.Op {
			case 0: // move
				if open {
					o.close()
				}
				o.move(a)
				open = true
			case 1:
				o.line(a)
			case 2: // a quadratic curve, raised to a cubic one
				from, to := lastPoint(o), put(s.Args[1].X, s.Args[1].Y)
				o.curve(mix(from, a, 2.0/3), mix(to, a, 2.0/3), to)
			case 3:
				o.curve(a, put(s.Args[1].X, s.Args[1].Y), put(s.Args[2].X, s.Args[2].Y))
			}
		}
		if open {
			o.close()
		}
		at.x += g.Advance.Pt()
	}
	return o, nil
}

func lastPoint(o outline) vec {
	s := o[len(o)-1]
	return s.p[max(s.count(), 1)-1]
}

// unmultiply turns premultiplied colours into plain ones, as PNG wants them.
func unmultiply(m *image.RGBA) *image.NRGBA {
	out := image.NewNRGBA(m.Rect)
	for i := 0; i < len(m.Pix); i += 4 {
		a := uint32(m.Pix[i+3])
		switch a {
		case 0:
			continue
		case 255:
			copy(out.Pix[i:i+4], m.Pix[i:i+4])
			continue
		}
		for k := range 3 {
			out.Pix[i+k] = uint8(min(255, (uint32(m.Pix[i+k])*255+a/2)/a))
		}
		out.Pix[i+3] = uint8(a)
	}
	return out
}

// pureColours is how many colours a palette keeps exactly: the inks. The rest of it
// are the shades of edges, rounded so that few of them stand for many.
const pureColours = 32

// compact is the picture with a palette of 256 colours: a quarter of the size of
// full colour, and no eye sees the difference.
func compact(m *image.NRGBA) *image.Paletted {
	count := map[color.NRGBA]int{}
	runs(m, func(c color.NRGBA, n, _ int) { count[c] += n })
	all := byCount(count)
	kept := all[:min(pureColours, len(all))]
	shades := map[color.NRGBA]int{}
	for _, c := range all[len(kept):] {
		shades[shade(c)] += count[c]
	}
	kept = append(slices.Clone(kept), byCount(shades)...)
	kept = kept[:min(256, len(kept))]
	p := image.NewPaletted(m.Rect, nil)
	index := make(map[color.NRGBA]uint8, len(all))
	for i, c := range kept {
		p.Palette = append(p.Palette, c)
		if _, ok := index[c]; !ok {
			index[c] = uint8(i)
		}
	}
	for _, c := range all[min(pureColours, len(all)):] {
		at, ok := index[shade(c)]
		if !ok {
			at = nearest(kept, c)
		}
		index[c] = at
	}
	runs(m, func(c color.NRGBA, n, from int) {
		at := index[c]
		line := p.Pix[from : from+n]
		for i := range line {
			line[i] = at
		}
	})
	return p
}

// runs calls f for every run of equal pixels.
func runs(m *image.NRGBA, f func(c color.NRGBA, n, from int)) {
	at := func(i int) uint32 { return binary.BigEndian.Uint32(m.Pix[4*i:]) }
	total := len(m.Pix) / 4
	for from := 0; from < total; {
		c, to := at(from), from+1
		for to < total && at(to) == c {
			to++
		}
		f(color.NRGBA{uint8(c >> 24), uint8(c >> 16), uint8(c >> 8), uint8(c)}, to-from, from)
		from = to
	}
}

// byCount are the colours, the most frequent first.
func byCount(count map[color.NRGBA]int) []color.NRGBA {
	all := make([]color.NRGBA, 0, len(count))
	for c := range count {
		all = append(all, c)
	}
	sort.Slice(all, func(i, j int) bool {
		if count[all[i]] != count[all[j]] {
			return count[all[i]] > count[all[j]]
		}
		return order(all[i]) < order(all[j])
	})
	return all
}

// shade rounds a colour to sixteen levels a channel.
func shade(c color.NRGBA) color.NRGBA {
	round := func(v uint8) uint8 { return uint8((int(v) + 8) / 17 * 17) }
	return color.NRGBA{round(c.R), round(c.G), round(c.B), round(c.A)}
}

func order(c color.NRGBA) uint32 {
	return uint32(c.R)<<24 | uint32(c.G)<<16 | uint32(c.B)<<8 | uint32(c.A)
}

// nearest is the index of the colour most like c.
func nearest(kept []color.NRGBA, c color.NRGBA) uint8 {
	best, at := 1<<30, 0
	for i, k := range kept {
		r, g, b, a := int(k.R)-int(c.R), int(k.G)-int(c.G), int(k.B)-int(c.B), int(k.A)-int(c.A)
		if d := r*r + g*g + b*b + 2*a*a; d < best {
			best, at = d, i
		}
	}
	return uint8(at)
}
