package figure

import (
	"math"
	"slices"
	"testing"

	"malbild/internal/asset"
	"malbild/internal/geom"
	"malbild/internal/plane"
	"malbild/internal/svg"
	"malbild/internal/typeset"
)

func TestIconsKeepToTheirLiveArea(t *testing.T) {
	for _, id := range asset.IconIDs() {
		l, ok := readIcon(id)
		if !ok {
			t.Errorf("icon %s cannot be read", id)
			continue
		}
		for _, o := range []plane.Outline{l.fill, l.line, l.solid} {
			if len(o) == 0 {
				continue
			}
			lo, hi := plane.Box(o.Polygon(samples))
			if lo.X < 3.5 || lo.Y < 3.5 || hi.X > 45 || hi.Y > 44.5 {
				t.Errorf("icon %s reaches %v–%v", id, lo, hi)
			}
		}
	}
}

// area is twice the signed area of a polygon.
func area(ps []plane.Vec) float64 {
	var a float64
	for i, p := range ps {
		q := ps[(i+1)%len(ps)]
		a += p.X*q.Y - q.X*p.Y
	}
	return a / 2
}

func TestRoundedCornersTouchTheirEdges(t *testing.T) {
	p := Panel(geom.Size{W: geom.MM(83), H: geom.MM(52)}, [4]geom.Length{geom.MM(26), geom.MM(26), geom.MM(4), geom.MM(26)})
	b := bounds2(plane.OutlineOf(p).Polygon(samples))
	if math.Abs(b.X-geom.MM(83).Pt()) > .01 || math.Abs(b.Y-geom.MM(52).Pt()) > .01 {
		t.Errorf("panel measures %v", b)
	}
}

func bounds2(ps []plane.Vec) plane.Vec {
	lo, hi := plane.Box(ps)
	return hi.Sub(lo)
}

// The panel as it was drawn for part 1 of a brochure: «M M,0 H W−S A S S 0 0 1 W,S V H−k A k k 0 0 0 W−k,H H L
// A L L 0 0 1 0,H−L V M A M M 0 0 1 M,0 Z» with W 136, H 92, L 44, M 27, S 4, k 42.
func TestPanelWithHub(t *testing.T) {
	want, ok := svg.PathData("M27 0H132A4 4 0 0 1 136 4V50A42 42 0 0 0 94 92H44A44 44 0 0 1 0 48V27A27 27 0 0 1 27 0Z")
	if !ok {
		t.Fatal("the path of part 1 cannot be read")
	}
	hub := HubCorner(4, 0, true)
	if hub != BottomRight {
		t.Fatalf("part 1 has its hub at %v", hub)
	}
	panel, disc := PanelWithHub(geom.Size{W: geom.MM(136), H: geom.MM(92)},
		HubRadii(hub, geom.MM(44), geom.MM(27), geom.MM(4)), hub, geom.MM(42), geom.MM(38))
	mm := geom.MM(1).Pt()
	got := plane.OutlineOf(panel).Polygon(samples)
	if math.Abs(area(got)/mm/mm-area(want.Polygon(samples))) > 2 {
		t.Errorf("area %.1f, want %.1f", area(got)/mm/mm, area(want.Polygon(samples)))
	}
	for _, p := range want.Polygon(samples) {
		near := slices.ContainsFunc(got, func(q plane.Vec) bool { return q.Mul(1/mm).Sub(p).Len() < 1.5 })
		if !near {
			t.Errorf("no point near %v", p)
		}
	}
	if b := disc.Bounds(); b.W < geom.MM(37.9) || b.Right() > geom.MM(136)+1 || b.Bottom() > geom.MM(92)+1 {
		t.Errorf("disc %v", b)
	}
	for i, want := range []Corner{BottomRight, BottomLeft, TopLeft, TopRight} {
		if got := HubCorner(4, i, true); got != want {
			t.Errorf("part %d: hub corner %v, want %v", i+1, got, want)
		}
	}
}

func TestLineSets(t *testing.T) {
	r := ruler{lib: typeset.New(), face: "roboto-bold"}
	texts := func(phrases ...string) (out []string) {
		for _, s := range r.lineSets(phrases) {
			joined := ""
			for i, l := range s.lines {
				if i > 0 {
					joined += "|"
				}
				joined += l
			}
			out = append(out, joined)
		}
		return out
	}
	for _, c := range []struct {
		in, want []string
	}{
		{[]string{"Nära mig", "på bästa sätt"}, []string{"Nära mig på bästa sätt", "Nära mig|på bästa sätt"}},
		{[]string{"Nära vård"}, []string{"Nära vård", "Nära|vård"}},
		{[]string{"Före-", "byggande"}, []string{"Förebyggande", "Före-|byggande"}},
		{[]string{"Hälso-", "och sjukvård"}, []string{"Hälso- och sjukvård", "Hälso-|och sjukvård"}},
	} {
		if got := texts(c.in...); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func BenchmarkLeaves(b *testing.B) {
	lib, prof, f := typeset.New(), profile(), specimen(4)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Leaves(lib, f, prof, Options{Box: box(130)}); err != nil {
			b.Fatal(err)
		}
	}
}
