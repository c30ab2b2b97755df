package icc_test

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"malbild/internal/icc"
)

var be = binary.BigEndian

func fixed(b []byte, v ...float64) []byte {
	for _, x := range v {
		b = be.AppendUint32(b, uint32(int32(math.Round(x*65536))))
	}
	return b
}

// para and curv are curves as profiles hold them.
func para(kind uint16, v ...float64) []byte {
	return fixed(be.AppendUint16(be.AppendUint16([]byte("para\x00\x00\x00\x00"), kind), 0), v...)
}

func curv(points ...uint16) []byte {
	b := be.AppendUint32([]byte("curv\x00\x00\x00\x00"), uint32(len(points)))
	for _, p := range points {
		b = be.AppendUint16(b, p)
	}
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

// table4 is a table of version 4 with every element, the grid filled by f.
func table4(sig string, in, out, grid, width int, a, m, b [][]byte, matrix []float64, f func([]float64) []float64) []byte {
	t := append([]byte(sig+"\x00\x00\x00\x00"), byte(in), byte(out), 0, 0)
	t = append(t, make([]byte, 20)...)
	part := func(i int, data []byte) {
		be.PutUint32(t[12+4*i:], uint32(len(t)))
		t = append(t, data...)
		for len(t)%4 != 0 {
			t = append(t, 0)
		}
	}
	join := func(c [][]byte) (all []byte) {
		for _, one := range c {
			all = append(all, one...)
		}
		return all
	}
	part(0, join(b))
	part(1, fixed(nil, matrix...))
	part(2, join(m))
	cells := make([]byte, 20)
	for i := range in {
		cells[i] = byte(grid)
	}
	cells[16] = byte(width)
	n := 1
	for range in {
		n *= grid
	}
	for i := range n {
		at := make([]float64, in)
		for k, left := in-1, i; k >= 0; k-- {
			at[k] = float64(left%grid) / float64(grid-1)
			left /= grid
		}
		for _, v := range f(at) {
			v = max(0, min(1, v))
			if width == 1 {
				cells = append(cells, byte(math.Round(v*255)))
			} else {
				cells = be.AppendUint16(cells, uint16(math.Round(v*65535)))
			}
		}
	}
	part(3, cells)
	part(4, join(a))
	return t
}

// version4 is a profile of version 4 with every kind of curve in it. Its colours are
// roughly those of ink on paper, so that a black point can be found.
func version4(toInks, toLab int) []byte {
	print := func(k []float64) []float64 {
		l := (1 - 0.4*k[0]) * (1 - 0.5*k[1]) * (1 - 0.1*k[2]) * (1 - 0.85*k[3])
		return []float64{l, (128 + (-35*k[0]+75*k[1]-5*k[2])*(1-k[3])) / 255, (128 + (-50*k[0]-3*k[1]+90*k[2])*(1-k[3])) / 255}
	}
	separate := func(v []float64) []float64 {
		l, a, b := v[0], v[1]*255-128, v[2]*255-128
		k := max(0, 0.9-1.6*l)
		return []float64{0.95*(1-l) - a/90 - b/150, 0.95*(1-l) + a/90, 0.95*(1-l) + b/80, k}
	}
	one := [][]byte{para(0, 1.1), para(1, 1.2, 0.9, 0.1), para(2, 1.1, 0.9, 0.05, 0.02), para(3, 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)}
	three := [][]byte{para(4, 1.8, 0.95, 0.05, 0.3, 0.1, 0.01, 0.0), curv(), curv(0, 9000, 30000, 52000, 65535)}
	plain := [][]byte{curv(), para(0, 1), curv(256)}
	matrix := []float64{0.98, 0.01, 0, 0.02, 0.97, 0.01, 0, 0.01, 0.98, 0.005, 0, 0.01}
	b2a := table4("mBA ", 3, 4, toInks, 1, one, plain, three, matrix, separate)
	a2b := table4("mAB ", 4, 3, toLab, 2, one, plain, plain, matrix, print)
	names := be.AppendUint32(be.AppendUint32([]byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenUS"), 10), 28)
	names = append(names, "\x00P\x00a\x00p\x00e\x00r"...)
	data := build(map[string][]byte{"desc": append(names, 0, 0), "A2B0": a2b, "A2B1": a2b, "B2A0": b2a, "B2A1": b2a}, "desc", "A2B0", "A2B1", "B2A0", "B2A1")
	be.PutUint32(data, uint32(len(data)))
	be.PutUint32(data[8:], 0x04200000)
	copy(data[68:], fixed(nil, 0.9642, 1, 0.8249))
	return data
}

func saved(t *testing.T, data []byte) string {
	name := filepath.Join(t.TempDir(), "profile.icc")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// screens are colours of a screen, greys and shadows among them.
func screens(n int) (rgbs [][3]uint8, input string) {
	r := rand.New(rand.NewPCG(5, 9))
	var in strings.Builder
	for i := range n {
		c := [3]uint8{uint8(r.IntN(256)), uint8(r.IntN(256)), uint8(r.IntN(256))}
		if i%4 == 0 {
			c = [3]uint8{uint8(r.IntN(40)), uint8(r.IntN(40)), uint8(r.IntN(40))}
		}
		rgbs = append(rgbs, c)
		fmt.Fprintln(&in, c[0], c[1], c[2])
	}
	return rgbs, in.String()
}

// worstPrint is how far inks of ours and of LittleCMS print apart, in ΔE*ab, and how
// many per cent of an ink they differ by at most.
func worstPrint(p *icc.Profile, rgbs [][3]uint8, rows [][]float64, ours func(icc.Lab) icc.Inks) (deltaE, ink float64) {
	for i, c := range rgbs {
		k := ours(icc.FromSRGB(c))
		var theirs icc.Inks
		for n := range k {
			theirs[n] = rows[i][n] / 100
			ink = max(ink, math.Abs(100*k[n]-rows[i][n]))
		}
		deltaE = max(deltaE, p.Printed(k).DeltaE76(p.Printed(theirs)))
	}
	return deltaE, ink
}

// Stated: inks within 0.3 % and prints within ΔE*ab 0.5 of what LittleCMS makes.
func TestVersion4EqualsLittleCMS(t *testing.T) {
	data := version4(11, 11) // LittleCMS interpolates in tetrahedra, this engine in cubes: a coarse grid parts them
	p, err := icc.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	if p.Description() != "Paper" {
		t.Errorf("description %q", p.Description())
	}
	file := saved(t, data)
	rgbs, input := screens(colours)
	for _, c := range []struct {
		name string
		ours func(icc.Lab) icc.Inks
		flag []string
	}{{"colorimetric", p.Inks, nil}, {"with black point compensation", p.Photo, []string{"-b"}}} {
		rows := transicc(t, "*sRGB", file, input, c.flag...)
		if len(rows) != len(rgbs) {
			t.Fatalf("%s: %d answers", c.name, len(rows))
		}
		deltaE, ink := worstPrint(p, rgbs, rows, c.ours)
		t.Logf("%s: ΔE %.3f, %.3f %% ink", c.name, deltaE, ink)
		if deltaE > 0.5 || ink > 0.3 {
			t.Errorf("%s: ΔE %.3f, %.3f %% ink from LittleCMS", c.name, deltaE, ink)
		}
	}
	r := rand.New(rand.NewPCG(6, 9))
	var in strings.Builder
	var all [][4]uint8
	for range colours {
		k := [4]uint8{uint8(r.IntN(101)), uint8(r.IntN(101)), uint8(r.IntN(101)), uint8(r.IntN(101))}
		all = append(all, k)
		fmt.Fprintln(&in, k[0], k[1], k[2], k[3])
	}
	worst := 0.0
	for i, row := range transicc(t, file, "*Lab", in.String()) {
		worst = max(worst, p.Printed(icc.FromPerCent(all[i])).DeltaE76(icc.Lab{L: row[0], A: row[1], B: row[2]}))
	}
	t.Logf("print: ΔE %.3f", worst)
	if worst > 0.5 {
		t.Errorf("print differs from LittleCMS by ΔE %.3f", worst)
	}
}

func TestBlackPointCompensationEqualsLittleCMS(t *testing.T) {
	p := coated(t)
	rgbs, input := screens(colours)
	rows := transicc(t, "*sRGB", profileFile(t), input, "-b")
	if len(rows) != len(rgbs) {
		t.Fatalf("%d answers", len(rows))
	}
	deltaE, ink := worstPrint(p, rgbs, rows, p.Photo)
	t.Logf("ΔE %.3f, %.3f %% ink, black point L* %.2f", deltaE, ink, p.BlackPoint().L)
	if deltaE > 0.5 || ink > 0.5 {
		t.Errorf("ΔE %.3f, %.3f %% ink from LittleCMS", deltaE, ink)
	}
	if without, _ := worstPrint(p, rgbs, rows, p.Inks); without < 2 {
		t.Errorf("the test cannot tell compensation from none: ΔE %.3f", without)
	}
}

// Shadows keep their drawing: what differs on a screen differs on paper.
func TestPhotoKeepsShadows(t *testing.T) {
	p := coated(t)
	last := -1.0
	for v := range 40 {
		l := p.Printed(p.Photo(icc.FromSRGB([3]uint8{uint8(v), uint8(v), uint8(v)}))).L
		if l < last-0.05 {
			t.Errorf("grey %d prints darker than grey %d: L* %.2f, %.2f", v, v-1, l, last)
		}
		last = l
	}
	spread := func(of func(icc.Lab) icc.Inks) float64 {
		at := func(v uint8) float64 { return p.Printed(of(icc.FromSRGB([3]uint8{v, v, v}))).L }
		return at(24) - at(0)
	}
	if with, without := spread(p.Photo), spread(p.Inks); with < 4 || with < without+2 {
		t.Errorf("greys 0 to 24 spread over L* %.2f, without compensation %.2f", with, without)
	}
}

func TestHostileVersion4(t *testing.T) {
	good := version4(3, 3)
	if _, err := icc.Parse(good); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(7, 9))
	for range 3000 { // no byte makes it panic, hang or take more than it has
		bad := append([]byte(nil), good...)
		for range 1 + r.IntN(4) {
			bad[132+r.IntN(600)] = byte(r.IntN(256))
		}
		if p, err := icc.Parse(bad[:len(bad)-r.IntN(3)*r.IntN(400)]); err == nil {
			if k := p.Photo(icc.Lab{L: 30}); math.IsNaN(k.Total()) || k.Total() > 400.001 {
				t.Fatalf("%v", k)
			}
		}
	}
}
