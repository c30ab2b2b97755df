package layout

import (
	"errors"
	"fmt"

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
		return s.figures.Columns(s.library, t, s.profile, figure.StatementsOptions{Width: width})
	case document.FigureStatements:
		return s.figures.Statements(s.library, t, s.profile, figure.StatementsOptions{Width: width})
	case document.FigurePath:
		return s.path(t, figure.PathOptions{Width: width})
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
	s.found.Add(NoFigure.At(f.Pos, f.ID, diag.Cause(err)))
}

func (s *setter) leaves(f *document.Figure, o figure.Options) (*figure.Drawing, error) {
	o.Turned = s.rtl
	return s.figures.Leaves(s.library, f, s.profile, o)
}

func (s *setter) path(f *document.Figure, o figure.PathOptions) (*figure.Drawing, error) {
	return s.figures.Path(s.library, f, s.profile, o)
}

func (s *setter) qr(target string, side geom.Length, ink brand.Colour) (*figure.Drawing, error) {
	return s.figures.QR(target, side, ink)
}

func (s *setter) wayFinder(f *document.Figure, current int, box geom.Size, ground brand.Colour) (*figure.Drawing, error) {
	return s.figures.WayFinder(f, current, s.profile, box, ground)
}
