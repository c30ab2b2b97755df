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
}

// HeadsIn are the options of n heads side by side in a width, in the proportions
// of the posters' (posters-and-figures.md 7.3): 83 × 52, icon 19, label 27 pt.
func HeadsIn(width geom.Length, n int) HeadsOptions {
	gutter := width.Mul(4, 150)
	w := min((width-gutter*geom.Length(n-1))/geom.Length(max(n, 1)), geom.MM(60))
	part := func(v float64) geom.Length { return w.Scale(v / 83) }
	return HeadsOptions{Box: geom.Size{W: w*geom.Length(n) + gutter*geom.Length(n-1), H: part(52)}, Gutter: gutter,
		Radii: [4]geom.Length{part(26), part(26), part(4), part(26)},
		Icon:  part(19), IconAt: geom.Point{X: part(7.6), Y: part(9.5)}, LabelAt: geom.Point{X: part(10), Y: part(41.5)},
		Size: geom.Pt(float64(int(27 * w.MM() / 83))), Min: geom.Pt(7)}
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
	size, err := o.fitSize(lib, f, w)
	if err != nil {
		return nil, err
	}
	d := &Drawing{Size: o.Box, lib: lib, Report: Report{Label: size, Face: o.Face}}
	for i, p := range f.Parts {
		at := geom.Point{X: (w + o.Gutter) * geom.Length(i)}
		if err := o.head(d, p, inkOf(p, i, prof), prof, at, geom.Size{W: w, H: o.Box.H}, size); err != nil {
			return nil, err
		}
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

// fitSize is the largest size at which every label ends as far from the right
// edge as it begins from the left.
func (o HeadsOptions) fitSize(lib *typeset.Library, f *document.Figure, w geom.Length) (geom.Length, error) {
	room := w - 2*o.LabelAt.X
	if o.Room > 0 {
		room = o.Room
	}
	size, worst := o.Size, ""
	var need geom.Length
	for _, p := range f.Parts {
		line, err := lib.Line(labelOf(p), typeset.Style{Face: o.Face, Size: o.Size, Tracking: o.Tracking}, "")
		if err != nil {
			return 0, err
		}
		if line.Width > need {
			need, worst = line.Width, labelOf(p)
		}
	}
	if need > room {
		size = geom.Pt(math.Floor(o.Size.Pt() * room.Pt() / need.Pt()))
	}
	if size < o.Min {
		return 0, diag.List{CodeLabel.At(f.Pos, f.ID, worst, number(size.Pt()), number(o.Min.Pt()))}
	}
	return size, nil
}

// head paints one head.
func (o HeadsOptions) head(d *Drawing, p document.FigurePart, ink string, prof *brand.Profile, at geom.Point, box geom.Size, size geom.Length) error {
	ground, text, icon := ink, brand.White, OnLeaf(prof, ink)
	if o.Light {
		night, _ := prof.Ink(prof.Hub)
		light, _ := prof.Ink(ink + "-light")
		ground, text, icon = ink+"-mid", night, IconStyle{Line: night, Fill: light}
	}
	fill, _ := prof.Ink(ground)
	d.Items = append(d.Items, &page.Shape{Path: Panel(box, o.Radii).Move(at), Fill: &fill})
	d.Items = append(d.Items, IconShapes(p.Icon, geom.Rect{Point: at.Add(o.IconAt), Size: geom.Size{W: o.Icon, H: o.Icon}}, icon)...)
	label := labelOf(p)
	if strings.TrimSpace(label) == "" {
		return nil
	}
	set, err := d.lib.Line(label, typeset.Style{Face: o.Face, Size: size, Tracking: o.Tracking}, "")
	if err != nil {
		return err
	}
	d.line(set, label, size, at.Add(o.LabelAt), false, text)
	return nil
}
