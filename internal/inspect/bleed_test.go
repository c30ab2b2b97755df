package inspect

import (
	"math/rand"
	"reflect"
	"slices"
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
			band := &p.paint.bands[side]
			band.gather(p.paint.areas, strip, side < 2)
			if len(band.areas) < band.met {
				filled++
			}
			for range 12 {
				at := point{strip.x0 + r.Float64()*strip.width(), strip.y0 + r.Float64()*strip.height()}
				along := at.x
				if side < 2 {
					along = at.y
				}
				band.at(along)
				got, want := p.paint.inkAt(band, at), plainInk(plain, strip, at)
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
	p := &pdfPage{trim: box{20, 20, 120, 90}, bleed: box{11, 11, 129, 99}, seen: seen{paint: &pagePaint{}}}
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

// TestEdgesAlike: what is remembered of the edges of another page changes no verdict, nor
// what is counted, whether the page is the same, differs by a point, or was asked too much
// of before.
func TestEdgesAlike(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	d := &pdfDoc{r: &Report{}, shared: &FontCache{}}
	again, cut := 0, 0
	var before *pdfPage
	for n := range 4000 {
		p := randomPage(r)
		if before != nil && n%4 != 0 {
			p = &pdfPage{trim: before.trim, bleed: before.bleed, seen: seen{paint: &pagePaint{areas: slices.Clone(before.paint.areas)}}}
			switch i := r.Intn(max(1, 2*len(p.paint.areas))); {
			case i >= len(p.paint.areas):
			case n%4 == 1:
				p.paint.areas[i].bare = !p.paint.areas[i].bare
			case n%4 == 2 && p.paint.areas[i].shape != nil:
				polys := [][]point{slices.Clone(p.paint.areas[i].shape.polys[0])}
				polys[0][0].x += 3
				p.paint.areas[i].shape = (&pathBuilder{polys: polys}).take(false)
			case n%4 == 3:
				p.paint.areas = p.paint.areas[1:]
			}
		}
		before = p
		if r.Intn(5) == 0 {
			p.paint.steps = mostAsked - r.Intn(2000)
		}
		alone := &pdfPage{trim: p.trim, bleed: p.bleed, seen: seen{paint: &pagePaint{areas: p.paint.areas, steps: p.paint.steps}}}
		one := &pdfDoc{r: &Report{}, shared: &FontCache{}}
		one.checkBleed(alone)
		for side := range sides {
			p.paint.bands[side].gather(p.paint.areas, p.strip(side), side < 2)
		}
		if d.shared.edges.find(p.edges(nil)) != nil {
			again++
		}
		d.r = &Report{}
		d.checkBleed(p)
		if !reflect.DeepEqual(d.r.Findings, one.r.Findings) || p.paint.steps != alone.paint.steps {
			t.Fatalf("page %d: %v and %d, want %v and %d", n, d.r.Findings, p.paint.steps, one.r.Findings, alone.paint.steps)
		}
		cut += len(one.r.Findings)
	}
	if again < 500 || cut < 500 {
		t.Errorf("%d pages were met again, %d edges cut", again, cut)
	}
	if d.shared.edges.size > mostEdges {
		t.Errorf("%d numbers are kept", d.shared.edges.size)
	}
	if d.shared.Forget(); d.shared.edges.kept != nil {
		t.Error("edges are not forgotten")
	}
}
