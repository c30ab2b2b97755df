package raster

import "math"

// strokeOutline turns the lines of o, drawn width wide, into closed outlines to be
// filled by the non-zero rule. With round set, caps and joins are round; else caps
// are butt and joins bevelled.
func strokeOutline(o outline, width float64, round bool) []outline {
	var out []outline
	for _, c := range contours(o) {
		if c.closed {
			out = append(out, side(c.points, width/2, round), side(reversed(c.points), width/2, round))
			continue
		}
		out = append(out, openStroke(c.points, width/2, round))
	}
	return out
}

// contour is one subpath as points without repetitions.
type contour struct {
	points []vec
	closed bool
}

// contours flattens the subpaths of an outline.
func contours(o outline) []contour {
	var out []contour
	var c contour
	end := func() {
		if c.closed && len(c.points) > 1 && near(c.points[0], c.points[len(c.points)-1]) {
			c.points = c.points[:len(c.points)-1]
		}
		if len(c.points) > 1 {
			out = append(out, c)
		}
		c = contour{}
	}
	push := func(p vec) {
		if len(c.points) == 0 || !near(c.points[len(c.points)-1], p) {
			c.points = append(c.points, p)
		}
	}
	for _, s := range o {
		switch s.op {
		case 'M':
			end()
			push(s.p[0])
		case 'L':
			push(s.p[0])
		case 'C':
			at := c.points[len(c.points)-1]
			n := curveSteps(at, s.p)
			for i := 1; i <= n; i++ {
				push(cubic(at, s.p[0], s.p[1], s.p[2], float64(i)/float64(n)))
			}
		case 'Z':
			c.closed = true
			end()
		}
	}
	end()
	return out
}

// curveSteps is how many lines stand for a curve: enough that none is seen.
func curveSteps(at vec, p [3]vec) int {
	l := p[0].sub(at).len() + p[1].sub(p[0]).len() + p[2].sub(p[1]).len()
	return max(6, min(48, int(math.Sqrt(l)*4)))
}

func near(a, b vec) bool { return math.Abs(a.x-b.x) < 1e-6 && math.Abs(a.y-b.y) < 1e-6 }

func reversed(ps []vec) []vec {
	out := make([]vec, len(ps))
	for i, p := range ps {
		out[len(ps)-1-i] = p
	}
	return out
}

// side is the left side of a closed contour, as a closed outline.
func side(ps []vec, r float64, round bool) outline {
	var o outline
	n := len(ps)
	for i, p := range ps {
		join(&o, ps[(i+n-1)%n], p, ps[(i+1)%n], r, round)
	}
	o.close()
	return o
}

// openStroke goes along one side, round the end, back along the other and round the start.
func openStroke(ps []vec, r float64, round bool) outline {
	var o outline
	for _, way := range [][]vec{ps, reversed(ps)} {
		o.step(way[0].add(way[1].sub(way[0]).unit().left().mul(r)))
		for i := 1; i < len(way)-1; i++ {
			join(&o, way[i-1], way[i], way[i+1], r, round)
		}
		last := way[len(way)-1]
		n := last.sub(way[len(way)-2]).unit().left().mul(r)
		o.line(last.add(n))
		if round {
			a := math.Atan2(n.y, n.x)
			o.arc(last, r, a, a+math.Pi)
		}
	}
	o.close()
	return o
}

// join adds the left side of the corner at p.
func join(o *outline, before, p, after vec, r float64, round bool) {
	d0, d1 := p.sub(before).unit(), after.sub(p).unit()
	n0, n1 := d0.left().mul(r), d1.left().mul(r)
	turn := d0.x*d1.y - d0.y*d1.x // positive: to the right on the page, so the left side is outside
	o.step(p.add(n0))
	switch {
	case d0.dot(d1) > .999: // a curve: go straight on
	case turn > 0 && round:
		a0, a1 := math.Atan2(n0.y, n0.x), math.Atan2(n1.y, n1.x)
		if a1 < a0 {
			a1 += 2 * math.Pi
		}
		o.arc(p, r, a0, a1)
		return
	case turn <= 0:
		o.line(p) // inside: over the corner itself, so that winding never turns negative
	}
	o.line(p.add(n1))
}
