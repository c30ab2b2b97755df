package icc

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// table is a lut8 or lut16: input curves, a grid and output curves.
type table struct {
	inCurve  []numbers
	grid     grid
	outCurve []numbers
	wide     bool // lut16
}

// numbers are numbers of a table, which stay where they are in the profile: of the
// hundred thousands that there are, some hundreds are asked for. They are given in 16
// bits, 65535 for 1.
type numbers struct {
	bytes []byte
	wide  bool // of two bytes
}

// take is the first n numbers of a table, and what follows them.
func take(body []byte, n int, wide bool) (numbers, []byte) {
	if wide {
		n *= 2
	}
	return numbers{body[:n:n], wide}, body[n:]
}

func (n numbers) count() int {
	if n.wide {
		return len(n.bytes) / 2
	}
	return len(n.bytes)
}

func (n numbers) at(i int) float64 {
	if n.wide {
		return float64(binary.BigEndian.Uint16(n.bytes[2*i:]))
	}
	return float64(n.bytes[i]) * 257
}

// parseTable reads a table with as many channels as its place in the profile asks.
func parseTable(b []byte, in, out int) (*table, error) {
	if len(b) < 52 {
		return nil, errCut
	}
	if has, gives := int(b[8]), int(b[9]); has != in || gives != out {
		return nil, fmt.Errorf("%d channels to %d, not %d to %d", has, gives, in, out)
	}
	t, side := &table{grid: grid{in: in, out: out}}, int(b[10])
	if side < 2 {
		return nil, errors.New("a grid of one point")
	}
	ins, outs, width := 256, 256, 1
	body := b[48:]
	switch string(b[:4]) {
	case "mft1":
	case "mft2":
		t.wide, width = true, 2
		ins, outs = int(binary.BigEndian.Uint16(b[48:])), int(binary.BigEndian.Uint16(b[50:]))
		body = b[52:]
	default:
		return nil, fmt.Errorf("tables of the type %q are not supported, only lut8, lut16, mAB and mBA", b[:4])
	}
	cells := out
	for i := range in { // grows past the data long before it could overflow
		t.grid.sides[i] = side
		if cells *= side; cells > len(body) {
			return nil, errCut
		}
	}
	if ins < 2 || outs < 2 || ins > 4096 || outs > 4096 {
		return nil, errors.New("a curve of fewer than 2 or more than 4096 points")
	}
	if width*(in*ins+cells+out*outs) > len(body) {
		return nil, errCut
	}
	t.inCurve, t.outCurve = make([]numbers, in), make([]numbers, out)
	for i := range in {
		t.inCurve[i], body = take(body, ins, t.wide)
	}
	t.grid.cells, body = take(body, cells, t.wide)
	for i := range out {
		t.outCurve[i], body = take(body, outs, t.wide)
	}
	return t, nil
}

// along reads a curve at x, with straight lines between its points.
func along(curve numbers, x float64) float64 {
	n := curve.count()
	x = max(0, min(1, x)) * float64(n-1)
	i := min(int(x), n-2)
	f := x - float64(i)
	return (curve.at(i)*(1-f) + curve.at(i+1)*f) / 65535
}

// eval sends a colour through the table: curves, grid, curves.
func (t *table) eval(v [4]float64) [4]float64 {
	for i := range t.grid.in {
		v[i] = along(t.inCurve[i], v[i])
	}
	v = t.grid.eval(v)
	for o := range t.grid.out {
		v[o] = along(t.outCurve[o], v[o])
	}
	return v
}

// encode and decode: lut16 has an encoding of Lab of its own, in which L* 100 is
// FF00 hex and not FFFF, also in profiles of version 4 (ICC.1:2010, 10.8).
func (t *table) encode(c Lab) [4]float64 {
	if t.wide {
		return [4]float64{c.L * 652.8 / 65535, (c.A + 128) * 256 / 65535, (c.B + 128) * 256 / 65535}
	}
	return [4]float64{c.L / 100, (c.A + 128) / 255, (c.B + 128) / 255}
}

func (t *table) decode(v [4]float64) Lab {
	if t.wide {
		return Lab{v[0] * 65535 / 652.8, v[1]*65535/256 - 128, v[2]*65535/256 - 128}
	}
	return Lab{v[0] * 100, v[1]*255 - 128, v[2]*255 - 128}
}
