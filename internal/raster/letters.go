package raster

import (
	"sync"

	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
	"malbild/internal/typeset"
)

// Glyphs keeps the outlines of glyphs between pictures. The zero value is ready,
// and safe for many workers at once. It may be used with one library only.
type Glyphs struct{ m sync.Map }

type glyphKey struct {
	face string
	id   uint16
}

// letters is a run as filled outlines, until those of the next.
func (c *canvas) letters(run *page.Run) (plane.Outline, error) {
	face, err := c.lib.Face(run.Face)
	if err != nil {
		return nil, err
	}
	k := run.Size.Pt() / float64(face.Upem())
	at := plane.Of(run.At)
	o := c.path[:0]
	for _, g := range run.Glyphs {
		pen := at.Add(plane.V(g.DX.Pt(), -g.DY.Pt()))
		for _, s := range c.glyph(run.Face, g.ID) {
			for i := range s.Points() {
				s.P[i] = plane.V(pen.X+s.P[i].X*k, pen.Y-s.P[i].Y*k)
			}
			o = append(o, s)
		}
		at.X += g.Advance.Pt()
	}
	c.path = o
	return o, nil
}

// glyph is one outline in units of the face, y upwards, every contour closed.
func (c *canvas) glyph(face string, id uint16) plane.Outline {
	key := glyphKey{face, id}
	if o, ok := c.Glyphs.m.Load(key); ok {
		return o.(plane.Outline)
	}
	f, err := c.lib.Face(face)
	if err != nil {
		return nil
	}
	var o plane.Outline
	shape, _ := f.OTFace().GlyphOutline(id)
	open := false
	for _, s := range shape.Segments {
		var p [3]plane.Vec
		for i := range p {
			p[i] = plane.V(float64(s.Args[i].X), float64(s.Args[i].Y))
		}
		switch s.Op {
		case 0: // move
			if open {
				o.Close()
			}
			o.Move(p[0])
			open = true
		case 1:
			o.Line(p[0])
		case 2: // a quadratic curve, raised to a cubic one
			from := o.Last()
			o.Curve(plane.Mix(from, p[0], 2.0/3), plane.Mix(p[1], p[0], 2.0/3), p[1])
		case 3:
			o.Curve(p[0], p[1], p[2])
		}
	}
	if open {
		o.Close()
	}
	c.Glyphs.m.Store(key, o)
	return o
}

// Letters is a run as a path: for pictures whose text must look alike wherever
// they are shown.
func Letters(lib *typeset.Library, run *page.Run) (geom.Path, error) {
	c := &canvas{lib: lib, Options: Options{Glyphs: &Glyphs{}}}
	o, err := c.letters(run)
	if err != nil {
		return nil, err
	}
	return o.Path(), nil
}
