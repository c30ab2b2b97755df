package layout

import (
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/svg"
)

// photo adds a picture from a file: as wide as the rule says, at most as the
// column, and never larger than its pixels allow. A drawing is set as the
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

// pixels is how many pixels an inch a picture has at least: 150 on pages of text, and
// what printers want of those that have a press file.
func (l *Layout) pixels() int64 {
	if l.Form == Flow {
		return 150
	}
	return 225
}

// ownerOf is what a picture belongs to: itself, or decoration.
func ownerOf(t *document.Picture) page.Owner {
	if t.Decorative {
		return page.Owner{Artifact: page.Layout}
	}
	return page.Owner{Of: t}
}

// drawn makes the content of the row, or nil after a finding.
func (f *flow) drawn(t *document.Picture, width geom.Length) *picture {
	owner := ownerOf(t)
	m := t.Image
	switch {
	case m == nil:
		f.found.Add(NoFigure.At(t.Pos, t.ID, "image"))
		return nil
	case m.Type == document.SVG:
		return f.shapes(t, owner, width, false)
	}
	natural := geom.Point1.Mul(int64(m.Width)*72, f.layout.pixels())
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

// shapes sets a drawing at its own size, or smaller where the width is less; with grow as
// wide as it is asked to be.
func (f *flow) shapes(t *document.Picture, owner page.Owner, width geom.Length, grow bool) *picture {
	d, found := svg.Parse(t.Image.Data, fileOf(t), svg.Options{Current: f.ink("", f.part, t.Pos)})
	if len(found) > 0 {
		f.found.Add(found...)
		return nil
	}
	if !grow {
		width = min(width, d.Size.W)
	}
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
