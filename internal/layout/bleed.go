package layout

import (
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// bleedSteps is how often a drawing that runs off the page is tried a little larger.
const bleedSteps = 24

// bled draws art that runs off the page, a little larger each time until no surface
// of it ends at the trim or in the bleed, where cutting could show paper (ISO 32000-1,
// 14.11.2.3). draw tells where the drawing's top left stands. If none is clear, the first
// is taken: the press writer then refuses the page.
func (s *setter) bled(draw func(k float64) (*figure.Drawing, geom.Point, error)) (*figure.Drawing, geom.Point, error) {
	for _, bleed := range []geom.Length{s.pressBleed(), s.layout.Bleed} {
		for i := range bleedSteps {
			d, at, err := draw(1 + float64(i)/100)
			if err != nil || clearOfTrim(d.Items, at, s.layout.Trim, bleed) {
				return d, at, err
			}
		}
	}
	return draw(1)
}

// pressBleed is the largest bleed of a printing condition: a poster or
// brochure looks alike whoever prints it.
func (s *setter) pressBleed() geom.Length { return max(s.layout.Bleed, geom.MM(5)) }

// clearOfTrim reports whether every surface ends inside the trim or beyond the bleed.
func clearOfTrim(items []page.Item, at geom.Point, trim geom.Size, bleed geom.Length) bool {
	near := geom.MM(0.2)
	ends := func(v, edge geom.Length) bool { return v >= edge-near && v < edge+bleed+near }
	for _, it := range items {
		shape, ok := it.(*page.Shape)
		if !ok || shape.Fill == nil || shape.Fill.White() {
			continue
		}
		r := shape.Path.Bounds()
		left, top := at.X+r.X, at.Y+r.Y
		right, bottom := left+r.W, top+r.H
		if right <= 0 || bottom <= 0 || left >= trim.W || top >= trim.H {
			continue
		}
		if ends(right, trim.W) || ends(bottom, trim.H) || ends(-left, 0) || ends(-top, 0) {
			return false
		}
	}
	return true
}
