package svg

import (
	"math"
	"testing"

	"malbild/internal/plane"
)

func TestPathArcs(t *testing.T) {
	o, ok := PathData("M11 24A13 13 0 1 1 37 24A13 13 0 1 1 11 24Z")
	if !ok {
		t.Fatal("two half circles cannot be read")
	}
	for _, p := range o.Polygon(25) {
		if r := p.Sub(plane.V(24, 24)).Len(); math.Abs(r-13) > .01 {
			t.Fatalf("point %v is %.4f from the centre", p, r)
		}
	}
	for _, bad := range []string{"L1 2", "M1", "M1 2Q3 4 5", "M1 2 z 3", "7", "M1 2A3 3 0 2 1 4 4", "M1 2X", "M1e400 2"} {
		if _, ok := PathData(bad); ok {
			t.Errorf("%q was accepted", bad)
		}
	}
}

func FuzzPathData(f *testing.F) {
	f.Add("M24 42C12 33 5 26.5 5 17.5H3V4A9 9 0 0 1 33 17Z")
	f.Fuzz(func(t *testing.T, s string) {
		o, ok := PathData(s)
		if ok && len(o) > 2*len(s)+2 {
			t.Errorf("%d segments of %d bytes", len(o), len(s))
		}
	})
}
