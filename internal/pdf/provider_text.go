package pdf

import (
	"strings"

	"github.com/johnfercher/maroto/v2/pkg/consts/align"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// defaultFamily stands in for the families that maroto's own backend has built in
// («arial», which stock components ask for) and for none.
const defaultFamily = "roboto"

// faceID turns maroto's family and style into the id of a face. A family that is
// the id of a face names just that one.
func faceID(family string, style fontstyle.Type) string {
	family = strings.ToLower(family)
	if strings.Contains(family, "-") {
		return family
	}
	if family != "robotocondensed" {
		family = defaultFamily
	}
	switch s := string(style); {
	case strings.Contains(s, string(fontstyle.Bold)):
		return family + "-bold"
	case strings.Contains(s, string(fontstyle.Italic)) && family == defaultFamily:
		return family + "-italic"
	}
	return family + "-regular"
}

// lines breaks the text of a stock component.
func (p *Provider) lines(text string, t *props.Text, width float64) (typeset.Style, []typeset.Line, error) {
	s := typeset.Style{Face: faceID(t.Family, t.Style), Size: geom.Pt(t.Size)}
	par := typeset.Paragraph{Spans: []typeset.Span{{Text: text, Style: s}}, Measure: geom.MM(max(width, 0))}
	switch t.Align {
	case align.Center:
		par.Align = typeset.Center
	case align.Right:
		par.Align = typeset.Right
	case align.Justify:
		par.Align = typeset.Justify
	}
	lines, err := p.lib.Break(par)
	return s, lines, err
}

// AddText sets the text of a stock component. maroto gives it no leading: lines
// stand one font size apart, plus the padding asked for.
func (p *Provider) AddText(text string, c *entity.Cell, t *props.Text) {
	if t.Hyperlink != nil {
		p.unsupported("Hyperlink «" + *t.Hyperlink + "»")
	}
	if strings.ContainsAny(string(t.Style), string(fontstyle.Underline+fontstyle.Strikethrough)) {
		p.unsupported("fontstyle «" + string(t.Style) + "»")
	}
	left, right, top := min(t.Left, c.Width), min(t.Right, c.Width), min(t.Top, c.Height)
	s, lines, err := p.lines(text, t, c.Width-left-right)
	if err != nil {
		p.failed("AddText «"+text+"»", err)
	}
	at := p.at(c.X+left, c.Y+top)
	at.Y += s.Size
	for _, l := range lines {
		for _, r := range l.Runs {
			p.Paint(&page.Run{Owner: p.owner, Face: r.Face, Size: s.Size, Fill: ink(t.Color), At: geom.Point{X: at.X + r.X, Y: at.Y}, Glyphs: r.Glyphs})
		}
		at.Y += s.Size + geom.MM(t.VerticalPadding)
	}
}

// GetFontHeight is the size of a font in millimetres.
func (p *Provider) GetFontHeight(f *props.Font) float64 { return geom.Pt(f.Size).MM() }

// GetLinesQuantity is how many lines a text takes in a width.
func (p *Provider) GetLinesQuantity(text string, t *props.Text, width float64) int {
	_, lines, err := p.lines(text, t, width)
	if err != nil {
		p.failed("GetLinesQuantity «"+text+"»", err)
	}
	return len(lines)
}

// AddCheckbox draws a box, ticked or not, and its label.
func (p *Provider) AddCheckbox(label string, c *entity.Cell, b *props.Checkbox) {
	const gap, line = 1, 0.2 // mm, as maroto's own
	x, y := c.X+b.Left, c.Y+b.Top
	a, z := p.at(x, y), p.at(x+b.Size, y+b.Size)
	path := geom.RectPath(geom.R(a.X, a.Y, z.X-a.X, z.Y-a.Y))
	if b.Checked {
		path.MoveTo(a)
		path.LineTo(z)
		path.MoveTo(geom.Point{X: z.X, Y: a.Y})
		path.LineTo(geom.Point{X: a.X, Y: z.Y})
	}
	p.Paint(&page.Shape{Owner: p.owner, Path: path, Stroke: &page.Stroke{Colour: ink(nil), Width: geom.MM(line)}})
	if label == "" {
		return
	}
	t := props.Text{Size: 10}
	if p.cfg != nil && p.cfg.DefaultFont != nil {
		t.MakeValid(p.cfg.DefaultFont)
	}
	height := geom.Pt(t.Size).MM()
	cell := entity.Cell{X: x + b.Size + gap, Y: y + b.Size/2 - height/2, Width: c.Width - b.Left - b.Size - gap, Height: c.Height}
	p.AddText(label, &cell, &t)
}
