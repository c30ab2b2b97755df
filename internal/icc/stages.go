package icc

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"malbild/internal/diag"
)

// stages is a table of the types lutAToBType and lutBToAType of version 4 profiles
// (ICC.1:2010, 10.10 and 10.11): up to five elements, each of which may be missing.
// From inks to Lab they come as A curves, grid, M curves, matrix, B curves; from Lab
// to inks the other way round.
type stages struct {
	in, out int
	toLab   bool
	a, m, b []curve
	matrix  *[12]float64
	grid    *grid
}

// curve is one curve: a table, or a formula of the types 0 to 4 (10.18).
type curve struct {
	points numbers
	kind   int
	par    [7]float64
}

const (
	identity = -1
	sampled  = -2
)

func (c *curve) at(x float64) float64 {
	switch c.kind {
	case identity:
		return x
	case sampled:
		return along(c.points, x)
	}
	p := &c.par
	y := 0.0
	switch g, a, b := p[0], p[1], p[2]; c.kind {
	case 0:
		y = power(x, g)
	case 1:
		if a*x+b >= 0 {
			y = power(a*x+b, g)
		}
	case 2:
		y = p[3]
		if a*x+b >= 0 {
			y = power(a*x+b, g) + p[3]
		}
	case 3:
		y = p[3] * x
		if x >= p[4] {
			y = power(a*x+b, g)
		}
	case 4:
		y = p[3]*x + p[6]
		if x >= p[4] {
			y = power(a*x+b, g) + p[5]
		}
	}
	return y
}

func power(x, g float64) float64 { return math.Pow(max(0, x), g) }

// parseStages reads a table of version 4 with as many channels as its place asks.
func parseStages(b []byte, in, out int) (*stages, error) {
	if len(b) < 32 {
		return nil, errCut
	}
	s := &stages{in: int(b[8]), out: int(b[9]), toLab: string(b[:4]) == "mAB "}
	if s.in != in || s.out != out {
		return nil, diag.NewError(fmt.Sprintf("%d kanaler till %d, inte %d till %d", s.in, s.out, in, out), fmt.Sprintf("%d channels to %d, not %d to %d", s.in, s.out, in, out))
	}
	if s.toLab != (out == 3) {
		return nil, errors.New("a table that runs the other way")
	}
	near, far := out, in // A curves are those of the inks, B curves those of Lab
	if s.toLab {
		near, far = in, out
	}
	place := func(i int) int { return int(binary.BigEndian.Uint32(b[12+4*i:]) & (1<<31 - 1)) }
	var err error
	if s.b, err = curves(b, place(0), far); err != nil {
		return nil, err
	}
	if at := place(1); at != 0 {
		if at+48 > len(b) {
			return nil, errCut
		}
		s.matrix = &[12]float64{}
		for i := range s.matrix {
			s.matrix[i] = fixed(b[at+4*i:])
		}
	}
	if s.m, err = curves(b, place(2), 3); err != nil {
		return nil, err
	}
	if at := place(3); at != 0 {
		if s.grid, err = parseGrid(b, at, in, out); err != nil {
			return nil, err
		}
	}
	if s.a, err = curves(b, place(4), near); err != nil {
		return nil, err
	}
	if s.grid == nil {
		return nil, errors.New("a table from three channels to four without a grid")
	}
	return s, nil
}

// fixed is a number of the type s15Fixed16.
func fixed(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

// curves reads n curves one after the other, each padded to four bytes.
func curves(b []byte, at, n int) ([]curve, error) {
	if at == 0 {
		return nil, nil
	}
	out := make([]curve, n)
	for i := range out {
		if at+12 > len(b) {
			return nil, errCut
		}
		size, err := out[i].parse(b[at:])
		if err != nil {
			return nil, err
		}
		at += (size + 3) &^ 3
	}
	return out, nil
}

// parse reads a curve of type curv (10.6) or para (10.18) and says how long it was.
func (c *curve) parse(b []byte) (int, error) {
	switch string(b[:4]) {
	case "curv":
		n := int(binary.BigEndian.Uint32(b[8:]) & (1<<31 - 1))
		switch {
		case n == 0:
			c.kind = identity
			return 12, nil
		case n > 1<<16 || 12+2*n > len(b):
			return 0, errCut
		case n == 1:
			c.par[0] = float64(binary.BigEndian.Uint16(b[12:])) / 256
			return 14, nil
		}
		c.kind = sampled
		c.points, _ = take(b[12:], n, true)
		return 12 + 2*n, nil
	case "para":
		c.kind = int(binary.BigEndian.Uint16(b[8:]))
		lengths := [...]int{1, 3, 4, 5, 7}
		if c.kind >= len(lengths) {
			return 0, fmt.Errorf("a curve of the unknown type %d", c.kind)
		}
		n := lengths[c.kind]
		if 12+4*n > len(b) {
			return 0, errCut
		}
		for i := range n {
			c.par[i] = fixed(b[12+4*i:])
		}
		return 12 + 4*n, nil
	}
	return 0, fmt.Errorf("a curve of the unknown type %q", b[:4])
}

// eval sends a colour through the elements in order. Between them numbers stay
// within 0 and 1, as readers of profiles do it.
func (s *stages) eval(v [4]float64) [4]float64 {
	if s.toLab {
		v = s.grid.eval(bent(s.a, v))
		v = s.multiply(bent(s.m, v))
		return bent(s.b, v)
	}
	v = s.multiply(bent(s.b, v))
	v = s.grid.eval(bent(s.m, v))
	return bent(s.a, v)
}

func bent(c []curve, v [4]float64) [4]float64 {
	for i := range c {
		v[i] = max(0, min(1, c[i].at(max(0, min(1, v[i])))))
		if math.IsNaN(v[i]) {
			v[i] = 0
		}
	}
	return v
}

func (s *stages) multiply(v [4]float64) [4]float64 {
	m := s.matrix
	if m == nil {
		return v
	}
	return [4]float64{m[0]*v[0] + m[1]*v[1] + m[2]*v[2] + m[9], m[3]*v[0] + m[4]*v[1] + m[5]*v[2] + m[10], m[6]*v[0] + m[7]*v[1] + m[8]*v[2] + m[11]}
}

// encode and decode: Lab as version 4 writes it (6.3.4.2), L* 100 is FFFF hex.
func (s *stages) encode(c Lab) [4]float64 {
	return [4]float64{c.L / 100, (c.A + 128) / 255, (c.B + 128) / 255}
}

func (s *stages) decode(v [4]float64) Lab { return Lab{v[0] * 100, v[1]*255 - 128, v[2]*255 - 128} }
