package geom

import "testing"

// 25.4 mm are 72 pt, exactly; and a length survives the way to a unit and back.
func TestUnitsAgree(t *testing.T) {
	if MM(25.4) != Pt(72) || MM(25.4) != 72*Point1 {
		t.Errorf("%d %d", MM(25.4), Pt(72))
	}
	for _, l := range []Length{0, 1, -1, 12345678, -987654321} {
		if Pt(l.Pt()) != l || MM(l.MM()) != l {
			t.Errorf("%d does not survive", l)
		}
	}
}

func TestMulRoundsHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		l        Length
		num, den int64
		want     Length
	}{{5, 1, 2, 3}, {-5, 1, 2, -3}, {4, 1, 3, 1}, {10, 3, 4, 8}, {7, 2, 7, 2}} {
		if got := c.l.Mul(c.num, c.den); got != c.want {
			t.Errorf("%d × %d ÷ %d = %d, want %d", c.l, c.num, c.den, got, c.want)
		}
	}
}

func TestRectangles(t *testing.T) {
	a, b := R(0, 0, 10, 10), R(5, 5, 10, 10)
	if a.Union(b) != R(0, 0, 15, 15) || a.Union(Rect{}) != a || (Rect{}).Union(b) != b {
		t.Error("union")
	}
	if !a.Contains(R(2, 2, 8, 8)) || a.Contains(b) {
		t.Error("contains")
	}
}

// Moving a path moves every point, and leaves the original alone.
func TestMovingAPath(t *testing.T) {
	var p Path
	p.MoveTo(Point{1, 2})
	p.CurveTo(Point{3, 4}, Point{5, 6}, Point{7, 8})
	p.LineTo(Point{0, 0})
	p.Close()
	before := p.Bounds()
	q := p.Move(Point{10, 20})
	if q.Bounds() != R(10, 20, before.W, before.H) || p.Bounds() != before {
		t.Errorf("%v %v", q.Bounds(), p.Bounds())
	}
	if RectPath(R(1, 2, 3, 4)).Bounds() != R(1, 2, 3, 4) {
		t.Error("the outline of a rectangle has other bounds")
	}
}
