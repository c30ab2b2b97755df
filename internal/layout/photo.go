package layout

import (
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/svg"
)

// photo adds a picture from a file: as wide as the rule says, at most as the
// column, and never larger than 150 pixels an inch allow. A drawing is set as the
// shapes it is made of.
func (f *flow) photo(t *document.Picture) {
	st, rule := f.styleOf(simple{kindFigure, []string{"picture"}}, t.Pos)
	if st == nil {
		return
	}
	width := f.width
	if rule.Size > 0 {
		width = min(width, rule.Size)
	}
	p := f.drawn(t, width-st.Indent)
	if p == nil {
		return
	}
	p.inset = st.Indent
	row := f.add(f.newRow(p, st, f.width, f.part, t.Pos), short(t.Alt))
	if len(t.Caption) > 0 {
		row.keepNext = true
		f.caption(t.Caption, t.Pos)
	}
}

// drawn makes the content of the row, or nil after a finding.
func (f *flow) drawn(t *document.Picture, width geom.Length) *picture {
	owner := page.Owner{Of: t}
	if t.Decorative {
		owner = page.Owner{Artifact: page.Layout}
	}
	m := t.Image
	switch {
	case m == nil:
		f.found.Add(NoFigure.At(t.Pos, t.ID, "image"))
		return nil
	case m.Type == document.SVG:
		return f.shapes(t, owner, width)
	}
	natural := geom.Point1.Mul(int64(m.Width)*72, 150)
	width = min(width, natural)
	size := geom.Size{W: width, H: width.Mul(int64(m.Height), int64(max(m.Width, 1)))}
	return &picture{size: size, draw: func(c page.Canvas, q geom.Point) {
		c.Paint(&page.Picture{Owner: owner, Image: m, Box: geom.Rect{Point: q, Size: size}})
	}}
}

// fileOf is what a picture is called in findings.
func fileOf(t *document.Picture) string {
	if t.Image.Name != "" {
		return t.Image.Name
	}
	return t.ID
}

func (f *flow) shapes(t *document.Picture, owner page.Owner, width geom.Length) *picture {
	d, found := svg.Parse(t.Image.Data, fileOf(t), svg.Options{Current: f.ink("", f.part, t.Pos)})
	if len(found) > 0 {
		f.found.Add(found...)
		return nil
	}
	width = min(width, d.Size.W)
	k := float64(width) / float64(d.Size.W)
	size := geom.Size{W: width, H: d.Size.H.Scale(k)}
	return &picture{size: size, draw: func(c page.Canvas, q geom.Point) {
		c, box := moved(c, geom.Rect{Point: q, Size: size})
		for i := range d.Shapes {
			s := d.Shapes[i].Scaled(k, box.Point)
			s.Owner = owner
			c.Paint(s)
		}
	}}
}
