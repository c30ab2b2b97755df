package layout

import (
	"slices"

	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// iconFrames names the frame of the icon in a panel, by the corner of the hub.
var iconFrames = map[figure.Corner]string{
	figure.BottomRight: "part-icon-bottom-right", figure.BottomLeft: "part-icon-bottom-left",
	figure.TopLeft: "part-icon-top-left", figure.TopRight: "part-icon-top-right",
}

// part is the page of one titled text: a leaf as panel with title and icon, lead,
// body, and the way-finder on the side of the gutter.
func (b *brochure) part(t *document.Section, at place, i, number int) []core.Component {
	ink := t.Ink
	if ink == "" {
		ink = b.profile.Part(i)
	}
	fr := b.frame("part-panel").Box
	corner := figure.HubCorner(max(b.parts, 2), i, number%2 == 0)
	radii := figure.HubRadii(corner, b.length("panel-large"), b.length("panel-middle"), b.length("heel"))
	panel, disc := figure.PanelWithHub(fr.Size, radii, corner, b.length("panel-hub"), b.length("panel-disc"))
	out := []core.Component{Panel(fr, panel, b.ink(ink, "", t.Pos)), Panel(fr, disc, b.ink("", "", t.Pos))}
	out = append(out, b.icon(t, ink, b.frame(iconFrames[corner]).Box)...)
	name := "part-title-upper"
	if corner == figure.TopLeft || corner == figure.TopRight {
		name = "part-title-lower"
	}
	out = append(out, Paragraph(b.heading(t, at, name, 2), b.frame(name).Box.Point))
	box, inner := b.frame("part-text").Box, at.in(t)
	inner.part = ink
	out = append(out, Column(box, b.partRows(inner, t.Body, box)))
	return append(out, b.finder(i, number)...)
}

// icon is the icon of a section on a solid leaf: decoration beside the title.
func (b *brochure) icon(t *document.Section, ink string, box geom.Rect) []core.Component {
	if t.Icon == "" {
		return nil
	}
	d := &figure.Drawing{Size: box.Size, Items: figure.IconShapes(t.Icon, geom.Rect{Size: box.Size}, figure.OnLeaf(b.profile, ink))}
	return []core.Component{Picture(d, decoration, box.Point)}
}

// finder is the small figure that shows which part this is.
func (b *brochure) finder(i, number int) []core.Component {
	if b.figure == nil || len(b.figure.Parts) != b.parts || b.parts < 2 {
		return nil
	}
	fr := b.frame("finder").Box
	if number%2 == 0 {
		fr.X = b.layout.Trim.W - fr.Right()
	}
	d, err := b.wayFinder(b.figure, i, fr.Size, b.ink("white", "", noPos))
	return b.picture(d, err, decoration, fr.Point)
}

// group makes the sheets of one group: a leaf head and its statements, on a
// second page when they are many.
func (b *brochure) group(t *document.Section, at place, i int) {
	ink := b.groupInk(t, i)
	inner := at.in(t)
	inner.part = ink
	pages := b.columns(inner, t.Body, b.frame("group-text").Box, b.frame("group-more").Box, b.groupStep())
	b.add(sheet{folio: true, make: func(int) []core.Component {
		out := b.groupHead(t, at, ink)
		if len(pages) > 0 {
			out = append(out, Column(b.frame("group-text").Box, pages[0]))
		}
		return out
	}})
	for _, rows := range pages[min(1, len(pages)):] {
		b.add(sheet{folio: true, make: func(int) []core.Component {
			return []core.Component{Column(b.frame("group-more").Box, rows)}
		}})
	}
}

// groupStep is the step at which every group has room on its page: pages side by
// side have one size. When one group never has, all are set at full size and run on.
func (b *brochure) groupStep() int {
	if b.groups != nil {
		return *b.groups
	}
	common := 0
	document.WalkBlocks(b.title.Body, 1, func(n document.Node, _ int) bool {
		t, ok := n.(*document.Section)
		if !ok || t.Role != document.SectionGroup {
			return true
		}
		step := b.stepFor(b.place.within(kindPassage).in(t), t.Body, b.frame("group-text").Box)
		if step < 0 || common < 0 {
			common = -1
		} else {
			common = max(common, step)
		}
		return false
	})
	b.groups = &common
	return common
}

func (b *brochure) groupInk(t *document.Section, i int) string {
	if t.Ink != "" {
		return t.Ink
	}
	return b.profile.Part(i)
}

func (b *brochure) groupHead(t *document.Section, at place, ink string) []core.Component {
	if len(t.Title) == 0 && t.Icon == "" {
		return nil // a panel says what the page is about; there is nothing to say
	}
	fr := b.frame("group-panel").Box
	r := b.length("group-round")
	out := []core.Component{Panel(fr, figure.Panel(fr.Size, [4]geom.Length{r, r, b.length("heel"), r}), b.ink(ink, "", t.Pos))}
	out = append(out, b.icon(t, ink, b.frame("group-icon").Box)...)
	title, box := b.heading(t, at, "group-title", 1), b.frame("group-title").Box
	return append(out, Paragraph(title, geom.Point{X: box.X, Y: box.Bottom() - title.Height()}))
}

// disc is a circle of four Bézier curves; the usual constant is off by 0.03 %.
func disc(c geom.Point, r geom.Length) geom.Path {
	k := r.Scale(0.5522847498)
	p := func(x, y geom.Length) geom.Point { return geom.Point{X: c.X + x, Y: c.Y + y} }
	var o geom.Path
	o.MoveTo(p(r, 0))
	o.CurveTo(p(r, k), p(k, r), p(0, r))
	o.CurveTo(p(-k, r), p(-r, k), p(-r, 0))
	o.CurveTo(p(-r, -k), p(-k, -r), p(0, -r))
	o.CurveTo(p(k, -r), p(r, -k), p(r, 0))
	o.Close()
	return o
}

// back is the last page: for whom the målbild is, what was decided, whom to ask.
func (b *brochure) back(t *document.Section, at place) []core.Component {
	out := []core.Component{b.ground("snow")}
	box := b.frame("back").Box
	inner := at.in(t)
	y := box.Y
	if len(t.Title) > 0 {
		title := b.heading(t, at, "back", 2)
		out = append(out, Paragraph(title, geom.Point{X: box.X, Y: y}))
		y += title.Height() + b.length("under-back-title")
	}
	body, foot, address, qr := splitBack(t.Body)
	half := (box.W - b.length("name-gutter")) / 2
	cols := [2]geom.Rect{geom.R(box.X, 0, half, 0), geom.R(box.Right()-half, 0, half, 0)}
	side := 0
	var low geom.Length
	for _, block := range body {
		left := box.Bottom() - y
		switch k := block.(type) {
		case *document.Section:
			if side == 0 {
				if y > box.Y {
					out = append(out, b.backRule(&y, box)...)
				}
				low = y
			}
			c := cols[side]
			if countSections(body) == 1 {
				c.W = box.W
			}
			c.Y, c.H = y, box.Bottom()-y
			rows := b.column(inner, []document.Block{k}, "back", c)
			out = append(out, Column(c, rows))
			low = max(low, y+pile(rows))
			if side = 1 - side; side == 0 {
				y = low
			}
		case *document.List:
			if k.Role == document.ListNames {
				c, h := b.names(k, inner, geom.R(box.X, y, box.W, left))
				out, y = append(out, c...), y+h+b.length("under-names")
				continue
			}
			c, h := b.backText(inner, block, geom.R(box.X, y, box.W, left))
			out, y = append(out, c), y+h+b.length("back-gap")
		default:
			c, h := b.backText(inner, block, geom.R(box.X, y, box.W, left))
			out, y = append(out, c), y+h+b.length("back-gap")
		}
	}
	return append(out, b.backFoot(inner, foot, address, qr)...)
}

func countSections(bs []document.Block) int {
	n := 0
	for _, block := range bs {
		if _, ok := block.(*document.Section); ok {
			n++
		}
	}
	return n
}

func (b *brochure) backText(at place, block document.Block, box geom.Rect) (core.Component, geom.Length) {
	rows := b.column(at, []document.Block{block}, "back", box)
	return Column(box, rows), pile(rows)
}

// backRule draws the rule between names and what follows.
func (b *brochure) backRule(y *geom.Length, box geom.Rect) []core.Component {
	*y += b.length("back-gap") / 3
	rule := Bar(geom.R(box.X, *y, box.W, geom.Pt(.75)), b.ink("night-mid", "", noPos))
	*y += b.length("under-rule")
	return []core.Component{rule}
}

// splitBack takes out of a colophon what stands at the foot of the page.
func splitBack(bs []document.Block) (body, foot []document.Block, address *document.Paragraph, qr *document.Figure) {
	for _, block := range bs {
		switch t := block.(type) {
		case *document.Paragraph:
			if t.Role == document.Imprint {
				foot = append(foot, block)
				continue
			}
			if t.Role == document.WebAddress && address == nil {
				address = t
				continue
			}
		case *document.Figure:
			if t.Form == document.FigureQR && qr == nil {
				qr = t
				continue
			}
		}
		body = append(body, block)
	}
	return body, foot, address, qr
}

// namesPart is how much of the back the names may take: decision, contact and closing
// stand there too.
const namesPart = .7

// nameColumnsFor are the numbers of columns to try: three where there are more names
// than a county usually has (Västra Götaland has fifty).
func nameColumnsFor(names int) []int {
	if names > 24 {
		return []int{2, 3}
	}
	return []int{2, 1}
}

// names sets the principals column by column, region first: two columns, one when
// a name is too wide for two; the size gives way last.
func (b *brochure) names(l *document.List, at place, box geom.Rect) ([]core.Component, geom.Length) {
	if l.Logos() {
		w := b.wall(l, at, box.W, 3*box.H)
		return w.components(box.Point), w.size.H
	}
	f := &flow{setter: b.setter, around: at.around}
	st, _ := f.styleOf(listOf(l), l.Pos)
	if st == nil {
		return nil, 0
	}
	var texts []*Text
	gutter := b.length("name-gutter")
	for _, step := range st.Steps() {
		own := st.At(step)
		texts = texts[:0]
		widest := geom.Length(0)
		for _, it := range l.Items {
			for _, block := range it.Body {
				if p, ok := block.(*document.Paragraph); ok {
					t := b.text(p.Text, own, setting{measure: box.W, pos: p.Pos})
					texts, widest = append(texts, t), max(widest, t.Width())
				}
			}
		}
		for _, cols := range nameColumnsFor(len(texts)) {
			w := (box.W - gutter*geom.Length(cols-1)) / geom.Length(cols)
			per := (len(texts) + cols - 1) / cols
			if h := own.Leading * geom.Length(per); widest <= w && h <= box.H.Scale(namesPart) {
				return placeNames(texts, box, per, w+gutter, own.Leading), h
			}
		}
	}
	b.found.Add(TooMany.At(l.Pos, b.layout.Name, int(box.H/st.Leading)*2, "namn", len(l.Items)))
	return nil, 0
}

func placeNames(texts []*Text, box geom.Rect, per int, step, leading geom.Length) []core.Component {
	var out []core.Component
	for i, t := range texts {
		out = append(out, Paragraph(t, geom.Point{X: box.X + step*geom.Length(i/per), Y: box.Y + leading*geom.Length(i%per)}))
	}
	return slices.Clip(out)
}

// backFoot is the imprint at the foot, and the QR code with its address or the figure
// beside it.
func (b *brochure) backFoot(at place, foot []document.Block, address *document.Paragraph, qr *document.Figure) []core.Component {
	var out []core.Component
	fr := b.frame("imprint").Box
	rows := b.column(at, foot, "imprint", fr)
	fr.Y += fr.H - pile(rows)
	if len(rows) > 0 {
		out = append(out, Column(fr, rows))
	}
	out = append(out, b.backAddress(at, address)...)
	if qr != nil {
		box := b.frame("qr").Box
		d, err := b.drawing(qr, box.W)
		return append(out, b.picture(d, err, page.Owner{Of: qr}, box.Point)...)
	}
	if b.figure == nil || len(b.figure.Parts) < 2 {
		return out
	}
	box := b.frame("sign").Box
	d, err := b.wayFinder(b.figure, -1, box.Size, b.ink("snow", "", noPos))
	return append(out, b.picture(d, err, decoration, box.Point)...)
}
