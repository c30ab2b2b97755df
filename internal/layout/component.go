package layout

import (
	"github.com/johnfercher/go-tree/node"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"

	"malbild/internal/brand"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// base is what maroto wants of every component and row beside its work.
type base struct{ config *entity.Config }

// SetConfig is part of core.Node.
func (b *base) SetConfig(c *entity.Config) { b.config = c }

// GetStructure is part of core.Node.
func (b *base) GetStructure() *node.Node[core.Structure] {
	return node.New(core.Structure{Type: "malbild"})
}

// at turns a cell of maroto's, in millimetres from the margins, into a place on
// the page. It is where floats become lengths.
func at(c page.Canvas, cell *entity.Cell) geom.Point {
	return c.Origin().Add(geom.Point{X: geom.MM(cell.X), Y: geom.MM(cell.Y)})
}

// component is a core.Component with a box of its own inside its cell, painted by
// a function. The named components below are made of it.
type component struct {
	base
	box    geom.Rect
	paint  func(c page.Canvas, box geom.Rect)
	framed bool        // its box is a frame: words may not leave it
	frames *frames     // where that is noted
	mirror geom.Length // width within which it is turned over; 0: it is not
}

// GetHeight is part of core.Component.
func (k *component) GetHeight(core.Provider, *entity.Cell) float64 { return k.box.Bottom().MM() }

// Render is part of core.Component. Arrange has made sure that the provider is a
// page.Canvas.
func (k *component) Render(provider core.Provider, cell *entity.Cell) {
	if c, ok := provider.(page.Canvas); ok {
		box := geom.Rect{Point: at(c, cell).Add(k.box.Point), Size: k.box.Size}
		_, stands := moved(mirrored(c, k.mirror), box)
		k.frames.into(c, stands, true, func(c page.Canvas) { k.paint(mirrored(c, k.mirror), box) })
	}
}

// Art is anything painted into a box; the owner of what it paints is its own matter.
func Art(box geom.Rect, paint func(c page.Canvas, box geom.Rect)) core.Component {
	return &component{box: box, paint: paint}
}

// Paragraph is set words with their top left at p.
func Paragraph(t *Text, p geom.Point) core.Component {
	return Art(geom.R(p.X, p.Y, t.measure+t.style.Indent, t.Height()), func(c page.Canvas, box geom.Rect) {
		t.Paint(c, box.Point, 0, t.Len())
	})
}

// Panel is a filled outline, decoration. The path is in the coordinates of the box.
func Panel(box geom.Rect, path geom.Path, fill brand.Colour) core.Component {
	return Art(box, func(c page.Canvas, box geom.Rect) {
		c.Paint(&page.Shape{Owner: page.Owner{Artifact: page.Layout}, Path: path.Move(box.Point), Fill: &fill})
	})
}

// Ground fills a whole page, bleed included.
func Ground(trim geom.Size, bleed geom.Length, fill brand.Colour) core.Component {
	return Art(geom.R(0, 0, trim.W, trim.H), func(c page.Canvas, box geom.Rect) {
		full := geom.R(box.X-bleed, box.Y-bleed, trim.W+2*bleed, trim.H+2*bleed)
		c.Paint(&page.Shape{Owner: page.Owner{Artifact: page.Background}, Path: geom.RectPath(full), Fill: &fill})
	})
}

// Bar is a straight rule, filled rather than stroked so that it is as thick as it says.
func Bar(box geom.Rect, fill brand.Colour) core.Component {
	return Art(box, func(c page.Canvas, box geom.Rect) { paintRule(c, box, fill, page.Layout) })
}

func paintRule(c page.Canvas, box geom.Rect, fill brand.Colour, kind page.Artifact) {
	c.Paint(&page.Shape{Owner: page.Owner{Artifact: kind}, Path: geom.RectPath(box), Fill: &fill})
}

// Picture is a drawing with its top left at p, owned by a node or an artifact.
func Picture(d *figure.Drawing, owner page.Owner, p geom.Point) core.Component {
	return Art(geom.Rect{Point: p, Size: d.Size}, func(c page.Canvas, box geom.Rect) {
		paintDrawing(c, d, owner, box.Point)
	})
}
