// Package impose puts the pages of a booklet on sheets that are printed on both
// sides, folded once and stapled in the fold: two pages a side, in the order that
// makes them run when the sheets lie in each other.
//
// It moves what stands on the pages and changes nothing of it: every item keeps its
// owner, so an imposed file has the words, the tags and the reading order of the
// single pages. The package knows pages and nothing of documents or PDF.
package impose

import (
	"fmt"
	"math"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// Options say on what the pages are put.
type Options struct {
	Sheet geom.Size   // open, lying: A4 is 297 × 210 mm
	Paper geom.Length // thickness of a sheet
	Right bool        // bound at the right: read from right to left
}

// most is how many pages a booklet may have; thicker ones cannot be folded.
const most = 128

// near is how much a page may differ from half a sheet and still be printed in its
// own size.
const near = 0.01

// Booklet puts pages on sheets: the first two are the outer sheet's front and back,
// and so on inwards. The back of every sheet stands as its front does, for printers
// that turn the paper over its short edge. Missing pages, up to a multiple of four,
// are blank and come last.
func Booklet(pages []*page.Page, o Options) ([]*page.Page, error) {
	if len(pages) == 0 || len(pages) > most {
		return nil, fmt.Errorf("impose a booklet of %d pages", len(pages))
	}
	trim := pages[0].Trim
	if trim.W <= 0 || trim.H <= 0 || o.Sheet.W <= 0 || o.Sheet.H <= 0 {
		return nil, fmt.Errorf("impose pages of %.0f × %.0f mm on %.0f × %.0f mm", trim.W.MM(), trim.H.MM(), o.Sheet.W.MM(), o.Sheet.H.MM())
	}
	for _, p := range pages {
		if p.Trim != trim {
			return nil, fmt.Errorf("impose page %d: its size is not that of the first", p.Number)
		}
	}
	k := math.Min(o.Sheet.W.Pt()/2/trim.W.Pt(), o.Sheet.H.Pt()/trim.H.Pt())
	if math.Abs(k-1) < near {
		k = 1
	}
	sides := (len(pages) + 3) / 4 * 2
	out := make([]*page.Page, 0, sides)
	for i, pair := range Order(len(pages)) {
		side := &page.Page{Number: i + 1, Trim: o.Sheet, Folds: []geom.Length{o.Sheet.W / 2}}
		in := o.Paper * geom.Length(i/2) // every sheet further in sticks out by the paper around it
		for half, n := range pair {
			if n <= len(pages) {
				put(side, pages[n-1], (half == 1) != o.Right, k, in)
			}
		}
		side.Items = append(side.Items, &page.Clip{})
		out = append(out, side)
	}
	return out, nil
}

// Order lists the sides of the sheets from the outermost inwards, front and back by
// turns: the number of the page on the left and on the right. Numbers over n are
// blank pages.
func Order(n int) [][2]int {
	all := (n + 3) / 4 * 4
	var out [][2]int
	for s := range all / 4 {
		out = append(out, [2]int{all - 2*s, 2*s + 1}, [2]int{2*s + 2, all - 2*s - 1})
	}
	return out
}

// put paints a page into its half of a side, scaled by k and moved towards the fold.
// What bleeds out of a page stays in its half.
func put(side, p *page.Page, right bool, k float64, in geom.Length) {
	size := geom.Size{W: p.Trim.W.Scale(k), H: p.Trim.H.Scale(k)}
	fold := side.Trim.W / 2
	half := geom.R(0, 0, fold, side.Trim.H)
	at := geom.Point{X: fold - size.W + in, Y: (side.Trim.H - size.H) / 2}
	if right {
		half.X = fold
		at.X = fold - in
	}
	side.Items = append(side.Items, &page.Clip{Box: common(geom.Rect{Point: at, Size: size}, half)})
	for _, it := range p.Items {
		if moved := move(it, k, at); moved != nil {
			side.Items = append(side.Items, moved)
		}
	}
}

// common is what lies in both rectangles.
func common(a, b geom.Rect) geom.Rect {
	x, y := max(a.X, b.X), max(a.Y, b.Y)
	return geom.R(x, y, min(a.Right(), b.Right())-x, min(a.Bottom(), b.Bottom())-y)
}

// move is an item at another place and size; the item itself is shared and stays.
func move(it page.Item, k float64, at geom.Point) page.Item {
	switch t := it.(type) {
	case *page.Run:
		own := *t
		own.At, own.Size, own.Glyphs = point(t.At, k, at), t.Size.Scale(k), glyphs(t.Glyphs, k)
		return &own
	case *page.Shape:
		return t.Scaled(k, at)
	case *page.Picture:
		own := *t
		own.Box = rect(t.Box, k, at)
		return &own
	case *page.Annotation:
		own := *t
		own.Boxes = make([]geom.Rect, len(t.Boxes))
		for i, b := range t.Boxes {
			own.Boxes[i] = rect(b, k, at)
		}
		return &own
	}
	return nil
}

func point(p geom.Point, k float64, at geom.Point) geom.Point {
	return geom.Point{X: at.X + p.X.Scale(k), Y: at.Y + p.Y.Scale(k)}
}

func rect(r geom.Rect, k float64, at geom.Point) geom.Rect {
	return geom.Rect{Point: point(r.Point, k, at), Size: geom.Size{W: r.W.Scale(k), H: r.H.Scale(k)}}
}

// glyphs are glyphs at another size; at their own they are shared.
func glyphs(gs []page.Glyph, k float64) []page.Glyph {
	if k == 1 {
		return gs
	}
	out := make([]page.Glyph, len(gs))
	for i, g := range gs {
		g.Advance, g.DX, g.DY = g.Advance.Scale(k), g.DX.Scale(k), g.DY.Scale(k)
		out[i] = g
	}
	return out
}
