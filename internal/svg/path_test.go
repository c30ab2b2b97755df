package svg

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"malbild/internal/geom"
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

// What is written shortly is the same outline as what is written out (SVG 1.1, 8.3.6,
// 8.3.7): S and T go on from the mirrored control point, or from where they stand when
// the command before is of another kind; small letters count from there.
func TestShortCurvesAreTheLongOnes(t *testing.T) {
	for short, long := range map[string]string{
		"M10 10C10 20 20 30 30 10S60 40 70 10": "M10 10C10 20 20 30 30 10C40 -10 60 40 70 10",
		"M10 10c0 10 10 20 20 0s30 30 40 0":    "M10 10C10 20 20 30 30 10C40 -10 60 40 70 10",
		"M10 10L30 20S60 40 70 10":             "M10 10L30 20C30 20 60 40 70 10",
		"M10 10Q20 30 30 10T50 15":             "M10 10Q20 30 30 10Q40 -10 50 15",
		"M10 10q10 20 20 0t20 5t10 10":         "M10 10Q20 30 30 10Q40 -10 50 15Q60 40 60 25",
		"M10 10Q20 30 30 10S60 40 70 10":       "M10 10Q20 30 30 10C30 10 60 40 70 10",
		"M10 10h20v5H5V40l3 4 5-6z":            "M10 10L30 10L30 15L5 15L5 40L8 44L13 38Z",
	} {
		if got, want := outline(t, short, ""), outline(t, long, ""); !reflect.DeepEqual(got, want) {
			t.Errorf("%s\n%v\n%v", short, got, want)
		}
	}
}

// Transformations move points as SVG 1.1, 7.6 says.
func TestTransformationsMovePoints(t *testing.T) {
	for transform, want := range map[string]string{
		"skewX(45)":               "M20 10L50 20L60 40Z",
		"skewY(45)":               "M10 20L30 50L20 60Z",
		"scale(2 .5)":             "M20 5L60 10L40 20Z",
		"translate(5)":            "M15 10L35 20L25 40Z",
		"translate(5 6)":          "M15 16L35 26L25 46Z",
		"matrix(.5 .2 .3 .4 5 6)": "M13 12L26 20L27 26Z",
	} {
		if got, want := outline(t, "M10 10L30 20L20 40Z", transform), outline(t, want, ""); !near(got, want) {
			t.Errorf("%s:\n%v\n%v", transform, got, want)
		}
	}
}

func outline(t *testing.T, d, transform string) geom.Path {
	t.Helper()
	return parse(t, wrap(`<path d="`+d+`" transform="`+transform+`"/>`)).Shapes[0].Path
}

// near reports whether two outlines differ by rounding alone.
func near(a, b geom.Path) bool {
	return slices.EqualFunc(a, b, func(s, q geom.Seg) bool {
		for i := range s.Points() {
			if d := s.P[i].X - q.P[i].X; d < -2 || d > 2 {
				return false
			}
			if d := s.P[i].Y - q.P[i].Y; d < -2 || d > 2 {
				return false
			}
		}
		return s.Op == q.Op
	})
}
