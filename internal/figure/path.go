package figure

import (
	"errors"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
	"malbild/internal/typeset"
)

// PathOptions is how a path is drawn: one row a pair, «från … till …».
type PathOptions struct {
	Width    geom.Length
	Height   geom.Length  // most; zero: as tall as its rows
	Ground   brand.Colour // round the arrows; without name: white
	Size     geom.Length  // of what it leads to; zero: by the width. What it leads from is 15/17 of it
	Min      geom.Length  // zero: 8.5 pt
	Face     string       // of what it leads to; empty: roboto-bold
	FromFace string       // of what it leads from; empty: roboto-medium
	EndFace  string       // of the words «från» and «till»; empty: robotocondensed-bold
}

// The path on an A3 poster, 261 mm wide; all scales with
// the width, but on a page of text not below pathLeast of it.
const (
	pathWidth   = 261.0
	pathRow     = 25.0
	pathRowMany = 18.0 // above six rows, which have no icons
	pathGap     = 4.5
	pathLeft    = .42 // of the width: the panel it leads from
	pathRight   = .545
	pathDisc    = 7.0
	pathRing    = 8.2
	pathIcon    = 16.0
	pathPad     = 8.0
	pathLeast   = .72
	pathMany    = 6
)

// pathDrawer is a path on its way.
type pathDrawer struct {
	PathOptions
	lib   *typeset.Library
	fig   *document.Figure
	prof  *brand.Profile
	d     *Drawing
	scale float64
	row   geom.Length
	gap   geom.Length
	disc  float64     // of the arrow's disc, where rows are low
	head  geom.Length // over low rows: the words «från» and «till» once
	icons bool
}

// Path draws pairs as rows: a light panel with what it leads from, an arrow, a solid
// leaf with what it leads to. Direction is carried by words, form and arrow, never by
// colour alone. All rows have one size; a text that has no room in two lines at the
// smallest is a finding (diag.List).
func Path(lib *typeset.Library, f *document.Figure, prof *brand.Profile, o PathOptions) (*Drawing, error) {
	if err := check(f, prof, geom.Size{W: o.Width, H: o.Width}, 2, 8); err != nil {
		return nil, err
	}
	p := &pathDrawer{PathOptions: o, lib: lib, fig: f, prof: prof, scale: max(o.Width.MM()/pathWidth, pathLeast)}
	p.defaults()
	n := geom.Length(len(f.Parts))
	p.d = &Drawing{Size: geom.Size{W: o.Width, H: p.head + p.row*n + p.gap*(n-1)}, lib: lib}
	size, err := p.fit()
	if err != nil {
		return nil, err
	}
	p.d.Report = Report{Label: size, Face: p.Face}
	if err := p.heads(size); err != nil {
		return nil, err
	}
	for i := range f.Parts {
		if err := p.pair(i, p.head+(p.row+p.gap)*geom.Length(i), size); err != nil {
			return nil, err
		}
	}
	return p.d, nil
}

func (p *pathDrawer) mm(v float64) geom.Length { return geom.MM(v * p.scale) }

func (p *pathDrawer) defaults() {
	set := func(s *string, v string) {
		if *s == "" {
			*s = v
		}
	}
	set(&p.Face, "roboto-bold")
	set(&p.FromFace, "roboto-medium")
	set(&p.EndFace, "robotocondensed-bold")
	if p.Ground.Name == "" {
		p.Ground = brand.White
	}
	if p.Size == 0 {
		p.Size = geom.Pt(float64(int(17*p.scale*2)) / 2)
	}
	if p.Min == 0 {
		p.Min = geom.Pt(8.5)
	}
	p.row = p.mm(pathRow)
	p.icons = true
	if len(p.fig.Parts) > pathMany {
		p.row, p.icons = p.mm(pathRowMany), false
	}
	p.gap, p.disc = p.mm(pathGap), 1
	n := geom.Length(len(p.fig.Parts))
	if tall := p.row*n + p.gap*(n-1); p.Height > 0 && tall > p.Height {
		p.head = pathEnd(p.Size).Mul(16, 10)
		room := p.Height - p.head
		p.row, p.gap = p.row.Mul(int64(room), int64(tall)), p.gap.Mul(int64(room), int64(tall))
	}
	if least := p.mm(2*pathRing + 1); p.row < least {
		p.disc = p.row.Pt() / least.Pt()
	}
	if p.row < p.mm(pathIcon+2) {
		p.icons = false
	}
	for _, part := range p.fig.Parts {
		p.icons = p.icons && part.Icon != "" // all with or without
	}
}

