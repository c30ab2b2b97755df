// Package page is the display list: where words and shapes stand. Components of
// package layout draw on a Canvas; package pdf records the pages and writes them.
// Every item points to the node of the document tree it belongs to (Of), or is an
// artifact. That pointer carries the tag tree into the PDF and the source place
// into the last error; there is no second bookkeeping.
//
// Coordinates are in trim coordinates: the origin is the top left of the trimmed
// page, y grows downwards; items in the bleed have negative or larger coordinates.
package page

import (
	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
)

// Page is one finished page.
type Page struct {
	Number int // from 1
	Label  string
	Trim   geom.Size
	Bleed  geom.Length   // how far shapes may reach outside the trim
	Items  []Item        // in painting order
	Folds  []geom.Length // where the sheet is folded, from the left edge of the trim
}

// Item is something that stands on a page: *Run, *Shape, *Picture or *Annotation.
type Item interface{ isItem() }

// Artifact says why an item without a node is on the page (ISO 32000-1, 14.8.2.2.2).
type Artifact string

// The artifact kinds.
const (
	Content    Artifact = ""           // not an artifact: Of is set
	Layout     Artifact = "Layout"     // rules, panels, decoration
	Background Artifact = "Background" // full grounds
	Header     Artifact = "Header"     // running head
	Footer     Artifact = "Footer"     // running foot, page number
)

// Owner is the hinge from page to tree. Of is the innermost node: for words the
// inline (*document.Text and so on), for a bullet or number the *ListItem, for
// everything inside a figure the *Figure. Exactly one of Of and Artifact is set.
type Owner struct {
	Of       document.Node
	Artifact Artifact
}

// Glyph is one placed glyph of a run. Advance holds everything that moves the
// pen: kerning, tracking and justification; it is negative where text is read
// towards the left, and glyphs are always in the order in which they are read. Text is the text of its cluster, or
// empty when an earlier glyph of the cluster carries it. DX moves the glyph alone to
// the right, DY upwards, as the faces have it: a mark over a capital. An inserted hyphen has
// Text "\u00ad"; the space a line was broken at is kept as the last glyph.
type Glyph struct {
	ID      uint16
	Advance geom.Length
	DX, DY  geom.Length
	Text    string
}

// Run is glyphs of one face, size and colour on one line. At is the origin of
// the first glyph on the baseline. Glyphs are shared: never change them.
type Run struct {
	Owner
	Face     string // id of a face, see package asset
	Size     geom.Length
	Fill     brand.Colour
	At       geom.Point
	Glyphs   []Glyph
	Language string // set when it differs from the document's
}

// Shape is a filled or stroked path.
type Shape struct {
	Owner
	Path   geom.Path
	Fill   *brand.Colour
	Stroke *Stroke
}

// Scaled is the shape k times as large, moved so that its origin stands at p. It
// shares nothing that is changed with s.
func (s *Shape) Scaled(k float64, p geom.Point) *Shape {
	out := *s
	out.Path = make(geom.Path, len(s.Path))
	for i, g := range s.Path {
		out.Path[i].Op = g.Op
		for n := range g.Points() {
			out.Path[i].P[n] = geom.Point{X: p.X + g.P[n].X.Scale(k), Y: p.Y + g.P[n].Y.Scale(k)}
		}
	}
	if s.Stroke != nil {
		line := *s.Stroke
		line.Width = line.Width.Scale(k)
		out.Stroke = &line
	}
	return &out
}

// Stroke is a line of even width; Round gives round caps and joins.
type Stroke struct {
	Colour brand.Colour
	Width  geom.Length
	Round  bool
}

// Picture is a PNG or JPEG stretched over Box; a drawing in SVG is made of Shapes.
type Picture struct {
	Owner
	Image *document.Image
	Box   geom.Rect
}

// Annotation makes boxes lead somewhere: Of is the *document.Link (then URI is
// set), the *document.ContentsEntry (then Target is set), the *document.NoteMark of
// a footnote, or the *document.Footnote for its number, which leads back to the mark
// (then Note is set). Description is for
// those who do not see where it leads (PDF/UA-1 7.18.5).
type Annotation struct {
	Owner
	Boxes       []geom.Rect
	URI         string
	Target      *document.Section
	Note        *document.Footnote
	Description string
}

// Clip hides what the items after it paint outside Box, until the next Clip; an
// empty box ends it. It belongs to nothing.
type Clip struct{ Box geom.Rect }

func (*Clip) isItem()       {}
func (*Run) isItem()        {}
func (*Shape) isItem()      {}
func (*Annotation) isItem() {}
func (*Picture) isItem()    {}

// Canvas is what components draw on. The provider of package pdf implements it
// beside maroto's core.Provider.
type Canvas interface {
	// Origin is where maroto's cell (0,0) stands in trim coordinates: the margins.
	Origin() geom.Point
	// Paint adds an item to the present page.
	Paint(Item)
}

// Extent is the left edge and the width of glyphs whose pen begins at x. Glyphs of
// text that is read from right to left move the pen to the left.
func Extent(x geom.Length, gs []Glyph) (left, width geom.Length) {
	w := Width(gs)
	if w < 0 {
		return x + w, -w
	}
	return x, w
}

// Width is the sum of the advances.
func Width(gs []Glyph) geom.Length {
	var w geom.Length
	for _, g := range gs {
		w += g.Advance
	}
	return w
}
