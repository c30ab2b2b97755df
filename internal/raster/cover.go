package raster

import (
	"encoding/binary"
	"image"
	"image/draw"

	"golang.org/x/image/vector"
)

// coverage finds how much of every pixel of a box is covered, and paints it.
type coverage struct {
	v     vector.Rasterizer
	mask  image.Alpha // of the box painted last; its bytes are used again
	solid []uint8     // a row in the colour painted last, as long as a box has been
}

// begin empties the box.
func (c *coverage) begin(w, h int) {
	c.v.Reset(w, h)
	if cap(c.mask.Pix) < w*h {
		c.mask.Pix = make([]uint8, w*h)
	}
	c.mask = image.Alpha{Pix: c.mask.Pix[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}
}

// paint lays one colour over the box of a picture, as far as its pixels are covered.
func (c *coverage) paint(m *image.RGBA, box image.Rectangle, rgb [3]uint8) {
	c.v.DrawOp = draw.Src // the bytes hold an older box
	c.v.Draw(&c.mask, c.mask.Rect, image.Opaque, image.Point{})
	c.solid = c.solid[:0]
	for range box.Dx() {
		c.solid = append(c.solid, rgb[0], rgb[1], rgb[2], 255)
	}
	for y := range box.Dy() {
		row := m.Pix[m.PixOffset(box.Min.X, box.Min.Y+y):]
		paintRow(row[:len(c.solid)], c.mask.Pix[y*c.mask.Stride:][:box.Dx()], c.solid)
	}
}

// paintRow lays the colour of a solid row over pixels. Most of them are either not
// covered at all or wholly: eight such pixels are one step.
func paintRow(pix, mask, solid []uint8) {
	const none, all = 0, 1<<64 - 1
	for at := 0; at < len(mask); {
		from := at
		switch eight(mask, at) {
		case none:
			for at += 8; eight(mask, at) == none; at += 8 {
			}
		case all:
			for at += 8; eight(mask, at) == all; at += 8 {
			}
			copy(pix[4*from:4*at], solid)
		default:
			at = min(at+8, len(mask))
			blend(pix[4*from:4*at], mask[from:at], solid)
		}
	}
}

// eight is how eight pixels are covered; at the end of a row, where there are fewer,
// neither not at all nor wholly.
func eight(mask []uint8, at int) uint64 {
	if at+8 > len(mask) {
		return 1
	}
	return binary.LittleEndian.Uint64(mask[at:])
}

// blend lays the first colour of a solid row over pixels, each as far as it is covered,
// rounded to the nearest (premultiplied: PNG 13.16).
func blend(pix, mask, solid []uint8) {
	flat := binary.LittleEndian.Uint32(solid)
	for i, m := range mask {
		if m == 0 {
			continue
		}
		p := pix[4*i : 4*i+4]
		a, b := uint32(m), uint32(255-m)
		old := binary.LittleEndian.Uint32(p)
		even := over255(old&0xff00ff*b + flat&0xff00ff*a)
		odd := over255(old>>8&0xff00ff*b + flat>>8&0xff00ff*a)
		binary.LittleEndian.PutUint32(p, even|odd<<8)
	}
}

// over255 divides two numbers up to 255 × 255, in 16 bits each, by 255, and rounds.
func over255(v uint32) uint32 {
	v += 128<<16 | 128
	return (v + v>>8&0xff00ff) >> 8 & 0xff00ff
}