// rooms are where the words of a row may stand: what it leads from, what it leads to.
func (p *pathDrawer) rooms() (from, to geom.Rect) {
	w, pad := p.Width, p.mm(pathPad)
	from = geom.R(pad, 0, w.Scale(pathLeft)-pad-p.mm(pathRing)-p.mm(1), p.row)
	x := w - w.Scale(pathRight) + p.mm(pathRing) + p.mm(3)
	if p.icons {
		x += p.mm(pathIcon) + p.mm(6)
	}
	return from, geom.R(x, 0, w-x-pad, p.row)
}

// fit is the largest size, in half points, at which every text has at most two
// lines and these are no higher than their row.
func (p *pathDrawer) fit() (geom.Length, error) {
	half := geom.Pt(.5)
	worst := ""
	for size := p.Size; size >= p.Min; size -= half {
		var err error
		if worst, err = p.tooWide(size); err != nil || worst == "" {
			return size, err
		}
	}
	return 0, diag.List{CodeLabel.At(p.fig.Pos, p.fig.ID, worst, number((p.Min - half).Pt()), number(p.Min.Pt()))}
}

// tooWide is the first text that has no room at a size, or none.
func (p *pathDrawer) tooWide(size geom.Length) (string, error) {
	from, to := p.rooms()
	worst := ""
	for _, part := range p.fig.Parts {
		_, before, err := p.lines(part.From, p.FromFace, size.Mul(15, 17), from)
		if err != nil {
			return "", err
		}
		_, after, err := p.lines(part.Label, p.Face, size, to)
		switch {
		case err != nil:
			return "", err
		case worst != "":
		case !before:
			worst = wordsOf(part.From)
		case !after:
			worst = wordsOf(part.Label)
		}
	}
	return worst, nil
}

// pathLeading is that of the lines of a text; pathEnd the size of the words «från» and «till».
func pathLeading(size geom.Length) geom.Length { return size.Mul(118, 100) }
func pathEnd(size geom.Length) geom.Length     { return max(size.Mul(12, 17), geom.Pt(8)) }

// smallInk is the size below which words are set in the ink of running text: a press
// cannot keep several inks together in them.
var smallInk = geom.Pt(9)

