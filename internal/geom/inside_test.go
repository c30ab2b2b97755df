package geom

import (
	"math"
	"testing"
)

// disc is a circle of four curves about the origin.
func disc(r Length) (p Path) {
	k := r.Scale(0.5523)
	p.MoveTo(Point{r, 0})
	p.CurveTo(Point{r, k}, Point{k, r}, Point{0, r})
	p.CurveTo(Point{-k, r}, Point{-r, k}, Point{-r, 0})
	p.CurveTo(Point{-r, -k}, Point{-k, -r}, Point{0, -r})
	p.CurveTo(Point{k, -r}, Point{r, -k}, Point{r, 0})
	p.Close()
	return p
}

func TestHolds(t *testing.T) {
	at := func(x, y float64) Point { return Point{Pt(x), Pt(y)} }
	box := RectPath(R(0, 0, Pt(10), Pt(10)))
	var open Path
	open.MoveTo(at(0, 0))
	open.LineTo(at(10, 0))
	open.LineTo(at(10, 10))
	open.LineTo(at(0, 10))
	ring := append(disc(Pt(10)), disc(Pt(5))...)
	twice := append(disc(Pt(10)), disc(Pt(5))...)
	if !twice.Covers(at(1, 1)) || !twice.Covers(at(7, 0)) || twice.Covers(at(8, 8)) || Path(nil).Covers(at(0, 0)) {
		t.Error("a hole that goes the same way round is filled")
	}
	for _, c := range []struct {
		name string
		path Path
		p    Point
		want bool
	}{
		{"in a box", box, at(5, 5), true}, {"beside it", box, at(11, 5), false}, {"above it", box, at(5, -1), false},
		{"in an open outline", open, at(2, 5), true}, {"beside it", open, at(-2, 5), false},
		{"in a ring", ring, at(7, 0), true}, {"in its hole", ring, at(1, 1), false}, {"outside", ring, at(8, 8), false},
		{"in nothing", nil, at(0, 0), false},
	} {
		if got := c.path.Holds(c.p); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	for i := range 360 { // all around the edge of a circle
		a := float64(i) * math.Pi / 180
		if !disc(Pt(10)).Holds(at(9.7*math.Cos(a), 9.7*math.Sin(a))) || disc(Pt(10)).Holds(at(10.1*math.Cos(a), 10.1*math.Sin(a))) {
			t.Errorf("at %d degrees", i)
		}
	}
}

func TestCovers(t *testing.T) {
	var ring Path // a square with a hole, wound the other way
	ring = append(ring, RectPath(R(0, 0, Pt(10), Pt(10)))...)
	for _, q := range []Point{{X: Pt(3), Y: Pt(3)}, {X: Pt(3), Y: Pt(7)}, {X: Pt(7), Y: Pt(7)}, {X: Pt(7), Y: Pt(3)}} {
		if len(ring) == 5 {
			ring.MoveTo(q)
		} else {
			ring.LineTo(q)
		}
	}
	ring.Close()
	for at, want := range map[Point]bool{{X: Pt(1), Y: Pt(1)}: true, {X: Pt(5), Y: Pt(5)}: false, {X: Pt(11), Y: Pt(5)}: false} {
		if ring.Covers(at) != want {
			t.Errorf("%v: %v", at, !want)
		}
	}
}
