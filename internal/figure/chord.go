package figure

import (
	"math"

	"malbild/internal/plane"
)

// chords knows how wide a leaf is at every height. Between samples it follows
// straight lines, which in a convex leaf never lie outside it.
type chords struct {
	top, step   float64
	left, right []float64
	widest      float64 // no row is wider; some rounding included
	pad         float64
	hub         plane.Vec
	reach       float64 // radius round the hub that labels keep out of
	aim, stray  float64 // a block's middle stands at most stray above or below aim
}

const chordSamples = 160

// samples is how many points stand for one curve when bounds and chords are
// measured.
const samples = 25

// chordsOf measures a leaf. pad is kept free at both ends. The block may stand
// anywhere until aim and stray are set.
func chordsOf(o plane.Outline, pad float64, hub plane.Vec, reach float64) *chords {
	ps := o.Polygon(samples)
	lo, hi := plane.Box(ps)
	c := &chords{top: lo.Y, step: (hi.Y - lo.Y) / chordSamples, pad: pad, hub: hub, reach: reach, stray: math.Inf(1),
		left: make([]float64, chordSamples+1), right: make([]float64, chordSamples+1)}
	for i := range c.left {
		c.left[i], c.right[i] = math.Inf(1), math.Inf(-1)
	}
	for i, a := range ps {
		b := ps[(i+1)%len(ps)]
		c.edge(a, b)
	}
	for i := range c.left {
		c.widest = max(c.widest, c.right[i]-c.left[i])
	}
	c.widest += 1e-6*(1+c.widest) - 2*pad
	return c
}

// edge widens the samples that an edge crosses.
func (c *chords) edge(a, b plane.Vec) {
	if a.Y > b.Y {
		a, b = b, a
	}
	from := int(math.Ceil((a.Y-c.top)/c.step - 1e-9))
	to := int(math.Floor((b.Y-c.top)/c.step + 1e-9))
	for i := max(from, 0); i <= min(to, chordSamples); i++ {
		y := c.top + float64(i)*c.step
		x0, x1 := a.X, b.X
		if b.Y > a.Y {
			x0 = a.X + (b.X-a.X)*max(0, min(1, (y-a.Y)/(b.Y-a.Y)))
			x1 = x0
		}
		c.left[i] = min(c.left[i], min(x0, x1))
		c.right[i] = max(c.right[i], max(x0, x1))
	}
}

func (c *chords) bottom() float64 { return c.top + c.step*chordSamples }

// at is the chord at a height.
func (c *chords) at(y float64) (l, r float64, ok bool) {
	f := (y - c.top) / c.step
	if f < 0 || f > chordSamples {
		return 0, 0, false
	}
	i := min(int(f), chordSamples-1)
	t := f - float64(i)
	return c.left[i] + (c.left[i+1]-c.left[i])*t, c.right[i] + (c.right[i+1]-c.right[i])*t, true
}

// free is what a row from y1 to y2 may use: the chords at both, less the pad and
// less the hub with its ring; the larger piece when the hub parts it in two.
func (c *chords) free(y1, y2 float64) (l, r float64, ok bool) {
	l1, r1, ok1 := c.at(y1)
	l2, r2, ok2 := c.at(y2)
	if !ok1 || !ok2 {
		return 0, 0, false
	}
	l, r = max(l1, l2)+c.pad, min(r1, r2)-c.pad
	dy := 0.0
	if y1 > c.hub.Y {
		dy = y1 - c.hub.Y
	} else if y2 < c.hub.Y {
		dy = c.hub.Y - y2
	}
	if dy < c.reach {
		half := math.Sqrt(c.reach*c.reach - dy*dy)
		hl, hr := c.hub.X-half, c.hub.X+half
		if hl < r && hr > l {
			if hl-l > r-hr {
				r = hl
			} else {
				l = hr
			}
		}
	}
	return l, r, l < r
}

// span is where the block may stand with its top at y: its left edge, or its
// middle when it is centred, lies between lo and hi.
func (c *chords) span(rs []row, y float64, centred bool) (lo, hi float64, ok bool) {
	lo, hi = math.Inf(-1), math.Inf(1)
	for _, r := range rs {
		a, b, ok := c.free(y+r.top, y+r.bottom)
		if !ok {
			return 0, 0, false
		}
		if centred {
			lo, hi = max(lo, a+r.width/2), min(hi, b-r.width/2)
		} else {
			lo, hi = max(lo, a), min(hi, b-r.width)
		}
		if lo > hi {
			return 0, 0, false
		}
	}
	return lo, hi, true
}

// room reports whether span finds any. It begins with the row that had none last time.
func (c *chords) room(rs []row, y float64, centred bool, narrow *int) bool {
	lo, hi := math.Inf(-1), math.Inf(1)
	for i := range rs {
		k := (i + *narrow) % len(rs)
		r := &rs[k]
		a, b, ok := c.free(y+r.top, y+r.bottom)
		if centred {
			a, b = a+r.width/2, b-r.width/2
		} else {
			b -= r.width
		}
		if lo, hi = max(lo, a), min(hi, b); !ok || lo > hi {
			*narrow = k
			return false
		}
	}
	return true
}

// places is from where to where the block's top may stand.
func (c *chords) places(rs []row) (from, to float64) {
	h := height(rs)
	return max(c.top, c.aim-c.stray-h/2), min(c.bottom(), c.aim+c.stray+h/2) - h
}

// placeSteps is how many places are tried, the first beside.
const placeSteps = 96

// scan calls f for every place of the block's top, from the top of the leaf down.
func (c *chords) scan(rs []row, f func(y float64) bool) {
	from, to := c.places(rs)
	if to < from {
		return
	}
	for i := range placeSteps + 1 {
		if !f(from + (to-from)*float64(i)/placeSteps) {
			return
		}
	}
}

// fits reports whether the block has a place in the leaf. It looks first where a
// block like it had one, and says where this one has.
func (c *chords) fits(rs []row, centred bool, likely int) (place int, ok bool) {
	from, to := c.places(rs)
	if to < from {
		return likely, false
	}
	for _, r := range rs {
		if r.width > c.widest {
			return likely, false
		}
	}
	narrow := 0
	for i := range placeSteps + 2 {
		n := i - 1
		if i == 0 {
			n = likely
		}
		if c.room(rs, from+(to-from)*float64(n)/placeSteps, centred, &narrow) {
			return n, true
		}
	}
	return likely, false
}

// largest is the largest size in points at which the set has a place.
func (c *chords) largest(s lineSet, icon float64, centred bool) float64 {
	lo, hi := 0.0, (c.bottom()-c.top)/lineEm
	place := placeSteps / 2
	for range 14 {
		m := (lo + hi) / 2
		at, ok := c.fits(rows(s, m, icon), centred, place)
		if ok {
			lo, place = m, at
		} else {
			hi = m
		}
	}
	return lo
}
