package layout

import (
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// icon draws the icon of a section beside its heading, where the style gives it
// room: decoration, for the heading says it in words.
func (f *flow) icon(row *FlowRow, t *document.Section, st *Style) {
	s, ok := row.of.(*stack)
	if !ok || st.Icon <= 0 || t.Icon == "" {
		return
	}
	d := &figure.Drawing{Size: geom.Size{W: st.Icon, H: st.Icon},
		Items: figure.IconShapes(t.Icon, geom.Rect{Size: geom.Size{W: st.Icon, H: st.Icon}}, figure.OnGround(f.profile, "cloudberry"))}
	s.mark = func(c page.Canvas, p geom.Point) {
		paintDrawing(c, d, page.Owner{Artifact: page.Layout}, geom.Point{X: p.X, Y: p.Y})
	}
}
