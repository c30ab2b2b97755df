package icc

import (
	"errors"
	"fmt"
)

// grid is the table of colours in the middle of a profile's table. In lut8 and lut16
// all its sides have one number of points, in version 4 each has its own.
type grid struct {
	in, out int
	sides   [4]int
	cells   numbers
}

// parseGrid reads a grid of version 4 (ICC.1:2010, 10.10 and 10.11).
func parseGrid(b []byte, at, in, out int) (*grid, error) {
	if at+20 > len(b) {
		return nil, errCut
	}
	g := &grid{in: in, out: out}
	body, width := b[at+20:], int(b[at+16])
	if width != 1 && width != 2 {
		return nil, fmt.Errorf("a grid of %d bytes a number", width)
	}
	cells := out
	for i := range in {
		g.sides[i] = int(b[at+i])
		if g.sides[i] < 2 {
			return nil, errors.New("a grid of one point")
		}
		if cells *= g.sides[i]; cells*width > len(body) {
			return nil, errCut
		}
	}
	g.cells, _ = take(body, cells, width == 2)
	return g, nil
}

// eval sends a colour through the grid, by multilinear interpolation.
func (g *grid) eval(v [4]float64) (res [4]float64) {
	var at [4]int
	var part [4]float64
	for i := range g.in {
		x := max(0, min(1, v[i])) * float64(g.sides[i]-1)
		at[i] = min(int(x), g.sides[i]-2)
		part[i] = x - float64(at[i])
	}
	for corner := range 1 << g.in {
		weight, cell := 1.0, 0
		for i := range g.in {
			k := at[i]
			if corner>>i&1 == 1 {
				weight *= part[i]
				k++
			} else {
				weight *= 1 - part[i]
			}
			cell = cell*g.sides[i] + k
		}
		if weight == 0 {
			continue
		}
		for o := range g.out {
			res[o] += weight * g.cells.at(cell*g.out+o)
		}
	}
	for o := range g.out {
		res[o] /= 65535
	}
	return res
}
