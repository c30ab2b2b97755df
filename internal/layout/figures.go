package layout

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
)

// drawing draws a figure of the tree into a box of the given width, on white.
func (s *setter) drawing(t *document.Figure, width geom.Length) (*figure.Drawing, error) {
	switch t.Form {
	case document.FigureLeaves:
		return s.leaves(t, figure.Options{Box: geom.Size{W: width, H: width}})
	case document.FigureHeads:
		return s.heads(t, headsIn(width, len(t.Parts)))
	case document.FigureQR:
		return s.qr(t.Target, width, s.ink("", "", t.Pos))
	}
	return nil, fmt.Errorf("%s", t.Form)
}

// noFigure reports why a figure cannot be drawn; package figure's own findings
// stand as they are.
func (s *setter) noFigure(f *document.Figure, err error) {
	if list, ok := errors.AsType[diag.List](err); ok {
		s.found.Add(list...)
		return
	}
	s.found.Add(NoFigure.At(f.Pos, f.ID, err.Error()))
}

// headsIn are heads side by side in the proportions of the posters'
// (posters-and-figures.md 7.3): 83 × 52, icon 19, label 27 pt.
func headsIn(width geom.Length, n int) figure.HeadsOptions {
	gutter := width.Mul(4, 150)
	w := min((width-gutter*geom.Length(n-1))/geom.Length(max(n, 1)), geom.MM(60))
	part := func(v float64) geom.Length { return w.Scale(v / 83) }
	h := part(52)
	return figure.HeadsOptions{Box: geom.Size{W: w*geom.Length(n) + gutter*geom.Length(n-1), H: h}, Gutter: gutter,
		Radii: [4]geom.Length{part(26), part(26), part(4), part(26)},
		Icon:  part(19), IconAt: geom.Point{X: part(7.6), Y: part(9.5)}, LabelAt: geom.Point{X: part(10), Y: part(41.5)},
		Size: geom.Pt(float64(int(27 * w.MM() / 83))), Min: geom.Pt(7)}
}

// drawings remembers what was drawn: the figure is the same in the documents of
// all principals, and fitting its labels costs more than all the rest of a page.
// Drawings are shared and never changed.
type drawings struct {
	mu   sync.Mutex
	done map[drawingKey]*figure.Drawing
}

// mostDrawings bounds what is remembered.
const mostDrawings = 256

// drawingKey is everything a drawing depends on. Options are comparable structs.
type drawingKey struct {
	figure  string
	options any
	profile *brand.Profile
}

func (s *setter) remembered(figureKey string, options any, draw func() (*figure.Drawing, error)) (*figure.Drawing, error) {
	m := s.layout.drawings
	if m == nil {
		return draw()
	}
	key := drawingKey{figureKey, options, s.profile}
	m.mu.Lock()
	d := m.done[key]
	m.mu.Unlock()
	if d != nil {
		return d, nil
	}
	d, err := draw()
	if err != nil {
		return nil, err
	}
	m.mu.Lock()
	if len(m.done) < mostDrawings {
		m.done[key] = d
	}
	m.mu.Unlock()
	return d, nil
}

// keyOf is what of a figure is drawn.
func keyOf(f *document.Figure) string {
	var b strings.Builder
	b.WriteString(string(f.Form))
	part := func(p *document.FigurePart) {
		b.WriteString("\x01" + p.Icon + "\x02" + p.Ink)
		for _, l := range p.Label {
			b.WriteString("\x03" + l)
		}
	}
	if f.Hub != nil {
		b.WriteString("\x04")
		part(f.Hub)
	}
	for i := range f.Parts {
		part(&f.Parts[i])
	}
	return b.String()
}

func (s *setter) leaves(f *document.Figure, o figure.Options) (*figure.Drawing, error) {
	return s.remembered(keyOf(f), o, func() (*figure.Drawing, error) { return figure.Leaves(s.library, f, s.profile, o) })
}

func (s *setter) heads(f *document.Figure, o figure.HeadsOptions) (*figure.Drawing, error) {
	return s.remembered(keyOf(f), o, func() (*figure.Drawing, error) { return figure.Heads(s.library, f, s.profile, o) })
}

func (s *setter) qr(target string, side geom.Length, ink brand.Colour) (*figure.Drawing, error) {
	type options struct {
		side geom.Length
		ink  brand.Colour
	}
	return s.remembered("qr\x01"+target, options{side, ink}, func() (*figure.Drawing, error) { return figure.QR(target, side, ink) })
}

func (s *setter) wayFinder(f *document.Figure, current int, box geom.Size, ground brand.Colour) (*figure.Drawing, error) {
	type options struct {
		current int
		box     geom.Size
		ground  brand.Colour
	}
	return s.remembered("finder\x01"+keyOf(f), options{current, box, ground}, func() (*figure.Drawing, error) {
		return figure.WayFinder(f, current, s.profile, box, ground)
	})
}
