package figure

import (
	"fmt"
	"math"
	"strconv"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
	"malbild/internal/typeset"
)

// Show says which parts of a figure get something.
type Show int

// The choices of Show.
const (
	ShowAll Show = iota
	ShowFirst
	ShowNone
)

func (s Show) has(i int) bool { return s == ShowAll || s == ShowFirst && i == 0 }

// Align is how a label stands in its leaf.
type Align int

// The alignments. AlignAuto is left for four parts, else centred.
const (
	AlignAuto Align = iota
	AlignLeft
	AlignCentre
)

// Options is how a leaf figure is drawn. The zero value but for Box draws it with
// all defaults on white. Hub, Ring, Gap and Pad are fractions of R.
type Options struct {
	Box       geom.Size
	Ground    brand.Colour // ink of the gaps and the ring; without name: white
	Hub       float64      // radius of the hub; 0: by the number of parts
	Ring      float64      // ground round the hub; 0: 0.03
	Gap       float64      // between leaves; 0: 0.03
	Pad       float64      // kept free round labels; 0: 0.055
	Face      string       // of labels; empty: roboto-bold
	Condensed string       // tried when Face is too wide; empty: robotocondensed-bold
	Min, Max  geom.Length  // label size; 0: 8.5 pt, no upper limit
	Safety    float64      // of the largest size that fits; 0: 0.94
	Icon      float64      // icon in em of the label; 0: 2.2
	Align     Align
	Light     bool        // for office printers: mid tints, night labels
	Labels    Show        // which leaves have a label
	Icons     Show        // which leaves have an icon
	HubText   Show        // ShowNone: the bare disc
	HubSize   geom.Length // fixed size of the hub's label; 0: fitted
	IconPart  float64     // icon in parts of the box where there is no label; 0: 30/161
	Numerals  bool        // may set numerals when labels do not fit: the caller lists the labels beside
	Strict    bool        // never drop icons or use the condensed face
	Subs      []string    // a line under the label of each part; nil: none
	Turned    bool        // the page turns the drawing over: what begins at the left will begin at the right
}

func (o Options) withDefaults(n int) Options {
	set := func(v *float64, d float64) {
		if *v == 0 {
			*v = d
		}
	}
	set(&o.Hub, hubRadius(n))
	set(&o.Ring, defaultRing)
	set(&o.Gap, defaultGap)
	set(&o.Pad, .055)
	set(&o.Safety, .94)
	set(&o.Icon, iconEm)
	set(&o.IconPart, 30.0/161)
	if o.Ground.Name == "" {
		o.Ground = brand.White
	}
	if o.Face == "" {
		o.Face = "roboto-bold"
	}
	if o.Condensed == "" {
		o.Condensed = "robotocondensed-bold"
	}
	if o.Min == 0 {
		o.Min = geom.Pt(8.5)
	}
	if o.Align == AlignAuto {
		o.Align = AlignCentre
		if n == 4 {
			o.Align = AlignLeft
		}
	}
	return o
}

// Step is how far the fitting of labels had to go.
type Step int

// The steps.
const (
	StepNone      Step = iota // set as designed
	StepCondensed             // a: the condensed face
	StepBreaks                // b: breaks between any words; soft breaks are always allowed
	StepNoIcon                // c: without icons
	StepNumerals              // d: numerals in the leaves, labels beside
)

// Report says how the labels came out.
type Report struct {
	Label, Hub geom.Length // sizes; 0: none
	Face       string
	Step       Step
}

// Leaves draws the parts round their hub. The drawing is shared: never change it.
// A label that cannot be set at the smallest size is a finding (diag.List).
func Leaves(lib *typeset.Library, f *document.Figure, prof *brand.Profile, o Options) (*Drawing, error) {
	if err := check(f, prof, o.Box, 2, 8); err != nil {
		return nil, err
	}
	n := len(f.Parts)
	o = o.withDefaults(n)
	g := &painter{lib: lib, fig: f, prof: prof, o: o, fit: fit(n, o.Gap, o.Box.W.Pt(), o.Box.H.Pt()),
		d: &Drawing{Size: o.Box, lib: lib}}
	g.night, _ = prof.Ink(prof.Hub)
	g.shapes()
	if err := g.labels(); err != nil {
		return nil, err
	}
	return g.d, nil
}

// leastBox is the smallest box that anything is drawn in.
var leastBox = geom.MM(1)

// check refuses a figure that cannot be drawn as asked.
func check(f *document.Figure, prof *brand.Profile, box geom.Size, lo, hi int) error {
	if box.W < leastBox || box.H < leastBox {
		return fmt.Errorf("draw figure «%s»: a box of %.1f × %.1f mm", f.ID, box.W.MM(), box.H.MM())
	}
	var l diag.List
	if n := len(f.Parts); n < lo || n > hi {
		l.Add(CodeParts.At(f.Pos, f.ID, n))
		return l.Err()
	}
	parts := f.Parts
	if f.Hub != nil {
		parts = append([]document.FigurePart{*f.Hub}, parts...)
	}
	for _, p := range parts {
		if p.Icon != "" && !hasIcon(p.Icon) {
			l.Add(CodeIcon.At(f.Pos, f.ID, p.Icon))
		}
		if _, ok := prof.Ink(p.Ink); p.Ink != "" && !ok {
			l.Add(CodeInk.At(f.Pos, f.ID, p.Ink))
		}
	}
	return l.Err()
}

// painter draws one figure.
type painter struct {
	lib   *typeset.Library
	fig   *document.Figure
	prof  *brand.Profile
	o     Options
	fit   fitted
	night brand.Colour
	d     *Drawing
}

