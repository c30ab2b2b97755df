package icc

import (
	"math"
	"sync"
)

// Black point compensation sets the darkest a screen shows on the darkest the paper
// and its inks can be, and moves what lies between accordingly (ISO 18619): shadows
// of photographs keep their drawing. Chosen colours are not moved by it, as a match
// is what was asked for.

// Photo gives the inks of a colour in a photograph: relative colorimetric with
// black point compensation from a black of L* 0, which is that of sRGB.
func (p *Profile) Photo(c Lab) Inks {
	x := p.scale()
	xyz := c.xyz()
	for i := range xyz {
		xyz[i] = xyz[i]*(white[i]-x[i])/white[i] + x[i]
	}
	return p.Inks(fromXYZ(xyz))
}

// BlackPoint is the darkest colour of the condition, with the ink its total allows.
func (p *Profile) BlackPoint() Lab { return fromXYZ(p.scale()) }

func (p *Profile) scale() [3]float64 {
	p.black.Do(func() { p.blackXYZ = p.darkest().xyz() })
	return p.blackXYZ
}

// blackPoint is found out when somebody asks, once.
type blackPoint struct {
	black    sync.Once
	blackXYZ [3]float64
}

// round sends a colour to inks by one table and back to what they look like.
func (p *Profile) round(t transform, c Lab) Lab {
	return p.toLab.decode(p.toLab.eval(t.eval(t.encode(c))))
}

// darkest finds the black point of an output profile as ISO 18619 (4.3) does: first
// what the perceptual table makes of black; and where the lightness of the
// colorimetric tables does not follow closely down to there, the foot of a parabola
// laid through the shadows of the round trip.
func (p *Profile) darkest() Lab {
	first := Lab{}
	if p.perceptual != nil {
		first.L = max(0, min(50, p.round(p.perceptual, Lab{}).L))
	}
	var in, out [256]float64
	for i := range in {
		in[i] = float64(i) * 100 / 255
		out[i] = p.round(p.toInks, Lab{L: in[i]}).L
	}
	for i := 254; i > 0; i-- {
		out[i] = min(out[i], out[i+1])
	}
	least, most := out[0], out[255]
	if least >= most {
		return Lab{}
	}
	straight := true
	for i := range in {
		straight = straight && (in[i] <= least+0.2*(most-least) || math.Abs(in[i]-out[i]) < 4)
	}
	if straight {
		return first
	}
	var x, y []float64
	for i := range in {
		if v := (out[i] - least) / (most - least); v >= 0.1 && v < 0.5 {
			x, y = append(x, in[i]), append(y, v)
		}
	}
	if len(x) < 3 {
		return Lab{}
	}
	return Lab{L: max(0, vertex(x, y))}
}

// vertex lays a parabola through points by least squares and finds its lower zero,
// or its vertex when it has none; never below 0 nor above 50.
func vertex(x, y []float64) float64 {
	var s [5]float64
	var t [3]float64
	for i := range x {
		v := 1.0
		for k := range s {
			s[k] += v
			if k < 3 {
				t[k] += v * y[i]
			}
			v *= x[i]
		}
	}
	det := func(a, b, c, d, e, f, g, h, i float64) float64 { return a*(e*i-f*h) - b*(d*i-f*g) + c*(d*h-e*g) }
	all := det(s[0], s[1], s[2], s[1], s[2], s[3], s[2], s[3], s[4])
	if math.Abs(all) < 1e-10 {
		return 0
	}
	c := det(t[0], s[1], s[2], t[1], s[2], s[3], t[2], s[3], s[4]) / all
	b := det(s[0], t[0], s[2], s[1], t[1], s[3], s[2], t[2], s[4]) / all
	a := det(s[0], s[1], t[0], s[1], s[2], t[1], s[2], s[3], t[2]) / all
	if math.Abs(a) < 1e-10 {
		if math.Abs(b) < 1e-10 {
			return 0
		}
		return min(50, max(0, -c/b))
	}
	d := b*b - 4*a*c
	if d <= 0 {
		return 0
	}
	return min(50, max(0, (-b+math.Sqrt(d))/(2*a)))
}

// white is D50, the white of the connection space.
var white = [3]float64{0.9642, 1, 0.8249}

func (c Lab) xyz() [3]float64 {
	y := (c.L + 16) / 116
	f := [3]float64{y + c.A/500, y, y - c.B/200}
	for i, v := range f {
		if v > 24.0/116 {
			f[i] = v * v * v * white[i]
		} else {
			f[i] = (v - 16.0/116) * 108 / 841 * white[i]
		}
	}
	return f
}

func fromXYZ(v [3]float64) Lab {
	x, y, z := cubic(v[0]/white[0]), cubic(v[1]), cubic(v[2]/white[2])
	return Lab{116*y - 16, 500 * (x - y), 200 * (y - z)}
}
