package inspect

import (
	"math/rand"
	"testing"
)

// plainInk is inkAt as one would say it: the areas from the top, one after the other.
func plainInk(p *pagePaint, strip box, at point) bool {
	for i := len(p.areas) - 1; i >= 0; i-- {
		a := &p.areas[i]
		if a.shape != nil && !overlaps(a.shape.bounds, strip) {
			continue
		}
		if p.steps++; p.steps > mostAsked {
			return true
		}
		if a.covers(at) {
			return !a.bare
		}
	}
	return false
}

// TestInkAlongEdges: what is left out of the question along an edge would not have
// answered it, nor would it have counted otherwise, in pages of rectangles, stars, clips
// and shadings that lie over each other at random.
func TestInkAlongEdges(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	ink, filled, stopped := 0, 0, 0
	for n := range 3000 {
		p, plain := randomPage(r), &pagePaint{}
		plain.areas = p.paint.areas
		if n%3 == 0 { // near the end of what is asked
			p.paint.steps = mostAsked - r.Intn(400)
		}
		plain.steps = p.paint.steps
		for side := range sides {
			strip := p.strip(side)
			p.paint.nearby(strip, side < 2)
			if len(p.paint.band.areas) < p.paint.band.met {
				filled++
			}
			for range 12 {
				at := point{strip.x0 + r.Float64()*strip.width(), strip.y0 + r.Float64()*strip.height()}
				along := at.x
				if side < 2 {
					along = at.y
				}
				p.paint.band.at(along)
				got, want := p.paint.inkAt(at), plainInk(plain, strip, at)
				if got != want {
					t.Fatalf("page %d, side %d, %v: %v, want %v", n, side, at, got, want)
				}
				if p.paint.steps != plain.steps && plain.steps <= mostAsked {
					t.Fatalf("page %d: %d are counted, want %d", n, p.paint.steps, plain.steps)
				}
				if got {
					ink++
				}
				if plain.steps > mostAsked {
					stopped++
				}
			}
		}
	}
	if ink < 1000 || filled < 1000 || stopped < 1000 {
		t.Errorf("%d inked, %d filled, %d stopped: the pages are too plain", ink, filled, stopped)
	}
}

// randomPage is a page of up to twelve areas.
func randomPage(r *rand.Rand) *pdfPage {
	p := &pdfPage{trim: box{20, 20, 120, 90}, bleed: box{11, 11, 129, 99}, paint: &pagePaint{}}
	rectangle := func() *shape {
		x, y := float64(r.Intn(120)), float64(r.Intn(90))
		b := box{x, y, x + float64(r.Intn(60)), y + float64(r.Intn(60))}
		if r.Intn(4) == 0 {
			b = box{0, 0, 140, 110}
		}
		s := (&pathBuilder{polys: [][]point{{{b.x0, b.y0}, {b.x1, b.y0}, {b.x1, b.y1}, {b.x0, b.y1}}}}).take(false)
		return s
	}
	star := func() *shape {
		var poly []point
		for range 3 + r.Intn(9) {
			poly = append(poly, point{r.Float64() * 140, r.Float64() * 110})
		}
		return (&pathBuilder{polys: [][]point{poly}}).take(r.Intn(2) == 0)
	}
	some := func() *shape {
		if r.Intn(2) == 0 {
			return star()
		}
		return rectangle()
	}
	for range r.Intn(13) {
		a := painted{shape: some(), bare: r.Intn(2) == 0}
		for range r.Intn(3) {
			a.clips = append(a.clips, some())
		}
		if r.Intn(12) == 0 {
			a.shape = nil
		}
		p.paint.areas = append(p.paint.areas, a)
	}
	return p
}
