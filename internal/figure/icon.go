package figure

import (
	"malbild/internal/asset"
	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
	"malbild/internal/svg"
)

// The icon grid, in its own units.
const (
	iconGrid   = float64(asset.IconGrid)
	iconStroke = 2.5
	iconInset  = 4.0 // the live area is 4–44
)

// iconFillMin is the smallest icon that shows its flat layer.
var iconFillMin = geom.MM(9)

// IconStyle is the inks of an icon: Line for strokes and solid details, Fill for
// the flat layer, which is left out below iconFillMin or when NoFill is set.
type IconStyle struct {
	Line, Fill brand.Colour
	NoFill     bool
}

// OnLeaf is an icon on a solid leaf of the ink: white lines, the ink's dark as layer.
func OnLeaf(prof *brand.Profile, ink string) IconStyle {
	return IconStyle{Line: brand.White, Fill: dark(prof, ink)}
}

// OnGround is an icon on paper: night lines, the ink's mid tint as layer.
func OnGround(prof *brand.Profile, ink string) IconStyle {
	line, _ := prof.Ink(prof.Hub)
	fill, _ := prof.Ink(ink + "-mid")
	return IconStyle{Line: line, Fill: fill}
}

// hubLayer is the flat layer of an icon in a night hub.
var hubLayer = brand.Colour{Name: "night-icon", RGB: [3]uint8{0x27, 0x50, 0x6E}, Computed: true}

// dark is the ink × 0.72, for the flat layer of an icon on a solid leaf: inks
// that a person chose get 20 more black. A profile may name its own «<ink>-dark».
func dark(prof *brand.Profile, ink string) brand.Colour {
	if c, ok := prof.Ink(ink + "-dark"); ok {
		return c
	}
	c, _ := prof.Ink(ink)
	for i, v := range c.RGB {
		c.RGB[i] = uint8((int(v)*72 + 50) / 100)
	}
	c.Name += "-dark"
	if c.Computed || c.Spot.Name != "" {
		c.CMYK, c.Spot, c.Computed = [4]uint8{}, brand.Spot{}, true
	} else {
		c.CMYK[3] = min(100, c.CMYK[3]+20)
	}
	return c
}

// layers is an icon with its path data read.
type layers struct {
	fill, line, solid plane.Outline
}

// readIcon reads an icon's path data.
func readIcon(id string) (l layers, ok bool) {
	ic, ok := asset.Icon(id)
	if !ok {
		return l, false
	}
	var whole [3]bool
	l.fill, whole[0] = svg.PathData(ic.Fill)
	l.line, whole[1] = svg.PathData(ic.Line)
	l.solid, whole[2] = svg.PathData(ic.Solid)
	return l, whole == [3]bool{true, true, true}
}

// hasIcon reports whether there is an icon with this id.
func hasIcon(id string) bool { _, ok := asset.Icon(id); return ok }

// IconShapes draws an icon in the box, layer by layer; without owner. An unknown
// id draws nothing: ask hasIcon first.
func IconShapes(id string, box geom.Rect, st IconStyle) []page.Item {
	l, ok := readIcon(id)
	if !ok {
		return nil
	}
	k := min(box.W, box.H).Pt() / iconGrid
	at := plane.V(box.X.Pt()+(box.W.Pt()-k*iconGrid)/2, box.Y.Pt()+(box.H.Pt()-k*iconGrid)/2)
	place := func(o plane.Outline) geom.Path { return o.Scaled(k, at).Path() }
	var out []page.Item
	if len(l.fill) > 0 && !st.NoFill && min(box.W, box.H) >= iconFillMin {
		fill := st.Fill
		out = append(out, &page.Shape{Path: place(l.fill), Fill: &fill})
	}
	if len(l.line) > 0 {
		out = append(out, &page.Shape{Path: place(l.line),
			Stroke: &page.Stroke{Colour: st.Line, Width: geom.Pt(iconStroke * k), Round: true}})
	}
	if len(l.solid) > 0 {
		line := st.Line
		out = append(out, &page.Shape{Path: place(l.solid), Fill: &line})
	}
	return out
}

// inkOf is the ink of a part: its own, else that of its place.
func inkOf(p document.FigurePart, i int, prof *brand.Profile) string {
	if p.Ink != "" {
		return p.Ink
	}
	return prof.Part(i)
}
