// Package legible looks at finished pages and tells which words and forms somebody
// cannot see: every pair of text and ground that really meets on a page is held
// against WCAG 2.1, on a screen and as a printing condition would print it, and the
// inks that stand beside each other in a figure as colour-blind eyes see them.
//
// It measures pairs, not profiles: a pale ink that never carries text is no fault.
package legible

import (
	"slices"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/icc"
	"malbild/internal/page"
)

// Kind is what is seen on a ground.
type Kind int

// The kinds, with the contrast they need (WCAG 2.1, 1.4.3 and 1.4.11).
const (
	Text    Kind = iota // 4.5
	Large               // 3: from 18 pt, bold from 14 pt
	Graphic             // 3: lines and leaves of a figure that say something
)

func (k Kind) least() float64 {
	if k == Text {
		return 4.5
	}
	return 3
}

// Pair is a colour on its ground.
type Pair struct {
	Kind        Kind
	Ink, Ground brand.Colour
}

// Beside is two inks that stand beside each other in a figure, by name.
type Beside [2]string

// Seen is what meets on pages. The zero value is empty.
type Seen struct {
	pairs  map[Pair]bool
	beside map[Beside]bool
}

// Look adds what meets on pages.
func (s *Seen) Look(pages ...*page.Page) {
	if s.pairs == nil {
		s.pairs, s.beside = map[Pair]bool{}, map[Beside]bool{}
	}
	var room []ground
	for _, p := range pages {
		w := &walker{seen: s, page: p, grounds: room[:0]}
		w.look(p)
		room = w.grounds
	}
}

func (w *walker) look(p *page.Page) {
	for _, it := range p.Items {
		switch t := it.(type) {
		case *page.Shape:
			w.shape(t)
		case *page.Run:
			w.run(t)
		case *page.Picture:
			w.grounds = append(w.grounds, ground{box: t.Box, picture: true})
		}
	}
}

// Add adds what another has seen.
func (s *Seen) Add(o *Seen) {
	if s.pairs == nil {
		s.pairs, s.beside = map[Pair]bool{}, map[Beside]bool{}
	}
	for p := range o.pairs {
		s.pairs[p] = true
	}
	for b := range o.beside {
		s.beside[b] = true
	}
}

// Without is what s has seen and the other has not.
func (s *Seen) Without(o *Seen) *Seen {
	out := &Seen{pairs: map[Pair]bool{}, beside: map[Beside]bool{}}
	for p := range s.pairs {
		if !o.pairs[p] {
			out.pairs[p] = true
		}
	}
	for b := range s.beside {
		if !o.beside[b] {
			out.beside[b] = true
		}
	}
	return out
}

// ground is a surface that something may stand on.
type ground struct {
	box     geom.Rect
	path    geom.Path
	fill    brand.Colour
	picture bool // its colours are not known
}

// walker goes through a page in painting order.
type walker struct {
	seen    *Seen
	page    *page.Page
	grounds []ground
	figure  document.Node // the figure whose parts come now
	last    string        // the ink of its part before
	first   string
}

// under is the colour at a point; false where it is not known.
func (w *walker) under(p geom.Point) (brand.Colour, bool) {
	for i := len(w.grounds) - 1; i >= 0; i-- {
		g := &w.grounds[i]
		if p.X < g.box.X || p.X > g.box.Right() || p.Y < g.box.Y || p.Y > g.box.Bottom() {
			continue
		}
		if g.picture {
			return brand.Colour{}, false
		}
		if g.path.Holds(p) {
			return g.fill, true
		}
	}
	return brand.White, true
}

func (w *walker) run(r *page.Run) {
	if !prints(r) {
		return
	}
	left, width := page.Extent(r.At.X, r.Glyphs)
	at := geom.Point{X: left + width/2, Y: r.At.Y - r.Size.Mul(25, 100)}
	if under, ok := w.under(at); ok {
		kind := Text
		if bold := strings.Contains(r.Face, "bold") || strings.Contains(r.Face, "black"); r.Size >= geom.Pt(18) || bold && r.Size >= geom.Pt(14) {
			kind = Large
		}
		w.seen.pairs[Pair{kind, r.Fill, under}] = true
	}
}

// prints reports whether a run has more than spaces.
func prints(r *page.Run) bool {
	return slices.ContainsFunc(r.Glyphs, func(g page.Glyph) bool { return strings.TrimSpace(g.Text) != "" })
}

// shape remembers a surface; the lines and the solid leaves of a figure are seen on
// the ground they are painted on. Tints and dark layers are decoration.
func (w *walker) shape(s *page.Shape) {
	box := s.Path.Bounds()
	f, said := s.Of.(*document.Figure)
	if said && f.Form != document.FigureQR {
		w.part(f, s, box)
	}
	if s.Fill != nil {
		w.grounds = append(w.grounds, ground{box: box, path: s.Path, fill: *s.Fill})
	}
}

func (w *walker) part(f *document.Figure, s *page.Shape, box geom.Rect) {
	middle := geom.Point{X: box.X + box.W/2, Y: box.Y + box.H/2}
	under, ok := w.under(middle)
	if !ok {
		return
	}
	if s.Stroke != nil {
		w.seen.pairs[Pair{Graphic, s.Stroke.Colour, under}] = true
	}
	if s.Fill == nil || s.Fill.Name == under.Name || derived(s.Fill.Name) || s.Fill.RGB == brand.White.RGB {
		return
	}
	w.seen.pairs[Pair{Graphic, *s.Fill, under}] = true
	if w.figure != document.Node(f) {
		w.figure, w.first, w.last = f, "", ""
	}
	if slices.ContainsFunc(f.Parts, func(p document.FigurePart) bool { return p.Ink == s.Fill.Name }) {
		if w.first == "" {
			w.first = s.Fill.Name
		}
		w.neighbours(w.last, s.Fill.Name)
		if w.last = s.Fill.Name; len(f.Parts) > 2 && s.Fill.Name == f.Parts[len(f.Parts)-1].Ink && f.Form == document.FigureLeaves {
			w.neighbours(w.last, w.first)
		}
	}
}

func (w *walker) neighbours(a, b string) {
	if a != "" && b != "" && a != b {
		w.seen.beside[Beside{min(a, b), max(a, b)}] = true
	}
}

// derived reports the name of a tint or of a dark layer.
func derived(name string) bool {
	for _, suffix := range []string{"-light", "-mid", "-dark", "-icon"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return name == ""
}

// Against is the contrast of two colours on the paper of a printing condition.
func Against(a, b brand.Colour, cond *icc.Profile) float64 {
	return brand.Ratio(printed(a, cond), printed(b, cond))
}

// printed is the relative luminance, from 0 to 1, of a colour on the paper of a
// printing condition (CIE 1976 L*).
func printed(c brand.Colour, cond *icc.Profile) float64 {
	l := cond.Printed(icc.FromPerCent(c.On(cond).CMYK)).L
	if l <= 8 {
		return max(l, 0) / 903.3
	}
	f := (l + 16) / 116
	return f * f * f
}
