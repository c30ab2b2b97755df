package layout

import (
	"cmp"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// Check proves of the finished pages of a plan what Arrange promises: no ink
// outside the trim or nearer to it than the layout allows, none outside its frame,
// and no two texts on each other. It looks at the outlines of the glyphs, not at
// what they say of their width. The pages are those recorded of this plan.
func (p *Plan) Check(pages []*page.Page, lib *typeset.Library) diag.List {
	return (&checker{layout: p.layout, library: lib, frames: p.frames}).pages(pages)
}

// Check is Plan.Check for pages whose frames are not known.
func Check(pages []*page.Page, l *Layout, lib *typeset.Library) diag.List {
	return (&checker{layout: l, library: lib}).pages(pages)
}

// tolerance lets side bearings and rounding touch.
var tolerance = geom.Pt(0.5)

// bearing is the part of a letter's size that may stand outside its width.
const bearing = 8

// checker walks over the pages of a document.
type checker struct {
	layout  *Layout
	library *typeset.Library
	frames  *frames
	next    int // the next frame to be entered
	found   diag.List
	lines   []setLine // of the page at hand
}

// setLine is the ink of one run.
type setLine struct {
	run  *page.Run
	face *typeset.Face
	box  geom.Rect
}

func (c *checker) pages(pages []*page.Page) diag.List {
	for _, p := range pages {
		c.page(p)
	}
	return c.found
}

func (c *checker) page(p *page.Page) {
	c.lines = slices.Grow(c.lines[:0], len(p.Items))
	var within *framed
	for _, it := range p.Items {
		r, ok := it.(*page.Run)
		if !ok || len(r.Glyphs) == 0 {
			continue
		}
		if within == nil {
			within = c.frames.entered(&c.next, r)
		}
		if k, ok := c.ink(r); ok {
			c.edges(p, &k)
			if within != nil {
				c.inside(p, &k, within)
			}
			c.lines = append(c.lines, k)
		}
		if within != nil && within.last == r {
			within = nil
		}
	}
	c.overlaps(p)
}

// ink is the box around what a run paints; false when it paints nothing.
func (c *checker) ink(r *page.Run) (setLine, bool) {
	k := setLine{run: r}
	face, err := c.library.Face(r.Face)
	if err != nil {
		return k, false
	}
	k.face = face
	box, ok := face.InkOf(r.Glyphs, r.At, r.Size)
	k.box = box
	return k, ok
}

// edges holds the ink against the trim.
func (c *checker) edges(p *page.Page, k *setLine) {
	if d := distance(k.box, p.Trim); d < c.layout.Safe {
		c.found.Add(OffPage.At(noPos, p.Number, short(k.text()), spoken(mm(d)), spoken(mm(c.layout.Safe))))
	}
}

// inside holds the ink against its frame. Stems of large type stand on the margin
// and signs hang outside it (optical.go): to the left, as far as is safe, the edge
// of the page is the frame.
func (c *checker) inside(p *page.Page, k *setLine, f *framed) {
	out := max(f.box.Y-k.box.Y, k.box.Bottom()-f.box.Bottom())
	if page.Width(k.run.Glyphs) < 0 { // Arabic reaches further below and above its line; overlaps are held apart
		out -= k.run.Size / 4
	}
	side := k.box.Right() - f.box.Right()
	if !f.hangs {
		side = max(side, f.box.X-k.box.X)
	}
	if side > max(tolerance, k.run.Size/bearing) { // a j and an f reach out of their own width in many faces
		out = max(out, side)
	}
	if out > tolerance {
		c.found.Add(OutOfFrame.At(noPos, p.Number, short(k.text()), spoken(mm(out))))
	}
}

// distance is how far the box stands from the nearest edge of the trim; negative
// outside.
func distance(b geom.Rect, trim geom.Size) geom.Length {
	return min(b.X, b.Y, trim.W-b.Right(), trim.H-b.Bottom())
}

// overlaps finds texts that stand on each other: first boxes of runs that do, then
// glyphs in them. The gaps of Å over g in close lines of one text are no fault, so
// within one size marks over capitals are not counted.
func (c *checker) overlaps(p *page.Page) {
	slices.SortFunc(c.lines, func(a, b setLine) int { return cmp.Compare(a.box.Y, b.box.Y) })
	for i := range c.lines {
		a := &c.lines[i]
		for j := i + 1; j < len(c.lines); j++ {
			b := &c.lines[j]
			if b.box.Y+tolerance >= a.box.Bottom() {
				break
			}
			if meet(a.box, b.box) && c.collide(a, b) {
				c.found.Add(Overlap.At(noPos, p.Number, short(a.text()), short(b.text())))
			}
		}
	}
}

func meet(a, b geom.Rect) bool {
	return a.X+tolerance < b.Right() && b.X+tolerance < a.Right() && a.Y+tolerance < b.Bottom() && b.Y+tolerance < a.Bottom()
}

// collide reports whether a glyph of one stands on a glyph of the other.
func (c *checker) collide(a, b *setLine) bool {
	plain := a.run.Size == b.run.Size && a.run.At.Y != b.run.At.Y
	boxes := b.glyphs(plain)
	for _, g := range a.glyphs(plain) {
		for _, h := range boxes {
			if meet(g, h) {
				return true
			}
		}
	}
	return false
}

// glyphs are the boxes of the glyphs; plain ones reach no higher than capitals.
func (k *setLine) glyphs(plain bool) []geom.Rect {
	out := make([]geom.Rect, 0, len(k.run.Glyphs))
	at, top := k.run.At, k.run.At.Y-k.face.CapHeight(k.run.Size)
	for i := range k.run.Glyphs {
		g := &k.run.Glyphs[i]
		if box, ok := k.face.Ink(g, at, k.run.Size); ok {
			if plain && box.Y < top {
				box.Y, box.H = top, max(box.Bottom()-top, 0)
			}
			out = append(out, box)
		}
		at.X += g.Advance
	}
	return out
}

func (k *setLine) text() string { return strings.TrimSpace(glyphText(k.run.Glyphs)) }

func glyphText(gs []page.Glyph) string {
	var b strings.Builder
	for _, g := range gs {
		b.WriteString(g.Text)
	}
	return b.String()
}

// spoken is a number as each language writes it.
func spoken(n string) diag.Phrase { return diag.Phrase{SV: strings.Replace(n, ".", ",", 1), EN: n} }

// mm is a length in millimetres for findings.
func mm(l geom.Length) string { return number(geom.Pt(l.MM())) }
