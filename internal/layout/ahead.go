package layout

import (
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
)

// Ahead draws what a poster shows beside its words into the cache of drawings: its QR
// code, and its figure in the size that is tried first. It may run beside Arrange; who
// comes second to a drawing waits for it. It changes nothing but when they are made,
// and tells nothing: what cannot be drawn is told where it is placed.
func Ahead(d *document.Document, l *Layout, res Resources) { drawings(d, l, res) }

func drawings(d *document.Document, l *Layout, res Resources) (out []*figure.Drawing) {
	if l.Form != Poster || res.Figures == nil {
		return nil
	}
	p := newSetter(d, l, res).sorted(d)
	if p == nil {
		return nil
	}
	keep := func(d *figure.Drawing, err error) {
		if err == nil {
			out = append(out, d)
		}
	}
	if p.figure != nil && !p.grouped && l.Arranged != Display && l.Arranged != Beside {
		side := p.sides()[0]
		keep(p.drawn(geom.Size{W: side, H: side}))
	}
	if p.foot != nil {
		for _, b := range p.foot.Body {
			if f, ok := b.(*document.Figure); ok && f.Form == document.FigureQR {
				keep(p.code(f))
			}
		}
	}
	return out
}
