package figure

import (
	"math"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// HeadsOptions is how leaf heads are drawn, one a group, side by side.
type HeadsOptions struct {
	Box      geom.Size      // of all heads together
	Gutter   geom.Length    // between heads
	Radii    [4]geom.Length // tl, tr, br, bl; zero: h/2, h/2, 0.08 h, h/2
	Icon     geom.Length    // side of the icon box; zero: 0.36 h
	IconAt   geom.Point     // of its top left in the head
	LabelAt  geom.Point     // left end of the label's baseline in the head
	Room     geom.Length    // for the label; 0: as far from the right edge as it begins from the left
	Face     string         // empty: roboto-bold
	Size     geom.Length    // of the label; steps down by one point to Min
	Min      geom.Length
	Tracking int
	Light    bool
	Joint    geom.Length  // radius of the discs that join the heads; zero: none
	Ground   brand.Colour // round the discs; without name: white
}

// Heads draws one leaf panel a part with its icon and label. All labels have one
// size. A label that does not fit at the smallest is a finding (diag.List).
func Heads(lib *typeset.Library, f *document.Figure, prof *brand.Profile, o HeadsOptions) (*Drawing, error) {
	if err := check(f, prof, o.Box, 1, 8); err != nil {
		return nil, err
	}
	o = o.withDefaults()
	n := len(f.Parts)
	w := (o.Box.W - o.Gutter*geom.Length(n-1)) / geom.Length(n)
	size, labels, err := o.fitSize(lib, f, w)
	if err != nil {
		return nil, err
	}
	d := &Drawing{Size: o.Box, lib: lib, Report: Report{Label: size, Face: o.Face}}
	for i, p := range f.Parts {
		at := geom.Point{X: (w + o.Gutter) * geom.Length(i)}
		if err := o.head(d, p, inkOf(p, i, prof), prof, at, geom.Size{W: w, H: o.Box.H}, size, labels[i]); err != nil {
			return nil, err
		}
	}
	if o.Ground.Name == "" {
		o.Ground = brand.White
	}
	for i := 1; i < n && o.Joint > 0; i++ {
		joint(d, geom.Point{X: (w+o.Gutter)*geom.Length(i) - o.Gutter/2, Y: o.Box.H.Scale(jointAt)}, o.Joint, o.Ground, prof)
	}
	return d, nil
}

func (o HeadsOptions) withDefaults() HeadsOptions {
	h := o.Box.H
	if o.Radii == [4]geom.Length{} {
		o.Radii = [4]geom.Length{h / 2, h / 2, h.Scale(.08), h / 2}
	}
	if o.Icon == 0 {
		o.Icon = h.Scale(.36)
	}
	if o.Face == "" {
		o.Face = "roboto-bold"
	}
	if o.Min == 0 {
		o.Min = o.Size
	}
	return o
}

// labelOf is a part's label on one line.
func labelOf(p document.FigurePart) string { return wordsOf(p.Label) }

// fitSize is the largest size at which every label ends as far from the right edge as
// it begins from the left, on one line or, below the icon, on two.
func (o HeadsOptions) fitSize(lib *typeset.Library, f *document.Figure, w geom.Length) (geom.Length, [][]string, error) {
	room := w - 2*o.LabelAt.X
	if o.Room > 0 {
		room = o.Room
	}
	free := o.LabelAt.Y - o.IconAt.Y - o.Icon
	r := ruler{lib: lib, face: o.Face}
	labels := make([][]string, len(f.Parts))
	worst := ""
	size := o.Size
	for ; size >= o.Min; size = geom.Pt(math.Ceil(size.Pt()) - 1) {
		worst = ""
		for i, p := range f.Parts {
			most := 1
			if size.Mul(183, 100) <= free { // a line, and the capitals of the one over it
				most = 2
			}
			if labels[i] = r.label(p.Label, size.Pt(), room.Pt(), most); labels[i] == nil {
				worst = labelOf(p)
				break
			}
		}
		if worst == "" || r.err != nil {
			return size, labels, r.err
		}
	}
	return 0, nil, diag.List{CodeLabel.At(f.Pos, f.ID, worst, number(size.Pt()), number(o.Min.Pt()))}
}

// label is a label on as few lines as have room, broken where its author would; nil
// when there is none. Of two lines it takes the most even.
func (r *ruler) label(phrases []string, size, room float64, most int) []string {
	if strings.TrimSpace(wordsOf(phrases)) == "" {
		return []string{}
	}
	var best []string
	least := math.Inf(1)
	for _, set := range r.lineSets(phrases) {
		widest, _ := set.widest()
		if w := widest + 1000*float64(len(set.lines)-1); len(set.lines) <= most && widest*size <= room && w < least {
			best, least = set.lines, w
		}
	}
	return best
}

// head paints one head.
func (o HeadsOptions) head(d *Drawing, p document.FigurePart, ink string, prof *brand.Profile, at geom.Point, box geom.Size, size geom.Length, lines []string) error {
	ground, text, icon := ink, brand.White, OnLeaf(prof, ink)
	if o.Light {
		night, _ := prof.Ink(prof.Hub)
		light, _ := prof.Ink(ink + "-light")
		ground, text, icon = ink+"-mid", night, IconStyle{Line: night, Fill: light}
	}
	fill, _ := prof.Ink(ground)
	d.Items = append(d.Items, &page.Shape{Path: Panel(box, o.Radii).Move(at), Fill: &fill})
	d.Items = append(d.Items, IconShapes(p.Icon, geom.Rect{Point: at.Add(o.IconAt), Size: geom.Size{W: o.Icon, H: o.Icon}}, icon)...)
	for k, line := range lines {
		set, err := d.lib.Line(line, typeset.Style{Face: o.Face, Size: size, Tracking: o.Tracking}, "")
		if err != nil {
			return err
		}
		up := size.Mul(112, 100) * geom.Length(len(lines)-1-k)
		d.line(set, line, size, at.Add(geom.Point{X: o.LabelAt.X, Y: o.LabelAt.Y - up}), false, text)
	}
	return nil
}
