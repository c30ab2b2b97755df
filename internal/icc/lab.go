package icc

import "math"

// Lab is a CIE L*a*b* colour under D50, relative to paper white.
type Lab struct{ L, A, B float64 }

// FromSRGB converts an sRGB colour (IEC 61966-2-1), adapted to D50 with Bradford's
// matrix, as sRGB's own ICC profile is.
func FromSRGB(rgb [3]uint8) Lab {
	r, g, b := linear(rgb[0]), linear(rgb[1]), linear(rgb[2])
	x := cubic((0.4360747*r + 0.3850649*g + 0.1430804*b) / 0.9642)
	y := cubic(0.2225045*r + 0.7168786*g + 0.0606169*b)
	z := cubic((0.0139322*r + 0.0971045*g + 0.7141733*b) / 0.8249)
	return Lab{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// SRGB is the sRGB colour nearest to c, the inverse of FromSRGB; what sRGB cannot show
// is cut off.
func (c Lab) SRGB() [3]uint8 {
	y := (c.L + 16) / 116
	x, yy, z := 0.9642*uncubic(y+c.A/500), uncubic(y), 0.8249*uncubic(y-c.B/200)
	return [3]uint8{
		encoded(3.1338561*x - 1.6168667*yy - 0.4906146*z),
		encoded(-0.9787684*x + 1.9161415*yy + 0.0334540*z),
		encoded(0.0719453*x - 0.2289914*yy + 1.4052427*z)}
}

func encoded(v float64) uint8 {
	if v <= 0.0031308 {
		v *= 12.92
	} else {
		v = 1.055*math.Pow(v, 1/2.4) - 0.055
	}
	return uint8(math.Round(255 * math.Max(0, math.Min(v, 1))))
}

func uncubic(f float64) float64 {
	if f > 6.0/29 {
		return f * f * f
	}
	return (116*f - 16) / (24389.0 / 27)
}

func linear(c uint8) float64 {
	x := float64(c) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

func cubic(t float64) float64 {
	if t > 216.0/24389 {
		return math.Cbrt(t)
	}
	return (24389.0/27*t + 16) / 116
}

// DeltaE76 is the colour difference ΔE*ab of CIE 1976: a distance. Printing
// contracts and ISO 12647-2's first editions count in it.
func (c Lab) DeltaE76(d Lab) float64 {
	return math.Sqrt((c.L-d.L)*(c.L-d.L) + (c.A-d.A)*(c.A-d.A) + (c.B-d.B)*(c.B-d.B))
}

// DeltaE2000 is the colour difference ΔE₀₀ (ISO/CIE 11664-6), which is nearer to
// what the eye sees, above all in strong colours and greys.
func (c Lab) DeltaE2000(d Lab) float64 {
	const seven = 25 * 25 * 25 * 25 * 25 * 25 * 25
	mean := (math.Hypot(c.A, c.B) + math.Hypot(d.A, d.B)) / 2
	p7 := math.Pow(mean, 7)
	g := (1 - math.Sqrt(p7/(p7+seven))) / 2
	a1, a2 := c.A*(1+g), d.A*(1+g)
	c1, c2 := math.Hypot(a1, c.B), math.Hypot(a2, d.B)
	h1, h2 := angle(a1, c.B), angle(a2, d.B)
	dl, dc := d.L-c.L, c2-c1
	turn := 0.0
	if c1*c2 != 0 {
		turn = h2 - h1
		if turn > 180 {
			turn -= 360
		} else if turn < -180 {
			turn += 360
		}
	}
	dh := 2 * math.Sqrt(c1*c2) * sine(turn/2)
	l, k := (c.L+d.L)/2, (c1+c2)/2
	h := h1 + h2
	if c1*c2 != 0 {
		switch {
		case math.Abs(h1-h2) <= 180:
			h /= 2
		case h < 360:
			h = (h + 360) / 2
		default:
			h = (h - 360) / 2
		}
	}
	t := 1 - 0.17*cosine(h-30) + 0.24*cosine(2*h) + 0.32*cosine(3*h+6) - 0.20*cosine(4*h-63)
	k7 := math.Pow(k, 7)
	rc := 2 * math.Sqrt(k7/(k7+seven))
	rt := -rc * sine(60*math.Exp(-((h-275)/25)*((h-275)/25)))
	sl := 1 + 0.015*(l-50)*(l-50)/math.Sqrt(20+(l-50)*(l-50))
	sc, sh := 1+0.045*k, 1+0.015*k*t
	x, y, z := dl/sl, dc/sc, dh/sh
	return math.Sqrt(x*x + y*y + z*z + rt*y*z)
}

// angle is the hue in degrees, 0 to 360.
func angle(a, b float64) float64 {
	if a == 0 && b == 0 {
		return 0
	}
	h := math.Atan2(b, a) * 180 / math.Pi
	if h < 0 {
		h += 360
	}
	return h
}

func sine(deg float64) float64   { return math.Sin(deg * math.Pi / 180) }
func cosine(deg float64) float64 { return math.Cos(deg * math.Pi / 180) }