func (g *painter) fill(o plane.Outline, c brand.Colour) {
	g.d.Items = append(g.d.Items, &page.Shape{Path: o.Path(), Fill: &c})
}

// hubInk is the ink of the hub disc.
func (g *painter) hubInk() brand.Colour {
	if g.fig.Hub != nil && g.fig.Hub.Ink != "" {
		c, _ := g.prof.Ink(g.fig.Hub.Ink)
		return c
	}
	return g.night
}

// shapes paints leaves, ring and hub.
func (g *painter) shapes() {
	for i, l := range g.fit.leaves {
		ink := inkOf(g.fig.Parts[i], i, g.prof)
		if g.o.Light {
			ink += "-mid"
		}
		c, _ := g.prof.Ink(ink)
		g.fill(l.shape, c)
	}
	if g.fig.Hub == nil {
		return
	}
	g.fill(plane.Circle(g.fit.hub, (g.o.Hub+g.o.Ring)*g.fit.R), g.o.Ground)
	g.fill(plane.Circle(g.fit.hub, g.o.Hub*g.fit.R), g.hubInk())
}

// icon paints the icon of part i.
func (g *painter) icon(i int, x, y, size float64) {
	p := g.fig.Parts[i]
	ink := inkOf(p, i, g.prof)
	st := OnLeaf(g.prof, ink)
	if g.o.Light {
		st.Line = g.night
		st.Fill, _ = g.prof.Ink(ink + "-light")
	}
	g.iconAt(p.Icon, x, y, size, st)
}

func (g *painter) iconAt(id string, x, y, size float64, st IconStyle) {
	if id != "" {
		g.d.Items = append(g.d.Items, IconShapes(id, geom.R(geom.Pt(x), geom.Pt(y), geom.Pt(size), geom.Pt(size)), st)...)
	}
}

// labels sets the labels of leaves and hub, going through the steps until they fit.
func (g *painter) labels() error {
	if g.o.Labels == ShowNone {
		g.loneIcons()
		return g.hubLabel(g.o.Face, 0)
	}
	type attempt struct {
		step   Step
		face   string
		icon   float64
		freely bool
	}
	tries := []attempt{{StepNone, g.o.Face, g.o.Icon, false}, {StepCondensed, g.o.Condensed, g.o.Icon, false},
		{StepBreaks, g.o.Face, g.o.Icon, true}, {StepBreaks, g.o.Condensed, g.o.Icon, true}, {StepNoIcon, g.o.Condensed, 0, true}}
	if g.o.Strict {
		tries = tries[:1]
	}
	var best fitting
	for _, t := range tries {
		ft, err := g.fitLabels(t.face, t.icon, t.freely)
		if err != nil {
			return err
		}
		best = ft
		if ft.size >= g.o.Min.Pt() {
			g.d.Report = Report{Label: geom.Pt(ft.size), Face: t.face, Step: t.step}
			g.place(ft)
			return g.hubLabel(t.face, ft.size)
		}
	}
	if g.o.Numerals {
		return g.numerals()
	}
	return g.refuse(wordsOf(g.fig.Parts[best.tightest].Label), best.size)
}

func (g *painter) refuse(label string, size float64) error {
	f := CodeLabel.At(g.fig.Pos, g.fig.ID, label, number(size), number(g.o.Min.Pt()))
	return diag.List{f}
}

func number(v float64) string { return strconv.FormatFloat(math.Floor(v*2)/2, 'f', -1, 64) }

// loneIcons paints icons in leaves without labels.
func (g *painter) loneIcons() {
	for i, l := range g.fit.leaves {
		if g.o.Icons.has(i) {
			size := g.o.IconPart * g.o.Box.W.Pt()
			g.icon(i, l.centre.X-size/2, l.centre.Y-size/2, size)
		}
	}
}

// numerals sets the numeral of each part in its leaf (step d).
func (g *painter) numerals() error {
	size := math.Floor(g.fit.R * .2)
	g.d.Report = Report{Label: geom.Pt(size), Face: g.o.Face, Step: StepNumerals}
	r := ruler{lib: g.lib, face: g.o.Face}
	for i, l := range g.fit.leaves {
		s := r.set([]string{strconv.Itoa(i + 1)})
		g.text(noPart, s, l.centre.X, l.centre.Y-size*baselineEm/2-size*(lineEm-baselineEm), size, g.o.Face, true, g.leafInk())
	}
	if r.err != nil {
		return r.err
	}
	return g.hubLabel(g.o.Face, size)
}

// leafInk is the ink of labels in leaves.
func (g *painter) leafInk() brand.Colour {
	if g.o.Light {
		return g.night
	}
	return brand.White
}

// noPart is the part of lines that are no part's label.
const noPart = -1

// text paints the lines of a set with the top of the first at y.
func (g *painter) text(part int, s lineSet, x, y, size float64, face string, centred bool, ink brand.Colour) {
	st := typeset.Style{Face: face, Size: geom.Pt(size), Tracking: labelTrack}
	for _, line := range s.lines {
		set, err := g.lib.Line(line, st, "")
		if err != nil {
			continue // measured before with the same face: cannot happen
		}
		left := x
		if !centred && set.ReadsLeft() && !g.o.Turned { // its lines end, for others, where they begin for it
			widest, _ := s.widest()
			left += widest*size - set.Width.Pt()
		}
		for _, run := range g.d.line(set, line, st.Size, plane.V(left, y+baselineEm*size).Point(), centred, ink) {
			if part != noPart {
				g.d.Live = append(g.d.Live, Live{run, part, false})
			}
		}
		y += s.pitch() * size
	}
	g.subText(part, s, x, y-s.pitch()*size, size, centred, ink)
}
