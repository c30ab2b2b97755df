package plane

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"malbild/internal/geom"
)

func near(a, b Vec) bool { return a.Sub(b).Len() < 1e-9*(1+a.Len()+b.Len()) }

func vec(t *rapid.T, name string) Vec {
	return V(rapid.Float64Range(-1e3, 1e3).Draw(t, name+"x"), rapid.Float64Range(-1e3, 1e3).Draw(t, name+"y"))
}

func matrix(t *rapid.T, name string) (m Matrix) {
	for i := range m {
		m[i] = rapid.Float64Range(-10, 10).Draw(t, name)
	}
	return m
}

// TestTransformationsFollowEachOther: m then n is what n does to what m has done.
func TestTransformationsFollowEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, n, p := matrix(t, "m"), matrix(t, "n"), vec(t, "p")
		if a, b := m.Then(n).On(p), n.On(m.On(p)); a.Sub(b).Len() > 1e-6 {
			t.Fatalf("%v and %v", a, b)
		}
		if Identity.On(p) != p || m.Then(Identity) != m || Identity.Then(m) != m {
			t.Fatal("the identity changes something")
		}
	})
	for _, c := range []struct {
		m    Matrix
		k    float64
		even bool
	}{{Identity, 1, true}, {Matrix{0, 2, -2, 0, 7, 7}, 2, true}, {Matrix{1, 0, 0, 3, 0, 0}, 1, false}, {Matrix{1, 0, 1, 1, 0, 0}, 1, false}} {
		if k, even := c.m.Scale(); k != c.k || even != c.even {
			t.Errorf("%v scales by %v, %v", c.m, k, even)
		}
	}
}

func TestLeftIsAQuarterTurn(t *testing.T) {
	if V(1, 0).Left() != V(0, -1) { // y grows downwards
		t.Errorf("%v", V(1, 0).Left())
	}
	rapid.Check(t, func(t *rapid.T) {
		a := vec(t, "a")
		if a.Dot(a.Left()) != 0 || a.Left().Left() != a.Mul(-1) {
			t.Fatalf("%v", a)
		}
	})
}

// TestArcsKeepToTheirCircle: from any angle to any other, either way, in curves of at
// most a quarter, and they end where they should.
func TestArcsKeepToTheirCircle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, r := vec(t, "c"), rapid.Float64Range(.1, 500).Draw(t, "r")
		a0, a1 := rapid.Float64Range(-7, 7).Draw(t, "a0"), rapid.Float64Range(-7, 7).Draw(t, "a1")
		var o Outline
		o.Move(c.Add(Polar(r, a0)))
		o.Arc(c, r, a0, a1)
		if want := c.Add(Polar(r, a1)); !near(o.Last(), want) {
			t.Fatalf("ends at %v, not %v", o.Last(), want)
		}
		for _, p := range o.Polygon(12) {
			if d := p.Sub(c).Len(); math.Abs(d-r) > r*3e-4 {
				t.Fatalf("%v is %v from the centre, radius %v", p, d, r)
			}
		}
	})
}

// TestEllipsesGoThroughTheirEnds: whatever the radii, all four arcs of SVG keep to an
// ellipse through both ends.
func TestEllipsesGoThroughTheirEnds(t *testing.T) {
	for _, large := range []bool{false, true} {
		for _, sweep := range []bool{false, true} {
			var o Outline
			o.Move(V(10, 5))
			o.Ellipse(V(10, 5), 30, 10, 30, large, sweep, V(25, 18))
			if o.Last() != V(25, 18) {
				t.Errorf("ends at %v", o.Last())
			}
			// Stretched back to a circle, all points are as far from one centre.
			back := Matrix{math.Cos(math.Pi / 6), -math.Sin(math.Pi / 6), math.Sin(math.Pi / 6), math.Cos(math.Pi / 6), 0, 0}.Then(Matrix{1 / 30., 0, 0, 1 / 10., 0, 0})
			var ps []Vec
			for _, p := range o.Polygon(16) {
				ps = append(ps, back.On(p))
			}
			c := centre(ps[0], ps[len(ps)/2], ps[len(ps)-1])
			for _, p := range ps {
				if d := p.Sub(c).Len(); math.Abs(d-1) > 1e-3 {
					t.Errorf("large %v, sweep %v: %v from the centre", large, sweep, d)
				}
			}
		}
	}
	var o Outline
	o.Move(V(0, 0))
	o.Ellipse(V(0, 0), 0, 4, 0, true, true, V(3, 4))
	if len(o) != 2 || o[1].Op != 'L' {
		t.Errorf("an arc without a radius is %v, not a line (SVG 1.1, F.6.2)", o)
	}
}

// centre is that of the circle through three points.
func centre(a, b, c Vec) Vec {
	d := 2 * (a.X*(b.Y-c.Y) + b.X*(c.Y-a.Y) + c.X*(a.Y-b.Y))
	f := func(u, v, w float64) float64 { return (a.Dot(a)*u + b.Dot(b)*v + c.Dot(c)*w) / d }
	return V(f(b.Y-c.Y, c.Y-a.Y, a.Y-b.Y), f(c.X-b.X, a.X-c.X, b.X-a.X))
}

// TestRoundedCornersTouchTheirEdges: a rounded box is as large as the box, and lies
// inside it.
func TestRoundedCornersTouchTheirEdges(t *testing.T) {
	o := Rounded([]Vec{{0, 0}, {80, 0}, {80, 50}, {0, 50}}, []float64{20, 0, 5, 25})
	lo, hi := Box(o.Polygon(16))
	if !near(lo, V(0, 0)) || !near(hi, V(80, 50)) {
		t.Errorf("from %v to %v", lo, hi)
	}
	if o[0].Op != 'M' || o[len(o)-1].Op != 'Z' {
		t.Errorf("%v is not one contour", o)
	}
}

// TestOutlinesBecomePathsAndBack: lengths are rounded once.
func TestOutlinesBecomePathsAndBack(t *testing.T) {
	o := Circle(V(10, 20), 7.3)
	p := o.Path()
	back := OutlineOf(p)
	if len(back) != len(o) {
		t.Fatalf("%d segments of %d", len(back), len(o))
	}
	for i, s := range back {
		if s.Op != o[i].Op || s.Points() != p[i].Points() {
			t.Errorf("segment %d is %c", i, s.Op)
		}
		for k := range s.Points() {
			if s.P[k].Sub(o[i].P[k]).Len() > 1./65536 {
				t.Errorf("%v became %v", o[i].P[k], s.P[k])
			}
		}
	}
	twice := o.Scaled(2, V(1, 1))
	if b := twice.Path().Bounds(); !near(Of(b.Point), Of(geom.Point{X: geom.Pt(21 - 14.6), Y: geom.Pt(41 - 14.6)})) || math.Abs(b.W.Pt()-29.2) > 1e-4 {
		t.Errorf("%v", b)
	}
	if lo, hi := Box(nil); lo != hi {
		t.Error("nothing has a box")
	}
}
