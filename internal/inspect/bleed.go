package inspect

import (
	"math"

	"malbild/internal/diag"
)

var sides = [4]diag.Phrase{say("vänster", "left"), say("höger", "right"), say("nederkant", "bottom"), say("överkant", "top")}

// mostAsked is how many areas are asked along the edges of a page; after that there is
// ink everywhere.
const mostAsked = 8_000_000

// checkBleed looks along the four edges for art that is cut before the edge of the
// bleed: ink at the trim that ends on the way out, at the same distance along a
// stretch. Art whose own outline crosses the bleed ends at ever other distances.
func (d *pdfDoc) checkBleed(p *pdfPage) {
	const points, stretch = 96, 5
	for side := range sides {
		p.paint.nearby(p.strip(side), side < 2)
		run, last := 0, -1.0
		for i := range points {
			end := p.inkEnd(side, (float64(i)+0.5)/points)
			switch {
			case end < 0:
				run = 0
			case last >= 0 && math.Abs(end-last) < 0.05:
				run++
			default:
				run = 1
			}
			if last = end; run == stretch {
				d.r.add(ruleBleedEmpty, p.number, "", sides[side])
				break
			}
		}
	}
}

// strip is the part of the page along a side that is looked at.
func (p *pdfPage) strip(side int) box {
	const w = leastBleed*pointsPerMM + 1
	t := p.trim
	b := box{t.x0 - w, t.y0 - w, t.x1 + w, t.y1 + w}
	switch side {
	case 0:
		b.x1 = t.x0 + 1
	case 1:
		b.x0 = t.x1 - 1
	case 2:
		b.y1 = t.y0 + 1
	case 3:
		b.y0 = t.y1 - 1
	}
	return b
}

// band is what is painted along a side.
type band struct {
	met   int     // areas whose bounds meet the strip
	areas []reach // those of them that may show, topmost first
	here  []reach // those of these at one place along the side
}

// reach is an area of a band: from where to where along the side it can lie, and how many
// areas that meet the strip lie above it.
type reach struct {
	area   *painted
	lo, hi float64
	above  int
}

// nearby gathers what is painted in a strip that stands upright or lies. Nothing shows
// through an area that fills it.
func (p *pagePaint) nearby(strip box, upright bool) {
	b := &p.band
	b.met, b.areas = 0, b.areas[:0]
	filled := false
	for i := len(p.areas) - 1; i >= 0; i-- {
		a := &p.areas[i]
		if a.shape != nil && !overlaps(a.shape.bounds, strip) {
			continue
		}
		b.met++
		if filled || a.misses(strip) {
			continue
		}
		r := reach{area: a, above: b.met - 1}
		if r.lo, r.hi = a.extent(upright); r.lo > r.hi {
			continue
		}
		b.areas = append(b.areas, r)
		filled = a.fills(strip)
	}
}

// at keeps the areas that may lie at a place along the side.
func (b *band) at(along float64) {
	b.here = b.here[:0]
	for _, r := range b.areas {
		if !(along < r.lo || along > r.hi) {
			b.here = append(b.here, r)
		}
	}
}

// misses reports whether a clip keeps the area out of a box.
func (a *painted) misses(b box) bool {
	for _, c := range a.clips {
		if c.bounds.x1 < b.x0 || c.bounds.x0 > b.x1 || c.bounds.y1 < b.y0 || c.bounds.y0 > b.y1 {
			return true
		}
	}
	return false
}

// extent is from where to where the area reaches, up the page or across it.
func (a *painted) extent(up bool) (lo, hi float64) {
	lo, hi = math.Inf(-1), math.Inf(1)
	narrow := func(b box) {
		if up {
			lo, hi = max(lo, b.y0), min(hi, b.y1)
		} else {
			lo, hi = max(lo, b.x0), min(hi, b.x1)
		}
	}
	if a.shape != nil {
		narrow(a.shape.bounds)
	}
	for _, c := range a.clips {
		narrow(c.bounds)
	}
	return lo, hi
}

// fills reports whether the area covers every point of a box.
func (a *painted) fills(b box) bool {
	for _, c := range a.clips {
		if !c.fills(b) {
			return false
		}
	}
	return a.shape == nil || a.shape.fills(b)
}

func (s *shape) fills(b box) bool {
	return s.square && s.bounds.x0 <= b.x0 && s.bounds.y0 <= b.y0 && s.bounds.x1 >= b.x1 && s.bounds.y1 >= b.y1
}

// inkEnd is how far outside the trim the ink ends at a part of a side, in points;
// -1 when there is none at the trim, or it goes on to the edge of the bleed.
func (p *pdfPage) inkEnd(side int, part float64) float64 {
	const inside = 0.75
	t, b := p.trim, p.bleed
	x, y := t.x0+part*t.width(), t.y0+part*t.height()
	p.paint.band.at([4]float64{y, y, x, x}[side])
	at := func(out float64) bool {
		return p.paint.inkAt([4]point{{t.x0 - out, y}, {t.x1 + out, y}, {x, t.y0 - out}, {x, t.y1 + out}}[side])
	}
	room := [4]float64{t.x0 - b.x0, b.x1 - t.x1, t.y0 - b.y0, b.y1 - t.y1}[side]
	room = min(room, leastBleed*pointsPerMM) - 0.1 // what the cutter may be off by
	if !at(-inside) {
		return -1
	}
	good, bad := -inside, 0.0
	for out := 0.25; ; out++ {
		if out = min(out, room); !at(out) {
			bad = out
			break
		}
		if good = out; out == room {
			return -1
		}
	}
	for bad-good > 0.02 {
		if mid := (good + bad) / 2; at(mid) {
			good = mid
		} else {
			bad = mid
		}
	}
	return good + inside
}

// inkAt reports whether the topmost area at a point puts ink there. Those above it count
// as asked, also where it was known that they do not reach there.
func (p *pagePaint) inkAt(at point) bool {
	b := &p.band
	for i := range b.here {
		r := &b.here[i]
		if p.steps+r.above >= mostAsked {
			break
		}
		if r.area.covers(at) {
			p.steps += r.above + 1
			return !r.area.bare
		}
	}
	p.steps += b.met
	return b.met > 0 && p.steps > mostAsked
}