// lines breaks a text into its room; false when it does not fit there.
func (p *pathDrawer) lines(label []string, face string, size geom.Length, room geom.Rect) ([]typeset.Line, bool, error) {
	lines, err := p.lib.Break(typeset.Paragraph{Spans: []typeset.Span{{Text: wordsOf(label), Style: typeset.Style{Face: face, Size: size}}},
		Measure: room.W, Balance: true})
	if _, wide := errors.AsType[*typeset.OverfullError](err); wide {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	tall := pathLeading(size) * geom.Length(len(lines))
	if p.head == 0 {
		tall += pathEnd(size).Mul(13, 10)
	}
	return lines, len(lines) <= 2 && tall <= p.row-min(p.mm(3), p.row/8), nil
}

// heads sets the words «från» and «till» once, over low rows.
func (p *pathDrawer) heads(size geom.Length) error {
	if p.head == 0 {
		return nil
	}
	night, _ := p.prof.Ink(p.prof.Hub)
	from, to := p.rooms()
	small := pathEnd(size)
	for i, room := range []geom.Rect{from, to} {
		set, err := p.lib.Line(p.fig.Ends[i], typeset.Style{Face: p.EndFace, Size: small}, "")
		if err != nil {
			return err
		}
		// The words stand on a surface of their own: on a slide a shape carries them.
		p.shape(geom.RectPath(geom.R(room.X, 0, set.Width, p.head.Mul(9, 10))), p.Ground)
		p.d.line(set, p.fig.Ends[i], small, geom.Point{X: room.X, Y: p.head - small.Mul(5, 10)}, false, night)
	}
	return nil
}

// pair draws row i with its top at y.
func (p *pathDrawer) pair(i int, y, size geom.Length) error {
	part := p.fig.Parts[i]
	name := inkOf(part, i, p.prof)
	ink, _ := p.prof.Ink(name)
	light, _ := p.prof.Ink(name + "-light")
	night, _ := p.prof.Ink(p.prof.Hub)
	w, h := p.Width, p.row
	round, heel := h/2, h.Scale(.08)
	left, right := w.Scale(pathLeft), w.Scale(pathRight)
	edge := w - right
	p.shape(Panel(geom.Size{W: left, H: h}, [4]geom.Length{heel, round, round, round}).Move(geom.Point{Y: y}), light)
	p.shape(Panel(geom.Size{W: right, H: h}, [4]geom.Length{round, round, heel, round}).Move(geom.Point{X: edge, Y: y}), ink)
	centre := geom.Point{X: (left+edge)/2 - p.mm(0.6), Y: y + h/2}
	p.shape(disc(centre, p.mm(pathRing*p.disc)), p.Ground)
	p.shape(disc(centre, p.mm(pathDisc*p.disc)), ink)
	p.arrow(centre)
	from, to := p.rooms()
	if p.icons {
		side := p.mm(pathIcon)
		box := geom.R(to.X-side-p.mm(6), y+(h-side)/2, side, side)
		p.d.Items = append(p.d.Items, IconShapes(part.Icon, box, OnLeaf(p.prof, name))...)
	}
	from.Y, to.Y = y, y
	ends := p.fig.Ends
	if p.head > 0 {
		ends = [2]string{}
	}
	endInk := ink
	if pathEnd(size) < smallInk {
		endInk = night
	}
	if err := p.words(pathSide{ends[0], part.From, p.FromFace, size.Mul(15, 17), from, endInk, night}, size); err != nil {
		return err
	}
	return p.words(pathSide{ends[1], part.Label, p.Face, size, to, brand.White, brand.White}, size)
}

func (p *pathDrawer) shape(path geom.Path, fill brand.Colour) {
	p.d.Items = append(p.d.Items, &page.Shape{Path: path, Fill: &fill})
}

func disc(c geom.Point, r geom.Length) geom.Path { return plane.Circle(plane.Of(c), r.Pt()).Path() }

// arrow is a white arrow to the right.
func (p *pathDrawer) arrow(c geom.Point) {
	var path geom.Path
	at := func(x, y float64) geom.Point {
		return geom.Point{X: c.X + p.mm(x*p.disc), Y: c.Y + p.mm(y*p.disc)}
	}
	path.MoveTo(at(-3.4, 0))
	path.LineTo(at(3.4, 0))
	path.MoveTo(at(.6, -2.8))
	path.LineTo(at(3.4, 0))
	path.LineTo(at(.6, 2.8))
	p.d.Items = append(p.d.Items, &page.Shape{Path: path, Stroke: &page.Stroke{Colour: brand.White, Width: p.mm(1.1 * p.disc), Round: true}})
}

// pathSide is what one panel says: the small word and the text.
type pathSide struct {
	end         string
	label       []string
	face        string
	size        geom.Length
	room        geom.Rect
	endInk, ink brand.Colour
}

// words sets the small word over the text, both centred in the height of the room.
// Heights are counted in the size of what the path leads to, so that both sides of a
// row stand on the same lines.
func (p *pathDrawer) words(s pathSide, size geom.Length) error {
	lines, _, err := p.lines(s.label, s.face, s.size, s.room)
	if err != nil {
		return err
	}
	small, leading := pathEnd(size), pathLeading(size)
	tall := leading * geom.Length(len(lines))
	if s.end != "" {
		tall += small.Mul(13, 10)
	}
	y := s.room.Y + (s.room.H-tall)/2
	if s.end != "" {
		set, err := p.lib.Line(s.end, typeset.Style{Face: p.EndFace, Size: small}, "")
		if err != nil {
			return err
		}
		p.d.line(set, s.end, small, geom.Point{X: s.room.X, Y: y + small.Mul(9, 10)}, false, s.endInk)
		y += small.Mul(13, 10)
	}
	for i, l := range lines {
		base := y + leading*geom.Length(i) + size.Mul(94, 100)
		for k, r := range l.Runs {
			p.run(pieceOf(l.Runs, k), r.Face, s.size, geom.Point{X: s.room.X + r.X, Y: base}, r.Glyphs, s.ink)
		}
	}
	return nil
}

func (p *pathDrawer) run(text, face string, size geom.Length, at geom.Point, gs []page.Glyph, ink brand.Colour) {
	p.d.Items = append(p.d.Items, &page.Run{Face: face, Size: size, Fill: ink, At: at, Glyphs: gs})
	p.d.Lines = append(p.d.Lines, Label{Text: text, Face: face, Size: size, At: at, RGB: ink.RGB})
}

// pieceOf is the text of one run of a line: the last has no space at its end.
func pieceOf(runs []typeset.Run, i int) string {
	s := textOf(runs[i].Glyphs)
	if gs := runs[i].Glyphs; i < len(runs)-1 && len(gs) > 0 && gs[len(gs)-1].Text == " " {
		s += " "
	}
	return s
}

// textOf is the text of glyphs, without the space a line was broken at.
func textOf(gs []page.Glyph) string {
	s := ""
	for _, g := range gs {
		s += g.Text
	}
	for len(s) > 0 && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	return s
}
