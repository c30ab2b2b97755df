package typeset

import (
	"sync/atomic"

	"github.com/boxesandglue/textshape/ot"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// What a glyph paints need not keep within its advance: an italic f leans out on
// both sides. Whoever asks whether ink stays in its place must ask the outline.

// bounds is the box around an outline in font units, packed into one word so that
// all goroutines may fill the table. None is a glyph without ink.
type bounds struct{ left, low, right, high int16 }

const (
	unseen = 0 // no glyph has this box: an outline has some width
	noInk  = 1
)

func (b bounds) pack() uint64 {
	return uint64(uint16(b.left)) | uint64(uint16(b.low))<<16 | uint64(uint16(b.right))<<32 | uint64(uint16(b.high))<<48
}

func unpack(v uint64) bounds {
	return bounds{int16(v), int16(v >> 16), int16(v >> 32), int16(v >> 48)}
}

// bounds of a glyph; false when it has no ink.
func (f *Face) bounds(glyph uint16) (bounds, bool) {
	f.inkOnce.Do(func() { f.inks = make([]atomic.Uint64, f.font.NumGlyphs()) })
	if int(glyph) >= len(f.inks) {
		return bounds{}, false
	}
	v := f.inks[glyph].Load()
	if v == unseen {
		v = f.outlined(glyph)
		f.inks[glyph].Store(v)
	}
	return unpack(v), v != noInk
}

// outlined is the box that the font itself states, where the font is one of ours and
// tested to say so rightly, else that of the outline. The library that does so may give up on a damaged
// font of a project's own; such a glyph has no ink that anybody knows of.
func (f *Face) outlined(glyph uint16) (v uint64) {
	defer func() {
		if recover() != nil {
			v = noInk
		}
	}()
	if !f.foreign && f.tables.shapes != nil {
		if b, ok := f.tables.box(int(glyph)); ok && b.left < b.right {
			return b.pack()
		}
		return noInk
	}
	box, ok := f.OTFace().GlyphExtents(ot.GlyphID(glyph))
	if !ok || box.XMin >= box.XMax {
		return noInk
	}
	return bounds{box.XMin, box.YMin, box.XMax, box.YMax}.pack()
}

// Ink is the box that a glyph fills at a size when its origin is at p; false when
// it paints nothing. The curves' handles count as ink: the box may be a little large.
func (f *Face) Ink(g *page.Glyph, p geom.Point, size geom.Length) (geom.Rect, bool) {
	b, ok := f.bounds(g.ID)
	if !ok {
		return geom.Rect{}, false
	}
	x, y := p.X+g.DX, p.Y-g.DY
	return geom.R(x+f.scale(b.left, size), y-f.scale(b.high, size),
		f.scale(b.right, size)-f.scale(b.left, size), f.scale(b.high, size)-f.scale(b.low, size)), true
}

// InkOf is the box that glyphs fill whose pen begins at p; false when they paint
// nothing. It is Ink for all of them, reckoned at one go.
func (f *Face) InkOf(gs []page.Glyph, p geom.Point, size geom.Length) (geom.Rect, bool) {
	const far = 1 << 60
	unit := float64(size) / float64(f.upem)
	var left, right, high, low float64 = far, -far, -far, far // high and low from the baseline, upwards
	pen := geom.Length(0)
	for i := range gs {
		g := &gs[i]
		if b, ok := f.bounds(g.ID); ok {
			x, y := float64(pen+g.DX), float64(g.DY)
			left, right = min(left, x+float64(b.left)*unit), max(right, x+float64(b.right)*unit)
			low, high = min(low, y+float64(b.low)*unit), max(high, y+float64(b.high)*unit)
		}
		pen += g.Advance
	}
	if left >= right {
		return geom.Rect{}, false
	}
	return geom.R(p.X+geom.Length(left), p.Y-geom.Length(high), geom.Length(right-left), geom.Length(high-low)), true
}
