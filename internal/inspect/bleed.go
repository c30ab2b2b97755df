package inspect

import (
	"math"
	"math/bits"
	"slices"
	"sync"

	"malbild/internal/diag"
)

var sides = [4]diag.Phrase{say("vänster", "left"), say("höger", "right"), say("nederkant", "bottom"), say("överkant", "top")}

// mostAsked is how many areas are asked along the edges of a page; after that there is
// ink everywhere.
const mostAsked = 8_000_000

// checkBleed looks along the four edges for art that is cut before the edge of the
// bleed: ink at the trim that ends on the way out, at the same distance along a
// stretch. Art whose own outline crosses the bleed ends at ever other distances.
//
// Pages whose edges are painted alike, to the last point, are looked at once: copies of a
// document differ in their words, which hardly ever reach there.
func (d *pdfDoc) checkBleed(p *pdfPage) {
	for side := range sides {
		p.paint.bands[side].gather(p.paint.areas, p.strip(side), side < 2)
	}
	d.edge = p.edges(d.edge[:0])
	v := d.shared.edges.find(d.edge)
	if v == nil || p.paint.steps+v.asked > mostAsked {
		if v = p.alongEdges(); p.paint.steps <= mostAsked {
			d.shared.edges.keep(d.edge, v)
		}
	} else {
		p.paint.steps += v.asked
	}
	for side, cut := range v.cut {
		if cut {
			d.r.add(ruleBleedEmpty, p.number, "", sides[side])
		}
	}
}

// alongEdges looks along the four edges.
func (p *pdfPage) alongEdges() *edgeVerdict {
	const points, stretch = 96, 5
	v, before := &edgeVerdict{}, p.paint.steps
	for side := range sides {
		run, last := 0, -1.0
		for i := 0; i < points && !v.cut[side]; i++ {
			end := p.inkEnd(side, (float64(i)+0.5)/points)
			switch {
			case end < 0:
				run = 0
			case last >= 0 && math.Abs(end-last) < 0.05:
				run++
			default:
				run = 1
			}
			last = end
			v.cut[side] = run == stretch
		}
	}
	v.asked = p.paint.steps - before
	return v
}

// edges says all that decides what is found along the edges, in numbers.
func (p *pdfPage) edges(out []float64) []float64 {
	for _, b := range [...]box{p.trim, p.bleed} {
		out = append(out, b.x0, b.y0, b.x1, b.y1)
	}
	for i := range p.paint.bands {
		b := &p.paint.bands[i]
		out = append(out, float64(b.met), float64(len(b.areas)))
		for _, r := range b.areas {
			out = append(out, float64(r.above), oneIf(r.area.bare), oneIf(r.area.shape != nil), float64(len(r.area.clips)))
			if r.area.shape != nil {
				out = r.area.shape.say(out)
			}
			for _, c := range r.area.clips {
				out = c.say(out)
			}
		}
	}
	return out
}

// say tells a shape in numbers.
func (s *shape) say(out []float64) []float64 {
	out = append(out, oneIf(s.evenOdd), float64(len(s.polys)))
	for _, poly := range s.polys {
		out = append(out, float64(len(poly)))
		for _, p := range poly {
			out = append(out, p.x, p.y)
		}
	}
	return out
}

func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// edgeVerdict is what was found along the edges of a page: the sides where art is cut, and
// how many areas were asked.
type edgeVerdict struct {
	said  []float64
	cut   [4]bool
	asked int
}

// edgeMemo keeps verdicts by what was said of the edges, all of it. The zero value is
// ready, and safe for concurrent use.
type edgeMemo struct {
	mu   sync.Mutex
	kept map[uint64]*edgeVerdict
	size int
}

// mostEdges is how many numbers are kept; when there are more, all are dropped.
const mostEdges = 1 << 16

func (m *edgeMemo) find(said []float64) *edgeVerdict {
	m.mu.Lock()
	defer m.mu.Unlock()
	if v := m.kept[sumOf(said)]; v != nil && slices.Equal(v.said, said) {
		return v
	}
	return nil
}

func (m *edgeMemo) keep(said []float64, v *edgeVerdict) {
	if len(said) > mostEdges/16 {
		return
	}
	v.said = slices.Clone(said)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.size += len(said); m.kept == nil || m.size > mostEdges {
		m.kept, m.size = map[uint64]*edgeVerdict{}, len(said)
	}
	m.kept[sumOf(said)] = v
}

// forget drops all.
func (m *edgeMemo) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept, m.size = nil, 0
}

// sumOf is a number for a list of numbers, mostly another for another list.
func sumOf(list []float64) uint64 {
	h := uint64(len(list))
	for _, v := range list {
		h = (bits.RotateLeft64(h, 23) ^ math.Float64bits(v)) * 0x9e3779b97f4a7c15
	}
	return h
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

// gather takes, of all that is painted, what lies in a strip that stands upright or lies.
// Nothing shows through an area that fills it.
func (b *band) gather(areas []painted, strip box, upright bool) {
	b.met, b.areas = 0, b.areas[:0]
	filled := false
	for i := len(areas) - 1; i >= 0; i-- {
		a := &areas[i]
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
	band := &p.paint.bands[side]
	band.at([4]float64{y, y, x, x}[side])
	at := func(out float64) bool {
		return p.paint.inkAt(band, [4]point{{t.x0 - out, y}, {t.x1 + out, y}, {x, t.y0 - out}, {x, t.y1 + out}}[side])
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
func (p *pagePaint) inkAt(b *band, at point) bool {
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
