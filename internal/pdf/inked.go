package pdf

import (
	"malbild/internal/brand"
	"malbild/internal/page"
)

// Inked is a page as its press prints it: every colour with the inks of the condition,
// small text in the text ink in black alone. Overprints tells which items leave the
// inks below them where they are. Pictures are as they were: their pixels are turned
// into inks when they are drawn. The page given is not changed.
func Inked(pg *page.Page, o *Press) (out *page.Page, overprints func(page.Item) bool) {
	p := newPlate(o)
	c := *pg
	out = &c
	out.Items = make([]page.Item, len(pg.Items))
	over := map[page.Item]bool{}
	for i, it := range pg.Items {
		switch t := it.(type) {
		case *page.Run:
			r := *t
			if over[&r] = p.overprinting(t); over[&r] {
				r.Fill = brand.Black
			}
			r.Fill = p.ink(r.Fill)
			it = &r
		case *page.Shape:
			s := *t
			if t.Fill != nil {
				fill := p.ink(*t.Fill)
				s.Fill = &fill
			}
			if t.Stroke != nil {
				line := *t.Stroke
				line.Colour, line.Width = p.ink(line.Colour), p.width(line.Width)
				s.Stroke = &line
			}
			it = &s
		}
		out.Items[i] = it
	}
	return out, func(it page.Item) bool { return over[it] }
}
